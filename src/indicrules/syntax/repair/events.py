"""Turn what reports take for each thing that happens, `每发生1起事故扣2分`, into the clause that counts an input."""

from __future__ import annotations

import re
from collections.abc import Callable

from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.steps import (
    AMOUNT,
    COUNT,
    ENGLISH_LIMIT,
    ENGLISH_SIDE,
    ENGLISH_UNIT,
    LIMIT,
    NUMBER,
    RUNS_OUT,
    UPWARD,
    VERBS,
    digits,
    measure,
)
from indicrules.text.patterns import pattern

_LATE = "延迟|推迟|逾期|延误|滞后|迟延|延期|拖延|超期|超时|拖欠|迟报|迟到|迟|晚"
_ENGLISH_LATE = "late|overdue|delayed|behind schedule|past due|past the deadline|of delay"
_TIMES = frozenset(
    {"天", "日", "周", "月", "个月", "季度", "年", "小时", "分钟", "day", "days", "week", "month", "year", "hour"}
)
_WORD = r"[^\W\d_][^\W\d]*"
_ENGLISH_VERB = r"(?:(?P<verb>deduct|lose|minus|subtract|take off|take|award|add|gain|plus|[-–−+]) ?)?"
_ENGLISH_AMOUNT = rf"(?P<amount>{NUMBER}) ?(?:(?:points?|pts)(?: off| deducted| lost)? )?"
_FOR_EACH = r"(?:for (?:each|every|any)|per|each|every|a) "

_DELAY = pattern(
    rf"(?:每 ?(?:{_LATE})|(?:{_LATE})的?,? ?每) ?{COUNT} ?(?P<unit>[^\W\d]+?)的? ?,? ?"
    rf"(?P<verb>扣减|扣除|扣|减) ?{AMOUNT} ?{LIMIT}{RUNS_OUT}"
)
_ENGLISH_DELAY = pattern(
    rf"{_ENGLISH_VERB}{_ENGLISH_AMOUNT}{_FOR_EACH}(?P<step>{NUMBER})? ?(?P<unit>{_WORD}) (?:{_ENGLISH_LATE})"
    rf"{ENGLISH_LIMIT}"
)
_HAPPENING = pattern(
    rf"(?P<event>每 ?(?:发生|出现|缺|有|发现|漏报|迟报)? ?[^\W\d]*?{COUNT} ?[^\W\d]+?)的?,? ?"
    rf"(?P<verb>扣减|扣除|扣|加|减) ?{AMOUNT} ?{LIMIT}{RUNS_OUT}"
)
_ENGLISH_HAPPENING = pattern(
    rf"{_ENGLISH_VERB}{_ENGLISH_AMOUNT}{_FOR_EACH}(?P<event>{_WORD}(?: {_WORD}){{0,3}}?){ENGLISH_LIMIT}"
)
_EACH = pattern(rf"(?P<verb>扣|加) ?(?P<amount>{NUMBER}) ?分 ?/ ?(?P<event>[^\W\d]+)")
_ONCE = pattern(rf"(?P<event>(?:有|发生|出现|存在|发现)[^\W\d]*?)的?,? ?扣 ?(?P<amount>{NUMBER}) ?分[。.]?")
_VETO = pattern(
    r"(?P<event>(?:发生|出现|存在|有)?[^\W\d]+?)的?,? ?"
    r"(?:(?:实行|则)?一票否决|(?:本项|该项|此项)?(?:不得分|得0分|计0分|记0分))[。.]?"
)
_ENGLISH_VETO = pattern(
    rf"(?:score(?: is)? )?(?:zero|0|no points?|no score|veto|disqualified|fail(?:s|ed)?)(?: points?)? "
    rf"(?:if|for|in case of|when) "
    rf"(?:there (?:is|was|are|were) )?(?:any |an? )?(?P<event>{_WORD}(?: {_WORD}){{0,3}}?)"
    rf"(?: occurs?| happens?| occurred| happened)?"
)
_BARE_STEP = pattern(rf"for (?:each|every) (?P<step>{NUMBER})? ?{ENGLISH_UNIT} ?{ENGLISH_SIDE}")


def event(text: str, around: Around) -> str | None:
    """Give the clause that a sentence about what happens comes to; None where it names no one input of the file.

    >>> around = Around(None, True, "", "输入 事故 起 自 0")
    >>> event("每发生1起事故扣2分", around), event("发生事故一票否决", around)
    ('扣 2 每 1 起 于 事故', '封顶 0 若 事故 > 0')
    """
    text = " ".join(text.split())
    delay = _DELAY.fullmatch(text) or _ENGLISH_DELAY.fullmatch(text)
    if delay is not None and around.is_measured_in(delay["unit"]):
        side = "above target" if _is_english(delay) else "高于 目标"
        return f"{_taken(delay)} {_per(delay, measure(delay['step'] or '1', delay['unit']))} {side}{_limit(delay)}"
    for shape, write in _SHAPES:
        found = shape.fullmatch(text)
        named = None if found is None else around.input_of(found["event"])
        if found is not None and named is not None:
            return write(found, *named)
    return None


def placeholder(text: str) -> str | None:
    """Give the clause that a sentence about what happens comes to, `NAME` in the place of the input that counts it."""
    text = " ".join(text.split())
    delay = _DELAY.fullmatch(text) or _ENGLISH_DELAY.fullmatch(text)
    if delay is not None:
        unit = delay["unit"] if delay["unit"] in _TIMES else ""
        return _counted(delay, "NAME", unit)
    for shape, write in _SHAPES:
        found = shape.fullmatch(text)
        if found is not None:
            return write(found, "NAME", "")
    short = _BARE_STEP.fullmatch(text)
    if short is not None:
        side = "above" if short["side"] in UPWARD else "below"
        return f"deduct … per {measure(short['step'] or '1', short['unit'])} {side} target"
    return None


def _taken(found: re.Match[str]) -> str:
    verb = found.groupdict().get("verb")
    return f"{VERBS[verb] if verb else 'deduct'} {found['amount']}"


def _is_english(found: re.Match[str]) -> bool:
    return found.string.isascii()


def _per(found: re.Match[str], step: str) -> str:
    return f"{'per' if _is_english(found) else '每'} {step}"


def _limit(found: re.Match[str]) -> str:
    most = found.groupdict().get("most")
    return f" {'up to' if _is_english(found) else '至多'} {most}" if most else ""


def _counted(found: re.Match[str], name: str, unit: str) -> str:
    step = digits(found.groupdict().get("step") or "1")
    if unit in ("yes/no", "是/否"):
        return f"{_taken(found)} {'if' if _is_english(found) else '若'} {name}"
    of = "of" if _is_english(found) else "于"
    return f"{_taken(found)} {_per(found, measure(step, unit))} {of} {name}{_limit(found)}"


def _once(found: re.Match[str], name: str, unit: str) -> str:
    return f"扣 {found['amount']} 若 {_happened(name, unit)}"


def _vetoed(found: re.Match[str], name: str, unit: str) -> str:
    return f"{'cap 0 if' if _is_english(found) else '封顶 0 若'} {_happened(name, unit)}"


def _happened(name: str, unit: str) -> str:
    return name if unit in ("yes/no", "是/否") else f"{name} > 0"


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, str], str]], ...] = (
    (_HAPPENING, _counted),
    (_EACH, _counted),
    (_ENGLISH_HAPPENING, _counted),
    (_ONCE, _once),
    (_VETO, _vetoed),
    (_ENGLISH_VETO, _vetoed),
)
