"""Hold the readers of text tables to encodings, rows of other lengths, open quotes and half characters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from indicrules.tables.read.files import table_file
from indicrules.text.errors import DataError

SHEET = '单位,a\n甲,1\n乙,"2\n3"\n'
LINES = '{"单位": "甲", "a": 1}\n{"单位": "乙", "a": 2.50}\n'


def read(path: Path, content: bytes, **options: Any) -> dict[str, list[Any]]:
    """Give the columns of a table."""
    path.write_bytes(content)
    table = table_file(path, **options)
    found: dict[str, list[Any]] = table.reader(table.schema.names).read_all().to_pydict()
    return found


def refused(path: Path, content: bytes, **options: Any) -> tuple[str, str | None, str]:
    """Give code, place and message of the only problem."""
    with pytest.raises(DataError) as caught:
        read(path, content, **options)
    (only,) = caught.value.problems
    return only.code, only.place, only.message


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("gbk", "gbk"),
        ("gb18030", "GB18030"),
        ("utf-8", "UTF-8"),
    ],
)
def test_tables_are_read_in_their_encoding(tmp_path: Path, codec: str, encoding: str | None) -> None:
    """Marks are known; other encodings are named."""
    sheet = {"单位": ["甲", "乙"], "a": ["1", "2\n3"]}
    assert read(tmp_path / "t.csv", SHEET.encode(codec), encoding=encoding) == sheet
    lines = {"单位": ["甲", "乙"], "a": ["1", "2.50"]}
    assert read(tmp_path / "t.ndjson", LINES.encode(codec), encoding=encoding) == lines


def test_utf_16_without_its_mark_is_read_when_named(tmp_path: Path) -> None:
    """It is taken as most programs write it; other text named so is refused."""
    sheet = {"单位": ["甲", "乙"], "a": ["1", "2\n3"]}
    assert read(tmp_path / "t.csv", SHEET.encode("utf-16-le"), encoding="utf-16") == sheet
    lines = {"单位": ["甲", "乙"], "a": ["1", "2.50"]}
    assert read(tmp_path / "t.ndjson", LINES.encode("utf-16-le"), encoding="utf-16") == lines
    cut = ("wrong-encoding", "t.csv:1", "the byte 0A on this line is not utf-16-le")
    assert refused(tmp_path / "t.csv", b"k,a\nx,1\n\n", encoding="utf-16") == cut


@pytest.mark.parametrize("content", [SHEET.encode("gbk"), b"k,a\nx,1\n" + SHEET.encode("gbk")])
def test_a_table_in_gbk_is_told(tmp_path: Path, content: bytes) -> None:
    """In the header or below it."""
    with pytest.raises(DataError) as caught:
        read(tmp_path / "t.csv", content)
    (only,) = caught.value.problems
    assert only.code == "not-utf8"
    assert only.hint == "it reads as GBK: name the encoding (`--encoding gbk`), or save it as UTF-8"


def test_a_row_of_another_length_says_its_line_and_cells(tmp_path: Path) -> None:
    """Too many cells, and too few."""
    many = "this row has 3 cells, and the header has 2: `y,2,3`"
    assert refused(tmp_path / "t.csv", b"k,a\nx,1\n\ny,2,3\n") == ("bad-csv", "t.csv:4", many)
    few = "this row has 1 cell, and the header has 2: `y`"
    assert refused(tmp_path / "t.csv", b'k,a\n"x\n",1\ny\n') == ("bad-csv", "t.csv:4", few)


def test_a_quote_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    """Else the rest of the file would be one cell; a sign for inches is none."""
    found = refused(tmp_path / "t.csv", b'k,a\nx,1\ny,"2\nz,3\n')
    assert found == ("bad-csv", "t.csv:3", "a quote that this row opens is never closed")
    assert read(tmp_path / "t.csv", b'k,a\nx,5" pipe\ny,2\n') == {"k": ["x", "y"], "a": ['5" pipe', "2"]}


def test_bytes_that_are_not_of_the_encoding(tmp_path: Path) -> None:
    """The line is told."""
    message = "the byte FF on this line is not gb18030"
    content = b"k,a\nx,1\ny,\xff\xff\n"
    assert refused(tmp_path / "t.csv", content, encoding="gbk") == ("wrong-encoding", "t.csv:3", message)


def test_half_characters_and_endless_lines_in_ndjson(tmp_path: Path) -> None:
    """A lone surrogate is no text, in a value or a name."""
    half = "a text holds half a character"
    assert refused(tmp_path / "t.ndjson", b'{"a":1}\n{"a":"\\ud800"}\n') == ("bad-json", "t.ndjson:2", half)
    assert refused(tmp_path / "t.ndjson", b'{"\\udfff":1}\n') == ("bad-json", "t.ndjson:1", half)
    long = b'{"a":"' + b"x" * 1_000_001 + b'"}\n'
    assert refused(tmp_path / "t.ndjson", long)[:2] == ("line-too-long", "t.ndjson:1")


def test_an_encoding_that_there_is_not(tmp_path: Path) -> None:
    """An option, not data."""
    with pytest.raises(ValueError, match="`encoding` is `klingon`: write `utf-8`"):
        read(tmp_path / "t.csv", b"a\n1\n", encoding="klingon")
