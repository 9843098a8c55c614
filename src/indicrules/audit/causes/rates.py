"""Try rates that were rounded, cut, or published otherwise before they were multiplied by the weight."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.causes.around import Around
from indicrules.audit.causes.made import places_said, worked_out
from indicrules.audit.facts import Facts, number, percent
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.rounding import Mode, round_to
from indicrules.text.sentence import say

_PLACES = (2, 1, 0)  # of the percents that a form shows
_ONE = Fraction(1)


def shown_rates(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the completions, rounded or cut to the percents that a form shows, that lead to the published figure."""
    full, completion, pair = facts.full, facts.completion, facts.quotient
    if full is not None and completion is not None and pair is not None and facts.proportional and completion < 1:
        way = f"{number(full)} × {facts.shown(pair[0])} / {facts.shown(pair[1])}"
        said = say("audit.cause.rate-not-rounded")
        yield from worked_out("rate-not-rounded", said, way, full * completion, facts, figure)
    yield from _at(facts, figure, "half_up")
    yield from _at(facts, figure, "down")


def _at(facts: Facts, figure: Figure, mode: Mode) -> Iterator[Cause]:
    full, completion, pair = facts.full, facts.completion, facts.quotient
    if full is None or completion is None or pair is None or not facts.proportional or completion > 1:
        return
    seen = {completion}
    for places in _PLACES:
        rate = round_to(completion, Fraction(1, 100 * 10**places), mode)
        if rate in seen:
            continue
        seen.add(rate)
        said = (
            say("audit.cause.rate-rounded", places=places_said(places, percent=True))
            if mode == "half_up"
            else say("audit.cause.rate-cut", places=places_said(places, percent=True))
        )
        way = f"{facts.shown(pair[0])} / {facts.shown(pair[1])} → {percent(rate)}; {number(full)} × {percent(rate)}"
        code = "rate-rounded" if mode == "half_up" else "rate-cut"
        yield from worked_out(code, said, way, full * rate, facts, figure)


def published_rates(facts: Facts, around: Around, figure: Figure) -> Iterator[Cause]:
    """Give what follows from the completion, actual or target that are published beside the score, if other ones."""
    full = facts.full
    if full is None or not facts.proportional:
        return
    rate = around.completion
    if rate is not None and rate != facts.completion:
        way = f"{number(full)} × {percent(min(rate, _ONE))}"
        said = say("audit.cause.published-rate", rate=percent(rate))
        yield from worked_out("published-rate", said, way, full * min(rate, _ONE), facts, figure)
    actual, target = around.actual, around.target
    if (actual is None or actual == facts.actual) and (target is None or target == facts.target):
        return
    actual, target = facts.actual if actual is None else actual, facts.target if target is None else target
    if actual is None or target is None or actual <= 0 or target <= 0:
        return
    over, under = (target, actual) if facts.operator in ("<=", "<") else (actual, target)
    way = f"{number(full)} × {facts.shown(over)} / {facts.shown(under)}"
    said = say("audit.cause.published-actual", actual=facts.shown(actual), target=facts.shown(target))
    yield from worked_out("published-actual", said, way, full * min(over / under, _ONE), facts, figure)


def initial_budget(facts: Facts, around: Around, figure: Figure) -> Iterator[Cause]:
    """Give what follows where the initial budget stands in place of the adjusted one."""
    if around.initial is None or facts.full is None or not facts.proportional or not facts.target:
        return
    rate, said_way = around.initial
    value = facts.full * min(rate / facts.target, _ONE)
    way = f"{number(facts.full)} × {said_way}"
    yield from worked_out("initial-budget", say("audit.cause.initial-budget"), way, value, facts, figure)
