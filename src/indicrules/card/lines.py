"""A line of a ledger as scorecards show it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.card.arithmetic import entry_arithmetic, entry_limit
from indicrules.evaluate.ledger import Entry
from indicrules.evaluate.told import Told
from indicrules.model.rules import Adjustment, Limit

if TYPE_CHECKING:
    from decimal import Decimal

    from indicrules.card.attribution import Share
    from indicrules.card.scorecard import Scorecard


_BY_STEPS = frozenset({"item", "deduct", "award", "held", "rounding"})  # whose arithmetic reads nothing of the points


class Line:
    """A line of a ledger.

    `kind` is what took or gave the points; `points` is positive when lost, negative when gained; `rule` is the clause's
    own text, `because` the author's reason, `at` where the clause stands, `subject` the member that an `item`, `bonus`
    or `rescale` line is about; `arithmetic` is the clause with numbers put in.
    """

    __slots__ = ("_card", "_item", "_line", "_number", "at", "because", "kind", "points", "rule", "subject")

    def __init__(
        self, said: Told, points: Decimal | Fraction, because: str | None, card: Scorecard, item: int, number: int
    ) -> None:
        self._line, self.kind, self.rule, self.subject, self.at = said
        self.points, self.because = points, because
        self._card, self._item, self._number = card, item, number

    def __reduce__(self) -> tuple[Any, ...]:
        return _line_at, (self._card, self._item, self._number)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Line) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return self.kind, self.points, self.because, self.rule, self.subject, self.at

    @property
    def _entry(self) -> Entry:
        points: Any = self.points if self.kind in _BY_STEPS else Fraction(self.points)
        return Entry(self._line, points, self.because)

    @property
    def arithmetic(self) -> str:
        """The clause with numbers put in, and what it comes to where that is not plain from `points`."""
        arithmetic, limit = self.written
        return f"{arithmetic}, limited to {limit}" if limit else arithmetic

    @property
    def written(self) -> tuple[str, str]:
        """The clause with numbers put in, and the `up to` that bound it, else nothing."""
        outcome = self._card._told_at(self._item)
        return entry_arithmetic(self._entry, outcome), entry_limit(self._entry, outcome)

    @property
    def clause(self) -> Adjustment | Limit | None:
        """The clause of a deduction, award or limit."""
        return self._line.clause

    @property
    def shares(self) -> tuple[Share, ...]:
        """How a group's `formula` line is attributed: what raising each member to its full mark in turn gives back.

        They add up to the line, what even full members would not give back being a share of its own.
        """
        if self.kind != "formula" or not self._card._rule_at(self._item).summed:
            return ()
        from indicrules.card.attribution import shares  # worked out only when asked for

        return shares(self._entry, self._card._outcome_at(self._item), self._card.detail)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.points} at {self.at}>"


def _line_at(card: Scorecard, item: int, number: int) -> Line:
    return card._ledger_at(item)[number]
