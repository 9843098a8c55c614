"""Whatever value of Python, numpy, pandas, polars or Arrow is given, it is read as what it is or refused by name."""

from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from collections import UserDict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Never

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it brings no type hints
import polars as pl
import pyarrow as pa
import pytest

import indicrules
from indicrules import DataError
from indicrules.text.errors import Problem

KINDS = {"n": "", "p": "%", "q": "宗", "d": "date", "t": "yes/no", "c": 'one of "a", "5"'}
RULESET = indicrules.loads("ruleset r\n  score 1\n" + "".join(f"input {name} {kind}\n" for name, kind in KINDS.items()))


class Level(enum.Enum):
    """What a program calls its choices."""

    A = "a"


class Count(enum.IntEnum):
    """A whole number with a name."""

    SEVEN = 7


class Loud(str):
    """A text whose class says another thing."""

    __slots__ = ()

    def __str__(self) -> str:
        return "9"

    def strip(self, chars: str | None = None, /) -> str:
        """Raise."""
        raise RuntimeError


class Broken:
    """An object whose every word raises."""

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __hash__(self) -> int:
        return hash("n")


class Silent:
    """An object that does not even say what it is."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


class Liar:
    """An object that says it is a text or a number, and is none."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    @property  # type: ignore[misc]  # a lie is the purpose
    def __class__(self) -> type:
        return self._kind


class Unreadable(Mapping[str, Any]):
    """A mapping that gives nothing."""

    def __getitem__(self, key: str) -> Never:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError

    def __len__(self) -> int:
        raise RuntimeError


def read(name: str, value: object) -> object:
    """Give what an input of RULESET holds after the intake."""
    return RULESET.score({name: value}).actuals[name]


