"""Turn chance into columns of every Arrow type that an actual can arrive in, and into what `score` is given for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
from hypothesis import strategies as st


class Length(pa.ExtensionType):  # type: ignore[misc]  # pyarrow has no types
    """A type of somebody's own over numbers."""

    def __init__(self, storage: Any) -> None:
        super().__init__(storage, "tests.length")

    def __arrow_ext_serialize__(self) -> bytes:
        """Say nothing beyond the storage."""
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage: Any, serialized: bytes) -> Length:
        """Give the type back."""
        return cls(storage)


@attrs.frozen
class Arrival:
    """A plain type, what its cells may hold, and what `score` is given for one of them."""

    type: Any
    values: tuple[Any, ...]
    given: Callable[[Any], Any] = lambda value: value

    def array(self, values: list[Any]) -> Any:
        """Give a column of values; those of decimals are unscaled numbers."""
        if pa.types.is_decimal(self.type):
            return _decimals(self.type, values)
        if pa.types.is_temporal(self.type):
            bits = pa.int32() if pa.types.is_date32(self.type) else pa.int64()
            return pa.array(values, bits).view(self.type)
        if self.type == pa.float16():  # Arrow 19 makes none of Python's numbers
            values = [None if each is None else np.float16(each) for each in values]
        return pa.array(values, self.type)


def _decimals(type_: Any, values: list[Any]) -> Any:
    width = type_.bit_width // 8
    cells = b"".join((each or 0).to_bytes(width, "little", signed=True) for each in values)
    bits = np.packbits(np.array([each is not None for each in values], np.bool_), bitorder="little")
    return pa.Array.from_buffers(type_, len(values), [pa.py_buffer(bits), pa.py_buffer(cells)])


def _narrow(kind: Any) -> Callable[[Any], Any]:
    return lambda value: float(str(kind(value)))


