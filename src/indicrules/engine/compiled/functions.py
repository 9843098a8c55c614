"""Write the functions of the language over values already written."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from types import MappingProxyType

from indicrules.engine.compiled import lists, operations, runtime
from indicrules.engine.compiled.branches import Row, as_reals, first_row
from indicrules.engine.compiled.program import Program, listed, number, reals, truth
from indicrules.engine.compiled.values import (
    ONE,
    ZERO,
    Listed,
    Number,
    Pair,
    Real,
    Reals,
    Truth,
    Wholes,
    Written,
    fixed,
)
from indicrules.engine.compiled.writer import product
from indicrules.model import expression as ex
from indicrules.model.types import NumberType

Values = Sequence[Written]


def call(node: ex.Function, values: Values, program: Program) -> Written:
    """Write a function of its arguments' values."""
    if len(values) == 1 and isinstance(values[0], Wholes | Reals):
        found = _of_list(node.name, values[0], program)
    else:
        found = _OF_VALUES[node.name](node, values, program)
    return operations.bounded(program, found) if isinstance(found, Pair | Real) else found


def interpolation(at: Number, points: Sequence[tuple[Fraction, Fraction]], program: Program) -> Number:
    """Write the value of the straight line through `points`, held at its ends."""
    if isinstance(at, Real):
        call = program.constant(runtime.interpolated)
        return Real(program.assign(f"{call}({at.name}, {program.constant(points)})"))

    def reaches(place: Fraction) -> Callable[[], Truth]:
        return lambda: operations.compare(program, "<=", at, fixed(place))

    def between(low: Fraction, first: Fraction, high: Fraction, second: Fraction) -> Callable[[], Number]:
        slope, ends = (second - first) / (high - low), sorted((first, second))

        def line() -> Number:
            found = operations.add(program, operations.multiply(program, at, fixed(slope)), fixed(first - low * slope))
            assert isinstance(found, Pair)
            return Pair(found.factor, found.over, found.under, ends[0], ends[1])

        return line

    table: list[Row] = [(reaches(points[0][0]), lambda: fixed(points[0][1]))]
    for (low, first), (high, second) in itertools.pairwise(points):
        table.append((reaches(high), between(low, first, high, second)))
    return number(first_row(program, table, lambda: fixed(points[-1][1])))


# ---------------------------------------------------------------------------- of one list


def _of_list(name: str, values: Listed, program: Program) -> Written:
    if name == "count":
        return Pair(ONE, program.assign(f"{program.constant(len)}({values.name})", 32), None, ZERO)
    if isinstance(values, Wholes) and name in _OF_WHOLES:
        return _OF_WHOLES[name](values, program)
    call = program.constant(_OF_REALS[name])
    program.inapplicable = True
    return Real(program.assign(f"{call}({as_reals(program, values).name})"))


def _some(values: Wholes, program: Program) -> None:
    program.put(f"if not {values.name}: raise {program.inapplicable_error}")
    program.inapplicable = True


def _picked(pick: Callable[[Sequence[int]], int]) -> Callable[[Wholes, Program], Pair]:
    def one(values: Wholes, program: Program) -> Pair:
        _some(values, program)
        return Pair(values.factor, program.assign(f"{program.constant(pick)}({values.name})", values.bits))

    return one


def _sum(values: Wholes, program: Program) -> Pair:
    return Pair(values.factor, program.assign(f"{program.constant(sum)}({values.name})", values.bits + 32))


def _mean(values: Wholes, program: Program) -> Pair:
    _some(values, program)
    count = program.assign(f"{program.constant(len)}({values.name})", 32)
    together = _sum(values, program)
    return Pair(together.factor, together.over, count)


_OF_WHOLES: MappingProxyType[str, Callable[[Wholes, Program], Pair]] = MappingProxyType(
    {"min": _picked(min), "max": _picked(max), "sum": _sum, "mean": _mean}
)
_OF_REALS: MappingProxyType[str, Callable[..., object]] = MappingProxyType(
    {
        "min": lists.least,
        "max": lists.greatest,
        "sum": lists.summed,
        "mean": lists.mean,
        "harmonic": lists.harmonic,
        "geomean": lists.geometric,
    }
)


# ---------------------------------------------------------------------------- of several values


def _least(node: ex.Function, values: Values, program: Program) -> Written:
    return _fold(operations.lesser, values, program)


def _greatest(node: ex.Function, values: Values, program: Program) -> Written:
    return _fold(operations.greater, values, program)


def _fold(pick: Callable[[Program, Number, Number], Number], values: Values, program: Program) -> Number:
    found = number(values[0])
    for each in values[1:]:
        found = pick(program, found, number(each))
    return found


