"""Turn the text of a CSV file beside a ruleset into the sheet of a table, or say which of its rows cannot be one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from indicrules.model.report import Report
from indicrules.model.sheet import Sheet, name_of
from indicrules.syntax.limits import unsafe_character
from indicrules.syntax.rows import line_at
from indicrules.syntax.signs import UNSAFE
from indicrules.syntax.table_rows import MOST_ROWS, too_many_rows
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

_DELIMITERS = ("\t", ";", ",")


def sheet_of(source: Source, report: Report) -> Sheet | None:
    """Give the sheet of a text; None where something is wrong in it, which is reported."""
    unsafe = UNSAFE.search(source.text)
    if unsafe is not None:
        report.take((unsafe_character(Span(source, unsafe.start(), unsafe.start() + 1)),))
        return None
    lines = _lines(source.text)
    first = next(lines, None)
    if first is None:
        message = say("table-column.empty-file")
        report.error("table-column", message, Span(source, 0, 0), say("table-column.empty-file-hint"))
        return None
    head, heading = first
    bare = "".join(heading.split('"')[::2])
    delimiter = next((each for each in _DELIMITERS if each in bare), ",")
    header = tuple(name_of(each) for each in _cells(heading, delimiter) or ())
    starts: list[int] = []
    rows: list[Sequence[str]] = []
    whole = True
    for start, line in lines:
        if not line.strip(f" {delimiter}"):
            continue
        if len(rows) == MOST_ROWS:
            report.take((too_many_rows(line_at(source, start, remarks=False)),))
            return None
        cells = _cells(line, delimiter)
        if cells is None or len(cells) != len(header):
            whole = False
            _report_row(line_at(source, start, remarks=False), cells, header, report)
            continue
        starts.append(start)
        rows.append(cells)
    if not whole:
        return None
    columns = tuple(tuple(map(str.strip, column)) for column in zip(*rows, strict=True)) or ((),) * len(header)
    used = len(header)
    while used and not header[used - 1] and not any(columns[used - 1]):
        used -= 1  # a delimiter at the end of every line, as programs for sheets write it
    return Sheet(header[:used], columns[:used], tuple(starts), head, delimiter, source)


def _report_row(row: Span, cells: Sequence[str] | None, header: Sequence[str], report: Report) -> None:
    if cells is None:
        message, hint = say("table-row.open-quote"), say("table-row.open-quote-hint")
    else:
        count = len(header)
        message = say("table-row.cells", cells=len(cells), count=count)
        if len(cells) == 1:
            message = say("table-row.one-cell", count=count)
        hint = say("table-row.cells-hint")
    report.error("table-row", message, row, hint)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank, and where they begin."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line.rstrip("\r")
        start += len(line) + 1


def _cells(line: str, delimiter: str) -> Sequence[str] | None:
    """Give the cells of a line; None where a quote is left open."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader((line,), delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        return None
