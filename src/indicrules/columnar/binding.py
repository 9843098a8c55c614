"""Turn a table's schema into which column brings which input, or say what is wrong before a row is read."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Literal, Protocol

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.columnar.cells import Cells, Limits
from indicrules.columnar.days import Days, Nothing, Truths
from indicrules.columnar.expressions import day_number
from indicrules.columnar.floats import Floats, Places
from indicrules.columnar.native.routine import Lying
from indicrules.columnar.room import Room
from indicrules.columnar.shape import Shape, Sort
from indicrules.columnar.texts import Meanings, Texts
from indicrules.columnar.wholes import Decimals, Wholes
from indicrules.engine.intake import taken
from indicrules.engine.quantity import MOST_AS_FRACTION
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input, Model
from indicrules.model.types import DayType, NumberType, TextType, TruthType
from indicrules.text.errors import DataError, Problem

Percents = Literal["percent", "fraction"]
Absent = Literal["error", "missing"]


@attrs.frozen
class Binding:
    """For every input of the model the name of the column that brings it, None where all rows lack it."""

    columns: dict[str, str | None]


def bound(model: Model, schema: Any, absent: Absent, apart: Sequence[str]) -> Binding:
    """Find the column of every input by name or title; `apart` names columns that are none.

    Raise `DataError` naming every column that is lacking, given twice, or of a type that its input cannot have.
    """
    inputs = _by_key(model)
    columns: dict[str, str | None] = {}
    problems: list[Problem] = []
    for field in schema:
        if field.name in apart:
            continue
        key = _normal(field.name)
        wanted = inputs.get(key)
        if wanted is None:
            if key in inputs:
                message = f"more than one input has the title `{field.name}`"
                problems.append(Problem("ambiguous-title", message, field.name, hint="use its name for the column"))
            continue
        if wanted.name in columns:
            message = f"`{wanted.name}` is given twice, by the columns `{columns[wanted.name]}` and `{field.name}`"
            problems.append(Problem("given-twice", message, wanted.name, wanted.title, hint="leave out one of the two"))
            continue
        columns[wanted.name] = field.name
        if not _fits(field.type, wanted):
            problems.append(_wrong_type(field, wanted))
    names = [field.name for field in schema]
    for name, each in model.inputs.items():
        if name not in columns:
            columns[name] = None
            if absent == "error":
                hint = did_you_mean(name, names) or 'add it, or score with `absent="missing"` to take it as missing'
                message = f"the table has no column `{name}`"
                problems.append(Problem("missing-column", message, name, each.title, hint=hint, span=each.span))
    if problems:
        raise DataError(tuple(problems))
    return Binding(columns)


def _by_key(model: Model) -> dict[str, Input | None]:
    found: dict[str, Input | None] = {}
    for each in model.inputs.values():
        if each.title is not None:
            found[_normal(each.title)] = None if _normal(each.title) in found else each
    found.update(model.inputs)
    return found


def _normal(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()


def _texts(type_: Any) -> bool:
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_))


def _fits(type_: Any, wanted: Input) -> bool:
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    if _texts(type_) or pa.types.is_null(type_):
        return True
    match wanted.type:
        case NumberType():
            return bool(pa.types.is_integer(type_) or pa.types.is_floating(type_) or pa.types.is_decimal(type_))
        case TruthType():
            return bool(pa.types.is_boolean(type_))
        case DayType():
            return bool(pa.types.is_date(type_) or pa.types.is_timestamp(type_))
        case _:
            return False


def _wrong_type(field: Any, wanted: Input) -> Problem:
    needs = "text" if isinstance(wanted.type, TextType) else wanted.type.name
    message = f"the column `{field.name}` holds `{field.type}`, and `{wanted.name}` is `{needs}`"
    hint = "convert the column before scoring"
    return Problem("wrong-column-type", message, wanted.name, wanted.title, str(field.type), hint, wanted.span)


class Reader(Protocol):
    """What gives the cells of a column, block by block."""

    def block(self, start: int, stop: int, room: Room) -> Cells: ...


def lying(reader: Reader, shape: Shape) -> Lying | None:
    """Give a column as it lies in memory, None where machine code for `shape` cannot take it as it is."""
    return reader.lying(shape) if isinstance(reader, Floats | Wholes | Decimals) else None


@attrs.define
class Intake:
    """Makes the readers of one input's columns, and keeps what was learnt of it from one batch to the next."""

    model: Model
    wanted: Input
    percent: Percents
    code: Any
    at: int
    usual: bool = False
    places: Places = attrs.field(factory=Places)
    meanings: Meanings | None = None

    def reader(self, array: Any) -> Reader:
        """Give what reads `array`, None standing for a column that is absent."""
        if array is None or pa.types.is_null(array.type):
            return Nothing()
        if pa.types.is_dictionary(array.type) and not _texts(array.type.value_type):
            array = array.dictionary_decode()
        if pa.types.is_dictionary(array.type) or _texts(array.type):
            return self._texts(array)
        match self.wanted.type:
            case TruthType():
                return Truths(array)
            case DayType():
                return self._days(array)
            case _:
                return self._numbers(array)

    def _texts(self, array: Any) -> Texts:
        if pa.types.is_string_view(array.type):
            array = array.cast(pa.string())
        if not pa.types.is_dictionary(array.type):
            array = array.dictionary_encode()
        if self.meanings is None:
            self.meanings = Meanings(self._read, self.code)
        sorts: dict[type, Sort] = {TruthType: "truth", TextType: "text"}
        return Texts(array, self.meanings, sorts.get(type(self.wanted.type), "number"), self.usual)

    def _read(self, text: str) -> Any:
        return taken(self.model, {self.wanted.name: text}, self.percent)[self.wanted.name]

    def _days(self, array: Any) -> Days:
        low, high = (
            day_number(each) if isinstance(each, datetime.date) else None
            for each in (self.wanted.low, self.wanted.high)
        )
        if pa.types.is_date32(array.type):
            return Days(array, np.int32, 1, low, high)
        if pa.types.is_date64(array.type):
            return Days(array, np.int64, 86_400_000, low, high)
        if array.type.tz is not None:
            array = pc.local_timestamp(array)
        return Days(array, np.int64, 86_400 * _TICKS[array.type.unit], low, high)

    def _numbers(self, array: Any) -> Reader:
        type_ = array.type
        limits = self._limits()
        if pa.types.is_float64(type_):
            return Floats(array, limits, self.places, self.at)
        if pa.types.is_floating(type_):
            return Floats(_shortest(array), limits, self.places, self.at)
        if pa.types.is_integer(type_) and not pa.types.is_uint64(type_):
            return Wholes(array, limits, type_.to_pandas_dtype(), self.at)
        if pa.types.is_uint64(type_):
            return Decimals(array.cast(pa.decimal128(20, 0)), limits, 0, self.places, self.at)
        if pa.types.is_decimal256(type_) or type_.scale < 0 or type_.scale > 36:
            return self._texts(array.cast(pa.string()))
        if not pa.types.is_decimal128(type_):
            array = array.cast(pa.decimal128(38, type_.scale))
        return Decimals(array, limits, type_.scale, self.places, self.at)

    def _limits(self) -> Limits:
        type_ = self.wanted.type
        assert isinstance(type_, NumberType)
        low, high = (each if isinstance(each, Fraction) else None for each in (self.wanted.low, self.wanted.high))
        scale = type_.unit.scale if type_.unit is not None else Fraction(1)
        if type_.may_be_share and self.percent == "fraction":
            return Limits(Fraction(1), low, high, False, beyond=Fraction(MOST_AS_FRACTION))
        return Limits(scale, low, high, type_.may_be_share, self.usual)


_TICKS = {"s": 1, "ms": 1000, "us": 10**6, "ns": 10**9}


def _shortest(array: Any) -> Any:
    """Give the float64 of the shortest decimal of each float of fewer bits."""
    values = array.to_numpy(zero_copy_only=False)
    return pa.array(values.astype(np.str_).astype(np.float64), mask=np.asarray(array.is_null()))
