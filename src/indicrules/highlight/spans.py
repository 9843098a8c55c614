"""Turn a ruleset's text into what each of its words and signs is, as the library itself reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from indicrules.language.clauses import NAMING
from indicrules.language.words import Keyword, Role
from indicrules.syntax.lexer import Lexed, lex
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.patterns import pattern
from indicrules.text.source import Source

Kind = Literal[
    "comment",
    "string",
    "number",
    "date",
    "unit",
    "sign",
    "bracket",
    "name",
    "named",  # the name that a block, or what an example gives, opens with
    "block",
    "clause",
    "word",
    "type",
    "constant",
    "item",
    "function",
]
KEYWORDS: frozenset[Kind] = frozenset({"block", "clause", "word", "type", "constant", "item", "function"})
"""The kinds of the words of the language."""

_ROLES: Mapping[Role, Kind] = MappingProxyType(
    {
        "block": "block",
        "clause": "clause",
        "inline": "word",
        "step": "word",
        "item": "item",
        "call": "function",
        "bare": "constant",
        "share": "constant",
        "answer": "constant",
        "policy": "constant",
        "mode": "constant",
        "type": "type",
    }
)
_CONSTANTS = frozenset({"YES", "NO"})
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "STRING": "string",
        "NUMBER": "number",
        "DATE": "date",
        "MEASURE": "unit",
        "NAME": "name",
        "LPAR": "bracket",
        "RPAR": "bracket",
        "COMMA": "bracket",
        "COLON": "bracket",
    }
)
# What the cells of a table are made of; its rows are one token.
_CELLS = pattern(
    r"""(?P<comment>\#[^\n]*)|(?P<string>"[^"\n]*"?)|(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))"""
    r"""|(?P<number>[0-9][0-9_]*(?:\.[0-9][0-9_]*)?)|(?P<bracket>[,:])|(?P<sign>[<>=!≥≤≠-]+)"""
    r"""|(?P<word>(?:to|至)(?!\w))|(?P<unit>[^\W\d][\w*/·]*|[%‰])"""
)


class Spot(NamedTuple):
    """A stretch of a text, and what it is."""

    start: int
    end: int
    kind: Kind


def highlighted(text: str) -> Iterator[Spot]:
    """Give all words and signs of a text in their order, with its remarks; what lies between them is blank or odd."""
    source = Source("", text)
    lexed = lex(source)
    yield from sorted({*_tokens(lexed, text), *(Spot(each.start, each.end, "comment") for each in lexed.comments)})


def _tokens(lexed: Lexed, text: str) -> Iterator[Spot]:
    for line in lexed.lines:
        for index, token in enumerate(line.tokens):
            if token.rows is not None:
                yield from _rows(text, token.start, token.end)
            elif token.end > token.start and token.kind != NEWLINE:
                yield Spot(token.start, token.end, _kind(token, index, line.tokens[0]))


def _kind(token: Token, index: int, opener: Token) -> Kind:
    if token.keyword is not None:
        return "constant" if token.kind in _CONSTANTS else _of(token.keyword)
    if index == 1 and token.kind in ("NAME", "MEASURE") and opener.kind in NAMING:
        return "named"
    return _KINDS.get(token.kind, "sign")


def _of(keyword: Keyword) -> Kind:
    return _ROLES[keyword.role]


def _rows(text: str, start: int, end: int) -> Iterator[Spot]:
    for found in _CELLS.finditer(plain_forms(text), start, end):
        kind: Kind = found.lastgroup  # type: ignore[assignment]  # each group bears the name of a kind
        yield Spot(found.start(), found.start() + len(found[0].rstrip()), kind)
