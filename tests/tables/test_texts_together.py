"""Many texts of numbers and units, read together, come to what each of them comes to when it is read alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.tables.read import texts
from indicrules.tables.read.amounts import BLANK, OTHER, amounts
from indicrules.tables.status import Status
from indicrules.tables.write.report import Report

_BODY = "indicator x\n  weight 10\n  actual a\n  target >= {}\n  score proportional\n  round score none\n"
MONEY = indicrules.loads("ruleset r\n  total 10\ninput a 元 from 0 to 90000000\n" + _BODY.format("500 万元"))
COUNT = indicrules.loads("ruleset r\n  total 10\nunit 件 = 1 宗\ninput a 宗\n" + _BODY.format("43 宗"))
SHARE = indicrules.loads("ruleset r\n  total 10\ninput a %\n" + _BODY.format("95%"))
AREA = indicrules.loads("ruleset r\n  total 10\ninput a 平方米\n" + _BODY.format("3 亩"))
PLAIN = indicrules.loads("ruleset r\n  total 10\ninput a from -50 to 5000\n" + _BODY.format("43"))

_FULL_WIDTH = str.maketrans("0123456789.,-+% ", "０１２３４５６７８９．，－＋％　")
_NUMBERS = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"[+-]?[0-9]{1,4}(,[0-9]{2,4}){1,3}(\.[0-9]{0,2})?", fullmatch=True),
    st.from_regex(r"[+-]?[0-9]{10,32}(\.[0-9]{1,32})?", fullmatch=True),
    st.sampled_from(("1", "0", "-0", "0.5", "1.05", "2", "1.5", "10", "10.1", "007", "1.", ".5", "1e3", "1_0")),
    st.just("9007199254740993"),
)  # fmt: skip
_ENDINGS = st.sampled_from(
    ("", "", "%", " %", "宗", " 宗", "件", "万元", " 万元", "元", " 亿元", "亩", "m2", " ㎡", "‰", "个百分点", "元/宗",
     "²", "5", " 3", "e5", ",", ".5", "﹒5", "\u00a0宗", "\n", "\t宗 ", "万", "美元", "(宗)", "至5", "\x1c", "宗\x00",
     "x" * 30, "Ⅷ", "%%")
)  # fmt: skip
_ALIKE = st.builds(
    lambda before, number, ending, wide: before + (number + ending).translate(_FULL_WIDTH if wide else {}),
    st.sampled_from(("", "", "", " ", "  ", "　", "\t", "≥", "−")),
    _NUMBERS,
    _ENDINGS,
    st.booleans(),
)
_OTHERS = st.one_of(
    st.none(),
    st.sampled_from(("", " ", "　", "N/A", "—", "-", "+", "无", "不适用", "五十", "约5")),
    st.text(max_size=6),
)
_CELLS = st.one_of(_ALIKE, _ALIKE, _ALIKE, _OTHERS)
_KINDS = st.sampled_from((pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())))
_SAMPLES = [HealthCheck.too_slow, HealthCheck.data_too_large]
_CHANCE = settings(max_examples=settings().max_examples * 2 // 5, suppress_health_check=_SAMPLES)


def _scored(ruleset: indicrules.Ruleset, table: Any, percent: Any, many: int) -> tuple[Any, Report]:
    """Score a table, its texts read together where there are so many."""
    with (
        mock.patch.object(texts, "_MANY", many),
        mock.patch.object(texts, "_SAMPLE", 4),
        mock.patch.object(texts, "_SAMPLED", many),
    ):
        scored, report = ruleset.score_table(table, percent=percent, report=True)
    return scored, report


@_CHANCE
@given(
    st.sampled_from((MONEY, COUNT, SHARE, AREA, PLAIN)),
    st.sampled_from(("percent", "fraction")),
    st.lists(_CELLS, min_size=4, max_size=40),
    _KINDS,
)
@example(SHARE, "percent", ["1.05", "+1.5 ", "1.50%", "2", "2.01", "０．５", "-1", "1,000", "1.05²", None], pa.string())
@example(MONEY, "percent", ["1.234567890123 元", "2", "0.00000000000001亿元", "3 元", "9999999999"], pa.string())
@example(PLAIN, "percent", ["9007199254740993", "1", "5000.0000001", "5000", "-50.1"], pa.string())
def test_texts_read_together_score_as_texts_read_one_by_one(
    ruleset: indicrules.Ruleset, percent: str, cells: list[str | None], kind: Any
) -> None:
    """Scores, statuses and the count of doubtful percents are the same, whatever is written."""
    table = pa.table({"a": pa.array(cells, pa.string()).cast(kind)})
    together, report = _scored(ruleset, table, percent, 1)
    apart, expected = _scored(ruleset, table, percent, 1 << 30)
    assert together.to_pydict() == apart.to_pydict()
    assert report.doubtful == expected.doubtful


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_a_column_of_texts_with_units(kind: Any) -> None:
    """Numbers in several units, full-width ones and blanks are read as one would expect, what is none is refused."""
    cells = [
        "250 万元",
        "２５００００　元",
        "5,000,000 元",
        "",
        "0.05亿元",
        None,
        "43 宗",
        "N/A",
        "9 亿元",
        "-1",
        "+625000元",
    ]
    scored, _ = _scored(MONEY, pa.table({"a": pa.array(cells, pa.string()).cast(kind)}), "percent", 1)
    assert scored["total.status"].to_pylist() == [
        0, 0, Status.NUMBER_FORMAT, Status.MISSING, 0, Status.MISSING, Status.UNIT_CLASH, 6, Status.OUT_OF_RANGE,
        Status.OUT_OF_RANGE, 0,
    ]  # fmt: skip
    assert scored["x"].to_pylist()[:2] == [Decimal(5), Decimal("0.5")]
    assert scored["x"].to_pylist()[-1] == Decimal("1.25")


def test_a_column_with_bytes_before_its_first_text() -> None:
    """A slice of a column is read from where it begins."""
    column = pa.array(["九", "1 宗", "２.50 件", "3"]).slice(1)
    found = amounts(column)
    assert found.wholes.tolist() == [1.0, 250.0, 3.0]
    assert found.places.tolist() == [0, 2, 0]
    assert [found.words[at] for at in found.endings.tolist()] == [" 宗", " 件", ""]


def test_what_is_no_plain_number_is_left_over() -> None:
    """Signs, points and commas out of place, more digits than a float holds, and words are not judged here."""
    column = pa.array(
        ["1.", ".5", "--1", "1,23", "12345,678", "1234567890123456", "x", "+", "1,234", "  ", None, "1 " + "x" * 30]
    )
    found = amounts(column)
    assert found.endings.tolist() == [OTHER] * 8 + [0, BLANK, BLANK, OTHER]
    assert found.parted.tolist()[8]
