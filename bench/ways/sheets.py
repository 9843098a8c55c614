"""Spreadsheets: LibreOffice Calc and Gnumeric without their windows, and packages that work formulas out in Python."""

import csv
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ways.way import ORDERS, Row, Way, installed

WHOLES = "INT((200*A{n}*ROUND(100*B{n},0)+ROUND(100*C{n},0))/(2*ROUND(100*C{n},0)))/100"
FORMULAS = {ORDERS[0]: "A{n}*B{n}/C{n}", ORDERS[1]: "B{n}/C{n}*A{n}"}


def workbook(rows: list[Row], order: str, written: str, path: Path, display: str = "General") -> None:
    """Write a sheet with a row a score: weight, actual, target, formula."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        sheet.append([row.weight, *row.floats[1:], "=" + written.format(x=FORMULAS[order].format(n=number), n=number)])
        sheet.cell(number, 4).number_format = display
    book.save(path)


def converted(command: list[str], written: str, display: str = "General") -> Callable[[list[Row], str], list[Any]]:
    """Give the way of a program that turns the sheet into CSV, as its cells show."""

    def score(rows: list[Row], order: str) -> list[Any]:
        with tempfile.TemporaryDirectory() as folder:
            sheet, out = Path(folder) / "ties.xlsx", Path(folder) / "ties.csv"
            workbook(rows, order, written, sheet, display)
            asked = [part.format(sheet=sheet, out=out, folder=folder) for part in command]
            subprocess.run(asked, check=True, capture_output=True, cwd=folder)
            with out.open(encoding="utf-8", newline="") as file:
                return [cells[3] for cells in csv.reader(file)]

    return score


AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"  # else CSV has the values behind the cells
CALC = [
    "soffice", "-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", AS_SHOWN, "--outdir",
    "{folder}", "{sheet}",
]  # fmt: skip
GNUMERIC = ["ssconvert", "--recalc", "-T", "Gnumeric_stf:stf_assistant", "-O", "format=preserve", "{sheet}", "{out}"]


def said(*command: str) -> Callable[[], str]:
    """Give what tells a program's version: the first word with a digit in it."""

    def version() -> str:
        found = subprocess.run(command, check=True, capture_output=True, text=True)
        words = (word.strip("'") for word in (found.stdout + found.stderr).split())
        return next(word for word in words if word[:1].isdigit())

    return version


@contextmanager
def _book(rows: list[Row], order: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ties.xlsx"
        workbook(rows, order, "ROUND({x},2)", path)
        yield path


def formulas(rows: list[Row], order: str) -> list[Any]:
    import formulas

    with _book(rows, order) as path:
        found = formulas.ExcelModel().loads(str(path)).finish().calculate()
    return [found[f"'[ties.xlsx]SHEET'!D{number}"].value[0, 0] for number in range(1, len(rows) + 1)]


def pycel(rows: list[Row], order: str) -> list[Any]:
    from pycel import ExcelCompiler

    with _book(rows, order) as path:
        book = ExcelCompiler(filename=str(path))
        return [book.evaluate(f"Sheet!D{number}") for number in range(1, len(rows) + 1)]


WAYS = [
    Way("LibreOffice Calc", "ROUND(x, 2)", converted(CALC, "ROUND({x},2)"), said("soffice", "--version")),
    Way(
        "LibreOffice Calc", "x in a cell that shows 0.00", converted(CALC, "{x}", "0.00"), said("soffice", "--version")
    ),
    Way("LibreOffice Calc", 'TEXT(x, "0.00")', converted(CALC, 'TEXT({x},"0.00")'), said("soffice", "--version")),
    Way("LibreOffice Calc", "INT(…) of whole hundredths", converted(CALC, WHOLES), said("soffice", "--version")),
    Way("Gnumeric", "INT(…) of whole hundredths", converted(GNUMERIC, WHOLES), said("ssconvert", "--version")),
    Way("Gnumeric", "ROUND(x, 2)", converted(GNUMERIC, "ROUND({x},2)"), said("ssconvert", "--version")),
    Way("Gnumeric", "x in a cell that shows 0.00", converted(GNUMERIC, "{x}", "0.00"), said("ssconvert", "--version")),
    Way("formulas", "ROUND(x, 2)", formulas, installed("formulas")),
    Way("pycel", "ROUND(x, 2)", pycel, installed("pycel")),
]
