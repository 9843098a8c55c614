"""Turn what is given or taken beyond a target or a budget, `超过目标10%以上加2分`, into the lines that were meant."""

from __future__ import annotations

import re
from decimal import Decimal

from indicrules.syntax.repair import manners
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.bands import deadline
from indicrules.syntax.repair.steps import AMOUNT, COUNT, LIMIT, NUMBER, RUNS_OUT, VERBS, digits, measure
from indicrules.text.patterns import pattern

OPEN = "…"
"""What its author has to fill in; an input that he has to name is `NAME`."""

_UP = "超过|超出|高于|高出|超额完成|超额|超"
_DOWN = "低于|不足|少于|低"
_PAST = pattern(
    rf"(?:完成值|实际值|实际完成值?|实际)? ?(?P<side>{_UP}|{_DOWN}) ?目标值? ?的? ?"
    rf"(?P<step>{NUMBER})(?P<unit>%|个?百分点)(?:及?以上|或以上|的|时)* ?,? ?"
    rf"(?P<verb>扣减|扣除|扣|减|加|奖励|奖) ?{AMOUNT}[。.]?"
)
_OVER = pattern(
    rf"每 ?(?P<side>(?>{_UP}|{_DOWN})) ?(?P<of>[^\W\d]+?)的? ?{COUNT} ?(?P<unit>%|[^\W\d]*?)的? ?,? ?"
    rf"(?P<verb>扣减|扣除|扣|减) ?{AMOUNT} ?{LIMIT}{RUNS_OUT}"
)
_ENGLISH_OVER = pattern(
    rf"(?:(?P<verb>deduct|lose|minus|subtract|take off) )?(?P<amount>{NUMBER}) ?(?:points? |pts )?(?:off |lost )?"
    rf"(?:for (?:each|every)|per|each|every) (?P<step>{NUMBER})? ?(?P<unit>%|[^\W\d]+)? ?"
    r"(?P<side>over|above|beyond|under|below|short of) (?:the )?(?P<of>[^\W\d]\w*)"
    rf"(?:,? (?:up to|max|at most) (?P<most>{NUMBER}))?"
)
_BY_DAY = pattern(
    r"(?:目标值? ?:? ?)?(?P<day>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|末)?(?:之?前|以前)?)"
    r"(?:完成|完工|竣工|建成|报送|上报|提交)?的?,? ?"
    rf"得?满分,? ?(?P<late>每.+?|[^\W\d]+每.+?)扣 ?{AMOUNT}{RUNS_OUT}"
)
_LATE = pattern(rf"每? ?(?:延迟|推迟|逾期|延误|滞后|延期|拖延|超期|超时|迟报|迟|晚),? ?每? ?{COUNT} ?(?:天|日)的?,? ?")
_MONTH_DAY = pattern(r"(?:\d{4}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})?")
_TARGETS = frozenset({"目标", "目标值", "target", "the_target"})
_PERCENTS = pattern(
    r"(?P<before>.+ (?:每|per)(?: 满| full| started)? [\d_.]+%) (?P<side>高于|低于|above|below) "
    r"(?P<goal>目标|target)(?P<after>.*)"
)
_AMOUNT = pattern(rf"(?:[<>]=?|=|≤|≥) ?{NUMBER}(?: ?[^\W\d]+)?")
_KNOWN = pattern(r"award\b|加 ")
_GIVEN = pattern(
    rf"(?:award|加) (?P<amount>{NUMBER})(?: (?:per|每) .*?(?:(?:up to|至多) (?P<most>{NUMBER}))?| (?:if|若) .*)"
)
_LAST_OF_MONTH = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def beyond(text: str, around: Around) -> tuple[str, ...] | None:
    """Give the lines that a sentence comes to, `…` in the place of what only its author knows; None where it is none.

    >>> beyond("bonus 1 per 1% above target up to 5", Around(None, False, "target >= 90%"))
    ('bonus 5', 'score proportional', 'award 1 per 1% above target up to 5')
    >>> beyond("每超过预算5%扣2分", Around(None, True, "目标 <= 90 件", "输入 预算 件"))
    ('扣 2 每 5% 于 完成值 / 预算 - 1',)
    """
    text = " ".join(text.split())
    past = _PAST.fullmatch(text)
    if past is not None:
        return _past(past, around)
    over = _OVER.fullmatch(text) or _ENGLISH_OVER.fullmatch(text)
    if over is not None:
        return _over(over, around)
    day = _BY_DAY.fullmatch(text)
    if day is not None:
        return _by_day(day, around)
    worded = manners.clause(text)
    if worded is None:
        return None
    clause = in_share(worded, around)
    lines = None if _KNOWN.match(text) else _given(clause, around, surely=text.casefold().startswith("bonus"))
    return lines or ((clause,) if clause != worded else None)


