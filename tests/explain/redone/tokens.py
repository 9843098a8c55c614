"""Turn a printed line into numbers, words, signs and what stands between sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Kind = Literal["number", "date", "text", "word", "sign", "relation", "open", "close", "comma", "colon", "stop", "other"]

_PATTERN: Final = re.compile(
    r"""
      (?P<place>(?:[^\s()（）]*\.indic|<text>):[0-9]+|<text>)
    | (?P<text>"[^"]*"|“[^”]*”|`[^`]*`)
    | (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
    | (?P<number>[0-9][0-9_]*(?:\.[0-9]+)?(?:/[0-9]+(?![0-9.]))?(?P<cut>…)?(?P<percent>\ ?[%‰](?![\w]))?)
    | (?P<word>[且或非](?=[是否](?!\w))|[^\W\d]\w*(?:-[^\W\d]\w*)*)  # a line may be cut between two of these
    | (?P<soft>\u2028)
    | (?P<gap>\ {2,}|\n|\t|\u2003)
    | (?P<blank>\s)
    | (?P<relation><=|>=|!=|[=≈<>≤≥≠])
    | (?P<sign>[-+−×*/÷^])
    | (?P<open>\()
    | (?P<close>\))
    | (?P<comma>,)
    | (?P<colon>:)
    | (?P<stop>[，。；;：、（）—？！?!|→]|\.(?=\s|$)|…)
    | (?P<other>.)
    """,
    re.VERBOSE,
)
_SIGNS: Final = {"-": "−", "*": "×", "÷": "/", "<=": "≤", ">=": "≥", "!=": "≠"}


class Token(NamedTuple):
    """A piece of a line; `before` and `after` tell whether blanks surround it, `at` where it opens."""

    kind: Kind
    text: str
    at: int
    digits: str = ""  # a number without sign and percent
    under: str = ""  # what a fraction such as `19/43` is divided by
    percent: str = ""
    cut: bool = False
    before: bool = False
    soft: bool = False  # whether it opens what may have been cut off the line before


@lru_cache(1 << 12)
def tokens_of(line: str) -> list[Token]:
    """Give the pieces of a line in order; columns end in a `stop`, a blank that may be a line's end is U+2028."""
    found: list[Token] = []
    blank, soft = True, False
    for match in _PATTERN.finditer(line):
        kind = match.lastgroup or "other"
        if kind in ("cut", "percent"):
            kind = "number"
        if kind in ("blank", "soft"):
            blank, soft = blank or kind == "blank", soft or kind == "soft"
            continue
        if kind in ("gap", "place"):
            kind = "stop"
        found.append(_token(kind, match, blank, soft))  # type: ignore[arg-type]  # the groups are named after the kinds
        blank, soft = kind == "stop", False
    return found


def _token(kind: Kind, match: re.Match[str], blank: bool, soft: bool) -> Token:
    text = match[0].replace("\u2028", "")
    if kind != "number":
        return Token(kind, _SIGNS.get(text, text), match.start(), before=blank, soft=soft)
    percent = (match["percent"] or "").strip()
    bare = text.removesuffix(match["percent"] or "").removesuffix("…").replace("_", "")
    digits, _, under = bare.partition("/")
    return Token("number", text, match.start(), digits, under, percent, match["cut"] is not None, blank, soft)
