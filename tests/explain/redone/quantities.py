"""Turn what is printed into values that may be off by half of their last place, and compute with these."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

Powers: TypeAlias = tuple[tuple[str, int], ...]
ONE: Final = Fraction(1)


class NotArithmetic(Exception):
    """Raised with the reason why a text cannot be computed."""


class Unknown:
    """What reads an author's name, so that no value is printed for it."""


UNKNOWN: Final = Unknown()

_SCALES: Mapping[str, tuple[Fraction, str]] = MappingProxyType(
    {
        word: (Fraction(scale), base)
        for base, words in {
            "": {
                "%": "0.01", "‰": "0.001", "pp": "0.01", "个百分点": "0.01", "points": "1", "point": "1", "分": "1",
                "percentage points": "0.01", "percentage point": "0.01", "万": "10000", "亿": "100000000",
            },
            "元": {"元": "1", "角": "0.1", "千元": "1000", "百万元": "1000000"},
            "s": {
                "毫秒": "0.001", "ms": "0.001", "秒": "1", "s": "1", "second": "1", "seconds": "1", "分钟": "60",
                "min": "60", "minute": "60", "minutes": "60", "小时": "3600", "h": "3600", "hour": "3600",
                "hours": "3600", "天": "86400", "日": "86400", "d": "86400", "day": "86400", "days": "86400",
                "周": "604800", "week": "604800", "weeks": "604800",
            },
            "月": {
                "月": "1", "个月": "1", "month": "1", "months": "1", "季度": "3", "quarter": "3", "quarters": "3",
                "年": "12", "year": "12", "years": "12",
            },
            "m": {
                "毫米": "0.001", "mm": "0.001", "厘米": "0.01", "cm": "0.01", "米": "1", "m": "1", "公里": "1000",
                "千米": "1000", "km": "1000",
            },
            "m2": {
                "平方米": "1", "m2": "1", "亩": "2000/3", "公顷": "10000", "ha": "10000", "平方公里": "1000000",
                "平方千米": "1000000", "km2": "1000000",
            },
            "g": {
                "毫克": "0.001", "mg": "0.001", "克": "1", "g": "1", "斤": "500", "千克": "1000", "公斤": "1000",
                "kg": "1000", "吨": "1000000", "t": "1000000",
            },
        }.items()
        for word, scale in words.items()
    }
)  # fmt: skip
BUILT_IN: Final = frozenset(_SCALES)
_PREFIXES: Mapping[str, Fraction] = MappingProxyType({"万": Fraction(10**4), "亿": Fraction(10**8)})


@attrs.frozen
class Quantity:
    """A number between `low` and `high`, in base units; `scale` is the unit in which it was written."""

    low: Fraction
    high: Fraction
    powers: Powers = ()
    scale: Fraction = ONE

    @property
    def exact(self) -> bool:
        """Whether the digits tell the value."""
        return self.low == self.high

    @property
    def fits_all(self) -> bool:
        """Whether it is a bare 0, which stands beside any unit."""
        return not self.powers and self.low == self.high == 0


Value: TypeAlias = "Quantity | bool | str | datetime.date | Unknown | tuple[Value, ...]"


@attrs.frozen
class Units:
    """The units that a reader knows: those of everyday life, and what a ruleset says of its own."""

    own: Mapping[str, tuple[Fraction, str]] = MappingProxyType({})

    def of(self, text: str) -> tuple[Fraction, Powers]:
        """Give scale and powers of a unit such as `万元/人*月`; an unknown word is a unit of its own."""
        scale, powers = ONE, dict[str, int]()
        above, *below = unicodedata.normalize("NFKC", text).split("/")
        for part, sign in ((above, 1), *((each, -1) for each in below)):
            for factor in part.split("*"):
                word, _, power = factor.partition("^")
                if word == "1":
                    continue
                size, base = self._word(word)
                exponent = sign * int(power or 1)
                scale *= size**exponent
                if base:
                    powers[base] = powers.get(base, 0) + exponent
        return scale, tuple(sorted((base, power) for base, power in powers.items() if power))

    def _word(self, word: str) -> tuple[Fraction, str]:
        if word in self.own:
            scale, other = self.own[word]
            size, base = self._word(other)
            return scale * size, base
        if word in _SCALES:
            return _SCALES[word]
        if word[0] in _PREFIXES and word[1:]:
            size, base = self._word(word[1:])
            return _PREFIXES[word[0]] * size, base
        return ONE, word


@lru_cache(1 << 12)
def digits_of(text: str) -> tuple[Fraction, Fraction]:
    """Give a printed decimal, and half a unit of the last of its six significant digits, or of its last if finer."""
    value = Fraction(text)
    places = len(text.partition(".")[2])
    leading = re.sub(r"[^0-9]", "", text).lstrip("0")
    first = len(leading) - 1 - places  # the power of ten of the first digit
    last = min(first - 5, -places)
    return value, Fraction(10) ** last / 2 if leading else Fraction(1, 2 * 10**places)


def significant(text: str) -> int:
    """Count the significant digits of a printed decimal."""
    return len(text.replace(".", "").lstrip("0"))


def added(left: Quantity, right: Quantity, sign: int) -> Quantity:
    """Give a sum or difference of two of one unit."""
    if left.powers != right.powers and not left.fits_all and not right.fits_all:
        raise NotArithmetic("adds what has two units")
    like = right if left.fits_all else left
    low, high = (right.low, right.high) if sign > 0 else (-right.high, -right.low)
    return Quantity(left.low + low, left.high + high, like.powers, like.scale)


def multiplied(left: Quantity, right: Quantity) -> Quantity:
    """Give a product."""
    ends = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    powers = _combined(left.powers, right.powers, 1)
    scale = left.scale * right.scale if powers else ONE
    return Quantity(min(ends), max(ends), powers, scale)


def divided(left: Quantity, right: Quantity) -> Quantity:
    """Give a quotient."""
    if right.low <= 0 <= right.high:
        raise NotArithmetic("divides by what may be 0")
    powers = _combined(left.powers, right.powers, -1)
    ends = [one / other for one in (left.low, left.high) for other in (right.low, right.high)]
    return Quantity(min(ends), max(ends), powers, left.scale / right.scale if powers else ONE)


def negated(value: Quantity) -> Quantity:
    """Give the opposite."""
    return Quantity(-value.high, -value.low, value.powers, value.scale)


def _combined(left: Powers, right: Powers, sign: int) -> Powers:
    if not right:
        return left
    powers = dict(left)
    for base, power in right:
        powers[base] = powers.get(base, 0) + sign * power
    return tuple(sorted((base, power) for base, power in powers.items() if power))
