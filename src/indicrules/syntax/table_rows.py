"""Turn the rows of a table, as they stand in a ruleset, into columns of keys and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from indicrules.language.words import OPENERS
from indicrules.syntax.cells import VALUE, read_test, read_value
from indicrules.syntax.places import normal
from indicrules.syntax.repair.between import meant
from indicrules.syntax.rows import CELL, CELLS, Rows, line_at
from indicrules.syntax.signs import FIRST_WORD, NAME, plain_forms
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Part, Sentence, both, say
from indicrules.text.source import Source, Span

MOST_ROWS = 10_000
_BLANK = pattern(r"[ \t]*(#[^\n]*)?\r?(?=\n|\Z)")
_OPENS = pattern(r'[ \t]*(?:["0-9<>=!≥≤≠-]|(?:"[^"\n]*+"?+|[^"\n:#])*+:)')
_HYPHEN = pattern(rf"({VALUE})[ \t]*[-~～—–][ \t]*({VALUE})")
_BARE = pattern(rf"({NAME}(?:[ \t-]+\w+)*)|[“”„‟「」『』‘’']([^“”„‟「」『』‘’']*)[“”„‟「」『』‘’']")
_NAMED = pattern(rf"(?:{NAME}[ \t]+)*{NAME}[ \t]*((?:>=|<=|!=|[<>=≥≤≠]).*)")
Cell = tuple[str, str]  # in plain forms, and as it is written


def rows_end(text: str, position: int) -> int | None:
    """Give the end of the line at `position` where a row stands on it, else None."""
    if _OPENS.match(text, position) is None:
        return None
    word = FIRST_WORD.match(text, position)
    if (
        word is not None
        and normal(word[1]) in OPENERS
        and text[word.end() : word.end() + 2].strip()[:1] not in (",", ":")
    ):
        return None
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def blank(text: str, position: int) -> tuple[int, int, int] | None:
    """Give the end of a line that holds a remark or nothing, and the remark's place; None where more stands there."""
    found = _BLANK.match(text, position)
    return None if found is None else (found.end(), found.start(1), found.end(1))


def read_rows(text: str, start: int, source: Source) -> tuple[Rows, list[Diagnostic]]:
    """Read the rows in `text`, in plain forms, which stands at `start` in the source; give them and what is wrong.

    How many keys and values there are is told by the first row, or by the next two where they agree on something else.
    """
    shape = _agreed_shape(text)
    reader = _Reader(source, [])
    starts, columns = reader.split(text, start, shape)
    rows = Rows((), (), tuple(starts), source)
    bad: set[int] = set()
    found = [
        reader.column(column, read_test if at < shape[0] else read_value, rows, at, shape, bad)
        for at, column in enumerate(columns)
    ]
    kept = [index for index in range(len(starts)) if index not in bad] if bad else None
    full = [tuple(each) if kept is None else tuple(each[index] for index in kept) for each in found]
    begun = tuple(starts) if kept is None else tuple(starts[index] for index in kept)
    return Rows(tuple(full[: shape[0]]), tuple(full[shape[0] :]), begun, source, bool(reader.said)), reader.said


@frozen
class _Reader:
    source: Source
    said: list[Diagnostic]

    def split(self, text: str, start: int, shape: tuple[int, int]) -> tuple[list[int], list[list[Cell]]]:
        """Give where each row begins, and the cells of each column."""
        match, many = _row(*shape).match, sum(shape)
        written = self.source.text[start : start + len(text)]
        plain = written == text
        starts: list[int] = []
        rows: list[Sequence[Cell]] = []
        at = 0
        while at < len(text):
            found = match(text, at)
            if found is None:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                if blank(text, at) is None:
                    self.said.append(_misshapen(line_at(self.source, start + at), shape))
                at = end + 1
                continue
            if len(starts) == MOST_ROWS:
                self.said.append(too_many_rows(line_at(self.source, start + at)))
                break
            starts.append(start + found.start(1))
            cells: Sequence[Any] = found.groups()
            if not plain:
                cells = [written[found.start(each) : found.end(each)] for each in range(1, many + 1)]
            rows.append(tuple(zip(found.groups(), cells, strict=True)))
            at = found.end() + 1
        return starts, [list(each) for each in zip(*rows, strict=True)] if rows else [[] for _ in range(many)]

    def column(
        self,
        cells: Sequence[Cell],
        read: Callable[[str, str], Any],
        rows: Rows,
        at: int,
        shape: tuple[int, int],
        bad: set[int],
    ) -> list[Any]:
        """Give what the cells of a column write; rows with one that cannot be read are put in `bad`."""
        known: dict[Cell, Any] = {}
        found = []
        for index, cell in enumerate(cells):
            value = known.get(cell)
            if value is None:
                value = known[cell] = read(cell[0].strip(), cell[1].strip()) if cell[0].strip() else None
                if value is None or (at >= shape[0] and not isinstance(value, str | tuple)):
                    del known[cell]
                    self.said.append(_unread(rows.cell(index, at), at < shape[0]))
                    bad.add(index)
            found.append(value)
        return found


