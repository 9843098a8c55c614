"""Turn columns of texts into cells: each distinct text is read once, as one department's would be.

Many texts of numbers are read together, the few things that stand behind them once each.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from indicrules.evaluate.values import NOT_APPLICABLE, NotApplicable
from indicrules.intake.doubtful import is_doubtful
from indicrules.intake.quantity import Ending
from indicrules.intake.refused import Refused
from indicrules.tables.read.amounts import BLANK, OTHER, Amounts, amounts
from indicrules.tables.read.bare import wholes
from indicrules.tables.read.cells import Array, Cells, Limits, Mask, bounds, checked, nulls_of
from indicrules.tables.score.expressions import day_number
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape, Sort
from indicrules.tables.status import UNDECIDED, Status, status_of

_FINEST = 10**12
_REMEMBERED = 1 << 21
"""How many letters are remembered of an input's texts, and what they stand for; some 30 bytes for each."""

_BESIDES = 64
"""The letters that what goes with a text is worth."""

_MANY = 256
"""So many texts are worth being read together."""

_MOST_ENDINGS = 4096

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
    """The texts of an input that were met lately, and the unit in which their numbers are whole.

    `ending` reads what stands behind a number, `limits` are those of bare ones; other inputs have neither.
    """

    read: Callable[[str], Any]
    code: Callable[[str], int]
    ending: Callable[[str], Ending | None] | None = None
    limits: Limits | None = None
    met: dict[str, Meaning] = attrs.field(factory=dict)
    below: int = 1
    _letters: int = 0
    _endings: dict[str, Ending | None] = attrs.field(factory=dict)

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
        if isinstance(found, Fraction):
            self.holds(found.denominator)
        return found

    def holds(self, denominator: int) -> bool:
        """Have a unit that so many parts of one are whole in; tell whether that is not too fine."""
        finer = lcm(self.below, denominator)
        if finer > _FINEST:
            return False
        self.below = finer
        return True

    def after(self, text: str) -> Ending | None:
        """Read what stands behind numbers."""
        if text not in self._endings:
            if len(self._endings) >= _MOST_ENDINGS:
                self._endings.clear()
            self._endings[text] = None if self.ending is None else self.ending(text)
        return self._endings[text]


