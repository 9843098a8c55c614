"""Turn columns of texts into cells: each distinct text is read once, as one department's would be."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

import attrs
import numpy as np

from indicrules.columnar.cells import Array, Cells, Mask, bounds, nulls_of
from indicrules.columnar.expressions import day_number
from indicrules.columnar.room import Room
from indicrules.columnar.shape import Shape, Sort
from indicrules.columnar.status import UNDECIDED, Status, status_of
from indicrules.engine.doubtful import is_doubtful
from indicrules.engine.refused import Refused
from indicrules.engine.values import NOT_APPLICABLE, NotApplicable

_FINEST = 10**12
_REMEMBERED = 1 << 21
"""How many letters are remembered of an input's texts, and what they stand for; some 30 bytes for each."""

_BESIDES = 64
"""The letters that what goes with a text is worth."""

Meaning = Fraction | str | bool | datetime.date | NotApplicable | Status | None
"""What a text stands for: a value in base units, nothing, or why the row is refused."""


def meaning(read: Callable[[str], Any], text: str) -> Meaning:
    """Read one text by the intake of single departments."""
    try:
        value: Meaning = read(text)
    except Refused as refused:
        return status_of(refused.code)
    return value


@attrs.define
class Meanings:
    """The texts of an input that were met lately, and the unit in which their numbers are whole."""

    read: Callable[[str], Any]
    code: Callable[[str], int]
    met: dict[str, Meaning] = attrs.field(factory=dict)
    below: int = 1
    _letters: int = 0

    def of(self, text: str) -> Meaning:
        """Give what a text stands for."""
        if text in self.met:
            return self.met[text]
        found = meaning(self.read, text)
        if self._letters >= _REMEMBERED:
            self.met.clear()
            self._letters = 0
        self.met[text] = found
        self._letters += len(text) + _BESIDES
        if isinstance(found, Fraction) and lcm(self.below, found.denominator) <= _FINEST:
            self.below = lcm(self.below, found.denominator)
        return found


@attrs.define(eq=False)
class Texts:
    """Reads a dictionary-encoded column of texts."""

    array: Any
    meanings: Meanings
    sort: Sort
    usual: bool = False
    _coded: tuple[Array, Array, Fraction] | None = None
    _noted: Mask | None = None
    _below: int = 1

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        if self._coded is None or self._below != self.meanings.below:
            self._coded = self._read()
            self._below = self.meanings.below
        codes, states, factor = self._coded
        nulls = nulls_of(self.array)(start, stop)
        indices = self.array.indices[start:stop].fill_null(0).to_numpy(zero_copy_only=False)
        if not len(codes):
            values, state = np.zeros(stop - start, codes.dtype), np.zeros(stop - start, np.int8)
        else:
            values, state = codes[indices], states[indices]
        blank = state == _BLANK
        absent = blank if nulls is None else blank | nulls
        refused: list[tuple[Mask, Status]] = []
        for status in np.unique(state).tolist():
            if UNDECIDED < status < 0 and status in _REFUSALS:
                rows = state == status
                refused.append((rows if nulls is None else rows & ~nulls, Status(status)))
        doubtful = (state == UNDECIDED) & ~absent
        inapplicable = (state == _INAPPLICABLE) & ~absent
        values[absent] = 0
        low, high = bounds(values) if self.sort == "number" else (0, 0)
        kind: Any = "b" if self.sort == "truth" else "i" if values.dtype == np.int64 else "f"
        shape = Shape(self.sort, kind, factor, low, high, bool(absent.any()), bool(inapplicable.any()))
        noted = None if self._noted is None or not len(codes) else self._noted[indices] & ~absent
        return Cells(values, shape, absent, inapplicable, tuple(refused), doubtful, noted)

    def _read(self) -> tuple[Array, Array, Fraction]:
        texts = self.array.dictionary.to_pylist()
        found = [None if text is None else self.meanings.of(text) for text in texts]
        if self.usual:
            noted = np.array([is_doubtful(text) for text in texts], np.bool_)
            self._noted = noted if noted.any() else None
        states = np.array([_state(each) for each in found], np.int8)
        if self.sort == "truth":
            return np.array([each is True for each in found], np.bool_), states, Fraction(1)
        numbers = []
        for at, each in enumerate(found):
            number = _whole(each, self.meanings)
            if number is None:
                states[at] = UNDECIDED
            numbers.append(number or 0)
        wide = any(abs(each) >= 2**53 for each in numbers)
        factor = Fraction(1, self.meanings.below) if self.sort == "number" else Fraction(1)
        return np.array(numbers, np.int64 if wide else np.float64), states, factor


_BLANK = 1
_INAPPLICABLE = 2
_REFUSALS = frozenset(int(each) for each in Status if each < 0)


def _state(meaning: Meaning) -> int:
    if meaning is None:
        return _BLANK
    if meaning is NOT_APPLICABLE:
        return _INAPPLICABLE
    return int(meaning) if isinstance(meaning, Status) else 0


def _whole(meaning: Meaning, meanings: Meanings) -> int | None:
    """Give a value as a whole number, None where it is none that fits."""
    if isinstance(meaning, Status | NotApplicable) or meaning is None:
        return 0
    if isinstance(meaning, str):
        return meanings.code(meaning)
    if isinstance(meaning, datetime.date):
        return day_number(meaning)
    value = Fraction(meaning) * meanings.below
    return int(value) if value.denominator == 1 and abs(value) < 2**62 else None
