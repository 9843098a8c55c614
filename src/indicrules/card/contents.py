"""Turn a model into records of its inputs and items, for programs that make forms, templates and pages of them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_never, cast

from indicrules.evaluate.told import Place, place
from indicrules.exact.number import published
from indicrules.model import rules
from indicrules.model.rules import Model
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType, Type, UnknownType
from indicrules.syntax.tree import Policy
from indicrules.text.classes import sealed

Number = Decimal | Fraction
End = Number | datetime.date
InputType = Literal["number", "yes/no", "date", "choice", "text", "list"]


@sealed
class Input:
    """A value that the data of a department brings.

    `unit` is that of a bare number, `%` for a percentage, None for a plain number and what is none. `range` is the
    lowest and highest value that is taken, numbers in `unit`, None where there is no end; both are of each member
    where `type` is `list`. `choices` are the texts of a
    choice. `at` is where the ruleset says so.
    """

    name: str
    title: str | None
    type: InputType
    unit: str | None
    range: tuple[End | None, End | None]
    choices: tuple[str, ...]
    at: Place


@sealed
class RulesetItem:
    """An indicator or group, as the ruleset has it.

    `weight`, `full` and `bonus` are points, None where there is none or no bound; `target` is the text of its clause.
    `missing` and `inapplicable` say what becomes of it without a value; `grades` are its own, best first as written.
    """

    name: str
    title: str | None
    kind: Literal["indicator", "group"]
    parent: str | None
    weight: Number | None
    full: Number | None
    bonus: Number | None
    target: str | None
    missing: Policy
    inapplicable: Policy
    grades: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str | None
    at: Place


def inputs(model: Model) -> tuple[Input, ...]:
    """Give the inputs in file order, those of used files among them."""
    return tuple(_input(each) for each in model.inputs.values())


def items(model: Model) -> tuple[RulesetItem, ...]:
    """Give the indicators and groups in file order."""
    return tuple(_item(each) for each in model.items.values())


def grades(item: rules.Item) -> tuple[str, ...]:
    """Give the names of an item's grades in file order, each once."""
    return tuple(dict.fromkeys(band.name for band in item.bands))


def number(value: Fraction | None) -> Number | None:
    """Give a number as a caller gets it."""
    return None if value is None else published(value)


def _input(wanted: rules.Input) -> Input:
    choices = wanted.type.choices if isinstance(wanted.type, TextType) else ()
    ends = _end(wanted, wanted.low), _end(wanted, wanted.high)
    return Input(wanted.name, wanted.title, _type(wanted), _unit(wanted), ends, choices, place(wanted.span))


def _type(wanted: rules.Input) -> InputType:
    match wanted.type:
        case NumberType():
            return "number"
        case TruthType():
            return "yes/no"
        case DayType():
            return "date"
        case TextType(choices=choices):
            return "choice" if choices else "text"
        case ListType() | UnknownType():
            return "list"
        case _:
            assert_never(wanted.type)


def _unit(wanted: rules.Input) -> str | None:
    type_ = _number_type(wanted)
    return (type_.name or None) if isinstance(type_, NumberType) and (type_.dimension or type_.percent) else None


def _number_type(wanted: rules.Input) -> Type:
    """Give the type of an input, of a list that of its members."""
    return wanted.type.of if isinstance(wanted.type, ListType) else wanted.type


def _end(wanted: rules.Input, end: Fraction | datetime.date | None) -> End | None:
    if not isinstance(end, Fraction):
        return end
    type_ = _number_type(wanted)
    unit = type_.unit if isinstance(type_, NumberType) else None
    return published(end if unit is None else end / unit.scale)


def _item(item: rules.Item) -> RulesetItem:
    target = item.target.span.words if item.target is not None else None
    kind = cast(Literal["indicator", "group"], item.kind)  # the ruleset itself is not among the items
    return RulesetItem(
        item.name, item.title, kind, item.parent, number(item.weight), number(item.full), number(item.bonus), target,
        item.missing, item.inapplicable, grades(item), item.sources, item.evidence, item.note, place(item.span),
    )  # fmt: skip
