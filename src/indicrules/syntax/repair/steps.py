"""Turn clauses as reports word them, such as `每低于目标1个百分点扣0.5分`, into those that were meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from indicrules.syntax.repair.numerals import spelt
from indicrules.text.patterns import pattern

# Sentences are matched with one blank wherever there are several.
_NUMBER = r"\d[\d_]*(?:\.\d+)?"
_COUNT = rf"(?P<step>{_NUMBER}|[一二两三四五六七八九十]+)"
_UP = r"超过|超出|高于|高出|超|增加|增长|提高|上升|提升|多|高"
_DOWN = r"低于|低|少于|少|不足|降低|下降|减少|差|未达到|未达|欠|落后"
_UNIT = r"(?P<unit>%|‰|个?百分点|个点|[^\W\d]*?)"
_AMOUNT = rf"(?P<amount>{_NUMBER}) ?分?"
_LIMIT = (
    r"(?:[,，;；]? ?(?:最多|最高|至多|不超过|不得超过|累计不超过|上限|封顶) ?(?:加|扣)? ?(?:到|至)? ?"
    rf"(?P<most>{_NUMBER}) ?分?(?:封顶|为止)?)?"
)
_RUNS_OUT = r"(?:[,，;；]? ?(?:扣完为止|扣至0分为止|直至扣完))?[。.]?"
_STEP = pattern(
    rf"(?:(?:{_DOWN}|{_UP}|未达到?)(?:目标值?)?(?:的部分|部分|的)?[,，]? ?)?每 ?"
    rf"(?P<side>{_UP}|{_DOWN})? ?(?:目标值?|年度目标)? ?"
    rf"(?P<side2>{_UP}|{_DOWN})? ?{_COUNT} ?{_UNIT}的? ?(?:[,，]|则)? ?"
    rf"(?P<verb>扣减|扣除|扣|减|加|奖励|奖) ?{_AMOUNT} ?{_LIMIT}{_RUNS_OUT}"
)
_JOINED = pattern(
    rf"(?P<verb>扣减|扣除|扣分|减分|扣|减|加分|奖励|加) ?{_AMOUNT} ?[,，]? ?每 ?(?P<whole>满 ?)?"
    rf"(?P<side>{_UP}|{_DOWN})? ?(?:目标值?)? ?{_COUNT} ?{_UNIT} ?(?:(?P<side2>{_UP}|{_DOWN}) ?目标值?)?的? ?"
    rf"{_LIMIT}{_RUNS_OUT}"
)
_WHEN = pattern(
    r"(?P<clause>(?:deduct|award|cap|扣|加|封顶)[ \t]+[^,]+?),?[ \t]+(?:when(?:ever)?|where|in case|如果|当|如)"
    r"[ \t]+(?P<condition>.+)"
)
_SHARE = pattern(
    r"(?P<verb>deduct|award|cap|扣|加|封顶)[ \t]+(?P<share>\d[\d_.]*%)[ \t]*(?:of|的)[ \t]*(?:the[ \t]+)?"
    r"(?:weight|full(?: mark)?|points|权重分?|满分|分值)(?P<rest>(?:[ \t].*)?)"
)
_HAPPENING = pattern(
    rf"每(?:发生|出现|缺|有|发现|漏报|迟报)?[^\W\d]*?{_COUNT}[^\W\d]+?[,，]?(?P<verb>扣|加)(?P<amount>{_NUMBER})分{_RUNS_OUT}"
)
_VETO = pattern(r"(?:发生|出现|存在|有)?[^\W\d]+?的?[,，]? ?(?:实行)?一票否决[。.]?")
_ONCE = pattern(rf"(?:有|发生|出现|存在|发现)[^\W\d]*?的?[,，]?扣({_NUMBER})分[。.]?")
_EACH = pattern(rf"(扣|加)({_NUMBER})分[/／][^\W\d]+")
_REACHED = r"(?:达到目标值?|达标|完成目标|完成任务|全部完成|完成)的?[,，]?"
_NOT_REACHED = r"(?:否则|未达标|不达标|未完成|未达到目标值?|未达到|反之)的?[,，]?"
_FULL = pattern(rf"{_REACHED}得满分(?:[,，;；]{_NOT_REACHED}(?:不得分|得?0分|为0))?[。.]?")
_POINTS = pattern(rf"{_REACHED}得({_NUMBER})分(?:[,，;；]{_NOT_REACHED}(?:不得分|得?({_NUMBER})分))?[。.]?")
_MISSED = pattern(rf"(?:未达标|不达标|未完成|未达到目标值?|未完成目标)的?[,，]?扣({_NUMBER})分[。.]?")
_TO_FULL = pattern(r"(?P<band>.*\d.*?)的?[,，]?得满分(?:[,，;；]否则不得分)?[。.]?")
_ENGLISH_UNIT = r"(?P<unit>%|percent(?:age)? points?|percent|points?|[^\W\d]*?)"
_ENGLISH_SIDE = (
    r"(?P<side>of shortfall|shortfall|short of|short|missed|missing|below|under|less|behind|over|above|beyond|more|"
    r"exceeding|in excess)?(?: (?:of|than))?(?: (?:the )?target)?"
)
_ENGLISH_LIMIT = (
    r"(?:,? ?\(?(?:up to|max(?:imum)?|at most|no more than|capped at)(?: a maximum of)? ?"
    rf"(?P<most>{_NUMBER})(?: ?points?)?\)?)?"
)
_ENGLISH_STEP = pattern(
    rf"for (?:each|every) (?P<step>{_NUMBER})? ?{_ENGLISH_UNIT} ?{_ENGLISH_SIDE} ?,? ?"
    rf"(?P<verb>lose|deduct|subtract|minus|take|add|award|gain|earn|plus) ?(?P<amount>{_NUMBER})(?: ?points?)?"
    rf"{_ENGLISH_LIMIT}"
)
_BARE_STEP = pattern(rf"for (?:each|every) (?P<step>{_NUMBER})? ?{_ENGLISH_UNIT} {_ENGLISH_SIDE}")
_CLAUSE_STEP = pattern(
    rf"(?P<verb>deduct|award|lose|minus|subtract|add|gain|plus) (?P<amount>{_NUMBER}) ?(?:(?:points?|pts) )?"
    rf"(?:(?:for (?:each|every)|for|per (?:each|every)|per|each|every) |/ ?)(?P<whole>(?:full|started) )?"
    rf"(?P<step>{_NUMBER})? ?{_ENGLISH_UNIT} ?{_ENGLISH_SIDE}"
    rf"{_ENGLISH_LIMIT}(?P<tail> (?:if|because)\b.*)?"
)
_VERBS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("扣减", "扣除", "扣分", "减分", "扣", "减"), "扣")
    | dict.fromkeys(("加", "加分", "奖励", "奖"), "加")
    | dict.fromkeys(("lose", "deduct", "subtract", "minus", "take"), "deduct")
    | dict.fromkeys(("add", "award", "gain", "earn", "plus"), "award")
)
_UPWARD = frozenset({*_UP.split("|"), "over", "above", "beyond", "more", "exceeding", "in excess"})
_RUN_OUT = frozenset({"扣完为止", "扣至0分为止", "直至扣完", "直至扣完为止"})


def clause(text: str) -> str | None:
    """Give the clause that a sentence of a report comes to; None where it is none.

    >>> clause("每低于目标1个百分点扣0.5分"), clause("for every 1% short, lose 0.5")
    ('扣 0.5 每 1% 低于 目标', 'deduct 0.5 per 1% below target')
    """
    text = " ".join(text.split())
    for shape, write in _SHAPES:
        found = shape.fullmatch(text)
        if found is not None:
            return write(found)
    return None


def runs_out(text: str) -> bool:
    """Say whether a sentence says that no more than all is taken, which goes without saying."""
    return text.rstrip("。.") in _RUN_OUT


def needs_name(text: str) -> str | None:
    """Give the clause that counts what happens, with a placeholder for the input that counts it."""
    text = " ".join(text.split())
    found = _HAPPENING.fullmatch(text)
    if found is not None:
        return f"{_VERBS[found['verb']]} {found['amount']} 每 {_digits(found['step'])} 于 NAME"
    once = _ONCE.fullmatch(text)
    if once is not None:
        return f"扣 {once[1]} 若 NAME > 0"
    each = _EACH.fullmatch(text)
    if each is not None:
        return f"{each[1]} {each[2]} 每 1 于 NAME"
    if _VETO.fullmatch(text) is not None:
        return "封顶 0 若 NAME > 0"
    short = _BARE_STEP.fullmatch(text)
    if short is not None:
        side = "above" if short["side"] in _UPWARD else "below"
        return f"deduct … per {_measure(short['step'] or '1', short['unit'])} {side} target"
    return None


def full_mark(text: str) -> str | None:
    """Give the band of a sentence that gives the full mark for one: `≥95%得满分`."""
    found = _TO_FULL.fullmatch(text)
    return None if found is None else found["band"]


def _digits(word: str) -> str:
    return word if word[0].isdigit() else spelt(word) or word


def _measure(number: str, unit: str) -> str:
    unit = "%" if unit.endswith(("百分点", "个点")) or unit.startswith("percent") else unit
    number = _digits(number)
    return f"{number}{unit}" if unit in ("", "%", "‰") else f"{number} {unit}"


def _step(found: re.Match[str]) -> str:
    verb = _VERBS[found["verb"]]
    said = found["side"] or found["side2"]
    upward = said in _UPWARD if said else verb == "加"
    limit = f" 至多 {found['most']}" if found["most"] else ""
    step, side = _measure(found["step"], found["unit"]), "高于" if upward else "低于"
    whole = "满 " if found.groupdict().get("whole") else ""
    return f"{verb} {found['amount']} 每 {whole}{step} {side} 目标{limit}"


def _english_step(found: re.Match[str]) -> str:
    verb = _VERBS[found["verb"]]
    upward = found["side"] in _UPWARD if found["side"] else verb == "award"
    limit = f" up to {found['most']}" if found["most"] else ""
    unit = "" if found["unit"] in ("point", "points") else found["unit"]
    side, tail = "above" if upward else "below", found.groupdict().get("tail") or ""
    whole = found.groupdict().get("whole") or ""
    return f"{verb} {found['amount']} per {whole}{_measure(found['step'] or '1', unit)} {side} target{limit}{tail}"


def _conditional(found: re.Match[str]) -> str:
    return f"{found['clause']} {'if' if found['clause'].isascii() else '若'} {found['condition']}"


def _share(found: re.Match[str]) -> str:
    return f"{found['verb']} {found['share']} * {'full' if found['verb'].isascii() else '满分'}{found['rest']}"


def _or_else(found: re.Match[str]) -> str:
    return f"得分 若 达标 则 {found[1]} 否则 {found[2] or 0}"


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_STEP, _step),
    (_JOINED, _step),
    (_FULL, lambda found: "得分 all_or_nothing"),
    (_POINTS, _or_else),
    (_MISSED, lambda found: f"扣 {found[1]} 若 非 达标"),
    (_ENGLISH_STEP, _english_step),
    (_CLAUSE_STEP, _english_step),
    (_SHARE, _share),
    (_WHEN, _conditional),
)
