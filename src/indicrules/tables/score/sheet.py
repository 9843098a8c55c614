"""Turn the results of blocks into Arrow columns, written into their buffers in place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from indicrules.exact.rounding import round_to
from indicrules.tables.native.operations import LANES
from indicrules.tables.read.bare import texts
from indicrules.tables.score.layout import LONG, UNROUNDED_PLACES, Layout
from indicrules.tables.status import FIRST_DROPPED, Status
from indicrules.tables.write.form import PLAIN, Form, distinct

Array = npt.NDArray[Any]
_WORD_DIGITS = 18  # that any first word has room for
_LIMIT = 10**LONG
_CLAUSE = pa.decimal128(LONG, UNROUNDED_PLACES)
_WORD = 2**64
_BLOCK = 1 << 15  # rows that stay in a core's cache


@attrs.frozen(eq=False)
class Sheet:
    """The results of some rows: scores in units of their places, statuses, grades, what clauses took.

    `grades_found` are the grades before downgrades, of a ruleset that has any. Units are whole numbers of two words of
    64 bits, the low one first, as Arrow has them.
    """

    layout: Layout
    units: tuple[Array, ...]
    statuses: tuple[Array, ...]
    grades: Array
    clauses: tuple[Array, ...]
    grades_found: tuple[Array, ...] = ()

    def arrays(self) -> dict[str, Array]:
        """Name the arrays as programs do that write them."""
        found = {f"u{at}": each for at, each in enumerate(self.units)}
        found |= {f"s{at}": each for at, each in enumerate(self.statuses)}
        found |= {f"t{at}": each for at, each in enumerate(self.clauses)}
        return found | {"g": self.grades} | dict(zip("h", self.grades_found, strict=False))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.grades)

    def write(
        self, row: int, statuses: Sequence[int], scores: Sequence[Fraction], grade: int, grade_found: int = -1
    ) -> None:
        """Write what the items came to in one row; it is refused where a column cannot hold a score."""
        units = [_units(score, places) for score, places in zip(scores, self.layout.places, strict=True)]
        wide = [abs(each) >= _LIMIT for each in units]
        if any(wide):
            statuses = [Status.TOO_LARGE if each else Status.WITHHELD for each in wide]
            statuses[-1], units, grade = Status.TOO_LARGE, [0] * len(units), -1
            grade_found = -1
        for at, (status, each) in enumerate(zip(statuses, units, strict=True)):
            self.statuses[at][row] = status
            self.units[at][row] = _words(each)
        self.grades[row] = grade
        for found in self.grades_found:
            found[row] = grade_found

    def write_clauses(self, row: int, points: Sequence[Fraction]) -> None:
        """Write what clauses took in one row."""
        for clause, each in zip(self.clauses, points, strict=True):
            units = _units(each, UNROUNDED_PLACES)
            clause[row] = _words(units if abs(units) < _LIMIT else 0)


def _units(value: Fraction, places: int) -> int:
    step = Fraction(1, 10**places)
    return int(round_to(value, step, "half_even") / step)


def _words(units: int) -> tuple[int, int]:
    low = units % _WORD
    return low - _WORD if low >= _WORD // 2 else low, units >> 64


def sheet(layout: Layout, rows: int, ledger: bool) -> Sheet:
    """Give room for the results of so many rows."""
    units = tuple(_pairs(rows) for _ in layout.items)
    statuses = tuple(room(rows, np.int8) for _ in layout.items)
    clauses = tuple(_pairs(rows) for _ in layout.clauses) if ledger else ()
    grades = room(rows, np.int8)
    found = (room(rows, np.int8),) if layout.model.root.downgrades else ()
    for each in statuses:
        each.fill(0)
    for each in (grades, *found):
        each.fill(-1)
    return Sheet(layout, units, statuses, grades, clauses, found)


def _pairs(rows: int) -> Array:
    return room(rows, np.complex128).view(np.int64).reshape(rows, 2)  # 16 bytes each


def room(rows: int, kind: Any) -> Array:
    """Give an array from Arrow's memory pool, which keeps what was freed: fresh pages cost more than the scoring.

    Behind its rows there is room for as many as machine code works out at a time.
    """
    return np.frombuffer(pa.allocate_buffer((rows + LANES) * np.dtype(kind).itemsize), kind)[:rows]


def scatter(part: Sheet, found: Sheet, rows: Array) -> None:
    """Write the results of some rows where these rows stand."""
    for taken, into in zip(_cells(part), _cells(found), strict=True):
        into[rows] = taken


def gathered(part: Sheet, places: Array, found: Sheet) -> None:
    """Write for each row the results that stand at its place in `part`."""
    for begin in range(0, len(places), _BLOCK):
        taken = places[begin : begin + _BLOCK]
        for known, into in zip(_cells(part), _cells(found), strict=True):
            np.take(known, taken, out=into[begin : begin + _BLOCK], mode="clip")


def joined(one: Sheet, other: Sheet) -> Sheet:
    """Give the results of the rows of both, the one's first."""
    whole = [np.concatenate(each) for each in zip(_cells(one), _cells(other), strict=True)]
    items, clauses = len(one.units), len(one.clauses)
    end = 2 * items + clauses
    pairs = [each.view(np.int64).reshape(-1, 2) for each in (*whole[:items], *whole[2 * items : end])]
    units, taken = tuple(pairs[:items]), tuple(pairs[items:])
    return Sheet(one.layout, units, tuple(whole[items : 2 * items]), whole[end], taken, tuple(whole[end + 1 :]))


