"""Turn lists by row, of which each member counts in rows of its own, into one value, or into fewer members."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType

from indicrules.meaning.core import FoldName
from indicrules.tables.score import quantities as of
from indicrules.tables.score.filtered import Approximate, Unsupported
from indicrules.tables.score.number import Number, constant
from indicrules.tables.score.scope import Column, Listed, Quantity, Raised, Scope, absent_first
from indicrules.tables.score.truth import Truth, both, either, opposite
from indicrules.tables.status import Status


def gathered(values: list[Column]) -> Listed:
    """Give values written one by one, all of which count."""
    found: list[tuple[Quantity, Truth]] = []
    for each in values:
        assert isinstance(each, Number | Approximate)
        found.append((each, True))
    return Listed(tuple(found))


def having(scope: Scope, values: list[tuple[Column, list[Raised]]], or_none: bool) -> Listed:
    """Give values of which each counts where it is not absent, by what was raised in working it out.

    Where none counts, and that may not be, what was raised for the first is raised.
    """
    found: list[tuple[Quantity, Truth]] = []
    none: Truth = True
    for value, raised in values:
        assert isinstance(value, Number | Approximate)
        absent, others = absent_first(scope.tape, raised)
        scope.repeat(others)
        found.append((value, opposite(scope.tape, absent)))
        none = both(scope.tape, none, absent)
    if not or_none:
        for where, status in values[0][1]:
            scope.refuse(both(scope.tape, none, where), status)
    return Listed(tuple(found))


def refuse_empty(scope: Scope, items: Listed) -> None:
    """Raise that there is nothing to take, where nothing counts."""
    none: Truth = True
    for _, counted in items.values:
        none = both(scope.tape, none, opposite(scope.tape, counted))
    scope.refuse(none, Status.NOT_APPLICABLE)


def folded(name: FoldName, scope: Scope, items: Listed) -> Quantity:
    """Give one value of a list."""
    return _FOLDS[name](scope, items)


def _extreme(pick: Callable[[Scope, Quantity, Quantity], Quantity]) -> Callable[[Scope, Listed], Quantity]:
    def fold(scope: Scope, items: Listed) -> Quantity:
        if not items.values:
            raise Unsupported
        refuse_empty(scope, items)
        found, first = items.values[0]
        none = opposite(scope.tape, first)
        for value, counted in items.values[1:]:
            better = pick(scope, found, value)
            # The better one where both count, else the one that counts.
            found = of.chosen(scope, counted, of.chosen(scope, none, value, better), found)
            none = both(scope.tape, none, opposite(scope.tape, counted))
        return found

    return fold


def _sum(scope: Scope, items: Listed) -> Quantity:
    found: Quantity = constant(0)
    for value, counted in items.values:
        found = of.plus(scope, found, of.chosen(scope, counted, value, constant(0)))
    return found


def _count(scope: Scope, items: Listed) -> Quantity:
    return _sum(scope, Listed(tuple((constant(1), counted) for _, counted in items.values)))


def _product(scope: Scope, items: Listed) -> Quantity:
    refuse_empty(scope, items)
    found: Quantity = constant(1)
    for value, counted in items.values:
        found = of.times(scope, found, of.chosen(scope, counted, value, constant(1)))
    return found


_FOLDS: MappingProxyType[FoldName, Callable[[Scope, Listed], Quantity]] = MappingProxyType(
    {"least": _extreme(of.smaller), "greatest": _extreme(of.greater), "sum": _sum, "product": _product, "count": _count}
)


def geometric(scope: Scope, items: Listed) -> Quantity:
    """Give the geometric mean; of lists in which not all counts it is left to the exact evaluator."""
    if not items.values or not all(counted is True for _, counted in items.values):
        raise Unsupported
    product: Quantity = constant(1)
    for value, _ in items.values:
        scope.doubt(of.compared(scope, "<", value, constant(0)))
        product = of.times(scope, product, value)
    return of.raised(scope, product, constant(Fraction(1, len(items.values))))


def ranked(scope: Scope, many: int, items: Listed) -> Listed:
    """Give the greatest so many, the greatest first."""
    sorted_: list[tuple[Quantity, Truth]] = []
    for value, counted in items.values:  # by insertion; what does not count sinks
        moving, moving_counts = value, counted
        for at, (standing, counts) in enumerate(sorted_):
            above = of.compared(scope.apart(), ">", moving, standing)
            scope.doubt(_open(scope, moving, standing))
            swap = both(scope.tape, moving_counts, either(scope.tape, opposite(scope.tape, counts), above))
            sorted_[at] = (of.chosen(scope, swap, moving, standing), either(scope.tape, counts, moving_counts))
            moving = of.chosen(scope, swap, standing, moving)
            moving_counts = both(scope.tape, counts, moving_counts)
        sorted_.append((moving, moving_counts))
    return Listed(tuple(sorted_[:many]))


def _open(scope: Scope, left: Quantity, right: Quantity) -> Truth:
    if isinstance(left, Number) and isinstance(right, Number):
        return False
    inner = scope.apart()
    of.compared(inner, ">", left, right)
    found: Truth = False
    for where, _ in inner.raised:
        found = either(scope.tape, found, where)
    return found
