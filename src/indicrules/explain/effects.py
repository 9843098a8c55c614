"""Turn the clauses that changed nothing into why: limits that did not bind, nothing to deduct, requirements met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicrules.card.arithmetic import Arithmetic, adjustment_text, alone, is_same
from indicrules.evaluate.outcome import Adjusted, Limited
from indicrules.explain.document import Fact, Line
from indicrules.explain.rounding import manner
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text, spoken


def without_effect(telling: Telling) -> Iterator[Fact]:
    """Give a line for each clause that changed nothing, with why."""
    if not telling.why_not or telling.outcome.status != "scored":
        return
    lines = (*_requirements(telling), *_adjustments(telling), *_limits(telling), *_rounding(telling))
    if lines:
        yield telling.lines("without_effect", lines)


def _requirements(telling: Telling) -> Iterator[Line]:
    for rule, held in telling.outcome.requirements:
        if held:
            words = telling.formula.condition(rule.condition)
            yield _line(telling, "idle_require", rule.span, words=words)


def _adjustments(telling: Telling) -> Iterator[Line]:
    for done in telling.outcome.adjusted:
        if not done.holds or not done.amount:
            yield _line(telling, f"idle_{done.rule.kind}", done.rule.span, words=_why(telling, done))


def _why(telling: Telling, done: Adjusted) -> str:
    rule = done.rule
    if not done.holds and rule.condition is not None:
        return telling.formula.condition(rule.condition)
    return spoken(
        adjustment_text(done, Arithmetic(telling.outcome.trace, reduced=True), percent=telling.item.percent),
        telling.words.language,
    )


def _limits(telling: Telling) -> Iterator[Line]:
    for done in telling.outcome.limits:
        if not done.holds and done.rule.condition is not None:
            condition = telling.formula.condition(done.rule.condition)
            yield Line(_labelled(telling, done, condition), place=place_text(done.rule.span), kind="passed")
        elif done.holds and not done.binds and not _bound_rounding(telling, done):
            limit, score = alone(telling.pen.decimal(done.limit)), alone(telling.pen.score(done.before))
            yield _line(telling, f"idle_{done.kind}", done.rule.span, limit=limit, score=score)


def _labelled(telling: Telling, done: Limited, condition: str) -> str:
    label, points = telling.words.label(done.kind), telling.written(done.rule.points.span)
    return f"{label} {points}{telling.say('colon')}{condition}"


def _bound_rounding(telling: Telling, done: Limited) -> bool:
    outcome: Any = telling.outcome
    return bool(outcome.limited_by == done.kind and done.limit == outcome.score)


def _rounding(telling: Telling) -> Iterator[Line]:
    outcome, rounding = telling.outcome, telling.item.round_score
    if rounding is None or rounding.span is None or outcome.limited_by is not None:
        return
    if is_same(outcome.score, outcome.unrounded):
        yield _line(telling, "rounded_idle", rounding.span, how=manner(rounding, telling.words, telling.item.percent))


def _line(telling: Telling, key: str, span: Any, **parts: str) -> Line:
    return Line(telling.say(key, **parts), place=place_text(span), kind="passed")
