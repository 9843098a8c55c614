"""Turn the cells of an indicator's target, its sign, figure and unit, into the target of a ruleset."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Final, Literal

from indicrules.forms.asked import asked, readings
from indicrules.forms.desk import Desk
from indicrules.forms.directions import QUALITATIVE, direction, of_name
from indicrules.forms.figures import BLANKS, YES_NO, Figure, figure, may_have_lost, of_serial
from indicrules.forms.form import Role, Row, Written
from indicrules.forms.item import Item
from indicrules.forms.units import grouped, written
from indicrules.forms.units import of_name as unit_of_name
from indicrules.forms.units import unit as read_unit
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_PLACEHELD: Final = pattern(r"(?P<name>.*?\S)\s*\(\s*(?P<sign>[≥≤<>=]+)?\s*[*×□_]{1,4}\s*(?P<unit>[^()*]*)\)")
_SIGNED: Final[tuple[Role, ...]] = ("sign", "direction")
_CHOICES: Final = (("at-least", ">="), ("at-most", "<="), ("exactly", "="))


@frozen
class Hints:
    """What the name of an indicator says besides: its plain title, a sign and a unit."""

    title: str
    sign: str = ""
    unit: str = ""


@frozen
class Aim:
    """A target: a number or span with its unit, a date, yes, words, or none."""

    kind: Literal["number", "span", "date", "yes", "words", "none"]
    sign: str = ""
    number: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: str = ""
    date: datetime.date | None = None
    text: str = ""
    own_column: bool = False
    way: str = ""

    def claimed(self) -> str:
        """Write the target as it was published, without what was turned to read it."""
        if self.kind == "span":
            return f"{written(self.number, self.unit)}–{written(self.high, self.unit)}"
        if self.kind == "date":
            return str(self.date)
        return "是" if self.kind == "yes" else f"{self.sign}{written(self.number, self.unit)}"

    def clause(self) -> str:
        """Write the target as a clause."""
        if self.kind == "span":
            return f"target {written(self.number, self.unit)} to {written(self.high, self.unit)}"
        if self.kind == "date":
            return f"target {self.sign} {self.date}"
        return "target = yes" if self.kind == "yes" else f"target {self.sign} {written(self.number, self.unit)}"


def hints(name: str) -> Hints:
    """Take from the name of an indicator the sign and unit that stand in its parentheses.

    >>> hints("甲棚（≥**平方米）"), hints("培训人数（人次）").unit
    (Hints(title='甲棚', sign='>=', unit='平方米'), '人次')
    """
    plain = plain_forms(name)
    held = _PLACEHELD.fullmatch(plain)
    if held is not None:
        measured = read_unit(held["unit"])
        return Hints(name[: held.end("name")], direction(held["sign"] or "") or "", measured.name if measured else "")
    title, unit = unit_of_name(plain)
    return Hints(name[: len(title)] if unit else name, "", unit)


def aim(desk: Desk, item: Item, row: Row, said: Hints) -> Aim | None:
    """Read a target; None where a person must decide it first."""
    cell = row.cells.get("target")
    if cell is None or cell.text.strip() in BLANKS:
        return Aim("none")
    found = figure(cell.text, desk.form.year)
    signs = [each.text for role in _SIGNED if (each := row.cells.get(role)) is not None]
    if any(text.strip().lower() in QUALITATIVE for text in signs) or found.kind in ("words", "pair", "blank"):
        return _worded(row, found)
    if found.kind == "date" or (found.kind == "number" and _is_day(found, row, desk.form.year)):
        day = found.date or of_serial(found)
        desk.turned(cell, f"{found.sign or '<='} {day}", found.turned or (say("import.turned.serial"),))
        return Aim("date", found.sign or "<=", date=day, text=cell.text)
    whole = next((sign for text in signs if (sign := direction(text)) is not None), None)
    found, own_column = _measured(desk, row, found, said)
    if found.kind == "span":
        return _spanned(desk, item, cell, found, own_column)
    # A change is to go at least as far as is said, and of what should be nothing there should be no more.
    plain = ">=" if found.way else "<=" if not found.number else None
    sign = found.sign or whole or said.sign or plain or of_name(said.title, found.unit)
    lost = found if found.kind == "lost" else may_have_lost(found) if not (found.sign or whole or said.sign) else None
    if lost is not None:
        return _lost(desk, item, cell, found, lost, own_column)
    turned = list(found.turned)
    if sign is None:
        chosen = asked(
            desk, item, "direction", cell.place, say("import.ask.direction", name=item.title, text=cell.text),
            readings(*((key, key, f"target {each} {written(found.number, found.unit)}") for key, each in _CHOICES)),
        )  # fmt: skip
        if chosen is None:
            return None
        sign = dict(_CHOICES)[chosen]
    elif not (found.sign or whole or said.sign or found.way):
        turned.append(say("import.turned.nothing") if plain else say("import.turned.rate-of-good", name=item.title))
    desk.turned(cell, f"{sign} {written(found.number, found.unit)}", turned)
    return Aim("number", sign, found.number, unit=found.unit, text=cell.text, own_column=own_column, way=found.way)


def _spanned(desk: Desk, item: Item, cell: Written, found: Figure, own_column: bool) -> Aim | None:
    """Ask whether a target of two ends, `95-98%`, is to be reached or to be kept within."""
    within = Aim("span", "", found.number, found.high, found.unit, text=cell.text, own_column=own_column)
    least = Aim("number", ">=", found.number, unit=found.unit, text=cell.text, own_column=own_column)
    lines = readings(("within", "within", within.clause()), ("at-least", "at-least-lower", least.clause()))
    chosen = asked(
        desk, item, "span", cell.place, say("import.ask.target-span", name=item.title, text=cell.text), lines
    )
    return None if chosen is None else within if chosen == "within" else least


def _worded(row: Row, found: Figure) -> Aim:
    cell, actual = row.cells["target"], row.cells.get("actual")
    answered = actual is not None and actual.text.strip().lower() in YES_NO
    if YES_NO.get(cell.text.strip().lower()) and answered:
        return Aim("yes", text=cell.text)
    return Aim("words", text=found.words)


def _is_day(found: Figure, row: Row, year: int | None) -> bool:
    """Say whether a number is the day of a spreadsheet: one that stands beside another, or a date."""
    if found.sign or of_serial(found) is None or "unit" in row.cells:
        return False
    beside = figure(row.cells["actual"].text, year) if "actual" in row.cells else None
    return beside is not None and (beside.kind == "date" or of_serial(beside) is not None)


def _measured(desk: Desk, row: Row, found: Figure, said: Hints) -> tuple[Figure, bool]:
    """Give a figure the unit that stands elsewhere: in a column, the name, or beside the actual."""
    column = row.cells.get("unit")
    own = read_unit(column.text) if column is not None and column.text.strip() not in BLANKS else None
    if column is not None and own is not None and own.name != column.text.strip():
        desk.turned(column, own.name, (say("import.turned.unit", was=column.text.strip(), now=own.name),))
    beside = figure(row.cells["actual"].text, desk.form.year) if "actual" in row.cells else None
    behind = beside.unit if beside is not None and beside.kind == "number" else ""
    other = own.name if own is not None and own.name else said.unit or behind
    if found.unit:
        return evolve(found, unit=grouped(found.unit, other)), False
    times = own.times if own is not None else 1
    return evolve(found, unit=other, number=found.number * times, high=found.high * times), own is not None


def _lost(desk: Desk, item: Item, cell: Written, found: Figure, lost: Figure, own_column: bool) -> Aim | None:
    """Ask about a sign that recognition of characters may have lost: `290%`, `5=50%`."""
    likely = written(lost.number, lost.unit)
    offered: dict[str, tuple[str, Figure]] = {"lost": (lost.sign, lost)}
    if found.kind == "number":
        offered |= {"at-least": (">=", found), "at-most": ("<=", found)}
    else:
        offered |= {key: (sign, lost) for key, sign in _CHOICES if sign != lost.sign}
    said = say("import.ask.sign", name=item.title, text=cell.text, likely=f"{lost.sign} {likely}")
    lines = [(key, key, f"target {sign} {written(each.number, each.unit)}") for key, (sign, each) in offered.items()]
    chosen = asked(desk, item, "sign", cell.place, said, readings(*lines))
    if chosen is None:
        return None
    sign, each = offered[chosen]
    return Aim("number", sign, each.number, unit=each.unit, text=cell.text, own_column=own_column)
