"""Turn a stored number and the format of its cell into the text that a reader of the sheet sees."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from indicrules.exact.number import decimal_text
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

GENERAL = "General"
_SHEET = Context(prec=15, rounding=ROUND_HALF_EVEN)  # digits that spreadsheets keep of a number where they show it
_WIDE = Context(prec=400)
_GENERAL_DIGITS = 10
_NOISE = pattern(r"^(\d{1,9}?)(0{5,}|9{5,})\d{2,}$")  # few digits, then a long run of 0 or 9, then others
_TOKEN = pattern(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|G/通用格式)|(?P<exponent>E[+-])|(?P<digit>[0#?])|(?P<sign>[.,%@/;])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = pattern(r"^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_PARTS_OF_SECONDS = pattern(r"\.0+")
_CURRENCY = pattern(r"^\$([^-]*)(?:-.*)?$")


@frozen
class Shown:
    """A number as its cell shows it; `places` are the decimals shown, of percents where `percent`.

    `tie` tells that it lies just between two texts, of which programs show either; `unseen` that the format shows
    nothing of it.
    """

    text: str
    places: int | None = None
    percent: bool = False
    tie: bool = False
    unseen: bool = False


@frozen
class _Section:
    """One of the parts of a format between semicolons; `before`, `whole`, `decimals` and `behind` are of a number."""

    condition: tuple[str, Decimal] | None
    tokens: tuple[tuple[str, str], ...]

    @property
    def percents(self) -> int:
        return sum(token == ("sign", "%") for token in self.tokens)


def shown(raw: Decimal, written: str) -> Shown:
    """Give what a cell of the format `written` shows of the number.

    >>> shown(Decimal("0.94995"), "0.00%")
    Shown(text='95.00%', places=2, percent=True, tie=True, unseen=False)
    >>> shown(Decimal("-1234.5"), "#,##0.00_);(#,##0.00)").text
    '(1,234.50)'
    >>> shown(Decimal("12345"), '0!.0,"万"').text
    '1.2万'
    """
    number = _SHEET.create_decimal(raw)
    sections = _sections(written)
    section, bare = _chosen(sections, number)
    kinds = {kind for kind, _ in section.tokens}
    if not section.tokens and written.strip():
        return Shown(general(number).text, unseen=True)
    if "general" in kinds or not kinds & {"digit"} or ("sign", "/") in section.tokens:
        found = general(abs(number) if bare else number)
        if kinds <= {"general"} or ("general" not in kinds and "sign" in kinds):
            return found
        if "general" not in kinds:
            return Shown("".join(text for kind, text in section.tokens if kind == "literal").strip())
        return Shown("".join(found.text if kind == "general" else text for kind, text in section.tokens).strip())
    return _number(number, section, bare)


def general(number: Decimal) -> Shown:
    """Give a number as a cell without a format shows it, to ten digits and without the noise of binary arithmetic.

    >>> general(Decimal("0.0900000762939453")).text, general(Decimal("31.6900000000001")).text
    ('0.09', '31.69')
    """
    settled = without_noise(number)
    found = number if settled is None else settled
    if found != found.to_integral_value():
        found = found.quantize(Decimal(1).scaleb(-_decimals(found)), ROUND_HALF_UP, _WIDE)
    return Shown(_plain(found))


def without_noise(number: Decimal) -> Decimal | None:
    """Give the short number that one of many digits stands for, where binary arithmetic left its mark on it."""
    _, digits, exponent = number.normalize(_WIDE).as_tuple()
    found = _NOISE.match("".join(map(str, digits)))
    if found is None or len(digits) < 14 or not isinstance(exponent, int) or exponent >= 0:
        return None
    kept = len(found[1])
    settled = number.quantize(Decimal(1).scaleb(exponent + len(digits) - kept), ROUND_HALF_UP, _WIDE)
    return settled.normalize(_WIDE)


def is_date(written: str) -> bool:
    """Tell whether a format shows days or times of day."""
    first = tokens_of(_PARTS_OF_SECONDS.sub("", written.partition(";")[0]))
    letters = any(kind == "other" and text.lower() in "ymdhsea" for kind, text in first)
    spans = any(kind == "bracket" and text and set(text.lower()) <= set("hms") for kind, text in first)
    return (letters or spans) and not any(kind in ("digit", "general") for kind, _ in first)


def _decimals(number: Decimal) -> int:
    return max(0, _GENERAL_DIGITS - 1 - max(number.adjusted(), 0) if abs(number) >= 1 else _GENERAL_DIGITS - 1)


def _plain(number: Decimal) -> str:
    text = decimal_text(number)
    return "0" if text == "-0" else text


@lru_cache(maxsize=256)
def tokens_of(section: str) -> tuple[tuple[str, str], ...]:
    """Give the kinds and texts of the tokens of a format."""
    found = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        found.append((kind, match[kind]))
    return tuple(found)


@lru_cache(maxsize=256)
def _sections(written: str) -> tuple[_Section, ...]:
    sections: list[list[tuple[str, str]]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for kind, text in tokens_of(written):
        if (kind, text) == ("sign", ";"):
            sections.append([])
            conditions.append(None)
        elif kind == "bracket":
            condition, currency = _CONDITION.match(text), _CURRENCY.match(text)
            if condition:
                conditions[-1] = condition[1], Decimal(condition[2])
            elif currency and currency[1]:
                sections[-1].append(("literal", currency[1]))
        elif kind in ("quoted", "escaped", "other"):
            sections[-1].append(("literal", text))
        elif kind == "space":
            sections[-1].append(("literal", " "))
        elif kind != "fill":
            sections[-1].append((kind, text))
    return tuple(_Section(condition, tuple(each)) for condition, each in zip(conditions, sections, strict=True))


_HOLDS = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
}


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, bool]:
    """Give the section by which a number is shown, and whether the section stands for its sign."""
    if any(section.condition for section in sections):
        for section in sections[:2]:
            if section.condition is None or _HOLDS[section.condition[0]](number, section.condition[1]):
                return section, False
        return sections[min(2, len(sections) - 1)], False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _number(number: Decimal, section: _Section, bare: bool) -> Shown:
    tokens = section.tokens
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "digit"]
    first, last = digits[0], digits[-1]
    point = next((at for at, token in enumerate(tokens) if token == ("sign", ".")), None)
    mark = next((at for at, (kind, _) in enumerate(tokens) if kind == "exponent"), None)
    if mark is not None:
        places = sum(kind == "digit" for kind, _ in tokens[point:mark]) if point is not None else 0
        mantissa, _, power = f"{number:.{places}E}".partition("E")
        return Shown(f"{mantissa}E{int(power):+03d}")
    whole_end = point if point is not None else last + 1
    inside = [at for at, token in enumerate(tokens) if token == ("sign", ",") and first < at]
    lasts = [at for at in digits if at < whole_end] or [first]
    scale = sum(1 for at in inside if lasts[-1] < at and (point is None or at < point or at > last))
    grouped = any(at < lasts[-1] for at in inside)
    places = sum(1 for at in digits if point is not None and at > point)
    percents = section.percents
    exact = number.scaleb(2 * percents - 3 * scale, _WIDE)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    tie = abs(exact - rounded) * 2 == Decimal(1).scaleb(-places)
    whole, _, part = f"{abs(rounded):f}".partition(".")
    optional = sum(1 for at in digits if point is not None and at > point and tokens[at][1] != "0")
    while optional and part.endswith("0"):
        part, optional = part[:-1], optional - 1
    out: list[str] = []  # from the right, by which whole digits are put in
    waiting = "" if whole == "0" and all(tokens[at][1] != "0" for at in lasts) else whole
    count = 0
    for at in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[at]
        if kind == "digit" and at in lasts:
            taken = waiting if at == lasts[0] else waiting[-1:]
            waiting = waiting[: len(waiting) - len(taken)]
            for each in reversed(taken or text.strip("#?")):
                out.append("," if grouped and count and count % 3 == 0 else "")
                out.append(each)
                count += 1
        elif kind == "digit":
            place = sum(1 for each in digits if point is not None and point < each < at)
            out.append(part[place : place + 1])
        elif kind == "literal":
            out.append(text[::-1])
        elif text == "." and at == point:
            out.append("." if part else "")
        elif text == "%":
            out.append("%")
    negative = rounded.is_signed() and not bare
    text = "".join(out)[::-1].strip()
    shifted = any(kind == "literal" for kind, _ in tokens[lasts[0] : lasts[-1]])
    known = not scale and not shifted
    return Shown(f"-{text}" if negative else text, places if known else None, percents == 1, tie)
