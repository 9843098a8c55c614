"""Turn a band as reports and mathematics write it, `90%（含）-95%` or `[90, 95)`, into the test that was meant."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from indicrules.exact.ranges import MIRRORED
from indicrules.syntax.repair.numerals import spelt
from indicrules.text.classes import mutable
from indicrules.text.patterns import pattern

_PLAIN = r"\d[\d_]*(?:\.\d+)?"
_NUMBER = f"-?{_PLAIN}"
BEFORE: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (">=", "≥", "大于等于", "大于或等于", "不小于", "不少于", "不低于", "不得低于", "不得少于", "至少", "达到",
         "最低", "at least", "no less than", "not less than", "no fewer than", "not below", "no lower than",
         "minimum", "min"),
        ">=",
    )
    | dict.fromkeys(
        ("<=", "≤", "小于等于", "小于或等于", "不大于", "不超过", "不高于", "不多于", "不得超过", "至多", "最多",
         "最高", "at most", "no more than", "not more than", "no greater than", "no higher than", "not above",
         "maximum", "max"),
        "<=",
    )
    | dict.fromkeys((">", "大于", "超过", "多于", "高于", "over", "above", "more than", "greater than", "higher than",
                     "exceeding"), ">")
    | dict.fromkeys(("<", "小于", "少于", "不足", "低于", "未达到", "未达", "不到", "不满", "under", "below",
                     "less than", "fewer than", "lower than"), "<")
    | {"=": "=", "等于": "="}
)  # fmt: skip
AFTER: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("以上", "及以上", "或以上", "或更高", "及更高", "起", "+", "or more", "or above", "or higher", "or over",
         "or greater", "or better", "and above", "and over", "and up", "and higher", "and more"),
        ">=",
    )
    | dict.fromkeys(
        ("以下", "及以下", "或以下", "或更低", "以内", "之内", "or less", "or below", "or lower", "or under",
         "or fewer", "and below", "and under", "and lower", "and less"),
        "<=",
    )
)  # fmt: skip
_TO = ("..", "...", "…", "-", "~", "～", "〜", "—", "–", "―", "至", "到", "to", "up to", "through", "until")
_AND = ("and", "和", "与", "but", "yet", "且", "并且", "但", "而", ",", "、")
_FILL = ("between", "from", "在", "介于", "处于", "之间", "区间", "范围内", "的", "时", "为", "when", "if", "当", "若")
# What stands for `otherwise`.
OTHERS = frozenset(
    {"其他", "其他情况", "其它情况", "其它", "其余情况", "否则", "else", "other", "others", "default", "所有其他"}
)
_FLIPPED: Mapping[str, str] = MappingProxyType(dict(MIRRORED.items()))


def _any(words: object) -> str:
    listed = sorted((str(each) for each in words), key=len, reverse=True)  # type: ignore[attr-defined]  # the tables above
    return "|".join(
        re.escape(each) + (r"(?![A-Za-z])" if each[-1].isascii() and each[-1].isalpha() else "") for each in listed
    )


_KNOWN = f"{_any([*AFTER, *BEFORE, *_AND, *_TO, *_FILL])}"
_COMPARED = pattern(rf"(?<=\w)[ \t]*({_any([each for each in BEFORE if not each.isascii()])})[ \t]*(?=\d)")
_PIECE = pattern(
    rf"""[ \t]*(?:
      (?P<within>\((?:[^()]*(?:含|包括|包含|clusive|excl|incl|excluded|included)[^()]*)\))
    | (?P<spelt>百分之[零一二三四五六七八九十百点]+|[一二三四五六七八九]成[一二三四五六七八九半]?)
    | (?P<number>(?:(?<![\d%)])-)?{_PLAIN})[ \t]?(?P<unit>[%‰]|(?:个)?百分点|(?:(?!{_KNOWN})[^\W\d_])+)?
    | (?P<after>{_any(AFTER)})
    | (?P<before>{_any(BEFORE)})
    | (?P<to>{_any(_TO)})
    | (?P<both>{_any(_AND)})
    | (?P<fill>{_any(_FILL)})
    | (?P<name>(?:(?!{_KNOWN})[^\W\d])+)
    )""",
    re.VERBOSE,
)
_INTERVAL = pattern(rf"([\[(])[ \t]*({_NUMBER})[ \t]*(\w*%?)[ \t]*,[ \t]*({_NUMBER})[ \t]*(\w*%?)[ \t]*([\])])")
_HALF_OPEN = pattern(rf"([\[(])[ \t]*({_NUMBER})[ \t]*(\w*%?)[ \t]*,[ \t]*\+?(?:∞|inf|infinity)[ \t]*[\])]")
_TOLERANCE = pattern(
    rf"({_NUMBER})[ \t]*([^\W上]*%?)[ \t]*(?:±|\+ ?/? ?-|plus or minus|give or take|(?:上下|正负)(?:浮动)?)[ \t]*"
    rf"({_NUMBER})[ \t]*(\w*%?)"
)
_NEAR = pattern(
    rf"within[ \t]*(?:\+ ?/? ?-|±)?[ \t]*({_NUMBER})[ \t]*([^\W\d]*%?)(?:[ \t]+points?)?[ \t]+(?:of|from|around)[ \t]+"
    rf"(?:the[ \t]+)?({_NUMBER})[ \t]*(\w*%?)"
)
_ABOUT = pattern(
    rf"(?P<before>约|大约|大概|大致|about |around |approximately |approx\.? |circa |~ ?|≈ ?)?(?P<number>{_PLAIN})"
    r"(?P<unit>[ \t]?(?:%|[^\W\d_]+?)?)(?P<after>左右|上下|前后| or so| approximately)?"
)
_DAY = r"(?P<year>\d{4})(?:-|/|\.|年)(?P<month>\d{1,2})(?:-|/|\.|月)(?P<day>\d{1,2})日?"
_DEADLINES = (
    (pattern(rf"(?:before|earlier than)[ \t]+{_DAY}"), "<"),
    (pattern(rf"(?:by|until|no later than|not later than|on or before|不晚于|不迟于)[ \t]*{_DAY}"), "<="),
    (pattern(rf"{_DAY}[ \t]*(?:之?前|以前|底前)?(?:完成|完工|竣工|建成)?"), "<="),
    (pattern(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:底|末)(?:之?前|以前)?(?:完成|完工|竣工|建成)?"), "<="),
    (pattern(r"(?P<year>\d{4})年(?:年?底|年?末|内)(?:之?前|以前)?(?:完成|完工|竣工|建成)?"), "<="),
)
_DONE = r"(?:完成|完工|竣工|建成)?(?!\w)"
_LATEST = pattern(
    r"(?:(?:19|20)\d\d年?内"
    r"|(?:(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:\d{1,2}[日号])?)"
    rf"(?:年?[底末](?:之?前|以前)?|之?前|以前)){_DONE}"
)
# What is measured is the change, in the direction that is said.
_CHANGE = pattern(
    r"(?:同比|环比|比上年|较上年|较去年|比去年)?(?:增长|提高|增加|提升|上升|增幅|下降|降低|减少|压减|降幅)(?:率|幅度)?"
    r"(?=[\d≥≤><大小不至超])"
)
_CAPITAL = pattern(r"\A[A-Z][a-z]+(?=\s)")
_DONE_SO_FAR = pattern(rf"(?P<band>.*{_PLAIN} ?[%‰])(?:及?以上)?(?:完成|达成|达到)")
_WITHIN = pattern(r"(?<=[天日月年周时分秒钟])内$")  # `5天内`
# Signs in words that stand behind their number as before it: `5 max`.
_EITHER_SIDE = frozenset(
    {"min", "minimum", "max", "maximum", "at least", "at most", "最低", "最高", "至少", "最多", "至多"}
)
_MARKED = pattern(rf"(不|未)?(?:含|包括|包含)[ \t]*({_NUMBER})?")
_LONGEST = 80


def signs_for_words(text: str) -> str:
    """Write signs in place of the words for comparisons between a name and a number.

    >>> signs_for_words("x大于等于5")
    'x >= 5'
    """
    return _COMPARED.sub(lambda found: f" {BEFORE[found[1]]} ", text)


@mutable
class End:
    """An end of a band: its number, unit and sign, and whether it is said to belong to the band.

    `loose` is an end whose sign is a word such as `以上`, of which many leave open whether it belongs there.
    """

    number: str
    unit: str = ""
    sign: str = ""
    within: bool | None = None
    loose: bool = False

    @property
    def marked(self) -> bool:
        """Whether it is surely said whether the end belongs to the band."""
        return self.within is not None or (self.sign != "" and not self.loose)

    def holds(self, ends: Sequence[End]) -> bool:
        """Say whether the end belongs to the band with these ends."""
        if len(ends) > 1:
            return not self.left_out(ends[1] if ends[0] is self else ends[0])
        return self.sign.endswith("=") if self.within is None else self.within

    def left_out(self, other: End) -> bool:
        """Say whether the end itself does not belong to the band; a mark of the other end alone speaks of both."""
        if self.within is not None:
            return not self.within
        if self.sign:
            return self.sign in "<>"
        is_all = self.number == "100" and _size(other) < _size(self)  # of a whole, which nothing goes beyond
        return other.within is True and not other.sign and not is_all

    def text(self, unit: str = "") -> str:
        """Write the end."""
        unit = self.unit or unit
        return f"{self.number}{'' if unit in ('', '%', '‰') else ' '}{unit}"


def band(text: str, to: str) -> str | None:
    """Give the test that a band comes to, `to` between its ends; None where it is none.

    >>> band("90%(含)-95%(不含)", "to"), band("[90, 95)", "to"), band("60 分以下", "至"), band("90<=x<95", "to")
    ('90% to < 95%', '90 to < 95', '<= 60 分', '90 to < 95')
    """
    text = _CAPITAL.sub(lambda found: found[0].lower(), _WITHIN.sub("以内", text.strip()))
    if len(text) > _LONGEST:
        return None
    change = _CHANGE.match(text)
    if change is not None:
        rest = text[change.end() :]
        ends = ends_of(rest)
        plain = ends is not None and len(ends) == 1 and not ends[0].sign
        return f">= {ends[0].text()}" if ends and plain else band(rest, to)
    done = _DONE_SO_FAR.fullmatch(text)
    if done is not None:
        ends = ends_of(done["band"])
        return f">= {ends[0].text()}" if ends and len(ends) == 1 and not ends[0].sign else band(done["band"], to)
    day = deadline(text)
    if day is not None:
        return day
    for shape, write in _MARKED_SHAPES:
        found = shape.fullmatch(text)
        if found is not None:
            return write(found, to)
    ends = ends_of(text)
    return None if ends is None else written(ends, to)


def written(ends: Sequence[End], to: str) -> str | None:
    """Give the test that one or two ends come to; None where they make none."""
    return _one(ends[0]) if len(ends) == 1 else _range(ends[0], ends[1], to) if len(ends) > 1 else None


def about(text: str, to: str) -> tuple[str, str] | None:
    """Give what is at least reached of a value that is said to be about so much, and a range as it may be meant.

    >>> about("约3200份", "至"), about("95% or so", "to")
    (('>= 3200 份', '3040 份 至 3360 份'), ('>= 95%', '90.25% to 99.75%'))
    """
    found = _ABOUT.fullmatch(text.strip())
    if found is None or not (found["before"] or found["after"]):
        return None
    end = End(found["number"], found["unit"].strip())
    away = _size(end) / 20
    low, high = (End(f"{each.normalize():f}", end.unit).text() for each in (_size(end) - away, _size(end) + away))
    return f">= {end.text()}", f"{low} {to} {high}"


def subject_of(text: str) -> str:
    """Give the name of what a band is of: `完成率` of `完成率90%以上`, `x` of `90% <= x < 95%`."""
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            break
        if found["name"]:
            return found["name"]
        at = found.end()
    return ""


def deadline(text: str) -> str | None:
    """Give the test that a deadline comes to; None where it is none.

    >>> deadline("2024年6月底前"), deadline("before 2024-12-31"), deadline("2024-07")
    ('<= 2024-06-30', '< 2024-12-31', None)
    """
    for shape, sign in _DEADLINES:
        found = shape.fullmatch(text)
        if found is not None:
            return _deadline(found, sign)
    return None


def latest(text: str, start: int) -> tuple[int, str | None] | None:
    """Say where a deadline ends that stands in the place of a date, and its last day, where that is known.

    >>> latest("<= 2024年底", 3), latest("<= 12月底前", 3), latest("<= 2024年", 3)
    ((9, '2024-12-31'), (8, None), None)
    """
    found = _LATEST.match(text, start)
    if found is None:
        return None
    day = deadline(found[0])
    return found.end(), None if day is None else day.rpartition(" ")[2]


def ends_of(text: str) -> list[End] | None:
    """Read the one or two ends of a band; None where something else stands among them."""
    ends: list[End] = []
    at, waiting, word, named = 0, "", "", True
    joined = listed = filled = apart = False
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            return None
        kind, at = found.lastgroup or "", found.end()
        piece = found[kind]
        if kind in ("number", "unit", "spelt"):
            if waiting == "" and ends and not joined:
                if not ends[-1].sign:
                    return None
                apart = True  # only a sign after it makes it another end
            ends.append(_end(found, waiting))
            waiting, joined, named = "", False, False
        elif kind == "within":
            _mark(ends, piece)
        elif piece == "起" and ends and not waiting and not _size(ends[-1]):
            ends[-1].unit = piece  # of nothing that is counted so
        elif kind == "after" and ends and not waiting:
            ends[-1].sign, ends[-1].loose = ends[-1].sign or AFTER[piece], not ends[-1].sign
        elif kind == "to" and ends:
            joined = True
        elif kind in ("before", "to", "after"):
            sign = BEFORE.get(piece) or {"up to": "<=", "至多": "<="}.get(piece, "")
            if not sign:
                return None
            waiting, word = sign, piece
        elif kind == "both" and ends:
            joined = listed = True
        elif kind == "name":
            if waiting and ends and not ends[-1].sign:  # `90 <= x`
                ends[-1].sign, waiting, joined = _FLIPPED[waiting], "", True
            elif named or joined:
                named = False
            else:
                return None
        elif kind != "fill":
            return None
        filled = filled or kind == "fill"
    if waiting and ends and not ends[-1].sign:
        ends[-1].sign, waiting = waiting if word in _EITHER_SIDE else _FLIPPED[waiting], ""  # `60% <`
    if listed and not filled and not any(each.sign for each in ends):
        return None  # several values
    if apart and not ends[-1].sign:
        return None
    return ends if len(ends) in (1, 2) and not waiting else None


def _end(found: re.Match[str], sign: str) -> End:
    if found["spelt"]:
        return End((spelt(found["spelt"]) or "").rstrip("%"), "%", sign)
    unit = found["unit"] or ""
    if unit == "成":
        return End(f"{Decimal(found['number']) * 10:f}", "%", sign)
    return End(found["number"], "%" if unit.endswith("百分点") else unit, sign)


def _mark(ends: list[End], said: str) -> None:
    """Take in whether ends belong to the band: `（含）`, `（不含 95%）`, `(exclusive)`."""
    if not ends:
        return
    if "excl" in said.lower():
        ends[-1].within = False
    elif "incl" in said.lower():
        ends[-1].within = True
    for found in _MARKED.finditer(said):
        meant = next((each for each in ends if found[2] and each.number == found[2]), ends[-1])
        meant.within = found[1] is None


def _one(end: End) -> str | None:
    if not end.sign:
        return None
    sign = end.sign
    if end.within is not None and sign != "=":
        sign = sign[0] + ("=" if end.within else "")
    return f"{sign} {end.text()}"


def _range(low: End, high: End, to: str) -> str | None:
    if low.sign == "=" or high.sign == "=":
        return None
    if low.sign[:1] == "<" or high.sign[:1] == ">" or (low.unit == high.unit and _size(low) > _size(high)):
        low, high = high, low
    if low.sign[:1] == "<" or high.sign[:1] == ">":
        return None
    first = f"{'> ' if low.left_out(high) else ''}{low.text(high.unit)}"
    return f"{first} {to} {'< ' if high.left_out(low) else ''}{high.text(low.unit)}"


def _size(end: End) -> Decimal:
    return Decimal(end.number.replace("_", ""))


def _deadline(found: re.Match[str], sign: str) -> str | None:
    """Write a deadline by its last day, the last of its month or year where it names no day."""
    parts = found.groupdict()
    year, month = int(parts["year"]), int(parts.get("month") or 12)
    if not (1 <= month <= 12 and year):
        return None
    last = monthrange(year, month)[1]
    day = int(parts.get("day") or last)
    return f"{sign} {year:04}-{month:02}-{day:02}" if 1 <= day <= last else None


def _interval(found: re.Match[str], to: str) -> str | None:
    low, high = End(found[2], found[3], within=found[1] == "["), End(found[4], found[5], within=found[6] == "]")
    return _range(low, high, to)


def _half_open(found: re.Match[str], _: str) -> str | None:
    return f"{'>=' if found[1] == '[' else '>'} {End(found[2], found[3]).text()}"


def _tolerance(found: re.Match[str], to: str) -> str | None:
    return _around(found[1], found[2], found[3], found[4], to)


def _near(found: re.Match[str], to: str) -> str | None:
    return _around(found[3], found[4], found[1], found[2], to)


def _around(middle: str, unit: str, away: str, unit_away: str, to: str) -> str | None:
    """Write what lies so far around a middle at most; a percent of what is in none is one of the middle itself."""
    centre, distance = Decimal(middle.replace("_", "")), Decimal(away.replace("_", ""))
    if unit_away == "%" and unit not in ("", "%"):
        distance = abs(centre) * distance / 100
    elif unit_away and unit != unit_away:
        return None  # from one unit to another, or in percent of nobody knows what
    low, high = (f"{each.normalize():f}" for each in (centre - distance, centre + distance))
    return f"{End(low, unit).text()} {to} {End(high, unit).text()}"


_MARKED_SHAPES = ((_INTERVAL, _interval), (_HALF_OPEN, _half_open), (_TOLERANCE, _tolerance), (_NEAR, _near))
