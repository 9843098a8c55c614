"""Turn text and Python numbers into exact numbers, and exact numbers into decimals and text."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_DOWN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from indicrules.exact.refusal import DIGITS_HINT, MAX_PLACES, MAX_WHOLE_DIGITS, NumberError, refusal, too_many
from indicrules.exact.rounding import round_to
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indicrules.exact.real import Irrational

__all__ = [
    "MAX_FRACTION_BITS",
    "MAX_PLACES",
    "MAX_WHOLE_DIGITS",
    "NumberError",
    "cut_text",
    "decimal_text",
    "exact_text",
    "near_text",
    "number_of",
    "parse_number",
    "published",
    "sum_of",
]

MAX_FRACTION_BITS = 200

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－−＋，＿ｅＥ　", "0123456789.--+,_eE ")
_PLAIN = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_UNDERSCORED = re.compile(r"[+-]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?")
_WHOLE_LIMIT = 10**MAX_WHOLE_DIGITS
_FINEST = 10**MAX_PLACES
_NEAR = 10**12  # parts of one that a number short of digits is looked at by
_PLAIN_BITS = 10_000  # of a whole number that Python writes itself
_UNBOUNDED = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_TRUNCATING = Context(prec=MAX_PLACES, rounding=ROUND_DOWN, Emax=MAX_EMAX, Emin=MIN_EMIN)
# The denominators that data and rounding steps have, each with its places and what makes it a power of ten.
_SHORT = {
    2**twos * 5**fives: (max(twos, fives), 10 ** max(twos, fives) // (2**twos * 5**fives))
    for twos in range(9)
    for fives in range(9)
}


def parse_number(text: str, *, underscores: bool = False) -> Fraction:
    """Read a decimal number in ASCII or full-width digits; raise `NumberError` for anything else.

    Blanks around the number are passed over; `1_000` is read only where `underscores` are allowed.

    >>> parse_number("１２.50")
    Fraction(25, 2)
    """
    written = text if text.isascii() else text.translate(_FULL_WIDTH)
    found = _PLAIN.fullmatch(written) or _PLAIN.fullmatch(written.strip())
    if found is None and underscores and _UNDERSCORED.fullmatch(written.strip()):
        found = _PLAIN.fullmatch(written.strip().replace("_", ""))
    if found is None:
        raise refusal(text, written.strip())
    sign, whole, places = found[1], found[2].lstrip("0"), found[3] or ""
    if len(whole) > MAX_WHOLE_DIGITS:
        raise too_many(text.strip(), "too-many-digits.before-point", count=len(whole), most=MAX_WHOLE_DIGITS)
    if len(places) > MAX_PLACES:
        raise too_many(text.strip(), "too-many-digits.after-point", count=len(places), most=MAX_PLACES)
    digits = int(whole + places or "0")
    return Fraction(-digits if sign == "-" else digits, 10 ** len(places))


def number_of(value: int | float | Decimal | Fraction) -> Fraction:
    """Give the exact number that `value` stands for, a float meaning its shortest decimal.

    Raise `NumberError` for yes/no, not-a-number, infinities, and values past the limits of digits.

    >>> number_of(0.1)
    Fraction(1, 10)
    """
    if isinstance(value, bool):
        written = "yes" if value else "no"
        raise NumberError("not-a-number", say("not-a-number.text", text=written), DIGITS_HINT)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return _number_of_decimal(value)
    exact = Fraction(value)
    if abs(exact.numerator) >= _WHOLE_LIMIT * exact.denominator:
        raise too_many(None, "too-many-digits.more-before-point", most=MAX_WHOLE_DIGITS)
    if max(exact.numerator.bit_length(), exact.denominator.bit_length()) > MAX_FRACTION_BITS:
        raise too_many(None, "too-many-digits.fraction")
    return exact


def _number_of_decimal(value: Decimal) -> Fraction:
    if not value.is_finite():
        raise NumberError("not-a-number", say("not-a-number.text", text=str(value)), say("not-a-number.no-value"))
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # a finite decimal has a number there
    if value.is_zero():
        return Fraction(0)
    zeros = 0
    while digits[-1 - zeros] == 0:
        zeros += 1
    if value.adjusted() >= MAX_WHOLE_DIGITS:
        raise too_many(str(value), "too-many-digits.before-point", count=value.adjusted() + 1, most=MAX_WHOLE_DIGITS)
    places = max(0, -exponent - zeros)
    if places > MAX_PLACES:
        raise too_many(str(value), "too-many-digits.after-point", count=places, most=MAX_PLACES)
    return Fraction(value)


def published(value: Fraction) -> Decimal | Fraction:
    """Give the decimal equal to `value` if it has at most `MAX_PLACES` places, else `value`.

    >>> published(Fraction(1, 4)), published(Fraction(1, 3))
    (Decimal('0.25'), Fraction(1, 3))
    """
    denominator = value.denominator
    short = _SHORT.get(denominator) or _terminating(denominator)
    if short is None:
        return value
    places, factor = short
    return _UNBOUNDED.scaleb(Decimal(value.numerator * factor), -places)


def _terminating(denominator: int) -> tuple[int, int] | None:
    """Give the least power of ten that `denominator` divides and the quotient, if it is within `MAX_PLACES`."""
    if _FINEST % denominator:
        return None
    power = 0
    while 10**power % denominator:
        power += 1
    return power, 10**power // denominator


def exact_text(value: int | Fraction) -> str:
    """Write `value` in plain decimal digits where it terminates within `MAX_PLACES`, else as `n/d`.

    >>> exact_text(Fraction(-5, 4)), exact_text(Fraction(20, 30))
    ('-1.25', '2/3')
    """
    over, under = value.as_integer_ratio()
    short = _SHORT.get(under)
    if over.bit_length() < _PLAIN_BITS:
        if short is not None:
            return placed(over * short[1], short[0])
        if _FINEST % under and under.bit_length() < _PLAIN_BITS:
            return f"{over}/{under}"
    shown = published(Fraction(value))
    if isinstance(shown, Decimal):
        return f"{shown:f}"
    # By way of a decimal, as Python refuses to write a whole number of more than 4300 digits itself.
    return f"{Decimal(shown.numerator):f}/{Decimal(shown.denominator):f}"


def decimal_text(value: Decimal) -> str:
    """Write a decimal in plain digits, without zeros at the end of its places.

    >>> decimal_text(Decimal("2.50")), decimal_text(Decimal("1E+2")), decimal_text(Decimal("10.0"))
    ('2.5', '100', '10')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def placed(count: int, places: int) -> str:
    """Write so many parts of one, of which a power of ten makes one up: whole, or with exactly so many places.

    >>> placed(-1234, 2), placed(5, 3)
    ('-12.34', '0.005')
    """
    # By way of a decimal where it is long, as Python refuses to write a whole number of more than 4300 digits itself.
    digits = str(abs(count)) if count.bit_length() < _PLAIN_BITS else f"{Decimal(abs(count)):f}"
    sign = "-" if count < 0 else ""
    if not places:
        return f"{sign}{digits}"
    digits = digits.rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def cut_text(value: int | Fraction | Irrational, significant: int = 6) -> str:
    """Write `value` cut to `significant` digits with `…`, or exactly where nothing is cut; the whole part stays whole.

    >>> cut_text(Fraction(19, 43)), cut_text(Fraction(1, 8))
    ('0.441860…', '0.125')
    """
    if isinstance(value, (int, Fraction)):
        quick = _quickly_cut(*value.as_integer_ratio(), significant)
        if quick is not None:
            return quick
        leading = _TRUNCATING.divide(Decimal(value.numerator), Decimal(value.denominator)).adjusted()
    else:
        from indicrules.exact.real import leading_place  # here: most rulesets never meet an irrational value

        leading = leading_place(value)
    places = min(MAX_PLACES, max(0, significant - 1 - leading))
    kept = round_to(value, Fraction(1, 10**places), "down")
    if kept == value:
        return exact_text(kept)
    return f"{_UNBOUNDED.scaleb(Decimal(int(kept * 10**places)), -places):f}…"


