"""Turn an item's outcome into the steps of its score: formula, deductions, its bounds, limits, rounding, points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import decimal_text, number_text
from indicrules.evaluate.outcome import Member
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import is_plain
from indicrules.explain.numbers import is_same, score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.meaning.limits import runs
from indicrules.model import expression as ex
from indicrules.text.classes import evolve

_SIGNS = {"deduct": "−", "award": "+"}


def scored(telling: Telling) -> Iterator[Fact]:
    """Give each step that changed the score."""
    yield from _start(telling)
    yield from _adjusted(telling)
    yield from _limited(telling)
    yield from rounded(telling)


def points_fact(telling: Telling) -> Iterator[Fact]:
    """Say what the score brings to the parent, where that is another number."""
    item, outcome = telling.item, telling.outcome
    if outcome.points is None or item.weight is None or item.out_of is None or item.kind == "ruleset":
        return
    if item.weight == item.out_of:
        return
    score = score_text(outcome.score, telling.places)
    text = f"{score} × {decimal_text(item.weight)} / {decimal_text(item.out_of)} = {decimal_text(outcome.points)}"
    yield telling.fact("points", text, value=outcome.points)


def _start(telling: Telling) -> Iterator[Fact]:
    item, outcome = telling.item, telling.outcome
    start: Any = outcome.start
    shown = score_text(start, telling.places) if is_same(start, outcome.score) else decimal_text(start)
    lines: tuple[Line, ...]
    if item.score is None:
        lines = _sum(telling, shown)
    elif item.score_span is None and not isinstance(item.score, ex.Applied):
        key = "starts_full" if isinstance(item.score, ex.Word) else "starts_zero"
        lines = (Line(telling.say(key, full=shown), place_text(item.span)),)
    else:
        lines = telling.formula.lines(item.score, shown)
        if item.score_span is not None and not lines[0].aside:
            lines = (evolve(lines[0], aside=place_text(item.score_span)), *lines[1:])
    yield telling.lines("score", lines, start)


def _sum(telling: Telling, shown: str) -> tuple[Line, ...]:
    """Write the sum of the members' points, and what it is multiplied by where members are not counted."""
    item, outcome = telling.item, telling.outcome
    counted = [each for each in outcome.members if each.counted]
    places = telling.places
    if item.out_of is not None:
        full = decimal_text(item.out_of)
        points = " + ".join(score_text(each.points, places) for each in counted)
        weights = " + ".join(decimal_text(each.weight) for each in counted)
        return (Line(telling.say("sum_out_of", full=full)), Line(f"{full} × ({points}) / ({weights}) = {shown}"))
    own = [_own_text(each, places) for each in counted] if outcome.factor != 1 else []
    bonuses = [score_text(each.bonus, places) for each in counted if each.bonus] if own else []
    terms = " + ".join(own or [score_text(each.points, places) for each in counted])
    if outcome.factor != 1:
        terms = " + ".join([f"{f'({terms})' if len(counted) > 1 else terms} × {number_text(outcome.factor)}", *bonuses])
    said = telling.say("sum")
    text = f"{terms} = {shown}" if terms != shown else shown
    return (Line(f"{said}{telling.say('colon')}{text}"),)


def _own_text(member: Member, places: int) -> str:
    """Write what of a member's points is stretched: less the bonuses that its own members brought it."""
    if not member.inherits:
        return score_text(member.own, places)
    return f"({score_text(member.points, places)} − {score_text(member.bonus, places)})"


def _adjusted(telling: Telling) -> Iterator[Fact]:
    """Write how deductions and awards change the start, and where the result is held."""
    outcome = telling.outcome
    done = [each for each in outcome.adjusted if each.holds and each.amount]
    if done:
        terms = "".join(f" {_SIGNS[each.rule.kind]} {decimal_text(each.amount)}" for each in done)
        text = f"{decimal_text(outcome.start)}{terms} = {decimal_text(outcome.unheld)}"
        yield telling.fact("adjusted", text, value=outcome.unheld)
    if not is_same(outcome.held, outcome.unheld):
        high = decimal_text(telling.item.ceiling)
        to = telling.say("held_to", before=decimal_text(outcome.unheld), low="0", high=high)
        yield telling.fact("held", decimal_text(outcome.held), to, outcome.held)


def _limited(telling: Telling) -> Iterator[Fact]:
    outcome = telling.outcome
    bound = ([each for each in run if each.binds] for run in runs(outcome.limits, lambda each: each.kind))
    last = {id(each) for run in bound for each in run[-1:]}
    for done in outcome.limits:
        bound_rounding = outcome.limited_by == done.kind and done.holds and done.limit == outcome.score
        if id(done) not in last and not bound_rounding:
            continue
        points, shown = done.rule.points, decimal_text(done.limit)
        text = shown if is_plain(points) else telling.formula.chain(points, shown)
        if done.rule.condition is not None:
            text = f"{text}{telling.say('colon')}{telling.formula.condition(done.rule.condition)}"
        yield telling.fact(done.kind, text, place_text(done.rule.span), done.limit)


def rounded(telling: Telling) -> Iterator[Fact]:
    """Say what rounding made of the score, and where it alone reached the full mark."""
    lines = (*_rounding(telling), *_by_rounding(telling))
    if lines:
        yield telling.lines("rounded", lines, telling.outcome.score)


def full_by_rounding(telling: Telling) -> Iterator[Fact]:
    """Say where rounding alone reached the full mark."""
    lines = tuple(_by_rounding(telling))
    if lines:
        yield telling.lines("rounded", lines, telling.outcome.score)


def _by_rounding(telling: Telling) -> Iterator[Line]:
    before = telling.card.before_rounding.get(None if telling.item.kind == "ruleset" else telling.item.name)
    if before is not None:
        yield Line(telling.say("full_by_rounding", before=decimal_text(before)))


def _rounding(telling: Telling) -> Iterator[Line]:
    outcome, rounding = telling.outcome, telling.item.round_score
    if rounding is None or (outcome.limited_by is None and is_same(outcome.score, outcome.unrounded)):
        return
    to = telling.say("to_step", step=decimal_text(Fraction(rounding.step)), mode=telling.say(rounding.mode))
    if outcome.limited_by is not None:
        kept = outcome.limited_by == "full" and is_same(outcome.score, outcome.unrounded)
        key = "full_kept" if kept else f"{outcome.limited_by}_bound"
        to += telling.say("separator") + telling.say(key, limit=decimal_text(outcome.score))
    place = f"  {place_text(rounding.span)}" if rounding.span is not None else ""
    yield Line(score_text(outcome.score, telling.places), f"{to}{place}")
