"""Turn the text of a cell into the figure, span, date or words that it says, and what was turned to read it."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal

from indicrules.forms.units import unit as read_unit
from indicrules.syntax.repair.bands import AFTER, BEFORE, band
from indicrules.syntax.repair.numerals import MOST_DIGITS, spelt
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say

Kind = Literal["blank", "number", "span", "date", "pair", "lost", "words"]

_MOST_CHARACTERS: Final = 120  # longer texts are words
BLANKS: Final = frozenset(
    {"", "-", "－", "／", "﹣", "──", "—", "——", "–", "―", "--", "/", "\\", "_", "…", "……", "N/A", "n/a"}
)
YES_NO: Final[Mapping[str, bool]] = MappingProxyType({"是": True, "yes": True, "否": False, "no": False})
_FORMS: Final = str.maketrans(
    {"═": "=", "﹪": "%", "﹥": ">", "﹤": "<", "⩾": "≥", "⩽": "≤", "≥": "≥", "〜": "~", "～": "~"}
)
_N: Final = r"-?\d+(?:,\d{3})*(?:\.\d+)?|-?\.\d+"
_SIGN: Final = pattern(r"(?:[>＞]=|=[>＞]|≥|[<＜]=|=[<＜]|≤|>|<|==|=)")
_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "==": "="})
_WORDS_BEFORE: Final = tuple(
    sorted((each for each in BEFORE if each[0] > "\x7f" and len(each) > 1), key=len, reverse=True)
)
_ENGLISH_BEFORE: Final = tuple(
    sorted((each for each in BEFORE if each[0].isalpha() and each.isascii()), key=len, reverse=True)
)
# `0起` counts cases: what begins there is no limit.
_WORDS_AFTER: Final = tuple(sorted((each for each in AFTER if each not in ("起", "+")), key=len, reverse=True))
_NUMBER: Final = pattern(rf"({_N})(.*)")
_SPAN: Final = pattern(rf"({_N})\s*([^\d\s~至到—–-]*)\s*(?:[-~—–至到])\s*({_N})\s*(\D*)")
_ASIDE: Final = pattern(r"(.*?\S)\s*\(([^()]*)\)")
_AFTERWORD: Final = pattern(r"(.*?[\d%‰\w])\s*[,，。;；、]\s*(\D.*)")
_DONE: Final = pattern(
    r"(?:实际|已经?|全部|共|累计)*(?:完成|达到|达|开展|举办|组织|发放|共计|共|为|是)\s*(?=[\d约￥¥])"
)
_CHANGED: Final = pattern(
    r"(?:(?:同比|环比|比上年|较上年|较去年|比去年)\s*)?(?:(?P<up>增长|提高|增加|提升|上升)|(?P<down>下降|降低|减少|压减|缩短))"
    r"(?:率|幅度|了)?\s*(?=[≥≤<>=\d不大至])"
)
_ABOUT: Final = pattern(r"(?:大?约|大概|近|接近)\s*(?=[\d￥¥])")
_AROUND: Final = pattern(r"(.*\d.*?)(?:左右|上下)")
_PER: Final = pattern(r"每([^\W\d]{1,4})(?=\d)")
_LOST: Final = (
    (pattern(r"2(?P<rest>\d{2}(?:\.\d+)?%|100%)"), ">="),
    (pattern(r"(?:5=|\^|工|[Zz]|N(?=\d)|A(?=\d)|⩾|±(?!\d+\.?\d*\D*±)|\?|》|》=)\s*(?P<rest>\d.*)"), ">="),
    (pattern(r"(?:[QWS]|s|《)\s*(?P<rest>\d.*)"), "<="),
)
_TICKED: Final = pattern(r"(?:☑|☒|√|✓|✔|■|▣|\[[xX√]\])\s*([^\s☑☒√✓✔■▣□☐○口\[]+)")
_BOXES: Final = frozenset("☑☒□☐■▣")
_YMD: Final = r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
_YM: Final = r"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*月份?"
_MD: Final = r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
_Y: Final = r"(?P<year>(?:19|20)\d\d)\s*年度?"
_TAIL: Final = r"\s*(?P<end>年?[底末])?\s*(?P<before>之?前|以前|以内|内)?\s*(?:完成|完工|竣工|建成|交付|投入使用|验收)*"
_DATES: Final = tuple(pattern(rf"{each}(?: ?00:00(?::00)?)?{_TAIL}") for each in (_YMD, _MD, _YM, _Y))
_YEAR_MONTH: Final = pattern(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])(?P<end>)(?P<before>)")
_OF_DATES: Final = pattern(r"(?:于|在|截至|截止到?|不晚于|不迟于|按时|<=|≤)\s*")
_PERIOD: Final = pattern(rf"(?:{_Y})?\s*\d{{1,2}}\s*月?\s*[-~至到—]\s*(?P<last>\d{{1,2}})\s*月")
_SHEETS: Final = datetime.date(1899, 12, 30)  # day 0 of spreadsheets
_SERIALS: Final = range(32874, 73050)  # 1990 to 2099
_NOISE: Final = 9  # digits after the point, from which a number may be one of binary floating point


@frozen
class Figure:
    """What a cell says.

    A `number` has its sign (blank where none stands there) and unit; a `span` its `high` end too; a `date` its sign; a
    `pair` is `1/1`; `lost` is a number before which a sign was read as something else: `sign`, `number` and `unit` are
    the likely reading. `words` is the text as it stands, or what is ticked. `aside` is what stood beside the figure;
    `way` is `up` or `down` where it says how far a thing changed.
    """

    kind: Kind
    words: str = ""
    sign: str = ""
    number: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    unit: str = ""
    date: datetime.date | None = None
    aside: str = ""
    way: str = ""
    turned: tuple[Sentence, ...] = ()


def figure(text: str, year: int | None = None) -> Figure:
    """Read a cell; `year` is that of the form, for dates without one."""
    plain = " ".join(plain_forms(text).translate(_FORMS).split())
    if plain in BLANKS:
        return Figure("blank", text)
    ticked = _TICKED.findall(plain)
    if ticked:
        return Figure("words", "、".join(ticked), turned=(say("import.turned.ticked"),))
    if _BOXES & set(plain):
        return Figure("blank", text)
    if len(plain) > _MOST_CHARACTERS:
        return Figure("words", text)
    turned: list[Sentence] = []
    stripped = plain.rstrip(";。,、 ").strip()
    if stripped != plain:
        turned.append(say("import.turned.mark"))
    return evolve(found := _figure(stripped, year), words=text if found.kind != "words" else stripped,
                  turned=(*turned, *found.turned))  # fmt: skip


def _figure(text: str, year: int | None) -> Figure:
    if sum(each.isdigit() for each in text) > MOST_DIGITS:
        return Figure("words", text)
    changed = _CHANGED.match(text)
    inner = None if changed is None else _number(text[changed.end() :])
    if changed is not None and inner is not None and inner.kind == "number":
        said = say("import.turned.change", text=text[: changed.end()].strip())
        return evolve(inner, words=text, way=changed.lastgroup or "", turned=(*inner.turned, said))
    found = _date(text, year) or _number(text) or _lost(text)
    if found is not None:
        return found
    aside = _ASIDE.fullmatch(text) or _AFTERWORD.fullmatch(text)
    if aside is not None:
        inner = _figure(aside[1].strip(), year)
        if inner.kind not in ("words", "blank"):
            return evolve(inner, aside=aside[2], turned=(*inner.turned, say("import.turned.aside", text=aside[2])))
    return Figure("words", text)


# ---------------------------------------------------------------------------- numbers


def _number(text: str) -> Figure | None:
    turned: list[Sentence] = []
    if re.fullmatch(r"\d+/\d+", text):
        first, second = text.split("/")
        return Figure("pair", text, number=Decimal(first), high=Decimal(second))
    sign, rest = _signed(text, turned)
    for shape, said in ((_DONE, "import.turned.done"), (_ABOUT, "import.turned.about")):
        found = shape.match(rest)
        if found is not None:
            rest = rest[found.end() :]
            turned.append(say(said))
    around = _AROUND.fullmatch(rest)
    if around is not None:
        rest = around[1]
        turned.append(say("import.turned.about"))
    if not sign:
        sign, rest = _limited(rest, turned)
    per = _PER.match(rest)
    if per is not None:
        rest = rest[per.end() :]
    if rest[:1] in ("￥", "¥"):
        rest = f"{rest[1:].strip()}元" if rest[-1:].isdigit() else rest[1:].strip()
        turned.append(say("import.turned.currency"))
    span = _SPAN.fullmatch(rest)
    if span is not None:
        return _span(span, text, turned)
    if "±" in rest:
        both = band(rest, "-")
        return None if both is None else _number(both.replace(" ", ""))
    found = _NUMBER.fullmatch(rest)
    if found is None:
        return _spelt(rest, sign, turned, text)
    measured = read_unit(found[2])
    if measured is None:
        return None
    number = _decimal(found[1], turned) * measured.times
    if measured.times != 1:
        turned.append(say("import.turned.thousands", text=found[2].strip()))
    elif measured.name != found[2].strip():
        turned.append(say("import.turned.unit", was=found[2].strip(), now=measured.name))
    name = measured.name
    if per is not None:
        turned.append(say("import.turned.per", text=per[0]))
        name = f"{name}/{per[1]}" if name else ""
    return Figure("number", text, sign, number, unit=name, turned=tuple(turned))


def _signed(text: str, turned: list[Sentence]) -> tuple[str, str]:
    """Take the sign, or the words for one, from before a figure."""
    found = _SIGN.match(text)
    if found is not None:
        sign = _SIGNS.get(found[0], found[0])
        rest = text[found.end() :].strip()
        again = _SIGN.match(rest)
        return sign, rest[again.end() :].strip() if again is not None else rest
    word = next((each for each in _WORDS_BEFORE if text.startswith(each)), None)
    if word is None:
        low = text.lower()
        word = next(
            (each for each in _ENGLISH_BEFORE if low.startswith(each) and not low[len(each) :][:1].isalpha()), None
        )
    rest = "" if word is None else text[len(word) :].lstrip(" :")
    if word is None or rest[:1] not in "0123456789零一二三四五六七八九十两百￥¥约":
        return "", text
    turned.append(say("import.turned.words", words=word, sign=BEFORE[word.lower()]))
    return BEFORE[word.lower()], rest


def signed(text: str) -> str | None:
    """Give the sign that a text alone says: `≧`, `大于等于`, `at least`."""
    plain = "".join(plain_forms(text).translate(_FORMS).split()) if not text.isascii() else text.strip().lower()
    found = _SIGN.fullmatch(plain)
    return BEFORE.get(plain) if found is None else _SIGNS.get(plain, plain)


def _limited(text: str, turned: list[Sentence]) -> tuple[str, str]:
    """Take the words for a limit from behind a figure."""
    low = text.lower()
    word = next((each for each in _WORDS_AFTER if low.endswith(each)), None)
    if word is None or not any(each.isdigit() for each in text):
        return "", text
    turned.append(say("import.turned.words", words=word, sign=AFTER[word]))
    return AFTER[word], text[: -len(word)].rstrip(" (")


def _span(found: re.Match[str], text: str, turned: list[Sentence]) -> Figure | None:
    low, high = _decimal(found[1], turned), _decimal(found[3], turned)
    first, second = read_unit(found[2]), read_unit(found[4])
    if first is None or second is None or low > high or (first.name and first.name != second.name):
        return None
    return Figure("span", text, "", low * second.times, high * second.times, second.name, turned=tuple(turned))


def _spelt(rest: str, sign: str, turned: list[Sentence], text: str) -> Figure | None:
    digits = spelt(rest) if not rest.isascii() else None
    found = None if digits is None else _NUMBER.fullmatch(digits)
    measured = None if found is None else read_unit(found[2])
    if found is None or measured is None or (not found[2].strip() and len(rest) == 1):
        return None
    turned.append(say("import.turned.spelt"))
    return Figure("number", text, sign, Decimal(found[1]) * measured.times, unit=measured.name, turned=tuple(turned))


def _decimal(text: str, turned: list[Sentence]) -> Decimal:
    if "," in text:
        turned.append(say("import.turned.comma"))
        text = text.replace(",", "")
    number = Decimal(text)
    snapped = unnoised(number)
    if snapped != number:
        turned.append(say("import.turned.noise", text=text))
    return snapped


def unnoised(number: Decimal) -> Decimal:
    """Give the short number that one with the noise of binary floating point stands for; any other is itself.

    >>> unnoised(Decimal("0.0900000762939453")), unnoised(Decimal("0.333333333333333"))
    (Decimal('0.09'), Decimal('0.333333333333333'))
    """
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent < _NOISE:
        return number
    nearest = max(abs(number), Decimal("0.1")) * Decimal("1e-6")
    for places in range(5):
        short = round(number, places)
        if abs(short - number) <= nearest:
            return short
    return number


def _lost(text: str) -> Figure | None:
    """Read a number before which recognition of characters took a sign for something else."""
    for shape, sign in _LOST:
        found = shape.fullmatch(text)
        inner = None if found is None else _number(found["rest"])
        if inner is not None and inner.kind == "number" and not inner.sign:
            return evolve(inner, kind="lost", sign=sign)
    return None


def may_have_lost(found: Figure) -> Figure | None:
    """Give the reading of a percent above 100 whose first digit may have been a sign: `290%`."""
    if found.kind != "number" or found.sign or found.unit != "%" or found.number <= 100:
        return None
    inner = _lost(f"{found.number:f}%")
    return inner if inner is not None and inner.number <= 100 else None


# ---------------------------------------------------------------------------- dates


def _date(text: str, year: int | None) -> Figure | None:
    lead = _OF_DATES.match(text)
    rest = text if lead is None else text[lead.end() :]
    period = _PERIOD.fullmatch(rest)
    if period is not None:
        last = _last_day(int(period["year"] or year or 0), int(period["last"]))
        turned = say("import.turned.period")
        return None if last is None else Figure("date", text, "<=", date=last, turned=(turned,))
    for shape in (*_DATES, _YEAR_MONTH):
        found = shape.fullmatch(rest)
        if found is not None:
            return _of_date(found.groupdict(), text, year)
    return None


def _of_date(parts: Mapping[str, str | None], text: str, year: int | None) -> Figure | None:
    own = int(parts.get("year") or year or 0)
    month, day = int(parts.get("month") or 12), parts.get("day")
    if not parts.get("month") and not (parts.get("end") or parts.get("before")):
        return None  # `2023年` alone is a period
    if not own or not 1 <= month <= 12:
        return None
    if parts.get("before") in ("前", "之前", "以前") and not day and not parts.get("end") and parts.get("month"):
        return Figure("date", text, "<", date=datetime.date(own, month, 1), turned=(say("import.turned.before-month"),))
    last = _last_day(own, month)
    if last is None or (day is not None and not 1 <= int(day) <= last.day):
        return None
    found = last if day is None else last.replace(day=int(day))
    turned = (say("import.turned.month"),) if day is None else (say("import.turned.date"),)
    iso = text == found.isoformat()
    return Figure("date", text, "<=", date=found, turned=() if iso else turned)


def _last_day(year: int, month: int) -> datetime.date | None:
    if not (1900 < year < 2200 and 1 <= month <= 12):
        return None
    return datetime.date(year, month, monthrange(year, month)[1])


def of_serial(found: Figure) -> datetime.date | None:
    """Give the day that a number of a spreadsheet counts, None where it is no likely day."""
    whole = found.kind == "number" and not found.unit and found.number == found.number.to_integral_value()
    return _SHEETS + datetime.timedelta(int(found.number)) if whole and int(found.number) in _SERIALS else None
