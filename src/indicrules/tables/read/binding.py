"""Turn a table's schema into which column brings which input, or say what is wrong before a row is read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal, Protocol

import attrs
import pyarrow as pa

from indicrules.intake.actuals import actual
from indicrules.intake.keys import compared
from indicrules.intake.quantity import MOST_AS_FRACTION, ending
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input, Model
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType
from indicrules.tables.native.routine import Lying
from indicrules.tables.read.cells import Cells, Limits
from indicrules.tables.read.days import Days, Nothing, Truths, known_zone
from indicrules.tables.read.floats import Floats, Places
from indicrules.tables.read.lists import Lists, OfLists, Wanted, is_numeric
from indicrules.tables.read.storage import is_list, is_text, plain, plain_type, read_as_it_is, sound
from indicrules.tables.read.texts import Meanings, Texts, differing
from indicrules.tables.read.wholes import Decimals, Wholes, digits, narrowed, short
from indicrules.tables.score.expressions import day_number
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape, Sort
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Sentence, say

Percents = Literal["percent", "fraction"]
Absent = Literal["error", "missing"]


@attrs.frozen
class Binding:
    """For every input of the model the name of the column that brings it, None where all rows lack it.

    `schema` is what was bound, for a `model`; `simple` says that readers take every such column as it is.
    """

    columns: dict[str, str | None]
    simple: bool = False
    schema: Any = None
    model: Model | None = None


def bound(model: Model, schema: Any, absent: Absent) -> Binding:
    """Find the column of every input by name or title.

    Raise `DataError` naming every column that is lacking, given twice, or of a type that its input cannot have.
    """
    inputs = by_key(model)
    columns: dict[str, str | None] = {}
    problems: list[Problem] = []
    for field in schema:
        key = compared(field.name)
        wanted = inputs.get(key)
        if wanted is None:
            if key in inputs:
                said, advice = say("ambiguous-title", title=field.name), say("ambiguous-title.column.hint")
                problems.append(Problem("ambiguous-title", said, field.name, advice=advice))
            continue
        if wanted.name in columns:
            first = columns[wanted.name] or ""
            said = say("given-twice.columns", name=wanted.name, first=first, second=field.name)
            advice = say("hint.leave-out-one")
            problems.append(Problem("given-twice", said, wanted.name, wanted.title, advice=advice))
            continue
        columns[wanted.name] = field.name
        problems += _wrong_type(field, wanted)
    names = [field.name for field in schema]
    for name, each in model.inputs.items():
        if name not in columns:
            columns[name] = None
            if absent == "error":
                said, advice = say("missing-column", name=name), did_you_mean(name, names) or say("missing-column.hint")
                problems.append(Problem("missing-column", said, name, each.title, advice=advice, span=each.span))
    if problems:
        raise DataError(tuple(problems))
    found = [schema.field(name).type for name in columns.values() if name is not None]
    return Binding(columns, all(map(read_as_it_is, found)), schema, model)


def by_key(model: Model) -> dict[str, Input | None]:
    """Give the inputs by what a column may be called: names and titles, None for a title that two of them share."""
    found: dict[str, Input | None] = {}
    for each in model.inputs.values():
        if each.title is not None:
            found[compared(each.title)] = None if compared(each.title) in found else each
    found.update(model.inputs)
    return found


def wanted_by(model: Model, keys: Iterable[str]) -> Callable[[str], bool]:
    """Give what tells whether scoring reads a column of this name."""
    inputs, apart = by_key(model), frozenset(keys)
    return lambda name: name in apart or compared(name) in inputs


_MOST_PLACES = 1000
"""Decimals of more places, or zeros, come of damaged files alone, and Python has no number for them."""


def _fits(type_: Any, wanted: Input) -> bool:
    if pa.types.is_dictionary(type_) or is_text(type_) or pa.types.is_null(type_):
        return True
    match wanted.type:
        case NumberType():
            if pa.types.is_decimal(type_):
                return bool(abs(type_.scale) <= _MOST_PLACES)
            return bool(pa.types.is_integer(type_) or pa.types.is_floating(type_))
        case TruthType():
            return bool(pa.types.is_boolean(type_))
        case DayType():
            return bool(pa.types.is_date(type_) or pa.types.is_timestamp(type_))
        case ListType():
            of = type_.value_type if is_list(type_) else type_
            return is_text(of) or _fits(of, attrs.evolve(wanted, type=wanted.type.of))
        case _:
            return _is_written(type_)


def _is_written(type_: Any) -> bool:
    """Tell whether a choice can arrive in this type, which has one text for each of its values."""
    return bool(pa.types.is_integer(type_) or pa.types.is_boolean(type_) or pa.types.is_date32(type_))


def _wrong_type(field: Any, wanted: Input) -> Iterator[Problem]:
    type_ = plain_type(field.type)
    if not _fits(type_, wanted):
        plain_number = isinstance(wanted.type, NumberType) and not (wanted.type.dimension or wanted.type.percent)
        needs = say("phrase.type-number") if plain_number else _NEEDS.get(type(wanted.type), wanted.type.name)
        held = str(field.type)
        said = say("wrong-column-type", column=field.name, type=held, name=wanted.name, needs=needs)
        advice = _HINTS.get(type(wanted.type), _CONVERT)
        yield Problem("wrong-column-type", said, wanted.name, wanted.title, held, advice, wanted.span)
    elif pa.types.is_timestamp(type_) and not known_zone(type_):
        said, advice = say("unknown-time-zone", column=field.name, zone=type_.tz), say("unknown-time-zone.hint")
        yield Problem("unknown-time-zone", said, wanted.name, wanted.title, type_.tz, advice, wanted.span)


_NEEDS: Mapping[type, Sentence] = MappingProxyType(
    {
        TruthType: say("phrase.type-truth"),
        DayType: say("phrase.type-date"),
        TextType: say("phrase.type-text"),
        ListType: say("phrase.type-list"),
    }
)
_CONVERT = say("wrong-column-type.hint")
_HINTS: Mapping[type, Sentence] = MappingProxyType(
    {
        TruthType: say("wrong-column-type.truth.hint"),
        DayType: say("wrong-column-type.date.hint"),
        TextType: say("wrong-column-type.text.hint"),
        ListType: say("wrong-column-type.list.hint"),
    }
)


def readable(batch: Any, binding: Binding, *, letters: bool = False) -> Any:
    """Give the columns of a batch that bring inputs, sound and in the types that readers know.

    The readers hold texts to be UTF-8, each distinct one once; with `letters` that is done here.
    """
    if binding.model is not None:
        if not batch.schema.equals(binding.schema):
            _hold_types(binding.model, batch.schema, binding.columns)
        elif binding.simple and _is_sound(batch):
            return batch
    names = list(dict.fromkeys(name for name in binding.columns.values() if name is not None))
    if not names:
        return batch  # without any column it has lost its rows
    columns = [plain(sound(batch.column(name), name, letters=letters)) for name in names]
    return pa.RecordBatch.from_arrays(columns, names=names)


def _hold_types(model: Model, schema: Any, columns: dict[str, str | None]) -> None:
    """Raise `DataError` where a batch that has types of its own has one that an input cannot have."""
    read = ((schema.field(column), model.inputs[name]) for name, column in columns.items() if column is not None)
    problems = tuple(problem for field, wanted in read for problem in _wrong_type(field, wanted))
    if problems:
        raise DataError(problems)


def _is_sound(batch: Any) -> bool:
    try:
        batch.validate()
    except pa.ArrowInvalid:  # whether of a column that is read, and of which, is to be told
        return False
    return True


class Reader(Protocol):
    """What gives the cells of a column, block by block."""

    def block(self, start: int, stop: int, room: Room) -> Cells: ...


def lying(reader: Reader, shape: Shape) -> Lying | None:
    """Give a column as it lies in memory, None where machine code for `shape` cannot take it as it is."""
    return reader.lying(shape) if isinstance(reader, Floats | Wholes | Decimals) else None


def _is_read(type_: Any) -> bool:
    """Tell whether numbers of a type are read as they come, and not as texts."""
    return not pa.types.is_decimal(type_) or short(type_)


def readers_of(columns: Sequence[Wanted], intakes: Sequence[Intake], arrays: Sequence[Any]) -> list[Any]:
    """Give what reads the columns of a batch, None where there is none; the parts of a list share what reads that."""
    found: list[Any] = []
    lists: dict[str, Lists] = {}
    for each, intake, array in zip(columns, intakes, arrays, strict=True):
        if each.part is None or array is None or pa.types.is_null(array.type):
            found.append(intake.reader(array))
            continue
        name = each.input.name
        if name not in lists:
            lists[name] = intake.lists(array)
        found.append(OfLists(lists[name], each.part))
    return found


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
    _limits: Limits | None = None
    _member: Intake | None = None

    def reader(self, array: Any) -> Reader:
        """Give what reads `array`, which is `plain`; None stands for a column that is absent."""
        if array is None or pa.types.is_null(array.type):
            return Nothing()
        if pa.types.is_dictionary(array.type) or is_text(array.type):
            return self._texts(array)
        match self.wanted.type:
            case TruthType():
                return Truths(array)
            case DayType():
                return self._days(array)
            case TextType():
                return self._texts(array.cast(pa.string()))
            case _:
                return self._numbers(array)

    def lists(self, array: Any) -> Lists:
        """Give what reads the lists of `array`, whose members are read as values of their own would be."""
        if array is None or not is_numeric(array.type) or not _is_read(array.type.value_type):
            return Lists(array, None)
        if self._member is None:
            assert isinstance(self.wanted.type, ListType)
            one = attrs.evolve(self.wanted, type=self.wanted.type.of)
            self._member = Intake(self.model, one, self.percent, self.code, 0, self.usual, self.places)
        return Lists(array, self._member.reader)

    def _texts(self, array: Any) -> Texts:
        if not pa.types.is_dictionary(array.type):
            if not (isinstance(self.wanted.type, NumberType) and differing(array)):
                array = array.dictionary_encode()
            sound(array.dictionary if pa.types.is_dictionary(array.type) else array, self.wanted.name)
        if self.meanings is None:
            if isinstance(self.wanted.type, NumberType):
                limits = self._limits = self._limits or self._limited()
                self.meanings = Meanings(self._read, self.code, self._ending, limits)
            else:
                self.meanings = Meanings(self._is_there if self._is_free else self._read, self.code)
        sorts: dict[type, Sort] = {TruthType: "truth", TextType: "truth" if self._is_free else "text"}
        return Texts(array, self.meanings, sorts.get(type(self.wanted.type), "number"), self.usual)

    @property
    def _is_free(self) -> bool:
        return isinstance(self.wanted.type, TextType) and self.wanted.type.free

    def _is_there(self, text: str) -> Any:
        """Give yes for any free text, of which nothing else is asked; what marks an absent one as it is."""
        found = self._read(text)
        return True if isinstance(found, str) else found

    def _read(self, text: str) -> Any:
        return actual(self.model, self.wanted, text, self.percent)

    def _ending(self, text: str) -> Any:
        return ending(self.model, self.wanted, text)

    def _days(self, array: Any) -> Days:
        low, high = (
            day_number(each) if isinstance(each, datetime.date) else None
            for each in (self.wanted.low, self.wanted.high)
        )
        return Days(array, low, high)

    def _numbers(self, array: Any) -> Reader:
        type_ = array.type
        if self._limits is None:
            self._limits = self._limited()
        limits = self._limits
        if pa.types.is_float64(type_):
            return Floats(array, limits, self.places, self.at)
        if pa.types.is_uint64(type_):
            array = array.cast(pa.decimal128(20, 0))
        elif pa.types.is_integer(type_):
            return Wholes(array, limits, type_.to_pandas_dtype(), self.at)
        if not short(array.type):
            return self._texts(digits(array))
        return Decimals(narrowed(array), limits, array.type.scale, self.places, self.at)

    def _limited(self) -> Limits:
        type_ = self.wanted.type
        assert isinstance(type_, NumberType)
        low, high = (each if isinstance(each, Fraction) else None for each in (self.wanted.low, self.wanted.high))
        scale = type_.scale
        if type_.may_be_share and self.percent == "fraction":
            return Limits(Fraction(1), low, high, False, beyond=Fraction(MOST_AS_FRACTION))
        return Limits(scale, low, high, type_.may_be_share, self.usual)
