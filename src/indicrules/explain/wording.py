"""Turn a clause's own text into the words that an explanation shows, in the language that it is told in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indicrules.explain.document import Language
from indicrules.language.words import KEYWORDS
from indicrules.text.patterns import pattern
from indicrules.text.source import Span

_STRING = pattern(r'("[^"\n]*")')
_COMMENT = pattern(r"#[^\n]*")
_SIGN = pattern(r"(?<=\s)([*-])(?=\s)")
_TYPOGRAPHIC = {"*": "×", "-": "−"}
_SHORT = 1_000  # characters of clauses whose words are kept
_WORD = pattern(r"(?<![\w.])([a-z_]+)(?![\w.])(?=(\s*\()?)")


def _twins(*roles: str) -> Mapping[str, str]:
    return MappingProxyType({each.english: each.chinese for each in KEYWORDS if each.role in roles})


_MODES = _twins("mode")
_MODE = pattern(rf",\s*({'|'.join(_MODES)})\s*\)")
_ROUND = pattern(r"(?<![\w.])(round|取整)\s*$")
_IN_A_LINE = _twins("inline", "item")
_CALLED = _twins("call", "item", "inline")  # `floor` before a parenthesis is a function, elsewhere an author's name


def written(span: Span, language: Language) -> str:
    """Give a clause's own words on one line, without comments, with `×` and `−` for the bare signs."""
    text = span.text
    return _written(text, language) if len(text) < _SHORT else _written.__wrapped__(text, language)


@lru_cache(1 << 12)  # each clause is told of again for each department
def _written(text: str, language: Language) -> str:
    parts = _STRING.split(text)
    for index in range(0, len(parts), 2):
        plain = re.sub(r"\s+", " ", _COMMENT.sub("", parts[index]))
        parts[index] = _SIGN.sub(lambda found: _TYPOGRAPHIC[found[1]], plain)
    return spoken("".join(parts).strip(), language)


def spoken(text: str, language: Language) -> str:
    """Give an expression's text with the keywords of the language; names and texts in quotes stay as they are."""
    if language == "en":
        return text
    parts = _STRING.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _WORD.sub(_twin, _MODE.sub(_mode, parts[index]))
    return "".join(parts)


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
    known = _CALLED if found[2] else _IN_A_LINE
    return known.get(found[1], found[1])
