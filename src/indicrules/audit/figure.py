"""Turn the text of a published value into the figure that it says, with the digits that it shows and what was taken."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Literal

from indicrules.exact.number import MAX_PLACES, MAX_WHOLE_DIGITS
from indicrules.intake.actuals import TRUTHS
from indicrules.intake.keys import compared
from indicrules.model.units import Unit, UnitTable, built_in
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say

Kind = Literal["number", "date", "yes/no", "text", "blank"]

_LONGEST = 200

# No part gives back what it took, so that the time to read a text grows as its length.
_NUMBER = pattern(r"([+\-−]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?")
_SIGN = pattern(
    r"(?:>=|<=|≥|≤|≧|≦|＞|＜|>|<|=|═|大于等于|小于等于|大于|小于|等于|不少于|不低于|不超过|不高于|至少|至多)\s*"
)
_ABOUT = pattern(r"(?:约|大约|近|共|共计|已|已完成|完成|实际完成|实际|自评得分|得分|~|≈|about |approx\.? )\s*")
_BEHIND = pattern(r"\s*(?:左右|上下|以上|以下|以内|余|多|[。；;,，、])\s*$")
_REMARK = pattern(r"\s*[（(][^（）()]*[）)]\s*$")
_DATE = pattern(
    r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})(?:\s*(?:月|[-/.])\s*(?:(\d{1,2})\s*日?)?)?\s*(?:底|初)?(?:之?前|完成)?"
)
_MONTH = pattern(r"\d{1,2}\s*月\s*(?:\d{1,2}\s*日?)?\s*(?:底|初)?(?:之?前|完成)?")
_BLANK = pattern(r"[\s\-‐‑‒–—―─−－/／*＊]*")
_SIGNS = {
    ">=": ">=", "≥": ">=", "≧": ">=", "大于等于": ">=", "不少于": ">=", "不低于": ">=", "至少": ">=",
    "<=": "<=", "≤": "<=", "≦": "<=", "小于等于": "<=", "不超过": "<=", "不高于": "<=", "至多": "<=",
    ">": ">", "＞": ">", "大于": ">", "<": "<", "＜": "<", "小于": "<", "=": "=", "═": "=", "等于": "=",
}  # fmt: skip
_PERCENTS = {"%": 100, "％": 100, "百分比": 100, "个百分点": 100, "percent": 100, "‰": 1000}
_POINTS = frozenset({"分", "points", "point", "pts"})
_NOTHING = frozenset({"无", "none", "n/a", "na", "未公布", "不适用"})


@frozen
class Figure:
    """What a published text says.

    `value` is its number, of percents the share (`95%` is 0.95), `places` the decimals that it shows, `percent` the
    parts that one has been written in (100, 1000), 1 for a plain number; so the published digits go down to
    1 ÷ 10^places ÷ percent. `unit` is the word behind the number, `sign` a comparison before it, and `taken` what was
    passed over or read into it. `explained` says that a rounding of the exact value has explained it already.
    """

    text: str
    kind: Kind
    value: Fraction = Fraction(0)
    places: int = 0
    percent: int = 1
    unit: str | None = None
    sign: str | None = None
    date: datetime.date | None = None
    truth: bool | None = None
    taken: tuple[Sentence, ...] = ()
    explained: bool = False

    @property
    def step(self) -> Fraction:
        """The least difference that its digits can show."""
        return Fraction(1, 10**self.places * self.percent)

    def of_hundred(self) -> Figure:
        """Give the same bare number read in percent."""
        return Figure(self.text, self.kind, self.value / 100, self.places, 100, self.unit, self.sign, None, None,
                      (*self.taken, say("audit.taken.in-percent", text=self.text)))  # fmt: skip

    def hundredfold(self) -> Figure:
        """Give the same percents read as points of 100."""
        return Figure(self.text, self.kind, self.value * self.percent, self.places, 1, None, self.sign, None, None,
                      (*self.taken, say("audit.taken.as-points", text=self.text)))  # fmt: skip


def figure(text: str) -> Figure:
    """Read a published text: a number with or without a unit, a date, yes or no, or other words."""
    written = compared(text[:_LONGEST])
    if _BLANK.fullmatch(written) or written.lower() in _NOTHING or len(text) > _LONGEST:
        return Figure(text, "blank" if len(text) <= _LONGEST else "text")
    date = _date(text, written)
    if date is not None:
        return date
    truth = TRUTHS.get(written.lower())
    if truth is not None:
        return Figure(text, "yes/no", truth=truth)
    return _number(text, written) or Figure(text, "text")


def in_units(found: Figure, units: UnitTable, wanted: Unit | None, *, share: bool = False) -> Fraction | None:
    """Give a figure in base units; None where its unit is of another kind.

    Bare numbers are in the unit that is wanted, those of a `share` in percent.
    """
    if found.percent != 1:
        return found.value
    if share:
        return found.value / 100
    unit = None if found.unit is None else _unit(found.unit, units)
    if unit is None:  # a bare number, or a word that says what is counted
        return found.value if wanted is None else found.value * wanted.scale
    if unit.dimension != (() if wanted is None else wanted.dimension):
        return None
    return found.value * unit.scale


def _unit(word: str, units: UnitTable) -> Unit | None:
    return units.find(word) or built_in(word)


def _number(text: str, written: str) -> Figure | None:
    taken: list[Sentence] = []
    sign, rest = None, written
    found = _SIGN.match(rest)
    if found is not None:
        sign, rest = _SIGNS[found[0].strip()], rest[found.end() :]
    found = _ABOUT.match(rest)
    if found is not None and found.end() < len(rest):
        taken.append(say("audit.taken.left-out", text=found[0].strip()))
        rest = rest[found.end() :]
    for each in (_REMARK, _BEHIND):
        found = each.search(rest)
        if found is not None and found.start():
            taken.append(say("audit.taken.left-out", text=found[0].strip()))
            rest = rest[: found.start()]
    found = _NUMBER.match(rest)
    if found is None or not (found[2] or found[3]):
        return None
    whole, places = (found[2] or "0").replace(",", ""), found[3] or ""
    if len(whole) > MAX_WHOLE_DIGITS or len(places) > MAX_PLACES:
        return None
    if "," in (found[2] or ""):
        taken.append(say("audit.taken.groups", text=found[0]))
    unit = rest[found.end() :].strip()
    if unit and not _is_word(unit):
        return None
    value = Fraction(int(whole + places), 10 ** len(places)) * (-1 if found[1] in ("-", "−") else 1)
    percent = _PERCENTS.get(unit.lower(), 1)
    if unit in _POINTS:
        taken.append(say("audit.taken.left-out", text=unit))
        unit = ""
    return Figure(text, "number", value / percent, len(places), percent, unit or None, sign, taken=tuple(taken))


def _is_word(unit: str) -> bool:
    return len(unit) <= 20 and not any(each.isdigit() or each.isspace() for each in unit)


def _date(text: str, written: str) -> Figure | None:
    if _MONTH.fullmatch(written):  # of a year that is not said
        return Figure(text, "date")
    found = _DATE.fullmatch(written)
    if found is None or ("年" not in written and found[3] is None):
        return None
    year, month = int(found[1]), int(found[2])
    try:
        if found[3] is not None:
            return Figure(text, "date", date=datetime.date(year, month, int(found[3])))
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
    except ValueError:
        return None
    return Figure(text, "date", date=last, taken=(say("audit.taken.month", text=text, day=last.isoformat()),))
