"""Lines of JSON that are read together come to what each comes to when it is read by itself, or are refused alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indicrules.tables.read import json_alike, json_lines
from indicrules.tables.read.files import table_file
from indicrules.tables.read.json_alike import form_of, lines_of
from indicrules.text.errors import DataError

_NAMES = ("unit", "预算数", "a", "b", "a.b", "c e", 'say "x"', "t\\u00e9", "x, y")
_VALUES = (
    *("0", "-0", "12.50", "-7", "0.1", "1e3", "123456789012345678901234567890.5", "0.30000000000000004"),
    *("null", "true", "false", '""', '"43 宗"', '"95.2%"', '"null"', '" x "', '"a\\tb"', '"\\u5b97\\""'),
    '"' + "长" * 40 + '"',
    *('"1,234"', '"x\\", \\\\"', '", "', '",\\\\\\""', '"\\ud83d\\ude00"', "NaN", "-Infinity"),
)  # fmt: skip
_BAD = (
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    "nul",
    "tru",
    "[1]",
    "{}",
    '"\\ud800"',
    '"\\x"',
    '"a\tb"',
    '"',
    "1 2",
    "",
    "1}{",
    "'x'",
    "--1",
)
_LINES = (
    *("", "  ", "[]", "{}", "1", "{"),
    *('{"a": 1}', '{"a":1,"a":2}', '{"a": 1,}', '{"a": 1}{"a": 2}', '{"a" : 1}', ' {"a": 1} '),
    *('{"a": 1}\r', '{"late": 1}', '\ufeff{"a": 1}', '{"a": 1}\u3000', '{"a": {"b": 1}}'),
    *('{"\\u0061": 3}', '{"a":\u00a01}'),
)  # fmt: skip


def _encoded(name: str, escaped: bool) -> str:
    return json.dumps(name, ensure_ascii=escaped)


@st.composite
def _files(draw: st.DrawFn) -> bytes:
    """A file as a program writes it, with a few lines and values that are otherwise."""
    comma, colon, end = draw(
        st.sampled_from(((", ", ": ", "}"), (",", ":", "}"), (" ,", ":", "} "), (",\t", " : ", "}\r")))
    )
    escaped = draw(st.booleans())
    forms = draw(
        st.lists(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4, unique=True), min_size=1, max_size=3)
    )
    usual, odd = st.sampled_from(_VALUES), st.sampled_from(_BAD)
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 12))):
        names = draw(st.sampled_from(forms))
        values = [draw(odd if draw(st.integers(0, 60)) == 0 else usual) for _ in names]
        pairs = (f"{_encoded(name, escaped)}{colon}{value}" for name, value in zip(names, values, strict=True))
        lines.append("{" + comma.join(pairs) + end)
        if draw(st.integers(0, 12)) == 0:
            lines.append(draw(st.sampled_from(_LINES)))
    content = "\n".join(lines).encode("utf-8", "surrogatepass") + draw(
        st.sampled_from((b"\n", b"", b"\n\n", b"\xff\n"))
    )
    return draw(st.sampled_from((b"", b"", b"\xef\xbb\xbf"))) + content


def _read(path: Path, most_forms: int, block: int) -> Any:
    """Give the columns of a file, or what is wrong with it."""
    with (
        mock.patch.object(json_lines, "_MOST_FORMS", most_forms),
        mock.patch.object(json_lines, "_BLOCK", block),
        mock.patch.object(json_lines, "_ROWS", 6),
        mock.patch.object(json_lines, "_LONGEST", 400),
        mock.patch.object(json_alike, "_AT_ONCE", 3),
    ):
        try:
            table = table_file(path)
            batches = list(table.reader(table.schema.names))
        except DataError as refused:
            (only,) = refused.problems
            return only.code, only.place, only.message, only.hint
    for batch in batches:
        batch.validate(full=True)
    return table.schema.names, pa.Table.from_batches(batches, table.schema).to_pydict()


_CHANCE = settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@_CHANCE
@given(_files(), st.sampled_from((64, 300, 1 << 20)))
@example(b'{"a": 1, "b": "x"}\n{"a": 1, "b": 2, "c": 3}\n' * 3 + b'{"b": 2}\n{"late": 1}', 64)
@example(b"\xef\xbb\xbf\xef\xbb\xbf" + b'{"a": 1}\n', 64)
@example(b'{"a": 1}\n' * 3 + b'{"a": "' + b"x" * 390 + b'"}\n{"a": 1}\n', 64)
@example(b'{"a": 1}\n' * 3 + b'{"a": "' + b"x" * 800, 64)
def test_lines_read_together_are_as_lines_read_one_by_one(tmp_path: Path, content: bytes, block: int) -> None:
    """The names, values and nulls are the same; what is refused is refused for the same reason at the same line."""
    path = tmp_path / "rows.ndjson"
    path.write_bytes(content)
    assert _read(path, 4, block) == _read(path, 0, block)


def test_commas_in_texts_part_nothing(tmp_path: Path) -> None:
    """Nor do they beside quotes and backslashes that belong to a text."""
    path = tmp_path / "rows.ndjson"
    texts = ["a, b", ',"', "\\", ',\\",', "\\\\,", "plain"]
    path.write_text("".join(json.dumps({"x, y": text, "a": 1}) + "\n" for text in texts))
    assert table_file(path).reader(["x, y", "a"]).read_all().to_pydict() == {"x, y": texts, "a": ["1"] * 6}


def test_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    """No float comes between a number and its text, and zeros at its end are kept."""
    path = tmp_path / "rows.ndjson"
    numbers = ["0.1", "1.50", "12345678901234567890.123456789", "-0", "1e3", "0.30000000000000004"]
    path.write_text("".join(f'{{"a": {each}}}\n' for each in numbers))
    assert table_file(path).reader(["a"]).read_all().to_pydict() == {"a": numbers}


@pytest.mark.parametrize(
    "line",
    [
        '{"a": 01}',
        '{"a": 1,}',
        '{"a": 1}{"a": 2}',
        '{"a" 1}',
        '{"a": "\\ud800"}',
        '{"a": .5}',
        '{"a": [1]}',
        '{"a": 1, "a": 2}',
    ],
)
def test_what_is_not_of_the_form_is_not_matched(line: str) -> None:
    """A form matches nothing that is not one object of plain values."""
    form = form_of('{"a": 1}')
    assert form is not None
    block = f'{{"a": 2}}\n{line}\n{{"a": "x"}}'.encode()
    assert lines_of(block).match(form).tolist() == [True, False, True]
    assert form_of(line) is None


def test_a_name_is_read_as_it_is_written_out() -> None:
    """Names with escapes, as some programs write them, are those of the characters."""
    form = form_of('{"\\u9884\\u7b97" : 1 ,"b":null }')
    assert form is None
    form = form_of('{ "\\u9884\\u7b97" : 1,"b":null }')
    assert form is not None
    assert (form.names, form.tail) == (("预算", "b"), " }")
