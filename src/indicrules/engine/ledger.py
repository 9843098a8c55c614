"""Turn an outcome into its ledger: lines that add up to exactly what was lost."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from indicrules.engine.values import ZERO
from indicrules.exact.errors import ExactError
from indicrules.meaning.core import Line, LineKind
from indicrules.meaning.ledger import default_rule
from indicrules.model.rules import Adjustment, Cap, Item

if TYPE_CHECKING:
    from indicrules.engine.outcome import Outcome
    from indicrules.text.source import Span

_OFF_THE_EDGE = Fraction(1, 4 * 10**12)  # what lies on an edge between two roundings lies between two after this

Rule = Adjustment | Cap | Item | None


@attrs.define
class Entry:
    """One line before it is worded: what was lost (positive) or gained, by which rule, said where.

    `subject` names the member that an `item`, `bonus` or `rescale` line is about.
    """

    kind: LineKind
    points: Any
    _rule: str | Span
    span: Span
    because: str | None = None
    subject: str | None = None
    clause: Rule = None

    @property
    def rule(self) -> str:
        """The clause's own text."""
        return self._rule if isinstance(self._rule, str) else " ".join(self._rule.text.split())


def entries(outcome: Outcome, outcomes: Mapping[str, Outcome]) -> tuple[Entry, ...]:
    """Give the lines of an item's ledger; their points are rational and sum to full mark − score."""
    item = outcome.item
    if item.full is None or outcome.status == "dropped":
        return ()
    final = rational(outcome.score)
    if outcome.status != "scored":
        lines = [Entry("missing", item.full - final, f"{_policy(outcome)}", item.span, _because(outcome))]
        return tuple(line for line in lines if line.points)
    lines = [
        Entry(line.kind, points, line.rule, line.span, _why(line, outcomes), line.subject, line.clause)
        for line, points in outcome.lines
    ]
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
    """Give a value to twelve places, of two the one above where no digits decide between them."""
    found = certain(value)
    return found if found is not None else rational(value + _OFF_THE_EDGE)


def _why(line: Line, outcomes: Mapping[str, Outcome]) -> str | None:
    """Give the author's reason of a line; of a member whose weight others take on, why it does not count."""
    if line.kind != "rescale" or line.subject is None:
        return line.because
    reason = outcomes[line.subject].reason
    return reason.because if reason is not None else None


def _settled(lines: list[Entry], final: Fraction, item: Item, full: Fraction) -> list[Entry]:
    """Make all points rational that sum to what was lost: an irrational formula takes in the rounding."""
    first, merged = lines[0], lines[0].kind == "formula" and not isinstance(lines[0].points, Fraction | int)
    kept = [line for line in (lines[1:] if merged else lines) if line.kind != "rounding"]
    for line in kept:
        line.points = nearby(line.points)
    rest = full - final - sum((line.points for line in kept), ZERO)
    if merged:
        return [attrs.evolve(first, points=rest), *kept]
    rounding = lines[-1] if lines[-1].kind == "rounding" else Entry("rounding", rest, default_rule(item), item.span)
    return [*kept, attrs.evolve(rounding, points=rest)]


def _policy(outcome: Outcome) -> str:
    kind = outcome.reason.kind if outcome.reason is not None else "missing"
    return f"{kind} {outcome.status}"


def _because(outcome: Outcome) -> str | None:
    return outcome.reason.because if outcome.reason is not None else None
