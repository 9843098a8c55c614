"""Hold readers of forms to refusing, with a word on what to do, whatever is no form or may do harm."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicrules.forms import archives, markup
from indicrules.forms.reading import read_pages
from indicrules.text.errors import DataError, NotInstalled
from tests.forms.made import cell, changed, document, lines, only, paragraph, refused, sheet, table, told, workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def plain(folder: Path) -> Path:
    """Write a workbook of one cell."""
    return sheet(folder, ONE)


def stated(path: Path, part: bytes, size: int) -> Path:
    """Have a zip state another size of a part, in its list alone."""
    content = bytearray(path.read_bytes())
    at = content.rindex(part) - 46  # the last is the entry of the list
    content[at + 24 : at + 28] = struct.pack("<I", size)
    path.write_bytes(bytes(content))
    return path


def written(content: bytes, name: str = "form.xlsx") -> Callable[[Path], Path]:
    """Give what writes a file of these bytes."""

    def write(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return write


def zipped(folder: Path, parts: dict[str, bytes | str], name: str = "form.xlsx") -> Path:
    """Write a zip of these parts."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return folder / name


def cut_off(folder: Path) -> Path:
    """Write a zip without its end."""
    path = plain(folder)
    path.write_bytes(path.read_bytes()[:-100])
    return path


def locked(folder: Path) -> Path:
    """Write a zip that says a part of it is locked."""
    path = plain(folder)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    return path


