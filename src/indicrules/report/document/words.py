"""The words of the scoring section of self-evaluation reports, as finance bureaus write it, and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language

_Pair: TypeAlias = tuple[str, str]

_WORDS: Mapping[str, _Pair] = MappingProxyType(
    {
        "items": ("1. Indicators", "一、各项指标完成及得分情况"),
        "table": ("2. Scores", "二、绩效自评得分表"),
        "conclusion": ("3. Conclusion", "三、自评结论"),
        "audit": ("4. Findings of the audit", "四、核查发现"),
        "finding": ("{number}. {said}.", "{number}．{said}。"),
        "gap": ("{said} ({gap})", "{said}（相差{gap}）"),
        "heading": ("Indicator {number}: {name}", "（{number}）指标{number}：{name}"),
        "within": (" / ", "—"),
        "belongs": ("Part of {groups}", "该指标属{groups}"),
        "expected": ("expected value: {target}", "预期指标值为{target}"),
        "actual": ("actual value: {actual}", "实际完成值为{actual}"),
        "no_actual": ("no actual value was given", "未填报实际完成值"),
        "completion": ("completion: {completion}", "完成率{completion}"),
        "about": ("about {value}", "约{value}"),
        "met": ("the target was met", "达到预期目标"),
        "unmet": ("the target was not met", "未达到预期目标"),
        "evidence": ("Evidence: {evidence}.", "佐证材料：{evidence}。"),
        "reason": ("Reasons for the deviation: {reason}.", "偏差原因：{reason}。"),
        "scored": (
            "The indicator weighs {weight} points; score by self-evaluation: {score} points.",
            "该指标权重分值为{weight}分，自评得分{score}分。",
        ),
        "scored_alone": ("Score by self-evaluation: {score} points.", "该指标自评得分{score}分。"),
        "adjusted": ("Points: {score}. Reasons: {reason}.", "得分：{score}分。原因：{reason}。"),
        "none": ("none given", "未注明"),
        "sentence": ("{said}.", "{said}。"),
        "comma": ("; ", "，"),
        "semicolon": ("; ", "；"),
        "listed": ("; ", "、"),
        "at_least": ("at least {value}", "大于等于{value}"),
        "at_most": ("at most {value}", "小于等于{value}"),
        "more_than": ("more than {value}", "大于{value}"),
        "less_than": ("less than {value}", "小于{value}"),
        "equal": ("exactly {value}", "等于{value}"),
        "unequal": ("other than {value}", "不等于{value}"),
        "concluded_of": (
            "By self-evaluation the total is {total} of {full} points",
            "经自评，总得分{total}分（满分{full}分）",
        ),
        "concluded": ("By self-evaluation the total is {total} points", "经自评，总得分{total}分"),
        "grade": ("the grade is {grade}", "评价等级为“{grade}”"),
        "mostly": ("Points were lost by: {listed}.", "失分指标：{listed}。"),
        "lost": ("{name}, {points}", "{name}扣{points}分"),
        "nothing_lost": ("No points were lost.", "各项指标均未失分。"),
        "no_total": ("There is no total: {reason}.", "本次自评没有总分：{reason}。"),
    }
)

_QUOTED = pattern(r"`([^`\n]+)`")
_APART = pattern(r"(?<=[\u4e00-\u9fff，。；：、”]) ?(“[^”]*”) ?(?=[\u4e00-\u9fff，。；：、]|$)")
_NUMERALS: Final = "〇一二三四五六七八九"
_TEN: Final = "十"


def say(key: str, lang: Language, **parts: str) -> str:
    """Give a sentence or a heading in one language, with its parts put in; a percent is no number of points."""
    said = _WORDS[key][0 if lang == "en" else 1].format(**parts)
    said = said.replace("%分", "%").replace("% points", "%")
    return said[:1].upper() + said[1:] if lang == "en" and key == "sentence" else said


def numeral(number: int, lang: Language) -> str:
    """Write the number of an indicator: in Chinese as it is spoken.

    >>> numeral(5, "zh"), numeral(10, "zh"), numeral(21, "zh"), numeral(120, "zh"), numeral(5, "en")
    ('五', '十', '二十一', '120', '5')
    """
    tens, ones = divmod(number, 10)
    if lang == "en" or not 0 < number < 100:
        return str(number)
    opened = "" if tens == 0 else _TEN if tens == 1 else f"{_NUMERALS[tens]}{_TEN}"
    return f"{opened}{_NUMERALS[ones] if ones or not opened else ''}"


def quoted(text: str, lang: Language) -> str:
    """Write what stands in backticks in the quotation marks of print.

    >>> quoted("`plots` is `3`", "en"), quoted("总分公布为 `97`", "zh")
    ('“plots” is “3”', '总分公布为“97”')
    """
    said = _QUOTED.sub(r"“\g<1>”", text)
    return said if lang == "en" else _APART.sub(r"\g<1>", said)
