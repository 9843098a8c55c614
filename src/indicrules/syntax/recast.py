"""Turn hints and edits into the keywords of the file that they are for, where that is written in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from indicrules.language.words import KEYWORDS, OPENERS
from indicrules.syntax.lexer import lex
from indicrules.syntax.written import language_of
from indicrules.text.classes import evolve, sealed
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, Sentence
from indicrules.text.source import Source

_CODE = pattern(r"`([^`]*)`")
_WORDS = pattern(r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_]*")
_FILLED = pattern(r'\b(?:NAME|CONDITION|KEY)\b|"(?:title|path)"')
_PLACES: Mapping[str, str] = MappingProxyType(
    {"NAME": "名称", "CONDITION": "条件", "KEY": "键", '"title"': '"标题"', '"path"': '"路径"'}
)
_SPACED: Mapping[str, str] = MappingProxyType({" one of ": " 选自 ", " list of ": " 列表 "})  # of types
_MOST_KEPT = 4096


@sealed
class Recast(Sentence):
    """A hint whose code is told in Chinese keywords; what stands in English in its `line` stays so."""

    line: str = ""

    def told(self, language: Language = "en") -> str:
        """Give the words in a language."""
        words = Sentence.told(self, language)
        return _CODE.sub(lambda found: f"`{_recast(found[1], self.line, language)}`", words)


def recast(told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put the code of hints, and the edits, in the keywords of the files that they are for."""
    return tuple(_of_file(each) for each in told)


def in_chinese(code: str, language: Language) -> str:
    """Write code with Chinese keywords; what is to be filled in is named in the language of the message.

    >>> in_chinese("award 5 if met", "en"), in_chinese("input NAME date", "zh"), in_chinese("visits", "zh")
    ('加 5 若 达标', '输入 名称 日期', 'visits')
    """
    text = _with_keywords(code)
    return text if language == "en" else _FILLED.sub(lambda found: _PLACES[found[0]], text)


def _of_file(told: Diagnostic) -> Diagnostic:
    span, advice = told.span, told.advice
    if span is None or not isinstance(advice, Sentence) or language_of(span.source.text) == "en":
        return told
    line = span.source.line_text(span.line)
    first = _WORDS.match(line.lstrip())
    if isinstance(advice, Recast) or (first is not None and first[0] in OPENERS):
        return told
    edits = tuple(Edit(each.span, _recast(each.replacement, line, "en")) for each in told.edits)
    return evolve(told, advice=Recast(advice.key, advice.given, line), edits=edits)


def _recast(code: str, line: str, language: Language) -> str:
    """Write code in Chinese keywords, unless an English one of it stands in the line itself."""
    if any(word in _ENGLISH and _stands_in(word, line) for word in _WORDS.findall(code)):
        return code
    return in_chinese(code, language)


def _stands_in(word: str, line: str) -> bool:
    return word in line and word in _WORDS.findall(line)


@lru_cache(_MOST_KEPT)
def _with_keywords(code: str) -> str:
    if code in _ALONE:
        return _ALONE[code]
    for english, chinese in _SPACED.items():
        code = code.replace(english, chinese)
    tokens = [token for line in lex(Source("", code)).lines for token in line.tokens if token.keyword is not None]
    for token in reversed(tokens):
        assert token.keyword is not None
        code = code[: token.start] + token.keyword.chinese + code[token.end :]
    return code


def _alone() -> Mapping[str, str]:
    """Give the words that have one Chinese twin wherever they stand alone, as no word behind `per` does."""
    twins: dict[str, set[str]] = {}
    for each in KEYWORDS:
        if each.role != "step":
            twins.setdefault(each.english, set()).add(each.chinese)
    return MappingProxyType({english: next(iter(found)) for english, found in twins.items() if len(found) == 1})


_ENGLISH = frozenset(word for each in KEYWORDS for word in re.findall(r"\w+", each.english))
_ALONE = _alone()
