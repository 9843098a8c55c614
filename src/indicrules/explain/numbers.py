"""Turn the values of an outcome into the texts that an explanation shows."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from indicrules.card.arithmetic import decimal_text, shown_unit, value_text
from indicrules.evaluate.ledger import certain
from indicrules.exact.errors import ExactError
from indicrules.exact.number import exact_text, published
from indicrules.explain.messages import Words
from indicrules.model.rules import Item, Model
from indicrules.model.types import DayType, NumberType, Type
from indicrules.model.units import Unit


def score_text(value: Any, places: int) -> str:
    """Write points with at least `places` places, cut with `…` where they do not end."""
    text = decimal_text(value)
    if "…" in text:
        return text
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.ljust(places, '0')}" if places else text


def places_of(item: Item, model: Model) -> int:
    """Give the places that an item's scores are written with: those of its rounding, or of its members' rounding."""
    known = cast("dict[str | None, int]", model.made.setdefault("places", {}))
    key = None if item.kind == "ruleset" else item.name
    found = known.get(key)
    if found is None:
        if item.round_score is not None:
            found = _places(item.round_score.step)
        else:
            found = max((places_of(model.items[name], model) for name in item.members), default=0)
        known[key] = found
    return found


def percent_text(value: Any) -> str:
    """Write a share as a percentage, set apart from its sign."""
    return f"{decimal_text(value * 100)} %"


def quantity_text(value: Any, type_: Type, words: Words, beside: Unit | None = None) -> str:
    """Write an actual, a target or a shortfall in the unit it is best shown in, the one `beside` it if it has none."""
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return value_text(value, type_)
    if isinstance(type_, NumberType) and type_.percent:
        return percent_text(value)
    unit = shown_unit(type_, beside)
    return decimal_text(value) if unit is None else f"{decimal_text(value / unit.scale)} {unit.name}"


def distance_text(value: Any, type_: Type, words: Words) -> str:
    """Write how far apart two values of a type are: two dates in days, two percentages in percentage points."""
    if isinstance(type_, DayType):
        count = decimal_text(value / 86400)
        return words.say("day" if count == "1" else "days", count=count)
    if isinstance(type_, NumberType) and type_.percent:
        return words.say("percentage_points", count=decimal_text(value * 100))
    return quantity_text(value, type_, words)


def bare_distance_text(value: Any, type_: Type, words: Words) -> str:
    """Write a distance without the unit, which stands beside it already."""
    if isinstance(type_, NumberType) and not type_.percent:
        return ratio_part(value, type_)
    return distance_text(value, type_, words)


def ratio_part(value: Any, type_: Type) -> str:
    """Write one side of a completion: the bare number in its unit, a percentage with its sign."""
    unit = shown_unit(type_)
    return value_text(value, type_) if unit is None else decimal_text(value / unit.scale)


def exact_value(value: Any) -> str | list[str] | None:
    """Write a value whole for a machine: numbers as exact texts; nothing for one that no digits make certain."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return [exact_text(Fraction(each)) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | datetime.date):
        return str(value)
    number = Fraction(value) if isinstance(value, Decimal) else certain(value)
    return None if number is None else exact_text(number)


def is_same(left: Any, right: Any) -> bool:
    """Tell whether two values are the same for certain."""
    try:
        return bool(left == right)
    except ExactError:
        return False


def _places(step: Fraction) -> int:
    exact = published(step)
    return max(0, -int(exact.as_tuple().exponent)) if isinstance(exact, Decimal) else 0
