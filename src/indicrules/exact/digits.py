"""Turn a text in full-width forms into the same in ASCII, and find the digits in it that are not read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

# What keyboards for Chinese and Japanese write for ASCII. No digit but the full-width ones is among them.
_FORMS: Mapping[int, str] = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", 0x2212: "-"}
    | {ord(small): plain for small, plain in zip("﹐﹒﹕﹢﹣﹪", ",.:+-%", strict=True)}
)
_FRACTION = "\N{FRACTION SLASH}"


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _FORMS))}]")


@cache
def _clear() -> re.Pattern[str]:
    """Most texts are of these alone: ASCII, full-width forms, and the ideographs, none of which is a digit."""
    return re.compile("[\\x00-\\x7f\uff01-\uff5e\u3000\u2212\u2030\u3400-\u4dbf\u4e00-\u9fff]*+")


def in_ascii(text: str) -> str:
    """Write the full-width forms of a text, and the minus sign, in ASCII; everything else stays as it is.

    >>> in_ascii("－１２．５％"), in_ascii("20²")
    ('-12.5%', '20²')
    """
    return text if text.isascii() or _any_form().search(text) is None else text.translate(_FORMS)


def other_digit(text: str) -> str | None:
    """Give the first character that counts as a digit somewhere, and is none that is read; None where there is none.

    A unit's sign such as `㎡` is a letter first, and no digit.

    >>> other_digit("20²"), other_digit("12件"), other_digit("９5"), other_digit("5 ㎡")
    ('²', None, None, None)
    """
    if text.isascii() or _clear().fullmatch(text) is not None:
        return None
    others = [each for each in set(in_ascii(text)) if _is_other(each)]
    return min(others, key=text.index) if others else None


def _is_other(letter: str) -> bool:
    if letter.isascii():
        return False
    if letter.isdigit() or unicodedata.category(letter) == "No":
        return True
    folded = unicodedata.normalize("NFKC", letter)
    return not folded[0].isalpha() and any(each.isdigit() for each in folded)


def in_plain_digits(text: str) -> str | None:
    """Write a text with other digits in plain ones as far as they can be understood, None where they cannot.

    Digits of other scripts are digits, a fraction is added, what stands after a letter belongs to a unit, and any
    other mark after a number is left out.

    >>> [in_plain_digits(each) for each in ("٣٥", "⑳", "20² 件", "5½", "100 m²", "⅓")]
    ['35', '20', '20 件', '5.5', '100 m2', None]
    """
    written = in_ascii(text).strip()
    kept: list[str] = []
    for at, letter in enumerate(written):
        if letter.isdecimal():
            kept.append(str(unicodedata.decimal(letter)))
        elif not _is_other(letter):
            kept.append(letter)
        else:
            before = kept[-1] if kept else ""
            value = _written_out(letter, before, written[at + 1 : at + 2])
            if value is None:
                return None
            kept.append(value)
    return "".join(kept)


def _written_out(letter: str, before: str, after: str) -> str | None:
    """Give what a sign that counts as a number stands for between what is written before and after it."""
    folded = unicodedata.normalize("NFKC", letter)
    if before[-1:].isalpha():
        return folded if folded.isascii() and folded.isdigit() else ""
    value = unicodedata.numeric(letter, None)
    if value is None or after.isdigit():
        return None
    if _FRACTION in folded:
        part = Fraction(value).limit_denominator(100)
        if 10**6 % part.denominator:
            return None
        written = str(Decimal(part.numerator) / part.denominator)
        return written.removeprefix("0") if before[-1:].isdigit() else written
    if before[-1:].isdigit():
        return ""
    return f"{value:.0f}" if folded.isdigit() else None
