"""Turn lines of tokens into blocks; where a block fails, turn each of its lines alone into a part or a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from indicrules.syntax import tree
from indicrules.syntax.automaton import Automaton, Failure, run
from indicrules.syntax.keywords import BLOCKS, CLAUSES, OPENERS
from indicrules.syntax.limits import MOST_MISTAKES
from indicrules.syntax.mistakes import mistake
from indicrules.syntax.token import NEWLINE, Line, Token, takes_rows
from indicrules.syntax.wording import COMPARISONS
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span

MOST_ROWS = 200

_NAME_GOES_ON = frozenset({"NAME", "NUMBER", "MINUS", "COMMA", "OVER", "MEASURE", "EQUAL", "PLUS", "TIMES"})
_OF_RULESETS = frozenset({"SOURCE", "PERIOD", "TOTAL", "GRADE"})
_MARKS = frozenset({"WEIGHT", "BONUS", "OUT_OF", "TOTAL"})
_BLOCK_KINDS = frozenset(keyword.kind for keyword in BLOCKS.values())
_CLAUSE_KINDS = frozenset(keyword.kind for keyword in CLAUSES.values())


@attrs.frozen
class Blocks:
    """The blocks of a text, and what was wrong with them; see `Parsed`."""

    blocks: tuple[tree.Block, ...]
    diagnostics: tuple[Diagnostic, ...]
    damaged: frozenset[int]
    hidden: bool


def read_blocks(lines: Sequence[Line], machine: Automaton, source: Source) -> Blocks:
    """Read the blocks that begin at header lines."""
    reader = _Reader(machine, source)
    for part, following in _split(lines):
        reader.block(part)
        if len(reader.diagnostics) > MOST_MISTAKES:
            reader.hidden = True
            break
        if following and reader.blocks:
            reader.damaged.add(len(reader.blocks) - 1)  # what follows may well belong to it
    return Blocks(tuple(reader.blocks), tuple(reader.diagnostics), frozenset(reader.damaged), reader.hidden)


def _split(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], bool]]:
    """Split a file at its header lines, and at lines that should have been such; say which parts those follow."""
    begin = 0
    for index, line in enumerate(lines):
        lost = index > begin and _is_lost_header(lines, index)
        if index > begin and (lost or line.opener.kind in _BLOCK_KINDS):
            yield lines[begin:index], lost
            begin = index
    yield lines[begin:], False


def _is_lost_header(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    return (
        (line.opener.kind == "NAME" if line.broken else line.opener.kind == "STRING" and len(line.tokens) == 2)
        and index + 1 < len(lines)
        and lines[index + 1].indent > line.indent
        and (line.indent == 0 or line.indent < lines[index - 1].indent)
    )


class _Reader:
    """The blocks read so far."""

    def __init__(self, machine: Automaton, source: Source) -> None:
        self.machine = machine
        self.source = source
        self.blocks: list[tree.Block] = []
        self.diagnostics: list[Diagnostic] = []
        self.damaged: set[int] = set()
        self.hidden = False
        self.lost = False  # whether a clause of the block was lost
        self.cut = False  # whether a block begins in the middle of a line, and takes what follows

    def block(self, lines: Sequence[Line]) -> None:
        """Read one block; by its parts where it fails as a whole."""
        readable = lines[0].opener.kind in _BLOCK_KINDS and not any(line.broken for line in lines)
        if readable and not self._too_many_rows(lines):
            tokens = [token for line in lines for token in line.tokens]
            result: Any = run(self.machine, "block", tokens, self.source)
            if not isinstance(result, Failure):
                if any(line.doubtful and line.opener.kind in _MARKS for line in lines):
                    self.damaged.add(len(self.blocks))
                self.blocks.append(result)
                return
        self._parts(lines)

    def _too_many_rows(self, lines: Sequence[Line]) -> bool:
        return len(lines) > MOST_ROWS and any(len(group) > MOST_ROWS + 1 for group in _groups(lines))

    def _parts(self, lines: Sequence[Line]) -> None:
        groups = list(_groups(lines))
        self.lost = self.cut = False
        if lines[0].opener.kind in _BLOCK_KINDS:
            header, whole = self._header(groups.pop(0))
            damaged = not whole
        else:
            header, damaged = None, lines[0].broken
            if lines[0].opener.kind in _CLAUSE_KINDS:
                self._outside(lines[0])
            elif lines[0].opener.kind == "NAME" and lines[0].broken:
                groups.pop(0)
        clauses: list[tree.Clause] = []
        misplaced = any(line.broken for line in lines)
        for group in groups:
            if self.cut:
                break
            if len(self.diagnostics) > MOST_MISTAKES:
                break
            read = self._part("clause", group, damaged)
            if read is None:
                misplaced = damaged = True
            elif header is not None and not isinstance(header, tree.ScoredBlock | tree.MethodBlock | tree.ExampleBlock):
                if not misplaced:
                    self._misplaced(group[0], lines[0])
                misplaced = damaged = True
            else:
                clauses.extend(read if isinstance(read, tuple) else (read,))
        damaged = damaged or self.lost or self.cut
        self.hidden = self.hidden or self.cut
        if header is None:
            self.hidden = True
            return
        if isinstance(header, tree.ScoredBlock | tree.MethodBlock | tree.ExampleBlock):
            header = attrs.evolve(header, clauses=tuple(clauses))
        if damaged:
            self.damaged.add(len(self.blocks))
        self.blocks.append(header)

    def _header(self, group: Sequence[Line]) -> tuple[tree.Block | None, bool]:
        """Read a header; where it fails, at least the name that it declares."""
        result = self._part("block", group)
        if result is not None:
            return result, True
        first = group[0]
        if first.opener.kind not in ("INPUT", "RULESET", "GROUP", "INDICATOR") or first.tokens[1].kind != "NAME":
            return None, False
        failure = None if first.broken else run(self.machine, "block", first.tokens, self.source)
        reached = failure.index if isinstance(failure, Failure) else 2
        two_words = reached == 3 and first.opener.kind == "INPUT" and first.tokens[3].kind == "NAME"
        if two_words or (reached == 2 and first.tokens[2].kind in _NAME_GOES_ON):
            self.hidden = True  # the name may be longer, and others may read it so
        for end in (reached, 2):
            kept = list(first.tokens[:end])
            salvaged: Any = run(self.machine, "block", [*kept, _newline(kept[-1])], self.source)
            if not isinstance(salvaged, Failure):
                return salvaged, False
        return None, False

    def _part(self, start: str, group: Sequence[Line], damaged: bool = False) -> Any:
        """Read a header or clause with its rows; None where a mistake in it, or (`damaged`) above it, was reported."""
        if start == "clause" and group[0].opener.kind not in _CLAUSE_KINDS:
            self._loose(group, damaged)
            return None
        if len(group) > MOST_ROWS + 1:
            self._rows_exceeded(group)
            return None
        if not any(line.broken for line in group):
            tokens = [token for line in group for token in line.tokens]
            result: Any = run(self.machine, start, tokens, self.source)
            if not isinstance(result, Failure):
                return result
            found = mistake(tokens, result, self.source, self._reach(start))
            line_of = _line_index(group, result.index)
            if found.repaired is not None:
                again: Any = run(self.machine, start, found.repaired, self.source)
                if not isinstance(again, Failure):
                    if not group[line_of].mistakes:
                        self.diagnostics.append(found.diagnostic)
                    self.lost = self.lost or found.lost == "clause"
                    self.cut = self.cut or found.lost == "block"
                    return again
            if not group[line_of].mistakes:
                self.diagnostics.append(found.diagnostic)
            self._rest(group[line_of + 1 :])
            return None
        first = group[0]
        if len(group) > 1:
            self._rest(group[1:])
        if not first.broken and len(group) == 1:
            self._alone(first, start)
        return None

    def _alone(self, line: Line, start: str) -> None:
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
            if not row.broken:
                self._alone(row, "row")

    def _loose(self, group: Sequence[Line], damaged: bool) -> None:
        """Report rows that stand under nothing, once; their head may be what was lost above them."""
        first = group[0]
        if not (first.mistakes or first.broken or damaged):
            span = self._span(first.tokens[0], first.tokens[-2])
            self.diagnostics.append(_stray_row(span, first))
        self._rest(group[1:])

    def _rows_exceeded(self, group: Sequence[Line]) -> None:
        row = group[MOST_ROWS + 1]
        self.diagnostics.append(
            Diagnostic(
                "too-many-rows",
                f"the table has {len(group) - 1} rows, more than {MOST_ROWS}",
                self._span(row.tokens[0], row.tokens[-2]),
                "split it by a `when`, or use `interpolate(…)`",
            )
        )

    def _outside(self, line: Line) -> None:
        self.diagnostics.append(
            Diagnostic(
                "clause-outside-block",
                f"`{self._word(line)}` stands before the first block",
                self._span(line.opener, line.opener),
                'write `ruleset NAME "title"` above it'
                if line.opener.kind in _OF_RULESETS
                else "put a block's line above it, as `indicator NAME`",
            )
        )

    def _misplaced(self, line: Line, header: Line) -> None:
        self.diagnostics.append(
            Diagnostic(
                "misplaced-clause",
                f"`{self._word(line)}` cannot stand under `{self._word(header)}`",
                self._span(line.opener, line.opener),
                "put it under the `indicator`, `group` or `ruleset` that it belongs to",
            )
        )

    def _word(self, line: Line) -> str:
        return self.source.text[line.opener.start : line.opener.end]

    def _span(self, first: Token, last: Token) -> Span:
        return Span(self.source, first.start, last.end)


def _stray_row(span: Span, line: Line) -> Diagnostic:
    if line.opener.kind in COMPARISONS:
        message = f"`{span.text}` opens with no keyword"
        return Diagnostic("stray-row", message, span, f"write `target {span.text}`")
    word = line.tokens[1].text if len(line.tokens) == 3 else ""
    if word in OPENERS and line.opener.kind == "NUMBER":
        hint = f"write `{word} {line.opener.text}`"
        return Diagnostic("stray-row", f"`{span.text}` opens with no keyword", span, hint)
    if line.opener.kind == "STRING" and len(line.tokens) == 2 and line.indent < 2:
        message = f"`{span.text}` opens with no keyword"
        return Diagnostic("stray-row", message, span, f"write `example {span.text}`, or join it to the line above")
    return Diagnostic(
        "stray-row",
        f"`{span.text}` opens with no keyword, and belongs to no table above it",
        span,
        "open the line with a clause, as `score`, or put the head of a table above it, as `score match …`",
    )


def _newline(after: Token) -> Token:
    return Token(NEWLINE, "", after.end, after.end)


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Split a block into its header and its clauses, each with its rows."""
    begin = 0
    with_rows = takes_rows(lines[0])
    for index, line in enumerate(lines):
        if index == begin:
            continue
        opens = line.opener.kind in _CLAUSE_KINDS or (line.broken and line.opener.kind == "NAME")
        if opens or not with_rows:
            yield lines[begin:index]
            begin = index
            with_rows = takes_rows(line) or not opens
    yield lines[begin:]


def _line_index(group: Sequence[Line], token: int) -> int:
    for index, line in enumerate(group):
        token -= len(line.tokens)
        if token < 0:
            return index
    return len(group) - 1
