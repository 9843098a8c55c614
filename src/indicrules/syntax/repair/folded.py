"""Find the words that compatibility folding would make digits, or no names, and say so."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from indicrules.exact.number import published
from indicrules.language.clauses import TITLED_BLOCKS
from indicrules.syntax.signs import FOLDED_DIGIT, HIDDEN, NAME
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Span

_WORD = rf"{NAME}|{FOLDED_DIGIT.pattern}+"  # compiled when a text asks for it
_BEFORE = pattern(r"[0-9０-９]+\Z")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST = 40  # characters before a word that are looked at


def hide(text: str) -> str:
    """Put a sign that has no meaning in place of each letter of such words; every place stays where it is."""
    if FOLDED_DIGIT.search(text) is None and unicodedata.is_normalized("NFKC", text):
        return text
    return re.sub(_WORD, _hidden, text)


def report(span: Span, opener: str | None = None) -> Diagnostic:
    """Say why a hidden word is none, and what to write; `opener` is the block whose name it would be."""
    word = span.text
    plain = unicodedata.normalize("NFKC", word)
    digit = FOLDED_DIGIT.search(word)
    if digit is None:
        instead = plain.replace("\u2215", "/")
        hint = f"write `{instead}`" if instead != plain else "choose a name of letters, digits and `_`"
        return Diagnostic("no-name", f"`{word}` reads as `{plain}`, which is no name", span, hint)
    hint = _in_digits(span, word, plain)
    if opener is not None and not plain[0].isidentifier():
        hint = another_name(word, opener)
    return Diagnostic("other-digits", f"`{digit[0]}` is none of the digits of the language", span, hint)


def another_name(word: str, opener: str) -> str:
    """Ask for a name in place of a word that opens with a digit, and say where the word may stay."""
    title = f', and keep this as the title: `{opener.lower()} NAME "{word}"`' if opener in TITLED_BLOCKS else ""
    return f"choose a name that opens with a letter{title}"


def _hidden(found: re.Match[str]) -> str:
    word = found[0]
    if word.isascii():
        return word
    if FOLDED_DIGIT.search(word) is None:
        plain = unicodedata.normalize("NFKC", word)
        if plain == word or re.fullmatch(NAME, plain) is not None:
            return word
    return HIDDEN * len(word)


def _in_digits(span: Span, word: str, plain: str) -> str:
    before = _BEFORE.search(span.source.text[max(0, span.start - _MOST) : span.start])
    if len(word) == 1 and "\u2044" in plain:
        return f"write `{_fraction(word, before[0] if before is not None else '')}`"
    digits = "".join(unicodedata.normalize("NFKC", each) for each in word)
    if set(word) <= _RAISED:
        return f"write `^{digits}` for a power, else `{digits}`"
    if re.fullmatch(NAME, plain) is not None:
        raised = next((index for index, each in enumerate(word) if each in _RAISED), 0)
        if raised and set(word[raised:]) <= _RAISED and re.fullmatch(NAME, plain[:raised]) is not None:
            return f"write `{plain}` for a name or unit, `{plain[:raised]}^{plain[raised:]}` for a power"
        return f"write `{plain}`"
    unit = word.lstrip("".join(_RAISED))
    if before is not None and unit != word and re.fullmatch(NAME, unit) is not None:
        return f"write `{before[0]}{unit}`"  # a mark after the number; as a digit it would make another one
    name = re.sub(r"\W+", "_", plain).strip("_")
    if re.fullmatch(NAME, name) is not None or before is None:
        return f"write `{name}`"
    return f"write `{before[0]}{name}`"


def _fraction(word: str, whole: str) -> str:
    value = Fraction(unicodedata.numeric(word)).limit_denominator(100)
    total = published(value + int(whole or "0"))
    if isinstance(total, Fraction):
        return f"({whole} + {value})" if whole else f"{value}"
    return f"{total}"
