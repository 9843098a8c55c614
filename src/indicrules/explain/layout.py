"""Turn texts into lines and columns of a terminal, by display width."""

from __future__ import annotations

import re

from indicrules.text.patterns import pattern
from indicrules.text.width import chopped, display_width

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_PIECE = pattern(rf"\s+|[^\s{_WIDE}]+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。；：、）】》”’！？,.;:)]}%…")
_NEVER_LAST = frozenset("（【《“‘([{")


def pad(text: str, columns: int) -> str:
    """Fill up on the right."""
    return text + " " * max(0, columns - display_width(text))


def pad_left(text: str, columns: int) -> str:
    """Fill up on the left."""
    return " " * max(0, columns - display_width(text)) + text


def wrap(text: str, columns: int) -> list[str]:
    """Break into lines of at most `columns`: at blanks, between Chinese characters, in a word only where it must.

    >>> wrap("20 × 19/43 = 8.83720…", 12)
    ['20 × 19/43 =', '8.83720…']
    """
    whole = " ".join(text.split())
    if display_width(whole) <= columns:
        return [whole]
    lines, line = [], ""
    for piece in _pieces(text):
        if piece.isspace():
            line += " " if line else ""
            continue
        if line and display_width(line) + display_width(piece) > columns:
            lines.append(line.rstrip())
            line = ""
        if display_width(piece) > columns:
            *heads, piece = chopped(piece, columns)
            lines += heads
        line += piece
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """Split where a line may break; what may not open or end a line clings to its neighbour."""
    found: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        joined = found and not found[-1].isspace() and not piece.isspace()
        if joined and (piece[0] in _NEVER_FIRST or found[-1][-1] in _NEVER_LAST):
            found[-1] += piece
        else:
            found.append(piece)
    return found
