"""Turn places in a text into those of the protocol, which counts lines and units of an encoding, and back."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

from indicrules.text.source import Span

_ENDS = re.compile(r"\r\n|\r|\n")  # what the protocol calls the end of a line, and nothing else that may end one


class Lines:
    """The lines of a text, with columns in units of `encoding`: `utf-8`, `utf-16` or `utf-32`."""

    def __init__(self, text: str, encoding: str) -> None:
        """Find where the lines begin."""
        self.text, self.encoding = text, encoding
        self._starts = [0, *(found.end() for found in _ENDS.finditer(text))]

    def offset(self, position: types.Position) -> int:
        """Give the place of a position; past the end of a line or of the text it is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = self._line(position.line)
        if self.encoding == "utf-32" or line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for at, letter in enumerate(line):
            if units >= position.character:
                return start + at
            units += self._width(letter)
        return start + len(line)

    def position(self, offset: int) -> types.Position:
        """Give the position of a place."""
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        units = len(before)
        if self.encoding != "utf-32" and not before.isascii():
            units = sum(map(self._width, before))
        return types.Position(line, units)

    def range(self, start: int, end: int) -> types.Range:
        """Give the range of a stretch of the text."""
        return types.Range(self.position(start), self.position(end))

    def of(self, span: Span) -> types.Range:
        """Give the range of a place."""
        return self.range(span.start, span.end)

    def whole(self) -> types.Range:
        """Give the range of all of the text."""
        return self.range(0, len(self.text))

    def line_start(self, offset: int) -> int:
        """Give the beginning of the line of a place."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _line(self, line: int) -> str:
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[line] : end].rstrip("\r\n")

    def _width(self, letter: str) -> int:
        if self.encoding == "utf-8":
            return len(letter.encode("utf-8", "surrogatepass"))
        return 2 if letter > "\uffff" else 1
