"""Turn each slip in a number or date into its diagnostic."""

from __future__ import annotations

import datetime
import re

from indicrules.syntax.token import Token
from indicrules.text.diagnostic import Diagnostic, Edit, write_instead
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

MOST_DIGITS = 30
_PLAIN = pattern(r"[0-9]+(?:\.[0-9]+)?(?![0-9OoIl.。｡]|,[0-9])")
_THOUSANDS = pattern(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])(?:\.[0-9]+)?")
_DECIMAL_COMMA = pattern(r"[0-9]+,[0-9]+(?![0-9,.])")
_IN_A_LIST = pattern(r"[0-9]+,0[0-9]+(?![0-9,.])")
_FULL_STOP = pattern(r"[0-9]+[。｡][0-9]+")
_TWO_POINTS = pattern(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]+\.{2,}[0-9]+")
_LETTERS = pattern(r"(?=[0-9][0-9.]*(?:[Oo]|[Il][0-9]|[OoIl]+[OoIl]))[0-9][0-9OoIl]*(?:\.[0-9OoIl]+)?(?![A-Za-z0-9_])")
_LIKE_A_NUMBER = pattern(r"[OoIl0-9]*[0-9][OoIl0-9]*|[Oo]")
_DIGIT_FOR = str.maketrans("OoIl", "0011")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_SPELT = pattern(r"(百分之)?([零〇一二两三四五六七八九十百千万亿]+)(?:点([零〇一二三四五六七八九]+))?(?P<unit>\D{0,3})")
_TENTHS = pattern(r"([一二三四五六七八九])成([一二三四五六七八九半])?")
_ENGLISH = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80, "hundred": 100}


def slipped(text: str, written: str, start: int, in_list: bool, source: Source) -> tuple[Token, Diagnostic] | None:
    """Give the number that was meant by one written with a letter, a comma or a full stop, and the report."""
    if _PLAIN.match(text, start) is not None:
        return None
    found = _LETTERS.match(text, start)
    if found is not None and any(each.isalpha() for each in found[0]):
        span = Span(source, start, found.end())
        plain = found[0].translate(_DIGIT_FOR)
        letter = next(each for each in found[0] if each.isalpha())
        digit = letter.translate(_DIGIT_FOR)
        said = say("letter-for-digit", number=span.text, letter=letter, digit=digit)
        return _number(plain, span), write_instead("letter-for-digit", said, span, plain)
    found = None if in_list else _THOUSANDS.match(text, start)
    if found is not None:
        span = Span(source, start, found.end())
        return _number(found[0].replace(",", ""), span), thousands_comma(span)
    found = (_IN_A_LIST if in_list else _DECIMAL_COMMA).match(text, start) or _FULL_STOP.match(text, start)
    if found is not None:
        span = Span(source, start, found.end())
        plain = re.sub(r"\D", ".", found[0])
        sign = written[start + plain.index(".")]
        said = say("decimal-comma", number=span.text, sign=sign)
        return _number(plain, span), write_instead("decimal-comma", said, span, plain)
    found = _TWO_POINTS.match(text, start)
    if found is not None:
        span = Span(source, start, found.end())
        whole, part, *_ = (each for each in found[0].split(".") if each)
        said = say("malformed-number.points", number=span.text)
        slip = Diagnostic("malformed-number", said, span, say("malformed-number.points-hint"))
        return _number(f"{whole}.{part}", span), slip
    return None


def as_digits(word: str) -> str | None:
    """Give the number that a word of digits and the letters that look like them was meant to be.

    >>> as_digits("l5"), as_digits("O"), as_digits("Oil")
    ('15', '0', None)
    """
    return word.translate(_DIGIT_FOR) if _LIKE_A_NUMBER.fullmatch(word) else None


def _number(plain: str, span: Span) -> Token:
    return Token("NUMBER", plain, span.start, span.end)


def spelt(word: str) -> str | None:
    """Give in digits a number that is spelt out, with the unit that follows it; None where there is none.

    >>> spelt("九十五"), spelt("百分之九十五"), spelt("四十三宗"), spelt("九成五"), spelt("ten"), spelt("三公经费")
    ('95', '95%', '43 宗', '95%', '10', None)
    """
    tenths = _TENTHS.fullmatch(word)
    if tenths is not None:
        return f"{_DIGITS[tenths[1]]}{_DIGITS.get(tenths[2] or '零', 5)}%"
    if word.lower() in _ENGLISH:
        return str(_ENGLISH[word.lower()])
    found = _SPELT.fullmatch(word)
    if found is None or (len(found[2]) == 1 and len(found["unit"]) > 1):
        return None
    plain = str(_counted(found[2]))
    if found[3]:
        plain += "." + "".join(str(_DIGITS[digit]) for digit in found[3])
    if found[1]:
        return None if found["unit"] else plain + "%"
    return f"{plain} {found['unit']}".rstrip()


