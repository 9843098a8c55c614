"""Turn an item of a scorecard into the exact values that its score comes from, which causes are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from indicrules.card.scorecard import Item, Scorecard
from indicrules.exact.number import cut_text, exact_text
from indicrules.model.rules import Range, Rounding, end_types
from indicrules.model.types import NumberType
from indicrules.syntax.tree import ComparisonOperator
from indicrules.text.classes import frozen

_WHOLE = 10**12  # decimals that are written out
_MOST = 12  # terms of a sum that are written out


@frozen
class Facts:
    """What an item was scored from; what there is none of, or what is irrational, is None.

    Values are in base units, shares as fractions of one; `exact` is the score before its rounding, `score` the one
    that counts. `completion` is not rounded, `counted` is as the ruleset rounds it, `ratio` is the actual ÷ the target
    whatever the direction. `scale` is one of the unit that actual and target are shown in.
    """

    item: Item
    full: Fraction | None
    exact: Fraction | None
    score: Fraction | None
    rounding: Rounding | None
    actual: Fraction | None = None
    target: Fraction | None = None
    operator: ComparisonOperator | None = None
    completion: Fraction | None = None
    counted: Fraction | None = None
    met: bool | None = None
    share: bool = False
    scale: Fraction = Fraction(1)

    @property
    def ratio(self) -> Fraction | None:
        """The actual ÷ the target, where both are above 0."""
        if self.actual is None or self.target is None or self.actual < 0 or self.target <= 0:
            return None
        return self.actual / self.target

    @property
    def proportional(self) -> bool:
        """Whether the exact score is the full mark times the completion, rounded or not, at most the full mark."""
        if self.full is None or self.completion is None:
            return False
        return self.unrounded or self.exact == self.full * min(Fraction(1), self.counted or self.completion)

    @property
    def unrounded(self) -> bool:
        """Whether the exact score is the full mark times the exact completion, at most the full mark."""
        if self.full is None or self.completion is None:
            return False
        return self.exact == self.full * min(Fraction(1), self.completion)

    @property
    def quotient(self) -> tuple[Fraction, Fraction] | None:
        """The two whose quotient the completion is, as the direction of the target has it."""
        if self.ratio is None or self.actual is None or self.target is None or not self.actual:
            return None
        if self.operator in ("<=", "<"):
            return self.target, self.actual
        return self.actual, self.target

    def shown(self, value: Fraction) -> str:
        """Write an actual or target as a bare number of its unit, a share in percent."""
        return percent(value) if self.share else number(value / self.scale)


def facts_of(item: Item) -> Facts:
    """Give the facts of an item."""
    outcome, rule = item.outcome, item.rule
    target = rule.target
    full, score = rule.full, item.score
    found = Facts(
        item, full, _rational(outcome.unrounded), None if score is None else Fraction(score), rule.round_score,
        met=outcome.met,
    )  # fmt: skip
    bounds = end_types(target)
    if target is None or not isinstance(bounds[0], NumberType):
        return found
    unit = item._unit
    return Facts(
        item, found.full, found.exact, found.score, found.rounding,
        _rational(outcome.actual), _rational(outcome.target), _operator(item), _rational(outcome.completion_exact),
        _rational(outcome.completion), outcome.met, bounds[0].percent, Fraction(1) if unit is None else unit.scale,
    )  # fmt: skip


def _operator(item: Item) -> ComparisonOperator | None:
    """Give the operator of a target, of a range that of the end that the actual lies beyond."""
    target, outcome = item.rule.target, item.outcome
    if not isinstance(target, Range):
        return None if target is None else target.operator
    actual, nearest = _rational(outcome.actual), _rational(outcome.target)
    if actual is None or nearest is None or outcome.met:
        return None
    return ">=" if actual < nearest else "<="


def of_total(card: Scorecard) -> tuple[Fraction | None, Rounding | None]:
    """Give the total before its rounding, and that rounding."""
    return _rational(card.detail.root.unrounded), card.model.root.round_score


def _rational(value: Any) -> Fraction | None:
    if isinstance(value, bool):
        return None
    return Fraction(value) if isinstance(value, int | Fraction | Decimal) else None


@lru_cache(1 << 12)  # an audit tries the same numbers in many ways
def number(value: Fraction) -> str:
    """Write a number: whole where it has few places, else cut, with `…`."""
    return (exact_text(value) if not _WHOLE % value.denominator else cut_text(value, 9)).replace("-", "−")


def percent(value: Fraction) -> str:
    """Write a share in percent."""
    return f"{number(value * 100)}%"


def gap_text(one: Fraction, other: Fraction) -> str:
    """Write a difference, and what it comes to.

    >>> gap_text(Fraction(10), Fraction(39, 4))
    '10 − 9.75 = 0.25'
    """
    return f"{number(one)} − {number(other)} = {number(one - other)}"


def sum_text(terms: Sequence[Fraction]) -> str:
    """Write the terms of a sum, of many the first.

    >>> sum_text([Fraction(1), Fraction(1, 2)])
    '1 + 0.5'
    """
    return " + ".join([*map(number, terms[:_MOST]), *(("…",) if len(terms) > _MOST else ())])
