"""Turn a printed page, plain text or Markdown, into the lines that were written before it was laid out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal

import attrs

COLUMNS: Final = 100
SOFT: Final = "\u2028"  # where a line may have been cut
_CLOSING: Final = frozenset("，。；：、）】》”’！？,.;:)]}%…")
_SIGNS: Final = frozenset("=≈<>≤≥≠+−×/^")
_FORMATTING: Final = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*)|(<br ?/?>)|(&nbsp;)")
_CELL: Final = re.compile(r"(?<!\\)\|")


@attrs.frozen
class Statement:
    """A line as it was written; `places` says where in the page each of its characters stands."""

    text: str
    places: tuple[int, ...]
    continued: bool = False  # whether it goes on with what a label before it opened


def statements_of(page: str, format: Literal["text", "markdown"]) -> list[Statement]:
    """Give the lines of a page, those that were wrapped whole again."""
    return list(_text(page) if format == "text" else _markdown(page))


def width(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def numbered_lines(page: str) -> Iterator[tuple[int, str]]:
    """Give lines with where they open."""
    at = 0
    for line in page.split("\n"):
        yield at, line
        at += len(line) + 1


def columns_of(line: str) -> list[tuple[int, str]]:
    """Give what stands in a line apart by two blanks or more, and in which column."""
    return [(width(line[: match.start()]), match[0]) for match in re.finditer(r"\S+(?: \S+)*", line)]


def _text(page: str) -> Iterator[Statement]:
    text, places, last = "", list[int](), ""
    opened = -1  # the column in which the part opens that may go on
    for at, line in numbered_lines(page):
        parts = columns_of(line)
        if text and parts and _goes_on(last, opened, parts[0][0], line.strip()):
            start = len(line) - len(line.lstrip())
            glue = "" if _wide(text[-1]) and _wide(line[start]) else SOFT
            text += glue + line[start:]
            places += [at + start] * len(glue) + [at + index for index in range(start, len(line))]
        else:
            if text.strip():
                yield Statement(text, tuple(places), text.startswith("   "))
            text, places = line, [at + index for index in range(len(line))]
            opened = parts[-1][0] if parts else -1
        last = line
    if text.strip():
        yield Statement(text, tuple(places), text.startswith("   "))


def _goes_on(last: str, opened: int, column: int, line: str) -> bool:
    """Tell whether a line was cut off the one before: it opens below it, and its first word had no room there."""
    if not opened <= column <= opened + 8 or column == 0:
        return False
    return width(last) + 1 + width(_first_piece(line)) > COLUMNS


def _first_piece(line: str) -> str:
    end = 1
    if not _wide(line[0]):
        while end < len(line) and not line[end].isspace() and not _wide(line[end]):
            end += 1
    while end < len(line) and line[end] in _CLOSING:
        end += 1
    if line[:end] in _SIGNS and end + 1 < len(line):
        return f"{line[:end]} {_first_piece(line[end:].lstrip())}"  # a sign is not left alone at a line's end
    return line[:end]


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _markdown(page: str) -> Iterator[Statement]:
    for at, line in numbered_lines(page):
        if re.fullmatch(r"[|\s:-]*", line):
            continue
        start, continued = 0, re.match(r"\|\s*\|", line) is not None
        for end in [*(match.start() for match in _CELL.finditer(line)), len(line)]:
            yield from _unformatted(line[start:end], at + start, continued)
            start = end + 1


def _unformatted(cell: str, at: int, continued: bool) -> Iterator[Statement]:
    text, places, index = "", list[int](), 0
    for match in [*_FORMATTING.finditer(cell), None]:
        end = match.start() if match else len(cell)
        text += cell[index:end]
        places += range(at + index, at + end)
        if match is None:
            break
        said = match[1] or ("" if match[2] else "  ")
        text += said
        places += [at + end] * len(said)
        index = match.end()
    if text.strip():
        yield Statement(text, tuple(places), continued)
