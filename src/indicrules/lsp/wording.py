"""Say how a line is written: in the language of the messages, with the keywords of the file's own language."""

from __future__ import annotations

from types import MappingProxyType

from indicrules.language.words import BLOCKS
from indicrules.syntax.recast import in_chinese
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, Sentence, say

_CODE = pattern(r"`([^`]*)`")
_OTHERS = MappingProxyType({"grade": say("editor.grade"), "parameter": say("editor.parameter")})


def way(hint: Sentence, language: Language, written: Language) -> str:
    """Tell how a line is written in `language`, its keywords as in a file that is written in `written`."""
    told = hint.told(language)
    return told if written == "en" else _CODE.sub(lambda code: f"`{in_chinese(code[1], 'zh')}`", told)


def kind_word(kind: str, language: Language) -> str:
    """Say what a name stands for, by the keyword of the block that declares it, `grade` or `parameter`."""
    if language == "en":
        return kind
    return BLOCKS[kind].chinese if kind in BLOCKS else _OTHERS[kind].told(language)
