"""Turn a `match` of many rows, whose tests are known, into a look-up of the row and a choice by halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from indicrules.meaning import core
from indicrules.meaning.build import Build
from indicrules.meaning.core import Node
from indicrules.model import expression as ex
from indicrules.model.long_rows import with_rest
from indicrules.model.lookup import Column, Index
from indicrules.model.table import Figures, Table
from indicrules.model.types import NUMBER

_LONGEST = 512  # bits of what all values are multiples of


def long_match(
    node: ex.Cases, tests: Column, subject: Node, values: Sequence[Node], otherwise: Node, fresh: Callable[[], int]
) -> Node:
    """Give the value of the first row that holds, the last row being what is otherwise."""
    index, every = with_rest(tests), [*values, otherwise]
    conditions = tuple(row.condition for row in node.rows)
    known = _known(node, index, every)
    if known is not None:
        return core.Lookup(known, (subject,), 0, fresh(), node.type, node.span, conditions=conditions)
    number, build = fresh(), Build(node.span)
    rows = _table(node, index, tuple(range(len(every))), Fraction(1))
    row = core.Lookup(rows, (subject,), 0, fresh(), NUMBER, node.span, conditions=conditions)
    return core.Let(number, row, _halved(every, 0, build, number), node.type, node.span)


def _halved(values: Sequence[Node], first: int, build: Build, number: int) -> Node:
    """Choose among values by their number, which counts from `first`."""
    if len(values) == 1:
        return values[0]
    middle = len(values) // 2
    lower = _halved(values[:middle], first, build, number)
    upper = _halved(values[middle:], first + middle, build, number)
    below = build.compare(build.local(number, NUMBER), "<", build.number(first + middle))
    return core.Select(((below, lower),), upper, values[0].type, build.span)


def _known(node: ex.Cases, index: Index, values: Sequence[Node]) -> Table | None:
    """Give the table of the values where all are numbers, or all texts, known at load."""
    numbers: list[Fraction] = []
    texts: list[str] = []
    for each in values:
        if not isinstance(each, core.Constant):
            return None
        if isinstance(each.value, Fraction):
            numbers.append(each.value)
        elif isinstance(each.value, str):
            texts.append(each.value)
    if len(texts) == len(values):
        return _table(node, index, tuple(texts), Fraction(1))
    below = lcm(*{each.denominator for each in numbers}) if len(numbers) == len(values) else 0
    if not below or below.bit_length() > _LONGEST:
        return None
    return _table(node, index, tuple(int(each * below) for each in numbers), Fraction(1, below))


def _table(node: ex.Cases, index: Index, cells: tuple[int, ...] | tuple[str, ...], unit: Fraction) -> Table:
    starts = (*(row.span.start for row in node.rows), node.span.start)
    return Table("match", ("",), (Figures("match", node.type, cells, unit),), index, starts, node.span.source)
