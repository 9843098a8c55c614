"""Take what a cell stores beside what it shows: days in any format, and figures that are shown rounded."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indicrules.forms.figures import figure, unnoised
from indicrules.forms.form import Written
from indicrules.forms.grid import Cell, Notice
from indicrules.forms.units import written as with_unit
from indicrules.text.sentence import say


def read(cell: Cell) -> Written:
    """Give a cell's text; a day that is shown in a way that is not read is given as it is stored."""
    value = cell.value
    if isinstance(value, datetime.date) and figure(cell.text).kind != "date":
        return Written(f"{value:%Y-%m-%d}", cell.place)
    return Written(cell.text, cell.place)


def rounded(row: Sequence[Cell]) -> Iterator[Notice]:
    """Say of each number in a row that is stored with more places than it is shown, which is the one that is read."""
    for cell in row:
        value = cell.value
        if cell.covered or not isinstance(value, Decimal):
            continue
        shown = figure(cell.text)
        stored = unnoised(round(value * 100 if cell.percent else value, 12))
        if shown.kind == "number" and shown.unit in ("", "%") and shown.number != stored:
            text = with_unit(stored, "%" if cell.percent else "")
            yield Notice("shown-rounded", say("import.shown-rounded", text=cell.text, stored=text), cell.place)
