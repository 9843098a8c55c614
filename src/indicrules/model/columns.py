"""Turn the cells of a table's columns into typed tests and values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, Literal

from indicrules.model.doubt import is_doubtful, report_percent_or_fraction
from indicrules.model.lookup import Bounds, Column
from indicrules.model.phrases import DATES, NUMBERS, TEXTS, kind_name
from indicrules.model.table import Figures
from indicrules.model.types import BARE, NUMBER, PERCENTAGE, TEXT, NumberType, TextType, Type, choice, of_unit
from indicrules.model.units import Unit
from indicrules.syntax import tree
from indicrules.syntax.cells import Quantity, Test, Value, unit_factors
from indicrules.text.classes import field, mutable
from indicrules.text.sentence import say
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver

Kind = Literal["number", "date", "text"]
_ONE = Fraction(1)
NAMES = {"number": NUMBERS, "date": DATES, "text": TEXTS}


@mutable
class Key:
    """A key of a table and its tests; in a file one is None for a text without quotes, and `raw` has all as texts.

    `choices` are the texts that it is looked up by, as far as they are known before the data; else it is `anything`.
    """

    name: str
    span: Span
    tests: Sequence[Test | None]
    raw: Sequence[str] | None
    cell: Callable[[int], Span]
    read: dict[Kind, tuple[Column, Type] | None] = field(factory=dict)
    choices: dict[str, None] = field(factory=dict)
    anything: bool = False

    def kind(self) -> Kind:
        """Give what the tests are of, as far as they tell by themselves."""
        if self.raw is not None and any(each is None for each in self.tests):
            return "text"
        first = self.tests[0] if self.tests else None
        return "text" if first is None else kind_of(first.value)


def figures_of(name: str, values: Sequence[Value], cell: Callable[[int], Span], resolver: Resolver) -> Figures | None:
    kind = kind_of(values[0])
    odd = next((row for row, each in enumerate(values) if kind_of(each) != kind), None)
    if odd is not None or kind == "date":
        message = say("table-row.another-kind", text=cell(odd or 0).text)
        if odd is None:
            message = say("table-row.date", text=cell(0).text)
        resolver.report.error("table-row", message, cell(odd or 0), say("table-row.kind-hint"))
        return None
    if kind == "text":
        texts = tuple(choice(each) for each in values if isinstance(each, str))
        return Figures(name, TextType(tuple(dict.fromkeys(texts))), texts, _ONE)
    found = _numbers([each for each in values if isinstance(each, Quantity)], cell, resolver)
    if found is None:
        return None
    numbers, unit, type_ = found
    return Figures(name, NUMBER if type_.bare else type_, tuple(numbers), unit)


def kind_of(value: Value) -> Kind:
    """Give the kind of a value."""
    of = type(value)
    return "number" if of is Quantity else "text" if of is str else "date"


def _numbers(
    quantities: Sequence[Quantity], cell: Callable[[int], Span], resolver: Resolver
) -> tuple[list[int], Fraction, NumberType] | None:
    """Give numbers as whole multiples of one unit in base units, and their type; report units that do not agree."""
    words = dict.fromkeys(each.unit for each in quantities)
    units: dict[str, Unit | None] = {"": None}
    first: NumberType | None = None
    for word in words:
        if not word:
            continue
        place = cell(next(at for at, each in enumerate(quantities) if each.unit == word))
        unit = resolver.unit(tree.UnitText(unit_factors(word), span=place))
        if unit is None:
            return None
        units[word] = unit
        type_ = PERCENTAGE if unit.name == PERCENTAGE.name else of_unit(unit)
        if first is None:
            first = type_
        elif type_.dimension != first.dimension:
            message = say("unit-clash.column", text=place.text, kind=kind_name(type_), others=kind_name(first))
            resolver.report.error("unit-clash", message, place, say("unit-clash.column-hint"))
            return None
        elif type_.percent != first.percent:
            first = NUMBER
    if first is not None and "" in words and first.may_be_share:
        for at, each in enumerate(quantities):
            if not each.unit and is_doubtful(each.number):
                report_percent_or_fraction(cell(at), each.number, resolver.report)
                return None
    leading = first.unit.scale if first is not None and first.unit is not None else _ONE
    scales = {word: leading if unit is None else unit.scale for word, unit in units.items()}
    places = max((each.places for each in quantities), default=0)
    powers = [10 ** (places - at) for at in range(places + 1)]
    if len(words) == 1:
        numbers = [each.digits * powers[each.places] for each in quantities]
        return numbers, scales[next(iter(words))] / powers[0], first or BARE
    below = lcm(*(each.denominator for each in scales.values()))
    wholes = {word: int(each * below) for word, each in scales.items()}
    numbers = [each.digits * powers[each.places] * wholes[each.unit] for each in quantities]
    return numbers, Fraction(1, below * powers[0]), first or BARE


def column_of(key: Key, kind: Kind, resolver: Resolver) -> tuple[Column, Type] | None:
    """Give the tests of a key read as of a kind; report those that are of another."""
    if kind not in key.read:
        key.read[kind] = _read(key, kind, resolver)
    return key.read[kind]


def _read(key: Key, kind: Kind, resolver: Resolver) -> tuple[Column, Type] | None:
    if kind == "text" and key.raw is not None:
        tests = [Bounds(text, text) for text in map(_bare, key.raw)]
        return Column(tests, _ONE, "text"), TEXT
    tests_ = _fitting(key, kind, resolver)
    if tests_ is None:
        return None
    ends: list[Any] = []
    for test in tests_:
        ends.append(test.value)
        if test.high is not None:
            ends.append(test.high)
    unit = _ONE
    type_: Type = TEXT
    values: Sequence[Any]
    if kind == "number":
        numbers = _numbers(ends, lambda at: key.cell(_row_of(tests_, at)), resolver)
        if numbers is None:
            return None
        values, unit, type_ = numbers
    else:
        values = [each.toordinal() if kind == "date" else choice(each) for each in ends]
    found = _bounds(key, tests_, values, resolver)
    return None if found is None else (Column(found, unit, kind), type_)


def _fitting(key: Key, kind: Kind, resolver: Resolver) -> list[Test] | None:
    """Give the tests of a key, all of a kind; report the first that is of another."""
    found: list[Test] = []
    for row, test in enumerate(key.tests):
        if test is None or kind_of(test.value) != kind or (test.high is not None and kind_of(test.high) != kind):
            place = key.cell(row)
            message = say("type-clash.key-cell", text=place.text, kind=NAMES[kind], key=key.name)
            hint = say("type-clash.key-cell-hint", kind=NAMES[kind])
            resolver.report.error("type-clash", message, place, hint, (key.span, say("label.key")))
            return None
        if kind == "text" and (test.sign not in ("=", "!=") or test.high is not None):
            place = key.cell(row)
            message = say("no-order.texts", text=place.text)
            resolver.report.error("no-order", message, place, say("no-order.texts-hint"))
            return None
        found.append(test)
    return found


def _row_of(tests: Sequence[Test], end: int) -> int:
    """Give the row in which the end of this number stands."""
    return [row for row, test in enumerate(tests) for _ in range(1 if test.high is None else 2)][end]


def _bounds(key: Key, tests: Sequence[Test], values: Sequence[Any], resolver: Resolver) -> list[Bounds] | None:
    """Give what tests ask for, their ends being `values`; report a range that is upside down."""
    found: list[Bounds] = []
    waiting = iter(values)
    for row, (sign, _, high_end, below) in enumerate(tests):
        low = next(waiting)
        if high_end is None:
            found.append(_BOUNDS[sign](low))
            continue
        high = next(waiting)
        if low > high:
            place = key.cell(row)
            message = say("range-upside-down", text=place.text)
            resolver.report.error("range-upside-down", message, place, say("range-upside-down.lower-first"))
            return None
        found.append(Bounds(low, high, sign == ">", below))
    return found


_BOUNDS: dict[str, Callable[[int | str], Bounds]] = {
    "=": lambda end: Bounds(end, end),
    "!=": lambda end: Bounds(end, end, contrary=True),
    ">=": lambda end: Bounds(end, None),
    ">": lambda end: Bounds(end, None, low_open=True),
    "<=": lambda end: Bounds(None, end),
    "<": lambda end: Bounds(None, end, high_open=True),
}


def _bare(text: str) -> str:
    return choice(text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text)
