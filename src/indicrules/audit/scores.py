"""Turn a published score, subtotal or total into a finding: what the ruleset gives, and what led to the gap."""

from __future__ import annotations

from fractions import Fraction

from indicrules.audit.bench import Bench
from indicrules.audit.causes.catalogue import causes_of_score
from indicrules.audit.causes.sums import causes_of_sum
from indicrules.audit.facts import gap_text, number, of_total, percent
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause, Finding
from indicrules.audit.judged import differs, disagrees, passed, skipped, subject
from indicrules.audit.matching import Held
from indicrules.audit.surroundings import around
from indicrules.audit.way import way
from indicrules.card.scorecard import Item
from indicrules.evaluate.values import Reason
from indicrules.exact.number import published
from indicrules.model import rules
from indicrules.model.walk import reads_data
from indicrules.text.sentence import Sentence, say


def score(bench: Bench, held: Held) -> Finding:
    """Hold a published score against the recomputed one."""
    rule = held.rule
    assert rule is not None  # only actuals are of inputs
    item = bench.item(rule)
    found = bench.card.total if item is None else item.score
    if held.figure is None and held.low is None and held.high is None:
        return skipped(held, say("audit.not-published"))
    if held.figure is not None and held.figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    figures = [_scaled(each, rule) for each in (held.figure, held.low, held.high) if each is not None]
    if any(each.kind != "number" for each in figures):
        return skipped(held, say("audit.not-a-number", text=", ".join(each.text for each in figures)))
    if found is None:
        return _without(held, bench.card.reason if item is None else item.reason, item)
    value = Fraction(found)
    if held.figure is None:
        return _interval(held, value, rule)
    if figures[0].value == value or (item is not None and figures[0].value == item.points):
        return passed(held, published(value), way(bench, rule, value))
    return _differing(bench, held, item, rule, figures[0], value)


def _differing(
    bench: Bench, held: Held, item: Item | None, rule: rules.Item, figure: Figure, value: Fraction
) -> Finding:
    facts = None if item is None else bench.facts(item)
    causes: tuple[Cause, ...] = ()
    if facts is not None:
        causes = causes_of_score(facts, around(bench, held, facts, rule), figure)
    if rule.members:
        exact, rounding = of_total(bench.card) if facts is None else (facts.exact, facts.rounding)
        causes = causes_of_sum(bench, held.claim.by, rule, exact, rounding, value, figure) + causes
    near = _is_printed(causes, figure)
    most = rule.ceiling if rule.ceiling is not None else rule.full
    code, said = f"{held.claim.what}-differs", differs(held, _text(value, rule))
    claimed = held.claim.value or ""
    if figure.value < 0:
        code, said, near = "impossible-value", say("audit.negative", subject=subject(held), claimed=claimed), False
    elif most is not None and figure.value > most:
        said = say("audit.above-most", subject=subject(held), claimed=claimed, most=_text(most, rule))
        code, near = "score-above-weight", False
    elif facts is not None and facts.met and value == rule.full and figure.value < value and not near:
        said = say("audit.lost-though-met", subject=subject(held), claimed=claimed, full=_text(value, rule))
        code = "points-lost-though-met"
    delta = figure.value - value
    steps = [way(bench, rule, value), gap_text(figure.value, value)]
    arithmetic = "; ".join(each for each in steps if each)
    return disagrees(code, held, said, published(value), arithmetic, causes, near=near, delta=published(delta))


def _is_printed(causes: tuple[Cause, ...], figure: Figure) -> bool:
    """Tell whether a figure is only printed otherwise: whole, or rounded half up to a tenth or finer."""
    code = causes[0].code if causes else ""
    return code == "not-rounded" or (code == "rounded" and figure.places > 0 and figure.value.denominator != 1)


def _without(held: Held, reason: Reason | None, item: Item | None) -> Finding:
    """Say of an item without a score why there is none; one that does not apply should have none published.

    There is nothing to hold a figure to where values are missing, nor where the ruleset asks for what never holds, as
    one does that is not finished.
    """
    why = _why(reason)
    if item is None or reason is None or reason.kind == "missing" or held.figure is None or _is_open(item):
        return skipped(held, why)
    said = say("audit.scored-though-inapplicable", subject=subject(held), claimed=held.claim.value or "", why=why)
    return disagrees("scored-though-inapplicable", held, said, None, near=True)


def _is_open(item: Item) -> bool:
    """Tell whether a requirement fails that asks nothing of the data."""
    asked = item.outcome.requirements
    return any(not holds and not reads_data(each.condition) for each, holds in asked)


def _why(reason: Reason | None) -> Sentence:
    if reason is None:
        return say("audit.no-score")
    if reason.name is not None:
        key = "audit.missing" if reason.kind == "missing" else "audit.inapplicable"
        return say(key, name=reason.name)
    return say("audit.no-score") if reason.said is None else say("audit.because", reason=reason.said)


def _interval(held: Held, value: Fraction, rule: rules.Item) -> Finding:
    low, high = (None if each is None else _scaled(each, rule).value for each in (held.low, held.high))
    if (low is None or low <= value) and (high is None or value <= high):
        return passed(held, published(value))
    end = low if low is not None and value < low else high or Fraction(0)
    return disagrees(
        f"{held.claim.what}-differs", held, differs(held, _text(value, rule)), published(value), gap_text(value, end),
        delta=published(end - value),
    )  # fmt: skip


def _scaled(figure: Figure, rule: rules.Item) -> Figure:
    return figure.of_hundred() if rule.percent and figure.kind == "number" and figure.percent == 1 else figure


def _text(value: Fraction, rule: rules.Item) -> str:
    return percent(value) if rule.percent else number(value)
