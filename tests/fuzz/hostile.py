"""Turn chance into Python values of every kind: numbers of other libraries, containers, and classes that misbehave."""

from __future__ import annotations

import datetime
import enum
import math
import struct
import uuid
from collections import OrderedDict, UserDict, UserString, defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from random import Random
from types import MappingProxyType, SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it brings no type hints
import polars as pl
import pyarrow as pa

import indicrules
from tests.fuzz.changes import NUMBERS, ODD


class _Raises:
    """An object of which everything that is asked raises."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __hash__(self) -> int:
        return 7

    def __bool__(self) -> bool:
        raise RuntimeError

    def __float__(self) -> float:
        raise RuntimeError


class _Lies:
    """An object that says it is a text or a number."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    @property  # type: ignore[misc]  # a lie is the purpose
    def __class__(self) -> type:
        return self._kind


class _Text(str):
    """A text that answers with something else."""

    def strip(self, *_: Any) -> Any:
        return 5

    def encode(self, *_: Any) -> Any:
        raise RuntimeError

    def __str__(self) -> str:
        return "another"


class _Whole(int):
    """A whole number that answers with something else."""

    def __str__(self) -> str:
        return "x"

    def __lt__(self, other: object) -> bool:
        raise RuntimeError

    def __abs__(self) -> Any:
        return "y"

    def __mul__(self, other: object) -> Any:
        return None


class _Part(Fraction):
    """A fraction without a numerator."""

    @property
    def numerator(self) -> Any:
        raise RuntimeError


class _Exact(Decimal):
    """A decimal that cannot be taken apart."""

    def as_tuple(self) -> Any:
        return None

    def is_finite(self) -> Any:
        raise RuntimeError


class _Day(datetime.date):
    """A day without a form in writing."""

    def isoformat(self) -> Any:
        raise RuntimeError

    def __lt__(self, other: object) -> bool:
        raise RuntimeError


class _Lengthy:
    """Something that says it is longer than it is."""

    def __iter__(self) -> Iterator[int]:
        return iter((1, 2))

    def __len__(self) -> int:
        return 1 << 62


class _Array:
    """Something that says it is an array and cannot be one."""

    __array_interface__ = MappingProxyType({"shape": (-1,), "typestr": "<f8", "data": (0, False), "version": 3})

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise RuntimeError

    def __arrow_c_stream__(self, *_: Any) -> Any:
        return 5

    def item(self) -> Any:
        return self


class _Colour(enum.Enum):
    RED = 43


class _Grown(enum.IntEnum):
    FULL = 43


def _nested() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


_PLAIN: tuple[Any, ...] = (
    *(None, True, False, ..., NotImplemented, indicrules.NOT_APPLICABLE, b"43", bytearray(b"43"), memoryview(b"43")),
    *(
        1j,
        complex("nan"),
        range(3),
        [],
        [43],
        [[1]],
        {},
        {"value": 43},
        {"value": 43, "note": "\u202ex"},
        {"inapplicable": True, "because": "x"},
        {"valu": []},
        {43},
        frozenset(),
        (),
        (1, 2),
    ),
    *(int, str, len, print, datetime, math, object, Exception, ValueError("x")),
    *(_Lies(kind) for kind in (str, int, float, Decimal, datetime.date, bool, Fraction, type(None))),
)
_FIXED: tuple[Callable[[], Any], ...] = (
    object,
    _Raises,
    _Lengthy,
    _Array,
    _nested,
    lambda: _Text("43"),
    lambda: _Whole(43),
    lambda: _Part(43, 7),
    lambda: _Exact("43"),
    lambda: _Day(2024, 5, 5),
    lambda: _Colour.RED,
    lambda: _Grown.FULL,
    lambda: UserString("43"),
    lambda: (each for each in (1, 2)),
    lambda: SimpleNamespace(value=43),
    lambda: PurePosixPath("43"),
    lambda: uuid.UUID(int=43),
    lambda: datetime.date(2024, 5, 5),
    lambda: datetime.date(1, 1, 1),
    lambda: datetime.datetime(2024, 5, 5),
    lambda: datetime.datetime(2024, 5, 5, 1),
    lambda: datetime.datetime(2024, 5, 5, tzinfo=datetime.UTC),
    lambda: datetime.datetime(2024, 5, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=8))),
    lambda: datetime.time(5),
    lambda: datetime.timedelta(5),
    lambda: "x" * 100_000,
    lambda: "9" * 100_000,
    lambda: 10**5000,
    lambda: -(10**31),
    lambda: Decimal("sNaN"),
    lambda: Decimal("-NaN123"),
    lambda: Decimal("Infinity"),
    lambda: Decimal("1E+999999999"),
    lambda: Decimal("1E-999999999"),
    lambda: Decimal("-0E+400"),
    lambda: Fraction(10**4000, 7**3000),
    lambda: np.float64(43.5),
    lambda: np.float32(0.1),
    lambda: np.float16(0.1),
    lambda: np.longdouble("0.1"),
    lambda: np.float64("nan"),
    lambda: np.int8(43),
    lambda: np.uint64(2**64 - 1),
    lambda: np.bool_(True),
    lambda: np.str_("43 宗"),
    lambda: np.bytes_(b"43"),
    lambda: np.complex128(43),
    lambda: np.datetime64("2024-05-05"),
    lambda: np.datetime64("NaT"),
    lambda: np.datetime64("2024-05-05T01", "ns"),
    lambda: np.timedelta64(5, "D"),
    lambda: np.array(43),
    lambda: np.array([43, 44]),
    lambda: np.array([]),
    lambda: np.array("43", dtype=object),
    lambda: np.ma.masked,
    lambda: np.void(b"43"),
    lambda: pd.NA,
    lambda: pd.NaT,
    lambda: pd.Timestamp("2024-05-05"),
    lambda: pd.Timestamp("2024-05-05 01:00", tz="Asia/Shanghai"),
    lambda: pd.Timedelta("1D"),
    lambda: pd.Period("2024-05", "M"),
    lambda: pd.Interval(0, 1),
    lambda: pd.Series([43]),
    lambda: pd.Series({"n0": 43}),
    lambda: pd.DataFrame({"n0": [43]}),
    lambda: pd.Categorical(["a"]),
    lambda: pd.Index([1, 2]),
    lambda: pl.Series([43]),
    lambda: pl.DataFrame({"n0": [43]}),
    lambda: pl.col("n0"),
    lambda: pa.scalar(43),
    lambda: pa.scalar(None),
    lambda: pa.array([43]),
)


