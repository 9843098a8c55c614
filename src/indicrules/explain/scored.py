"""Turn an item's outcome into the steps of its score: formula, deductions, its bounds, limits, rounding, points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import alone, as_divisor, equal, is_same, number_text
from indicrules.evaluate.outcome import Adjusted, Member
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import is_plain
from indicrules.explain.numbers import Pen
from indicrules.explain.rounding import rounded
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.meaning.limits import runs
from indicrules.model import expression as ex
from indicrules.model.rules import Item
from indicrules.text.classes import evolve

_SIGNS = {"deduct": "−", "award": "+"}


def scored(telling: Telling) -> Iterator[Fact]:
    """Give each step that changed the score."""
    yield from _start(telling)
    yield from _adjusted(telling)
    yield from _widened(telling)
    yield from _held(telling)
    yield from _limited(telling)
    yield from rounded(telling)


def points_fact(telling: Telling) -> Iterator[Fact]:
    """Say what the score brings to the parent, where that is another number."""
    item, outcome = telling.item, telling.outcome
    if outcome.points is None or item.weight is None or item.out_of is None or item.kind == "ruleset":
        return
    if item.weight == item.out_of:
        return
    score = telling.pen.term(outcome.score)
    pen = telling.weighing
    text = f"{score} × {pen.number(item.weight)} / {as_divisor(telling.pen.number(item.out_of))}"
    said = equal(text, pen.number(outcome.points), pen.decimal(outcome.points))
    yield telling.fact("points", said, value=outcome.points, kind="values")


def default_start(telling: Telling) -> str:
    """Name what the score starts from where no clause says so: `starts_full`, `starts_zero`; else nothing."""
    item = telling.item
    if item.score is None or item.score_span is not None or isinstance(item.score, ex.Applied):
        return ""
    return "starts_full" if isinstance(item.score, ex.Word) else "starts_zero"


def changes(telling: Telling) -> list[Adjusted]:
    """Give the deductions and awards that changed the score."""
    return [each for each in telling.outcome.adjusted if each.holds and each.amount]


def sum_line(telling: Telling, key: str = "sum") -> Line:
    """Write the sum of the members' points, and what it is multiplied by where members are not counted."""
    item, outcome = telling.item, telling.outcome
    counted = [each for each in outcome.members if each.counted]
    pen = telling.counting
    result = telling.pen.number(outcome.start), telling.pen.score(outcome.start)
    if item.out_of is not None:
        full = telling.pen.number(item.out_of)
        points = " + ".join(pen.term(each.points) for each in counted)
        weights = " + ".join(pen.number(each.weight) for each in counted)
        said = telling.say("sum_out_of", full=full)
        return _said(telling, said, equal(f"{full} × ({points}) / ({weights})", *result))
    own = [_own_text(each, pen) for each in counted] if outcome.factor != 1 else []
    bonuses = [pen.term(each.bonus) for each in counted if each.bonus] if own else []
    terms = " + ".join(own or [pen.term(each.points) for each in counted])
    if outcome.factor != 1:
        terms = " + ".join([f"{f'({terms})' if len(counted) > 1 else terms} × {number_text(outcome.factor)}", *bonuses])
    return _said(telling, telling.say(key), equal(terms, *result))


def _said(telling: Telling, said: str, equation: str) -> Line:
    return Line(f"{said}{telling.say('colon')}{equation}", kind="values")


def _start(telling: Telling) -> Iterator[Fact]:
    item, outcome = telling.item, telling.outcome
    start: Any = outcome.start
    shown = telling.pen.score(start) if is_same(start, outcome.score) else telling.pen.decimal(start)
    key = default_start(telling)
    if key:
        done = changes(telling)
        if not done and not telling.lost:
            yield telling.fact("score", telling.say(key, full=shown), value=start, place=place_text(item.span))
        return  # what changes it is told with what it starts from
    if item.score is None:
        yield telling.lines("score", (sum_line(telling),), start)
        return
    lines = telling.formula.lines(item.score, shown)
    clause = item.score_span.words if item.score_span is not None else ""
    first = evolve(
        lines[0],
        aside="" if item.score_span is not None else telling.say("default"),
        place=place_text(item.score_span if item.score_span is not None else item.span),
    )
    yield telling.lines("score", (first, *lines[1:]), start, clause)


