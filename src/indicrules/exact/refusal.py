"""Turn text that is no number into the reason why, with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

MAX_WHOLE_DIGITS = 30
MAX_PLACES = 30
DIGITS_HINT = "write digits with at most one point, such as `12.5`"

_SHOWN = 40
_LIMITS_HINT = f"write at most {MAX_WHOLE_DIGITS} digits before the point and {MAX_PLACES} after it"


class NumberError(ValueError):
    """Something given as a number that is none; `code`, `message` and `hint` are as in a diagnostic."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Take the code, the message and what to do about it."""
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)


def too_many(text: str | None, what: str) -> NumberError:
    """Say that a number, written as `text` where it was written, has `what`: more digits than are read."""
    shown = "a number" if text is None else _quoted(text)
    return NumberError("too-many-digits", f"{shown} has {what}", _LIMITS_HINT)


def _quoted(text: str) -> str:
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}…`"


def refusal(text: str, written: str) -> NumberError:
    """Say what is wrong with `written`, the full-width forms of which are already ASCII."""
    shown = _quoted(text.strip())
    if not written:
        return NumberError("not-a-number", "a blank is not a number", DIGITS_HINT)
    for pattern, code, message, hint in _REFUSALS:
        if re.fullmatch(pattern, written):
            return NumberError(code, message.format(shown), hint(written))
    return NumberError("not-a-number", f"{shown} is not a number", DIGITS_HINT)


def _without(marks: str) -> Callable[[str], str]:
    return lambda written: f"write {_quoted(written.translate(dict.fromkeys(map(ord, marks))))}"


def _expanded(written: str) -> str:
    mantissa, exponent = re.split("[eE]", written)
    if len(exponent) <= 4 and len(mantissa) <= MAX_WHOLE_DIGITS + MAX_PLACES:  # a longer one is never written out
        value = Decimal(mantissa + "e" + exponent)
        if value.adjusted() < MAX_WHOLE_DIGITS and value.as_tuple().exponent >= -MAX_PLACES:  # type: ignore[operator]  # finite
            return f"write `{value:f}`"
    return f"write the number out in digits, at most {MAX_WHOLE_DIGITS} before the point and {MAX_PLACES} after it"


def _around_point(written: str) -> str:
    sign, rest = (written[0], written[1:]) if written[0] in "+-" else ("", written)
    return f"write {_quoted(sign + ('0' + rest if rest[0] == '.' else rest[:-1]))}"


def _in_ascii_digits(written: str) -> str:
    plain = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in written)
    return f"write {_quoted(plain)}"


# The patterns are compiled when a number is refused.
_REFUSALS: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    (
        r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+",
        "exponent",
        "{} is written with an exponent",
        _expanded,
    ),
    (
        r"[+-]?_*+[0-9][0-9_]*+(?:\.[0-9_]+)?",
        "underscore",
        "{} has an underscore that does not belong there",
        _without("_"),
    ),
    (
        r"[+-]?[0-9]{1,4}(?:[,' ’\u00a0\u202f][0-9]{3,4})+(?:\.[0-9]+)?",
        "thousands-separator",
        "{} has a thousands separator",
        _without(",' ’\u00a0\u202f"),
    ),
    (
        r"[+-]?[0-9]+,[0-9]+",
        "decimal-comma",
        "{} has a comma for its point",
        lambda written: f"write {_quoted(written.replace(',', '.'))}",
    ),
    (
        r"[+-]?(?:\.[0-9]+|[0-9]+\.)",
        "bare-point",
        "{} has no digit on one side of its point",
        _around_point,
    ),
    (
        r"(?i:[+-]?(?:nan|inf|infinity))",
        "not-a-number",
        "{} is not a number",
        lambda written: "give no value where none is known",
    ),
    (
        r"[+-]?\d+(?:\.\d+)?",
        "other-digits",
        "{} is not written in ASCII digits",
        _in_ascii_digits,
    ),
)
