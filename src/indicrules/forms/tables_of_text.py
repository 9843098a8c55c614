"""Turn CSV or TSV text into a grid of its cells."""

from __future__ import annotations

import csv
import io
import re

from indicrules.files.cells import refused
from indicrules.forms.grid import Grid, Pages
from indicrules.forms.laid import Put, Room, grid_of
from indicrules.forms.saying import MOST_PLACES, too_many_places
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_TOLD = pattern(r"sep=([,;|\t])\n", re.IGNORECASE)
_KEPT = pattern(r'^="([^"]*)"$')
_DELIMITERS = ("\t", ",", ";", "|")


def read_table(text: str, name: str) -> Pages:
    """Read rows of cells, parted by a tab, comma, semicolon or bar; raise `DataError`."""
    return Pages(name, tuple(filter(None, (table_grid(text, name, name.rpartition(".")[0] or name),))))


def table_grid(text: str, file: str, name: str) -> Grid | None:
    """Give the grid of the rows; None where all are blank."""
    told = _TOLD.match(text)  # Excel writes on a line of its own what parts the cells
    delimiter = told[1] if told else delimiter_of(text)
    reader = csv.reader(io.StringIO(text[told.end() :] if told else text, newline=""), delimiter=delimiter, strict=True)
    puts: list[Put] = []
    row, line = 0, 2 if told else 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if "field limit" in str(error):
                said, advice = say("bad-csv.long-cell", most=f"{csv.field_size_limit():,}"), say("bad-csv.cells.hint")
            else:
                said, advice = say("bad-csv.cells"), say("bad-csv.cells.hint")
            raise refused(f"{file}:{line}", "bad-csv", said, advice) from None
        if cells is None:
            break
        if len(puts) > MOST_PLACES or len(cells) > MOST_PLACES:
            raise too_many_places(f"{file}:{line}", max(len(puts), len(cells)))
        puts += [Put(row, at, _seen(cell), line=line) for at, cell in enumerate(cells) if cell.strip()]
        row, line = row + 1, reader.line_num + (2 if told else 1)
    return grid_of(file, name, puts, Room())


def _seen(cell: str) -> str:
    """Give the text of a cell; `="007"` is how exports keep a spreadsheet from making it a number."""
    bare = cell.strip()
    kept = _KEPT.match(bare)
    return kept[1] if kept else bare


def delimiter_of(text: str) -> str:
    """Give what parts the cells: what stands in most lines outside quotes, in as many places in each."""
    counts: dict[str, list[int]] = {each: [] for each in _DELIMITERS}
    for line in text.splitlines()[:200]:
        bare = "".join(line.split('"')[::2])
        for each in _DELIMITERS:
            if bare.strip():
                counts[each].append(bare.count(each))

    def fitting(each: str) -> tuple[int, int]:
        found = [count for count in counts[each] if count]
        return len(found), max((found.count(count) for count in set(found)), default=0)

    return max(_DELIMITERS, key=fitting)
