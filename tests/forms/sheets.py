"""Forms as plain text, and what makes of them the pages that readers of files give.

A line of cells is parted by `|`: `<` is a cell merged with the one before it, `^` one merged with the one above; `\\n`
is a line break in a cell. A line `== NAME` begins a sheet; a line without `|` is one of text outside all sheets. A cell
that ends in `{hidden}` stands in a hidden row.
"""

from __future__ import annotations

from pathlib import Path

from indicrules.files.claim import Place
from indicrules.forms.grid import Cell, Grid, Line, Pages

FOLDER = Path(__file__).parent / "synthetic"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.form")))


def parts(text: str) -> list[tuple[str, list[list[str]]] | str]:
    """Give the sheets of a form, each with its rows of cells as they are written, and the lines outside."""
    found: list[tuple[str, list[list[str]]] | str] = []
    for line in text.splitlines():
        if line.startswith("== "):
            found.append((line[3:], []))
        elif "|" in line:
            if not found or isinstance(found[-1], str):
                found.append(("Sheet1", []))
            last = found[-1]
            assert isinstance(last, tuple)
            last[1].append([cell.strip().replace("\\n", "\n") for cell in line.split("|")])
        elif line.strip():
            found.append(line.strip())
    return found


def pages(text: str, name: str) -> Pages:
    """Give a form as the reader of a workbook would."""
    found: list[Grid | Line] = []
    for number, part in enumerate(parts(text), 1):
        if isinstance(part, str):
            found.append(Line(part, Place(name, line=number, text=part)))
        else:
            found.append(_grid(*part, name))
    return Pages(name, tuple(found))


def _grid(sheet: str, rows: list[list[str]], name: str) -> Grid:
    width = max(map(len, rows))
    cells: list[list[Cell]] = []
    for number, row in enumerate(rows):
        hidden = row[-1].endswith("{hidden}")
        line: list[Cell] = []
        for column, text in enumerate(
            [each.removesuffix("{hidden}").strip() for each in row] + [""] * (width - len(row))
        ):
            covered = text in ("<", "^")
            said = line[-1].text if text == "<" else cells[-1][column].text if text == "^" else text
            place = Place(name, sheet, f"{chr(65 + column)}{number + 1}", None, said)
            line.append(Cell(said, place, covered=covered, spans=spans_of(rows, number, column), hidden=hidden))
        cells.append(line)
    return Grid(sheet, tuple(map(tuple, cells)))


def spans_of(rows: list[list[str]], number: int, column: int) -> tuple[int, int]:
    """Give how many rows and columns a cell spans."""
    down, across = 1, 1
    while number + down < len(rows) and column < len(rows[number + down]) and rows[number + down][column] == "^":
        down += 1
    while column + across < len(rows[number]) and rows[number][column + across] == "<":
        across += 1
    return down, across
