"""Hold the readers of data files: what they give, what they refuse, at which line, and that nothing makes them hang."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicrules.files.actuals import Format, read_actuals, read_cells
from indicrules.files.decoded import MOST_BYTES
from indicrules.text.errors import DataError, Problem


def refusals(content: bytes, format: Format) -> list[tuple[str, str | None]]:
    """Give code and place of each problem."""
    with pytest.raises(DataError) as caught:
        read_actuals(content, format, name="data")
    return [(each.code, each.place) for each in caught.value.problems]


def problems(content: bytes, format: Format) -> tuple[Problem, ...]:
    """Give all that is wrong, nothing where it can be read."""
    try:
        read_actuals(content, format, name="data")
    except DataError as refused:
        return refused.problems
    return ()


def first_hint(content: bytes, format: Format) -> str | None:
    """Give the hint of the first problem."""
    with pytest.raises(DataError) as caught:
        read_actuals(content, format, name="data")
    return caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("content", "format", "expected"),
    [
        ('{"执行数": 229516.070, "a": "43 宗", "b": null, "c": true}', "json",
         {"执行数": Decimal("229516.070"), "a": "43 宗", "b": None, "c": True}),
        ('\ufeff{ "a" : -0.1 ,\r\n "b\\u6570" : 1 }\n', "json", {"a": Decimal("-0.1"), "b数": Decimal(1)}),
        ("{}", "json", {}),
        ('"执行数" = 229516.07 # 万元\n\nn = 1_000\nd = 2024-12-31\nt = true\ns = \'43 宗\'\n', "toml",
         {"执行数": Decimal("229516.07"), "n": 1000, "d": datetime.date(2024, 12, 31), "t": True, "s": "43 宗"}),
        ("\ufeff名称,数值\r\n执行数,229516.07 万元\r\n空,\r\n", "csv", {"执行数": "229516.07 万元", "空": None}),
        ('执行数;"1;2"\n\nb;3\n', "csv", {"执行数": "1;2", "b": "3"}),
        ("name\tvalue\na\t1,5\n", "csv", {"a": "1,5"}),
        ("a, 43 宗 \n", "csv", {"a": "43 宗"}),
    ],
)  # fmt: skip
def test_values_are_read_exactly(content: str, format: Format, expected: dict[str, Any]) -> None:
    """Numbers keep their digits, texts their words, blanks are missing."""
    found = read_actuals(content.encode(), format)
    assert found == expected
    assert [type(value) for value in found.values()] == [type(value) for value in expected.values()]


@pytest.mark.parametrize(
    ("content", "format", "expected"),
    [
        ('{"a": {"value": 1.50, "note": "x"}, "b": {"inapplicable": true, "because": "y"}}', "json",
         {"a": {"value": Decimal("1.50"), "note": "x"}, "b": {"inapplicable": True, "because": "y"}}),
        ('"数" = { value = 1.50, note = "a, }\\"" } # x\nb = {"inapplicable" = true, because = \'y\'}\nc = {}', "toml",
         {"数": {"value": Decimal("1.50"), "note": 'a, }"'}, "b": {"inapplicable": True, "because": "y"}, "c": {}}),
        ("Name,Value,Source,Note\na,1.50,s,\nb,N/A,,y\nc,2\nd,,,late\n", "csv",
         {"a": {"value": "1.50", "source": "s"}, "b": {"value": "N/A", "note": "y"}, "c": "2",
          "d": {"value": None, "note": "late"}}),
        ("名称;数值;偏差原因;数据来源\na;1;x;s\n", "csv", {"a": {"value": "1", "note": "x", "source": "s"}}),
    ],
)  # fmt: skip
def test_values_bring_their_notes(content: str, format: Format, expected: dict[str, Any]) -> None:
    """Objects, inline tables, and columns under a header that says so; which keys there are is told when scoring."""
    assert read_actuals(content.encode(), format) == expected


def test_values_know_their_line() -> None:
    """A cell's place is the file with its line."""
    assert [cell.place for cell in read_cells(b'{"a": 1,\n\n"b": 2}', name="x.json")] == ["x.json:1", "x.json:3"]
    assert [cell.place for cell in read_cells(b'a,"1\n2"\nb,3\n', "csv", name="x.csv")] == ["x.csv:1", "x.csv:3"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("no-data", "data:1")]),
        (b"[1]", [("not-an-object", "data:1")]),
        (b'"a"', [("not-an-object", "data:1")]),
        (b'{"a": 1,\n "a": 2}', [("given-twice", "data:2")]),
        (b'{"a":\n {"b": {"c": 1}}}', [("nested-value", "data:2")]),
        (b'{"a": {"b": 1,\n"b": 2}}', [("given-twice", "data:2")]),
        (
            b'{"a": {"b": NaN,\n"c": 1e5}, "d": NaN}',
            [("not-a-number", "data:1"), ("exponent", "data:2"), ("not-a-number", "data:2")],
        ),
        (b'{"a": {"b": 1,}}', [("bad-json", "data:1")]),
        (b'{"a": {"b" 1}}', [("bad-json", "data:1")]),
        (b'{"a": {"b": [1]}}', [("nested-value", "data:1")]),
        (b'{"a": [[1], 2]}', [("nested-value", "data:1")]),
        (b'{"a": [1, {"b": 2}]}', [("nested-value", "data:1")]),
        (b'{"a": [1, NaN,\n2e5]}', [("not-a-number", "data:1"), ("exponent", "data:2")]),
        (b'{"a": [1 2]}', [("bad-json", "data:1")]),
        (b'{"a": [1,]}', [("bad-json", "data:1")]),
        (b'{"a": [1', [("bad-json", "data:1")]),
        (b'{"a": ' + b"[" * 300_000, [("nested-value", "data:1")]),
        (b'{"a": NaN,\n"b": -Infinity}', [("not-a-number", "data:1"), ("not-a-number", "data:2")]),
        (b'{"a": 1e999999999}', [("exponent", "data:1")]),
        (b'{"a": 1.5E3}', [("exponent", "data:1")]),
        (b'{"a": ' + b"9" * 100_000 + b"}", [("too-many-digits", "data:1")]),
        (b'{"a": 0.' + b"1" * 100_000 + b"}", [("too-many-digits", "data:1")]),
        (b'{"a": 01}', [("bad-json", "data:1")]),
        (b'{"a": 1,}', [("bad-json", "data:1")]),
        (b"{'a': 1}", [("bad-json", "data:1")]),
        (b'{"a" 1}', [("bad-json", "data:1")]),
        (b'{"a": 1} {', [("bad-json", "data:1")]),
        (b'{"a": 1\n', [("bad-json", "data:2")]),
        (b'{"a": "\\ud800"}', [("bad-json", "data:1")]),
        (b'{"a": "\\x"}', [("bad-json", "data:1")]),
        (b'{"a": "b\nc"}', [("bad-json", "data:1")]),
        (b'{"a": undefined}', [("bad-json", "data:1")]),
        (b"{" * 1_000_000, [("bad-json", "data:1")]),
        (b'{"a":' * 300_000, [("nested-value", "data:1")]),
        (b'{"' + b"\\" * 1_000_000, [("bad-json", "data:1")]),
    ],
)
def test_json_is_refused_at_its_line(content: bytes, expected: list[tuple[str, str]]) -> None:
    """Anything but an object of names and plain values, at once."""
    assert refusals(content, "json") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[执行]\na = 1", [("nested-value", "data:1")]),
        (
            "a.b = 1\nc = [[1]]",
            [("nested-value", "data:1"), ("nested-value", "data:2")],
        ),
        ("a = 1\n\na = 2", [("given-twice", "data:3")]),
        ("a = {b = 1, b = 2}", [("given-twice", "data:1")]),
        ("a = {b = {c = 1}}\nd = {e = [1]}", [("bad-toml", "data:1"), ("bad-toml", "data:2")]),
        (
            "a = {b = nan, c = 1e5}\nd = 1e5",
            [("not-a-number", "data:1"), ("exponent", "data:1"), ("exponent", "data:2")],
        ),
        (
            "a = {b = 1,}\nc = {b.d = 1}\ne = {b = 1",
            [("bad-toml", "data:1"), ("bad-toml", "data:2"), ("bad-toml", "data:3")],
        ),
        ("a = {" + "b = 1, " * 1_400, [("bad-toml", "data:1")]),
        ("预算数 = 1", [("bad-toml", "data:1")]),
        ("a = 43 宗", [("bad-toml", "data:1")]),
        ("a = nan\nb = -inf", [("not-a-number", "data:1"), ("not-a-number", "data:2")]),
        ("a = 1e999999999", [("exponent", "data:1")]),
        ("a = 1e1000000000000000000", [("exponent", "data:1")]),
        ("a = " + "9" * 9_000, [("too-many-digits", "data:1")]),
        ("a = " + "9" * 90_000, [("line-too-long", "data:1")]),
        ('a = """\nb\n"""', [("bad-toml", "data:1"), ("bad-toml", "data:2"), ("bad-toml", "data:3")]),
        ("." + "a." * 4_000 + " = 1", [("nested-value", "data:1")]),
        ("a", [("bad-toml", "data:1")]),
    ],
)
def test_toml_is_refused_at_its_line(content: str, expected: list[tuple[str, str]]) -> None:
    """Tables, lists, and values of several lines have no place here."""
    assert refusals(content.encode(), "toml") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,1\nb,2\na,3\n", [("given-twice", "data:3")]),
        ("name,value,note\na,1,x,y\n,,z\n", [("bad-csv", "data:2"), ("bad-csv", "data:3")]),
        ("name,value,unit\na,1,x\n", [("bad-csv", "data:1")]),
        ("name,value,note,备注\na,1,x,y\n", [("bad-csv", "data:1")]),
        ("name,value,,note\na,1,,y\n", [("bad-csv", "data:1")]),
        ("a,1,note\n", [("bad-csv", "data:1")]),
        ('a,"x\ny"\nb,2\nb,3\n', [("given-twice", "data:4")]),
        ("预算数,1,234\n", [("bad-csv", "data:1")]),
        (",1\n", [("bad-csv", "data:1")]),
        ("a，1\n", [("bad-csv", "data:1")]),
        ('a,"1\n', [("bad-csv", "data:1")]),
        ("\n\n", [("no-data", "data:1")]),
        ("a," + "x" * 200_000, [("bad-csv", "data:1")]),
    ],
)
def test_csv_is_refused_at_its_line(content: str, expected: list[tuple[str, str]]) -> None:
    """Two cells a row, each name once, and columns of notes only under their heads."""
    assert refusals(content.encode(), "csv") == expected