def _added(node: ex.Function, values: Values, program: Program) -> Number:
    return operations.add(program, *(number(each) for each in values))


def _average(node: ex.Function, values: Values, program: Program) -> Number:
    return operations.divide(program, _added(node, values, program), fixed(Fraction(len(values))))


def _over_reals(node: ex.Function, values: Values, program: Program) -> Written:
    return _of_list(node.name, reals(program, [number(each) for each in values]), program)


def _magnitude(node: ex.Function, values: Values, program: Program) -> Written:
    return operations.magnitude(program, number(values[0]))


def _clamp(node: ex.Function, values: Values, program: Program) -> Written:
    value, low, high = values
    return operations.clamped(program, number(value), number(low), number(high))


def _floor(node: ex.Function, values: Values, program: Program) -> Written:
    return operations.rounded_to(program, number(values[0]), _step(node, values), "floor")


def _ceil(node: ex.Function, values: Values, program: Program) -> Written:
    return operations.rounded_to(program, number(values[0]), _step(node, values), "ceil")


def _step(node: ex.Function, values: Values) -> Number:
    if len(values) == 2:
        return number(values[1])
    unit = node.type.unit if isinstance(node.type, NumberType) else None
    return fixed(unit.scale if unit is not None else ONE)


def _irrational(node: ex.Function, values: Values, program: Program) -> Written:
    call = program.constant(runtime.irrational(node.name))
    return Real(program.assign(f"{call}({operations.real(program, number(values[0])).name})"))


def _count(node: ex.Function, values: Values, program: Program) -> Written:
    terms = [f"(1 if {truth(each).text} else 0)" for each in values]
    return operations.add(program, *(Pair(ONE, program.assign(term, 2), None, ZERO, ONE) for term in terms))


def _weighted(node: ex.Function, values: Values, program: Program) -> Written:
    first, second = listed(values[0]), listed(values[1])
    program.inapplicable = True
    if isinstance(first, Wholes) and isinstance(second, Wholes):
        program.put(f"{program.constant(lists.paired)}({first.name}, {second.name})")
        bits = first.bits + second.bits + 32
        both = f"{program.constant(lists.products)}({first.name}, {second.name})"
        top = Pair(first.factor * second.factor, program.assign(both, bits))
        return operations.divide(program, top, _sum(second, program))
    call = program.constant(lists.weighted)
    return Real(program.assign(f"{call}({as_reals(program, first).name}, {as_reals(program, second).name})"))


def _best(node: ex.Function, values: Values, program: Program) -> Written:
    many = number(values[0])
    rest = values[1:]
    one = rest[0] if len(rest) == 1 else None
    found = one if isinstance(one, Wholes | Reals) else _gathered([number(each) for each in rest], program)
    program.inapplicable = True
    known = many.known if isinstance(many, Pair) else None
    if known is not None and known.denominator == 1 and known >= 1:
        text = f"{program.constant(lists.best)}({product(known.numerator, ())}, {found.name})"
    else:
        text = f"{program.constant(lists.best_really)}({operations.real(program, many).name}, {found.name})"
    name = program.assign(text)
    return Wholes(found.factor, name, found.bits) if isinstance(found, Wholes) else Reals(name)


def _gathered(values: list[Number], program: Program) -> Listed:
    return gathered(program, values) or reals(program, values)


def gathered(program: Program, values: Sequence[Number]) -> Wholes | None:
    """Write a list of whole numbers, if all values are multiples of one."""
    pairs = [each for each in values if isinstance(each, Pair) and each.under is None]
    if len(pairs) < len(values):
        return None
    scale = lcm(*(each.factor.denominator for each in pairs))
    wholes = [each.factor.numerator * (scale // each.factor.denominator) for each in pairs]
    terms = [product(whole, (each.over,)) for whole, each in zip(wholes, pairs, strict=True)]
    bits = [
        abs(whole).bit_length() + (program.bits[each.over] if each.over is not None else 0)
        for whole, each in zip(wholes, pairs, strict=True)
    ]
    return Wholes(Fraction(1, scale), program.assign(f"[{', '.join(terms)}]"), max(bits, default=1))


_OF_VALUES: MappingProxyType[str, Callable[[ex.Function, Values, Program], Written]] = MappingProxyType(
    {
        "min": _least,
        "max": _greatest,
        "abs": _magnitude,
        "clamp": _clamp,
        "sum": _added,
        "mean": _average,
        "geomean": _over_reals,
        "harmonic": _over_reals,
        "weighted_mean": _weighted,
        "best": _best,
        "count": _count,
        "floor": _floor,
        "ceil": _ceil,
        "sqrt": _irrational,
        "ln": _irrational,
        "exp": _irrational,
        "erfc": _irrational,
    }
)
