"""What each function of the language means, in core nodes: one row a function."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import cast

from indicrules.meaning import core
from indicrules.meaning.build import ONE, ZERO, Build
from indicrules.meaning.core import Node
from indicrules.model import expression as ex
from indicrules.model.types import LIST, NUMBER, ListType, NumberType
from indicrules.syntax.tree import Mode
from indicrules.text.sentence import say

Fresh = Callable[[], int]
Values = tuple[Node, ...]
_Meaning = Callable[[ex.Function, Values, Build, Fresh], Node]


def function_meaning(function: ex.Function, values: Values, fresh: Fresh) -> Node:
    """Give what a function of these values means; `fresh` gives a number that nothing else stands under."""
    return MEANINGS[function.name](function, values, Build(function.span), fresh)


def interpolation(node: ex.Interpolated, operand: Node, fresh: Fresh) -> Node:
    """Give the straight line through the points, held at its ends."""
    build, points = Build(node.span), node.points
    number = fresh()
    at = build.local(number, operand.type)
    lines: list[tuple[Node, Node]] = [(_at_most(build, at, points[0][0]), build.number(points[0][1], node.type))]
    for (low, first), (high, second) in itertools.pairwise(points):
        slope = (second - first) / (high - low)
        rising = core.Arithmetic("*", at, build.number(slope), node.type, node.span)
        height = build.arithmetic(rising, "+", build.number(first - low * slope, node.type))
        lines.append((_at_most(build, at, high), build.known(height, min(first, second), max(first, second))))
    line = core.Select(tuple(lines), build.number(points[-1][1], node.type), node.type, node.span)
    return core.Let(number, operand, line, node.type, node.span)


def _at_most(build: Build, at: Node, most: Fraction) -> Node:
    return build.compare(at, "<=", build.number(most, at.type))


def _list(values: Values, build: Build) -> Node:
    """Give several values as the list that they are, or are written as."""
    if len(values) == 1 and isinstance(values[0].type, ListType):
        return values[0]
    return core.Gathered(values, LIST, build.span)


def _folded(name: core.FoldName) -> _Meaning:
    def meaning(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
        return core.Fold(name, _list(values, build), function.type, build.span)

    return meaning


def _over_some(values: Values, build: Build, fresh: Fresh, body: Callable[[Node], Node]) -> Node:
    """Give what `body` makes of a list, which is worked out once; nothing at all is inapplicable."""
    items, number = core.Some(_list(values, build), LIST, build.span), fresh()
    found = body(build.local(number, items.type))
    return core.Let(number, items, found, found.type, build.span)


def _mean(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    if isinstance(_list(values, build), core.Gathered):
        together = build.fold("sum", values)
        return core.Arithmetic("/", together, build.number(len(values)), function.type, build.span)

    def mean(items: Node) -> Node:
        together = core.Fold("sum", items, function.type, build.span)
        return core.Arithmetic("/", together, _some_of(items, build), function.type, build.span)

    return _over_some(values, build, fresh, mean)


def _count_of(items: Node, build: Build) -> Node:
    return core.Fold("count", items, NUMBER, build.span)


def _some_of(items: Node, build: Build) -> Node:
    """Give how many there are of a list that is not empty."""
    return build.known(_count_of(items, build), low=ONE, positive=True)


def _geometric(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    return core.Irrational("geomean", core.Some(_list(values, build), LIST, build.span), function.type, build.span)


def _harmonic(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    def mean(items: Node) -> Node:
        number = fresh()
        value = build.local(number, NUMBER)
        said = say("not-defined.harmonic", text=build.span.text)
        refuse = core.Refuse("not-defined", said, None, NUMBER, build.span)
        inverse = build.select((build.above(value), build.ratio(build.number(ONE), value)), otherwise=refuse)
        inverses = core.Each((items,), (number,), inverse, LIST, build.span)
        together = core.Fold("sum", inverses, NUMBER, build.span)
        return core.Arithmetic(
            "/", _count_of(items, build), build.known(together, positive=True), function.type, build.span
        )

    return _over_some(values, build, fresh, mean)


def _weighted(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    numbers, of, by = (fresh(), fresh()), build.local(fresh(), NUMBER), build.local(fresh(), NUMBER)
    items, weights = (build.local(number, each.type) for number, each in zip(numbers, values, strict=True))
    some = core.Some(items, LIST, build.span)
    products = core.Each((some, weights), (of.number, by.number), build.arithmetic(of, "*", by), LIST, build.span)
    together, all_weights = (core.Fold("sum", each, NUMBER, build.span) for each in (products, weights))
    found: Node = core.Arithmetic("/", together, all_weights, function.type, build.span)
    if not all(isinstance(each, core.Members) for each in values):
        said = say("not-defined.weights", text=build.span.text)
        refuse = core.Refuse("not-defined", said, None, function.type, build.span)
        alike = build.compare(_count_of(items, build), "=", _count_of(weights, build))
        found = build.select((alike, found), otherwise=refuse)
    for number, value in reversed(tuple(zip(numbers, values, strict=True))):
        found = core.Let(number, value, found, found.type, build.span)
    return found


def _best(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    numbers, items = (fresh(), fresh()), _list(values[1:], build)
    many = _whole(function, values[0], build.local(numbers[0], values[0].type), build)
    some = core.Some(build.local(numbers[1], items.type), LIST, build.span)
    found: Node = core.Ranked(many, some, function.type, build.span)
    for number, value in ((numbers[1], items), (numbers[0], values[0])):
        found = core.Let(number, value, found, found.type, build.span)
    return found


def _whole(function: ex.Function, value: Node, many: Node, build: Build) -> Node:
    """Give how many are asked for, a whole number above 0; `value` is what stands under the local `many`."""
    if isinstance(value, core.Constant):
        return many
    said = say("not-defined.how-many", text=build.span.text, name=function.name)
    refuse = core.Refuse("not-defined", said, None, NUMBER, build.span)
    whole = build.compare(many, "=", build.rounded(many, ONE, "floor"))
    return build.select((build.logic(whole, "and", build.above(many)), many), otherwise=refuse)


def _opposites(items: Node, build: Build, fresh: Fresh) -> Node:
    number = fresh()
    opposite = core.Negative(build.local(number, NUMBER), NUMBER, build.span)
    return core.Each((items,), (number,), opposite, LIST, build.span)


def _worst(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    """Give the opposites of the greatest of the opposites: the least first."""
    number, turned = fresh(), _opposites(_list(values[1:], build), build, fresh)
    ranked = _best(function, (build.local(number, values[0].type), turned), build, fresh)
    return core.Let(number, values[0], _opposites(ranked, build, fresh), function.type, build.span)


def _trimmed(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    """Give the least of the greatest, the least first: so many fewer at either end; none left is refused."""
    asked, listed, left = fresh(), fresh(), fresh()
    items, rest = build.local(listed, LIST), build.local(left, NUMBER)
    some = core.Some(_list(values[1:], build), LIST, build.span)
    many = _whole(function, values[0], build.local(asked, values[0].type), build)
    twice = build.arithmetic(build.number(2), "*", many)
    said = say("not-defined.nothing-left", text=build.span.text)
    refuse = core.Refuse("not-defined", said, None, function.type, build.span)
    greatest = core.Ranked(build.arithmetic(rest, "+", build.local(asked, NUMBER)), items, LIST, build.span)
    least = core.Ranked(rest, _opposites(greatest, build, fresh), LIST, build.span)
    found: Node = build.select((build.above(rest), _opposites(least, build, fresh)), otherwise=refuse)
    found = core.Let(left, build.arithmetic(_count_of(items, build), "-", twice), found, function.type, build.span)
    found = core.Let(listed, some, found, function.type, build.span)
    return core.Let(asked, values[0], found, function.type, build.span)


def _product(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    if isinstance(_list(values, build), core.Gathered):
        return core.Fold("product", _list(values, build), function.type, build.span)
    return _over_some(values, build, fresh, lambda items: core.Fold("product", items, function.type, build.span))


def _gathered(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    return core.Gathered(values, function.type, build.span)


def _known(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    return core.Having(values, False, function.type, build.span)


def _median(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    """Give the middle one by size; of an even number the mean of the two in the middle."""

    def middle(items: Node) -> Node:
        if isinstance(_list(values, build), core.Gathered):
            ranks: tuple[Node, Node] = (build.number((len(values) + 1) // 2), build.number(len(values) // 2 + 1))
        else:
            half = core.Arithmetic("/", _some_of(items, build), build.number(2), NUMBER, build.span)
            ranks = (
                build.rounded(half, ONE, "ceil"),
                build.arithmetic(build.rounded(half, ONE, "floor"), "+", build.number(1)),
            )
        upper, lower = (core.Ranked(rank, items, LIST, build.span) for rank in ranks)
        ends = [core.Fold("least", each, function.type, build.span) for each in (upper, lower)]
        return core.Arithmetic("/", build.fold("sum", ends), build.number(2), function.type, build.span)

    return _over_some(values, build, fresh, middle)


def _mod(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    """Give what a value has above a whole multiple of the step below it."""
    number = fresh()
    value = build.local(number, function.type)
    multiple = core.Rounded(value, values[1], "floor", function.type, build.span)
    return core.Let(number, values[0], build.arithmetic(value, "-", multiple), function.type, build.span)


def _count(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    if len(values) == 1 and isinstance(values[0].type, ListType):
        return _count_of(values[0], build)
    one, none = build.number(ONE), build.number(ZERO)
    return build.fold("sum", [build.select((each, one), otherwise=none) for each in values])


def _clamp(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    value, low, high = values
    return core.Within(value, low, high, function.type, build.span)


def _magnitude(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    return core.Magnitude(values[0], function.type, build.span)


def _stepped(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    unit = function.type.unit if isinstance(function.type, NumberType) else None
    step = values[1] if len(values) == 2 else build.number(unit.scale if unit is not None else ONE, function.type)
    mode: Mode = "floor" if function.name == "floor" else "ceil"
    return core.Rounded(values[0], step, mode, function.type, build.span)


def _irrational(function: ex.Function, values: Values, build: Build, fresh: Fresh) -> Node:
    return core.Irrational(cast(core.IrrationalName, function.name), values[0], function.type, build.span)


MEANINGS: MappingProxyType[ex.FunctionName, _Meaning] = MappingProxyType(
    {
        "min": _folded("least"),
        "max": _folded("greatest"),
        "sum": _folded("sum"),
        "mean": _mean,
        "geomean": _geometric,
        "harmonic": _harmonic,
        "weighted_mean": _weighted,
        "best": _best,
        "worst": _worst,
        "trimmed": _trimmed,
        "product": _product,
        "list": _gathered,
        "known": _known,
        "median": _median,
        "mod": _mod,
        "count": _count,
        "abs": _magnitude,
        "clamp": _clamp,
        "floor": _stepped,
        "ceil": _stepped,
        "sqrt": _irrational,
        "ln": _irrational,
        "exp": _irrational,
        "erfc": _irrational,
    }
)
