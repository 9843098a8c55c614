"""Turn the lines of a file into those of each of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS, WITH_CLAUSES
from indicrules.language.words import is_reserved
from indicrules.syntax.automaton import Automaton
from indicrules.syntax.openings import given_up, is_foreign, is_row, reads
from indicrules.syntax.token import Line, takes_rows
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source


@frozen
class Part:
    """The lines of a block, and what is said of those that seem to open another in the midst of them.

    `hidden` says that such a line may have declared a name.
    """

    lines: Sequence[Line]
    diagnostics: tuple[Diagnostic, ...] = ()
    hidden: bool = False


def divide(lines: Sequence[Line], machine: Automaton, source: Source) -> Iterator[Part]:
    """Split a file at its header lines; one that stands among the clauses of a block by mistake does not end it."""
    begin = 0
    inside: list[int] = []
    headers = [index for index, line in enumerate(lines) if line.tokens[0].kind in BLOCK_KINDS and index]
    for index in headers:
        if lines[index].indent > lines[begin].indent and _is_inside(lines, begin, index, machine, source):
            inside.append(index)
        elif inside:
            yield from _around(lines, begin, index, inside, machine, source)
            begin, inside = index, []
        else:
            yield Part(lines[begin:index])
            begin = index
    yield from _around(lines, begin, len(lines), inside, machine, source)


def _around(
    lines: Sequence[Line], begin: int, end: int, inside: Sequence[int], machine: Automaton, source: Source
) -> Iterator[Part]:
    """Give a block; after it those that stand inside it, as far as they can be read."""
    from indicrules.syntax.repair import unplaced  # nothing in a file without mistakes asks for it

    kept = list(lines[begin:end])
    whole = [index for index in inside if not lines[index].mistakes and reads(lines[index], machine, source)]
    for index in inside:
        kept[index - begin] = given_up(lines[index])
    said = tuple(unplaced.no_clause(lines[index], source) for index in inside if not lines[index].mistakes)
    yield Part(kept, said, any(lines[index].tokens[1].kind == "NAME" for index in inside if index not in whole))
    for index in whole:
        yield Part([lines[index]._replace(mistakes=1)])


def _is_inside(lines: Sequence[Line], begin: int, index: int, machine: Automaton, source: Source) -> bool:
    """Say whether a header stands flush with the clauses around it, and cannot be read or have those under it."""
    line, above = lines[index], lines[index - 1]
    below = lines[index + 1] if index + 1 < len(lines) else None
    kind, start = line.opener.kind, line.opener.start
    before = source.text[start - line.indent : start]
    if before.strip(" \t。？"):
        return False  # a bullet stands before it
    indent = len(before) - len(before.lstrip())
    flush = below is not None and below.opener.kind in CLAUSE_KINDS and below.indent == indent
    misnamed = line.mistakes > 0 and line.tokens[1].text[:1].isdigit()
    rows = below is not None and below.opener.kind not in BLOCK_KINDS and is_row(below)
    if not (flush or misnamed or rows) and (index - 1 == begin or above.indent != indent):
        return False
    if below is not None and below.indent > indent and not rows:
        return False
    if misnamed or not reads(line, machine, source) or (line.mistakes and is_reserved(line.tokens[1].text)):
        return True
    return flush and below is not None and (kind not in WITH_CLAUSES or is_foreign(below.opener.kind, kind))


def grouped(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Split a block into its header and its clauses, each with its rows."""
    begin = 0
    with_rows = takes_rows(lines[0])
    for index, line in enumerate(lines):
        if index == begin:
            continue
        opens = is_no_row(line)
        if opens or not with_rows:
            yield lines[begin:index]
            begin = index
            with_rows = takes_rows(line) or not opens
    yield lines[begin:]


def is_no_row(line: Line) -> bool:
    """Say whether a line opens a clause, or was to open something."""
    return line.opener.kind in CLAUSE_KINDS or (line.broken and line.opener.kind == "NAME")
