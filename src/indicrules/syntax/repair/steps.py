"""Turn clauses as reports word them, such as `每低于目标1个百分点扣0.5分`, into those that were meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from indicrules.syntax.repair.numerals import spelt
from indicrules.text.patterns import pattern

# Sentences are matched with one blank wherever there are several.
NUMBER = r"\d[\d_]*(?:\.\d+)?"
COUNT = rf"(?P<step>{NUMBER}|[一二两三四五六七八九十]+)"
_UP = r"超过|超出|高于|高出|超|增加|增长|提高|上升|提升|多|高"
_DOWN = r"低于|低|少于|少|不足|降低|下降|减少|差|未达到|未达|欠|落后"
_UNIT = r"(?P<unit>%|‰|个?百分点|个点|[^\W\d]*?)"
AMOUNT = rf"(?P<amount>{NUMBER}) ?分?"
LIMIT = (
    r"(?:[,，;；]? ?(?:最多|最高|至多|不超过|不得超过|累计不超过|上限|封顶) ?(?:加|扣)? ?(?:到|至)? ?"
    rf"(?P<most>{NUMBER}) ?分?(?:封顶|为止)?)?"
)
RUNS_OUT = r"(?:[,，;；]? ?(?:扣完为止|扣至0分为止|直至扣完))?[。.]?"
_STEP = pattern(
    rf"(?:(?P<before>超额完成|超额|{_DOWN}|{_UP}|未达到?|未完成)(?:目标值?)?(?:的部分|部分|的)?[,，]? ?)?"
    rf"每 ?(?P<whole>满 ?)?"
    rf"(?P<side>{_UP}|{_DOWN})? ?(?:目标值?|年度目标)? ?"
    rf"(?P<side2>{_UP}|{_DOWN})? ?{COUNT} ?{_UNIT}的? ?(?:[,，]|则)? ?"
    rf"(?P<verb>扣减|扣除|扣|减|加|奖励|奖) ?{AMOUNT} ?{LIMIT}{RUNS_OUT}"
)
_JOINED = pattern(
    rf"(?P<verb>扣减|扣除|扣分|减分|扣|减|加分|奖励|加) ?{AMOUNT} ?[,，]? ?每 ?(?P<whole>满 ?)?"
    rf"(?P<side>{_UP}|{_DOWN})? ?(?:目标值?)? ?{COUNT} ?{_UNIT} ?(?:(?P<side2>{_UP}|{_DOWN}) ?目标值?)?的? ?"
    rf"{LIMIT}{RUNS_OUT}"
)
_HALF = pattern(r"(?:a )?half an? point|half a pt")
_ONE = pattern(r"\bone( points?)\b")
_TO_FULL = pattern(r"(?P<band>.*\d.*?)的?[,，]?得满分(?:[,，;；]否则不得分)?[。.]?")
ENGLISH_UNIT = r"(?P<unit>%|percent(?:age)? points?|percent|points?|[^\W\d]*?)"
ENGLISH_SIDE = (
    r"(?P<side>of shortfall|shortfall|short of|short|missed|missing|below|under|less|behind|over|above|beyond|more|"
    r"exceeding|in excess)?(?: (?:of|than))?(?: (?:the )?target)?"
)
ENGLISH_LIMIT = (
    r"(?:,? ?\(?(?:up to|to|max(?:imum)?|at most|not? more than|not exceeding|capped at)(?: a maximum of)? ?"
    rf"(?P<most>{NUMBER})(?: ?points?)?\)?)?"
)
_ENGLISH_STEP = pattern(
    rf"(?:for )?(?:each|every|per) (?P<step>{NUMBER})? ?{ENGLISH_UNIT} ?{ENGLISH_SIDE} ?[,:=]? ?"
    rf"(?P<verb>lose|deduct|subtract|minus|take|add|award|gain|earn|plus|[-–−+]) ?(?P<amount>{NUMBER})"
    r"(?: ?(?:points?|pts))?"
    rf"{ENGLISH_LIMIT}"
)
_TAKING = (
    "deduct", "deduct by", "lose", "loses", "minus", "subtract", "take", "take off", "reduce", "reduce by",
    "reduced by", "dock", "penalty", "penalty of", "-", "–", "−",
)  # fmt: skip
_GIVING = ("add", "award", "gain", "earn", "plus", "bonus", "bonus of", "+")
_ENGLISH_VERBS = "|".join(each for each in (*_TAKING, *_GIVING) if each.isascii() and each[0].isalpha())
_CLAUSE_STEP = pattern(
    rf"(?P<verb>(?:{_ENGLISH_VERBS}) |[-–−+] ?)?(?P<amount>{NUMBER}) ?"
    rf"(?:(?:points?|pts)? ?(?:off |deducted |lost )?)?"
    rf"(?:(?:for (?:each|every)|for|per (?:each|every)|per|each|every) |/ ?)"
    rf"(?P<whole>(?:full|started) )?(?P<step>{NUMBER})? ?{ENGLISH_UNIT} ?{ENGLISH_SIDE}"
    rf"(?: (?P<bound>{NUMBER}%?))?{ENGLISH_LIMIT}(?P<tail> (?:if|because)\b.*)?"
)
VERBS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("扣减", "扣除", "扣分", "减分", "扣", "减"), "扣")
    | dict.fromkeys(("加", "加分", "奖励", "奖"), "加")
    | dict.fromkeys(_TAKING, "deduct")
    | dict.fromkeys(_GIVING, "award")
)
UPWARD = frozenset({*_UP.split("|"), "超额", "超额完成", "over", "above", "beyond", "more", "exceeding", "in excess"})
_RUN_OUT = frozenset({"扣完为止", "扣至0分为止", "直至扣完", "直至扣完为止"})


def step(text: str) -> str | None:
    """Give the clause that a sentence comes to which takes or adds points step by step; None where it is none.

    >>> step("每低于目标1个百分点扣0.5分"), step("for every 1% short, lose 0.5")
    ('扣 0.5 每 1% 低于 目标', 'deduct 0.5 per 1% below target')
    """
    text = _ONE.sub(r"1\1", _HALF.sub("0.5 points", " ".join(text.split())))
    for shape, write in _SHAPES:
        found = shape.fullmatch(text)
        if found is not None:
            return write(found)
    return None


def runs_out(text: str) -> bool:
    """Say whether a sentence says that no more than all is taken, which goes without saying."""
    return text.rstrip("。.") in _RUN_OUT


def full_mark(text: str) -> str | None:
    """Give the band of a sentence that gives the full mark for one: `≥95%得满分`."""
    found = _TO_FULL.fullmatch(text)
    return None if found is None else found["band"]


def digits(word: str) -> str:
    """Give a number in digits: `2` of `两`."""
    return word if word[0].isdigit() else spelt(word) or word


def measure(number: str, unit: str) -> str:
    """Write how much a step is."""
    unit = "%" if unit.endswith(("百分点", "个点")) or unit.startswith("percent") else unit
    number = digits(number)
    return f"{number}{unit}" if unit in ("", "%", "‰") else f"{number} {unit}"


def _step(found: re.Match[str]) -> str:
    verb = VERBS[found["verb"]]
    said = found["side"] or found["side2"] or found.groupdict().get("before")
    upward = said in UPWARD if said else verb == "加"
    limit = f" 至多 {found['most']}" if found["most"] else ""
    step, side = measure(found["step"], found["unit"]), "高于" if upward else "低于"
    whole = "满 " if found.groupdict().get("whole") else ""
    return f"{verb} {found['amount']} 每 {whole}{step} {side} 目标{limit}"


def _english_step(found: re.Match[str]) -> str | None:
    verb = VERBS[(found["verb"] or "deduct").strip()]
    if found["verb"] is None and found["side"] in UPWARD:
        return None  # taken or given, nobody can tell
    if found["step"] is None and found["side"] is None and not found["unit"].startswith(("percent", "point", "%")):
        return None  # `per complaint`
    upward = found["side"] in UPWARD if found["side"] else verb == "award"
    limit = f" up to {found['most']}" if found["most"] else ""
    unit = "" if found["unit"] in ("point", "points") else found["unit"]
    side, tail = "above" if upward else "below", found.groupdict().get("tail") or ""
    whole, bound = found.groupdict().get("whole") or "", found.groupdict().get("bound") or "target"
    return f"{verb} {found['amount']} per {whole}{measure(found['step'] or '1', unit)} {side} {bound}{limit}{tail}"


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_STEP, _step),
    (_JOINED, _step),
    (_ENGLISH_STEP, _english_step),
    (_CLAUSE_STEP, _english_step),
)
