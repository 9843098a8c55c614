"""Say how a line is written: in the language of the messages, with the keywords of the file's own language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from indicrules.language.words import BLOCKS, POLICIES
from indicrules.syntax.lexer import lex
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, Sentence, say
from indicrules.text.source import Source

_CODE = pattern(r"`([^`]*)`")
_FILLED = pattern(r'\b(?:NAME|CONDITION|KEY)\b|"(?:title|path)"')
_PLACES: Mapping[str, str] = MappingProxyType(
    {"NAME": "名称", "CONDITION": "条件", "KEY": "键", '"title"': '"标题"', '"path"': '"路径"'}
)
_OTHERS = MappingProxyType({"grade": say("editor.grade"), "parameter": say("editor.parameter")})


def way(hint: Sentence, language: Language, written: Language) -> str:
    """Tell how a line is written in `language`, its keywords as in a file that is written in `written`."""
    told = hint.told(language)
    return told if written == "en" else _CODE.sub(_in_chinese, told)


def kind_word(kind: str, language: Language) -> str:
    """Say what a name stands for, by the keyword of the block that declares it, `grade` or `parameter`."""
    if language == "en":
        return kind
    return BLOCKS[kind].chinese if kind in BLOCKS else _OTHERS[kind].told(language)


def _in_chinese(code: re.Match[str]) -> str:
    text = code[1]
    tokens = [token for line in lex(Source("", text)).lines for token in line.tokens if token.keyword is not None]
    for token in reversed(tokens):
        assert token.keyword is not None
        text = text[: token.start] + token.keyword.chinese + text[token.end :]
    text = _FILLED.sub(lambda found: _PLACES[found[0]], text)
    return f"`{POLICIES[text].chinese if text in POLICIES else text}`"
