"""Turn a few words about a form into its file: workbooks, documents, zips with parts changed, and what was read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicrules.forms.grid import Cell, Grid, Line, Pages
from indicrules.forms.reading import read_pages
from indicrules.text.errors import DataError, Problem

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def workbook(folder: Path, fill: Callable[[Any], object], name: str = "form.xlsx") -> Path:
    """Write a workbook by openpyxl, of one sheet `表` that `fill` fills."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    fill(sheet)
    path = folder / name
    book.save(path)
    return path


def changed(path: Path, changes: Mapping[str, Callable[[str], str] | str | None]) -> Path:
    """Change parts of a zip: by a function of their text, to another text, or, with None, away."""
    new = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as packed:
        names = old.namelist()
        for part in names:
            change = changes.get(part, "")
            if part not in changes:
                packed.writestr(part, old.read(part))
            elif callable(change):
                packed.writestr(part, change(old.read(part).decode("utf-8")))
            elif change is not None:
                packed.writestr(part, change)
        for part, added in changes.items():
            if part not in names and isinstance(added, str):
                packed.writestr(part, added)
    path.write_bytes(new.getvalue())
    return path


def sheet(folder: Path, rows: str, *, rest: str = "", top: str = "") -> Path:
    """Write a workbook whose sheet's XML has these rows, what stands above them, and the rest behind them."""
    path = workbook(folder, id)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{space}">{top}<sheetData>{rows}</sheetData>{rest}</worksheet>'
    return changed(path, {"xl/worksheets/sheet1.xml": text})


def document(folder: Path, body: str, name: str = "form.docx") -> Path:
    """Write a document whose body is this XML, with no more parts than it needs."""
    package, office = (
        "http://schemas.openxmlformats.org/package/2006",
        "http://schemas.openxmlformats.org/officeDocument",
    )
    link = f'<Relationship Id="r{{}}" Type="{office}/2006/relationships/{{}}" Target="{{}}"/>'
    links = f'<Relationships xmlns="{package}/relationships">{{}}</Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    path = folder / name
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/></Types>',
        )
        packed.writestr("_rels/.rels", links.format(link.format(1, "officeDocument", "word/document.xml")))
        parts = link.format(1, "styles", "styles.xml") + link.format(2, "numbering", "numbering.xml")
        packed.writestr("word/_rels/document.xml.rels", links.format(parts))
        packed.writestr("word/styles.xml", f"<w:styles {W}></w:styles>")
        packed.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
    return path


def paragraph(text: str) -> str:
    """Give the XML of a paragraph of plain text."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Give the XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inside: str, properties: str = "") -> str:
    """Give the XML of a cell of a table, of a text or of paragraphs."""
    blocks = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def table(*rows: str) -> str:
    """Give the XML of a table, each row the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def grids(pages: Pages) -> list[Grid]:
    """Give the grids of what was read."""
    return [each for each in pages.parts if isinstance(each, Grid)]


def lines(pages: Pages) -> list[str]:
    """Give the texts of the lines."""
    return [each.text for each in pages.parts if isinstance(each, Line)]


def texts(grid: Grid) -> list[list[str]]:
    """Give the texts of a grid's cells, those of covered ones in brackets."""
    return [[f"({each.text})" if each.covered else each.text for each in row] for row in grid.rows]


def only(path: Path) -> list[list[str]]:
    """Give the texts of the one grid of a file."""
    (grid,) = grids(read_pages(path))
    return texts(grid)


def first(path: Path) -> Cell:
    """Give the first cell of the first grid of a file."""
    return grids(read_pages(path))[0].rows[0][0]


def told(path: Path, code: str) -> list[tuple[str, str]]:
    """Give the notices of a code that a file gives: where, and what is said."""
    return noticed(read_pages(path), code)


def noticed(pages: Pages, code: str) -> list[tuple[str, str]]:
    """Give the notices of a code: where, and what is said."""
    return [(str(each.place), each.said.told()) for each in pages.notices if each.code == code]


def refused(path: Path) -> Problem:
    """Give the problem for which a file is refused."""
    with pytest.raises(DataError) as caught:
        read_pages(path)
    (problem,) = caught.value.problems
    return problem
