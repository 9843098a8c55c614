"""Turn the cell of an indicator's actual into the datum of a draft, beside the target that it is held to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, cast

from indicrules.forms.aims import Aim
from indicrules.forms.asked import CHOICES, Reading, asked
from indicrules.forms.desk import Desk
from indicrules.forms.figures import BLANKS, YES_NO, Figure, figure, of_serial
from indicrules.forms.form import Row, Written
from indicrules.forms.item import Item
from indicrules.forms.units import grouped, written
from indicrules.model.units import UnitTable
from indicrules.syntax.measure import measure
from indicrules.syntax.tree import UnitText
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

MISSING: Final = object()
"""What stands for an actual that a person said is not known."""
INAPPLICABLE: Final = object()

_NONE: Final = frozenset({"无", "没有", "none", "nil"})


def result(desk: Desk, item: Item, row: Row, aim: Aim) -> Any:
    """Give the value of an actual as its datum says it, MISSING or INAPPLICABLE; None where a person must decide."""
    cell = row.cells.get("actual")
    if cell is None or cell.text.strip() in BLANKS:
        return _blank(desk, item, row, aim, cell)
    if aim.kind == "yes":
        return YES_NO[cell.text.strip().lower()]
    found = figure(cell.text, desk.form.year)
    if aim.kind == "date":
        return _day(desk, item, cell, found, aim)
    if found.kind == "words" and cell.text.strip() in _NONE:
        return _none(desk, item, cell, aim)
    if found.kind == "pair":
        return _pair(desk, item, cell, found, aim)
    if found.kind == "span":
        return _span(desk, item, cell, found, aim)
    if found.kind == "number" and found.way and aim.way and found.way != aim.way:
        return _opposite(desk, item, cell, found, aim)
    if found.kind != "number":
        return _otherwise(desk, item, cell, aim)
    return _number(desk, item, row, cell, found, aim)


def _line(item: Item, value: str) -> str:
    return f'"{item.name}": "{value}"'


def _missing(item: Item) -> Reading:
    return "missing", say("import.choice.missing"), f'"{item.name}": null'


def _inapplicable(item: Item) -> Reading:
    return "inapplicable", say("import.choice.inapplicable"), _line(item, "N/A")


def _reached(item: Item, aim: Aim) -> list[Reading]:
    if aim.kind == "date":
        return [("met", say("import.choice.on-time"), _line(item, str(aim.date)))]
    return (
        []
        if aim.kind == "span"
        else [("reached", say("import.choice.reached"), _line(item, written(aim.number, aim.unit)))]
    )


def _asked(desk: Desk, item: Item, what: str, cell: Written, said: Sentence, choices: list[Reading]) -> Any:
    """Ask; give what the chosen line says."""
    chosen = asked(desk, item, what, cell.place, said, choices)
    if chosen is None:
        return None
    if chosen == "missing":
        return MISSING
    if chosen == "inapplicable":
        return INAPPLICABLE
    line = next(line for key, _, line in choices if key == chosen)
    return line.split('": "', 1)[1].removesuffix('"')


def _blank(desk: Desk, item: Item, row: Row, aim: Aim, cell: Written | None) -> Any:
    where = cell or row.cells.get("target") or row.name
    said = say("import.ask.blank", name=item.title)
    return _asked(desk, item, "actual", where, said, [_missing(item), _inapplicable(item), *_reached(item, aim)])


def _none(desk: Desk, item: Item, cell: Written, aim: Aim) -> Any:
    said = say("import.ask.none", name=item.title, text=cell.text)
    zero = ("zero", say("import.choice.zero"), _line(item, written(Decimal(0), aim.unit)))
    return _asked(desk, item, "actual", cell, said, [_inapplicable(item), zero, _missing(item)])


def _otherwise(desk: Desk, item: Item, cell: Written, aim: Aim) -> Any:
    said = say("import.ask.actual", name=item.title, text=cell.text, target=aim.text)
    return _asked(desk, item, "actual", cell, said, [*_reached(item, aim), _missing(item), _inapplicable(item)])


def _opposite(desk: Desk, item: Item, cell: Written, found: Figure, aim: Aim) -> Any:
    """Ask of a change in the other direction than the target's: `增加2万元` where `减少10万元` was the aim."""
    said = say("import.ask.actual", name=item.title, text=cell.text, target=aim.text)
    other = ("opposite", say("import.choice.opposite"), _line(item, written(-found.number, found.unit or aim.unit)))
    return _asked(desk, item, "actual", cell, said, [other, _missing(item), _inapplicable(item)])