def ole(folder: Path, stream: str, sector: bytes, name: str) -> Path:
    """Write the beginning of an old file of Office with one stream, no more than is looked at."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32] = struct.pack("<H", 9)
    entry = bytearray(512)
    title = (stream + "\0").encode("utf-16-le")
    entry[: len(title)] = title
    entry[116:120] = struct.pack("<I", 1)
    (folder / name).write_bytes(bytes(head) + bytes(entry) + sector.ljust(512, b"\0"))
    return folder / name


BOOK = struct.pack("<HH", 0x809, 4) + b"\0\x06\x05\0" + struct.pack("<HH", 0x2F, 2) + b"\0\0"
WORD = b"\xec\xa5\xc1\x00" + b"\0" * 6 + b"\x00\x01"


@pytest.mark.parametrize(
    ("write", "code", "place", "hint"),
    [
        (written(b""), "no-data", "form.xlsx", "give the form as it was filled in"),
        (written(b"%PDF-1.7"), "unknown-format", "form.xlsx", "save it as `.xlsx`, `.docx`, `.csv`, `.html` or `.txt`"),
        (written(b"Rar!\x1a"), "unknown-format", "form.xlsx", "unpack it, and give each form by itself"),
        (
            written(b"PK\x03\x04" + b"x" * 100),
            "broken-file",
            "form.xlsx",
            "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        ),
        (
            cut_off,
            "broken-file",
            "form.xlsx",
            "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        ),
        (locked, "encrypted-file", "form.xlsx", "open it with the password, take the password off, and save it"),
        (
            lambda folder: ole(folder, "EncryptedPackage", b"", "form.xlsx"),
            "encrypted-file",
            "form.xlsx",
            "open it with the password, take the password off, and save it",
        ),
        (
            lambda folder: ole(folder, "Workbook", BOOK, "form.xls"),
            "encrypted-file",
            "form.xls",
            "open it with the password, take the password off, and save it",
        ),
        (
            lambda folder: ole(folder, "WordDocument", WORD, "form.doc"),
            "encrypted-file",
            "form.doc",
            "open it with the password, take the password off, and save it",
        ),
        (
            lambda folder: ole(folder, "Other", b"", "form.doc"),
            "unknown-format",
            "form.doc",
            "save it as `.xlsx`, `.docx`, `.csv`, `.html` or `.txt`",
        ),
        (
            lambda folder: zipped(folder, {"a.xlsx": b"PK\x03\x04", "b.xlsx": b"PK\x03\x04"}),
            "nested-archive",
            "form.xlsx",
            "unpack it, and give each form by itself",
        ),
        (
            lambda folder: zipped(folder, {f"{at}.xml": "" for at in range(archives.MOST_PARTS + 1)}),
            "archive-too-large",
            "form.xlsx",
            "copy the form alone into a new file, and give that",
        ),
        (
            lambda folder: stated(plain(folder), b"xl/worksheets/sheet1.xml", archives.LARGEST_PART + 1),
            "archive-too-large",
            "form.xlsx",
            "copy the form alone into a new file, and give that",
        ),
        (
            lambda folder: stated(plain(folder), b"xl/worksheets/sheet1.xml", 3_000_000),
            "archive-too-large",
            "form.xlsx",
            "copy the form alone into a new file, and give that",
        ),
        (
            lambda folder: stated(plain(folder), b"xl/worksheets/sheet1.xml", 10),
            "broken-file",
            "form.xlsx",
            "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        ),
        (
            lambda folder: sheet(folder, ONE.replace("A1", "XFD1048576").replace('r="1"', 'r="1048576"')),
            "too-many-cells",
            "form.xlsx, 表!XFD1048576",
            "delete the rows and columns beyond the form, or copy the form alone into a new file",
        ),
        (
            lambda folder: sheet(folder, ONE.replace("A1", "XFE1")),
            "broken-file",
            "form.xlsx, 表",
            "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        ),
        (
            lambda folder: sheet(folder, ONE, rest='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            "too-many-cells",
            "form.xlsx",
            "delete the rows and columns beyond the form, or copy the form alone into a new file",
        ),
        (
            lambda folder: changed(plain(folder), {"xl/workbook.xml": "<!DOCTYPE a><workbook/>"}),
            "document-type",
            "form.xlsx",
            "open it in the program that it is for, and save it under a new name",
        ),
        (
            lambda folder: changed(document(folder, ""), {"word/document.xml": "<!DOCTYPE a><w:document/>"}),
            "document-type",
            "form.docx",
            "open it in the program that it is for, and save it under a new name",
        ),
        (
            lambda folder: sheet(folder, "<row>" * markup.DEEPEST + "</row>" * markup.DEEPEST),
            "too-deep",
            "form.xlsx, 表",
            "open it in the program that it is for, and save it under a new name",
        ),
        (
            lambda folder: document(folder, table(cell("x", '<w:gridSpan w:val="9999"/>') * 2)),
            "broken-file",
            "form.docx",
            "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        ),
        (
            written(b"<html><table>" + b"<tr><td rowspan=9999 colspan=999>" * 200, "form.html"),
            "too-many-cells",
            "form.html, table 1!A1",
            "delete the rows and columns beyond the form, or copy the form alone into a new file",
        ),
        (
            written(b"<html>" + b"<div>" * 300 + b"x", "form.html"),
            "too-deep",
            "form.html",
            "open it in the program that it is for, and save it under a new name",
        ),
        (
            written(b"<html>" + b"<table><tr><td>" * 100 + b"x", "form.html"),
            "too-deep",
            "form.html",
            "open it in the program that it is for, and save it under a new name",
        ),
        (
            written(b"a," * 200_000, "form.csv"),
            "too-many-cells",
            "form.csv:1",
            "delete the rows and columns beyond the form, or copy the form alone into a new file",
        ),
        (
            written(b"a\n" * 40_000, "form.txt"),
            "too-many-cells",
            "form.txt",
            "copy the form alone into a new file, and give that",
        ),
        (
            written(b"a" * 5_000_001, "form.txt"),
            "file-too-long",
            "form.txt",
            "leave out pictures and what does not belong to the form",
        ),
    ],
)
def test_what_is_no_form_is_refused(
    tmp_path: Path, write: Callable[[Path], Path], code: str, place: str, hint: str
) -> None:
    """With its code, the place, and what to do."""
    problem = refused(write(tmp_path))
    assert (problem.code, problem.place, problem.hint) == (code, place, hint)
    assert problem.message_in("zh") != problem.message


def test_a_part_is_counted_as_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as the zip says: parts together may be more than each states."""
    path = plain(tmp_path)
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2_000)
    assert refused(path).code == "archive-too-large"