def near_text(value: Fraction, significant: int = 6) -> tuple[str, bool]:
    """Write `value` to `significant` digits, half up, and tell whether that is all of it; the whole part stays whole.

    >>> near_text(Fraction(380, 43)), near_text(Fraction(1, 8))
    (('8.83721', False), ('0.125', True))
    """
    over, under = value.as_integer_ratio()
    whole, rest = divmod(abs(over), under)
    if not rest:
        return exact_text(value), True
    first = Decimal(whole) if whole else _TRUNCATING.divide(Decimal(abs(over)), Decimal(under))
    places = min(MAX_PLACES, max(0, significant - 1 - first.adjusted()))
    scale = 10**places
    kept = (2 * abs(over) * scale + under) // (2 * under)
    if kept * under == abs(over) * scale:
        return exact_text(value), True
    signed = Decimal(-kept if over < 0 else kept)
    return f"{_UNBOUNDED.scaleb(signed, -places):f}", False


def _quickly_cut(over: int, under: int, significant: int) -> str | None:
    """Cut a number by whole numbers alone; None where it is long, very small, or ends within the digits looked at."""
    if over.bit_length() > _PLAIN_BITS:
        return None
    digits, rest = divmod(abs(over) * _NEAR, under)
    length = len(str(digits))  # all digits that there are, but for those past twelve places
    places = max(0, significant + 12 - length)
    if not rest or not digits or places > 12:
        return None
    kept = digits // 10 ** (12 - places)
    return f"{placed(kept if over >= 0 else -kept, places)}…"


def sum_of(values: Iterable[Fraction]) -> Fraction:
    """Give the sum of many fractions, most of which have few denominators: these are added as whole numbers."""
    found: dict[int, int] = {}
    for each in values:
        below = each.denominator
        found[below] = found.get(below, 0) + each.numerator
    return sum((Fraction(above, below) for below, above in found.items()), Fraction(0))
