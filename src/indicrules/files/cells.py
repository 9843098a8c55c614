"""One named value of a data file with its place, and how to say what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from indicrules.exact.number import NumberError
from indicrules.text.classes import frozen
from indicrules.text.errors import DataError, Problem

PLAIN_OR_NOTED: Final = "give a plain value, or an object with `value`, `source` and `note`"

_SPREADSHEETS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


@frozen
class Cell:
    """A value as the file gives it, the name it stands under, and its place as `file:line`.

    A value with notes is a dictionary of plain ones.
    """

    name: str
    value: object
    place: str


def problem(place: str, code: str, message: str, hint: str | None = None, name: str | None = None) -> Problem:
    """Give one thing wrong with a data file."""
    return Problem(code, message, name, None, None, hint, None, place)


def number_problem(place: str, name: str, refused: NumberError, said: str | None = None) -> Problem:
    """Give what is wrong with a number of the input `name`, which messages name as `said` where it is inside one."""
    return problem(place, refused.code, f"{refused.message}, given for `{said or name}`", refused.hint, name)


def twice_inside(place: str, name: str, key: str) -> Problem:
    """Give what is wrong with the object of an input that has a key twice."""
    return problem(place, "given-twice", f"`{key}` stands twice for `{name}`", "leave out one of the two", name)


def as_csv(path: Path) -> str | None:
    """Say what to do with the file of a spreadsheet, which is not read; None for any other."""
    return "save the sheet as CSV" if path.suffix.lower() in _SPREADSHEETS else None


def refused(place: str, code: str, message: str, hint: str | None = None) -> DataError:
    """Give the error of a file that cannot be read past `place`."""
    return DataError((problem(place, code, message, hint),))


def once_each(cells: Iterable[Cell], problems: list[Problem]) -> tuple[Cell, ...]:
    """Give the cells, or raise `DataError` with `problems` and every name that stands twice."""
    seen: dict[str, Cell] = {}
    for cell in cells:
        first = seen.setdefault(cell.name, cell)
        if first is not cell:
            message = f"`{cell.name}` stands twice, first at {first.place}"
            problems.append(problem(cell.place, "given-twice", message, "leave out one of the two", cell.name))
    if problems:
        raise DataError(tuple(problems))
    return tuple(seen.values())
