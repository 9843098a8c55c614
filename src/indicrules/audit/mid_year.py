"""Turn an actual that was published for the middle of the year into a finding: beside the year's end and the target."""

from __future__ import annotations

from fractions import Fraction

from indicrules.audit.bench import Bench
from indicrules.audit.facts import Facts
from indicrules.audit.figure import Figure, in_units
from indicrules.audit.found import Finding, Recomputed
from indicrules.audit.judged import disagrees, passed, skipped, subject
from indicrules.audit.matching import Held
from indicrules.card.arithmetic import measured_type
from indicrules.exact.number import published
from indicrules.model.types import NumberType
from indicrules.text.sentence import say

_UPWARD = (">=", ">", "=")


def mid_year(bench: Bench, held: Held) -> Finding:
    """Hold what was there in the middle of the year to what there is at its end: no count falls, no target is met."""
    figure = held.figure
    item = None if held.rule is None or held.claim.what != "actual" else bench.item(held.rule)
    if figure is None or item is None or figure.kind != "number":
        return skipped(held, say("audit.of-mid-year"))
    facts = bench.facts(item)
    value = _base(bench, held, figure)
    if value is None or facts.actual is None or facts.operator not in _UPWARD:
        return skipped(held, say("audit.of-mid-year"))
    end, target = facts.actual, facts.target
    shown = facts.shown(value), facts.shown(end)
    if value > end and not facts.share:
        said = say("audit.mid-year-above", subject=subject(held), claimed=figure.text, value=shown[1])
        return disagrees("mid-year-above", held, said, _shown(facts, end), f"{shown[0]} > {shown[1]}", near=True)
    if target is not None and (value > target or (value == target and facts.operator != ">")):
        said = say("audit.met-at-mid-year", subject=subject(held), claimed=figure.text, value=facts.shown(target))
        sign = "=" if value == target else ">"
        arithmetic = f"{shown[0]} {sign} {facts.shown(target)}"
        return disagrees("met-at-mid-year", held, said, _shown(facts, target), arithmetic, near=True)
    return passed(held, _shown(facts, end), f"{shown[0]} {'≤' if value <= end else '>'} {shown[1]}")


def _base(bench: Bench, held: Held, figure: Figure) -> Fraction | None:
    """Give a published figure in base units, a bare number beside a share in percent."""
    assert held.rule is not None  # what is of no item is told before
    type_ = measured_type(held.rule)
    if not isinstance(type_, NumberType) or (figure.percent != 1 and type_.dimension):
        return None
    return in_units(figure, bench.card.model.units, type_.unit, share=type_.percent)


def _shown(facts: Facts, value: Fraction) -> Recomputed:
    return published(value if facts.share else value / facts.scale)
