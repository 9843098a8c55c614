"""Note what each step of a scoring comes to, and what each line of a ledger takes: the second form of the function.

Beside its results that form gives a list of values, in which each thing noted has a place of its own, and the lines of
all ledgers that took or gave something. A number stands there as a pair of whole numbers, which nobody has reduced.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import attrs

from indicrules.engine.compiled import pairs
from indicrules.engine.compiled.values import Pair, Real, Reals, Single, Truth, Wholes, Written
from indicrules.model.rules import Adjustment, Cap, Item
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.engine.compiled.writer import Writer

Kind = Literal["formula", "item", "bonus", "deduct", "award", "held", "cap", "rounding", "missing", "rescale"]
Rule = Adjustment | Cap | Item | None


@attrs.frozen(eq=False)
class LineKind:
    """What all lines of one rule have in common: everything but the points.

    `subject` names the member that an `item`, `bonus` or `rescale` line is about.
    """

    kind: Kind
    rule: str | Span
    span: Span
    because: str | None = None
    subject: str | None = None
    clause: Rule = None

    @property
    def text(self) -> str:
        """The clause's own text."""
        return self.rule if isinstance(self.rule, str) else " ".join(self.rule.text.split())


class Notes:
    """Where values are noted, and the kinds of line that ledgers may have.

    `unsure` names the items of which some line may be irrational: these ledgers are worked out by the reference
    evaluator. None is the ruleset.
    """

    def __init__(self, writer: Writer) -> None:
        self.values, self.lines = writer.variable(), writer.variable()
        self.places: dict[tuple[str | None, Hashable], int] = {}
        self.kinds: list[tuple[str | None, LineKind]] = []
        self.unsure: set[str | None] = set()

    def value(self, writer: Writer, item: str | None, key: Hashable, value: Written) -> None:
        """Write that a value is noted under an item's key."""
        place = self.places.setdefault((item, key), len(self.places))
        writer.put(f"{self.values}[{place}] = {_text(value)}")

    def line(self, writer: Writer, item: str | None, kind: LineKind, points: Written) -> None:
        """Write that a line takes so many points, where they are not 0."""
        if not isinstance(points, Pair):
            self.unsure.add(item)
            return
        if points.known is not None and not points.known:
            return
        number = len(self.kinds)
        self.kinds.append((item, kind))
        over, under = pairs.parts(points)
        taken = f"{self.lines} += ({number}, {over}, {under}),"
        writer.put(taken if points.over is None else f"if {points.over}: {taken}")


def _text(value: Written) -> str:
    match value:
        case Pair():
            return f"({', '.join(pairs.parts(value))})"
        case Truth():
            return value.text
        case Real() | Single():
            return value.name
        case Wholes() | Reals():
            raise AssertionError(value)


def decoded(value: Any) -> Any:
    """Give a noted value: of a pair the number."""
    return Fraction(*value) if type(value) is tuple else value
