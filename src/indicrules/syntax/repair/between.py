"""Turn two numbers with a hyphen, a wave or another word between them into the range that was meant."""

from __future__ import annotations

import re

from indicrules.language.words import INLINE
from indicrules.syntax.signs import NAME
from indicrules.syntax.token import Token
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, parted, write_instead, write_instead_at
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

_NUMBER = r"[0-9０-９][0-9０-９_.]*"
_UNIT = rf"[ \t]?(?:[%％‰]|{NAME})"
# Compiled when a mistake asks for them.
_BEFORE = rf"({_NUMBER})({_UNIT})?[ \t]*\Z"
_AFTER = rf"[ \t]*({_NUMBER})({_UNIT})?"
_END = pattern(rf"({_NUMBER})(.*)", re.DOTALL)
_TO = pattern(r"到(?=[0-9])")
_MOST = 60  # characters on either side that are looked at


def meant(low: str, high: str) -> str:
    """Write the range between two ends; where only one has a unit, both get it.

    >>> meant("80", "100%"), meant("43", "50 宗"), meant("a", "b")
    ('80% to 100%', '43 宗 to 50 宗', 'a to b')
    """
    first, second = _END.fullmatch(low), _END.fullmatch(high)
    if first is not None and second is not None:
        low, high = low + ("" if first[2] else second[2]), high + ("" if second[2] else first[2])
    return f"{low} to {high}"


@frozen
class Range:
    """Two numbers with something between them, and the range that was meant."""

    span: Span
    text: str


def around(source: Source, start: int, end: int) -> Range | None:
    """Give the range between the numbers on both sides of a place, if numbers stand there."""
    before = re.search(_BEFORE, source.text[max(0, start - _MOST) : start])
    after = re.match(_AFTER, source.text[end : end + _MOST])
    if before is None or after is None:
        return None
    unit = "" if (after[2] or "").strip() in INLINE else after[2] or ""
    span = Span(source, start - len(before[0]), end + after.end(1) + len(unit))
    return Range(span, meant(before[0].strip(), after[1] + unit))


def in_words(text: str, start: int, tokens: list[Token], source: Source) -> tuple[Token, Diagnostic] | None:
    """Read the word 到 between two numbers, where 至 belongs."""
    found = _TO.match(text, start) if tokens[-1].kind in ("NUMBER", "MEASURE") else None
    if found is None:
        return None
    wanted = around(source, start, found.end())
    span = Span(source, start, found.end())
    said, to = say("misspelt-word", word=span.text), Token("TO", "to", start, found.end(), INLINE["to"])
    if wanted is None:
        return to, write_instead("misspelt-word", said, span, "至", parted(span, "至"))
    return to, write_instead_at("misspelt-word", said, span, wanted.span, wanted.text.replace(" to ", " 至 "))
