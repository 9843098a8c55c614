"""Turn an outcome into its ledger: lines that add up to exactly what was lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.evaluate.values import ZERO
from indicrules.exact.errors import ExactError
from indicrules.meaning.core import Constant, Line, LineKind
from indicrules.meaning.ledger import default_rule
from indicrules.model.rules import Item
from indicrules.model.types import NUMBER
from indicrules.text.classes import evolve, mutable

if TYPE_CHECKING:
    from indicrules.evaluate.outcome import Outcome
    from indicrules.evaluate.values import Reason

_OFF_THE_EDGE = Fraction(1, 4 * 10**12)  # what lies on an edge between two roundings lies between two after this


@mutable
class Entry:
    """One line before it is worded, the points it took (positive) or gave, and the author's reason."""

    line: Line
    points: Any
    because: str | None = None

    @property
    def kind(self) -> LineKind:
        """What took or gave the points."""
        return self.line.kind


def entries(outcome: Outcome, outcomes: Mapping[str, Outcome]) -> tuple[Entry, ...]:
    """Give the lines of an item's ledger; their points are rational and sum to full mark − score."""
    item = outcome.item
    if item.full is None or outcome.status == "dropped":
        return ()
    final = rational(outcome.score)
    if outcome.status != "scored":
        return missed(item, outcome.status, outcome.reason)
    lines = [Entry(line, points, why(line, lambda name: outcomes[name].reason)) for line, points in outcome.lines()]
    if not all(type(line.points) is Fraction for line in lines):
        lines = _settled(lines, final, item, item.full)
    return tuple(line for line in lines if line.points)


def rational(value: Any) -> Fraction:
    """Give a value as the card shows it: an irrational one at 12 places, half even."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value)
    from indicrules.exact.real import approximate  # irrational numbers are loaded only where a rule needs them

    return approximate(value, 12)


def certain(value: Any) -> Fraction | None:
    """Give a value as the card shows it; None for one so near to an edge of twelve places that no digits decide it."""
    try:
        return rational(value)
    except ExactError:
        return None


def nearby(value: Any) -> Fraction:
    """Give a value to twelve places, of two the one above where no digits decide between them.

    One that is so large that digits do not reach its places is given as far as they tell it.
    """
    for near in (value, value + _OFF_THE_EDGE):
        found = certain(near)
        if found is not None:
            return found
    from indicrules.exact.real import told  # irrational numbers are loaded only where a rule needs them

    return told(value)


def why(line: Line, reason_of: Callable[[str], Reason | None]) -> str | None:
    """Give the author's reason of a line; of a member whose weight others take on, why it does not count."""
    if line.kind != "rescale" or line.subject is None:
        return line.because
    reason = reason_of(line.subject)
    return reason.because if reason is not None else None


def _settled(lines: list[Entry], final: Fraction, item: Item, full: Fraction) -> list[Entry]:
    """Make all points rational that sum to what was lost: an irrational formula takes in the rounding."""
    first, merged = lines[0], lines[0].kind == "formula" and not isinstance(lines[0].points, Fraction | int)
    kept = [line for line in (lines[1:] if merged else lines) if line.kind != "rounding"]
    for line in kept:
        line.points = nearby(line.points)
    rest = full - final - sum((line.points for line in kept), ZERO)
    if merged:
        return [evolve(first, points=rest), *kept]
    last = lines[-1] if lines[-1].kind == "rounding" else Entry(made_line("rounding", default_rule(item), item), rest)
    return [*kept, evolve(last, points=rest)]


def missed(item: Item, status: str, reason: Reason | None) -> tuple[Entry, ...]:
    """Give the line of an item that was not scored but has a score by its policy."""
    assert item.full is not None
    kind = reason.kind if reason is not None else "missing"
    points = item.full if status == "zero" else ZERO
    line = made_line("missing", f"{kind} {status}", item)
    return (Entry(line, points, reason.because if reason is not None else None),) if points else ()


def made_line(kind: LineKind, rule: str, item: Item) -> Line:
    """Give a line that no step of the item has."""
    return Line(kind, rule, item.span, Constant(ZERO, NUMBER, item.span))
