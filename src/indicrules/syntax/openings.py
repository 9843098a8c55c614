"""Say of a line what it opens, and which lines can belong to one block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS, ITEM_BLOCKS, ONCE, STANDS
from indicrules.language.words import OPENERS
from indicrules.syntax.automaton import Automaton, Failure, run
from indicrules.syntax.token import NEWLINE, Line, Token
from indicrules.text.classes import field, mutable
from indicrules.text.source import Source

_LIKELIEST = "INDICATOR"
_LEAST_DOUBLE = 4  # lines of two blocks under one header


def reads(line: Line, machine: Automaton, source: Source) -> bool:
    """Say whether a line is a header or clause, or the first line of one with rows."""
    kind = line.opener.kind
    if line.broken or kind not in BLOCK_KINDS | CLAUSE_KINDS:
        return False
    result = run(machine, "block" if kind in BLOCK_KINDS else "clause", line.tokens, source)
    return not isinstance(result, Failure) or result.index >= len(line.tokens)


def given_up(line: Line) -> Line:
    """Give a line of which nothing is read, nor said."""
    at = line.opener.start
    return Line((Token(NEWLINE, "", at, at),), line.indent, 1, True)


def is_row(line: Line) -> bool:
    """Say whether a line can be a row of a table."""
    return not line.broken and any(token.kind in ("COLON", "ROWS") for token in line.tokens)


def is_foreign(clause: str, block: str) -> bool:
    """Say whether a clause cannot stand under a block."""
    return block not in STANDS.get(clause, ITEM_BLOCKS)


def is_misread(line: Line, block: str, source: Source) -> bool:
    """Say whether a line opens with a misspelt keyword, which was read as one that cannot stand under its block."""
    kind, start, end = line.opener.kind, line.opener.start, line.opener.end
    if not line.mistakes or kind not in CLAUSE_KINDS or not is_foreign(kind, block):
        return False
    return end > start and source.text[start:end] not in OPENERS


def is_other(block: str, seen: Collection[str], following: Collection[str]) -> bool:
    """Say whether clauses that follow repeat those seen, or cannot stand under the block of these."""
    if any(kind in ONCE for kind in following if kind in seen) or ("EXPECT" in seen and "GIVEN" in following):
        return True
    return any(is_foreign(kind, block) for kind in following if kind in CLAUSE_KINDS)


def hides_block(lines: Sequence[Line]) -> bool:
    """Say whether a second block may stand below the first one, its header lost."""
    if len(lines) < _LEAST_DOUBLE:
        return False
    kinds = [line.tokens[0].kind for line in lines]
    if kinds[0] != "EXAMPLE":
        return kinds.count("WEIGHT") > 1 or kinds.count("TARGET") > 1
    if "EXPECT" not in kinds or "GIVEN" not in kinds[kinds.index("EXPECT") :]:
        return False
    givens = Givens()
    return any(givens.again(line) for line in lines)


@mutable
class Givens:
    """What an example gives: above the last thing that it expects, and below it."""

    above: set[str] = field(factory=set)
    below: set[str] = field(factory=set)

    def again(self, line: Line) -> bool:
        """Take in a line, and say whether it gives what was given above something that is expected."""
        if line.opener.kind == "EXPECT":
            self.above |= self.below
            self.below.clear()
        if line.opener.kind != "GIVEN":
            return False
        names = _names_given(line)
        self.below |= names
        return not self.above.isdisjoint(names)


def _names_given(line: Line) -> frozenset[str]:
    pairs = zip(line.tokens, line.tokens[1:], strict=False)
    return frozenset(name.text for name, sign in pairs if name.kind == "NAME" and sign.kind == "EQUAL")


def meant_block(under: Iterable[Line]) -> str:
    """Give the kind of block that the lines under its header tell; an indicator where they do not."""
    for blocks in (STANDS.get(line.opener.kind, ()) for line in under):
        if blocks and not ITEM_BLOCKS.issubset(blocks):
            return _LIKELIEST if _LIKELIEST in blocks else blocks[0]
    return _LIKELIEST
