"""Turn exact numbers, quantities and targets into the texts that stand in a form's cells."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import SIGNS, measured_type, shown_unit
from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.exact.number import near_text, published
from indicrules.explain.form.words import say
from indicrules.explain.wording import spoken
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item, Range
from indicrules.model.types import ListType, NumberType, Type
from indicrules.model.units import PERCENT, Unit
from indicrules.model.walk import formulas, within
from indicrules.text.sentence import Language

_SHARE = NumberType(percent=True, unit=PERCENT)
_MOST_PLACES = 9  # a computed decimal of more is written to six digits: irrational points are known to twelve places
_GIVEN = 30  # places of data and of the author's constants, which are never cut
_DAY = 86_400  # seconds


def figure(value: Any, places: int = 0, *, given: bool = False) -> str:
    """Write a number: whole with at least `places` places, else `≈` and six significant digits.

    What is `given` by data or by the author is whole in any case.

    >>> figure(Fraction(884, 100)), figure(Fraction(15, 2), 2), figure(Fraction(-380, 43)), figure(Fraction(10**7, 3))
    ('8.84', '7.50', '≈−8.83721', '≈3333333')
    """
    exact = type(value) is Fraction
    number = value if exact else nearby(value)
    found = published(number)
    if exact and isinstance(found, Decimal) and -int(found.as_tuple().exponent) <= (_GIVEN if given else _MOST_PLACES):
        text, near = f"{found:f}", ""
        whole, _, rest = text.partition(".")
        text = f"{whole}.{rest.ljust(places, '0')}" if places else text
    else:
        text, near = near_text(number)[0], "≈"
    return near + text.replace("-", "−")


def mark(value: Any, percent: bool, places: int = 0) -> str:
    """Write a score or weight, of a scale in percent in percent.

    >>> mark(Fraction(11, 10), True), mark(Fraction(11, 10), False)
    ('110%', '1.1')
    """
    return f"{figure(value * 100, places)}%" if percent else figure(value, places)


def quantity(value: Any, type_: Type, lang: Language, *, given: bool = False) -> str:
    """Write a value with its unit, as it stands in the cells of the form; whole where it is `given`.

    >>> from indicrules.model.types import NUMBER
    >>> quantity(Fraction(3, 2), NUMBER, "zh"), quantity(True, NUMBER, "zh"), quantity("达成", NUMBER, "zh")
    ('1.5', '是', '达成')
    """
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    if isinstance(value, datetime.date):
        return day(value, lang)
    if isinstance(value, str):
        return value
    if value is None or value is NOT_APPLICABLE:
        return say("none" if value is None else "not_applicable", lang)
    if isinstance(value, tuple):
        of = type_.of if isinstance(type_, ListType) else type_
        return say("list", lang).join(quantity(each, of, lang, given=given) for each in value)
    unit = unit_of(type_)
    if unit is None:
        return figure(value, given=given)
    return with_unit(figure(value / unit.scale, given=given), unit.name)


def day(value: datetime.date, lang: Language) -> str:
    """Write a date as people do."""
    return f"{value.year}年{value.month}月{value.day}日" if lang == "zh" else value.isoformat()


def with_unit(text: str, unit: str) -> str:
    """Write a number before its unit; a unit in letters stands apart.

    >>> with_unit("43", "宗"), with_unit("95", "%"), with_unit("650", "km"), with_unit("1", "")
    ('43宗', '95%', '650 km', '1')
    """
    return f"{text} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else f"{text}{unit}"


def shown_type(item: Item) -> Type | None:
    """Give the type that target and actual are both shown in: the target's unit, else the actual's.

    A plain number that the item's clauses compare with percentages is shown as one.
    """
    type_, target = measured_type(item), item.target
    wanted = None if target is None else target.value.type if isinstance(target, Bound) else target.low.type
    if isinstance(wanted, NumberType) and isinstance(type_, NumberType) and wanted.unit is not None:
        return wanted if wanted.dimension == type_.dimension and wanted.percent == type_.percent else type_
    if isinstance(type_, NumberType) and not type_.percent and shown_unit(type_) is None and _is_share(item):
        return _SHARE
    return type_


def _is_share(item: Item) -> bool:
    """Tell whether the clauses of an item compare its actual with percentages."""
    matched = set[int]()
    for node in within(*(formula for _, formula in formulas(item))):
        match node:
            case ex.Cases(subject=ex.Word(word="actual"), number=number):
                matched.add(number)
            case ex.Comparison(left=left, right=right):
                sides = (left, right), (right, left)
                if any(_is_actual(one, matched) and _is_percent(other) for one, other in sides):
                    return True
            case _:
                pass
    return False


def _is_actual(node: ex.Expression, matched: set[int]) -> bool:
    return (isinstance(node, ex.Word) and node.word == "actual") or (
        isinstance(node, ex.Subject) and node.match in matched
    )


def _is_percent(node: ex.Expression) -> bool:
    return isinstance(node, ex.Constant) and isinstance(node.type, NumberType) and node.type.percent


def distance(value: Any, type_: Type | None, lang: Language) -> str:
    """Write how far an actual misses its target: in its unit, percents in percentage points, dates in days."""
    if type_ is not None and isinstance(type_, NumberType):
        if not type_.percent:
            return quantity(value, type_, lang)
        count = figure(value * 100)
        return say("percentage_point" if count == "1" else "percentage_points", lang, count=count)
    count = figure(value / _DAY)
    return say("day" if count == "1" else "days", lang, count=count)


def target_text(outcome: Outcome, lang: Language) -> str:
    """Write an item's target for people, as in `≥43宗`; nothing where it has none."""
    item, type_ = outcome.item, shown_type(outcome.item)
    match item.target:
        case Bound(operator=operator, value=value):
            found = outcome.target if outcome.target is not None else _constant(value)
            end = _end(found, value, type_, lang)
            return end if isinstance(found, str | bool) and operator == "=" else f"{SIGNS[operator]}{end}"
        case Range() as target:
            ends = [_end(_known(each, outcome), each, type_, lang) for each in (target.low, target.high)]
            if not target.low_open and not target.high_open:
                return say("range", lang, low=ends[0], high=ends[1])
            low, high = ">" if target.low_open else "≥", "<" if target.high_open else "≤"
            return say("and", lang, first=f"{low}{ends[0]}", second=f"{high}{ends[1]}")
        case _:
            return ""


def _end(found: Any, node: ex.Expression, type_: Type | None, lang: Language) -> str:
    """Write an end of a target, as the author did where its value is not known."""
    if found is None:
        return spoken(node.span.words, lang)
    return quantity(found, type_ or node.type, lang, given=isinstance(node, ex.Constant))


def _known(node: ex.Expression, outcome: Outcome) -> Any:
    found = outcome.trace.get(id(node))
    return _constant(node) if found is None else found


def _constant(node: ex.Expression) -> Any:
    return node.value if isinstance(node, ex.Constant) else None


def unit_of(type_: Type) -> Unit | None:
    """Give the unit that values of a type are shown in, None where they are plain numbers."""
    if isinstance(type_, NumberType) and type_.percent:
        return type_.unit or PERCENT
    return shown_unit(type_)