def problems(data: Any, **options: Any) -> tuple[Problem, ...]:
    """Give all that is wrong with data."""
    with pytest.raises(DataError) as caught:
        RULESET.score(data, **options)
    return caught.value.problems


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("n", np.float64(5.1), Fraction("5.1")),
        ("n", np.float32(0.1), Fraction("0.1")),
        ("n", np.float16(0.1), Fraction("0.1")),
        ("n", np.int8(-5), -5),
        ("n", np.uint64(2**64 - 1), 2**64 - 1),
        ("n", np.str_("5.0"), 5),
        ("p", np.float64(95), Fraction(19, 20)),
        ("t", np.True_, True),
        ("d", np.datetime64("2024-01-31"), datetime.date(2024, 1, 31)),
        ("d", np.datetime64("2024-01-31T00:00:00.000"), datetime.date(2024, 1, 31)),
        ("d", np.datetime64("NaT"), None),
        ("n", pd.NA, None),
        ("d", pd.NaT, None),
        ("d", pd.Timestamp("2024-01-31"), datetime.date(2024, 1, 31)),
        ("n", pa.scalar(5), 5),
        ("n", pa.scalar(0.1, pa.float32()), Fraction("0.1")),
        ("n", pa.scalar(np.float16(0.1), pa.float16()), Fraction("0.1")),
        ("n", pa.scalar(None, pa.int64()), None),
        ("n", pa.scalar(Decimal("1.50")), Fraction(3, 2)),
        ("q", pa.scalar("5 宗"), 5),
        ("d", pa.scalar(datetime.date(2024, 1, 31)), datetime.date(2024, 1, 31)),
        ("d", pa.scalar(86_400_000 * 19_753, pa.date64()), datetime.date(2024, 1, 31)),
        ("t", pa.scalar(False), False),
        ("c", Level.A, "a"),
        ("n", Count.SEVEN, 7),
        ("n", Loud("5"), 5),
        ("c", Loud("5"), "5"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_of_other_libraries_are_what_they_stand_for(name: str, value: object, expected: object) -> None:
    """Scalars, absences and named values; a float of fewer bits is its shortest decimal."""
    assert read(name, value) == expected


@pytest.mark.parametrize(
    ("name", "value", "code", "hint"),
    [
        ("n", np.array(5), "not-a-number", "take the number out of its array, as `.item()` does"),
        ("n", np.array([5]), "not-a-number", "take the number out of its array, as `.item()` does"),
        ("n", np.complex128(1), "not-a-number", "write it as in `95`"),
        ("n", np.timedelta64(5, "D"), "not-a-number", "write it as in `95`"),
        ("n", np.float32("nan"), "not-a-number", "give no value where none is known"),
        ("n", Decimal("NaN"), "not-a-number", "give no value where none is known"),
        ("n", Decimal("sNaN"), "not-a-number", "give no value where none is known"),
        ("n", Decimal("-Infinity"), "not-a-number", "give no value where none is known"),
        ("n", np.True_, "not-a-number", "write it as in `95`"),
        ("d", np.datetime64("2024-01-31T05"), "not-a-date", "write it as in `2024-12-31`"),
        ("d", np.datetime64("12024-01-31"), "not-a-date", "write it as in `2024-12-31`"),
        ("d", np.datetime64("2024"), "not-a-date", "write it as in `2024-12-31`"),
        ("d", np.datetime64("2024-01"), "not-a-date", "write it as in `2024-12-31`"),
        ("d", pd.Timestamp("2024-01-31") + pd.Timedelta(1, "ns"), "not-a-date", "give the date alone"),
        ("p", np.float32(0.95), "percent-or-fraction", "write `0.95%` or `95%`"),
        ("c", np.int64(6), "unknown-choice", "they are `a`, `5`"),
        ("n", uuid.UUID(int=5), "not-a-number", "write it as in `95`"),
        ("n", 10**5000, "too-many-digits", "write at most 30 digits before the point and 30 after it"),
        ("t", 10**5000, "not-yes-or-no", "write `yes` or `no`, `是` or `否`"),
        ("n", Broken(), "not-a-number", "write it as in `95`"),
        ("d", Broken(), "not-a-date", "write it as in `2024-12-31`"),
        ("d", pa.scalar(1, pa.date64()), "not-a-date", "give the date alone"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_that_are_refused(name: str, value: object, code: str, hint: str) -> None:
    """By their codes, never by an exception of another library."""
    (only,) = problems({name: value})
    assert (only.code, only.hint) == (code, hint)


def test_a_series_is_a_department() -> None:
    """As a row of its frame is: what is not a number there is missing, as in tables of pandas."""
    frame = pd.DataFrame({"n": [5.5, float("nan")], "q": [43, 7], "county": ["A", "B"]})
    first = RULESET.score(frame.iloc[0], extra="ignore").actuals
    assert (first["n"], first["q"]) == (Fraction(11, 2), 43)
    assert RULESET.score(frame.iloc[1], extra="ignore").actuals["n"] is None
    assert RULESET.score(pd.Series({"q": np.int64(43)})).actuals["q"] == 43
    assert [each.code for each in problems(frame.iloc[0])] == ["unknown-name"]


def test_a_row_of_polars_is_a_department() -> None:
    """By name, its key column passed over where that is asked for."""
    frame = pl.DataFrame({"n": [5.5], "d": [datetime.date(2024, 1, 31)], "county": ["A"]})
    found = RULESET.score(frame.row(0, named=True), extra="ignore").actuals
    assert (found["n"], found["d"]) == (Fraction(11, 2), datetime.date(2024, 1, 31))
    assert [each.code for each in problems(frame.row(0))] == ["not-an-object"]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (10**5000, "`a number of more than 4,000 digits` is no name of an input"),
        (Broken(), "`…` is no name of an input"),
        ((1, 2), "`(1, 2)` is no name of an input"),
        (Loud("zz"), "no input is called `zz`"),
        (Liar(int), "`…` is no name of an input"),
    ],
    ids=["long", "broken", "tuple", "loud", "liar"],
)
def test_keys_of_every_kind(key: object, message: str) -> None:
    """They are no names, or what they hold is one."""
    assert [(each.code, each.message) for each in problems({key: 5})] == [("unknown-name", message)]
    assert RULESET.score({key: 5}, extra="ignore").total == 1  # type: ignore[dict-item]  # that is the test


def test_objects_that_do_not_say_what_they_are() -> None:
    """Neither as data, nor as a name, nor as a value."""
    assert [each.code for each in problems(Silent())] == ["not-an-object"]
    assert [each.code for each in problems({Silent(): 5})] == ["unknown-name"]
    assert [each.code for each in problems({"n": Silent()})] == ["unreadable"]


def test_names_that_are_passed_over() -> None:
    """A metric's name is no input's; a title of two inputs stays a mistake, and so does a name given twice."""
    ruleset = indicrules.loads('ruleset r\n  score m\nmetric m = a\ninput a "x"\ninput b "y"\ninput c "y"\n')
    assert ruleset.score({"a": 5, "m": 7, "z": Broken()}, extra="ignore").total == 5
    for data, code in (({"a": 1, "y": 2}, "ambiguous-title"), ({"a": 1, "x": 2}, "given-twice")):
        with pytest.raises(DataError) as caught:
            ruleset.score(data, extra="ignore")
        assert caught.value.problems[0].code == code


def test_mappings_of_every_kind() -> None:
    """Any mapping will do; one that raises is refused."""
    assert RULESET.score(UserDict({"n": 5})).actuals["n"] == 5
    assert [each.code for each in problems(Unreadable())] == ["unreadable"]
    assert [each.code for each in problems(5)] == ["not-an-object"]


def test_what_is_said_shows_what_cannot_be_seen() -> None:
    """Control characters and line ends of the data stand as their numbers, so that no line can be forged."""
    with pytest.raises(DataError) as caught:
        RULESET.score({"n": "4\x1b[2J\n3\u202e", "k\ney": 1})
    said = str(caught.value).split("\n")
    assert said[0].startswith("`4<U+001B>[2J<U+000A>3<U+202E>`")
    assert "no input is called `k<U+000A>ey` [unknown-name]" in said
    assert [line[:2] for line in said] == ["`4", "  ", "  ", "no", "  "]


def test_signalling_decimals_leave_the_callers_context_alone() -> None:
    """Traps that a program has set are no reason to raise."""
    with decimal.localcontext() as context:
        context.traps[decimal.Inexact] = context.traps[decimal.FloatOperation] = True
        context.prec = 3
        assert read("n", Decimal("12.3456789")) == Fraction("12.3456789")
        assert read("n", 12.3456789) == Fraction("12.3456789")
        assert read("p", Decimal("12.345")) == Fraction("0.12345")
