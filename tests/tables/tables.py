"""Turn chance into Arrow tables of data for a model: every type of column, ties, near-ties, extremes, gaps."""

from __future__ import annotations

import datetime
import functools
from decimal import Decimal
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from indicrules import Ruleset
from indicrules.model.rules import Input
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType

_NEAR = (0, 1, 5, 10, 43, -7, -0.05, 1.05, 2, 50, 95, 100, 7, 0.5, 2.5, 0.125, 12.345, 0.005, 99.995, 89.6)
_FLOATS = st.one_of(
    st.sampled_from(_NEAR).map(float),
    st.integers(-2000, 20000).map(lambda value: value / 200),
    st.integers(-99999, 10**7).map(lambda value: value / 100),
    st.sampled_from((1 / 3, 1e15 + 0.5, 1e22, -1e300, 5e-324, 0.1 + 0.2, float("nan"), float("inf"), 123456789.123456)),
)
_WHOLES = st.one_of(st.integers(-50, 120), st.integers(-(2**62), 2**62), st.sampled_from((0, 0, 1, 43, 10, 2**53)))
_SMALL = st.integers(-50, 120)
_DECIMALS = st.one_of(
    st.integers(-9999, 99999).map(lambda value: Decimal(value).scaleb(-3)),
    st.sampled_from((Decimal("0.005"), Decimal("-0.001"), Decimal("43"), Decimal("9" * 17 + ".125"), Decimal(0))),
)
_TEXTS: tuple[str, ...] = (
    "43",
    "0",
    "12.5",
    "-7",
    "95%",
    " 43 ",
    "N/A",
    "",
    "不适用",
    "1,234.5",
    "1e3",
    "≥266",
    "43 宗",
    "x",
    "0.005",
)
_TEXTS += ("-0.05", "1.05", "２", "20²", "－", "无")
_NUMBERS: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (pa.float64(), _FLOATS),
    (pa.float64(), st.integers(0, 9000).map(lambda value: value / 100)),
    (pa.float64(), st.sampled_from(_NEAR).map(float)),
    (pa.int64(), _WHOLES),
    (pa.int64(), _SMALL),
    (pa.int8(), _SMALL),
    (pa.uint64(), st.one_of(st.integers(0, 100), st.integers(0, 2**64 - 1))),
    (pa.decimal128(20, 3), _DECIMALS),
    (pa.decimal128(38, 10), _DECIMALS),
    (pa.decimal256(50, 4), st.integers(-9999, 99999).map(lambda value: Decimal(value).scaleb(-4))),
    (pa.float32(), st.sampled_from((0.0, 0.1, 43.0, 95.5, 2.675, 1e10, 16777216.0))),
    (pa.string(), st.sampled_from(_TEXTS)),
    (pa.dictionary(pa.int32(), pa.string()), st.sampled_from(_TEXTS)),
    (pa.dictionary(pa.int32(), pa.float64()), st.sampled_from(_NEAR).map(float)),
    (pa.null(), st.none()),
)
_TRUTHS: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (pa.bool_(), st.booleans()),
    (pa.string(), st.sampled_from(("yes", "no", "是", "", "N/A", "maybe"))),
    (pa.large_string(), st.sampled_from(("yes", "否"))),
)
_DAYS = st.dates(datetime.date(2023, 12, 1), datetime.date(2025, 1, 31))
_DATES: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (pa.date32(), _DAYS),
    (pa.date64(), _DAYS),
    (pa.timestamp("us"), _DAYS.map(lambda day: datetime.datetime(day.year, day.month, day.day))),
    (pa.timestamp("ms"), st.sampled_from((datetime.datetime(2024, 1, 1), datetime.datetime(2024, 1, 2, 3)))),
    (pa.string(), st.sampled_from(("2024-05-05", "2024-12-31", "2023-01-01", "2024-02-30", "", "N/A"))),
)  # fmt: skip


# Mostly lists of numbers, for a column of texts is read row by row, whatever else is in the table.
_SMALL_LISTS = st.lists(st.one_of(_SMALL, _SMALL, st.none()), max_size=5)
_LISTED: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    *((pa.list_(pa.int64()), st.lists(st.integers(0, 99), min_size=1, max_size=6)),) * 3,
    (pa.large_list(pa.int16()), _SMALL_LISTS),
    (pa.large_list(pa.float64()), st.lists(st.sampled_from(_NEAR).map(float), min_size=1, max_size=4)),
    (pa.list_(pa.float64()), st.lists(st.one_of(_FLOATS, st.none()), max_size=4)),
    (pa.large_list(pa.decimal128(20, 3)), st.lists(_DECIMALS, min_size=1, max_size=3)),
    (pa.list_(pa.int64()), st.lists(_WHOLES, max_size=3)),
    (pa.list_(pa.uint64(), 2), st.lists(st.integers(0, 2**40), min_size=2, max_size=2)),
    (pa.list_(pa.string()), st.lists(st.sampled_from(_TEXTS), max_size=2)),
    (pa.string(), st.sampled_from(("1; 2", "80%", "3;;N/A", "", "N/A", "7, 8"))),
)


def _kinds(wanted: Input) -> tuple[tuple[Any, st.SearchStrategy[Any]], ...]:
    match wanted.type:
        case NumberType():
            return _NUMBERS
        case TruthType():
            return _TRUTHS
        case DayType():
            return _DATES
        case ListType():
            return _LISTED
        case TextType(choices=choices):
            return _choices(tuple(choices) or ("late", "无", "on time"))
        case _:
            raise AssertionError(wanted.type)


@functools.cache
def _choices(choices: tuple[str, ...]) -> tuple[tuple[Any, st.SearchStrategy[Any]], ...]:
    texts = st.sampled_from((*choices, " a ", "", "N/A", "other"))
    usual = st.sampled_from(choices)
    return ((pa.string(), texts), (pa.string_view(), usual), (pa.dictionary(pa.int32(), pa.string()), usual))


# Making a strategy takes longer than drawing from it, and every table has a dozen columns.
@functools.lru_cache(maxsize=4096)
def _cells(values: st.SearchStrategy[Any], odds: int, rows: int) -> st.SearchStrategy[list[Any]]:
    """Give the cells of a column, of which as many in five are absent as the odds say."""
    cells = st.one_of(st.none(), *[values] * (5 - odds)) if odds else values
    return st.lists(cells, min_size=rows, max_size=rows)


@st.composite
def tables(draw: Any, ruleset: Ruleset) -> Any:
    """Give a table with a column for every input of a ruleset."""
    rows = draw(st.integers(0, 12))
    arrays, names = [], []
    for wanted in ruleset.model.inputs.values():
        type_, values = draw(st.sampled_from(_kinds(wanted)))
        odds = draw(st.sampled_from((0, 0, 1, 4)))
        column = draw(_cells(values, odds, rows))
        plain = type_.value_type if pa.types.is_dictionary(type_) else type_
        array = pa.array(column, plain)
        arrays.append(array.dictionary_encode() if plain is not type_ else array)
        names.append(wanted.name)
    return pa.table(arrays, names=names) if names else pa.table({"row": pa.array(range(rows))})
