"""What a target makes of an actual: its nearer end, met, completion and shortfall."""

from __future__ import annotations

from collections.abc import Callable

from indicrules.meaning import core
from indicrules.meaning.build import DAY, ONE, ZERO, Build
from indicrules.meaning.core import Named, Node, Step
from indicrules.model.expression import Expression
from indicrules.model.rules import Bound, Item, Range, Target
from indicrules.model.types import NUMBER, TRUTH, DayType, NumberType, Type

Lower = Callable[[Expression], Node]
Fresh = Callable[[], int]


def measured_steps(item: Item, actual: Type, target: Target, lower: Lower, fresh: Fresh) -> tuple[Step, ...]:
    """Give the steps from an actual to its shortfall, which texts and yes/no have none of.

    `lower` turns an expression into a node, `fresh` gives a number that nothing else stands under.
    """
    if isinstance(target, Bound):
        values = _against(actual, target, lower, fresh)
    else:
        values = _between(actual, target, lower, fresh)
    ends, target_value, met, completion, shortfall = values
    steps = [
        Step("target", target_value, item, named=ends),
        Step("met", met, item),
        Step("completion", completion, item),
    ]
    rounding = item.round_completion
    if rounding is not None:
        build = Build(item.span if item.actual is None else item.actual.span)
        rounded = build.rounded(build.word("completion", NUMBER), rounding.step, rounding.mode)
        steps.append(Step("rounded completion", rounded, rounding))
    if shortfall is not None:
        steps.append(Step("shortfall", shortfall, item))
    return tuple(steps)


_Values = tuple[tuple[Named, ...], Node, Node, Node, Node | None]


def _against(type_: Type, target: Bound, lower: Lower, fresh: Fresh) -> _Values:
    build = Build(target.value.span)
    end = Named("end", fresh(), lower(target.value))
    actual, wanted = build.word("actual", type_), build.local(end.number, target.value.type)
    met = build.compare(actual, target.operator, wanted)
    if not isinstance(type_, NumberType):
        days = build.magnitude(core.Days(actual, wanted, NUMBER, build.span))
        shortfall = _unless_met(build, _seconds(build, days)) if isinstance(type_, DayType) else None
        return (end,), wanted, met, _all_or_nothing(build), shortfall
    positive: Node = build.above(wanted)
    if target.operator in ("<=", "<"):
        positive = build.logic(positive, "and", build.above(actual))
        ratio = build.ratio(wanted, actual)
        missed: Node = build.known(build.arithmetic(actual, "-", wanted), low=ZERO)
    else:
        ratio = build.ratio(actual, wanted)
        missed = build.arithmetic(wanted, "-", actual)
        missed = build.magnitude(missed) if target.operator in ("=", "!=") else build.known(missed, low=ZERO)
    completion = build.select((positive, ratio), otherwise=_all_or_nothing(build))
    return (end,), wanted, met, completion, _unless_met(build, missed)


def _between(type_: Type, target: Range, lower: Lower, fresh: Fresh) -> _Values:
    build = Build(target.low.span)
    ends = Named("low", fresh(), lower(target.low)), Named("high", fresh(), lower(target.high))
    low, high = (build.local(each.number, target.low.type) for each in ends)
    actual, nearest = build.word("actual", type_), build.word("target", target.low.type)
    under, over = build.compare(actual, "<", low), build.compare(actual, ">", high)
    met = build.logic(
        build.compare(actual, ">" if target.low_open else ">=", low),
        "and",
        build.compare(actual, "<" if target.high_open else "<=", high),
    )
    value = build.select((under, low), (over, high), otherwise=actual)
    if isinstance(type_, DayType):
        days = build.magnitude(core.Days(actual, nearest, NUMBER, build.span))
        return ends, value, met, _all_or_nothing(build), _seconds(build, days)
    nothing, one = build.number(ZERO), build.number(ONE)
    beneath = build.select((build.above(low), build.ratio(actual, low)), otherwise=nothing)
    both = build.logic(build.above(high), "and", build.above(actual))
    beyond = build.select((both, build.ratio(high, actual)), otherwise=nothing)
    # Where the ends have crossed what stands at one lies outside by the other, and is there all the same.
    at_an_end = build.logic(build.compare(actual, "=", low), "or", build.compare(actual, "=", high))
    crossed = build.logic(at_an_end, "and", build.compare(low, ">", high))
    completion = build.select((crossed, one), (under, beneath), (over, beyond), otherwise=one)
    return ends, value, met, completion, build.magnitude(build.arithmetic(actual, "-", nearest))


def _all_or_nothing(build: Build) -> Node:
    return build.select((build.word("met", TRUTH), build.number(ONE)), otherwise=build.number(ZERO))


def _unless_met(build: Build, missed: Node) -> Node:
    return build.select((build.word("met", TRUTH), build.number(ZERO, missed.type)), otherwise=missed)


def _seconds(build: Build, days: Node) -> Node:
    return build.arithmetic(days, "*", build.number(DAY))
