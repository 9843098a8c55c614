"""Turn a scoring rule that a form says in words into the clause that it comes to, where there is one."""

from __future__ import annotations

import re
from typing import Final

from indicrules.forms.aims import Aim
from indicrules.forms.asked import asked, readings
from indicrules.forms.desk import Desk
from indicrules.forms.form import Written
from indicrules.forms.item import Item
from indicrules.syntax.naming import tidied
from indicrules.syntax.repair import manners, steps
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.scales import scale
from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_PROPORTIONAL: Final = pattern(
    r".*(?:按(?:照)?(?:实际)?(?:完成(?:比例|率|值|情况|程度)|比例)|完成率\s*[*×x]|[*×x]\s*(?:指标)?(?:完成率|分值|权重)|"
    r"完成值\s*/\s*(?:年度)?(?:指标|目标)值|in proportion|pro rata|proportional).*",
    re.IGNORECASE,
)
_WHOLE: Final = pattern(r".*(?:每满|不足[^,，。;；]*不扣|不足[^,，。;；]*不计).*")
_STARTED: Final = pattern(r".*(?:不足[^,，。;；]*按[^,，。;；]*计).*")
_ROUNDS: Final = pattern(r"[,，;；。]?\s*不足[^,，。;；]*(?:按[^,，。;；]*计算?|不扣分?|不计)")
_SCORE: Final = pattern(r"(?:得分|score) proportional")
_COUNTED: Final = pattern(r"[\d.]+\s*([%‰]|[^\W\d]*)")
_SIDES: Final = ("低于", "高于", "below", "above", "于", "of")
_STEP: Final = pattern(r"(?P<before>(?:扣|deduct) [\d.]+ (?:每|per) )(?P<whole>(?:满|full) )?(?P<after>.+)")


def ruled(desk: Desk, item: Item, rule: Written, aim: Aim) -> bool:
    """Write the clauses of a rule; say whether the rule is one that is known. What is open is asked for."""
    text = " ".join(plain_forms(rule.text).split())
    item.remarks.append(f"{desk.word('scoring rule: ', '评分标准：')}{tidied(rule.text)}")
    said = [each.strip() for each in re.split(r"[。;；]", _ROUNDS.sub("", text)) if each.strip()]
    sentences = [each for each in said if not steps.runs_out(each)]
    lines = _lines(sentences, text, item, aim)
    if lines is None:
        return _PROPORTIONAL.fullmatch(text) is not None
    stepped = [each for each in lines if _STEP.fullmatch(each)]
    for line in lines:
        if line in stepped:
            _step(desk, item, rule, line, text)
        elif _SCORE.fullmatch(line) is None:
            item.clauses.append(line)
    return True


def _lines(sentences: list[str], text: str, item: Item, aim: Aim) -> tuple[str, ...] | None:
    """Give the lines that a rule comes to as it is worded; None where nothing is known of it."""
    if len(sentences) == 1 and (clause := manners.clause(sentences[0])) is not None:
        return (clause,) if _fits(clause, aim) else None
    chinese = not text.isascii()
    around = Around(
        None, chinese, f"权重 {item.weight}\n{aim.clause()}" if chinese else f"weight {item.weight}\n{aim.clause()}"
    )
    lines = scale(text.rstrip("。"), around)
    if lines is None or any("%" in line for line in lines) != (aim.unit == "%"):
        return None
    return lines


def _fits(clause: str, aim: Aim) -> bool:
    """Say whether the step of a clause is in the unit of the target, or in none."""
    parts = _STEP.fullmatch(clause)
    counted = None if parts is None else _COUNTED.match(parts["after"])
    return counted is None or counted[1] in ("", aim.unit, *_SIDES)


def _step(desk: Desk, item: Item, rule: Written, clause: str, text: str) -> None:
    """Write a deduction by steps; ask where the rule leaves open what a part of a step takes."""
    parts = _STEP.fullmatch(clause)
    assert parts is not None  # as was looked at before
    chinese = not clause.isascii()
    reason = f' {"因为" if chinese else "because"} "{tidied(rule.text)}"'
    words = (("whole", "满 " if chinese else "full "), ("started", "起 " if chinese else "started "), ("part", ""))
    lines = {key: f"{parts['before']}{word}{parts['after']}{reason}" for key, word in words}
    known = "whole" if parts["whole"] or _WHOLE.fullmatch(text) else "started" if _STARTED.fullmatch(text) else None
    if known is None:
        said = say("import.ask.step", name=item.title, text=rule.text)
        known = asked(
            desk, item, "step", rule.place, said, readings(*((key, f"step-{key}", line) for key, line in lines.items()))
        )
    if known is not None:
        item.clauses.append(lines[known])