def test_gbk_text_is_recognised() -> None:
    """What Excel saves by default in China is told from plain damage."""
    content = "执行数,1\n预算数,2\n".encode("gbk")
    assert refusals(content, "csv") == [("not-utf8", "data:1")]
    assert first_hint(content, "csv") == "it reads as GBK: name the encoding (`--encoding gbk`), or save it as UTF-8"
    assert first_hint(b"a,\xff\n", "csv") == "save the file as UTF-8, or name its encoding (`--encoding`)"
    assert (
        first_hint("a,café\n".encode("latin-1"), "csv") == "save the file as UTF-8, or name its encoding (`--encoding`)"
    )


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        (None, "utf-8-sig"),
        (None, "utf-16"),
        ("GBK", "gb18030"),
        ("gb2312", "gb2312"),
        ("utf-16-le", "utf-16-le"),
        ("sjis", "shift_jis"),
        ("UTF8", "utf-8-sig"),
    ],
)
def test_text_is_read_in_the_encoding_that_is_named(encoding: str | None, codec: str) -> None:
    """UTF-8 and UTF-16 are known by their marks, others by name."""
    content = "件名,数\n件数,12\n".encode(codec)
    assert read_actuals(content, "csv", encoding=encoding) == {"件名": "数", "件数": "12"}


