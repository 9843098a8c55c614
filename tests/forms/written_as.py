"""Write a form that stands as plain text as the files that people hand in, each with the same cells and merges."""

from __future__ import annotations

import csv
import html
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.forms.sheets import parts, spans_of

Rows = list[list[str]]


def workbook(text: str, path: Path) -> None:
    """Write an .xlsx file."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in _tables(text):
        sheet = book.add_worksheet(name)
        for number, column, (down, across), cell in _cells(rows):
            if (down, across) == (1, 1):
                sheet.write_string(number, column, cell)
            else:
                sheet.merge_range(number, column, number + down - 1, column + across - 1, cell)
        for number, row in enumerate(rows):
            if row[-1].endswith("{hidden}"):
                sheet.set_row(number, None, None, {"hidden": True})
    book.close()


def document(text: str, path: Path) -> None:
    """Write a .docx file."""
    import docx

    written = docx.Document()
    for part in parts(text):
        if isinstance(part, str):
            written.add_paragraph(part)
            continue
        _, rows = part
        table = written.add_table(len(rows), max(map(len, rows)))
        for number, column, (down, across), cell in _cells(rows):
            first = table.cell(number, column)
            if (down, across) != (1, 1):
                first = first.merge(table.cell(number + down - 1, column + across - 1))
            first.text = cell
    written.save(str(path))


def table(text: str, path: Path) -> None:
    """Write a .csv file, in which the first cell of a merge has its text and the others are blank."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for _, rows in _tables(text):
            csv.writer(file).writerows(_bare(rows))


def page(text: str, path: Path) -> None:
    """Write an .html file."""
    lines = ["<!doctype html><meta charset='utf-8'>"]
    for part in parts(text):
        if isinstance(part, str):
            lines.append(f"<p>{html.escape(part)}</p>")
            continue
        lines.append("<table>")
        for number, row in enumerate(part[1]):
            lines.append("<tr>")
            lines += [
                f"<td rowspan={down} colspan={across}>{html.escape(cell).replace(chr(10), '<br>')}</td>"
                for at, _, (down, across), cell in _cells(part[1])
                if at == number
            ]
            lines.append("</tr>" if row else "")
        lines.append("</table>")
    path.write_text("\n".join(lines), "utf-8")


def tabbed(text: str, path: Path) -> None:
    """Write a .txt file, its cells parted by tabs."""
    lines: list[str] = []
    for part in parts(text):
        if isinstance(part, str):
            lines += [part, ""]
        else:
            lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in _bare(part[1])]
    path.write_text("\n".join(lines) + "\n", "utf-8")


WRITERS: dict[str, Callable[[str, Path], None]] = {
    ".xlsx": workbook, ".docx": document, ".csv": table, ".html": page, ".txt": tabbed
}  # fmt: skip


def _tables(text: str) -> Iterator[tuple[str, Rows]]:
    yield from (part for part in parts(text) if not isinstance(part, str))


def _bare(rows: Rows) -> Rows:
    width = max(map(len, rows))
    return [["" if cell in ("<", "^") else _plain(cell) for cell in row] + [""] * (width - len(row)) for row in rows]


def _cells(rows: Rows) -> Iterator[tuple[int, int, tuple[int, int], str]]:
    """Give each cell that no merge covers: its row, column, how many rows and columns it spans, and its text."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell not in ("<", "^"):
                yield number, column, spans_of(rows, number, column), _plain(cell)


def _plain(cell: str) -> str:
    return cell.removesuffix("{hidden}").strip()
