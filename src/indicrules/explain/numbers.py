"""Turn the values of an outcome into the texts that an explanation shows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from indicrules.card.arithmetic import (
    decimal_text,
    fraction_text,
    is_whole,
    mark_text,
    number_of_hundredths,
    shown_unit,
    value_text,
    whole_text,
)
from indicrules.evaluate.ledger import certain
from indicrules.exact.number import exact_text, placed, published
from indicrules.explain.messages import Words
from indicrules.model.rules import Item, Model
from indicrules.model.types import DayType, NumberType, Type
from indicrules.model.units import Unit
from indicrules.text.classes import frozen

_LEAST = 4  # places of a column in which a number does not end
_MOST = 15
_ENDING = 9  # places after which what goes on is as good as without end
_VISIBLE = 10  # in the last place, so that the least number of a column shows two digits


def score_text(value: Any, places: int) -> str:
    """Write points with at least `places` places, to six digits where they do not end; see `equal`, `alone`."""
    text = decimal_text(value)
    if not is_whole(text):
        return text
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.ljust(places, '0')}" if places else text


def term_text(value: Any, places: int) -> str:
    """Write points within arithmetic: a short fraction where they do not end."""
    return fraction_text(value) or score_text(value, places)


@frozen
class Pen:
    """Writes the scores of one scale, with at least so many places, of one in percent as percents."""

    places: int
    percent: bool = False

    def score(self, value: Any) -> str:
        """Write a score as it stands by itself; see `score_text`."""
        return f"{score_text(value * 100, self.places)}%" if self.percent else score_text(value, self.places)

    def term(self, value: Any) -> str:
        """Write a score within arithmetic; see `term_text`."""
        return self.score(value) if self.percent else term_text(value, self.places)

    def number(self, value: Any) -> str:
        """Write a mark; see `mark_text`."""
        return mark_text(value, self.percent)

    def decimal(self, value: Any) -> str:
        """Write a mark as a decimal; see `decimal_text`."""
        return number_of_hundredths(value) if self.percent else decimal_text(value)

    def whole(self, value: Any) -> str:
        """Write a mark of the author's; see `whole_text`."""
        return number_of_hundredths(value, whole=True) if self.percent else whole_text(value)

    def column(self, values: Sequence[Fraction]) -> tuple[tuple[str, ...], str]:
        """Write numbers, and what they add up to; see `column`."""
        if not self.percent:
            return column(values, self.places)
        texts, total = column([each * 100 for each in values], self.places)
        return tuple(f"{each}%" for each in texts), f"{total}%"


def column(values: Sequence[Fraction], places: int) -> tuple[tuple[str, ...], str]:
    """Write numbers, and what they add up to, with one number of places, so that the printed ones add up as well.

    What is not whole in print stands after `≈`, its last digit such that the printed sum is right.

    >>> column([Fraction(480, 43), Fraction(-3, 1075)], 2)
    (('≈11.1628', '≈−0.0028'), '11.1600')
    """
    total = sum(values, Fraction(0))
    exact = [_ends(each) for each in (*values, total)]
    if None not in exact:
        shown = max([places, *(each for each in exact if each is not None)])
    else:
        least = min((abs(each) for each in values if each), default=Fraction(1))
        shown = max([places, _LEAST, *(each for each in exact if each is not None)])
        while least * 10**shown < _VISIBLE and shown < _MOST:
            shown += 1
    scale = 10**shown
    wanted = _nearest(total * scale)
    kept = [each.numerator * scale // each.denominator for each in values]
    rests = [each * scale - floor for each, floor in zip(values, kept, strict=True)]
    up = sorted((at for at, rest in enumerate(rests) if rest), key=lambda at: (-rests[at], at))
    for at in up[: wanted - sum(kept)]:
        kept[at] += 1
    texts = tuple(_placed(each, shown, not rest) for each, rest in zip(kept, rests, strict=True))
    return texts, _placed(wanted, shown, wanted == total * scale)


def _ends(value: Fraction) -> int | None:
    """Give the places after which a number ends, None where there are many."""
    for places in range(_ENDING + 1):
        if not 10**places % value.denominator:
            return places
    return None


def _nearest(value: Fraction) -> int:
    over, under = value.as_integer_ratio()
    return (2 * over + under) // (2 * under)


def _placed(count: int, places: int, whole: bool) -> str:
    return f"{'' if whole else '≈'}{placed(count, places).replace('-', '−')}"


def places_of(item: Item, model: Model) -> int:
    """Give the places that an item's scores are written with: those of its rounding, or of its members' rounding."""
    known = cast("dict[str | None, int]", model.made.setdefault("places", {}))
    key = None if item.kind == "ruleset" else item.name
    found = known.get(key)
    if found is None:
        if item.round_score is not None:
            found = _places(item.round_score.step * (100 if item.percent else 1))
        else:
            found = max((places_of(model.items[name], model) for name in item.members), default=0)
        known[key] = found
    return found


def quantity_text(value: Any, type_: Type, words: Words, beside: Unit | None = None, *, whole: bool = False) -> str:
    """Write an actual, a target or a shortfall in the unit it is best shown in, the one `beside` it if it has none.

    `whole` writes all digits, as of data and of the author's constants.
    """
    write = whole_text if whole else decimal_text
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return value_text(value, type_)
    if isinstance(type_, NumberType) and type_.percent:
        return number_of_hundredths(value, whole=whole)
    unit = shown_unit(type_, beside)
    return write(value) if unit is None else f"{write(value / unit.scale)} {unit.name}"


def distance_text(value: Any, type_: Type, words: Words) -> str:
    """Write how far apart two values of a type are: two dates in days, two percentages in percentage points."""
    if isinstance(type_, DayType):
        count = decimal_text(value / 86400)
        return words.say("day" if count == "1" else "days", count=count)
    if isinstance(type_, NumberType) and type_.percent:
        count = decimal_text(value * 100)
        return words.say("percentage_point" if count == "1" else "percentage_points", count=count)
    return quantity_text(value, type_, words)


def bare_distance_text(value: Any, type_: Type, words: Words) -> str:
    """Write a distance without the unit, which stands beside it already."""
    if isinstance(type_, NumberType) and not type_.percent:
        return ratio_part(value, type_)
    return distance_text(value, type_, words)


def ratio_part(value: Any, type_: Type, *, whole: bool = False) -> str:
    """Write one side of a completion: the bare number in its unit, a percentage with its sign."""
    unit = shown_unit(type_)
    if unit is None:
        return value_text(value, type_, whole=whole)
    return (whole_text if whole else decimal_text)(value / unit.scale)


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


def _places(step: Fraction) -> int:
    exact = published(step)
    return max(0, -int(exact.as_tuple().exponent)) if isinstance(exact, Decimal) else 0
