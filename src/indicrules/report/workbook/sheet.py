"""Write cells so that no text of anybody's becomes a formula, a link or markup of the file."""

from __future__ import annotations

import math
from typing import Any, Final

from indicrules.report.written import written
from indicrules.text.width import display_width

_LONGEST: Final = 32_000  # characters; a cell takes a few more, and what is longer would be left out unsaid
_OPENING: Final = frozenset("=+-@|%\t\r\n")  # what other programs take for the beginning of a formula
_CUT: Final = "…"
_MARGIN: Final = 2.5  # characters of a column's width that its text does not have
_LINE, _AROUND, _LEAST, _HIGHEST = 15.0, 6.0, 21.0, 400.0  # points: of a line of text, around it, of any row
_SMALLER: Final = 0.6  # of the characters of a line, in the size of titles
_A4: Final = 9  # the number of A4 paper

_PLAIN: Final[dict[str, Any]] = {"text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#8a9097"}
LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 15, "align": "center", "valign": "vcenter", "text_wrap": True},
    "under": {"align": "center", "valign": "vcenter", "text_wrap": True},
    "note": {"valign": "top", "text_wrap": True, "font_color": "#575c63"},
    "head": {**_PLAIN, "bold": True, "align": "center", "bg_color": "#eef1f4"},
    "text": {**_PLAIN, "align": "left", "indent": 1},
    "level": {**_PLAIN, "align": "center"},
    "number": {**_PLAIN, "align": "center"},
    "total": {**_PLAIN, "bold": True, "align": "left", "indent": 1, "bg_color": "#f6f7f8"},
    "total_number": {**_PLAIN, "bold": True, "align": "center", "bg_color": "#f6f7f8"},
}


class Sheet:
    """A sheet that is written: its cells, in looks by name."""

    def __init__(self, book: Any, name: str, widths: tuple[float, ...]) -> None:
        """Take the workbook, the sheet's name and the widths of its columns in characters."""
        self._book, self._sheet, self._widths = book, book.add_worksheet(name), widths
        self._formats: dict[tuple[str, str, bool], Any] = {}
        self._heights: dict[int, float] = {}

    def _format(self, look: str, number: str, quoted: bool) -> Any:
        key = look, number, quoted
        found: Any = self._formats.get(key)
        if found is None:
            shown: dict[str, Any] = {**LOOKS[look], "num_format": number or ("@" if quoted else "General")}
            if quoted:
                shown["quote_prefix"] = True
            found = self._formats[key] = self._book.add_format(shown)
        return found

    def _room(self, row: int, width: float, text: str) -> None:
        """Make a row as high as its texts want: not every program finds that out."""
        lines = sum(max(1, math.ceil(display_width(each) / (width - _MARGIN))) for each in text.split("\n"))
        self._heights[row] = min(_HIGHEST, max(self._heights.get(row, 0), _LINE * lines + _AROUND))

    def text(self, row: int, column: int, text: str, look: str = "text") -> None:
        """Write a text, as a text whatever it opens with; one that is too long for a cell ends in `…`."""
        shown = written(text)
        if len(shown) > _LONGEST:
            shown = shown[:_LONGEST] + _CUT
        style = self._format(look, "", shown[:1] in _OPENING)
        if look in ("text", "number", "head", "total"):
            self._room(row, self._widths[column], shown)
        if shown:
            self._sheet.write_string(row, column, shown, style)
        else:
            self._sheet.write_blank(row, column, None, style)

    def number(self, row: int, column: int, value: float, form: str, look: str = "number") -> None:
        """Write a number."""
        self._sheet.write_number(row, column, value, self._format(look, form, False))

    def formula(self, row: int, column: int, formula: str, value: float, form: str, look: str = "number") -> None:
        """Write a formula of ours, with the value that it comes to."""
        self._sheet.write_formula(row, column, formula, self._format(look, form, False), value)

    def merged(self, rows: tuple[int, int], columns: tuple[int, int], text: str, look: str) -> None:
        """Write a text over several cells."""
        if look in ("title", "under"):
            self._room(rows[0], sum(self._widths) * (_SMALLER if look == "title" else 1), text)
        if (rows[0], columns[0]) != (rows[1], columns[1]):
            self._sheet.merge_range(rows[0], columns[0], rows[1], columns[1], "", self._format(look, "", False))
        self.text(rows[0], columns[0], text, look)

    def paper(self, head: int, last: int) -> None:
        """Lay the sheet out for A4 across, so many pages long, with the row of heads on each and still on screens."""
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)
        for row in range(last + 1):
            self._sheet.set_row(row, max(_LEAST, self._heights.get(row, 0)))
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self._sheet.set_footer("&C&P / &N")
        self._sheet.repeat_rows(head)
        self._sheet.freeze_panes(head + 1, 0)
        self._sheet.print_area(0, 0, last, len(self._widths) - 1)
        self._sheet.hide_gridlines(2)
