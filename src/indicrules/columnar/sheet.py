"""Turn the results of blocks into Arrow columns, written into their buffers in place."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from indicrules.columnar.layout import UNROUNDED_PLACES, Layout
from indicrules.columnar.status import FIRST_DROPPED, Status
from indicrules.exact.rounding import round_to

PRECISION = 38
Array = npt.NDArray[Any]
_WORD = 2**64
_STRIP = 1 << 14


@attrs.frozen(eq=False)
class Sheet:
    """The results of some rows: scores in units of their places, statuses, grades, what clauses took.

    Units are whole numbers, in float64 where that holds them; `large` has the few past 63 bits, by item and row.
    """

    layout: Layout
    units: tuple[Array, ...]
    statuses: tuple[Array, ...]
    grades: Array
    clauses: tuple[Array, ...]
    large: dict[tuple[int, int], int] = attrs.field(factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.grades)

    def write(self, row: int, item: int, status: int, score: Fraction) -> None:
        """Write what one item came to in one row."""
        step = Fraction(1, 10 ** self.layout.places[item])
        units = int(round_to(score, step, "half_even") / step)
        self.statuses[item][row] = status
        fits = abs(units) < (2**53 if self.units[item].dtype == np.float64 else 2**63)
        self.units[item][row] = units if fits else 0
        if not fits:
            self.large[item, row] = units


def sheet(layout: Layout, rows: int, ledger: bool) -> Sheet:
    """Give room for the results of so many rows."""
    units = tuple(_room(rows, np.float64 if layout.short(at) else np.int64) for at in range(len(layout.items)))
    statuses = tuple(_room(rows, np.int8) for _ in layout.items)
    clauses = tuple(_room(rows, np.int64) for _ in layout.clauses) if ledger else ()
    grades = _room(rows, np.int8)
    for each in (*statuses, *clauses):
        each.fill(0)
    grades.fill(-1)
    return Sheet(layout, units, statuses, grades, clauses)


def _room(rows: int, kind: Any) -> Array:
    """Give an array from Arrow's memory pool, which keeps what was freed: fresh pages cost more than the scoring."""
    return np.frombuffer(pa.allocate_buffer(rows * np.dtype(kind).itemsize), kind)


def scatter(part: Sheet, found: Sheet, rows: Array) -> None:
    """Write the results of some rows where these rows stand."""
    pairs = [*zip(part.units, found.units, strict=True), *zip(part.statuses, found.statuses, strict=True)]
    pairs += [*zip(part.clauses, found.clauses, strict=True), (part.grades, found.grades)]
    for taken, into in pairs:
        into[rows] = taken
    found.large.update({(at, int(rows[row])): units for (at, row), units in part.large.items()})


def schema(layout: Layout, key: Any, lost: bool, ledger: bool) -> Any:
    """Give the schema of the results, known before a row is scored; `key` is the fields that are carried along."""
    fields = list(key)
    for name, places in zip(layout.names, layout.places, strict=True):
        fields.append(pa.field(name, pa.decimal128(PRECISION, places)))
        fields.append(pa.field(f"{name}.status", pa.int8()))
        if lost:
            fields.append(pa.field(f"{name}.lost", pa.decimal128(PRECISION, places)))
    if ledger:
        fields += [
            pa.field(f"lost: {because}", pa.decimal128(PRECISION, UNROUNDED_PLACES)) for because in layout.clauses
        ]
    fields.append(pa.field("grade", pa.dictionary(pa.int8(), pa.string())))
    return pa.schema(fields)


def columns(found: Sheet, lost: bool) -> list[Any]:
    """Give the Arrow columns of a sheet, in the order of its schema after the key."""
    arrays = [each for at in range(len(found.layout.items)) for each in _item(found, at, lost)]
    refused = found.statuses[-1] < 0
    for clause in found.clauses:
        arrays.append(_decimals(clause, UNROUNDED_PLACES, _validity(refused), {}, True))
    grades = found.grades
    bands = [band.name for band in found.layout.model.root.bands]
    names = list(dict.fromkeys(bands))
    if len(names) < len(bands):  # several bands may bear one name
        grades = np.array([*(names.index(each) for each in bands), -1], np.int8)[grades]
    indices = pa.Array.from_buffers(pa.int8(), found.rows, [_validity(grades < 0), pa.py_buffer(grades)])
    arrays.append(pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string())))
    return arrays


def _item(found: Sheet, at: int, lost: bool) -> list[Any]:
    item, places, status = found.layout.items[at], found.layout.places[at], found.statuses[at]
    validity = _validity(status.view(np.uint8) >= FIRST_DROPPED)
    large = {row: units for (own, row), units in found.large.items() if own == at}
    arrays = [_decimals(found.units[at], places, validity, large, found.layout.signed(at))]
    arrays.append(pa.Array.from_buffers(pa.int8(), found.rows, [None, pa.py_buffer(status)]))
    if lost:
        full = None if item.full is None else int(item.full * 10**places)
        left = np.zeros(found.rows, np.int64) if full is None else full - found.units[at].astype(np.int64)
        arrays.append(_decimals(left, places, validity, {}, True))
    return arrays


def _decimals(units: Array, places: int, validity: Any, large: dict[int, int], signed: bool) -> Any:
    """Give decimals of two words each: the units and their sign."""
    rows = len(units)
    buffer = pa.allocate_buffer(rows * 16)
    words = np.frombuffer(buffer, np.int64).reshape(rows, 2)
    below = signed and rows and np.minimum.reduce(units) < 0
    for start in range(0, rows, _STRIP):
        strip = units[start : start + _STRIP]
        into = words[start : start + _STRIP]
        np.copyto(into[:, 0], strip, casting="unsafe")  # whole numbers, whatever carries them
        into[:, 1] = np.negative(strip < 0, dtype=np.int64, casting="unsafe") if below else 0
    for row, value in large.items():
        low = value % _WORD
        words[row] = low - _WORD if low >= _WORD // 2 else low, value >> 64
    return pa.Array.from_buffers(pa.decimal128(PRECISION, places), rows, [validity, buffer])


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
    found.grades[start:stop][refused] = -1
    for clause in found.clauses:
        clause[start:stop][refused] = 0