def _day(desk: Desk, item: Item, cell: Written, found: Figure, aim: Aim) -> Any:
    day = found.date or of_serial(found)
    if day is None:
        return _otherwise(desk, item, cell, aim)
    desk.turned(cell, day.isoformat(), found.turned or (say("import.turned.serial"),))
    return day.isoformat()


def _pair(desk: Desk, item: Item, cell: Written, found: Figure, aim: Aim) -> Any:
    """Read `12/15`: as a rate where the target is one, as the first where the second is the target."""
    if aim.unit == "%" and found.high:
        share = found.number * 100 / found.high
        if share * found.high == found.number * 100 and len(f"{share:f}") < 12:
            value = written(share, "%")
            desk.turned(cell, value, (say("import.turned.pair"),))
            return value
    if aim.unit != "%" and aim.number == found.high:
        value = written(found.number, aim.unit)
        desk.turned(cell, value, (say("import.turned.pair"),))
        return value
    return _otherwise(desk, item, cell, aim)


def _span(desk: Desk, item: Item, cell: Written, found: Figure, aim: Aim) -> Any:
    unit = found.unit or aim.unit
    low, high = found.number, found.high
    said = say("import.ask.span", name=item.title, text=cell.text)
    choices = [(key, CHOICES[key], _line(item, written(value, unit)))
               for key, value in (("low", low), ("middle", (low + high) / 2), ("high", high))]  # fmt: skip
    return _asked(desk, item, "actual", cell, said, [*choices, _missing(item)])


def _number(desk: Desk, item: Item, row: Row, cell: Written, found: Figure, aim: Aim) -> Any:
    turned = list(found.turned)
    if found.sign:
        turned.append(say("import.turned.sign", sign=found.sign))
    value = written(found.number, found.unit)
    if found.number == 0 and found.number.is_signed():
        said = say("import.ask.minus-zero", name=item.title, text=cell.text)
        zero = ("zero", say("import.choice.zero"), _line(item, written(Decimal(0), found.unit)))
        return _asked(desk, item, "actual", cell, said, [zero, _missing(item)])
    unit = grouped(found.unit, aim.unit)
    if not unit and aim.unit == "%" and not aim.own_column and found.number:
        return _rate(desk, item, cell, found)
    if not unit:
        unit = aim.unit
    elif not _alike(unit, aim.unit):
        said = say("import.ask.unit", name=item.title, text=cell.text, unit=unit, other=aim.unit or "1")
        same = ("same", say("import.choice.same-unit"), _line(item, written(found.number, aim.unit)))
        return _asked(desk, item, "unit", cell, said, [same, _missing(item)])
    value = written(found.number, unit)
    desk.turned(cell, value, turned)
    return value


def _rate(desk: Desk, item: Item, cell: Written, found: Figure) -> Any:
    """Ask whether a bare number beside a target in percent is in percent."""
    offered = [("percent", found.number)]
    if abs(found.number) <= 1:
        offered.insert(0, ("fraction", found.number * 100))
    said = say("import.ask.rate", name=item.title, text=cell.text)
    choices = [(key, CHOICES[key], _line(item, written(value, "%"))) for key, value in offered]
    return _asked(desk, item, "rate", cell, said, [*choices, _missing(item)])


def _alike(one: str, other: str) -> bool:
    """Say whether numbers in one unit can be turned into the other."""
    if one == other:
        return True
    table = UnitTable()
    found = []
    for each in (one, other):
        text = UnitText(measure(each), span=cast(Span, None))
        if each:
            table.declare(text)
            found.append(table.resolve(text))
    return len(found) == 2 and found[0].dimension == found[1].dimension and found[0].percent == found[1].percent
