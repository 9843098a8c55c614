"""Turn a text into its lines, and into grids the tables that are certain: Markdown, drawn by lines, parted by tabs."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence

from indicrules.files.claim import Place
from indicrules.forms.drawn import drawn_puts, is_drawn
from indicrules.forms.grid import Grid, Line, Pages
from indicrules.forms.laid import Put, Room, grid_of
from indicrules.text.patterns import pattern

_RULE = pattern(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = pattern(r"(?<!\\)\|")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)
_MARKED = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")
_WIDE = pattern(r"(?: {2,}|\u3000{1,}|\s*\u3000\s*)")

Found = tuple[int, list[Put]]
"""How many lines a table takes, and its cells."""


def read_text(text: str, name: str) -> Pages:
    """Read a text; what is no table for certain stays lines. Raise `DataError` where there is too much of it."""
    lines = text.split("\n")
    parts: list[Grid | Line] = []
    room, tables, at = Room(), 0, 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        taken, puts = next((found for look in _LOOKS if (found := look(lines, at))[0]), (0, []))
        grid = grid_of(name, f"table {tables + 1}", puts, room) if taken else None
        if grid is None:
            shown = lines[at].strip()
            parts.append(Line(shown, Place(name, line=at + 1, text=shown)))
            at += 1
        else:
            tables += 1
            parts.append(grid)
            at += taken
    return Pages(name, tuple(parts))


def _markdown(lines: Sequence[str], at: int) -> Found:
    """Look for a header, a rule under it with as many columns, and rows."""
    if at + 1 >= len(lines) or "|" not in lines[at] or "-" not in lines[at + 1] or not _RULE.match(lines[at + 1]):
        return 0, []
    head = _bars(lines[at])
    if len(head) < 2 or len(_bars(lines[at + 1])) != len(head):
        return 0, []
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [(at, head), *((row, _bars(lines[row])) for row in range(at + 2, end))]
    return end - at, _puts(rows, _unmarked)


def _bars(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return _BAR.split(bare)


def _unmarked(cell: str) -> str:
    cell = _BREAK.sub("\n", cell)
    cell = _MARKED.sub(lambda found: found[2], cell)
    return html.unescape(_ESCAPED.sub(lambda found: found[1], cell)).strip()


def _drawn(lines: Sequence[str], at: int) -> Found:
    """Look for a table that is drawn by lines."""
    if not is_drawn(lines[at]):
        return 0, []
    end = at
    while end < len(lines) and is_drawn(lines[end]):
        end += 1
    puts = drawn_puts(lines[at:end], at + 1)
    return (end - at, puts) if puts else (0, [])


def _tabbed(lines: Sequence[str], at: int) -> Found:
    """Look for two lines or more with as many tabs in each."""
    return _columns(lines, at, lambda line: line.split("\t") if "\t" in line.strip() else [], least=2, rows=2)


def _spaced(lines: Sequence[str], at: int) -> Found:
    """Look for three lines or more of as many words, wide spaces between them, that begin at the same places."""
    taken, puts = _columns(lines, at, lambda line: _WIDE.split(line.strip()), least=3, rows=3)
    starts = {tuple(_starts(line)) for line in lines[at : at + taken]}
    return (taken, puts) if len(starts) == 1 else (0, [])


def _starts(line: str) -> list[int]:
    """Give where in a line, counted in half widths, its words begin."""
    found, width, blank = [], 0, 2
    for each in line:
        wide = 2 if unicodedata.east_asian_width(each) in "WF" else 1
        if each.isspace():
            blank += wide
        else:
            if blank >= 2:
                found.append(width)
            blank = 0
        width += wide
    return found


def _columns(lines: Sequence[str], at: int, parted: Callable[[str], list[str]], least: int, rows: int) -> Found:
    count = len(parted(lines[at]))
    if count < least:
        return 0, []
    end = at
    while end < len(lines) and lines[end].strip() and len(parted(lines[end])) == count:
        end += 1
    if end - at < rows:
        return 0, []
    return end - at, _puts([(row, parted(lines[row])) for row in range(at, end)], str.strip)


def _puts(rows: Sequence[tuple[int, Sequence[str]]], clean: Callable[[str], str]) -> list[Put]:
    return [
        Put(row, column, clean(cell), line=line + 1)
        for row, (line, cells) in enumerate(rows)
        for column, cell in enumerate(cells)
    ]


_LOOKS: tuple[Callable[[Sequence[str], int], Found], ...] = (_markdown, _drawn, _tabbed, _spaced)
