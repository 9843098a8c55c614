"""What is written in any way is read alike from JSON, TOML, CSV, NDJSON, columns of Arrow and by `score`."""

from __future__ import annotations

import datetime
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules import DataError
from indicrules.files.actuals import read_actuals
from indicrules.tables.read.files import table_file
from indicrules.tables.read.frames import cells
from indicrules.tables.status import Status, status_of

KINDS = ("", "%", "‰", "宗", "万元", "date")
RULESETS = {
    kind: indicrules.loads(
        f"ruleset r\n  score 1\nindicator i\n  weight 1\n  score if present(x) then 1 else 0\ninput x {kind}\n"
    )
    for kind in KINDS
}

_DIGITS = "0123456789０１２３４５６７８９²①⑳₀½𝟗٣३〇三十百Ⅻ❶"
_MARKS = ".．,，_+-－−—–/／eE 　\u00a0\t%％‰"
_WORDS = (
    "宗",
    "万元",
    "元",
    "个",
    "㎡",
    "m²",
    "%",
    "‰",
    "N/A",
    "Ｎ／Ａ",
    "无",
    "暂无",
    "none",
    "nil",
    "nan",
    "inf",
    "≥",
    "约",
    "2024-01-31",
    "0.95",
    "1.05",
)
_PIECES = st.one_of(
    st.sampled_from(_DIGITS), st.sampled_from(_DIGITS[:20]), st.sampled_from(_MARKS), st.sampled_from(_WORDS)
)
TEXTS = st.lists(_PIECES, max_size=6).map("".join)


def outcome(ruleset: indicrules.Ruleset, data: Any) -> tuple[str, Any]:
    """Give what `x` holds, or why it is refused."""
    try:
        return "read", ruleset.score(data).actuals["x"]
    except DataError as refused:
        return refused.problems[0].code, refused.problems[0].hint


@given(TEXTS, st.sampled_from(KINDS))
@example("20²", "")
@example("－", "宗")
@example("0.95", "%")
@example(" １２．５ 宗", "宗")
@example("2024-1²-01", "date")
def test_a_text_is_read_alike_from_every_format(text: str, kind: str) -> None:
    """Value or code, and the hint."""
    ruleset = RULESETS[kind]
    alone = outcome(ruleset, {"x": text})
    quoted = json.dumps(text, ensure_ascii=False)
    assert outcome(ruleset, read_actuals(f'{{"x": {quoted}}}'.encode(), "json")) == alone
    assert outcome(ruleset, read_actuals(f"x = {quoted}".encode(), "toml")) == alone
    doubled = text.replace('"', '""')
    assert outcome(ruleset, read_actuals(f'x,"{doubled}"'.encode(), "csv")) == alone


@given(st.lists(_PIECES, max_size=4).map("".join), st.sampled_from(KINDS))
@example("½", "%")
@example("≥97９²", "")
@example("2𝟗5e60", "%")
@example("约43，4", "宗")
@example("1.", "%")
@example(".5", "%")
@example("≥.5%", "%")
def test_what_a_hint_says_to_write_is_read(text: str, kind: str) -> None:
    """Followed to the letter no hint leads to another mistake, a figure beyond its range aside."""
    ruleset = RULESETS[kind]
    _, hint = outcome(ruleset, {"x": text})
    for written in _WRITE.findall(hint) if isinstance(hint, str) else ():
        assert outcome(ruleset, {"x": written})[0] == "read"


@pytest.mark.parametrize(
    ("written", "kind", "hint"),
    [
        ("1,234元", "万元", "write `1234元`"),
        ("1e3 元", "万元", "write `1000元`"),
        ("0,5%", "%", "write `0.5%`"),
        (".5%", "%", "write `0.5%`"),
        ("1.", "%", "write `1%` or `100%`"),
        ("-.5", "万元", "write `-0.5`"),
        ("1_000 宗", "%", "write a percentage, as in `95%`"),
    ],
)
def test_a_hint_for_a_number_keeps_its_unit(written: str, kind: str, hint: str) -> None:
    """Without it 1,234 元 would be hinted to be 1234 of what the input is in, 万元."""
    assert outcome(RULESETS[kind], {"x": written})[1] == hint


_WRITE = re.compile(r"(?:^write|(?<=`) or) `([^`]*)`(?=$| or `)")


