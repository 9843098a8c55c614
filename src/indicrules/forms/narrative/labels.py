"""The words by which reports say what a figure of an indicator is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from indicrules.text.patterns import pattern

Role = Literal["target", "midyear", "actual", "completion", "weight", "score", "review", "reason", "evidence"]

DIGITS = r"\d[\d,]*(?:\.\d+)?"
NUMBER = f"-?{DIGITS}"
TEST = (
    r"(?:大于或?等于|不少于|不低于|不小于|至少|小于或?等于|不超过|不高于|不大于|不多于|至多|高于|超过|大于|多于|低于|少于|小于|"
    r"等于|达到|≥|≧|>=|≤|≦|<=|>|<|=|约)*"
)
# Of the words that open a figure the longest that stands there says what it is.
LABELS: Mapping[Role, str] = MappingProxyType(
    {
        "target": (
            r"(?:预期指标值|年度指标值|年初指标值|计划指标值|年初目标值|年度目标值|预期目标值|预期目标|"
            r"预期值|计划值|目标值|指标值)"
        ),
        "midyear": (
            r"(?:年中监控(?:实际)?完成值|年中(?:实际)?完成值|中期监控(?:实际)?完成值|"
            r"上半年(?:实际)?完成值|1-\d月(?:实际)?(?:完成值|执行情况))"
        ),
        "actual": (
            r"(?:(?:本次评价|本次自评|全年|年度|年末|年终|本年)?(?:实际完成值|完成值|实际完成|全年实际值|实际值))"
        ),
        "completion": r"(?:指标完成率|完成率|完成比例|完成程度)",
        "weight": r"(?:权重分值|指标权重|指标分值|权重|分值|标准分)",
        "review": r"(?:复核得分|审核得分|评审得分|财政评价得分|财政审核评分|复评得分)",
        "score": r"(?:自评得分|自评分|得分|得)",
    }
)
_ANY = "|".join(f"(?P<{role}>{words})" for role, words in LABELS.items())
LABEL = pattern(_ANY)
FIELD = pattern(f"(?:该指标|本指标)?(?:{_ANY})[:为是]")