def in_share(clause: str, around: Around) -> str:
    """Give a clause that counts percents of how far the actual lies from a target which is in none, as a share of it.

    >>> in_share("扣 1 每 1% 低于 目标", Around(None, True, "目标 >= 90 件"))
    '扣 1 每 1% 于 1 - 完成值 / 目标'
    """
    found = _PERCENTS.fullmatch(clause)
    target = around.target or ""
    if found is None or "%" in target or _AMOUNT.fullmatch(target) is None:
        return clause
    goal, actual, of = ("target", "actual", "of") if found["goal"] == "target" else ("目标", "完成值", "于")
    share = f"{actual} / {goal} - 1" if found["side"] in ("高于", "above") else f"1 - {actual} / {goal}"
    return f"{found['before']} {of} {share}{found['after']}"


def _given(clause: str, around: Around, *, surely: bool) -> tuple[str, ...] | None:
    """Give a clause that adds points beyond the full mark with what it needs to come there."""
    found = _GIVEN.fullmatch(clause)
    if found is None or around.has("bonus", "附加分"):
        return None
    if not surely and not any(
        each in clause for each in (" 高于 目标", " above target", " / 目标 - 1", " / target - 1")
    ):
        return None
    stepwise = " 每 " in clause or " per " in clause
    most = found["most"] or (OPEN if stepwise else found["amount"])
    if around.target is None or (most == OPEN and not surely):
        return None
    lines = [f"附加分 {most}" if around.chinese else f"bonus {most}"]
    if not around.is_scored:
        lines.append(f"{'得分' if around.chinese else 'score'} proportional")
    return *lines, clause


def _past(found: re.Match[str], around: Around) -> tuple[str, ...] | None:
    """Write what is given or taken once beyond so much above or below the target."""
    upward, verb = found["side"] in _UP.split("|"), VERBS[found["verb"]]
    sign, side = (">=", "+") if upward else ("<=", "-")
    target = around.target or ""
    if found["unit"] != "%" or "%" in target:
        condition = f"完成值 {sign} 目标 {side} {found['step']}%"
    else:
        share = 100 + Decimal(f"{side}{found['step']}")
        condition = f"完成值 {sign} 目标 * {share:f}%"
    clause = f"{verb} {found['amount']} 若 {condition}"
    if not target:
        return ("目标 …", clause)
    return (verb == "加" and _given(clause, around, surely=True)) or (clause,)


def _over(found: re.Match[str], around: Around) -> tuple[str, ...] | None:
    """Write what is taken for each part of a budget, or of another input, that the actual lies beyond it."""
    english = found.string.isascii()
    of, target = found["of"], around.target
    if of in _TARGETS or found["side"] is None:
        return None
    named = of if of in around.inputs() else None
    upward = found["side"] in _UP.split("|") or found["side"] in ("over", "above", "beyond")
    step = measure(found["step"] or "1", found["unit"] or "")
    verb = "deduct" if english else VERBS[found["verb"]]
    per, counted, above = ("per", "of", "above") if english else ("每", "于", "高于")
    above = above if upward else "below" if english else "低于"
    limit = f" {'up to' if english else '至多'} {found['most']}" if found["most"] else ""
    goal, actual = ("target", "actual") if english else ("目标", "完成值")
    measured = actual if target is not None or around.has("actual", "完成值") else OPEN
    bound = named or goal
    if named is None and (target is None or (target[:1] in "<≤") is not upward):
        measured, bound = "NAME1", "NAME2"  # what is compared is none of the target
    in_percent = bound == goal and "%" in (target or "")
    if step.endswith("%") and not in_percent:
        share = f"{measured} / {bound} - 1" if upward else f"1 - {measured} / {bound}"
        return (f"{verb} {found['amount']} {per} {step} {counted} {share}{limit}",)
    subject = "" if bound == goal else f"{counted} {measured} "
    return (f"{verb} {found['amount']} {per} {step} {subject}{above} {bound}{limit}",)


def _by_day(found: re.Match[str], around: Around) -> tuple[str, ...] | None:
    """Write a deadline as the target, and what is taken for each day after it."""
    late = _LATE.fullmatch(found["late"])
    day = _MONTH_DAY.match(found["day"])
    if late is None or day is None:
        return None
    clause = f"扣 {found['amount']} 每 {digits(late['step'])} 天 高于 目标"
    if around.target is not None:
        late_by = f"扣 {found['amount']} 每 {digits(late['step'])} 天 于 NAME"
        return (clause if around.is_measured_in("天") else late_by,)
    test = deadline(found["day"])
    if test is None:
        month = int(day["month"])
        last = int(day["day"] or _LAST_OF_MONTH.get(month, 0))
        if found["day"][:4].isdigit() or not 1 <= last <= 31:
            return None
        test = f"<= {OPEN}-{month:02}-{last:02}"
    return f"目标 {test}", clause
