"""What a ruleset itself gives is never a finding, and any text that was published is looked at or skipped in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indicrules
from indicrules import Claim
from indicrules.exact.number import exact_text
from tests.audit.rules import DATA, FORM

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
WORLD: Final = ("hubei-project-2023", "hunan-department-2023", "ielts-overall", "us-aqi-2024", "yunnan-project-2023")

PIECES: Final = (
    *("", " ", "0", "1", "12.5", "-3", "%", "‰", "分", "万元", "亿元", "宗", "≥", "≤", "=", "大于等于", "约", "已完成"),
    *("（注）", "以上", "2024年12月", "12月底前", "2024-12-31", "是", "完成", "无", "—", "/", "1,234", "1e5", "NaN"),
    *("∞", "①", "²", "优", "优秀", "1/3", "9" * 70, "0." + "3" * 60, "x" * 300, "元/人*月", "105.26%", "．５"),
)


@cache
def card(name: str) -> tuple[indicrules.Ruleset, dict[str, Any], indicrules.Scorecard]:
    """Score a ruleset's own data."""
    ruleset = indicrules.load(RULESETS / f"{name}.indic")
    data = json.loads((RULESETS / f"{name}.json").read_text("utf-8"), parse_float=str, parse_int=str)
    return ruleset, data, ruleset.score(data)


def text(value: Any, percent: bool) -> str:
    """Write a number whole, or where it has no end cut after forty places of a percent."""
    return f"{exact_text(Fraction(value) * 100)}%" if percent else exact_text(Fraction(value))


def own(found: indicrules.Scorecard) -> Iterator[Claim]:
    """Publish what a card gives, but for numbers without an end."""
    for item in found.items:
        rule = item.rule
        if item.score is not None:
            yield Claim("score", item.name, text(item.score, rule.percent))
        if item.weight is not None:
            yield Claim("weight", item.title or item.name, text(item.weight, rule.weighs_percent))
        if item.completion is not None:
            yield Claim("completion", item.name, f"{float(item.completion) * 100:.2f}%")
    if found.total is not None:
        yield Claim("total", None, text(found.total, found.model.root.percent))
    if found.grade is not None:
        yield Claim("grade", None, found.grade)


@pytest.mark.parametrize("name", WORLD)
def test_what_follows_is_no_finding(name: str) -> None:
    """Scores, weights, completions, total and grade of shipped rulesets pass, and contradict nothing."""
    ruleset, data, found = card(name)
    audit = ruleset.audit(data, [each for each in own(found) if "/" not in (each.value or "")])
    assert [(each.code, each.of, each.claimed) for each in audit.findings if each.what not in ("check", "data")] == []
    assert audit.passed


texts = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
claims = st.lists(
    st.builds(
        Claim,
        st.sampled_from(["score", "completion", "weight", "target", "actual", "subtotal", "grade"]),
        st.sampled_from([*FORM.model.items]),
        st.none() | texts,
        st.none() | texts,
        st.none() | texts,
        st.sampled_from(["self", "review", "last year"]),
        st.none(),
        st.none() | texts,
    ),
    max_size=6,
)


@settings(max_examples=settings().max_examples // 2)
@given(claims)
def test_any_text_is_looked_at_or_skipped(published: list[Claim]) -> None:
    """Each claim has one result, in order, and what is said of it can be told in both languages."""
    audit = FORM.audit(DATA, published)
    assert [(each.of, each.what) for each in audit.results[: len(published)]] == [
        (each.of, each.what) for each in published
    ]
    assert all(each.recomputed is not None for each in audit.results[: len(published)] if each.status == "fail")
    assert [audit.explain(lang=lang).count("\n") > 2 for lang in ("en", "zh")] == [True, True]
