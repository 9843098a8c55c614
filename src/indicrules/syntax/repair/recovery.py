"""Turn lines of tokens into blocks; where a block fails, turn each of its lines alone into a part or a mistake."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS, FULL_MARKS, ONCE
from indicrules.syntax import tree
from indicrules.syntax.automaton import Automaton, Failure, run
from indicrules.syntax.division import divide, grouped, is_no_row
from indicrules.syntax.limits import MOST_MISTAKES
from indicrules.syntax.openings import hides_block, is_misread
from indicrules.syntax.token import NEWLINE, Line, Token, takes_rows
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source

MOST_ROWS = 200
MOST_OF_MATCH = 10_000

_NAME_GOES_ON = frozenset({"NAME", "NUMBER", "MINUS", "COMMA", "OVER", "MEASURE", "EQUAL", "PLUS", "TIMES"})
_NO_TARGET = CLAUSE_KINDS - {"TARGET"}
_WITH_CLAUSES = (tree.ScoredBlock, tree.MethodBlock, tree.ExampleBlock)


@frozen
class Blocks:
    """The blocks of a text, and what was wrong with them; see `Parsed`."""

    blocks: tuple[tree.Block, ...]
    diagnostics: tuple[Diagnostic, ...]
    damaged: frozenset[int]
    hidden: bool


def read_blocks(lines: Sequence[Line], machine: Automaton, source: Source) -> Blocks:
    """Read the blocks that begin at header lines."""
    reader = _Reader(machine, source)
    for part in divide(lines, machine, source):
        reader.diagnostics.extend(part.diagnostics)
        reader.hidden = reader.hidden or part.hidden
        reader.block(part.lines)
        if len(reader.diagnostics) > MOST_MISTAKES:
            reader.hidden = True
            break
    return Blocks(tuple(reader.blocks), tuple(reader.diagnostics), frozenset(reader.damaged), reader.hidden)


def _split(lines: Sequence[Line], lost: frozenset[int]) -> Iterator[Sequence[Line]]:
    """Split lines at those that open a block, and at those of `lost`."""
    begin = 0
    for index, line in enumerate(lines):
        if index > begin and (line.opener.kind in BLOCK_KINDS or index in lost):
            yield lines[begin:index]
            begin = index
    yield lines[begin:]


class _Reader:
    """The blocks read so far."""

    def __init__(self, machine: Automaton, source: Source) -> None:
        self.machine = machine
        self.source = source
        self.blocks: list[tree.Block] = []
        self.diagnostics: list[Diagnostic] = []
        self.damaged: set[int] = set()
        self.hidden = False
        self.lost = False  # whether a clause of the block was left out
        self.rest: Line | None = None  # what begins in the middle of the line that was read last

    def block(self, lines: Sequence[Line]) -> None:
        """Read one block; where it fails as a whole, with what opens its lines restored, and by its parts."""
        if not hides_block(lines) and self._whole(lines):
            return
        from indicrules.syntax.repair.headers import mend  # nothing in a file without mistakes asks for it

        mended = mend(lines, self.machine, self.source)
        self.diagnostics.extend(mended.diagnostics)
        unsure = mended.lost | mended.guessed
        self.hidden = self.hidden or bool(unsure)
        begin = 0
        for part in _split(mended.lines, mended.lost):
            known = len(self.blocks)
            end = begin + len(part)
            waiting: Sequence[Line] = part
            while waiting and len(self.diagnostics) <= MOST_MISTAKES and not self._whole(waiting):
                waiting = self._parts(waiting)
            if len(self.blocks) > known and (begin in unsure or end in unsure):
                self.damaged.add(len(self.blocks) - 1)  # what follows may well belong to it
            begin = end

    def _whole(self, lines: Sequence[Line]) -> bool:
        """Read a block as one, and say whether that went."""
        block = lines[0].opener.kind
        flawed = [line for line in lines if line.mistakes]
        if block not in BLOCK_KINDS or any(line.broken or is_misread(line, block, self.source) for line in flawed):
            return False
        if len(lines) > MOST_ROWS and any(len(group) > _most_rows(group[0]) + 1 for group in grouped(lines)):
            return False
        tokens = [token for line in lines for token in line.tokens]
        result: Any = run(self.machine, "block", tokens, self.source)
        if isinstance(result, Failure):
            return False
        if any(line.doubtful and line.opener.kind in FULL_MARKS for line in flawed):
            self.damaged.add(len(self.blocks))
        self.blocks.append(result)
        return True

    def _parts(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Read a block by its header and clauses; give the lines from which on another begins."""
        from indicrules.syntax.repair import unplaced  # nothing in a file without mistakes asks for it

        groups = deque(grouped(lines))
        self.lost = any(line.doubtful and line.opener.kind in FULL_MARKS for line in lines)
        said = len(self.diagnostics)
        header, whole = self._first(groups)
        damaged = lines[0].broken if header is None else not whole
        misplaced = len(self.diagnostics) > said or any(line.broken for line in lines)
        bare = header is not None and not isinstance(header, _WITH_CLAUSES)
        clauses: list[tree.Clause] = []
        targets = True  # whether no target was lost
        while not (further := self._resume(groups)) and groups and len(self.diagnostics) <= MOST_MISTAKES:
            group = groups.popleft()
            read = self._part("clause", group, damaged or self.lost)
            if read is not None and not bare:
                clauses.extend(read if isinstance(read, tuple) else (read,))
                continue
            if read is not None and not misplaced:
                self.diagnostics.append(unplaced.misplaced(group[0], lines[0], self.source))
            misplaced = self.lost = True
            self.hidden = self.hidden or read is not None  # the header above the clause may be what is missing
            targets = targets and group[0].opener.kind in _NO_TARGET
        if not targets and lines[0].opener.kind == "INDICATOR" and tree.Target not in map(type, clauses):
            self.hidden = True  # what was lost may be the target, which declares an input of the indicator's name
        if header is None:
            self.hidden = True
            return further
        if damaged or self.lost:
            self.damaged.add(len(self.blocks))
        if isinstance(header, _WITH_CLAUSES):
            header = evolve(header, clauses=tuple(clauses))
        self.blocks.append(header)
        return further

    def _first(self, groups: deque[Sequence[Line]]) -> tuple[tree.Block | None, bool]:
        """Read the header that opens a block, and say whether it is whole."""
        from indicrules.syntax.repair import unplaced  # nothing in a file without mistakes asks for it

        line = groups[0][0]
        if line.opener.kind in BLOCK_KINDS:
            return self._header(groups.popleft())
        if line.opener.kind in CLAUSE_KINDS and not line.mistakes:
            self.diagnostics.append(unplaced.outside(line, self.source))
            groups[0] = [line._replace(mistakes=1), *groups[0][1:]]
        elif line.opener.kind == "NAME" and line.broken:
            groups.popleft()
        return None, False

    def _resume(self, groups: deque[Sequence[Line]]) -> Sequence[Line]:
        """Put what begins in the middle of the line read last before the clauses to come; give the block it begins."""
        rest, self.rest = self.rest, None
        if rest is None:
            return ()
        if rest.opener.kind in BLOCK_KINDS:
            return [rest, *(line for group in groups for line in group)]
        if rest.opener.kind in ONCE and any(group[0].opener.kind == rest.opener.kind for group in groups):
            self.lost = True  # it would stand there twice
        else:
            rows = groups.popleft() if takes_rows(rest) and groups and not is_no_row(groups[0][0]) else ()
            groups.appendleft((rest, *rows))
        return ()

    def _header(self, group: Sequence[Line]) -> tuple[tree.Block | None, bool]:
        """Read a header; where it fails, at least the name that it declares."""
        from indicrules.syntax.repair.absent import joined_name  # nothing in a file without mistakes asks for it

        result = self._part("block", group)
        if result is not None:
            return result, True
        first = group[0]
        if first.opener.kind not in ("INPUT", "RULESET", "GROUP", "INDICATOR") or first.tokens[1].kind != "NAME":
            return None, False
        failure = None if first.broken else run(self.machine, "block", first.tokens, self.source)
        reached = failure.index if isinstance(failure, Failure) else 2
        joined = joined_name(first.tokens, self.source.text)
        if joined is not None:
            return self._salvaged(joined, (len(joined) - 1, 3, 2)), False
        if self._may_name_more(first, reached):
            self.hidden = True
        return self._salvaged(first.tokens, (reached, 2)), False

    def _may_name_more(self, header: Line, reached: int) -> bool:
        """Say whether a header's name may be longer than what was read of it, or another name stands after it."""
        name, following = header.tokens[1:3]
        if reached == 2:
            glued = following.kind != NEWLINE and following.start == name.end
            return glued or following.kind in _NAME_GOES_ON
        return any(token.kind == "NAME" for token in header.tokens[reached:])

    def _salvaged(self, tokens: Sequence[Token], ends: Iterable[int]) -> tree.Block | None:
        """Give the block that the first of some tokens declare."""
        for end in ends:
            last = tokens[end - 1]
            newline = Token(NEWLINE, "", last.end, last.end)
            read: Any = run(self.machine, "block", [*tokens[:end], newline], self.source)
            if not isinstance(read, Failure):
                block: tree.Block = read
                return block
        return None

    def _part(self, start: str, group: Sequence[Line], damaged: bool = False) -> Any:
        """Read a header or clause with its rows; None where a mistake in it, or (`damaged`) above it, was reported."""
        from indicrules.syntax.repair import unplaced
        from indicrules.syntax.repair.mistakes import mistake  # nothing in a file without mistakes asks for it

        if start == "clause" and group[0].opener.kind not in CLAUSE_KINDS:
            self._loose(group, damaged)
            return None
        most = _most_rows(group[0])
        if len(group) > most + 1:
            row = group[most + 1]
            self.diagnostics.append(unplaced.rows_exceeded(len(group) - 1, most, row, self.source))
            self.lost = True
            group = [*group[:most], group[-1]]  # the last row may be what holds otherwise
        if not any(line.broken for line in group):
            tokens = [token for line in group for token in line.tokens]
            result: Any = run(self.machine, start, tokens, self.source)
            if not isinstance(result, Failure):
                return result
            found = mistake(tokens, result, self.source, self._reach(start))
            place = _line_index(group, result.index)
            if found.repaired is not None:
                again: Any = run(self.machine, start, found.repaired, self.source)
                if not isinstance(again, Failure):
                    if not group[place].mistakes:
                        self.diagnostics.append(found.diagnostic)
                    self.lost = self.lost or group[place].opener.kind in FULL_MARKS  # its number may be another
                    if found.cut:
                        self._cut(tokens[result.index], group[place])
                    return again
            if not group[place].mistakes:
                self.diagnostics.append(found.diagnostic)
            self._rest(group[place + 1 :])
            return None
        first = group[0]
        if len(group) > 1:
            self._rest(group[1:])
        if not first.broken and len(group) == 1:
            self._alone(first, start)
        return None

    def _cut(self, token: Token, line: Line) -> None:
        """Note the line that begins at a token in the middle of another, whose last word may be longer for that."""
        from indicrules.syntax.repair.relex import line_of  # nothing in a file without mistakes asks for it

        self.lost = True
        self.hidden = self.hidden or line.opener.kind in BLOCK_KINDS
        self.rest = line_of(self.source, token.start, line.tokens[-1].start, line.indent)
        self.hidden = self.hidden or self.rest is None

    def _alone(self, line: Line, start: str) -> None:
        from indicrules.syntax.repair.mistakes import mistake  # nothing in a file without mistakes asks for it

        if len(self.diagnostics) > MOST_MISTAKES:
            return
        result = run(self.machine, start, line.tokens, self.source)
        if isinstance(result, Failure) and not line.mistakes:
            self.diagnostics.append(mistake(line.tokens, result, self.source, self._reach(start)).diagnostic)

    def _reach(self, start: str) -> Callable[[Sequence[Token]], int]:
        """Give the function that counts how many of some tokens make sense."""

        def count(tokens: Sequence[Token]) -> int:
            result = run(self.machine, start, tokens, self.source)
            return result.index if isinstance(result, Failure) else len(tokens) + 1

        return count

    def _rest(self, rows: Sequence[Line]) -> None:
        """Report what is wrong with rows whose head was lost."""
        for row in rows:
            if not row.broken and row.opener.kind != "ROWS":  # what is wrong with those was told when they were read
                self._alone(row, "row")

    def _loose(self, group: Sequence[Line], damaged: bool) -> None:
        """Report rows that stand under nothing, once; their head may be what was lost above them."""
        from indicrules.syntax.repair import unplaced  # nothing in a file without mistakes asks for it

        first = group[0]
        if not (first.mistakes or first.broken or damaged or first.opener.kind == "ROWS"):
            self.diagnostics.append(unplaced.stray_row(first, self.source))
        self._rest(group[1:])


def _most_rows(head: Line) -> int:
    """Give how many rows may stand under a line."""
    return MOST_OF_MATCH if any(token.kind == "MATCH" for token in head.tokens) else MOST_ROWS


def _line_index(group: Sequence[Line], token: int) -> int:
    for index, line in enumerate(group):
        token -= len(line.tokens)
        if token < 0:
            return index
    return len(group) - 1
