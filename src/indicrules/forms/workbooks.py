"""Turn a workbook into its sheets as grids: what a reader sees of each cell, and the number that is stored."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html import escape
from io import BytesIO
from typing import Any

from indicrules.files.cells import refused
from indicrules.files.claim import Place
from indicrules.forms.archives import Archive, linked, links_of
from indicrules.forms.date_formats import moment, named_format, shown_moment
from indicrules.forms.grid import Grid, Notice, Pages
from indicrules.forms.laid import Put, Room, cell_name, grid_of, letters
from indicrules.forms.leavings import left_of_workbook
from indicrules.forms.number_formats import GENERAL, general, is_date, shown, without_noise
from indicrules.forms.saying import MOST_PLACES, broken, cut, notice, too_many_places
from indicrules.forms.sheets import Sheet, Stored
from indicrules.text.classes import frozen
from indicrules.text.extras import wanted
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

MAIN = "xl/workbook.xml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_ESCAPE = pattern(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = pattern(r"^[+-]?(\d{1,400}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$")
_ROWS = re.compile(rb"</([\w.-]+:)?sheetData\s*>|<([\w.-]+:)?sheetData\s*/>")
_LONGEST_FORMAT = 255  # as in Excel
_STYLES = ("styles.xml", "Styles.xml")
_MAIN_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LITERAL = pattern(r"\s*\d[\d,]*(?:\.\d+)?\s*%?\s*")
_TRUTH = '"TRUE";"TRUE";"FALSE"'  # by which LibreOffice shows a formula that gives yes or no


@frozen
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


@frozen
class _Listing:
    """What the workbook says of its sheets, of its days, and of its formulas."""

    sheets: tuple[_Listed, ...]
    since_1904: bool
    to_be_calculated: bool


def read_workbook(archive: Archive, main: str = MAIN) -> Pages:
    """Read all sheets, in order; raise `DataError`, or `NotInstalled` without what the extra `files` brings."""
    name = archive.name
    listing = _listing(archive, main)
    sheets = {each.part: Sheet(archive, each.part, f"{name}, {each.name}") for each in listing.sheets}
    merged = sum(rows * columns for sheet in sheets.values() for _, _, rows, columns in sheet.merges)
    if sum(len(sheet.cells) for sheet in sheets.values()) > 2 * MOST_PLACES:
        raise too_many_places(name, sum(len(sheet.cells) for sheet in sheets.values()))
    if merged > 20 * MOST_PLACES:
        said = say("too-many-cells.merged", count=f"{merged:,}", most=f"{20 * MOST_PLACES:,}")
        raise refused(name, "too-many-cells", said, say("too-many-cells.hint"))
    book = _opened(archive, main, listing)
    room, parts, notices = Room(), list[Grid](), list[Notice]()
    if len(book.worksheets) != len(listing.sheets):
        raise broken(name)
    for listed, cells in zip(listing.sheets, book.worksheets, strict=True):  # names may stand twice
        reading = _Reading(name, listed, sheets[listed.part], cells, listing, archive)
        grid = reading.grid(room)
        notices += reading.notices
        if grid is not None:
            parts.append(grid)
    headed = [listed.name for listed in listing.sheets if sheets[listed.part].headed]
    return Pages(name, tuple(parts), (*notices, *left_of_workbook(archive, headed)))


def _listing(archive: Archive, main: str) -> _Listing:
    found: list[tuple[str, str, bool]] = []
    since_1904 = anew = False
    targets: dict[str, tuple[str, str]] = {}

    def workbook(tag: str, given: dict[str, str]) -> None:
        nonlocal since_1904, anew
        tag = tag.rpartition(":")[2]
        if tag == "sheet":
            link = next((value for key, value in given.items() if key.endswith(":id")), "")
            found.append((given.get("name", ""), link, given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            since_1904 = given.get("date1904") in ("1", "true")
        elif tag == "calcPr":
            anew = given.get("fullCalcOnLoad") in ("1", "true")

    def related(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", ""), given.get("Type", "")

    for part, taken in ((main, workbook), (links_of(main), related)):
        if part not in archive:
            raise broken(archive.name)
        archive.scan(part, taken)
    sheets = []
    for name, link, hidden in found:
        target, kind = targets.get(link, ("", ""))
        part = linked(main, target)
        if kind.endswith("/worksheet") and part in archive:
            sheets.append(_Listed(name, part, hidden))
    if not sheets:
        raise refused(archive.name, "no-data", say("no-data.sheets"), say("no-data.form.hint"))
    return _Listing(tuple(sheets), since_1904, anew)


def _opened(archive: Archive, main: str, listing: _Listing) -> Any:
    """Have openpyxl read the sheets, their texts and formats: the parts that it needs alone, each looked through."""
    with wanted("files"):
        import defusedxml  # noqa: F401  # heavy, and openpyxl reads by it where it is there
        import openpyxl
    wants = ["[Content_Types].xml", main, links_of(main)]
    beside = [each for each in archive if each.lower().endswith(("/styles.xml", "/sharedstrings.xml"))]
    for part in ("[Content_Types].xml", *beside):
        if part not in archive:
            raise broken(archive.name)
        if not part.endswith(_STYLES):
            archive.scan(part)
    made: dict[str, str | bytes] = {part: _formats_alone(archive, part) for part in beside if part.endswith(_STYLES)}
    made |= {each.part: _rows_alone(archive.read(each.part), archive.name) for each in listing.sheets}
    packed = archive.repacked((each for each in (*wants, *beside) if each not in made), _STRICT, made)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, which notices tell
            return openpyxl.load_workbook(packed, data_only=True, keep_links=False)
    except Exception:  # whatever it raises where a part is not as it should be
        raise broken(archive.name) from None


def _formats_alone(archive: Archive, part: str) -> str:
    """Give the formats of numbers alone, without the colours, lines and letters that openpyxl may refuse."""
    formats, numbers, within = [], [], ""

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal within
        tag = tag.rpartition(":")[2]
        if tag in ("cellXfs", "cellStyleXfs", "dxfs"):
            within = tag
        elif tag == "numFmt" and within != "dxfs" and given.get("numFmtId", "").isdecimal():
            code = escape(given.get("formatCode", "")[: _LONGEST_FORMAT + 1])
            formats.append(f'<numFmt numFmtId="{given["numFmtId"]}" formatCode="{code}"/>')
        elif tag == "xf" and within == "cellXfs":
            number = given.get("numFmtId", "0")
            numbers.append(f'<xf numFmtId="{number if number.isdecimal() else 0}"/>')

    archive.scan(part, start)
    inside = f"<numFmts>{''.join(formats)}</numFmts><cellXfs>{''.join(numbers) or '<xf/>'}</cellXfs>"
    return f'<styleSheet xmlns="{_MAIN_SPACE}">{inside}</styleSheet>'


def _rows_alone(content: bytes, name: str) -> bytes:
    """Give the XML of a sheet without what stands behind its rows, which is not read, and which openpyxl may refuse."""
    found = _ROWS.search(content)
    if found is None:
        raise broken(name)
    return content[: found.end()] + b"</" + (found[1] or found[2] or b"") + b"worksheet>"


class _Reading:
    """The reading of one sheet."""

    def __init__(
        self, file: str, listed: _Listed, sheet: Sheet, cells: Any, listing: _Listing, archive: Archive
    ) -> None:
        self._file, self._listed, self._sheet, self._listing, self._archive = file, listed, sheet, listing, archive
        self._cells = cells
        self._strings: Any = None
        self.notices: list[Notice] = []

    def grid(self, room: Room) -> Grid | None:
        """Give the sheet's grid, None where it is blank."""
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        filled = {at for at, cell in self._sheet.cells.items() if cell.value}
        for top, left, rows, columns in self._sheet.merges:
            spans[top, left] = rows, columns
            if rows * columns < len(self._sheet.cells):
                inside = ((top + row, left + column) for row in range(rows) for column in range(columns))
                covered |= {at: (top, left) for at in inside if at in self._sheet.cells and at != (top, left)}
            else:
                covered |= {
                    at: (top, left)
                    for at in self._sheet.cells
                    if top <= at[0] < top + rows and left <= at[1] < left + columns and at != (top, left)
                }
        puts = [
            self._put(at, cell, spans.get(at, (1, 1)))
            for at, cell in sorted(self._sheet.cells.items())
            if at not in covered
        ]
        for at, first in sorted(covered.items()):
            self._ghost(at, first)
        self._of_hidden(filled)
        if self._listing.to_be_calculated:
            self._stale()
        found = grid_of(
            self._file,
            self._listed.name,
            puts,
            room,
            hidden=self._listed.hidden,
            rows_hidden=frozenset(self._sheet.rows_hidden),
            columns_hidden=frozenset(self._sheet.columns_hidden),
        )
        if found is not None and self._listed.hidden:
            self.notices.insert(0, notice("hidden-sheet", Place(self._file, self._listed.name), name=self._listed.name))
        return found

    def _place(self, at: tuple[int, int], text: str | None = None) -> Place:
        return Place(self._file, self._listed.name, cell_name(*at), None, text)

    def _put(self, at: tuple[int, int], cell: Stored, span: tuple[int, int]) -> Put:
        row, column = at
        rows, columns = span
        if cell.formula is not None and _LITERAL.fullmatch(cell.formula):
            return self._literal(at, cell, span)
        if cell.formula is not None and not cell.value and cell.kind != "str":
            self.notices.append(notice("no-cached-value", self._place(at)))
            return Put(row, column, "", rows, columns)
        match cell.kind:
            case "n" if cell.value:
                return self._number(at, cell.value.strip(), span)
            case "b" if cell.value:
                yes = cell.value.strip() == "1"
                return Put(row, column, "TRUE" if yes else "FALSE", rows, columns, yes)
            case "e" if cell.value:
                self.notices.append(notice("error-cell", self._place(at, cell.value), text=cut(cell.value)))
                return Put(row, column, cell.value.strip(), rows, columns)
            case _:
                text = self._cells.cell(row + 1, column + 1).value
                return Put(row, column, _text(text), rows, columns)

    def _literal(self, at: tuple[int, int], cell: Stored, span: tuple[int, int]) -> Put:
        """Read `=100%` as the text that was meant: to a spreadsheet the sign before a number makes it a formula."""
        assert cell.formula is not None
        text = f"={cell.formula.strip()}"
        self.notices.append(notice("typed-as-formula", self._place(at, text), text=text))
        return Put(*at, text, *span, _exact(cell.value.strip()) if cell.kind == "n" and cell.value else None)

    def _number(self, at: tuple[int, int], raw: str, span: tuple[int, int]) -> Put:
        row, column = at
        rows, columns = span
        number = _exact(raw)
        if number is None:
            return Put(row, column, raw, rows, columns)
        written = self._format(at)
        if is_date(written):
            when = moment(number, self._listing.since_1904)
            if when is not None:
                text = shown_moment(number, when, written)
                whole = number == number.to_integral_value()
                timeless = number < 1 or ("[" in written and not set("yd") & set(written.lower()))
                return Put(row, column, text, rows, columns, number if timeless else when.date() if whole else when)
            written = GENERAL
        if written == _TRUTH and number in (0, 1):
            return Put(row, column, "TRUE" if number else "FALSE", rows, columns, bool(number))
        seen = shown(number, written)
        if seen.tie:
            self.notices.append(
                notice("shown-either-way", self._place(at, seen.text), raw=f"{number:f}", text=seen.text)
            )
        elif seen.places is None and written == GENERAL and without_noise(number) is not None:
            text = general(number).text
            self.notices.append(notice("float-noise", self._place(at, raw), raw=cut(raw), text=text))
        text = seen.text
        if self._sheet.zeros_unseen and number == 0:
            return Put(row, column, "", rows, columns, number, seen.places, seen.percent, True)
        return Put(row, column, text, rows, columns, number, seen.places, seen.percent, seen.unseen)

    def _format(self, at: tuple[int, int]) -> str:
        cell = self._cells.cell(at[0] + 1, at[1] + 1)
        style = getattr(cell, "_style", None)
        written = named_format(getattr(style, "numFmtId", 0)) or cell.number_format or GENERAL
        return written if len(written) <= _LONGEST_FORMAT else GENERAL

    def _ghost(self, at: tuple[int, int], first: tuple[int, int]) -> None:
        """Tell of a text that a merge covers: no program shows it."""
        cell = self._sheet.cells[at]
        if not cell.value.strip():
            return
        text = cell.value
        if cell.kind == "s":
            text = self._string(cell.value)
        if text.strip():
            said = {"text": cut(text), "first": cell_name(*first)}
            self.notices.append(notice("covered-text", self._place(at, text), **said))

    def _string(self, index: str) -> str:
        if self._strings is None:
            from openpyxl.reader.strings import read_string_table  # only a ghost of a text needs it

            part = next((each for each in self._archive if each.lower().endswith("/sharedstrings.xml")), None)
            self._strings = read_string_table(BytesIO(self._archive.read(part))) if part else []
        return _text(self._strings[int(index)]) if index.isdigit() and int(index) < len(self._strings) else index

    def _of_hidden(self, filled: set[tuple[int, int]]) -> None:
        if self._listed.hidden:
            return
        place = Place(self._file, self._listed.name)
        rows = sorted({row for row, _ in filled} & self._sheet.rows_hidden)
        columns = sorted({column for _, column in filled} & self._sheet.columns_hidden)
        if rows:
            code = "hidden-cells.filtered" if self._sheet.filtered else "hidden-cells.rows"
            which = _ranges([(str(row + 1), row) for row in rows])
            self.notices.append(Notice("hidden-cells", say(code, which=which), place))
        if columns:
            which = _ranges([(letters(column), column) for column in columns])
            self.notices.append(Notice("hidden-cells", say("hidden-cells.columns", which=which), place))

    def _stale(self) -> None:
        at = next(
            (at for at, cell in sorted(self._sheet.cells.items()) if cell.formula is not None and cell.value), None
        )
        if at is not None:
            self.notices.append(notice("stale-values", self._place(at), sheet=self._listed.name))


def _ranges(named: list[tuple[str, int]]) -> str:
    """Give rows or columns in a line, those side by side as a range."""

    def runs() -> Iterator[str]:
        first, last = named[0], named[0]
        for each in named[1:]:
            if each[1] != last[1] + 1:
                yield first[0] if first == last else f"{first[0]}–{last[0]}"
                first = each
            last = each
        yield first[0] if first == last else f"{first[0]}–{last[0]}"

    found = list(runs())
    return ", ".join(found[:20]) + ("…" if len(found) > 20 else "")


def _exact(raw: str) -> Decimal | None:
    if not _NUMBER.match(raw):
        return None
    try:
        return Decimal(raw)
    except InvalidOperation:
        return None


def _text(value: object) -> str:
    text = "" if value is None else str(value)
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