def differing(texts: Any) -> bool:
    """Tell whether nearly all of many texts differ, as far as some of them tell."""
    if len(texts) < _SAMPLE * _SAMPLED:
        return False
    some = texts.take(wholes(np.arange(0, len(texts), len(texts) // _SAMPLE)[:_SAMPLE]))
    near = texts.slice(0, _SAMPLE)
    return min(len(each.dictionary_encode().dictionary) for each in (some, near)) > _SAMPLE * 3 // 4


_SAMPLE, _SAMPLED = 512, 8


@attrs.frozen(eq=False)
class _Numbers:
    """The numbers of some rows, as whole numbers in units of `factor`."""

    rows: Array
    wholes: Array
    factor: Fraction


@attrs.define(eq=False)
class _Read:
    """What texts stand for: their `states`, which are `noted`, numbers by the unit they are in, and the others."""

    states: Array
    noted: Mask
    numbers: list[_Numbers] = attrs.field(factory=list)
    others: Array | None = None
    which: Array | None = None
    meanings: list[Meaning] = attrs.field(factory=list)


@attrs.define(eq=False)
class Texts:
    """Reads a column of texts; where it is not dictionary-encoded, nearly all of them differ."""

    array: Any
    meanings: Meanings
    sort: Sort
    usual: bool = False
    _found: _Read | None = None
    _coded: tuple[Array, Array, Fraction] | None = None
    _below: int = 1

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        if self._found is None:
            self._found = self._read()
        if self._coded is None or self._below != self.meanings.below:
            self._coded = self._in_units(self._found)
            self._below = self.meanings.below
        codes, states, factor = self._coded
        nulls = nulls_of(self.array)(start, stop)
        rows: Any = slice(start, stop)
        if pa.types.is_dictionary(self.array.type):
            rows = self.array.indices[start:stop].fill_null(0).to_numpy(zero_copy_only=False)
        if not len(codes):
            values, state = np.zeros(stop - start, codes.dtype), np.zeros(stop - start, np.int8)
        else:
            values, state = np.array(codes[rows]), states[rows]
        blank = state == _BLANK
        absent = blank if nulls is None else blank | nulls
        refused: list[tuple[Mask, Status]] = []
        for status in np.flatnonzero(np.bincount(state.view(np.uint8), minlength=_STATES)).tolist():
            if status > -UNDECIDED and status - _STATES in _REFUSALS:
                of_status = state == status - _STATES
                refused.append((of_status if nulls is None else of_status & ~nulls, Status(status - _STATES)))
        doubtful = (state == UNDECIDED) & ~absent
        inapplicable = (state == _INAPPLICABLE) & ~absent
        values[absent] = 0
        low, high = bounds(values) if self.sort == "number" else (0, 0)
        kind: Any = "b" if self.sort == "truth" else "i" if values.dtype == np.int64 else "f"
        shape = Shape(self.sort, kind, factor, low, high, bool(absent.any()), bool(inapplicable.any()))
        noted = self._found.noted[rows] & ~absent if self._found.noted.any() and len(codes) else None
        return Cells(values, shape, absent, inapplicable, tuple(refused), doubtful, noted)

    def _read(self) -> _Read:
        texts = self.array.dictionary if pa.types.is_dictionary(self.array.type) else self.array
        size = len(texts)
        found = _Read(np.zeros(size, np.int8), np.zeros(size, np.bool_))
        others = np.arange(size)
        if self.meanings.limits is not None and size >= _MANY:
            others = _together(amounts(texts), self.meanings, self.meanings.limits, found)
        if len(others):
            self._one_by_one(texts, others, found)
        return found

    def _one_by_one(self, texts: Any, others: Array, found: _Read) -> None:
        """Read texts that are left, each distinct one once."""
        left = texts if len(others) == len(texts) else texts.take(wholes(others))
        if pa.types.is_dictionary(self.array.type):
            known, which = left.to_pylist(), np.arange(len(others))
        else:
            encoded = left.dictionary_encode()
            known = [*encoded.dictionary.to_pylist(), None]
            which = encoded.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)
        found.meanings = [None if text is None else self.meanings.of(text) for text in known]
        found.others, found.which = others, which
        found.states[others] = np.array([_state(each) for each in found.meanings], np.int8)[which]
        if self.usual:
            found.noted[others] = np.array([is_doubtful(text) for text in known], np.bool_)[which]

    def _in_units(self, found: _Read) -> tuple[Array, Array, Fraction]:
        """Give numbers for texts, their states, and the unit of the numbers."""
        if self.sort == "truth":
            values = np.zeros(len(found.states), np.bool_)
            if found.others is not None:
                values[found.others] = np.array([each is True for each in found.meanings], np.bool_)[found.which]
            return values, found.states, Fraction(1)
        for part in found.numbers:
            self.meanings.holds(part.factor.denominator)
        states = found.states.copy()
        below = self.meanings.below
        whole = [_whole(each, self.meanings) for each in found.meanings]
        times = [int(part.factor * below) for part in found.numbers]
        most = [_most(part.wholes) * each for part, each in zip(found.numbers, times, strict=True)]
        wide = any(each >= 2**53 for each in (*most, *(abs(each or 0) for each in whole)))
        values = np.zeros(len(states), np.int64 if wide else np.float64)
        for part, each, far in zip(found.numbers, times, most, strict=True):
            if far < _LIMIT:
                values[part.rows] = part.wholes.astype(values.dtype) * min(each, _LIMIT)
            else:
                fits = np.absolute(part.wholes) <= (_LIMIT - 1) // each
                values[part.rows[fits]] = part.wholes[fits].astype(np.int64) * min(each, _LIMIT)
                states[part.rows[~fits]] = UNDECIDED
        if found.others is not None:
            values[found.others] = np.array([each or 0 for each in whole], values.dtype)[found.which]
            left = np.array([each is None for each in whole], np.bool_)[found.which]
            states[found.others[left]] = UNDECIDED
        return values, states, Fraction(1, below) if self.sort == "number" else Fraction(1)


def _together(read: Amounts, meanings: Meanings, limits: Limits, found: _Read) -> Array:
    """Take what was read of texts together, by what stands behind the numbers and their places; give the other rows."""
    found.states[read.endings == BLANK] = _BLANK
    left = [np.flatnonzero(read.endings == OTHER)]
    groups = np.where(read.endings < 0, -1, read.endings * _PLACES + read.places)
    for at, word in enumerate(read.words):
        after = meanings.after(word)
        of_word = read.endings == at
        if after is None:
            left.append(np.flatnonzero(of_word))
            continue
        parted = of_word & read.parted
        found.states[parted] = Status.NUMBER_FORMAT
        if after.code is not None:
            found.states[of_word & ~parted] = status_of(after.code)
            continue
        for places in np.flatnonzero(np.bincount(read.places[of_word], minlength=1)).tolist():
            rows = np.flatnonzero((groups == at * _PLACES + places) & ~parted)
            if len(rows) and not _taken(rows, read.wholes[rows], places, after, limits, meanings, found):
                left.append(rows)
    return np.sort(np.concatenate(left))


def _taken(
    rows: Array, wholes: Array, places: int, after: Ending, limits: Limits, meanings: Meanings, found: _Read
) -> bool:
    """Take numbers of one unit and so many places, unless they are too fine."""
    while places and not np.fmod(wholes, 10).any():
        wholes, places = wholes / 10, places - 1
    if after.scale is not None:
        limits = Limits(after.scale, limits.low, limits.high, False)
    factor = limits.scale / 10**places
    if not meanings.holds(factor.denominator):
        return False
    cells = checked(wholes, None, factor, limits, None, None, [], None)
    for where, status in cells.refused:
        found.states[rows[where]] = status
    if cells.noted is not None:
        found.noted[rows[cells.noted]] = True
    found.numbers.append(_Numbers(rows, cells.values, factor))
    return True


def _most(values: Array) -> int:
    return int(np.absolute(values).max(initial=0))


_PLACES = 32
_STATES = 256
_LIMIT = 2**62
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
    return int(value) if value.denominator == 1 and abs(value) < _LIMIT else None
