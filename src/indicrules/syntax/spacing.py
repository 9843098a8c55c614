"""Say where a space stands between the tokens of a line."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.syntax.token import NEWLINE, Token

_VALUES = frozenset({"NUMBER", "MEASURE", "NAME", "STRING", "DATE", "YES", "NO", "RPAR"})
_TIGHTER = frozenset({"OVER", "RAISED"})
_CLOSE = frozenset({"RPAR", "COMMA", "COLON"})
_BEFORE = frozenset({"MINUS", "OVER"})  # what may keep its distance to what follows, or not
_AFTER = frozenset({"LPAR", "MEASURE", "OVER"})


def is_spaced(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a space stands before the token at `index`."""
    before, token = tokens[index - 1], tokens[index]
    kind = token.kind
    if kind in _CLOSE or before.kind == "LPAR":
        return False
    if kind not in _AFTER and before.kind not in _BEFORE:
        return True
    if kind == "LPAR":
        return before.kind != "NAME" and not _is_sign(tokens, index - 1)
    if kind == "MEASURE":
        return before.kind != "NUMBER" or token.text[0] not in "%‰"
    if _is_sign(tokens, index - 1):
        return False
    return not (_is_tight(tokens, index) or (before.kind == "OVER" and _is_tight(tokens, index - 1)))


def _is_sign(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token is a minus sign that belongs to the value after it."""
    return tokens[index].kind == "MINUS" and (index == 0 or tokens[index - 1].kind not in _VALUES)


def _is_tight(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token divides two bare numbers, and nothing around them binds as strongly."""
    if tokens[index].kind != "OVER" or tokens[index - 1].kind != "NUMBER":
        return False
    around = [
        tokens[place].kind if 0 <= place < len(tokens) else NEWLINE for place in (index - 2, index + 1, index + 2)
    ]
    return around[0] not in _TIGHTER and around[1] == "NUMBER" and around[2] not in (*_TIGHTER, "MEASURE")
