"""Turn the text of one cell of a table into the test or the value that it writes."""

from __future__ import annotations

import datetime
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from indicrules.syntax.measure import measure
from indicrules.syntax.signs import NAME
from indicrules.text.patterns import pattern

_UNIT = rf"(?:[%‰]|(?!(?:to|至)){NAME}|to\w+)(?:[*/](?:[%‰]|{NAME}))*"
VALUE = (
    r'(?:"[^"\n]*"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])'
    rf"|-?[ \t]*[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?![0-9.])(?:[ \t]*{_UNIT})?)"
)
_PLAIN = pattern(r"-?[0-9]{1,30}+(?:\.[0-9]{1,30}+)?+")
_NUMBER = pattern(rf"(-?)[ \t]*([0-9][0-9_]*)(?:\.([0-9][0-9_]*))?[ \t]*({_UNIT})?")
_TEST = pattern(
    rf"(?:(>=|<=|!=|[<>=≥≤≠])[ \t]*)?({VALUE})(?:(?:[ \t]+to[ \t]*|[ \t]*至[ \t]*)(?:(<)[ \t]*)?({VALUE}))?"
)
_PLAIN_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!="}
_SIGNS = {"": "=", **_PLAIN_SIGNS}
_MOST_DIGITS = 30


class Quantity(NamedTuple):
    """A number of `digits`, of which so many are places after the point, and its unit's text, empty without one."""

    digits: int
    places: int = 0
    unit: str = ""

    @property
    def number(self) -> Fraction:
        """The number without its unit."""
        return Fraction(self.digits, 10**self.places)


Value = Quantity | str | datetime.date


class Test(NamedTuple):
    """What a key must be: compared by `sign` with `value`, or, where there is a `high`, from `value` to that.

    The sign of a range is `>` where it leaves its lower end out, else `>=`; `below` says that it leaves the upper out.
    """

    sign: str
    value: Value
    high: Value | None = None
    below: bool = False


def read_test(text: str, written: str) -> Test | None:
    """Give the test that a cell writes, None where it writes none; `written` is the text before forms were made plain.

    >>> read_test("> 5 to 10 kg", "> 5 to 10 kg").high
    Quantity(digits=10, places=0, unit='kg')
    """
    if _PLAIN.fullmatch(text) is not None:
        return Test("=", _plain(text))
    if text[0] == '"' and text.find('"', 1) == len(text) - 1 > 0:
        return Test("=", written[1:-1])
    found = _TEST.fullmatch(text)
    if found is None:
        return None
    sign = found[1] or ""
    value = _value(found[2], written[found.start(2) : found.end(2)])
    if value is None:
        return None
    if found[4] is None:
        return Test(_SIGNS.get(sign, sign), value)
    high = _value(found[4], written[found.start(4) : found.end(4)])
    if high is None or sign not in ("", ">"):
        return None
    return Test(sign or ">=", value, high, found[3] is not None)


def read_value(text: str, written: str) -> Value | None:
    """Give the value that a cell writes, None where it writes none.

    >>> read_value("-1.5%", "-1.5%")
    Quantity(digits=-15, places=1, unit='%')
    """
    if _PLAIN.fullmatch(text) is not None:
        return _plain(text)
    if text[:1] == '"':
        return written[1:-1] if len(text) > 1 and text.find('"', 1) == len(text) - 1 else None
    return _value(text, written)


def _value(text: str, written: str) -> Value | None:
    if text[0] == '"':
        return written[1:-1]
    if _PLAIN.fullmatch(text) is not None:
        return _plain(text)
    if len(text) == 10 and text[4] == "-":
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return None
    found = _NUMBER.fullmatch(text)
    if found is None or max(len(found[2]), len(found[3] or "")) > _MOST_DIGITS:
        return None
    whole, part = found[2].replace("_", ""), (found[3] or "").replace("_", "")
    number = int(whole + part)
    return Quantity(-number if found[1] else number, len(part), _unit(found[4]))


def _unit(text: str | None) -> str:
    return unicodedata.normalize("NFKC", "".join(text.split())) if text else ""


def _plain(text: str) -> Quantity:
    whole, _, part = text.partition(".")
    return Quantity(int(whole + part), len(part))


def unit_factors(unit: str) -> tuple[tuple[str, int], ...]:
    """Give the words of a unit's text with their powers."""
    return measure(unit)


def tidy(text: str, written: str, to: str | None) -> str:
    """Give a cell in its one spelling; `to` is the word for it between the ends of a range, None as it is written."""
    found = _TEST.fullmatch(text)
    if found is None:
        return written
    ends = [_tidy_value(found[at], written[found.start(at) : found.end(at)]) for at in (2, 4) if found[at] is not None]
    sign = _PLAIN_SIGNS.get(found[1] or "", found[1] or "")
    first = f"{sign} {ends[0]}" if sign else ends[0]
    if len(ends) == 1:
        return first
    between = to or text[found.end(2) : found.start(4)].replace("<", "").strip()
    return f"{first} {between} {'< ' if found[3] else ''}{ends[1]}"


def _tidy_value(text: str, written: str) -> str:
    found = _NUMBER.fullmatch(text) if text[0] not in '"' else None
    if found is None or (len(text) == 10 and text[4] == "-"):
        return written
    number = found[1] + found[2] + ("." + found[3] if found[3] else "")
    unit = _unit(found[4])
    return number + (unit if not unit or unit[0] in "%‰" else f" {unit}")