def _own_text(member: Member, pen: Pen) -> str:
    """Write what of a member's points is stretched: less the bonuses that its own members brought it."""
    if not member.inherits:
        return pen.term(member.own)
    return f"({pen.term(member.points)} − {pen.term(member.bonus)})"


def _adjusted(telling: Telling) -> Iterator[Fact]:
    """Write how deductions and awards change the start."""
    outcome, done = telling.outcome, changes(telling)
    if not done:
        return
    pen = telling.pen
    start, result = pen.number(outcome.start), (pen.number(outcome.unheld), pen.decimal(outcome.unheld))
    terms = "".join(f" {_SIGNS[each.rule.kind]} {pen.number(each.amount)}" for each in done)
    key, equation = default_start(telling), equal(f"{start}{terms}", *result)
    if key == "starts_full" and len(done) == 1 and is_same(outcome.score, outcome.unheld):
        return  # the ledger's one line and the score beside the full mark say the same
    if not key:
        yield telling.fact("adjusted", equation, value=outcome.unheld, kind="values")
        return
    parts = "".join(telling.say(f"change_{each.rule.kind}", points=alone(pen.number(each.amount))) for each in done)
    said = telling.say(
        "full_then" if key == "starts_full" else "zero_then",
        equation=equation, start=start, changes=parts, result=alone(pen.decimal(outcome.unheld)),
    )  # fmt: skip
    yield telling.fact("adjusted", said, value=outcome.unheld, place=place_text(telling.item.span))


def _widened(telling: Telling) -> Iterator[Fact]:
    """Name the bonus that lets a score pass its full mark."""
    item = telling.item
    if item.bonus and item.full is not None and telling.lost < 0:
        high = equal(
            f"{telling.pen.number(item.full)} + {telling.pen.number(_bonuses(item))}", telling.pen.number(item.ceiling)
        )
        yield telling.fact("bonus", telling.say("bonus_widens", high=high), value=item.bonus)


def _bonuses(item: Item) -> Fraction:
    """Give how far a score may pass the full mark: by the item's own bonus and by those of its members."""
    assert item.ceiling is not None
    assert item.full is not None
    return item.ceiling - item.full


def _held(telling: Telling) -> Iterator[Fact]:
    """Say where the score is held between 0 and its ceiling."""
    outcome, item = telling.outcome, telling.item
    if is_same(outcome.held, outcome.unheld):
        return
    before, low = alone(telling.pen.number(outcome.unheld)), outcome.held == 0
    if low:
        said = telling.say("held_low", before=before)
    elif item.bonus and item.full is not None:
        said = telling.say(
            "held_bonus", before=before, high=telling.pen.number(item.ceiling), full=telling.pen.number(item.full),
            bonus=telling.pen.number(_bonuses(item)),
        )  # fmt: skip
    else:
        said = telling.say("held_high", before=before, high=telling.pen.number(item.ceiling))
    yield telling.fact("held", said, value=outcome.held)


def _limited(telling: Telling) -> Iterator[Fact]:
    outcome = telling.outcome
    bound = ([each for each in run if each.binds] for run in runs(outcome.limits, lambda each: each.kind))
    last = {id(each) for run in bound for each in run[-1:]}
    for done in outcome.limits:
        bound_rounding = outcome.limited_by == done.kind and done.holds and done.limit == outcome.score
        if id(done) not in last and not bound_rounding:
            continue
        points, shown = done.rule.points, telling.pen.decimal(done.limit)
        text = alone(shown) if is_plain(points) else telling.formula.chain(points, shown)
        lines = [Line(text, place=place_text(done.rule.span), kind="values")]
        if done.rule.condition is not None:
            lines.append(Line(telling.formula.condition(done.rule.condition), kind="condition"))
            lines += telling.formula.behind(done.rule.condition)
        lines += telling.formula.behind(points)
        yield telling.lines(done.kind, tuple(lines), done.limit, done.rule.span.words)
