"""Turn text that is no number into the reason why, with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from indicrules.text.sentence import Part, Sentence, say

MAX_WHOLE_DIGITS = 30
MAX_PLACES = 30
DIGITS_HINT = say("not-a-number.digits-and-point.hint")

_SHOWN = 40
_LONGEST = MAX_WHOLE_DIGITS + MAX_PLACES + 2  # of what can be written in place of it, with a sign and a point
_LIMITS_HINT = say("too-many-digits.limits.hint", before=MAX_WHOLE_DIGITS, after=MAX_PLACES)


class NumberError(ValueError):
    """Something given as a number that is none; `code`, `said` and `advice` are as in a diagnostic.

    Where one spelling of the number is meant beyond doubt, `mended` is that.
    """

    def __init__(self, code: str, said: Sentence, advice: Sentence, mended: str | None = None) -> None:
        """Take the code, the sentence and what to do about it."""
        self.code, self.said, self.advice, self.mended = code, said, advice, mended
        super().__init__(said)


def too_many(text: str | None, key: str, **parts: Part) -> NumberError:
    """Say that a number, written as `text` where it was written, has more digits than are read."""
    number = say("phrase.some-number") if text is None else say("phrase.the-text", text=_cut(text))
    return NumberError("too-many-digits", say(key, number=number, **parts), _LIMITS_HINT)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def refusal(text: str, written: str) -> NumberError:
    """Say what is wrong with `written`, the full-width forms of which are already ASCII."""
    if not written:
        return NumberError("not-a-number", say("not-a-number.blank"), DIGITS_HINT)
    shown = _cut(text.strip())
    for pattern, key, mended in _REFUSALS:
        if re.fullmatch(pattern, written):
            found = mended(written)
            code, said = key.partition(".")[0], say(key, text=shown)
            if isinstance(found, Sentence):
                return NumberError(code, said, found)
            if len(found) > _LONGEST:
                return NumberError(code, said, _LIMITS_HINT)
            return NumberError(code, said, say("hint.write", text=found), found)
    return NumberError("not-a-number", say("not-a-number.text", text=shown), DIGITS_HINT)


def _without(marks: str) -> Callable[[str], str]:
    return lambda written: written.translate(dict.fromkeys(map(ord, marks)))


def _expanded(written: str) -> str | Sentence:
    mantissa, exponent = re.split("[eE]", written)
    if len(exponent) <= 4 and len(mantissa) <= MAX_WHOLE_DIGITS + MAX_PLACES:  # a longer one is never written out
        value = Decimal(mantissa + "e" + exponent)
        if value.adjusted() < MAX_WHOLE_DIGITS and value.as_tuple().exponent >= -MAX_PLACES:  # type: ignore[operator]  # finite
            return f"{value:f}"
    return say("exponent.hint", before=MAX_WHOLE_DIGITS, after=MAX_PLACES)


def _around_point(written: str) -> str:
    sign, rest = (written[0], written[1:]) if written[0] in "+-" else ("", written)
    return sign + ("0" + rest if rest[0] == "." else rest[:-1])


def _in_ascii_digits(written: str) -> str:
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in written)


# The patterns are compiled when a number is refused.
_REFUSALS: tuple[tuple[str, str, Callable[[str], str | Sentence]], ...] = (
    (r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+", "exponent.number", _expanded),
    (r"[+-]?_*+[0-9][0-9_]*+(?:\.[0-9_]+)?", "underscore.number", _without("_")),
    (
        r"[+-]?[0-9]{1,4}(?:[,' ’\u00a0\u202f][0-9]{3,4})+(?:\.[0-9]+)?",
        "thousands-separator.number",
        _without(",' ’\u00a0\u202f"),
    ),
    (r"[+-]?[0-9]+,[0-9]+", "decimal-comma.number", lambda written: written.replace(",", ".")),
    (r"[+-]?(?:\.[0-9]+|[0-9]+\.)", "bare-point.number", _around_point),
    (r"(?i:[+-]?(?:nan|inf|infinity))", "not-a-number.text", lambda written: say("not-a-number.no-value")),
    (r"[+-]?\d+(?:\.\d+)?", "other-digits.number", _in_ascii_digits),
)
