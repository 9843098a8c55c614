"""Turn a published grade into a finding, and tell the grade that a total earns by the bands alone."""

from __future__ import annotations

from fractions import Fraction

from indicrules.audit.bench import Bench, points
from indicrules.audit.facts import number
from indicrules.audit.found import Cause, Finding
from indicrules.audit.judged import differs, disagrees, passed, skipped
from indicrules.audit.matching import Held
from indicrules.model import rules
from indicrules.model.rules import Band
from indicrules.text.sentence import say


def grade(bench: Bench, held: Held) -> Finding:
    """Hold a published grade against the one that the ruleset gives."""
    rule = held.rule
    assert rule is not None  # only actuals are of inputs
    item = bench.item(rule)
    if held.claim.value is None or held.figure is None or held.figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    if not rule.bands:
        return skipped(held, say("audit.no-grades"))
    own = bench.card.grade if item is None else item.grade
    claimed = named(rule, held.claim.value)
    if own is None:
        return skipped(held, say("audit.no-grade"))
    if claimed == own:
        return passed(held, own)
    causes: list[Cause] = []
    found = bench.card.grade_found if item is None else item.grade_found
    if claimed == found:
        causes.append(Cause("grade-not-lowered", say("audit.cause.not-lowered"), found, found))
    figure = bench.score(held.claim.by, held.of)
    earned = None if figure is None else earned_by(rule, points(figure, rule))
    if figure is not None and earned is not None and earned.name == claimed:
        said = say("audit.cause.grade-of-published", total=figure.text)
        causes.append(Cause("grade-of-published", said, claimed, f"{number(figure.value)}: {claimed}"))
    total = bench.card.total if item is None else item.score
    arithmetic = "" if total is None else f"{number(Fraction(total))}: {own}"
    return disagrees("grade-differs", held, differs(held, own), own, arithmetic, tuple(causes))


def named(rule: rules.Item, claimed: str) -> str:
    """Give the grade that a text names: `优秀` and `优等` name `优`, where there is none of that name."""
    names, text = [band.name for band in rule.bands], claimed.strip()
    if text in names:
        return text
    near = [name for name in names if text.startswith(name) and len(text) <= len(name) + 1]
    return near[0] if len(set(near)) == 1 else text


def earned_by(rule: rules.Item, score: Fraction) -> Band | None:
    """Give the first band that a score earns; None where bands ask for more than the score, or none holds."""
    for band in rule.bands:
        if band.condition is None:
            return band
        if not band.tests_score:
            return None
        low, high = band.low, band.high
        over = low is None or score > low or (score == low and not band.low_open)
        under = high is None or score < high or (score == high and not band.high_open)
        if over and under:
            return band
    return None
