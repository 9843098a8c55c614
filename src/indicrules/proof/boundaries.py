"""Turn the thresholds of a model into sites: a value just under each, at it, and just over it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction
from typing import Any

from indicrules.exact import ranges
from indicrules.exact.ranges import Range
from indicrules.language.words import INLINE
from indicrules.meaning.facts import Fact, Facts, facts_of
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Limit, Model
from indicrules.model.types import DayType, NumberType
from indicrules.proof.clauses import name_of
from indicrules.proof.points import Boundary, Point, Side, Site
from indicrules.proof.run import Owner, Run
from indicrules.proof.thresholds import Threshold, thresholds
from indicrules.text.source import Span

SIDES: tuple[Side, ...] = ("under", "at", "over")
_BESIDE = frozenset(each for each in INLINE if INLINE[each].english in ("above", "below"))  # as in `below target`
_PERCENT = Fraction(1, 100)
_MOST_PLACES = 6
_FINE = Fraction(1, 100)  # of what is a share by its nature


def boundary_sites(model: Model) -> Iterator[Site]:
    """Give the site of each threshold once, though several clauses may draw the same."""
    facts, seen = facts_of(model), set[Hashable]()
    for each in thresholds(model):
        key = (_same(each.value, each.owner), _same(each.mark, each.owner))
        if key in seen:
            continue
        seen.add(key)
        fact = _difference(facts, each)
        grain = _grain(each, fact)
        sides = _sides(fact.range)
        if sides:
            step = min(grain, fact.grid) if fact.grid else grain
            boundary = Boundary(_measured(each), grain, sides, step, each.value, each.mark, each.rest)
            yield _site(each.owner, each.span, boundary, _written(each.value, each.owner, each.span), each.mark.span)
    for item in (model.root, *model.items.values()):
        for limit in item.limits:
            yield _limited(item, limit)


def _site(owner: Owner, span: Span, boundary: Boundary, value: str, mark: Span) -> Site:
    name = name_of(owner)
    points = tuple(Point("boundary", side, name, span, value, mark.words, mark.start) for side in boundary.sides)

    def look(run: Run) -> tuple[int, ...]:
        side = boundary.side(run)
        return (boundary.sides.index(side),) if side in boundary.sides else ()

    return Site(points, look, boundary, owner)


def _measured(threshold: Threshold) -> Callable[[Run], Fraction | None]:
    def distance(run: Run) -> Fraction | None:
        value, mark, *rest = (
            run.value(each, threshold.owner) for each in (threshold.value, threshold.mark, *threshold.rest)
        )
        found = _apart(value, mark)
        if found is None or not rest:
            return found
        least, most = min(found, Fraction(0)), max(found, Fraction(0))
        for each in rest:
            beside = _apart(each, mark)
            if beside is None or (beside < least if threshold.least else beside > most):
                return None  # neither of the two decides
        return found

    return distance


def _apart(value: Any, mark: Any) -> Fraction | None:
    if isinstance(value, datetime.date) and isinstance(mark, datetime.date):
        return Fraction((value - mark).days)
    if isinstance(value, Fraction) and isinstance(mark, Fraction):
        return value - mark
    return None  # absent, or irrational, which lies at no threshold that can be told


def _limited(item: Item, limit: Limit) -> Site:
    """Give the site of a limit: how far the score lies from it, where its condition holds."""

    def distance(run: Run) -> Fraction | None:
        found = next((each for each in run.outcome(item).limits if each.rule is limit), None)
        return None if found is None or not found.holds else _apart(found.before, found.limit)

    known = limit.points.value if isinstance(limit.points, ex.Constant) else None
    unit = _PERCENT if item.percent else Fraction(1)
    value = "total" if item.kind == "ruleset" else f"score({item.name})"
    grain = unit * _place(known / unit if isinstance(known, Fraction) else None)
    sides = SIDES
    if isinstance(known, Fraction):
        high = None if item.ceiling is None else item.ceiling - known
        sides = _sides(Range(None if item.ceiling is None else -known, high))
    return _site(item, limit.span, Boundary(distance, grain, sides, grain), value, limit.points.span)


# ---------------------------------------------------------------------------- how near is near


def _grain(threshold: Threshold, fact: Fact) -> Fraction:
    """Give how far is just off a threshold: one in the last place that it is written with, finer than its steps."""
    type_, beside = threshold.value.type, threshold.mark.type
    if not isinstance(type_, NumberType):
        return Fraction(1)
    if type_.written is None and isinstance(beside, NumberType) and beside.unit is not None:
        type_ = beside  # what is worked out is looked at in the unit that somebody wrote
    unit = type_.written_scale
    mark = threshold.mark.value if isinstance(threshold.mark, ex.Constant) else None
    grain = unit * _place(mark / unit if isinstance(mark, Fraction) else None)
    if _is_share(threshold.value):
        grain = min(grain, _FINE)
    if fact.grid:
        return max(grain, fact.grid)
    while is_fine(type_) and threshold.steps and grain >= min(threshold.steps):
        grain /= 10
    return grain


def _place(written: Fraction | None) -> Fraction:
    """Give one in the last decimal place of a number, where it has few."""
    for places in range(_MOST_PLACES + 1):
        if written is None or (written * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return _FINE


def is_fine(type_: NumberType) -> bool:
    """Tell whether values may lie between whole units, as percents, money and lengths do, and no things counted."""
    return type_.percent or len(type_.dimension) > 1 or any(word in _MEASURES for word, _ in type_.dimension)


_MEASURES = frozenset({"元", "秒", "米", "克"})


def _is_share(node: ex.Expression) -> bool:
    match node:
        case ex.Word(word=word):
            return word in ("completion", "coverage")
        case ex.ItemValue(field=field):
            return field == "completion"
        case _:
            return False


def _sides(range_: Range) -> tuple[Side, ...]:
    """Give the sides of 0 on which a number of a range can lie."""
    low, high = range_.low, range_.high
    there = {
        "under": low is None or low < 0,
        "at": (low is None or low <= 0) and (high is None or high >= 0),
        "over": high is None or high > 0,
    }
    return tuple(side for side in SIDES if there[side])


def _difference(facts: Facts, threshold: Threshold) -> Fact:
    """Give what is known of how far the value lies from its mark."""
    owner = threshold.owner
    item = owner if isinstance(owner, Item) else None
    at = facts.loose if item is None else facts.item(item)
    try:
        value, mark = (at.of(facts.meaning.expression(each, item)) for each in (threshold.value, threshold.mark))
    except (KeyError, IndexError):  # what stands inside something is known there alone
        return Fact()
    if isinstance(threshold.value.type, DayType):
        return Fact()
    return Fact(ranges.minus(value.range, mark.range), ranges.common(value.grid, mark.grid))


# ---------------------------------------------------------------------------- what is the same


def _same(node: ex.Expression, owner: Owner) -> Hashable:
    """Give what is equal of expressions that always have one value."""
    match node:
        case ex.InputValue(name=name):
            return "input", name
        case ex.MetricValue(name=name):
            return "metric", name
        case ex.ItemValue(item=item, field=field):
            return field, item
        case ex.Word(word="total"):
            return "score", ""
        case ex.Word(word="actual") if isinstance(owner, Item) and owner.actual is not None:
            return _same(owner.actual, owner)
        case ex.Word(word=word):
            return "word", word, name_of(owner)
        case ex.Constant(value=value):
            return "constant", value
        case _:
            return "written", node.span.words, name_of(owner)


def _written(node: ex.Expression, owner: Owner, span: Span) -> str:
    """Give what is compared in the author's words, or by name where it goes without saying."""
    match node:
        case ex.InputValue(name=name):
            return name
        case ex.Word(word="actual"):
            return name_of(owner)
        case _ if isinstance(owner, Item) and node is owner.actual:
            return name_of(owner)
        case ex.Word(word=word) if node.span.end >= span.end:
            return word
        case ex.ItemValue(item=item) if node.span.end >= span.end:
            return f"score({item})"
        case _:
            said = node.span.words
            return f"{name_of(owner)} {said}" if said.partition(" ")[0] in _BESIDE else said
