"""Turn the rows of a table, as they stand in a ruleset, into their one layout: columns kept aligned."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.syntax.cells import tidy
from indicrules.syntax.rows import parted
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.table_rows import blank
from indicrules.text.source import Source, Span
from indicrules.text.width import display_width

_INDENT = "  "


def table_lines(source: Source, start: int, end: int, to: str | None) -> Iterator[tuple[str, str]]:
    """Give the lines of the rows between two places, each with the remark at its end.

    `to` is the word between the ends of a range.
    """
    lines: list[tuple[list[str], list[str], str] | str | None] = []
    at = start
    while at < end:
        stop = source.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        text = source.text[at:stop].rstrip()
        plain = plain_forms(text)
        if blank(plain, 0) is not None:
            lines.append(f"#{text.strip()[1:]}" if text.strip() else None)
        else:
            lines.append(_row(source, at, text, plain, to))
        at = stop + 1
    widths: list[int] = []
    for line in lines:
        if isinstance(line, tuple):
            for index, cell in enumerate(line[0]):
                if index == len(widths):
                    widths.append(0)
                widths[index] = max(widths[index], display_width(cell + line[1][index]))
    gap = False
    for line in lines:
        if line is None:
            gap = True
            continue
        if gap:
            yield "", ""
        gap = False
        yield (_INDENT + line, "") if isinstance(line, str) else (_INDENT + _written(line[0], line[1], widths), line[2])


def _row(source: Source, start: int, text: str, plain: str, to: str | None) -> tuple[list[str], list[str], str]:
    """Give the cells of a row, what follows each, and its remark."""
    cells = parted(Span(source, start, start + len(text)))
    spelt, signs = [], []
    for index, cell in enumerate(cells):
        inner = cell.text
        spelt.append(tidy(plain_forms(inner), inner, to))
        until = cells[index + 1].start if index + 1 < len(cells) else len(source.text)
        between = plain[cell.end - start : until - start].lstrip()
        signs.append(between[:1] if between[:1] in (",", ":") else "")
    rest = text[cells[-1].end - start :].strip()
    return spelt, signs, f"#{rest[1:]}" if rest else ""


def _written(cells: list[str], signs: list[str], widths: list[int]) -> str:
    found = ""
    for index, (cell, sign) in enumerate(zip(cells, signs, strict=True)):
        found += cell + sign
        if index + 1 < len(cells):
            found += " " * (widths[index] - display_width(cell + sign) + 1)
    return found
