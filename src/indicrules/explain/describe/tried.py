"""Turn an indicator that one input decides into what it would score: at its thresholds, just off them, and at none."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.scoring import Scoring
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Input, Item, Model
from indicrules.model.types import DayType, NumberType, TextType, TruthType, Type
from indicrules.model.walk import ends, formulas, within
from indicrules.text.classes import frozen

_MOST = 7  # rows of a table that is read at a glance
_PERCENT = Fraction(1, 100)
_ELSEWHERE = (ex.ItemValue, ex.ListWord, ex.Lost)  # values that one item alone does not have


@frozen
class Trial:
    """One value of the input `given`, and what the indicator comes to with it."""

    given: Input
    value: Any
    outcome: Outcome


def trials(model: Model, item: Item) -> tuple[Trial, ...]:
    """Give what an indicator comes to for values of the one input that it reads; nothing where it reads more."""
    given = _only_input(model, item)
    if given is None or item.kind != "indicator":
        return ()
    chosen = list(dict.fromkeys(each for each in _values(item, given, model) if given.allows(each)))[:_MOST]
    if isinstance(given.type, NumberType | DayType):
        chosen.sort()
    found = []
    for value in chosen:
        scoring = Scoring(model, dict.fromkeys(model.inputs) | {given.name: value}, ledgers=False, only=(item.name,))
        if not scoring.problems:
            found.append(Trial(given, value, scoring.outcomes[item.name]))
    return tuple(found)


def _only_input(model: Model, item: Item) -> Input | None:
    nodes = [*within(*(formula for _, formula in formulas(item)), metrics=model.metrics, arguments=True)]
    names = {node.name for node in nodes if isinstance(node, ex.InputValue)}
    if len(names) != 1 or any(isinstance(node, _ELSEWHERE) for node in nodes):
        return None
    return model.inputs[names.pop()]


def _values(item: Item, given: Input, model: Model) -> Iterator[Any]:
    match given.type:
        case TruthType():
            yield from (True, False)
        case TextType(choices=choices):
            yield from choices
        case DayType():
            for day in _thresholds(item, given.type, model):
                yield from (day, day + datetime.timedelta(days=1), day - datetime.timedelta(days=1))
        case NumberType() as type_:
            yield from _numbers(item, type_, model)
        case _:
            return


def _numbers(item: Item, type_: NumberType, model: Model) -> Iterator[Fraction]:
    """Give the thresholds, then what lies just off them, half of the target and nothing."""
    found, grain = [*_thresholds(item, type_, model)], _grain(type_)
    less = isinstance(item.target, Bound) and item.target.operator in ("<=", "<")
    yield from found
    for each in found:
        yield each + grain if less else each - grain
    targets = [*_constants(ends(item.target), type_)]
    for step in (rule.step for rule in item.adjustments if rule.step is not None):
        for size in _constants((step,), type_):
            yield from (each + 2 * size if less else each - 2 * size for each in targets)
    yield from (each * Fraction(3, 2) if less else each / 2 for each in targets)
    yield Fraction(0)
    for each in found:
        yield each - grain if less else each + grain


def _thresholds(item: Item, type_: Type, model: Model) -> Iterator[Any]:
    """Give the constants of the type that the item compares with, those of the target first."""
    yield from _constants(ends(item.target), type_)
    nodes = within(*(formula for _, formula in formulas(item)), metrics=model.metrics)
    for node in nodes:
        if isinstance(node, ex.Comparison):
            yield from _constants((node.left, node.right), type_)


def _constants(nodes: Iterable[ex.Expression], type_: Type) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, ex.Constant) and _is_alike(node.type, type_):
            yield node.value


def _is_alike(one: Type, other: Type) -> bool:
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        return one.dimension == other.dimension and (one.percent == other.percent or one.bare)
    return type(one) is type(other)


def _grain(type_: NumberType) -> Fraction:
    """Give how far just off a threshold is: one of the unit, a percentage point."""
    return _PERCENT if type_.percent else type_.scale
