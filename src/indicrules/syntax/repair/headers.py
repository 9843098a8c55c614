"""Turn the lines of a block, of which some lost the word that should open them, into lines that open with it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS, NAMING, WITH_CLAUSES
from indicrules.language.words import BLOCKS, Language
from indicrules.syntax.automaton import Automaton
from indicrules.syntax.limits import MOST_MISTAKES
from indicrules.syntax.openings import (
    Givens,
    given_up,
    is_foreign,
    is_misread,
    is_other,
    is_row,
    meant_block,
    reads,
)
from indicrules.syntax.repair import unplaced
from indicrules.syntax.repair.astray import gather
from indicrules.syntax.repair.heads import (
    Head,
    block_heads,
    declared,
    last_remark,
    likely_heads,
    swallowed_heads,
    word_at,
)
from indicrules.syntax.repair.relex import end_of, line_of, text_of
from indicrules.syntax.repair.slips import as_near
from indicrules.syntax.repair.wording import COMPARISONS
from indicrules.syntax.token import Line, takes_rows
from indicrules.text.classes import field, frozen, mutable
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span

# What a line was that lost its keyword and has no clauses under it; the first as which it can be read.
_ALONE = ("INPUT", "METRIC", "PARAM", "UNIT", "CHECK")
_NEAR = 40  # lines under a lost header that may tell what it was
_MOST_TRIES = 4 * MOST_MISTAKES  # lines that are read anew


@frozen
class Mended:
    """The lines with what opens them restored, and what is said of it.

    Those of `lost` open a block that cannot be told, those of `guessed` may open one of another kind or name.
    """

    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...]
    lost: frozenset[int]
    guessed: frozenset[int]


def mend(lines: Sequence[Line], machine: Automaton, source: Source) -> Mended:
    """Restore the first words of lines: keywords left at the end of the line above, and lost headers of blocks."""
    gathered, said = gather(lines, machine, source)
    mender = _Mender(machine, source, gathered)
    mender.headers()
    mender.clauses()
    diagnostics = (*said, *mender.diagnostics)
    return Mended(tuple(mender.lines), diagnostics, frozenset(mender.lost), frozenset(mender.guessed))


@mutable
class _Above:
    """The block that a line stands in: its kind (None before the first), its place, and the clauses so far."""

    kind: str | None = None
    margin: int = 0
    inner: int = 0  # how far its clauses stand in
    bare: bool = False  # whether it takes no lines
    seen: set[str] = field(factory=set)
    givens: Givens = field(factory=Givens)


class _Mender:
    """The lines so far."""

    def __init__(self, machine: Automaton, source: Source, lines: list[Line]) -> None:
        self.machine = machine
        self.source = source
        self.lines = lines
        self.following = _following(lines)
        self.diagnostics: list[Diagnostic] = []
        self.lost: set[int] = set()
        self.guessed: set[int] = set()
        self.tries = 0

    # ------------------------------------------------------------------------ headers

    def headers(self) -> None:
        """Restore the lines that should open a block, and do not."""
        above = _Above()
        index = 0
        while index < len(self.lines):
            kind = self.lines[index].opener.kind
            opens = kind in BLOCK_KINDS
            if not opens:
                other = above.kind is not None and is_other(above.kind, above.seen, self.following[index])
                if other and self._swallowed(index):
                    continue
                opens = self._restored(index, above, other) or self._given_again(index, above)
            if opens:
                above = self._block(index)
            else:
                above.inner = above.inner if above.seen else self.lines[index].indent
                above.seen.add(kind)
            index += 1

    def _block(self, index: int) -> _Above:
        """Give the block that a line opens."""
        line = self.lines[index]
        kind = line.opener.kind
        if kind in BLOCK_KINDS:
            return _Above(kind, line.indent, bare=kind not in WITH_CLAUSES and not takes_rows(line))
        above = _Above(meant_block(_under(self.lines, index - 1)), line.indent, seen={kind})
        above.givens.again(line)
        return above

    def _given_again(self, index: int, above: _Above) -> bool:
        """Say whether a further example begins at a line below a gap, and report that its header is missing."""
        line = self.lines[index]
        if not above.givens.again(line):
            return False
        gap = self.source.text[self.lines[index - 1].tokens[-1].start : line.opener.start]
        if gap.count("\n") < 2:
            return False
        self.diagnostics.append(unplaced.no_example(line, self.source))
        self.lines[index] = line._replace(mistakes=1)
        self.lost.add(index)
        return True

    def _swallowed(self, index: int) -> bool:
        """Put a header that the remark above a line ends with on a line of its own."""
        begin, end = self.lines[index - 1].tokens[-1].start, self.lines[index].opener.start
        begin, end = last_remark(self.source.text, begin, end)
        for head in swallowed_heads(self.source.text[begin:end]):
            start = begin + head.start
            read = self._line(start, end, self.lines[index].indent)
            if read is not None and read.mistakes == 1 and self._reads(read):
                self.diagnostics.append(unplaced.in_remark(Span(self.source, start, begin + head.end)))
                self.lines.insert(index, read)
                self.following.insert(index, self.following[index])
                return True
        return False

    def _restored(self, index: int, above: _Above, other: bool) -> bool:
        """Say whether a line opens a block; restore its keyword, or note that it cannot be told."""
        line = self.lines[index]
        kind = line.opener.kind
        further_out = line.indent < above.inner
        leads = (above.kind is None or line.indent <= above.margin or further_out) and self._leads(index)
        surely = above.bare or other or leads
        if kind in CLAUSE_KINDS:
            if self._reads(line):
                return other and leads and self._guess(index)
            return (surely or further_out) and self._guess(index)
        text = text_of(line, self.source)
        row = is_row(line) and not (other and leads)
        if text and self._take(index, block_heads(text), not row):
            return True
        if row or not text:
            return False
        surely = surely or above.kind is None
        if (surely or further_out) and (self._take(index, likely_heads(text), False) or self._guess(index)):
            return True
        if surely:
            self.lost.add(index)
        return surely

    def _take(self, index: int, heads: Iterator[Head], surely: bool) -> bool:
        """Open a line with the first keyword that makes a header of it; `surely`, else with one of which a part can."""
        line = self.lines[index]
        text = text_of(line, self.source)
        partly: tuple[Line, str] | None = None
        for head in heads:
            read = self._line(line.opener.start, end_of(line, self.source), line.indent, head.word, head.rest(text))
            if read is not None and read.opener.kind in NAMING and read.tokens[1].kind == "STRING":
                opener, title, *rest, newline = read.tokens
                read = read._replace(tokens=(opener, *rest, title, newline))
            if read is not None and self._reads(read) and read.mistakes == 1:
                self._open(index, read, head.in_front(text))
                return True
            if read is not None and read.opener.kind in BLOCK_KINDS:
                partly = partly or (read, head.in_front(text))
        if surely and partly is not None:
            self._open(index, *partly)
        return surely and partly is not None

    def _guess(self, index: int) -> bool:
        """Open a line with the keyword that fits what follows it, if it makes a header of it."""
        line = self.lines[index]
        text = text_of(line, self.source)
        first = word_at(text) if line.opener.kind == "NAME" else line.opener.end - line.opener.start
        other = Head("", 0, first).rest(text)  # what follows a wrong first word
        rests = [other] if line.opener.kind in CLAUSE_KINDS else [text]
        if line.opener.kind == "NAME":
            rests.append(other)
        for word in self._fitting(index):
            for rest in rests:
                read = self._line(line.opener.start, end_of(line, self.source), line.indent, word, rest)
                if rest.strip() and read is not None and read.mistakes == 1 and self._is_likely(read):
                    self._open(index, read, f"{word} {rest.strip()}")
                    self.guessed.add(index)
                    return True
        return False

    def _fitting(self, index: int) -> Iterator[str]:
        """Give the block keywords that fit the clauses under a line, in the language that is written around it."""
        under = list(_under(self.lines, index))
        near = (under[0] if under else self.lines[max(index - 1, 0)]).opener
        language: Language = "en" if self.source.text[near.start : near.end].isascii() else "zh"
        for kind in [meant_block(under)] if under else _ALONE:
            yield next(keyword.spelt(language) for keyword in BLOCKS.values() if keyword.kind == kind)

    def _is_likely(self, line: Line) -> bool:
        """Say whether a guessed header is one, declares what no other does, and is no check merely for its value."""
        if line.opener.kind == "CHECK":
            return self._reads(line) and any(token.kind in COMPARISONS for token in line.tokens)
        return self._reads(line) and (line.opener.text, line.tokens[1].text) not in self._declared

    @functools.cached_property
    def _declared(self) -> frozenset[tuple[str, str]]:
        """What the text declares; it is looked through once, however many lines are guessed."""
        return declared(self.source.text)

    def _open(self, index: int, read: Line, meant: str) -> None:
        """Put a header in the place of a line, and report that unless something was reported of it."""
        line = self.lines[index]
        self.lines[index] = read._replace(mistakes=1)
        if not line.mistakes:
            place = Span(self.source, line.opener.start, end_of(line, self.source))
            opener = Span(self.source, line.opener.start, line.opener.end)
            misled = line.opener.kind in CLAUSE_KINDS
            self.diagnostics.append(unplaced.no_header(opener if misled else place, place, misled, meant))

    # ------------------------------------------------------------------------ misread keywords

    def clauses(self) -> None:
        """Read a clause that cannot stand where it does, and whose keyword is misspelt, as the one that can."""
        block = ""
        for index, line in enumerate(self.lines):
            block = line.opener.kind if line.opener.kind in BLOCK_KINDS else block
            if block in WITH_CLAUSES and is_misread(line, block, self.source):
                self.lines[index] = self._read_as_fits(line, block)

    def _read_as_fits(self, line: Line, block: str) -> Line:
        start, end = line.opener.start, line.opener.end
        for word in as_near(self.source.text[start:end], line.opener.text):
            read = self._line(end, end_of(line, self.source), line.indent, word)
            if read is not None and not is_foreign(read.opener.kind, block) and self._reads(read):
                return read
        return given_up(line)

    # ------------------------------------------------------------------------ lines

    def _line(self, start: int, end: int, indent: int, word: str = "", instead: str = "") -> Line | None:
        self.tries += 1
        return line_of(self.source, start, end, indent, word, instead) if self.tries <= _MOST_TRIES else None

    def _reads(self, line: Line) -> bool:
        return reads(line, self.machine, self.source)

    def _leads(self, index: int) -> bool:
        """Say whether a line stands further out than the clause under it."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if below is None or below.opener.kind in BLOCK_KINDS or is_row(below):
            return False
        return below.indent > self.lines[index].indent


def _under(lines: Sequence[Line], index: int) -> Iterator[Line]:
    """Give the clauses under a line, up to the next block."""
    for line in lines[index + 1 : index + 1 + _NEAR]:
        if line.opener.kind in BLOCK_KINDS:
            return
        if line.opener.kind in CLAUSE_KINDS:
            yield line


def _following(lines: Sequence[Line]) -> list[frozenset[str]]:
    """Give for each line what opens it and those after it, up to the next block."""
    kinds: frozenset[str] = frozenset()
    following = []
    for line in reversed(lines):
        kind = line.opener.kind
        kinds = frozenset() if kind in BLOCK_KINDS else kinds if kind in kinds else kinds | {kind}
        following.append(kinds)
    return following[::-1]
