"""Turn terminals of the grammar into the words that an author knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.language.words import KEYWORDS
from indicrules.syntax.signs import SPELLINGS
from indicrules.syntax.token import END, NEWLINE, Token
from indicrules.text.source import Source

COMPARISONS = frozenset({"EQUAL", "UNEQUAL", "LESS", "AT_MOST", "MORE", "AT_LEAST"})
ARITHMETIC = frozenset({"PLUS", "MINUS", "TIMES", "OVER", "RAISED"})
VALUES = frozenset({"NUMBER", "NAME", "STRING", "DATE", "YES", "NO", "LPAR"})
_SIGNS = COMPARISONS | ARITHMETIC | {"AND", "OR"}
_OPERAND = frozenset({"NUMBER", "NAME", "LPAR"})

_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "NAME": "a name",
        "NUMBER": "a number",
        "STRING": "a text in quotes",
        "DATE": "a date",
        "MEASURE": "a unit",
        "WHOLE": "`full`",
        "SIDE": "`below`, `above`",
        "ROUNDED": "`score`, `completion` or `total`",
        "MODE": "a rounding mode",
        "POLICY": "a policy",
        "NONE": "`none`",
        "NUMBER_TYPE": "`number`",
        "YES_NO": "`yes/no`",
        "DATE_TYPE": "`date`",
    }
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {keyword.kind: f"`{keyword.english}`" for keyword in KEYWORDS if keyword.role in ("inline", "type", "answer")}
)


def needs_value(expected: frozenset[str]) -> bool:
    """Say whether a value can stand next."""
    return expected >= _OPERAND


def after_value(expected: frozenset[str]) -> bool:
    """Say whether a value has just been completed."""
    return "PLUS" in expected


def found(token: Token, source: Source) -> str:
    """Name a token as it is written."""
    return "the end of the line" if token.kind in (NEWLINE, END) else f"`{source.text[token.start : token.end]}`"


def stands_twice(first: str, second: str) -> str:
    """Say that a word stands twice in a row, in one spelling or in both."""
    return f"`{first}` stands twice in a row{'' if first == second else f', once as `{second}`'}"


def wanted(expected: frozenset[str]) -> str:
    """Name what can stand next, the likeliest first."""
    parts: list[str] = []
    if needs_value(expected):
        parts.append("a value")
        expected = expected - VALUES - {"MINUS", "NOT", "IF"} - COMPARISONS
    elif after_value(expected):
        expected = expected - _SIGNS - {"MEASURE", "LPAR"}
    words = [kind for kind in expected if kind in _WORDS and kind not in _CLASSES]
    parts += sorted(_WORDS[kind] for kind in words)
    parts += sorted(_CLASSES[kind] for kind in expected if kind in _CLASSES)
    parts += sorted(f"`{SPELLINGS[kind]}`" for kind in expected if kind in SPELLINGS)
    if NEWLINE in expected:
        parts.append("the end of the line")
    if not parts:
        return "a new clause"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
