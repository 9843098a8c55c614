"""Turn cells that stand at rows and columns, and may cover others, into a grid in which every place has its cell."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from indicrules.files.claim import Place
from indicrules.forms.grid import Cell, Grid
from indicrules.forms.saying import MOST_PLACES, too_many_places
from indicrules.text.classes import evolve, frozen

_BEYOND = 100  # rows or columns by which a merge may stretch past all that is filled before it counts as a whole row's


@frozen
class Put:
    """A cell that stands at a row and column, from 0, over as many rows and columns; `line` where it has one."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    value: Decimal | bool | datetime.date | datetime.datetime | None = None
    places: int | None = None
    percent: bool = False
    hidden: bool = False
    line: int | None = None


class Room:
    """How many places the grids of a file may still have."""

    def __init__(self) -> None:
        self.left = MOST_PLACES

    def take(self, count: int, place: str) -> None:
        """Take some of them; raise `DataError` where there are too few."""
        if count > self.left:
            raise too_many_places(place, count)
        self.left -= count


def letters(column: int) -> str:
    """Give the name of a column, from 0.

    >>> letters(0), letters(27), letters(16383)
    ('A', 'AB', 'XFD')
    """
    found = ""
    column += 1
    while column:
        column, least = divmod(column - 1, 26)
        found = chr(65 + least) + found
    return found


def cell_name(row: int, column: int) -> str:
    """Give the name of a place, both from 0.

    >>> cell_name(11, 6)
    'G12'
    """
    return f"{letters(column)}{row + 1}"


def grid_of(
    file: str,
    name: str,
    puts: Sequence[Put],
    room: Room,
    *,
    hidden: bool = False,
    rows_hidden: frozenset[int] = frozenset(),
    columns_hidden: frozenset[int] = frozenset(),
) -> Grid | None:
    """Give the grid of the cells, without blank rows and columns at its end; None where all is blank.

    Raise `DataError` where it would have more places than there is `room` for.
    """
    filled = [put for put in puts if put.text or put.value is not None]
    if not filled:
        return None
    height = max(put.row for put in filled) + 1
    width = max(put.column for put in filled) + 1
    tall = max((put.row + put.rows for put in filled if put.row + put.rows <= height + _BEYOND), default=height)
    wide = max(
        (put.column + put.columns for put in filled if put.column + put.columns <= width + _BEYOND), default=width
    )
    height, width = max(height, tall), max(width, wide)
    far = max(filled, key=lambda put: max(put.row, put.column))
    room.take(height * width, f"{file}, {name}!{cell_name(far.row, far.column)}")
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]

    def cell(put: Put, row: int, column: int, covered: bool) -> Cell:
        place = Place(file, name, cell_name(row, column), put.line, put.text or None)
        spans = (1, 1) if covered else (min(put.rows, height - put.row), min(put.columns, width - put.column))
        unseen = put.hidden or hidden or row in rows_hidden or column in columns_hidden
        return Cell(put.text, place, put.value, put.places, put.percent, covered, spans, unseen)

    for each in puts:
        put = evolve(each, text=_stripped(each.text)) if "\n" in each.text else each
        for row in range(put.row, min(put.row + put.rows, height)):
            for column in range(put.column, min(put.column + put.columns, width)):
                first = row == put.row and column == put.column
                if first or rows[row][column] is None:
                    rows[row][column] = cell(put, row, column, not first)
    blank = Put(0, 0, "")
    return Grid(
        name,
        tuple(
            tuple(cell(blank, at, column, False) if each is None else each for column, each in enumerate(row))
            for at, row in enumerate(rows)
        ),
        hidden,
    )


def _stripped(text: str) -> str:
    return "\n".join(line for each in text.split("\n") if (line := each.strip()))
