"""Turn a named text into places in it: lines, columns and spans."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from indicrules.text.classes import field, frozen


@frozen(eq=False, slots=False)
class Source:
    """A named text. Two of the same name and text are equal; a place in one file is compared by identity."""

    name: str
    text: str = field(repr=False)
    edited: Source | None = field(default=None, repr=False)

    @property
    def file(self) -> Source:
        """The text that this one was before it was edited, else itself: the same for all that one file has said."""
        return self if self.edited is None else self.edited

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return self is other or (self.name == other.name and self.text == other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __reduce__(self) -> tuple[type[Source], tuple[str, str]]:
        return Source, (self.name, self.text)

    def __deepcopy__(self, memo: dict[int, object]) -> Source:
        return self

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column (in characters) of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """Give where the 1-based `line` begins."""
        return self._starts[line - 1]

    def line_text(self, line: int) -> str:
        """Give the text of the 1-based `line` without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")


@frozen
class Span:
    """A stretch of a source: offsets `start` (in) to `end` (out)."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The 1-based line on which the span opens."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The 1-based column, in characters, at which the span opens."""
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source.text[self.start : self.end]

    @property
    def words(self) -> str:
        """What stands there on one line, with a single blank wherever there are blanks or lines end."""
        return " ".join(self.text.split())

    @property
    def place(self) -> str:
        """The place as `file:line:column`."""
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"

    def to(self, other: Span) -> Span:
        """Give the span from the start of this one to the end of `other`."""
        return Span(self.source, self.start, other.end)