def _counted(word: str) -> int:
    if not any(letter in _PLACES or letter in _GROUPS for letter in word):
        return int("".join(str(_DIGITS[letter]) for letter in word))
    total = part = digit = 0
    for letter in word:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _PLACES:
            part += (digit or 1) * _PLACES[letter]
            digit = 0
        else:
            total, part, digit = (total + part + digit) * _GROUPS[letter], 0, 0
    return total + part + digit


def number(text: str, source: Source, start: int) -> Diagnostic | None:
    """Say what is wrong with the digits of the number `text` at `start`, if anything is."""
    if "_" not in text and len(text) <= MOST_DIGITS:
        return None
    span = Span(source, start, start + len(text))
    if "_" in text and ("__" in text or "_." in text or text.endswith("_") or "_" in text.partition(".")[2]):
        said = say("malformed-number", number=text)
        return Diagnostic("malformed-number", said, span, say("malformed-number.hint"))
    if len(text) > MOST_DIGITS:
        whole, _, part = text.replace("_", "").partition(".")
        if len(whole) > MOST_DIGITS or len(part) > MOST_DIGITS:
            before, after = (
                say("too-many-digits.before", most=MOST_DIGITS),
                say("too-many-digits.after", most=MOST_DIGITS),
            )
            said = before if len(whole) > MOST_DIGITS else after
            return Diagnostic("too-many-digits", said, span, say("too-many-digits.hint"))
    return None


def thousands_comma(span: Span) -> Diagnostic:
    """Say how to group digits."""
    plain, grouped = re.sub("[,，]", "", span.text), re.sub("[,，]", "_", span.text)
    hint = say("hint.write-or", text=plain, other=grouped)
    return Diagnostic(
        "thousands-comma", say("thousands-comma", number=span.text), span, hint, edits=(Edit(span, plain),)
    )


def calendar_day(token: Token, source: Source) -> tuple[Token, Diagnostic | None]:
    """Check a date against the calendar."""
    try:
        datetime.date.fromisoformat(token.text)
    except ValueError:
        span = Span(source, token.start, token.end)
        return token, Diagnostic("no-such-date", say("no-such-date", day=token.text), span, say("no-such-date.hint"))
    return token, None


def day(span: Span) -> Diagnostic:
    """Say how to write a date."""
    parts = [int(part) for part in re.findall(r"\d+", span.text)]
    said = say("looks-like-a-date", text=span.text)
    if len(parts) == 3:
        return write_instead("looks-like-a-date", said, span, f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}")
    hint = say("looks-like-a-date.hint", day=f"{parts[0]:04}-{parts[1]:02}-01")
    return Diagnostic("looks-like-a-date", said, span, hint)


def deadline(span: Span, day: str | None, *, certain: bool) -> Diagnostic:
    """Say how to write the last day of a deadline; `certain` says that its sign is one of deadlines."""
    said = say("looks-like-a-date", text=span.text)
    if day is None:
        return Diagnostic("looks-like-a-date", said, span, say("looks-like-a-date.day-hint"))
    edits = (Edit(span, day),) if certain else ()
    return Diagnostic("looks-like-a-date", said, span, say("hint.write", text=day), edits=edits)


def exponent(span: Span, text: str) -> tuple[Diagnostic, str]:
    """Say how to write a number without its exponent, and give it so written."""
    digits, power = re.split("[eE]", text.replace("_", ""))
    places = int(power) if len(power) < 4 else 99
    said = say("exponent", number=span.text)
    if abs(places) <= MOST_DIGITS:
        whole, _, part = digits.partition(".")
        if places >= 0:
            part = part.ljust(places, "0")
            whole, part = whole + part[:places], part[places:]
        else:
            whole = whole.rjust(1 - places, "0")
            whole, part = whole[:places], whole[places:] + part
        plain = (whole.lstrip("0") or "0") + ("." + part if part.rstrip("0") else "")
        return write_instead("exponent", said, span, plain), plain
    return Diagnostic("exponent", said, span), "0"
