"""The rows of a table as columns of what their cells write, and where each row and cell stands."""

from __future__ import annotations

from indicrules.syntax.cells import Test, Value
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import field, frozen
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

CELL = r'(?:"[^"\n]*+"?+|[^",:#\n])*+'
CELLS = pattern(rf"({CELL})([,:]?)")
_REMARK = pattern(r'(?:"[^"\n]*+"?+|[^"#\n])*+')


@frozen
class Rows:
    """Columns of keys and of values, all equally long, and where in `source` each row begins.

    `faulty` says that a row was left out, for it was reported.
    """

    keys: tuple[tuple[Test, ...], ...]
    values: tuple[tuple[Value, ...], ...]
    starts: tuple[int, ...] = field(eq=False, repr=False)
    source: Source = field(eq=False, repr=False)
    faulty: bool = field(default=False, eq=False, repr=False)

    def row(self, index: int) -> Span:
        """Give the place of a row."""
        return line_at(self.source, self.starts[index])

    def cell(self, index: int, column: int) -> Span:
        """Give the place of a cell; keys are counted first, then values."""
        return parted(self.row(index))[column]


def parted(row: Span) -> list[Span]:
    """Give the places of the cells of a row in a ruleset."""
    text, found, at = plain_forms(row.text), [], 0
    while True:
        cell = CELLS.match(text, at)
        assert cell is not None
        start, end = cell.span(1)
        inner = text[start:end]
        first = start + len(inner) - len(inner.lstrip())
        found.append(Span(row.source, row.start + min(first, end), row.start + max(start + len(inner.rstrip()), first)))
        if not cell[2]:
            return found
        at = cell.end()


def delimited(row: Span, delimiter: str) -> list[Span]:
    """Give the places of the cells of a line of a CSV file, quotes and blanks around them aside."""
    text, found, at = row.text, [], 0
    while True:
        end, quoted = at, False
        while end < len(text) and (quoted or text[end] != delimiter):
            quoted ^= text[end] == '"'
            end += 1
        cell = text[at:end]
        inner = cell.strip().removeprefix('"').removesuffix('"').strip() or cell
        start = row.start + at + cell.find(inner)
        found.append(Span(row.source, start, start + len(inner)))
        if end >= len(text):
            return found
        at = end + 1


def line_at(source: Source, start: int, remarks: bool = True) -> Span:
    """Give the place of what is written on the line that begins at `start`, a remark at its end aside."""
    end = source.text.find("\n", start)
    text = source.text[start : len(source.text) if end < 0 else end]
    begin = start + len(text) - len(text.lstrip()) if remarks else start
    if remarks:
        before = _REMARK.match(plain_forms(text))
        text = text if before is None else text[: before.end()]
    kept = text.rstrip() if remarks else text.rstrip("\r")  # where cells are delimited a blank may be a delimiter
    return Span(source, begin, max(begin, start + len(kept)))
