"""Score what lines come to that are worded as in reports and spreadsheets: their edits mean what they say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import indicrules
from tests.corpus.test_edits import changed

CHINESE = "规则集 r\n{}指标 a\n  权重 10\n{}  {}\n"
ENGLISH = "ruleset r\ninput x\ninput y\nindicator a\n  weight 10\n{}  {}\n"
MONEY = "  目标 <= 100 万元\n"
SHARE = "  目标 >= 90%\n"
LEVELS = '输入 等次 选自 "优秀", "良好", "合格"\n'


def mended(text: str) -> indicrules.Ruleset:
    """Load a text with the edits made of the one mistake that it holds."""
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.loads(text)
    (said,) = refused.value.diagnostics
    return indicrules.loads(changed(text, said.edits))


@pytest.mark.parametrize(
    ("inputs", "clauses", "line", "actuals", "score"),
    [
        (LEVELS, "", "优秀得10分，良好得8分，合格得6分", {"等次": "良好"}, "8"),
        ("输入 制度健全 是/否\n", "", "制度健全得5分，不健全不得分", {"制度健全": True}, "5"),
        ("", SHARE, "超过目标10%以上加2分", {"a": "90%"}, "10"),
        ("", SHARE, "超过目标10%以上加2分", {"a": "100%"}, "12"),
        ("", MONEY, "超过目标10%扣2分", {"a": 110}, "8"),
        ("", MONEY, "超过目标10%扣2分", {"a": 109}, "10"),
        ("输入 预算 万元\n", MONEY, "每超过预算5%扣2分", {"a": 88, "预算": 80}, "6"),
        ("输入 预算 万元\n", MONEY, "每超过预算5%扣2分", {"a": 70, "预算": 80}, "10"),
        ("", MONEY, "每超过预算5%扣2分", {"a": 110}, "6"),
        ("", "  目标 >= 100 件\n", "每低1%扣0.5分", {"a": 97}, "8.5"),
        ("", "  目标 >= 100 件\n", "每超1%加1分，最多加5分", {"a": 103}, "13"),
        ("", "", "2024年12月底前完成得满分，每迟一天扣1分", {"a": "2025-01-03"}, "7"),
        ("", SHARE, "满分10分，按完成比例得分", {"a": "45%"}, "5"),
        ("", SHARE, "满分5分，按完成比例得分", {"a": "45%"}, "2.5"),
        ("", "", "目标 100%完成", {"a": "50%"}, "5"),
        ("", SHARE, "100%得10分，90%得8分，其余不得分", {"a": "95%"}, "8"),
        ("", SHARE, "得分＝实际值÷目标值×权重", {"a": "81%"}, "9"),
    ],
)
def test_a_chinese_wording_scores_as_it_says(
    inputs: str, clauses: str, line: str, actuals: Mapping[str, object], score: str
) -> None:
    """With its edit made, which is all that there is to mend."""
    assert str(mended(CHINESE.format(inputs, clauses, line)).score(actuals)["a"].score) == score


@pytest.mark.parametrize(
    ("clauses", "line", "actuals", "score"),
    [
        ("  target >= 90%\n", "score 10 if >= 95% else 0", {"a": "95%"}, "10"),
        ("  target >= 90%\n", "score 10 if > 95%", {"a": "95%"}, "0"),
        ("  target >= 90%\n", "100% = 10, 90% = 8, 80% = 6", {"a": "99%"}, "8"),
        ("  target <= 5\n", "5 = 10, 8 = 8", {"a": 7}, "8"),
        ("  target >= 90%\n", "each 1% below target: -0.5", {"a": "88%"}, "9"),
        ("  target >= 90%\n", "bonus 1 per 1% above target up to 5", {"a": "90%"}, "10"),
        ("  target >= 90%\n", "bonus 1 per 1% above target up to 5", {"a": "92%"}, "12"),
        ("  target >= 90%\n", "bonus 1 per 1% above target up to 5", {"a": "99%"}, "15"),
        ("  target >= 90\n", "bonus 2 if completion > 110%", {"a": 100}, "12"),
        ("", "score STDEV(x, y)", {"x": 2, "y": 4}, "1.41"),
        ("", "score STDEVP(x, y)", {"x": 2, "y": 4}, "1"),
        ("", "score VAR(x, y)", {"x": 2, "y": 4}, "2"),
        ("", "score ROUND(SUM(x,y)/7,2)*3", {"x": 2, "y": 4}, "2.58"),
    ],
)
def test_an_english_wording_scores_as_it_says(
    clauses: str, line: str, actuals: Mapping[str, object], score: str
) -> None:
    """With its edit made, which is all that there is to mend."""
    assert str(mended(ENGLISH.format(clauses, line)).score(actuals)["a"].score) == score
