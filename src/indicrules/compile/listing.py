"""Write what is done with lists: gathering, choosing and folding values already written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from math import lcm
from types import MappingProxyType

from indicrules.compile import lists, operations, pairs
from indicrules.compile.branches import as_reals
from indicrules.compile.pairs import parts
from indicrules.compile.program import Program, reals
from indicrules.compile.values import ONE, ZERO, ZERO_PAIR, Listed, Number, Pair, Real, Reals, Truth, Wholes, fixed
from indicrules.compile.writer import product
from indicrules.evaluate.values import Reason
from indicrules.exact.limits import BIT_LIMIT
from indicrules.exact.ranges import Range
from indicrules.meaning.core import FoldName

Fold = Callable[[Program, Number, Number], Number]


def gathered(program: Program, values: Sequence[Number]) -> Listed:
    """Write a list: of whole numbers, if all values are multiples of one."""
    pairs = [each for each in values if isinstance(each, Pair) and each.under is None]
    if len(pairs) < len(values):
        return reals(program, values)
    scale = lcm(*(each.factor.denominator for each in pairs))
    wholes = [each.factor.numerator * (scale // each.factor.denominator) for each in pairs]
    terms = [product(whole, (each.over,)) for whole, each in zip(wholes, pairs, strict=True)]
    bits = [
        abs(whole).bit_length() + (program.bits[each.over] if each.over is not None else 0)
        for whole, each in zip(wholes, pairs, strict=True)
    ]
    return Wholes(Fraction(1, scale), program.assign(f"[{', '.join(terms)}]"), max(bits, default=1))


def some(program: Program, items: Listed, why: Reason) -> Listed:
    """Write that a list which holds nothing is inapplicable, and why."""
    program.lacks(f"not {items.name}", why)
    return items


def each(program: Program, values: Sequence[Listed], body: Callable[[list[Number]], Number]) -> Listed:
    """Write the list of what `body` makes of the members of equally long lists."""
    found = program.assign("[]")
    names = [program.variable(one.bits if isinstance(one, Wholes) else 1) for one in values]
    members: list[Number] = [
        Pair(one.factor, name, one.under) if isinstance(one, Wholes) else Real(name)
        for one, name in zip(values, names, strict=True)
    ]
    taken = values[0].name if len(values) == 1 else f"{program.constant(zip)}({', '.join(one.name for one in values)})"
    with program.under(f"for {', '.join(names)} in {taken}:"):
        one = body(members)
        outside = {None, *(each.under for each in values if isinstance(each, Wholes))}
        if isinstance(one, Pair) and one.under in outside and one.over is not None:
            # A list is put in order by its whole numbers, so that these must grow with what they stand for.
            program.put(f"{found} += {'-' if one.factor < 0 else ''}{one.over},")
            return Wholes(abs(one.factor), found, program.bits[one.over], one.under)
        program.put(f"{found} += {operations.real(program, one).name},")
    return Reals(found)


def having(program: Program, values: Sequence[tuple[Truth, Callable[[], Number]]]) -> Reals:
    """Write the list of those of some values of which a condition says that they are there."""
    found = program.assign("[]")
    for there, value in values:
        if there.known is True:
            program.put(f"{found} += {operations.real(program, value()).name},")
            continue
        with program.under(f"if {there.text}:"):
            program.put(f"{found} += {operations.real(program, value()).name},")
    return Reals(found)


def ranked(program: Program, many: Number, items: Listed) -> Listed:
    """Write the greatest so many of a list, the greatest first."""
    if isinstance(many, Pair):
        over, under = parts(many)
        count = over if under == "1" else f"({over})//({under})"
    else:
        count = f"{program.constant(int)}({many.name})"
    name = program.assign(f"{program.constant(lists.best)}({count}, {items.name})")
    return Wholes(items.factor, name, items.bits, items.under) if isinstance(items, Wholes) else Reals(name)


def folded_values(name: FoldName, values: Sequence[Number], program: Program) -> Number:
    """Write one value of several that are written one by one."""
    match name:
        case "sum":
            return operations.add(program, *values) if values else ZERO_PAIR
        case "product":
            return reduce(
                lambda one, other: operations.bounded(program, operations.multiply(program, one, other)), values
            )
        case "count":
            return fixed(Fraction(len(values)))
        case "least" | "greatest":
            pick: Fold = operations.lesser if name == "least" else operations.greater
            found = values[0]
            for one in values[1:]:
                found = pick(program, found, one)
            return found


def folded(name: FoldName, items: Listed, program: Program, why: Reason) -> Number:
    """Write one value of a list; `why` says that an empty one has none."""
    if name == "count":
        return Pair(ONE, program.assign(f"{program.constant(len)}({items.name})", 32), None, Range(0))
    if name != "sum":
        some(program, items, why)
    if name == "product":
        return _product(items, program)
    call = program.constant(_FOLDS[name])
    if isinstance(items, Wholes):
        bits = items.bits + 32 if name == "sum" else items.bits
        return Pair(items.factor, program.assign(f"{call}({items.name})", bits), items.under)
    start = f", {program.constant(ZERO)}" if name == "sum" else ""
    return Real(program.assign(f"{call}({items.name}{start})"))


def _product(items: Listed, program: Program) -> Number:
    if isinstance(items, Reals):
        return Real(program.assign(f"{program.constant(lists.product)}({items.name})"))
    over, under = program.variable(BIT_LIMIT), program.variable(BIT_LIMIT)
    call = program.constant(lists.product_of_wholes)
    program.put(f"{over}, {under} = {call}({items.name}, {program.constant(items.factor)}, {items.under or 1})")
    return Pair(ONE, over, under)


_FOLDS: MappingProxyType[str, Callable[..., object]] = MappingProxyType({"sum": sum, "least": min, "greatest": max})


def sum_of_products(program: Program, first: Listed, second: Listed) -> Number:
    """Write the sum of the products of two equally long lists, member by member."""
    if not isinstance(first, Wholes) or not isinstance(second, Wholes):
        first, second = as_reals(program, first), as_reals(program, second)
        return Real(program.assign(f"{program.constant(lists.products)}({first.name}, {second.name})"))
    both = f"{program.constant(lists.products)}({first.name}, {second.name})"
    found = Pair(first.factor * second.factor, program.assign(both, first.bits + second.bits + 32))
    for each in (first, second):
        if each.under is not None:
            found = pairs.divide(program, found, Pair(ONE, each.under, None, Range(0, None, True)))
    return found
