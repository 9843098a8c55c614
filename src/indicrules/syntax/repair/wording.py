"""Turn terminals of the grammar into the words that an author knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.language.words import KEYWORDS
from indicrules.syntax.signs import SPELLINGS
from indicrules.syntax.token import END, NEWLINE, Token
from indicrules.text.sentence import Part, Sentence, either, say
from indicrules.text.source import Source

COMPARISONS = frozenset({"EQUAL", "UNEQUAL", "LESS", "AT_MOST", "MORE", "AT_LEAST"})
ARITHMETIC = frozenset({"PLUS", "MINUS", "TIMES", "OVER", "RAISED"})
VALUES = frozenset({"NUMBER", "NAME", "STRING", "DATE", "YES", "NO", "LPAR"})
_SIGNS = COMPARISONS | ARITHMETIC | {"AND", "OR"}
_OPERAND = frozenset({"NUMBER", "NAME", "LPAR"})

_CLASSES: Mapping[str, Part] = MappingProxyType(
    {
        "NAME": say("phrase.a-name"),
        "NUMBER": say("phrase.a-number"),
        "STRING": say("phrase.a-text-in-quotes"),
        "DATE": say("phrase.a-date"),
        "MEASURE": say("phrase.a-unit"),
        "WHOLE": "`full`",
        "SIDE": ("`below`", "`above`"),
        "ROUNDED": either(("`score`", "`completion`", "`total`")),
        "MODE": say("phrase.a-rounding-mode"),
        "POLICY": say("phrase.a-policy"),
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


def found(token: Token, source: Source) -> Part:
    """Name a token as it is written."""
    if token.kind in (NEWLINE, END):
        return say("phrase.end-of-line")
    return f"`{source.text[token.start : token.end]}`"


def stands_twice(first: str, second: str) -> Sentence:
    """Say that a word stands twice in a row, in one spelling or in both."""
    if first == second:
        return say("repeated-part.in-a-row", word=first)
    return say("repeated-part.in-both-spellings", word=first, other=second)


def wanted(expected: frozenset[str]) -> Part:
    """Name what can stand next, the likeliest first."""
    parts: list[Part] = []
    if needs_value(expected):
        parts.append(say("phrase.a-value"))
        expected = expected - VALUES - {"MINUS", "NOT", "IF"} - COMPARISONS
    elif after_value(expected):
        expected = expected - _SIGNS - {"MEASURE", "LPAR"}
    words = [kind for kind in expected if kind in _WORDS and kind not in _CLASSES]
    parts += sorted(_WORDS[kind] for kind in words)
    parts += sorted((_CLASSES[kind] for kind in expected if kind in _CLASSES), key=_in_english)
    parts += sorted(f"`{SPELLINGS[kind]}`" for kind in expected if kind in SPELLINGS)
    if NEWLINE in expected:
        parts.append(say("phrase.end-of-line"))
    if not parts:
        return say("phrase.a-new-clause")
    return either(parts)


def _in_english(part: Part) -> str:
    return part[0] if isinstance(part, tuple) else str(part)  # type: ignore[return-value]  # the texts of `_CLASSES`
