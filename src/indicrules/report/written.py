"""Turn a text of anybody's into one that the files of offices can hold."""

from __future__ import annotations

from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_UNHELD = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML has no way to write
_UNKNOWN = "\ufffd"


def written(text: str) -> str:
    """Give a text whose characters can all be seen, or are blanks and line breaks.

    >>> written("a\\x1b[31m\\ufffe")
    'a<U+001B>[31m<U+FFFE>'
    """
    return "\n".join(_UNHELD.sub(_UNKNOWN, visible(each)) for each in text.split("\n"))