@settings(max_examples=120)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from(KINDS))
@example(["20²", "－", "1.05", "0.95", "95"], "%")
def test_columns_and_lines_are_read_as_their_rows(tmp_path_factory: Any, texts: list[str], kind: str) -> None:
    """A column of texts, plain or as a dictionary, and a file of JSON lines."""
    ruleset = RULESETS[kind]
    path: Path = tmp_path_factory.getbasetemp() / "rows.ndjson"
    path.write_text("".join(json.dumps({"x": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
    alone = [status(ruleset, text) for text in texts]
    column = pa.array(texts, pa.string())
    for table in (
        pa.table({"x": column}),
        pa.table({"x": column.dictionary_encode()}),
        table_file(path).reader(["x"]).read_all(),
    ):
        scored = ruleset.score_table(table)
        assert [Status(each).name for each in scored.column("i.status").to_pylist()] == alone


def status(ruleset: indicrules.Ruleset, value: object) -> str:
    """Give the status of a row with this value, as single departments are judged."""
    return _judged(ruleset, {"x": value})


LEVEL = 'one of "5", "1.5", "true", "2024-01-02"'


@pytest.mark.parametrize(
    ("kind", "written", "found"),
    [
        (LEVEL, "5", "OK"),
        (LEVEL, '"5"', "OK"),
        (LEVEL, "1.5", "OK"),
        (LEVEL, "5.0", "UNKNOWN_CHOICE"),
        (LEVEL, '"5.0"', "UNKNOWN_CHOICE"),
        (LEVEL, "6", "UNKNOWN_CHOICE"),
        (LEVEL, "true", "OK"),
        (LEVEL, '"true"', "OK"),
        (LEVEL, "false", "UNKNOWN_CHOICE"),
        (LEVEL, '"2024-01-02"', "OK"),
        ("yes/no", "true", "OK"),
        ("yes/no", '"true"', "OK"),
        ("yes/no", "1", "NOT_YES_OR_NO"),
        ("yes/no", "0.0", "NOT_YES_OR_NO"),
        ("yes/no", '"1"', "NOT_YES_OR_NO"),
        ("date", '"2024-01-02"', "OK"),
        ("date", "20240102", "NOT_A_DATE"),
        ("date", "45000.5", "NOT_A_DATE"),
        ("date", "true", "NOT_A_DATE"),
        ("", "true", "NOT_A_NUMBER"),
        ("", '"true"', "NOT_A_NUMBER"),
        ("", '"5"', "OK"),
    ],
)
def test_numbers_and_truths_mean_the_same_in_every_format(tmp_path: Path, kind: str, written: str, found: str) -> None:
    """A value of JSON is judged alike as a file, a line, TOML, CSV, a Python value and an object of a frame."""
    body = "score if present(x) then 1 else 0"
    ruleset = indicrules.loads(f"ruleset r\n  score 1\nindicator i\n  weight 1\n  {body}\ninput x {kind}\n")
    value = json.loads(written)
    path = tmp_path / "rows.ndjson"
    path.write_text(f'{{"x": {written}}}\n', "utf-8")
    assert [
        status(ruleset, value),
        _judged(ruleset, read_actuals(f'{{"x": {written}}}'.encode(), "json")),
        _judged(ruleset, read_actuals(f"x = {written}".encode(), "toml")),
        _judged(ruleset, read_actuals(f"x,{written}".encode(), "csv")),
        *_statuses(ruleset, table_file(path).reader(["x"]).read_all()),
        *_statuses(ruleset, pa.table({"x": cells([value])})),
    ] == [found] * 6


@pytest.mark.parametrize(
    ("value", "found"),
    [(datetime.date(2024, 1, 2), "OK"), (float("nan"), "UNKNOWN_CHOICE"), (float("inf"), "UNKNOWN_CHOICE"),
     (10**500, "UNKNOWN_CHOICE"), (Decimal("1E+999999"), "UNKNOWN_CHOICE"), (Decimal("1.5"), "OK"),
     (Decimal("1.50"), "UNKNOWN_CHOICE"), (["5"], "UNKNOWN_CHOICE")],
)  # fmt: skip
def test_a_value_without_a_text_is_no_choice(value: object, found: str) -> None:
    """A date has one; not-a-number, infinity, and numbers that nobody writes out have none."""
    ruleset = indicrules.loads(f"ruleset r\n  score if present(x) then 1 else 0\ninput x {LEVEL}\n")
    assert status(ruleset, value) == found


def _judged(ruleset: indicrules.Ruleset, data: Any) -> str:
    code, _ = outcome(ruleset, data)
    return "OK" if code == "read" else status_of(code).name


def _statuses(ruleset: indicrules.Ruleset, table: Any) -> list[str]:
    return [Status(each).name for each in ruleset.score_table(table).column("i.status").to_pylist()]
