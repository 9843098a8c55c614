"""What a ruleset text is cut into: tokens, and the lines that they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from indicrules.language.clauses import BODIES, CLAUSE_BODIES
from indicrules.language.words import Keyword

if TYPE_CHECKING:
    from indicrules.syntax.rows import Rows

NEWLINE = "_NL"
END = "$END"


class Token(NamedTuple):
    """A word or sign: the grammar's terminal, its text, its place, and the keyword that it is, if it is one.

    `text` is in English for a keyword, normalised for a name, without quotes for a string. The rows of a table are one
    token, which brings them read. A plain tuple, for a ruleset has thousands of them.
    """

    kind: str
    text: str
    start: int
    end: int
    keyword: Keyword | None = None
    rows: Rows | None = None


class Line(NamedTuple):
    """A line of meaning, with its continuations; `tokens` ends in a newline token.

    `mistakes` counts what was reported of the line already; `broken` says that a part of it could not be understood,
    `doubtful` that a number of it may be another. A plain tuple, for a ruleset has thousands of them.
    """

    tokens: tuple[Token, ...]
    indent: int
    mistakes: int = 0
    broken: bool = False
    doubtful: bool = False

    @property
    def opener(self) -> Token:
        """The token that the line opens with."""
        return self.tokens[0]


def takes_rows(line: Line) -> bool:
    """Say whether rows belong under a line."""
    return opens_rows(line.tokens[:-1])


def opens_rows(tokens: Sequence[Token]) -> bool:
    """Say whether rows belong under a line of these tokens."""
    if not tokens:
        return False
    opener, last = tokens[0].kind, tokens[-1].kind
    if opener in CLAUSE_BODIES:
        return len(tokens) == 1 or any(token.kind == "MATCH" for token in tokens)
    if opener in BODIES:
        return last == "EQUAL" or any(token.kind == "MATCH" for token in tokens)
    return opener == "TABLE" or (opener == "PARAM" and len(tokens) <= 2)
