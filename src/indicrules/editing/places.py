"""Keep the places of a file's blocks while its text changes around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from indicrules.text.diagnostic import Diagnostic, moved
from indicrules.text.source import Source, Span

MOST_KEPT = 64_000_000  # characters of earlier texts, in which blocks that did not change since were read


class Places:
    """Where each block of a file begins by now, and where it began in the text in which it was read.

    A place in an earlier text is one in the present text, since what stands around a block moves it as a whole.
    """

    def __init__(self, source: Source, starts: Iterable[int]) -> None:
        """Begin with a text that was read whole, and where its blocks begin."""
        self.source = source
        self.starts = list(starts)
        self._born = dict.fromkeys(range(len(self.starts)), source)
        self._read: dict[int, tuple[Source, list[int], list[int]]] = {
            id(source): (source, list(self.starts), list(range(len(self.starts))))
        }
        self._clauses: dict[tuple[int, int], tuple[Span, Span]] = {}

    def block_at(self, offset: int) -> int:
        """Number the block in which a place of the present text lies, -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def end(self, block: int) -> int:
        """Give the end of a block, where the next one begins."""
        return self.starts[block + 1] if block + 1 < len(self.starts) else len(self.source.text)

    def edited(self, block: int, source: Source, longer: int) -> None:
        """Go on to a text in which one block has become longer."""
        self.source = source
        self.starts[block + 1 :] = [start + longer for start in self.starts[block + 1 :]]

    def put(self, clause: Span, now: Span) -> None:
        """Note where a clause stands by now that others hold by an earlier place, though its block was read again."""
        if clause is not now:
            self._clauses[id(clause.source), clause.start] = clause, now

    def read(self, blocks: Iterable[int]) -> None:
        """Note that blocks were read in the present text."""
        numbers = sorted(blocks)
        self._read[id(self.source)] = self.source, [self.starts[each] for each in numbers], numbers
        self._born.update(dict.fromkeys(numbers, self.source))
        if len(self._read) > 2 * len(numbers) + 8:
            alive = {id(source) for source in self._born.values()}
            self._read = {key: each for key, each in self._read.items() if key in alive}

    @property
    def is_heavy(self) -> bool:
        """Whether too many earlier texts are still there."""
        return len(self._read) * len(self.source.text) > MOST_KEPT

    def block_of(self, span: Span | None) -> int | None:
        """Number the block of a place in any of the texts, -1 before the first; None for another file's."""
        read = None if span is None else self._read.get(id(span.source))
        if span is None or read is None:
            return None
        at = bisect_right(read[1], span.start) - 1
        return read[2][at] if at >= 0 else -1

    def now(self, span: Span) -> Span:
        """Give a place by the present text; one of another file as it is."""
        clause = self._clauses.get((id(span.source), span.start)) if self._clauses else None
        if clause is not None and clause[0].end == span.end:
            span = clause[1]
        read = self._read.get(id(span.source))
        if read is None or span.source is self.source:
            return span
        at = bisect_right(read[1], span.start) - 1
        moved = self.starts[read[2][at]] - read[1][at] if at >= 0 else 0
        return Span(self.source, span.start + moved, span.end + moved)

    def told(self, diagnostic: Diagnostic) -> Diagnostic:
        """Give a diagnostic with its places by the present text."""
        spans = [diagnostic.span, *(each.span for each in diagnostic.secondary)]
        spans += [each.span for each in diagnostic.edits]
        if all(each is None or each.source is self.source or id(each.source) not in self._read for each in spans):
            return diagnostic
        return moved(diagnostic, self.now)


class Declared(dict[str, Span]):
    """Where names are declared, by the present text."""

    def __init__(self, known: dict[str, Span], places: Places) -> None:
        """Take the places in the text that was read whole."""
        super().__init__(known)
        self._places = places

    def get(self, name: str, default: Span | None = None) -> Span | None:  # type: ignore[override]  # None, or a place
        """Give the place of a name."""
        found = super().get(name)
        return default if found is None else self._places.now(found)