def value(random: Random) -> Any:
    """Give a Python value of any kind."""
    match random.randrange(10):
        case 0:
            return struct.unpack("<d", random.randbytes(8))[0]
        case 1:
            return random.randrange(-(10 ** random.choice((1, 3, 29, 31))), 10 ** random.choice((1, 3, 30, 32)))
        case 2:
            return Decimal(random.randrange(-(10**9), 10**9)).scaleb(random.randrange(-40, 30))
        case 3:
            return Fraction(random.randrange(-(10**9), 10**9), random.randrange(1, 10**6))
        case 4:
            return "".join(random.choices((*NUMBERS, *ODD), k=random.randrange(1, 3)))
        case 5 | 6:
            return random.choice(_PLAIN)
        case _:
            return random.choice(_FIXED)()


class _RaisesWhenRead(dict[Any, Any]):
    """A mapping that cannot be gone through."""

    def items(self) -> Any:
        raise RuntimeError

    def __iter__(self) -> Iterator[Any]:
        raise RuntimeError


class _Endlessly(Mapping[str, Any]):
    """A mapping of which each key raises when it is read, though it is said to be there."""

    def __getitem__(self, key: str) -> Any:
        raise ZeroDivisionError

    def __iter__(self) -> Iterator[str]:
        return iter(("n0", "n1"))

    def __len__(self) -> int:
        return 2


_HOLDERS: tuple[Callable[[dict[Any, Any]], Any], ...] = (
    *(lambda given: given for _ in range(20)),
    OrderedDict,
    UserDict,
    MappingProxyType,
    lambda given: defaultdict(lambda: 43, given),
    lambda given: list(given.items()),
    lambda given: _RaisesWhenRead(given),
    lambda given: _Endlessly(),
    lambda given: SimpleNamespace(**{f"n{at}": value for at, value in enumerate(given.values())}),
    lambda given: pd.Series(list(given.values()), index=[f"n{at}" for at in range(len(given))], dtype=object),
)

KEYS: tuple[Any, ...] = (
    *("n0", "n1", "p0", "p1", "q0", "m0", "v0", "t0", "c0", "d0", "数", "率", "是否", "n0 ", "ｎ０", "money", "plots"),
    *(1, None, (1, 2), b"n0", 5.5, float("nan"), "x" * 10_000, "\ud800", "", "\x1b[2J", 10**5000, Decimal("sNaN")),
    *(frozenset({1}), _Text("n0"), _Whole(5), _Colour.RED, np.str_("n0"), np.int64(5), indicrules.NOT_APPLICABLE),
)


def hashable(key: Any) -> bool:
    """Say whether a value may be a key at all."""
    try:
        hash(key)
    except TypeError:
        return False
    return True


def holder(random: Random, given: dict[Any, Any]) -> Any:
    """Give what holds the data: mostly a dictionary, else something that looks like one, or does not."""
    return random.choice(_HOLDERS)(given)
