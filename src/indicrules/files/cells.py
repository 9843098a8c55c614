"""One named value of a data file with its place, and how to say what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from indicrules.exact.number import NumberError
from indicrules.text.classes import frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Said, Sentence, say

_SPREADSHEETS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


@frozen
class Cell:
    """A value as the file gives it, the name it stands under, and its place as `file:line`.

    A value with notes is a dictionary of plain ones.
    """

    name: str
    value: object
    place: str


def problem(place: Said, code: str, said: Sentence, advice: Sentence | None = None, name: str | None = None) -> Problem:
    """Give one thing wrong with a data file."""
    return Problem(code, said, name, None, None, advice, None, place)


def number_problem(place: str, name: str, refused: NumberError, said: str | None = None) -> Problem:
    """Give what is wrong with a number of the input `name`, which messages name as `said` where it is inside one."""
    given = say("phrase.given-for", said=refused.said, name=said or name)
    return problem(place, refused.code, given, refused.advice, name)


def twice_inside(place: str, name: str, key: str) -> Problem:
    """Give what is wrong with the object of an input that has a key twice."""
    said = say("given-twice.inside", key=key, name=name)
    return problem(place, "given-twice", said, say("hint.leave-out-one"), name)


def as_csv(path: Path) -> Sentence | None:
    """Say what to do with the file of a spreadsheet, which is not read; None for any other."""
    return say("hint.save-as-csv") if path.suffix.lower() in _SPREADSHEETS else None


def refused(place: Said, code: str, said: Sentence, advice: Sentence | None = None) -> DataError:
    """Give the error of a file that cannot be read past `place`."""
    return DataError((problem(place, code, said, advice),))


def once_each(cells: Iterable[Cell], problems: list[Problem]) -> tuple[Cell, ...]:
    """Give the cells, or raise `DataError` with `problems` and every name that stands twice."""
    seen: dict[str, Cell] = {}
    for cell in cells:
        first = seen.setdefault(cell.name, cell)
        if first is not cell:
            said = say("given-twice.stands", name=cell.name, place=first.place)
            problems.append(problem(cell.place, "given-twice", said, say("hint.leave-out-one"), cell.name))
    if problems:
        raise DataError(tuple(problems))
    return tuple(seen.values())