def _cells(found: Sheet) -> list[Array]:
    """Give the arrays of results: units, statuses, clauses, grades; what has two words is one cell."""
    pairs = [[each.view(np.complex128)[:, 0] for each in several] for several in (found.units, found.clauses)]
    return [*pairs[0], *found.statuses, *pairs[1], found.grades, *found.grades_found]


def schema(layout: Layout, key: Any, lost: bool, ledger: bool, form: Form = PLAIN) -> Any:
    """Give the schema of the results, known before a row is scored; `key` is the fields that are carried along.

    Raise `DataError` where two columns would have one name.
    """
    fields = list(key)
    for at, name in enumerate(layout.names):
        type_ = pa.decimal128(layout.precision(at), layout.places[at])
        fields += [pa.field(form.item(name), type_), pa.field(form.item(name, "status"), form.status_type)]
        if lost:
            fields.append(pa.field(form.item(name, "lost"), type_))
    if ledger:
        fields += [pa.field(form.clause(because), _CLAUSE) for because in layout.clauses]
    grades = ("grade", "grade_found") if layout.model.root.downgrades else ("grade",)
    fields += [pa.field(name, pa.dictionary(pa.int8(), pa.string())) for name in grades]
    distinct([field.name for field in fields])
    return pa.schema(fields)


def columns(found: Sheet, lost: bool, form: Form = PLAIN) -> list[Any]:
    """Give the Arrow columns of a sheet, in the order of its schema after the key."""
    arrays = [each for at in range(len(found.layout.items)) for each in _item(found, at, lost, form)]
    refused = found.statuses[-1] < 0
    for clause in found.clauses:
        arrays.append(_decimals(clause, _CLAUSE, _validity(refused)))
    return arrays + [_graded(found, each) for each in (found.grades, *found.grades_found)]


def _graded(found: Sheet, grades: Array) -> Any:
    """Give a column of grades, of which several bands may bear one name."""
    bands = [band.name for band in found.layout.model.root.bands]
    names = list(dict.fromkeys(bands))
    if len(names) < len(bands):
        grades = np.array([*(names.index(each) for each in bands), -1], np.int8)[grades]
    indices = pa.Array.from_buffers(pa.int8(), found.rows, [_validity(grades < 0), pa.py_buffer(grades)])
    return pa.DictionaryArray.from_arrays(indices, _named(tuple(names)))


@lru_cache(64)
def _named(names: tuple[str, ...]) -> Any:
    return texts(names)


def _item(found: Sheet, at: int, lost: bool, form: Form) -> list[Any]:
    item, places, status = found.layout.items[at], found.layout.places[at], found.statuses[at]
    validity = _validity(status.view(np.uint8) >= FIRST_DROPPED)
    type_ = pa.decimal128(found.layout.precision(at), places)
    arrays = [_decimals(found.units[at], type_, validity)]
    arrays.append(form.status(status))
    if lost:
        short = type_.precision <= _WORD_DIGITS
        arrays.append(_decimals(_left(item.full, found.units[at], places, short), type_, validity))
    return arrays


def _left(full: Fraction | None, pairs: Array, places: int, short: bool) -> Array:
    """Give what is missing from the full mark, 0 where there is none; `short` scores lie in their first word alone."""
    left = _pairs(len(pairs))
    if full is None:
        left.fill(0)
        return left
    most = _units(full, places)
    if most < _WORD // 4 and (short or np.array_equal(pairs[:, 1], pairs[:, 0] >> 63)):
        np.subtract(most, pairs[:, 0], out=left[:, 0])
        np.right_shift(left[:, 0], 63, out=left[:, 1])
    else:
        for row, (low, high) in enumerate(pairs.tolist()):
            left[row] = _words(most - (high * _WORD + low % _WORD))
    return left


def _decimals(pairs: Array, type_: Any, validity: Any) -> Any:
    return pa.Array.from_buffers(type_, len(pairs), [validity, pa.py_buffer(pairs)])


def _validity(empty: Array) -> Any:
    return pa.py_buffer(np.packbits(~empty, bitorder="little")) if empty.any() else None


def refuse(
    found: Sheet, start: int, refused: Array, order: tuple[int, ...], causes: list[tuple[Array, Status, set[int]]]
) -> None:
    """Leave the refused rows of a block from `start` without any score, and say why.

    `causes` says, first ones first, where a cell was refused, why, and which items read it.
    """
    stop = start + len(refused)
    total = found.statuses[-1][start:stop]
    first = np.zeros(len(refused), np.int8)
    for where, status, _ in reversed(causes):
        np.copyto(first, status, where=where)
    spoilt = first < 0
    for at in order:
        own = found.statuses[at][start:stop]
        np.copyto(own, 0, where=spoilt)
        for where, code, readers in reversed(causes):
            if at in readers:
                np.copyto(own, code, where=where)
        np.copyto(first, own, where=(first == 0) & (own < 0))
    for at in order:
        own = found.statuses[at][start:stop]
        np.copyto(own, Status.WITHHELD, where=refused & (own >= 0))
        found.units[at][start:stop][refused] = 0
    np.copyto(total, first, where=refused)
    for grades in (found.grades, *found.grades_found):
        grades[start:stop][refused] = -1
    for clause in found.clauses:
        clause[start:stop][refused] = 0
