"""Turn a clause's own text into the words that an explanation shows, in the language that it is told in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from indicrules.language.words import KEYWORDS
from indicrules.model.rules import Item
from indicrules.syntax.lexer import lex
from indicrules.syntax.spacing import is_spaced
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language
from indicrules.text.source import Source, Span

_STRING = pattern(r'("[^"\n]*")')
_SIGNS: Mapping[str, str] = MappingProxyType({"*": "×", "-": "−", ">=": "≥", "<=": "≤", "!=": "≠"})
_WORD = pattern(r"(?<![\w.])([a-z_]+)(?![\w.])(?=(\s*\()?)")


_BLANKS = pattern(r"\s+")
_TO = pattern(r"(?<= )(?:to|至)(?= )")
_BARE = pattern(r"(?<![\w.%])\d[\d_.]*(?![\w.%])")


def in_percents(test: str) -> str:
    """Give a test as it is read on a scale in percent, where a bare number is a percent.

    >>> in_percents("≥ 60 至 < 80%"), in_percents("≥ p1")
    ('≥ 60% 至 < 80%', '≥ p1')
    """
    return _BARE.sub(lambda found: f"{found[0]}%", test)


def _twins(*roles: str) -> Mapping[str, str]:
    return MappingProxyType({each.english: each.chinese for each in KEYWORDS if each.role in roles})


_MODES = _twins("mode")
_MODE = pattern(rf",\s*({'|'.join(_MODES)})\s*\)")
_ROUND = pattern(r"(?<![\w.])(round|取整)\s*$")
_BETWEEN = MappingProxyType({"and": "且", "or": "或", "not": "非", "yes": "是", "no": "否"})
_CALLED = MappingProxyType({**_twins("call"), **_BETWEEN})  # `floor` before a parenthesis is a function
_POLICY = MappingProxyType({**_twins("clause"), **_twins("policy")})


@lru_cache(1 << 6)  # each clause of a file is told of again and again
def _tokens(source: Source) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """Give the tokens of a file, and where each opens."""
    found = tuple(token for line in lex(source).lines for token in line.tokens if token.kind != NEWLINE)
    return found, tuple(token.start for token in found)


@lru_cache(1 << 12)
def _written(source: Source, start: int, end: int, language: Language) -> str:
    tokens, starts = _tokens(source)
    held = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
    said = ""
    for index, token in enumerate(held):
        said += " " if index and is_spaced(held, index) else ""
        said += source.text[token.start : token.end] if _is_own(held, index) else _spelt(token, language)
    return said


def _is_own(held: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word is the author's: a text, or a name that would be a mode as the last argument of `round`."""
    token = held[index]
    if token.kind != "NAME" or token.keyword is None or token.keyword.role != "mode":
        return token.kind == "STRING"
    depth = 0
    for at in range(index - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(held[at].text, 0)
        if depth < 0:
            return held[at - 1].text != "round"
    return True


def _spelt(token: Token, language: Language) -> str:
    return token.keyword.spelt(language) if token.keyword is not None else _SIGNS.get(token.text, token.text)


def written(span: Span, language: Language) -> str:
    """Give a clause's own words on one line, its keywords in the language, with the signs of print: `×`, `−`, `≥`."""
    return _written(span.source, span.start, span.end, language)


def spoken(text: str, language: Language) -> str:
    """Give arithmetic with the functions of the language; names and texts in quotes stay as they are."""
    if language == "en":
        return text
    parts = _STRING.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _WORD.sub(_twin, _MODE.sub(_mode, parts[index]))
    return "".join(parts)


def row_text(text: str, language: Language) -> str:
    """Give the row of a table without the blanks that align it; texts in quotes stay as they are.

    >>> row_text('"x  to y",   5 to < 9: 1', "zh")
    '"x  to y", 5 至 < 9: 1'
    """
    parts = _STRING.split(text)
    for index in range(0, len(parts), 2):
        part = _BLANKS.sub(" ", parts[index])
        for sign in (">=", "<=", "!="):
            part = part.replace(sign, _SIGNS[sign])
        parts[index] = _TO.sub("至" if language == "zh" else "to", part)
    return "".join(parts)


def policy_text(words: str, language: Language) -> str:
    """Give `missing zero` in the language."""
    return words if language == "en" else " ".join(_POLICY.get(each, each) for each in words.split())


def title_beside(name: str, title: str | None) -> str:
    """Give an item's title where it says more than its name, else nothing."""
    return title if title is not None and title != name else ""


def remarks(item: Item, separator: str) -> Iterator[tuple[str, str]]:
    """Give what the author says beside the rules of an item: its source, the evidence for its actual, a note."""
    note = (item.note,) if item.note else ()
    for step, texts in (("source", item.sources), ("evidence", item.evidence), ("note", note)):
        if texts:
            yield step, separator.join(texts)


def place_text(span: Span) -> str:
    """Give the place of a rule as `file:line`."""
    return f"{span.source.name}:{span.line}"


def _mode(found: re.Match[str]) -> str:
    """Give the mode that ends a call of `round` its twin; elsewhere the word is an author's name."""
    depth, at = 0, found.start()
    while at > 0 and depth >= 0:
        at -= 1
        depth += {")": 1, "(": -1}.get(found.string[at], 0)
    called = depth < 0 and _ROUND.search(found.string[:at])
    return found[0].replace(found[1], _MODES[found[1]]) if called else found[0]


def _twin(found: re.Match[str]) -> str:
    known = _CALLED if found[2] else _BETWEEN
    return known.get(found[1], found[1])
