"""Save the seed ruleset in ways that are no UTF-8 text, or lose its ends; each gets one report."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import indicrules
from tests.errors.typo import SEED


def said_of(content: bytes, folder: Path) -> list[tuple[str, str, str]]:
    """Give code, message and hint of everything said of a file of these bytes."""
    path = folder / "seed.indic"
    path.write_bytes(content)
    try:
        indicrules.load(path)
    except indicrules.RulesetError as refused:
        return [(each.code, each.message, each.hint or "") for each in refused.diagnostics]
    return []


def zipped() -> bytes:
    """Give what an Excel file begins with."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "message", "hint"),
    [
        (b"", "empty-file", "the file holds no block", 'begin with `ruleset NAME "title"`'),
        (b" \n\t\r\n", "empty-file", "the file holds no block", 'begin with `ruleset NAME "title"`'),
        (b"# only words\n", "empty-file", "the file holds no block", 'begin with `ruleset NAME "title"`'),
        (SEED.encode("utf-16"), "not-utf8", "the file is UTF-16 text", "save it as UTF-8 text"),
        (SEED.encode("gb18030"), "not-utf8", "the byte C4 on this line is not UTF-8",
         "the file seems to be in a Chinese encoding (GBK, ANSI); save it as UTF-8"),
        (SEED.encode()[:5000] + b"\xff" + SEED.encode()[5000:], "not-utf8", "the byte FF on this line is not UTF-8",
         "save the file as UTF-8"),
        (zipped(), "binary-file", "the file is an Excel, Word or zip file, and no ruleset",
         "a ruleset is a text file that ends in `.indic`; data files are given beside it"),
        (b"%PDF-1.7", "binary-file", "the file is a PDF, and no ruleset",
         "a ruleset is a text file that ends in `.indic`; data files are given beside it"),
        (b"ruleset r\0\n", "binary-file", "the file holds zero bytes and is no text",
         "open the ruleset in a text editor, and save it as UTF-8 text"),
    ],
    ids=["empty", "blank", "remarks", "utf-16", "gbk", "broken", "excel", "pdf", "zero bytes"],
)  # fmt: skip
def test_a_file_that_is_no_ruleset_says_so_once(
    content: bytes, code: str, message: str, hint: str, tmp_path: Path
) -> None:
    """What kind of file it is, and what to do about it."""
    assert said_of(content, tmp_path) == [(code, message, hint)]


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + SEED.encode(), SEED.replace("\n", "\r\n").encode(), SEED.rstrip("\n").encode()],
    ids=["mark", "windows", "no last line end"],
)
def test_marks_and_line_ends_do_not_matter(content: bytes, tmp_path: Path) -> None:
    """A byte order mark, the line ends of Windows, and none at the end of the file."""
    assert said_of(content, tmp_path) == []


def test_the_line_ends_of_old_machines_are_told(tmp_path: Path) -> None:
    """A carriage return alone ends no line: the file is one line, and one report."""
    assert [code for code, _, _ in said_of(SEED.replace("\n", "\r").encode(), tmp_path)] == ["unsafe-character"]
