"""Hold workbooks and documents to LibreOffice: it opens them, and counts anew to the same values."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from indicrules.scorecard import Scorecard
from tests.report.cards import midyear, office, shipped

_MINUTES: Final = 3
CARDS: Final[dict[str, Callable[[], Scorecard]]] = {
    "midyear": midyear,
    "office": office,
    "hunan": lambda: shipped("hunan-department-2023"),
}


@pytest.fixture(scope="module")
def soffice() -> str:
    """The LibreOffice of the system."""
    path = shutil.which("soffice")
    if path is None:
        pytest.skip("the tests of workbooks need LibreOffice (libreoffice-calc and libreoffice-writer of Debian)")
    return path


@pytest.fixture(scope="module")
def counted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any]]:
    """Workbooks as they were written, with their stored values, and as LibreOffice counted and saved them."""
    folder = tmp_path_factory.mktemp("office")
    for name, card in CARDS.items():
        card().write_report(folder / f"{name}.xlsx", "zh")
        _forget(folder / f"{name}.xlsx", folder / f"{name}-blank.xlsx")
    converted(soffice, folder, "xlsx", *(f"{name}-blank.xlsx" for name in CARDS))
    return {name: (_values(folder / f"{name}.xlsx"), _values(folder / "out" / f"{name}-blank.xlsx")) for name in CARDS}


def converted(soffice: str, folder: Path, kind: str, *names: str) -> subprocess.CompletedProcess[str]:
    """Have LibreOffice convert files, with a profile of its own that goes with the folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", "out", *names]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60 * _MINUTES, check=False)


def near(value: Any) -> Any:
    """Give what a number may be of another program; a text may be nothing else."""
    return value if isinstance(value, str) or value is None else pytest.approx(value, rel=1e-12)


def _forget(path: Path, into: Path) -> None:
    """Take the stored values out of a workbook, so that they must be counted."""
    openpyxl.load_workbook(path).save(into)


def _values(path: Path) -> list[list[list[Any]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


@pytest.mark.parametrize("name", CARDS)
def test_libreoffice_comes_to_the_stored_values(counted: dict[str, tuple[Any, Any]], name: str) -> None:
    """Every number of every sheet, to the last digits of a double; every text as it was."""
    ours, theirs = counted[name]
    assert theirs == [[[near(cell) for cell in row] for row in sheet] for sheet in ours]


def test_libreoffice_shows_the_form(soffice: str, tmp_path: Path) -> None:
    """Signs and units beside the numbers, as in the form."""
    midyear().write_report(tmp_path / "form.xlsx", "zh")
    converted(
        soffice, tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,1", "form.xlsx"
    )
    (shown,) = (tmp_path / "out").glob("*.csv")
    lines = shown.read_text("utf-8").splitlines()
    assert lines[4] == ",,“三地合一”地块录入数量,≥43宗,19宗,20,8.84,未达目标，差24宗，扣11.16分"
    assert lines[7] == ",,征收补偿完成率,=100%,50%,15,7.50,未达目标，差50个百分点，扣7.5分"
    assert lines[9] == "总分,,,,,100,75.70,"


def test_libreoffice_opens_the_document(soffice: str, tmp_path: Path) -> None:
    """Its text is there, the table among it."""
    midyear().write_report(tmp_path / "report.docx", "zh")
    ran = converted(soffice, tmp_path, "txt:Text (encoded):UTF8", "report.docx")
    if "could not be loaded" in ran.stderr:
        pytest.skip("documents need libreoffice-writer")
    shown = (tmp_path / "out" / "report.txt").read_text("utf-8")
    assert "经自评，总得分75.70分（满分100分），评价等级为“中”。" in shown
    assert "≥43宗" in shown
