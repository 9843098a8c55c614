"""Turn a text into its lines, and into grids the tables that are certain: Markdown, drawn by lines, parted by tabs."""

from __future__ import annotations

import html
import operator
import re
import unicodedata
from collections.abc import Callable, Sequence

from indicrules.files.claim import Place
from indicrules.forms.drawn import drawn_puts, is_drawn, is_rule
from indicrules.forms.grid import Grid, Line, Pages
from indicrules.forms.laid import Put, Room, grid_of
from indicrules.forms.saying import MOST_LINES, MOST_PLACES, too_many_lines, too_many_places
from indicrules.text.patterns import pattern

_RULE = pattern(r"^:?-+:?$")
_BAR = pattern(r"(?<!\\)\|")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)
_MARKED = pattern(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*|__(?=\S)([^_]+)(?<=\S)__")
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")
_WIDE = pattern(r"[ \u3000]*(?:  |\u3000)[ \u3000]*")

Found = tuple[int, list[Put]]
"""How many lines a table takes, and its cells."""


def read_text(text: str, name: str) -> Pages:
    """Read a text; what is no table for certain stays lines. Raise `DataError` where there is too much of it."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise too_many_lines(name, len(lines))
    parted = max(text.count("|"), text.count("\t"))
    if parted > 2 * MOST_PLACES:
        raise too_many_places(name, parted)
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
    if at + 1 >= len(lines) or "|" not in lines[at] or "-" not in lines[at + 1]:
        return 0, []
    head, rule = _bars(lines[at]), _bars(lines[at + 1])
    if len(head) < 2 or len(rule) != len(head) or not all(_RULE.match(each.strip()) for each in rule):
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
    cell = _MARKED.sub(lambda found: found[1] or found[2], cell)
    return html.unescape(_ESCAPED.sub(lambda found: found[1], cell)).strip()


def _drawn(lines: Sequence[str], at: int) -> Found:
    """Look for a table that is drawn by lines, from its first."""
    if not is_rule(lines[at]) or (at and is_drawn(lines[at - 1])):
        return 0, []
    end = at
    while end < len(lines) and is_drawn(lines[end]):
        end += 1
    while not is_rule(lines[end - 1]):
        end -= 1
    puts = drawn_puts(lines[at:end], at + 1)
    return (end - at, puts) if puts else (0, [])


def _tabbed(lines: Sequence[str], at: int) -> Found:
    """Look for two lines or more with as many tabs in each."""
    count = lines[at].count("\t")
    if not count:
        return 0, []
    end = at
    while end < len(lines) and lines[end].strip() and lines[end].count("\t") == count:
        end += 1
    if end - at < 2 or not any("\t" in line.strip() for line in lines[at:end]):
        return 0, []
    return end - at, _puts([(row, lines[row].split("\t")) for row in range(at, end)], str.strip)


def _spaced(lines: Sequence[str], at: int) -> Found:
    """Look for three lines or more of as many words, wide spaces between them, that stand under each other."""
    first = _words(lines[at])
    if len(first) < 3:
        return 0, []
    rows, end = [first], at + 1
    begin, close = [True] * len(first), [True] * len(first)
    while end < len(lines) and len(words := _words(lines[end])) == len(first):
        begin = [same and one[1] == two[1] for same, one, two in zip(begin, first, words, strict=True)]
        close = [same and one[2] == two[2] for same, one, two in zip(close, first, words, strict=True)]
        if not all(map(operator.or_, begin, close)):
            break
        rows.append(words)
        end += 1
    if len(rows) < 3:
        return 0, []
    return end - at, _puts([(at + row, [word for word, _, _ in each]) for row, each in enumerate(rows)], str.strip)


def _words(line: str) -> list[tuple[str, int, int]]:
    """Give what stands between wide spaces, and where it begins and ends, counted in half widths."""
    if not line.strip() or ("  " not in line and "\u3000" not in line):
        return []
    found, width, end = [], 0, 0
    for each in _WIDE.split(line):
        start = line.index(each, end) if each else end
        width += _width(line[end:start])
        if each:
            found.append((each, width, width + _width(each)))
            width, end = found[-1][2], start + len(each)
    return found


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _puts(rows: Sequence[tuple[int, Sequence[str]]], clean: Callable[[str], str]) -> list[Put]:
    return [
        Put(row, column, text, line=line + 1)
        for row, (line, cells) in enumerate(rows)
        for column, cell in enumerate(cells)
        if (text := clean(cell))
    ]


_LOOKS: tuple[Callable[[Sequence[str], int], Found], ...] = (_markdown, _drawn, _tabbed, _spaced)
