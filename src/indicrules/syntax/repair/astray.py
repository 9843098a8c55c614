"""Turn lines of which a part stands on another line into lines that hold it."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.language.words import OPENERS
from indicrules.syntax.automaton import Automaton
from indicrules.syntax.limits import MOST_MISTAKES
from indicrules.syntax.openings import given_up, reads
from indicrules.syntax.repair import unplaced
from indicrules.syntax.repair.heads import tail
from indicrules.syntax.repair.relex import end_of, line_of, text_of
from indicrules.syntax.token import Line
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span


def gather(lines: Sequence[Line], machine: Automaton, source: Source) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """Give lines their keyword back that ends the line above; give up those that belong to a broken one."""
    gathered = _without_spilled(lines, machine, source)
    diagnostics: list[Diagnostic] = []
    tries = 0
    for index in range(1, len(gathered)):
        above, line = gathered[index - 1 : index + 1]
        head = tail(text_of(above, source))
        if head is None or tries > MOST_MISTAKES or _ends_in_name(above, source) or reads(line, machine, source):
            continue
        tries += 1
        start, end = above.opener.start + head.start, above.opener.start + head.end
        mine = line_of(source, line.opener.start, end_of(line, source), line.indent, head.word)
        theirs = line_of(source, above.opener.start, start, above.indent)
        if mine is None or theirs is None or not reads(mine, machine, source):
            continue
        if not line.mistakes and not above.mistakes:
            diagnostics.append(unplaced.at_end(Span(source, start, end), line.opener.start))
        gathered[index - 1 : index + 1] = [theirs, mine]
    return gathered, tuple(diagnostics)


def _without_spilled(lines: Sequence[Line], machine: Automaton, source: Source) -> list[Line]:
    """Give up the lines that a parenthesis which is never closed was to hold."""
    kept: list[Line] = []
    margin: int | None = None
    for line in lines:
        if margin is not None and line.indent > margin and not reads(line, machine, source):
            kept.append(given_up(line))
            continue
        kinds = [token.kind for token in line.tokens] if line.broken else []
        margin = line.indent if kinds.count("LPAR") > kinds.count("RPAR") else None
        kept.append(line)
    return kept


def _ends_in_name(line: Line, source: Source) -> bool:
    """Say whether the last word of a line is a name that stands elsewhere too."""
    last = line.tokens[-2]
    word = source.text[last.start : last.end]
    return word not in OPENERS and source.text.count(word) > 1
