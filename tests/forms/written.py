"""Turn one form, as rows of texts and which cells are merged, into a file of each kind that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import docx
import openpyxl
import xlsxwriter

ROWS = (
    ("项目支出绩效自评表", None, None, None),
    ("一级指标", "三级指标", "年度指标值", "得分"),
    ("产出指标", "征收宗数", "≥43宗", "20"),
    (None, "办结率", "≥95%", "9.5"),
    ("总分", None, None, "29.5"),
)
MERGES = ((0, 0, 0, 3), (2, 0, 3, 0), (4, 0, 4, 2))
SEEN = [
    ["项目支出绩效自评表", "(项目支出绩效自评表)", "(项目支出绩效自评表)", "(项目支出绩效自评表)"],
    ["一级指标", "三级指标", "年度指标值", "得分"],
    ["产出指标", "征收宗数", "≥43宗", "20"],
    ["(产出指标)", "办结率", "≥95%", "9.5"],
    ["总分", "(总分)", "(总分)", "29.5"],
]


def by_openpyxl(path: Path) -> None:
    """Write a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, cells in enumerate(ROWS, 1):
        for column, text in enumerate(cells, 1):
            if text is not None:
                sheet.cell(row, column, text)
    for top, left, bottom, right in MERGES:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(path)


def by_xlsxwriter(path: Path) -> None:
    """Write a workbook with numbers where there are numbers, by another library."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": True})
    sheet = book.add_worksheet()
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            if text is not None:
                sheet.write(row, column, text)
    for top, left, bottom, right in MERGES:
        sheet.merge_range(top, left, bottom, right, ROWS[top][left])
    book.close()


def by_python_docx(path: Path) -> None:
    """Write a document with one table."""
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            if text is not None:
                table.cell(row, column).text = text
    for top, left, bottom, right in MERGES:
        table.cell(top, left).merge(table.cell(bottom, right))
    document.save(str(path))


def as_page(path: Path) -> None:
    """Write a page."""
    spans = {
        (top, left): f" rowspan={bottom - top + 1} colspan={right - left + 1}" for top, left, bottom, right in MERGES
    }
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{spans.get((row, column), '')}>{text}</td>" for column, text in enumerate(cells) if text is not None
        )
        + "</tr>"
        for row, cells in enumerate(ROWS)
    )
    path.write_text(f"<html><body><table>{rows}</table></body></html>", "utf-8")


def as_drawn(path: Path) -> None:
    """Write a text with a table that is drawn by lines."""
    path.write_text(
        """┌─────────────────────────────────────┐
│项目支出绩效自评表                   │
├────────┬────────┬────────────┬──────┤
│一级指标│三级指标│年度指标值  │得分  │
├────────┼────────┼────────────┼──────┤
│产出指标│征收宗数│≥43宗       │20    │
│        ├────────┼────────────┼──────┤
│        │办结率  │≥95%        │9.5   │
├────────┴────────┴────────────┼──────┤
│总分                          │29.5  │
└──────────────────────────────┴──────┘
""",
        "utf-8",
    )


def as_table_of_text(path: Path) -> None:
    """Write a table of text, which has no merges."""
    path.write_text("".join(",".join(text or "" for text in cells) + "\n" for cells in ROWS), "utf-8")


def as_markdown(path: Path) -> None:
    """Write a table of Markdown, which has no merges."""
    lines = ["| " + " | ".join(text or "" for text in cells) + " |" for cells in ROWS]
    path.write_text("\n".join([lines[0], "|---|---|---|---|", *lines[1:]]), "utf-8")


WITH_MERGES: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        "openpyxl.xlsx": by_openpyxl,
        "xlsxwriter.xlsx": by_xlsxwriter,
        "python.docx": by_python_docx,
        "page.html": as_page,
        "drawn.txt": as_drawn,
    }
)
WITHOUT: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {"table.csv": as_table_of_text, "markdown.md": as_markdown}
)
