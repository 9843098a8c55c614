"""Hold the reading of old and foreign kinds of files, which LibreOffice converts, to that of the kinds of today."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from indicrules.forms.convert import converted
from indicrules.forms.reading import read_pages
from tests.forms.made import grids, noticed, texts
from tests.forms.written import SEEN, by_openpyxl, by_python_docx

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one form as LibreOffice writes it in several kinds."""
    folder = tmp_path_factory.mktemp("office")
    by_openpyxl(folder / "sheet.xlsx")
    by_python_docx(folder / "text.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kinds = {"sheet.xlsx": ("ods", "xls", "html"), "text.docx": ("odt", "rtf"), "text.odt": ("doc",)}
    # By LibreOffice 7.4 the `.doc` of that `.docx` has no table, that of the `.odt` has.
    for source, endings in kinds.items():
        for ending in endings if (folder / source).exists() else ():
            command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), source]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
            if not (folder / source).with_suffix(f".{ending}").exists():
                break  # the program for texts is not installed
    return folder


@pytest.mark.parametrize(
    ("name", "made"),
    [("sheet.xls", "xlsx"), ("sheet.ods", "xlsx"), ("text.doc", "docx"), ("text.odt", "docx"), ("text.rtf", "docx")],
)
def test_an_old_or_foreign_file_is_read_as_those_of_today(office: Path, name: str, made: str) -> None:
    """By way of LibreOffice, which is told; so what LibreOffice writes as `.xlsx` and `.docx` is read, too."""
    if not (office / name).exists():
        pytest.skip("LibreOffice is installed without its program for texts")
    pages = read_pages(office / name)
    (grid,) = grids(pages)
    assert texts(grid) == SEEN
    assert noticed(pages, "converted") == [(name, f"the file was converted to `.{made}` by LibreOffice")]


def test_a_page_of_a_spreadsheet_is_read(office: Path) -> None:
    """As LibreOffice writes it, numbers among it."""
    (grid,) = grids(read_pages(office / "sheet.html"))
    assert texts(grid) == SEEN


def test_values_of_formulas_come_from_libreoffice(office: Path) -> None:
    """A workbook that was opened and saved once has them, to fifteen digits."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, written in enumerate(("=31.69/32.4", "=1/0", "=1=1", "=98.56-98.47", '=""'), 1):
        sheet.cell(row, 1, written)
    sheet["A1"].number_format = "0.00%"
    book.save(office / "formulas.xlsx")
    content, _ = converted((office / "formulas.xlsx").read_bytes(), "formulas.xlsx", "xlsb")
    (office / "saved.xlsx").write_bytes(content)
    (grid,) = grids(read_pages(office / "saved.xlsx"))
    assert [(row[0].text, row[0].value) for row in grid.rows] == [
        ("97.81%", Decimal("0.978086419753087")),
        ("#DIV/0!", None),
        ("TRUE", True),
        ("0.09", Decimal("0.0900000000000034")),
    ]


def test_nothing_is_left_of_a_conversion(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is gone when it is done."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read_pages(office / "sheet.xls")
    assert list(tmp_path.iterdir()) == []
