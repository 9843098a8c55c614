"""Write what branches have in common: one value, under the same names whichever was taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from indicrules.compile import lists
from indicrules.compile.values import (
    ONE,
    ONE_PAIR,
    Pair,
    Real,
    Reals,
    Single,
    Truth,
    Wholes,
    Written,
)
from indicrules.compile.writer import Block, Writer, product
from indicrules.exact import ranges

Branch = tuple[Block, Written]
Row = tuple[Callable[[], Truth], Callable[[], Written]]


def join(writer: Writer, branches: Sequence[Branch]) -> Written:
    """Give the value that stands after branches of which one was taken; each ends in its block with its own."""
    alive = [each for each in branches if not each[0].dead]
    if not alive:
        return branches[0][1] if branches else ONE_PAIR
    values = [value for _, value in alive]
    first = values[0]
    if all(value is first or value == first for value in values):
        return first
    match first:
        case Pair() | Real():
            numbers = [value for value in values if isinstance(value, Pair)]
            if len(numbers) == len(values):
                return _pairs(writer, [block for block, _ in alive], numbers)
            return Real(_same(writer, alive))
        case Wholes() | Reals():
            return Reals(_same(writer, alive))
        case Truth():
            return Truth(_same(writer, alive))
        case Single():
            return Single(_same(writer, alive))


def first_row(writer: Writer, table: Sequence[Row], otherwise: Callable[[], Written]) -> Written:
    """Write the value of the first row whose condition holds.

    No condition is worked out after one that held. Rows that are plain texts make one `elif` chain; where statements
    stand between them, the chain is a loop that each branch leaves, so that no nesting grows with the rows.
    """
    outer, mark, flat, opening = writer.block, writer.mark(), True, "if"
    writer.block = loop = Block(inset=False)
    writer.depth += 1
    branches: list[Branch] = []
    closed = 0
    for condition, value in table:
        held = condition()
        if held.known is False:
            continue
        if held.known is True:
            otherwise = value
            break
        if len(loop.lines) > closed and branches:
            flat, opening = False, "if"
        with writer.under(f"{opening} {held.text}:") as block:
            branches.append((block, value()))
        opening, closed = "elif", len(loop.lines)
    if branches and len(loop.lines) > closed:
        flat = False
    writer.block = outer
    writer.depth -= 1
    outer.lines += [loop] if flat else ["while True:", loop]
    loop.inset = not flat
    if not branches:
        return otherwise()  # what the conditions taught holds on
    if flat:
        outer.lines.append("else:")
    last = Block(inset=flat)
    (outer if flat else loop).lines.append(last)
    with writer.inside(last):
        branches.append((last, otherwise()))
    writer.forget(mark)
    found = join(writer, branches)
    if not flat:
        for block, _ in branches:
            block.lines.append("break")
    return found


def _same(writer: Writer, branches: Sequence[Branch]) -> str:
    standing = [
        value.name
        for block, value in branches
        if isinstance(value, Single) and _last(block).startswith(f"{value.name} = ")
    ]
    name = standing[0] if standing else writer.variable()
    for block, value in branches:
        if isinstance(value, Single) and value.name == name:
            continue
        with writer.inside(block):
            writer.put(f"{name} = {_text(writer, value)}")
    return name


def _text(writer: Writer, value: Written) -> str:
    match value:
        case Pair():
            return _object(writer, value)
        case Truth():
            return value.text
        case Wholes():
            return as_reals(writer, value).name
        case _:
            return value.name


def _object(writer: Writer, value: Pair) -> str:
    if value.known is not None:
        return writer.constant(value.known)
    over = product(value.factor.numerator, (value.over,))
    return f"{writer.constant(Fraction)}({over}, {product(value.factor.denominator, (value.under,))})"


def as_reals(writer: Writer, value: Wholes | Reals) -> Reals:
    """Write a list as one of number objects."""
    if isinstance(value, Reals):
        return value
    call = writer.constant(lists.fractions)
    return Reals(writer.assign(f"{call}({value.name}, {writer.constant(value.factor)}, {value.under or 1})"))


def _pairs(writer: Writer, blocks: Sequence[Block], values: Sequence[Pair]) -> Pair:
    range_ = reduce(ranges.joined, [value.range for value in values])
    if any(value.under for value in values):
        over, under = _standing_pair(blocks, values) or (writer.variable(), writer.variable())
        for block, value in zip(blocks, values, strict=True):
            if value.over != over:
                first, second = value.factor.numerator, value.factor.denominator
                _widen(writer, over, first, value.over)
                _widen(writer, under, second, value.under)
                assigned = f"{over} = {product(first, (value.over,))}; {under} = {product(second, (value.under,))}"
                block.lines.append(assigned)
        return Pair(ONE, over, under, range_)
    factors = [value.factor for value in values]
    scale = lcm(*[each.denominator for each in factors])
    wholes = [each.numerator * (scale // each.denominator) for each in factors]
    share = gcd(*wholes) or 1
    over = _standing(blocks, values, wholes, share) or writer.variable()
    for block, value, whole in zip(blocks, values, wholes, strict=True):
        if value.over != over:
            _widen(writer, over, whole // share, value.over)
            block.lines.append(f"{over} = {product(whole // share, (value.over,))}")
    return Pair(Fraction(share, scale), over, None, range_)


def _standing(blocks: Sequence[Block], values: Sequence[Pair], wholes: Sequence[int], share: int) -> str | None:
    """Name a branch's value that can stand for all: what it is under is told at the branch's end, and only there."""
    for block, value, whole in zip(blocks, values, wholes, strict=True):
        if value.over is not None and whole == share and _last(block).startswith(f"{value.over} = "):
            return value.over
    return None


def _standing_pair(blocks: Sequence[Block], values: Sequence[Pair]) -> tuple[str, str] | None:
    for block, value in zip(blocks, values, strict=True):
        if value.over is not None and value.under is not None and value.factor == 1:
            last = _last(block)
            if last.startswith(f"{value.over} = ") and f"; {value.under} = " in last:
                return value.over, value.under
    return None


def _last(block: Block) -> str:
    """Give the last statement of a block, the innermost where it ends in branches."""
    last = next((each for each in reversed(block.lines) if isinstance(each, str) or each.lines), "")
    return last if isinstance(last, str) else _last(last)


def _widen(writer: Writer, name: str, factor: int, other: str | None) -> None:
    bits = abs(factor).bit_length() + (writer.bits[other] if other is not None else 0)
    if bits > writer.bits[name]:
        writer.bits[name] = bits