def _unread(cell: Span, is_key: bool) -> Diagnostic:
    text = cell.text.strip()
    if not text:
        said = say("table-row.no-key") if is_key else say("table-row.no-value")
        return Diagnostic("table-row", said, cell, say("table-row.hint"))
    said = say("table-row.bad-key", text=text) if is_key else say("table-row.bad-value", text=text)
    mended = hint_for(plain_forms(text))
    if mended is None:
        hint = say("table-row.bad-key-hint") if is_key else say("table-row.bad-value-hint")
        return Diagnostic("table-row", said, cell, hint)
    hint, instead = mended
    start = cell.start + len(cell.text) - len(cell.text.lstrip())
    written = Span(cell.source, start, start + len(text))
    return Diagnostic("table-row", said, cell, hint, edits=() if instead is None else (Edit(written, instead),))


def hint_for(text: str) -> tuple[Sentence, str | None] | None:
    """Say what to write in place of a range with a hyphen, a text without quotes, or a test that names its key.

    With the hint goes the cell as it was meant, where that is known.
    """
    found = _HYPHEN.fullmatch(text)
    if found is not None:
        wanted = meant(found[1].strip(), found[2].strip())
        return say("hint.write", text=wanted), wanted
    if text in ("otherwise", "其余"):
        return say("table-row.otherwise-hint"), None
    if text in ("yes", "no", "是", "否"):
        return say("table-row.answer-hint"), None
    if text in ("missing", "inapplicable", "缺失", "不适用"):
        return say("table-row.missing-hint"), None
    quoted = _BARE.fullmatch(text)
    if quoted is not None:
        wanted = f'"{quoted[1] or quoted[2]}"'
        return say("table-row.quotes-hint", text=wanted), wanted
    test = _NAMED.fullmatch(text)
    return None if test is None else (say("table-row.test-hint", text=test[1]), test[1])


def _misshapen(row: Span, shape: tuple[int, int]) -> Diagnostic:
    own = _shape(plain_forms(row.text))
    if own == shape or not all(own):
        said = say("table-row")
    else:
        said = say("table-row.shape", own=counted(*own), others=counted(*shape))
    return Diagnostic("table-row", said, row, say("table-row.hint"))


def counted(keys: int, values: int) -> Part:
    """Say how many keys and values a row has."""
    return both(
        (
            say("phrase.keys", count=keys) if keys > 1 else say("phrase.key", count=keys),
            say("phrase.values", count=values) if values > 1 else say("phrase.value", count=values),
        )
    )


def too_many_rows(row: Span) -> Diagnostic:
    """Say that a table has too many rows."""
    return Diagnostic("too-many-rows", say("too-many-rows", most=f"{MOST_ROWS:,}"), row, say("too-many-rows.hint"))


@cache
def _row(keys: int, values: int) -> Any:
    """Give the pattern of a row of so many cells."""
    import re  # the shape is known only now

    one = rf"({CELL})"
    cells = ",".join([one] * keys) + ":" + ",".join([one] * values)
    return re.compile(rf"[ \t]*+{cells}(?:#[^\n]*)?\r?(?=\n|\Z)")


def _agreed_shape(text: str) -> tuple[int, int]:
    """Give how many keys and values the rows of a text have; of the first three, two may outvote the first."""
    found = list(islice(_shapes(text), 3))
    if len(found) == 3 and found[1] == found[2]:
        return found[1]
    return found[0] if found else (1, 1)


def _shape(text: str) -> tuple[int, int]:
    """Give how many keys and values the first row of a text has that holds a colon."""
    return next(_shapes(text), (1, 1))


def _shapes(text: str) -> Iterator[tuple[int, int]]:
    """Give how many keys and values each row of a text has that holds a colon."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        counts, after = [1, 0], 0
        while at <= end:
            cell = CELLS.match(text, at)
            assert cell is not None
            if cell[2] == ":" and not after:
                after = counts[1] = 1
            elif cell[2]:
                counts[after] += 1
            else:
                break
            at = cell.end()
        if after:
            yield min(counts[0], _MOST_CELLS), min(counts[1], _MOST_CELLS)
        at = end + 1


_MOST_CELLS = 99