def _scaled(type_: Any) -> Arrival:
    most = 10**type_.precision - 1
    values = (0, 1, -1, 43, 430, 42, 5, most, -most, 10 ** (type_.precision // 2), 25, 4300, 95, min(most, 2**63))
    kept = tuple(each for each in values if abs(each) <= most)
    return Arrival(type_, kept, lambda value: Decimal((value < 0, tuple(map(int, str(abs(value)))), -type_.scale)))


def _whole(type_: Any) -> Arrival:
    signed = pa.types.is_signed_integer(type_)
    low, high = (
        (-(2 ** (type_.bit_width - 1)), 2 ** (type_.bit_width - 1) - 1) if signed else (0, 2**type_.bit_width - 1)
    )
    return Arrival(type_, (0, 1, 43, 42, 95, low, high, high - 1))


_FLOATS = (0.0, -0.0, 1.0, 0.5, 43.0, 42.99, 0.1, -3.25, 95.5, float("nan"), float("inf"), float("-inf"), 1e-3, 6e4)
_TEXTS = ("43", "0", "12.5", "-7", "95%", " 43 ", "N/A", "", "不适用", "1,234.5", "1e3", "x", "0.005", "９５", "43 宗")
NUMBERS = (
    *map(_whole, (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())),
    Arrival(pa.float16(), _FLOATS, _narrow(np.float16)),
    Arrival(pa.float32(), (*_FLOATS, 1e10, 16777216.0), _narrow(np.float32)),
    Arrival(pa.float64(), (*_FLOATS, 1 / 3, 1e22, -1e300, 5e-324, 0.1 + 0.2, 2.0**53)),
    *map(_scaled, (pa.decimal32(9, 2), pa.decimal32(5, -2), pa.decimal64(18, 5), pa.decimal64(18, 0))),
    *map(_scaled, (pa.decimal128(38, 0), pa.decimal128(5, -2), pa.decimal128(20, 3), pa.decimal128(38, 37))),
    *map(_scaled, (pa.decimal128(10, 30), pa.decimal128(10, 31), pa.decimal128(9, -11), pa.decimal128(9, -12))),
    *map(_scaled, (pa.decimal256(76, 0), pa.decimal256(76, 30), pa.decimal256(76, 40), pa.decimal256(40, -2))),
    *(Arrival(type_, _TEXTS) for type_ in (pa.string(), pa.large_string(), pa.string_view())),
)  # fmt: skip
TRUTHS = (
    Arrival(pa.bool_(), (True, False)),
    Arrival(pa.string(), ("yes", "no", "是", "否", "", "N/A", "maybe", "True")),
)
_EPOCH = datetime.datetime(1970, 1, 1)
CHOICES = (
    *(
        Arrival(type_, ("a", "b", " a ", "", "N/A", "other"))
        for type_ in (pa.string(), pa.large_string(), pa.string_view())
    ),
    *(Arrival(type_, (5, 0, 42)) for type_ in (pa.int8(), pa.uint8(), pa.int64(), pa.uint64())),
    Arrival(pa.bool_(), (True, False)),
    Arrival(pa.date32(), (19_848, 0), lambda day: (_EPOCH + datetime.timedelta(day)).date()),
)
_DAY = 86_400


def _days(type_: Any, per_day: int) -> Arrival:
    """Give days in and out of the calendar, and times between them."""
    ends = [
        day
        for day in (0, 19_843, 19_875, 20_000, -719_162, 2_932_896, -719_163, 2_932_897)
        if abs(day) * per_day < 2**62
    ]
    between = (1, 19_843 * per_day + 1, 2**31 - 1 if per_day == 1 else 2**63 - 1)
    values = (*(day * per_day for day in ends), *(between if per_day > 1 else between[2:]))
    return Arrival(type_, values, lambda ticks: _date(ticks, per_day))


def _date(ticks: int, per_day: int) -> Any:
    day, rest = divmod(ticks, per_day)
    if rest or not -719_162 <= day <= 2_932_896:
        return "no date"
    return (_EPOCH + datetime.timedelta(day)).date()


_UNITS = {"s": _DAY, "ms": _DAY * 10**3, "us": _DAY * 10**6, "ns": _DAY * 10**9}


def _zoned(unit: str, zone: str, hours: int) -> Arrival:
    """Give times that are midnight in their zone, and such as are midnight elsewhere."""
    per_day = _UNITS[unit]
    shift = per_day * hours // 24
    values = (19_843 * per_day - shift, 19_875 * per_day - shift, 19_843 * per_day, 2**63 - 1, -(2**63))
    return Arrival(pa.timestamp(unit, zone), values, lambda ticks: _date(ticks + shift, per_day))


DATES = (
    _days(pa.date32(), 1),
    _days(pa.date64(), _UNITS["ms"]),
    *(_days(pa.timestamp(unit), per_day) for unit, per_day in _UNITS.items()),
    *(_zoned(unit, "Asia/Shanghai", 8) for unit in _UNITS),
    _zoned("us", "-05:00", -5),
    _zoned("ms", "UTC", 0),
    Arrival(pa.string(), ("2024-05-05", "2024-12-31", "2023-01-01", "2024-02-30", "", "N/A", "2024-05-05T00:00:00")),
)

WRAPPINGS: tuple[str, ...] = (
    "plain", "dictionary:int8", "dictionary:uint8", "dictionary:int32", "dictionary:uint64", "runs:int16", "runs:int32",
    "runs:int64", "extension", "json",
)  # fmt: skip
_INDICES = {each: getattr(pa, each)() for each in ("int8", "uint8", "int16", "int32", "int64", "uint64")}


def wrapped(arrival: Arrival, values: list[Any], wrapping: str) -> Any:
    """Give a column of values in another dress: a dictionary that has blanks itself, runs, an extension."""
    how, _, index = wrapping.partition(":")
    if how == "dictionary":
        known = [None, *dict.fromkeys(arrival.values)]
        at = [None if place % 3 == 2 and each is None else known.index(each) for place, each in enumerate(values)]
        return pa.DictionaryArray.from_arrays(pa.array(at, _INDICES[index]), arrival.array(known))
    if how == "runs":
        ends = pa.array(range(1, len(values) + 1), _INDICES[index])
        return pa.RunEndEncodedArray.from_arrays(ends, arrival.array(values))
    array = arrival.array(values)
    if how == "extension":
        return pa.ExtensionArray.from_storage(Length(array.type), array)
    if how == "json" and array.type in (pa.string(), pa.large_string()):
        return pa.ExtensionArray.from_storage(pa.json_(array.type), array)
    return array


@st.composite
def columns(draw: Any, arrivals: tuple[Arrival, ...]) -> tuple[Any, list[Any]]:
    """Give a column of chunks, cut out of larger ones, and what `score` is given for each of its cells."""
    arrival = draw(st.sampled_from(arrivals))
    wrapping = draw(st.sampled_from(WRAPPINGS))
    cells = st.one_of(st.sampled_from(arrival.values), st.none())
    values = draw(st.lists(cells, max_size=20))
    begin, cut = draw(st.integers(0, 3)), draw(st.integers(0, 20))
    around = [arrival.values[0]] * begin
    array = wrapped(arrival, [*around, *values, *around], wrapping)[begin : begin + len(values)]
    return pa.chunked_array([array[:cut], array[cut:]]), [
        each if each is None else arrival.given(each) for each in values
    ]
