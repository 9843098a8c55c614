"""Turn sentences that say how an item earns or loses points as a whole, `按完成比例得分`, into the clauses meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from indicrules.syntax.repair.bands import signs_for_words
from indicrules.syntax.repair.steps import NUMBER, VERBS, digits, step
from indicrules.text.patterns import pattern

# Sentences are matched with one blank wherever there are several.
_REACHED = r"(?:达到目标值?|达标|完成目标|完成任务|全部完成|完成)的?[,，]?"
_NOT_REACHED = r"(?:否则|未达标|不达标|未完成|未达到目标值?|未达到|反之)的?[,，]?"
_SHORT = r"(?:未达标|不达标|未完成|未达到目标值?|未完成目标|没有完成)的?[,，]?"
_AND = r" ?[,，;；]? ?"
_BY_RATIO = r"按(?:照)?(?:实际)?(?:完成)?(?:比例|完成率|比率)(?:计算)?(?:得分|计分|给分|记分|扣分|计算)?"
_NOTHING = r"(?:不得分|得?0分|计0分|为0)"
_FULL = pattern(rf"{_REACHED}得满分(?:[,，;；]{_NOT_REACHED}{_NOTHING})?[。.]?")
_POINTS = pattern(rf"{_REACHED}得({NUMBER})分(?:[,，;；]{_NOT_REACHED}(?:不得分|得?({NUMBER})分))?[。.]?")
_MISSED = pattern(rf"{_SHORT}扣({NUMBER})分[。.]?")
_LOST = pattern(rf"{_SHORT}{_NOTHING}[。.]?")
_RATIO = pattern(rf"(?:{_REACHED} ?得满分[,，;；] ?)?(?:{_NOT_REACHED} ?)?{_BY_RATIO}[。.]?")
_ENGLISH_RATIO = pattern(
    r"(?:score )?(?:pro[- ]?rata|proportional(?:ly)? to (?:completion|the target|achievement)"
    r"|in proportion(?: to (?:completion|the target|achievement))?)"
)
_EITHER = pattern(r"(?:score )?(?:all or nothing|pass ?(?:/|or) ?fail)")
_SHARE = pattern(
    r"(?P<verb>deduct|award|cap|扣|加|封顶)[ \t]+(?P<share>\d[\d_.]*%)[ \t]*(?:of|的)[ \t]*(?:the[ \t]+)?"
    r"(?:weight|full(?: mark)?|points|权重分?|满分|分值)(?P<rest>(?:[ \t].*)?)"
)
_CHOSEN = pattern(
    rf"(?:得分 ?)?(?:如果|假如|若|当|如) ?(?P<if>[^,，得则]+?)(?:时|的话)?{_AND}(?:则|那么)?{_AND}(?:得|为|计)? ?"
    rf"(?P<then>{NUMBER}) ?分?{_AND}(?:否则|其他|其余)(?:则)?{_AND}(?:得|为|计)? ?(?P<else>{NUMBER}) ?分?[。.]?"
)
_ROUNDED = pattern(
    r"(?:得分|分数|结果)?(?:四舍五入)?[,，]? ?后?(?:保留|取|精确到)到?(?:小数点后)?"
    r"(?:(?P<places>[\d一二两三四]) ?位(?:小数)?|(?P<whole>整数))[,，]?(?:四舍五入)?[。.]?"
)
_ENGLISH_ROUNDED = pattern(
    r"round(?:ed)?(?: score)?(?: to)? (?P<places>\d)(?: (?:decimals?|decimal places?|places?|digits?|d\.?p\.?))?"
)
_CAPPED = r"cap(?:ped)?(?: at| to)?|max(?:imum)?(?: of)?|limit(?:ed)?(?: to)?"
_IF = pattern(
    rf"(?:(?P<verb>{_CAPPED}"
    r"|deduct|lose|minus|subtract|take off|penalty(?: of)?|add|award|plus|bonus(?: of)?|[-–−+]) ?)?"
    rf"(?P<amount>{NUMBER})(?: ?(?:points?|pts))?(?P<off> off| lost| deducted)? (?:if|when|where|whenever) "
    r"(?P<condition>.+)"
)
_FIRST = pattern(
    r"(?:if|when) (?P<condition>.+?)(?:,|:)?(?: then)? (?P<clause>(?:deduct|award|cap) \d[\d.]*)(?: ?(?:points?|pts))?"
)
_VETO = pattern(
    r"(?:veto|disqualified|fail(?:s|ed)?|score is (?:0|zero)) (?:if|when) (?P<condition>.*(?:[<>=]|\bnot\b).*)"
)
_WHEN = pattern(
    r"(?P<clause>(?:deduct|award|cap|扣|加|封顶)[ \t]+[^,]+?),?[ \t]+(?:when(?:ever)?|where|in case|如果|当|如)"
    r"[ \t]+(?P<condition>.+)"
)


def clause(text: str) -> str | None:
    """Give the clause that a sentence of a report comes to; None where it is none.

    >>> clause("每低于目标1个百分点扣0.5分"), clause("按完成比例得分"), clause("5 points off if late")
    ('扣 0.5 每 1% 低于 目标', '得分 proportional', 'deduct 5 if late')
    """
    text = " ".join(text.split())
    for shape, write in _SHAPES:
        found = shape.fullmatch(text)
        if found is not None:
            return write(found)
    return step(text)


def _or_else(found: re.Match[str]) -> str:
    return f"得分 若 达标 则 {found[1]} 否则 {found[2] or 0}"


def _share(found: re.Match[str]) -> str:
    return f"{found['verb']} {found['share']} * {'full' if found['verb'].isascii() else '满分'}{found['rest']}"


def _chosen(found: re.Match[str]) -> str:
    return f"得分 若 {signs_for_words(found['if'].strip())} 则 {found['then']} 否则 {found['else']}"


def _rounded(found: re.Match[str]) -> str:
    places = int(digits(found["places"] or "0"))
    step = f"0.{'0' * (places - 1)}1" if places else "1"
    return f"round score {step}" if found[0].isascii() else f"取整 得分 {step}"


def _if(found: re.Match[str]) -> str | None:
    verb = found["verb"] or ("deduct" if found["off"] else "")
    if not verb:
        return None
    ours = "cap" if verb.startswith(("cap", "max", "limit")) else VERBS[verb]
    return f"{ours} {found['amount']} if {found['condition']}"


def _conditional(found: re.Match[str]) -> str:
    return f"{found['clause']} {'if' if found['clause'].isascii() else '若'} {found['condition']}"


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_FULL, lambda found: "得分 all_or_nothing"),
    (_POINTS, _or_else),
    (_MISSED, lambda found: f"扣 {found[1]} 若 非 达标"),
    (_LOST, lambda found: "封顶 0 若 非 达标"),
    (_RATIO, lambda found: "得分 proportional"),
    (_ENGLISH_RATIO, lambda found: "score proportional"),
    (_EITHER, lambda found: "score all_or_nothing"),
    (_SHARE, _share),
    (_ROUNDED, _rounded),
    (_ENGLISH_ROUNDED, _rounded),
    (_CHOSEN, _chosen),
    (_IF, _if),
    (_FIRST, lambda found: f"{found['clause']} if {found['condition']}"),
    (_VETO, lambda found: f"cap 0 if {found['condition']}"),
    (_WHEN, _conditional),
)
