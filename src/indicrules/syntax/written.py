"""Tell in which language the keywords of a text are written."""

from __future__ import annotations

from functools import lru_cache

from indicrules.language.words import OPENERS, Language
from indicrules.syntax.places import normal
from indicrules.syntax.signs import NAME
from indicrules.text.patterns import pattern

_FIRST = pattern(rf"[ \t\u3000]*({NAME})")


@lru_cache(maxsize=8)
def language_of(text: str) -> Language:
    """Give the language in which most lines of a text open that open with a keyword; English where none does.

    >>> language_of("规则集 r\\n  总分 10\\nindicator a\\n"), language_of("")
    ('zh', 'en')
    """
    firsts = (first for line in text.split("\n") if (first := _FIRST.match(line)) is not None)
    words = [word for first in firsts if (word := normal(first[1])) in OPENERS]
    chinese = sum(not word.isascii() for word in words)
    return "zh" if 2 * chinese > len(words) else "en"
