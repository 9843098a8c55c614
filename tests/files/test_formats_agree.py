"""Numbers written in every way are read alike from JSON, TOML, CSV, NDJSON, columns of Arrow and by `score`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import example, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules import DataError
from indicrules.columnar.files import table_file
from indicrules.columnar.status import Status, status_of
from indicrules.files.actuals import read_actuals

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
def test_what_a_hint_says_to_write_is_read(text: str, kind: str) -> None:
    """Followed to the letter no hint leads to another mistake, a figure beyond its range aside."""
    ruleset = RULESETS[kind]
    _, hint = outcome(ruleset, {"x": text})
    for written in _WRITE.findall(hint) if isinstance(hint, str) else ():
        assert outcome(ruleset, {"x": written})[0] == "read"


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


def status(ruleset: indicrules.Ruleset, text: str) -> str:
    """Give the status of a row with this text, as single departments are judged."""
    code, _ = outcome(ruleset, {"x": text})
    return "OK" if code == "read" else status_of(code).name