def test_text_that_is_not_in_the_encoding_that_is_named() -> None:
    """The line of the first wrong byte is told."""
    with pytest.raises(DataError) as caught:
        read_actuals(b"a,1\nb,\xff\xff\n", "csv", name="data", encoding="gbk")
    (found,) = caught.value.problems
    assert (found.code, found.place) == ("wrong-encoding", "data:2")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "utf-7", "\0", ""])
def test_an_encoding_that_there_is_not(encoding: str) -> None:
    """Those that there are are named."""
    with pytest.raises(ValueError, match=r"write `utf-8`, `utf-16`, .* or `cp1252`") as caught:
        read_actuals(b"{}", encoding=encoding)
    assert not isinstance(caught.value, DataError)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfea\0\0\0", "binary-file"),
        (b"\xff\xfea", "wrong-encoding"),
        (b"PK\x03\x04\0\0", "binary-file"),
        (b" " * (MOST_BYTES + 1), "file-too-long"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    """Another encoding, a workbook, a file past the limit."""
    assert [each for each, _ in refusals(content, "json")] == [code]


def test_format_follows_the_ending(tmp_path: Path) -> None:
    """An ending that names no format is refused, unless the format is said."""
    path = tmp_path / "a.TSV"
    path.write_text("a\t1\n")
    assert read_actuals(path) == {"a": "1"}
    other = tmp_path / "a.txt"
    other.write_text('{"a": 1}')
    with pytest.raises(DataError, match=r"the ending `\.txt` names no format of data"):
        read_actuals(other)
    assert read_actuals(other, "json") == {"a": 1}
    with pytest.raises(ValueError, match="`format` is `xml`: write `json`, `toml` or `csv`"):
        read_actuals(other, "xml")  # type: ignore[arg-type]  # what a caller without types may do
    with pytest.raises(ValueError, match="`name` is `5`: write a text"):
        read_actuals(b"{}", name=5)  # type: ignore[arg-type]  # as above


@given(st.binary(max_size=200), st.sampled_from(["json", "toml", "csv"]))
def test_any_bytes_are_read_or_refused(content: bytes, format: Format) -> None:
    """Nothing but `DataError` comes out, each problem with its place."""
    assert all(each.place is not None and each.place.startswith("data") for each in problems(content, format))


@given(st.text(alphabet="{}[]:,\"\\ \nabe+-.019=#'数", max_size=60), st.sampled_from(["json", "toml", "csv"]))
def test_any_text_near_the_format_is_read_or_refused(content: str, format: Format) -> None:
    """The same with the marks that the formats are made of."""
    assert all(each.place is not None for each in problems(content.encode(), format))
