"""Turn a clause whose parts stand out of order into the parts in their order."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.language.clauses import TAILS
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.classes import frozen


@frozen
class Reordered:
    """The parts of a clause in their order, and the word of one that stands twice."""

    parts: tuple[tuple[Token, ...], ...]
    repeated: Token | None


def reordered(tokens: Sequence[Token]) -> Reordered | None:
    """Give the parts of a clause in their order; None where they stand in it."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind == NEWLINE:
            break
        if depth == 0 and token.kind in TAILS:
            parts.append([])
        depth += {"LPAR": 1, "RPAR": -1}.get(token.kind, 0)
        parts[-1].append(token)
    kinds = [part[0].kind for part in parts[1:]]
    repeated = next((part[0] for index, part in enumerate(parts[1:]) if part[0].kind in kinds[:index]), None)
    if repeated is None and kinds == sorted(kinds, key=TAILS.index):
        return None
    ordered = [parts[0], *sorted(parts[1:], key=lambda part: TAILS.index(part[0].kind))]
    return Reordered(tuple(tuple(part) for part in ordered), repeated)
