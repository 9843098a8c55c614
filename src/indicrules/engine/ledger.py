"""Turn an outcome into its ledger: lines that add up to exactly what was lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import attrs

from indicrules.engine.totals import above, total
from indicrules.engine.values import ONE, ZERO
from indicrules.exact.errors import ExactError
from indicrules.model.rules import Adjustment, Cap, Item

if TYPE_CHECKING:
    from indicrules.engine.outcome import Outcome
    from indicrules.text.source import Span

_OFF_THE_EDGE = Fraction(1, 4 * 10**12)  # what lies on an edge between two roundings lies between two after this

Kind = Literal["formula", "item", "bonus", "deduct", "award", "held", "cap", "rounding", "missing", "rescale"]
Rule = Adjustment | Cap | Item | None


@attrs.define
class Entry:
    """One line before it is worded: what was lost (positive) or gained, by which rule, said where.

    `subject` names the member that an `item`, `bonus` or `rescale` line is about.
    """

    kind: Kind
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
    lines = list(_first(outcome, outcomes))
    for done in outcome.adjusted:
        if done.holds:
            kind = done.rule.kind
            points = done.amount if kind == "deduct" else -done.amount
            lines.append(Entry(kind, points, done.rule.span, done.rule.span, done.rule.because, None, done.rule))
    if outcome.unheld is not outcome.held:
        lines.append(Entry("held", _minus(outcome.unheld, outcome.held), _held_rule(item), item.span))
    if outcome.binding is not None:
        cap = outcome.binding.rule
        lost = _minus(outcome.held, outcome.unrounded)
        lines.append(Entry("cap", lost, cap.span, cap.span, cap.because, None, cap))
    if outcome.unrounded is not final:
        lines.append(_rounding(outcome, final))
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


def _first(outcome: Outcome, outcomes: Mapping[str, Outcome]) -> Iterable[Entry]:
    item = outcome.item
    assert item.full is not None
    if item.score is not None or not outcome.members:
        span = item.score_span or item.span
        rule = item.score_span or _default_rule(item)
        yield Entry("formula", _minus(item.full, outcome.start), rule, span)
        return
    present = total(each.weight for each in outcome.members if each.counted)
    if not present and not any(each.weight for each in outcome.members):
        yield Entry("formula", item.full, _default_rule(item), item.span)
    scale = item.out_of / present if item.out_of is not None and present else ONE
    for member in outcome.members:
        inner = outcomes[member.name].item
        if not member.counted:
            if member.weight and item.out_of is None:
                reason = outcomes[member.name].reason
                why = reason.because if reason is not None else None
                yield Entry("rescale", member.weight, member.name, inner.span, why, member.name)
            continue
        points: Any = member.points
        if item.out_of is not None:
            yield Entry("item", (member.weight - points) * scale, member.name, inner.span, None, member.name)
            continue
        more = member.bonus is not ZERO and above(points, member.weight)
        lost = _minus(member.weight, points)
        yield Entry("bonus" if more else "item", lost, member.name, inner.span, None, member.name)
    if item.out_of is None and outcome.factor is not ONE:
        base = total(each.own for each in outcome.members if each.counted)
        yield Entry("rescale", -(outcome.factor - 1) * base, _default_rule(item), item.span)


def _rounding(outcome: Outcome, final: Fraction) -> Entry:
    item, rule = outcome.item, outcome.item.round_score
    span = rule.span if rule is not None and rule.span is not None else item.span
    text: str | Span = "" if rule is None else rule.span or "round score 0.01 half_up"
    return Entry("rounding", _minus(outcome.unrounded, final), text, span)


def _settled(lines: list[Entry], final: Fraction, item: Item, full: Fraction) -> list[Entry]:
    """Make all points rational that sum to what was lost: an irrational formula takes in the rounding."""
    first, merged = lines[0], lines[0].kind == "formula" and not isinstance(lines[0].points, Fraction | int)
    kept = [line for line in (lines[1:] if merged else lines) if line.kind != "rounding"]
    for line in kept:
        line.points = nearby(line.points)
    rest = full - final - sum((line.points for line in kept), ZERO)
    if merged:
        return [attrs.evolve(first, points=rest), *kept]
    rounding = lines[-1] if lines[-1].kind == "rounding" else Entry("rounding", rest, _default_rule(item), item.span)
    return [*kept, attrs.evolve(rounding, points=rest)]


def _minus(left: Any, right: Any) -> Any:
    try:
        return ZERO if left == right else left - right  # to compare is several times as fast, and most are the same
    except ExactError:
        return left - right  # a thousand digits do not tell them apart


def _policy(outcome: Outcome) -> str:
    kind = outcome.reason.kind if outcome.reason is not None else "missing"
    return f"{kind} {outcome.status}"


def _because(outcome: Outcome) -> str | None:
    return outcome.reason.because if outcome.reason is not None else None


def _default_rule(item: Item) -> str:
    if item.kind != "indicator":
        return "sum"
    if any(rule.kind == "deduct" for rule in item.adjustments):
        return "full"
    return "proportional" if not item.adjustments else "0"


def _held_rule(item: Item) -> str:
    return "0 … full" if item.ceiling == item.full else "0 … full + bonus"
