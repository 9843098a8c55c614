"""Find the words that compatibility folding would make digits, or no names, and say so."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from indicrules.exact.number import published
from indicrules.language.clauses import TITLED_BLOCKS
from indicrules.syntax.signs import FOLDED_DIGIT, HIDDEN, NAME
from indicrules.text.diagnostic import Diagnostic, write_instead, write_instead_at
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
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
        said = say("no-name", word=word, plain=plain)
        if instead != plain:
            return write_instead("no-name", said, span, instead)
        return Diagnostic("no-name", said, span, say("no-name.hint"))
    said = say("other-digits", digit=digit[0])
    if opener is not None and not plain[0].isidentifier():
        return Diagnostic("other-digits", said, span, another_name(word, opener))
    return _in_digits(said, span, word, plain)


def another_name(word: str, opener: str) -> Sentence:
    """Ask for a name in place of a word that opens with a digit, and say where the word may stay."""
    if opener in TITLED_BLOCKS:
        return say("hint.another-name-and-title", line=f'{opener.lower()} NAME "{word}"')
    return say("hint.another-name")


def _hidden(found: re.Match[str]) -> str:
    word = found[0]
    if word.isascii():
        return word
    if FOLDED_DIGIT.search(word) is None:
        plain = unicodedata.normalize("NFKC", word)
        if plain == word or re.fullmatch(NAME, plain) is not None:
            return word
    return HIDDEN * len(word)


def _in_digits(said: Sentence, span: Span, word: str, plain: str) -> Diagnostic:
    """Say how to write a word with other digits in it."""
    before = _BEFORE.search(span.source.text[max(0, span.start - _MOST) : span.start])
    number = before[0] if before is not None else ""
    whole = Span(span.source, span.start - len(number), span.end)
    if len(word) == 1 and "\u2044" in plain:
        return write_instead_at("other-digits", said, span, whole, _fraction(word, number))
    digits = "".join(unicodedata.normalize("NFKC", each) for each in word)
    if set(word) <= _RAISED:
        return Diagnostic("other-digits", said, span, say("other-digits.power-hint", power=f"^{digits}", digits=digits))
    if re.fullmatch(NAME, plain) is not None:
        raised = next((index for index, each in enumerate(word) if each in _RAISED), 0)
        if raised and set(word[raised:]) <= _RAISED and re.fullmatch(NAME, plain[:raised]) is not None:
            hint = say("other-digits.name-or-power-hint", name=plain, power=f"{plain[:raised]}^{plain[raised:]}")
            return Diagnostic("other-digits", said, span, hint)
        return write_instead("other-digits", said, span, plain)
    unit = word.lstrip("".join(_RAISED))
    if before is not None and unit != word and re.fullmatch(NAME, unit) is not None:
        # a mark after the number; as a digit it would make another one
        return write_instead_at("other-digits", said, span, whole, f"{number}{unit}")
    name = re.sub(r"\W+", "_", plain).strip("_")
    if re.fullmatch(NAME, name) is not None or before is None:
        return write_instead("other-digits", said, span, name)
    return write_instead_at("other-digits", said, span, whole, f"{number}{name}")


def _fraction(word: str, whole: str) -> str:
    value = Fraction(unicodedata.numeric(word)).limit_denominator(100)
    total = published(value + int(whole or "0"))
    if isinstance(total, Fraction):
        return f"({whole} + {value})" if whole else f"{value}"
    return f"{total}"
