"""What every reader of a form gives: its lines and grids of cells in the order in which they stand, and what it saw."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from indicrules.files.claim import Place
from indicrules.text.classes import sealed
from indicrules.text.sentence import Sentence


@sealed
class Cell:
    """A place of a grid: the text that a reader of the form sees, stripped, and the value that is stored, if another.

    `value` is a number, date or yes/no that the file stores as such, exactly as it is stored, None for a text or blank;
    `places` is how many decimals its format shows (of percents where `percent`), None where it does not say.
    A cell that a merge covers has the text of the merge's first cell and is `covered`; `spans` of that first cell are
    its rows and columns. `hidden` is one in a hidden row, column or sheet, or filtered out.
    """

    text: str
    place: Place
    value: Decimal | bool | datetime.date | datetime.datetime | None = None
    places: int | None = None
    percent: bool = False
    covered: bool = False
    spans: tuple[int, int] = (1, 1)
    hidden: bool = False


def goes_on(row: Sequence[Cell], number: int) -> bool:
    """Tell whether a cell of a row is covered by the one before it, as the text of both is the same."""
    return number > 0 and row[number].covered and row[number].text == row[number - 1].text


@sealed
class Grid:
    """A sheet, or a table of a document: rows of cells, all rows as long as the longest."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False


@sealed
class Line:
    """A paragraph of a document, or a line of a text."""

    text: str
    place: Place


@sealed
class Notice:
    """What a reader did not take as it stands: dropped, hidden, lost by the format; with its place and what to know."""

    code: str
    said: Sentence
    place: Place


@sealed
class Pages:
    """All that a reader found in a file, in the order in which it stands."""

    name: str
    parts: tuple[Grid | Line, ...]
    notices: tuple[Notice, ...] = ()