def test_elements_are_counted_over_all_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small parts are no way round."""
    path = plain(tmp_path)
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 10)
    assert refused(path).code == "archive-too-large"


def test_no_part_is_opened_that_is_not_read(tmp_path: Path) -> None:
    """What says it is a picture may be anything: it is told, never unpacked."""
    path = changed(plain(tmp_path), {"xl/media/image1.emf": "x"})
    stated(path, b"xl/media/image1.emf", 60_000_000)
    assert only(path) == [["1"]]


def test_a_link_out_of_a_document_is_not_followed(tmp_path: Path) -> None:
    """Nor is a template loaded, or a part that lies outside."""
    path = document(tmp_path, paragraph("文"))
    link = '<Relationship Id="r9" Type="x/attachedTemplate" Target="file:///tmp/x" TargetMode="External"/>'
    out = '<Relationship Id="r8" Type="x/styles" Target="../../../../etc/passwd"/>'
    part = "word/_rels/document.xml.rels"
    changed(path, {part: lambda text: text.replace("</Relationships>", f"{link}{out}</Relationships>")})
    assert lines(read_pages(path)) == ["文"]


@pytest.mark.parametrize(
    ("name", "content", "found", "said"),
    [
        (
            "form.xls",
            "<html><table><tr><td>甲<td>1</table>",
            [["甲", "1"]],
            "the file is named `.xls`, and is a page of HTML",
        ),
        ("form.xls", "甲\t1\n乙\t2\n", [["甲", "1"], ["乙", "2"]], "the file is named `.xls`, and is a table of text"),
        ("form.xlsx", "甲,1\n乙,2\n", [["甲", "1"], ["乙", "2"]], "the file is named `.xlsx`, and is a table of text"),
        ("form.docx", "甲\t1\n乙\t2\n", [["甲", "1"], ["乙", "2"]], "the file is named `.docx`, and is a text"),
    ],
)
def test_text_under_another_name_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: str, found: list[list[str]], said: str
) -> None:
    """And told."""
    path = written(content.encode(), name)(tmp_path)
    assert (only(path), told(path, "named-otherwise")) == (found, [(name, said)])


@pytest.mark.parametrize("name", ["form.xls", "form.csv", "form.docx"])
def test_a_workbook_under_another_name_is_read_as_one(tmp_path: Path, name: str) -> None:
    """As programs save it who give every file the old ending."""
    path = plain(tmp_path).rename(tmp_path / name)
    said = f"the file is named `{path.suffix}`, and is a workbook"
    assert (only(path), told(path, "named-otherwise")) == ([["1"]], [(name, said)])


def test_many_notices_of_a_kind_are_counted(tmp_path: Path) -> None:
    """Fifty stand there, the others are a number."""
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="e"><v>#N/A</v></c></row>' for row in range(1, 61))
    found = told(sheet(tmp_path, rows), "error-cell")
    assert (len(found), found[-1]) == (51, ("form.xlsx", "10 more notices of `error-cell`"))


def test_a_file_that_cannot_be_opened_is_an_error_of_the_system(tmp_path: Path) -> None:
    """As with every other reader of the library."""
    with pytest.raises(FileNotFoundError):
        read_pages(tmp_path / "none.xlsx")
    with pytest.raises(IsADirectoryError):
        read_pages(tmp_path)


def test_tables_of_text_want_no_other_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read by libraries says what to install."""
    csv = written("甲,1\n".encode(), "form.csv")(tmp_path)
    book = workbook(tmp_path, lambda each: each.__setitem__("A1", 1))
    for lacking in ("openpyxl", "docx", "lxml.html", "defusedxml"):
        monkeypatch.setitem(__import__("sys").modules, lacking, None)
    assert only(csv) == [["甲", "1"]]
    with pytest.raises(NotInstalled) as caught:
        read_pages(book)
    assert (caught.value.code, caught.value.hint) == ("files-not-installed", 'pip install "indicrules[files]"')


def test_an_old_file_wants_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed the error says so, and what to save the file as."""
    monkeypatch.setattr("indicrules.forms.convert.shutil.which", lambda name: None)
    problem = refused(ole(tmp_path, "WordDocument", b"\xec\xa5", "form.doc"))
    assert (problem.code, problem.message) == (
        "not-converted",
        "a `.doc` file is read by way of LibreOffice, which is not installed",
    )
    assert problem.hint == "save it as `.docx`, or install LibreOffice so that `soffice` can be run"


@pytest.mark.skipif(os.name != "posix", reason="the program is a script")
def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all that it started."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr("indicrules.forms.convert.shutil.which", lambda name: str(program))
    monkeypatch.setattr("indicrules.forms.convert.SECONDS", 0.2)
    problem = refused(ole(tmp_path, "WordDocument", b"\xec\xa5", "form.doc"))
    assert (problem.code, problem.hint) == ("not-converted", "open it, and save it as `.docx`")


@pytest.mark.skipif(os.name != "posix", reason="the program is a script")
def test_a_conversion_that_gives_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice says that all is well where it could not read the file."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr("indicrules.forms.convert.shutil.which", lambda name: str(program))
    problem = refused(ole(tmp_path, "Workbook", b"", "form.xls"))
    assert (problem.message, problem.hint) == ("LibreOffice cannot convert the file", "open it, and save it as `.xlsx`")


def test_an_error_can_be_told_in_chinese(tmp_path: Path) -> None:
    """The hint too."""
    with pytest.raises(DataError) as caught:
        read_pages(locked(tmp_path))
    assert caught.value.told("zh") == "form.xlsx: 文件设有密码 [encrypted-file]\n  建议：请用密码打开，取消密码后保存"
