"""Find the bare numbers that are read in percent and may have been meant as fractions: 1.05 where 105 % is usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from indicrules.exact.number import published
from indicrules.intake.quantity import bare
from indicrules.model import expression as ex
from indicrules.model.rules import Input, Item, Model
from indicrules.model.types import ListType, NumberType
from indicrules.model.walk import formulas, within
from indicrules.text.classes import frozen, sealed

MOST = 2
"""Bare numbers above 1 and up to this are doubtful; up to 1 they are refused."""

_USUAL = Fraction(1, 2)


@sealed
class Doubtful:
    """A bare number for a `%` input, read in percent, where the ruleset speaks of 50 % or more."""

    name: str
    title: str | None
    value: Decimal | Fraction


def doubtful(model: Model, usual: frozenset[str], values: Mapping[str, object]) -> tuple[Doubtful, ...]:
    """Give what is doubtful of `values` as they were given, of the inputs that are `usual`ly high, in file order."""
    found = []
    for name in model.inputs if usual else ():
        given = values.get(name) if name in usual else None
        for value in map(bare, given if type(given) is tuple else (given,)):
            if value is not None and 1 < value <= MOST:
                found.append(Doubtful(name, model.inputs[name].title, published(value)))
    return tuple(found)


def is_doubtful(value: object) -> bool:
    """Tell whether a value, as it was given, is a bare number that may be meant as a fraction."""
    number = bare(value)
    return number is not None and 1 < number <= MOST


def may_be_share(wanted: Input) -> bool:
    """Tell whether a bare number for an input, or for a member of its list, may be meant as a share."""
    type_ = wanted.type.of if isinstance(wanted.type, ListType) else wanted.type
    return isinstance(type_, NumberType) and type_.may_be_share


def usually_high(model: Model) -> frozenset[str]:
    """Give the `%` inputs of whose range, target or rows one speaks of 50 % or more."""
    shares = {name for name, each in model.inputs.items() if may_be_share(each)}
    if not shares:
        return frozenset()
    found = {name for name in shares for end in (model.inputs[name].low, model.inputs[name].high) if _is_high(end)}
    reading = _Reading(model, shares)
    for item in (*model.items.values(), model.root):
        found |= reading.measured_high(item)
    return frozenset(found | reading.compared_high(each.body for each in model.metrics.values()))


def _is_high(value: object) -> bool:
    return isinstance(value, Fraction) and abs(value) >= _USUAL


def _speaks_high(expression: ex.Expression) -> bool:
    """Tell whether a percent of 50 % or more is written in an expression."""
    return any(
        isinstance(node, ex.Constant)
        and isinstance(node.type, NumberType)
        and node.type.percent
        and _is_high(node.value)
        for node in within(expression)
    )


def _is_share(expression: ex.Expression) -> bool:
    return isinstance(expression.type, NumberType) and expression.type.percent


@frozen
class _Reading:
    """Which of the inputs `shares` are read, by way of metrics too."""

    model: Model
    shares: set[str]

    def measured_high(self, item: Item) -> set[str]:
        """Give the inputs that an item compares with 50 % or more."""
        parts = list(formulas(item))
        actual = set[str]().union(*(self._read(each) for role, each in parts if role == "actual"))
        found = self.compared_high((each for _, each in parts), actual)
        if any(role == "target" and _speaks_high(each) for role, each in parts):
            found |= actual
        for rule in item.adjustments:
            if rule.quantity is not None and _speaks_high(rule.quantity):
                found |= self._read(rule.quantity, actual)
        return found

    def compared_high(self, expressions: Iterable[ex.Expression], actual: Iterable[str] = ()) -> set[str]:
        """Give the inputs that expressions compare with 50 % or more; `actual` are those that an actual reads."""
        found, subjects = set[str](), dict[int, set[str]]()
        for node in within(*expressions):
            match node:
                case ex.Cases() if node.subject is not None:
                    subjects[node.number] = self._read(node.subject, actual)
                case ex.Comparison() if _speaks_high(node.left) or _speaks_high(node.right):
                    found |= self._read(node.left, actual, subjects) | self._read(node.right, actual, subjects)
                case ex.Looked():
                    for level in node.table.index.levels:
                        argument = node.arguments[level.key]
                        if _is_share(argument) and any(_is_high(each * level.axis.unit) for each in level.axis.points):
                            found |= self._read(argument, actual, subjects)
                case ex.Interpolated() if any(_is_high(at) for at, _ in node.points):
                    found |= self._read(node.operand, actual, subjects)
                case _:
                    pass
        return found

    def _read(
        self, expression: ex.Expression, actual: Iterable[str] = (), subjects: Mapping[int, set[str]] | None = None
    ) -> set[str]:
        """Give the inputs that an expression reads, the word `actual` and the subject of a `match` as well."""
        found = set[str]()
        for node in within(expression, metrics=self.model.metrics):
            match node:
                case ex.InputValue() if node.name in self.shares:
                    found.add(node.name)
                case ex.Word(word="actual"):
                    found |= set(actual)
                case ex.Subject():
                    found |= (subjects or {}).get(node.match, set())
                case _:
                    pass
        return found
