"""Turn a serial number of a spreadsheet and the format of its cell into a day or time, and the text that is seen."""

from __future__ import annotations

import datetime
from decimal import Decimal

from indicrules.forms.number_formats import tokens_of

_WEEK = "一二三四五六日"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_PARTS = ("y", "m", "d", "h", "s", "[h]")
_LAST = 2_958_465  # 9999-12-31
_MICROSECONDS = 86_400_000_000

# The formats that a Chinese Excel names by number alone.
_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
    14: "yyyy/m/d",  # each country's own short date; a file does not say which
    22: "yyyy/m/d h:mm",
}


def named_format(number: int) -> str | None:
    """Give the format of a number that names one in China, if it is of a day or time."""
    return _CHINESE.get(number)


def moment(serial: Decimal, since_1904: bool) -> datetime.datetime | None:
    """Give the day and time of a serial number; None where it is none that a spreadsheet shows.

    >>> moment(Decimal("45261.5"), False)
    datetime.datetime(2023, 12, 1, 12, 0)
    """
    if not 0 <= serial <= _LAST - (1462 if since_1904 else 0):
        return None
    # The 29th of February 1900, which there never was, is a day to spreadsheets.
    first = datetime.datetime(1899, 12, 30 if serial >= 60 else 31)
    start = datetime.datetime(1904, 1, 1) if since_1904 else first
    days = int(serial)
    part = int(((serial - days) * _MICROSECONDS / 1000).to_integral_value()) * 1000
    try:
        return start + datetime.timedelta(days, microseconds=part)
    except OverflowError:
        return None


def shown_moment(serial: Decimal, when: datetime.datetime, written: str) -> str:
    """Give the text of a day or time by its format.

    >>> when = datetime.datetime(2023, 12, 1)
    >>> shown_moment(Decimal(45261), when, '[$-804]yyyy"年"m"月"d"日";@')
    '2023年12月1日'
    """
    first = written.replace("上午/下午", "AM/PM").partition(";")[0]
    pieces = _pieces(first)
    half = "a/p" in {kind for kind, _ in pieces}
    out: list[str] = []
    for at, (kind, text) in enumerate(pieces):
        near = [each for each, _ in (pieces[at - 1 :: -1] if at else []) if each in _PARTS][:1]
        after = [each for each, _ in pieces[at + 1 :] if each in _PARTS][:1]
        out.append(_piece(kind, text, serial, when, half, near in (["h"], ["[h]"]) or after == ["s"]))
    return "".join(out).strip()


def _pieces(section: str) -> list[tuple[str, str]]:
    """Give the runs of letters that stand for parts of a day, and the literals between them."""
    found: list[tuple[str, str]] = []
    tokens = list(tokens_of(section))
    at = 0
    while at < len(tokens):
        kind, text = tokens[at]
        here = text.lower()
        if kind == "other" and here == "a" and "".join(t for _, t in tokens[at : at + 5]).lower() == "am/pm":
            found.append(("a/p", text))
            at += 5
            continue
        if kind == "other" and here in "ymdhsea":
            end = at
            while end < len(tokens) and tokens[end][0] == "other" and tokens[end][1].lower() == here:
                end += 1
            found.append(("y" if here == "e" else here, "".join(t for _, t in tokens[at:end])))
            at = end
            continue
        if kind == "bracket":
            if here and set(here) <= set("hms") and len(set(here)) == 1:
                found.append((f"[{here[0]}]", here))
        elif kind == "sign" and text == "." and tokens[at + 1 : at + 2] and tokens[at + 1][0] == "digit":
            end = at + 1
            while end < len(tokens) and tokens[end][0] == "digit":
                end += 1
            found.append((".", "0" * (end - at - 1)))
            at = end
            continue
        elif kind == "space":
            found.append(("literal", " "))
        elif kind != "fill" and (kind, text) != ("sign", "@"):
            found.append(("literal", text))
        at += 1
    return found


def _piece(kind: str, text: str, serial: Decimal, when: datetime.datetime, half: bool, minutes: bool) -> str:
    long = len(text)
    match kind:
        case "y":
            return f"{when.year % 100:02d}" if long == 2 and text[0] in "yY" else str(when.year)
        case "m" if minutes and long < 3:
            return f"{when.minute:0{long}d}"
        case "m":
            return f"{when.month:0{long}d}" if long < 3 else _MONTHS[when.month - 1][: 3 if long == 3 else None]
        case "d":
            return f"{when.day:0{long}d}" if long < 3 else _DAYS[when.weekday()][: 3 if long == 3 else None]
        case "a":
            return ("星期" if long > 3 else "") + _WEEK[when.weekday()]
        case "h":
            return f"{(when.hour % 12 or 12) if half else when.hour:0{min(long, 2)}d}"
        case "s":
            return f"{when.second:0{min(long, 2)}d}"
        case "a/p":
            return "下午" if when.hour >= 12 else "上午"
        case "[h]":
            return f"{int(serial * 24):0{long}d}"
        case "[m]":
            return f"{int(serial * 1440):0{long}d}"
        case "[s]":
            return f"{int(serial * 86400):0{long}d}"
        case ".":
            return f".{when.microsecond:06d}"[: long + 1]
        case _:
            return text
