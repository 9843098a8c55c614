"""Hold the form of finance bureaus to its cells, on shipped rulesets and on whatever data and authors may bring."""

from __future__ import annotations

import contextlib
import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, reject, settings

import indicrules
from indicrules.explain.form.compose import Form, Row, compose
from indicrules.explain.form.counted import counted
from indicrules.explain.form.rendering import form
from tests.explain.form_grid import Grid, grid
from tests.scoring.strategies import DEPARTMENTS, nested_sums, rulesets

HERE: Final = Path(__file__).parent
RULESETS: Final = HERE.parents[1] / "rulesets"
PAIRS: Final = [
    (path, path.with_suffix(".json")) for path in sorted(RULESETS.glob("*.indic")) if path.with_suffix(".json").exists()
] + [(HERE / "every-step.indic", HERE / "every-step.json")]

MIDYEAR: Final = """# 征收办 2024 年度部门整体支出绩效自评

2024年度　总分：75.70（满分100分）　等级：中

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| --- | --- | --- | --- | --- | ---: | ---: | --- |
|  |  | 预算执行率 | =100% | 100% | 10 | 10.00 |  |
|  |  | “三地合一”地块录入数量 | ≥43宗 | 19宗 | 20 | 8.84 | 未达目标，差24宗，扣11.16分 |
|  |  | 回迁安置户数 | ≥906户 | 395户 | 10 | 4.36 | 未达目标，差511户，扣5.64分 |
|  |  | 征迁与安置政策宣传次数 | ≥10次 | 10次 | 20 | 20.00 |  |
|  |  | 征收补偿完成率 | =100% | 50% | 15 | 7.50 | 未达目标，差50个百分点，扣7.5分 |
|  |  | 信访案件办结率 | ≥95% | 100% | 25 | 25.00 |  |
| **总分** |  |  |  |  | 100 | **75.70** |  |
"""


def scored(ruleset: Path, actuals: Path | None = None, **more: Any) -> indicrules.Scorecard:
    """Score the data of a file, and `more`, by the ruleset of another."""
    given = json.loads((actuals or ruleset.with_suffix(".json")).read_text("utf-8"))
    return indicrules.load(ruleset).score({**given, **more})


def shipped(name: str, **more: Any) -> indicrules.Scorecard:
    """Score the data that is shipped with a ruleset."""
    return scored(RULESETS / f"{name}.indic", **more)


def card(text: str, **data: Any) -> indicrules.Scorecard:
    """Score data by a ruleset's text."""
    return indicrules.loads(text, name="r.indic").score(data)


def rows(card: indicrules.Scorecard, lang: Any = "zh") -> list[tuple[str, ...]]:
    """Give the cells of each row after the levels, without those of the total."""
    return [_cells(row) for row in compose(card, lang).rows]


def row(card: indicrules.Scorecard, name: str, lang: Any = "zh") -> tuple[str, ...]:
    """Give the cells of the row of this name."""
    (found,) = [each for each in rows(card, lang) if each[0] == name]
    return found


def read(text: str) -> list[list[str]]:
    """Give the cells of the table that a renderer of Markdown makes of a text, as plain texts."""
    reader = pytest.importorskip("markdown_it", reason="comes with the extra `dev`").MarkdownIt("commonmark")
    reader.normalizeLinkText = str
    found: list[list[str]] = []
    for token in reader.enable("table").parse(text):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline" and found:
            found[-1].append("".join(part.content for part in token.children))
    return found


def levels(form: Form) -> list[tuple[tuple[str, int] | None, ...]]:
    """Give the cells of the levels, each with how many rows it spans."""
    return [tuple(None if each is None else (each.text, each.rows) for each in row.levels) for row in form.rows]


def _cells(row: Row) -> tuple[str, ...]:
    return row.name, row.target, row.actual, row.weight, row.score, row.reason


def test_midyear_figures_as_markdown() -> None:
    """The whole form of a ruleset without groups, whose levels stay blank."""
    found = scored(RULESETS / "land-acquisition-2024.indic", RULESETS / "land-acquisition-2024-midyear.json")
    assert form(found, "form-markdown", "zh") == MIDYEAR


def test_units_own_reason_stands_before_the_ledgers() -> None:
    """What a data note says is the deviation's reason, in the unit's words, on one line."""
    noted = {"value": "19 宗", "source": "台账", "note": "四季度集中录入，\n12月底前补齐"}
    found = scored(
        RULESETS / "land-acquisition-2024.indic", RULESETS / "land-acquisition-2024-midyear.json", 地块录入数量=noted
    )
    assert row(found, "“三地合一”地块录入数量") == (
        "“三地合一”地块录入数量", "≥43宗", "19宗", "20", "8.84", "四季度集中录入， 12月底前补齐",
    )  # fmt: skip
    assert row(found, "回迁安置户数")[-1] == "未达目标，差511户，扣5.64分"


def test_hubei_project() -> None:
    """An indicator beside groups, dates, quotients of units, qualitative tiers."""
    found = compose(shipped("hubei-project-2023"), "zh")
    assert [_cells(row) for row in found.rows] == [
        ("预算执行率", "≥100%", "95%", "20", "19.00", "未达目标，差5个百分点，扣1分"),
        ("养护里程", "≥320公里", "312公里", "15", "14.63", "未达目标，差8公里，扣0.37分"),
        ("验收合格率", "≥98%", "98.5%", "10", "10.00", ""),
        ("完工时间", "≤2023年11月30日", "2023年11月18日", "5", "5.00", ""),
        ("每公里养护成本", "≤8.5万元/公里", "8.28万元/公里", "10", "10.00", ""),
        ("沿线路况得到改善", "", "路况改善档次：达成；路况改善系数：95%", "20", "19.00", "按计分办法，扣1分"),
        ("受益人口", "≥2.4万人", "2.6万人", "10", "10.00", ""),
        ("沿线群众满意度", "≥90%", "87.3%", "10", "9.70", "未达目标，差2.7个百分点，扣0.3分"),
    ]
    assert levels(found) == [
        (("", 1), ("", 1)),
        (("产出指标（40分）", 4), ("", 4)), (None, None), (None, None), (None, None),
        (("效益指标（30分）", 2), ("", 2)), (None, None),
        (("服务对象满意度指标（10分）", 1), ("", 1)),
    ]  # fmt: skip
    assert (found.title, found.period, found.under) == (
        "农村公路养护项目支出绩效自评", "2023年度", ("总分：97.33（满分100分）", "等级：优"),
    )  # fmt: skip
    assert found.total is not None
    assert (found.total.weight, found.total.score, found.total.reason) == ("100", "97.33", "")


def test_yunnan_project_in_english() -> None:
    """The author's words stay; numbers that are not whole in print are marked."""
    found = compose(shipped("yunnan-project-2023"), "en")
    assert [_cells(row) for row in found.rows[:5]] == [
        ("预算执行率", "≥100%", "≈97.8333%", "10", "9.78",
         "target not reached, ≈2.16667 percentage points short: 0.22 points lost"),
        ("受益学生数", "≥6120人", "6087人", "20", "19.89", "target not reached, 33人 short: 0.11 points lost"),
        ("供餐天数", "≥200天", "200天", "10", "10.00", ""),
        ("食材抽检合格率", "=100%", "98.6%", "10", "6.00",
         "每低1个百分点扣2分，不足1个百分点按1个百分点计: 4 points lost"),
        ("每生每天膳食补助", "≤5元/人*天", "5元/人*天", "10", "10.00", ""),
    ]  # fmt: skip
    assert found.under == ("Total: 91.45 of 100", "Grade: 优")
    assert levels(found)[1] == (("产出指标 (50)", 4), ("", 4))


def test_hunan_department() -> None:
    """Eighteen indicators in four groups; ratios that clauses compare with percentages are written as such."""
    found = compose(shipped("hunan-department-2023"), "zh")
    assert [each[0] for each in levels(found) if each[0] is not None] == [
        ("投入（15分）", 3), ("过程（40分）", 8), ("产出（25分）", 4), ("效果（20分）", 3),
    ]  # fmt: skip
    assert _cells(found.rows[2]) == ("重点支出安排率", "", "≈86.6667%", "5", "4.00", "按计分办法，扣1分")
    assert _cells(found.rows[3]) == ("预算完成率", "≥100%", "99.27%", "8", "8.00", "")
    assert _cells(found.rows[12]) == (
        "完成及时率", "≥100%", "≈95.8333%", "5", "4.79", "未达目标，差≈4.16667个百分点，扣0.21分",
    )  # fmt: skip


def test_veto_has_a_row_of_its_own() -> None:
    """What the ruleset's own clause takes is neither hidden nor laid to an indicator, and the column adds up."""
    found = shipped("hunan-department-2023", 挪用资金=True)
    assert rows(found)[-1] == ("加减分", "", "", "", "−36.29", "挪用专项资金，一票否决")
    assert compose(found, "zh").under == ("总分：59.00（满分100分）", "等级：差")


REDISTRIBUTED: Final = """
ruleset r
  total 100
input a
input b
indicator gone "gone"
  weight 30
  actual a
  target >= 10
  missing rescale
indicator half "half"
  weight 70
  actual b
  target >= 10
"""


def test_redistributed_weight_stands_beside_the_nominal_one() -> None:
    """Of 30 and 70 with the 30 gone, the 70 at half shows 35, and counts 50."""
    found = card(REDISTRIBUTED, b=5)
    assert rows(found) == [
        ("gone", "≥10", "未填报", "30（调整后0）", "—", "“a”未填报，不参与评分，分值由其余指标分担"),
        ("half", "≥10", "5", "70（调整后100）", "35.00（调整后50.00）", "未达目标，差5，扣35分"),
    ]
    assert rows(found, "en") == [
        ("gone", "≥10", "not given", "30 (0 after redistribution)", "—",
         "“a” is not given: not scored, its weight redistributed to the indicators that were scored"),
        ("half", "≥10", "5", "70 (100 after redistribution)", "35.00 (50.00 after redistribution)",
         "target not reached, 5 short: 35 points lost"),
    ]  # fmt: skip
    assert compose(found, "zh").under == ("总分：50.00（满分100分）",)


def test_waiver_says_why() -> None:
    """A reason in the data for what does not apply is the unit's own."""
    text = REDISTRIBUTED.replace("missing rescale", "inapplicable rescale")
    found = card(text, a={"inapplicable": True, "because": "全年没有该项任务"}, b=10)
    assert rows(found)[0] == ("gone", "≥10", "不适用", "30（调整后0）", "—", "全年没有该项任务")


def test_missing_values_are_told_with_what_they_cost() -> None:
    """Scored 0, scored full, a requirement that fails; nothing is blank where points were lost."""
    found = card(
        'ruleset r\n  total 30\ninput a "甲"\ninput b\ninput n\n'
        "indicator x\n  weight 10\n  actual a\n  target >= 1\n  missing zero\n"
        "indicator y\n  weight 10\n  actual b\n  target >= 1\n  missing full\n"
        "indicator z\n  weight 10\n  require n > 0\n  actual b / n\n  target >= 1\n  inapplicable zero\n",
        n=0,
    )
    assert [each[-1] for each in rows(found)] == [
        "“甲”未填报，按0分计，扣10分", "“b”未填报，按满分计", "不符合：n > 0，按0分计，扣10分",
    ]  # fmt: skip
    assert [each[2] for each in rows(found)] == ["未填报", "未填报", "—"]
    assert [each[-1] for each in rows(found, "en")] == [
        "“甲” is not given: scored 0, 10 points lost", "“b” is not given: scored the full mark",
        "not met: n > 0: scored 0, 10 points lost",
    ]  # fmt: skip


def test_every_step() -> None:
    """Deductions, awards, caps, dates, ranges, choices, weights that move, a bonus, the rounding of the total."""
    assert rows(scored(HERE / "every-step.indic")) == [
        ("信访办结率", "≥95%", "89.6%", "20", "15.00",
         "每低1个百分点扣0.5分，扣2分；开展了培训，加1分；发生安全事故，扣4分"),
        ("培训次数", "≥10次", "5次", "10", "4.00", "未达目标，差5次，扣6分"),
        ("按期完工", "≤2024年12月31日", "2025年1月12日", "10", "0.00", "晚12天，扣10分"),
        ("巡查里程", "≥700公里", "650公里", "10", "9.7", "未达目标，差50公里，扣0.3分"),
        ("户均成本", "≤530元/户", "561.3元/户", "10", "9.5", "超出目标31.3元/户，扣0.5分"),
        ("群众满意度", "≥85%，<100%", "70%", "10（调整后≈13.3333）", "8（调整后≈10.6667）",
         "未达目标，差15个百分点，扣2分"),
        ("经费控制", "≤0%", "—", "10（调整后0）", "—", "上年没有经费，无从比较，不参与评分，分值由其余指标分担"),
        ("自评等次", "达成", "部分达成", "10（调整后≈13.3333）", "7.00（调整后≈9.33333）", "未达目标，扣3分"),
        ("水质达标率", "≥90%", "未填报", "5（调整后≈6.66667）", "0.00", "“水质达标率”未填报，按0分计，扣5分"),
        ("投诉数", "≤5起", "未填报", "5（调整后≈6.66667）", "5.00（调整后≈6.66667）", "“投诉数”未填报，按满分计"),
        ("创新", "", "培训次数：5次", "附加分，最高3", "2", ""),
        ("加减分", "", "", "", "≈0.0333333", "尾差"),
    ]  # fmt: skip


NESTED: Final = """
ruleset r "深"
  total 40
group g1 "甲"
  weight 30
group g2 in g1 "乙"
  weight 20
group g3 in g2 "丙"
  weight 10
group g4 in g3 "丁"
  weight 10
indicator i1 in g4
  weight 10
  target >= 1
indicator i2 in g2
  weight 10
  target >= 1
indicator i3 in g1
  weight 10
  target >= 1
indicator i4
  weight 10
  target >= 1
"""


def test_deeper_levels_stand_with_the_second() -> None:
    """What lies between the second level and the indicator stands after strokes; who has no level has blank cells."""
    found = compose(card(NESTED, i1=1, i2=1, i3=1, i4=1), "zh")
    assert levels(found) == [
        (("甲（30分）", 3), ("乙（20分） / 丙（10分） / 丁（10分）", 1)),
        (None, ("乙（20分）", 1)),
        (None, ("", 1)),
        (("", 1), ("", 1)),
    ]
    assert grid(form(card(NESTED, i1=1, i2=1, i3=1, i4=1), "form", "zh"))[1:] == [
        ["甲（30分）", "乙（20分） / 丙（10分） / 丁（10分）", "i1", "≥1", "1", "10", "10.00", ""],
        ["甲（30分）", "乙（20分）", "i2", "≥1", "1", "10", "10.00", ""],
        ["甲（30分）", "", "i3", "≥1", "1", "10", "10.00", ""],
        ["", "", "i4", "≥1", "1", "10", "10.00", ""],
        ["总分"] * 5 + ["40", "40.00", ""],
    ]
    text = form(card(NESTED, i1=1, i2=1, i3=1, i4=1), "form-markdown", "zh")
    assert [line.split(" | ")[:3] for line in text.splitlines()[6:10]] == [
        ["| 甲（30分）", "乙（20分） / 丙（10分） / 丁（10分）", "i1"], ["| ", "乙（20分）", "i2"], ["| ", "—", "i3"],
        ["| —", "—", "i4"],
    ]  # fmt: skip


def test_groups_with_clauses_or_formulas_have_rows_of_their_own() -> None:
    """A deduction of a group, a group by formula, members that are shown alone: the column still adds up."""
    found = card(
        'ruleset r\n  total 30\ninput late\ngroup g "组"\n  weight 10\n  deduct 2 if late > 0 because "迟报"\n'
        'group h "式"\n  weight 20\n  score full * mean(score(b) / 10, score(c) / 10)\n'
        "indicator a in g\n  weight 10\n  target >= 10\nindicator n in g\n  target >= 10\n  score 5\n"
        "indicator b in h\n  weight 10\n  target >= 10\nindicator c in h\n  weight 10\n  target >= 10\n",
        a=8, b=10, c=5, n=1, late=1,
    )  # fmt: skip
    assert [(each[0], *each[3:]) for each in rows(found)] == [
        ("a", "10", "8.00", "未达目标，差2，扣2分"),
        ("n", "", "5（不计入总分）", ""),
        ("加减分", "", "−2.00", "迟报"),
        ("b", "10", "10.00（按公式汇总）", ""),
        ("c", "10", "5.00（按公式汇总）", "未达目标，差5，扣5分"),
        ("按公式计分", "", "15.00", "按计分办法，扣5分"),
    ]
    assert [(each[0], *each[3:]) for each in rows(found, "en")][1:4] == [
        ("n", "", "5 (not counted)", ""),
        ("Adjustment", "", "−2.00", "迟报"),
        ("b", "10", "10.00 (enters a formula)", ""),
    ]


@pytest.mark.parametrize(
    ("policy", "last", "x"),
    [
        ("rescale", ("按规定计分", "", "", "", "—", "停业，不参与评分，分值由其余指标分担"),
         ("10（调整后20）", "10.00（调整后20.00）", "")),
        ("zero", ("按规定计分", "", "", "", "0.00", "停业，按0分计，扣10分"), ("10", "10.00", "")),
        ("full", ("按规定计分", "", "", "", "10.00", "停业，按满分计"), ("10", "10.00", "")),
    ],
)  # fmt: skip
def test_group_that_is_not_scored_says_why(policy: str, last: tuple[str, ...], x: tuple[str, ...]) -> None:
    """Its members are shown with what they would have had, and what its policy made of it has a row."""
    found = card(
        f'ruleset r\n  total 20\ninput open yes/no\ngroup g\n  weight 10\n  require open because "停业"\n'
        f"  inapplicable {policy}\nindicator a in g\n  weight 10\n  target >= 1\n"
        "indicator x\n  weight 10\n  target >= 1\n",
        open=False, a=1, x=1,
    )  # fmt: skip
    assert rows(found)[0][4:] == ("10.00（不计入总分）", "")
    assert rows(found)[1:] == [last, ("x", "≥1", "1", *x)]


def test_formula_that_comes_to_nothing_has_its_row() -> None:
    """Points that a group's formula took are told though the column does not change by it."""
    found = card(
        "ruleset r\n  total 10\ngroup g\n  weight 10\n  score full * 0\nindicator a in g\n  weight 10\n  target >= 1\n",
        a=1,
    )
    assert rows(found) == [
        ("a", "≥1", "1", "10", "10.00（按公式汇总）", ""),
        ("按公式计分", "", "", "", "0.00", "按计分办法，扣10分"),
    ]


def test_ruleset_without_a_total_says_why() -> None:
    """A requirement that fails leaves no total, and the reason in its row."""
    found = card(
        'ruleset r\n  require a > 0 because "没有基数"\nindicator x\n  weight 1\n  target >= 1\ninput a\n', a=0, x=1
    )
    made = compose(found, "zh")
    assert made.total is not None
    assert (made.total.score, made.total.reason, made.under) == ("—", "没有基数，没有总分", ("总分：—（满分1分）",))


@pytest.mark.parametrize(
    ("target", "value", "zh", "en"),
    [
        ("target 90% to 110%", "95%", ("90%～110%", "95%"), ("90% to 110%", "95%")),
        ("target > 90% to 110%", "95%", (">90%，≤110%", "95%"), (">90%, ≤110%", "95%")),
        ("target = yes", True, ("是", "是"), ("yes", "yes")),
        ("target < 5 km", "4500 米", ("<5 km", "4.5 km"), ("<5 km", "4.5 km")),
        ("target >= 2 亿元", "1.5 亿元", ("≥2亿元", "1.5亿元"), ("≥2亿元", "1.5亿元")),
        ("target >= 12‰", "0.9%", ("≥12‰", "9‰"), ("≥12‰", "9‰")),
        ("target = 3", "0.333", ("=3", "0.333"), ("=3", "0.333")),
        (
            "target < 1055.19800000000031",
            "1055.1980000000003",
            ("<1055.19800000000031", "1055.1980000000003"),
            ("<1055.19800000000031", "1055.1980000000003"),
        ),
    ],
)
def test_targets_and_actuals_are_written_for_people(target: str, value: object, zh: Any, en: Any) -> None:
    """In the target's unit, with its sign."""
    found = card(f"ruleset r\nindicator x\n  weight 1\n  {target}\n", x=value)
    assert row(found, "x")[1:3] == zh
    assert row(found, "x", "en")[1:3] == en


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024", "2024年度", "Year 2024"),
        ("2024-06-30", "截至2024年6月30日", "As of 2024-06-30"),
        ('"上半年"', "期间：上半年", "Period 上半年"),
    ],
)
def test_the_period_stands_under_the_title(period: str, zh: str, en: str) -> None:
    """A year, a date, a label."""
    found = card(f"ruleset r\n  period {period}\nindicator x\n  weight 1\n  target >= 1\n", x=1)
    assert (compose(found, "zh").period, compose(found, "en").period) == (zh, en)


def test_full_marks_by_rounding_alone_are_told() -> None:
    """Of the indicator, and of the total that it makes full."""
    found = card("ruleset r\n  total 10\nindicator x\n  weight 10\n  target >= 100000\n", x=99999)
    assert rows(found) == [("x", "≥100000", "99999", "10", "10.00", "因四舍五入得满分")]
    made = compose(found, "en").total
    assert made is not None
    assert made.reason == "full mark reached by rounding alone"


def test_irrational_points_are_marked() -> None:
    """They are known to as many digits as one asks for, and never whole."""
    found = card("ruleset r\nindicator x\n  weight 10\n  target >= 4\n  score sqrt(x)\n  round score none\n", x=2)
    assert row(found, "x")[3:] == ("10", "≈1.41421", "未达目标，差2，扣≈8.58579分")


def test_one_group_has_its_rows_alone() -> None:
    """By name or title, without the row of the total; what there is not is a `KeyError`."""
    found = compose(shipped("hubei-project-2023"), "zh", "效益指标")
    assert ([row.name for row in found.rows], found.total) == (["沿线路况得到改善", "受益人口"], None)
    page = grid(form(shipped("hubei-project-2023"), "form", "zh", "受益人口"))
    assert [line[2] for line in page] == ["三级指标", "受益人口"]
    with pytest.raises(KeyError):
        form(shipped("hubei-project-2023"), "form", "zh", "nowhere")


HOSTILE: Final = '<script>alert("1")</script> | **x** [a](http://b.c) `d` &amp; \\ # 1. - ~~e~~'


def hostile() -> indicrules.Scorecard:
    """Score by a ruleset and data that speak in markup wherever a text can stand."""
    title = HOSTILE.replace('"', "")
    return card(
        f'ruleset r "{title}"\n  total 10\n  period "1. {title}"\n  grade "{title}" otherwise\n'
        f'group g "{title}"\n  weight 10\n'
        f'indicator x in g "{title}"\n  weight 10\n  target = "{title}"\n'
        f'  deduct 3 if true_one because "{title}"\ninput x one of "{title}", "b"\ninput true_one yes/no\n',
        x={"value": "b", "note": f"{HOSTILE}\n\u202e\x1b[2J"}, true_one=True,
    )  # fmt: skip


def test_hostile_texts_stay_texts_on_the_page() -> None:
    """Each cell says what the author or the data say; no tag but a plain link comes of it, and no unseen character."""
    page = form(hostile(), "form", "en")
    found = Grid(page)
    title = HOSTILE.replace('"', "")
    assert grid(page)[1] == [
        f"{title} (10)", "", title, title, "b", "10", "7.00", f"{HOSTILE} <U+202E><U+001B>[2J",
    ]  # fmt: skip
    assert {tag for tag, _ in found.tags} == {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "p", "span", "a", "wbr", "table", "caption",
        "colgroup", "col", "thead", "tr", "th", "tbody", "td", "tfoot",
    }  # fmt: skip
    assert {attributes["href"] for tag, attributes in found.tags if tag == "a"} == {"http://b.c"}
    assert {name for _, attributes in found.tags for name in attributes} == {
        "lang", "charset", "name", "content", "class", "href", "style", "scope", "colspan", "data-label",
    }  # fmt: skip


def test_hostile_texts_stay_texts_in_markdown() -> None:
    """The table keeps its eight columns and two rows, and its texts are what they were."""
    title = HOSTILE.replace('"', "")
    assert read(form(hostile(), "form-markdown", "en"))[1:] == [
        [f"{title} (10)", "", title, title, "b", "10", "7.00", f"{HOSTILE} <U+202E><U+001B>[2J"],
        ["Total", "", "", "", "", "10", "7.00", ""],
    ]


def test_page_is_marked_for_those_who_hear_it() -> None:
    """Languages, a caption, heads of columns, rows and groups."""
    zh, en = (Grid(form(shipped("hubei-project-2023"), "form", lang)) for lang in ("zh", "en"))
    assert (zh.tags[0], en.tags[0]) == (("html", {"lang": "zh-CN"}), ("html", {"lang": "en"}))
    assert [tag for tag, _ in zh.tags].count("caption") == 1
    scopes = [attributes.get("scope") for tag, attributes in zh.tags if tag == "th"]
    assert [scopes.count(each) for each in ("col", "row", "rowgroup", None)] == [8, 9, 3, 0]
    assert ("span", {"lang": "zh"}) in en.tags


@pytest.mark.parametrize(("ruleset", "actuals"), PAIRS, ids=lambda path: path.name)
def test_pages_say_what_the_form_says(ruleset: Path, actuals: Path) -> None:
    """For all shipped rulesets: the grid of the page is the cells of the form."""
    found = scored(ruleset, actuals)
    assert [cells[2:] for cells in grid(form(found, "form", "zh"))[1:-1]] == [list(each) for each in rows(found)]


@pytest.mark.parametrize(("ruleset", "actuals"), PAIRS, ids=lambda path: path.name)
def test_markdown_says_what_the_form_says(ruleset: Path, actuals: Path) -> None:
    """For all shipped rulesets: so are those of the table that a renderer makes of the Markdown."""
    found = scored(ruleset, actuals)
    text = form(found, "form-markdown", "en")
    assert [cells[2:] for cells in read(text)[1:-1]] == [list(each) for each in rows(found, "en")]


def unexplained(card: indicrules.Scorecard) -> list[str]:
    """Name the indicators that lost points, or were not scored, and of which the last column says nothing."""
    told = {each[0]: each[-1] for each in rows(card)}
    short = [item for item in card if not item.rule.members and (item.score is None or (item.lost or 0) > 0)]
    return [item.name for item in short if not told[item.title or item.name]]


@pytest.mark.parametrize(("ruleset", "actuals"), PAIRS, ids=lambda path: path.name)
def test_no_reason_is_blank_where_points_were_lost(ruleset: Path, actuals: Path) -> None:
    """For all shipped rulesets, whatever took the points."""
    assert unexplained(scored(ruleset, actuals)) == []


def scored_ones(text: str, departments: list[dict[str, Any]]) -> list[indicrules.Scorecard]:
    """Score the departments whose data the ruleset takes; chance may have written one that does not load."""
    found = []
    try:
        ruleset = indicrules.loads(text)
    except indicrules.RulesetError:
        reject()
    for data in departments:
        with contextlib.suppress(indicrules.DataError):
            found.append(ruleset.score(data))
    return found


def missing_from_total(card: indicrules.Scorecard) -> Fraction:
    """Give what the parts of the column of scores lack to the total."""
    parts = counted(card.confirmed)
    leaves = (brought for name, brought in parts.brings.items() if not card.model.items[name].members)
    total = Fraction(0) if card.total is None else Fraction(card.total)
    return total - sum(leaves, Fraction(0)) - sum(parts.changes.values(), Fraction(0))


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(rulesets() | nested_sums(), DEPARTMENTS)
def test_the_column_of_scores_adds_up_to_the_total(text: str, departments: list[dict[str, Any]]) -> None:
    """For any ruleset and data: what items bring, and clauses of groups change, is the total; each row is whole.

    And no reason is blank where points were lost.
    """
    cards = scored_ones(text, departments)
    assert [unexplained(card) for card in cards] == [[]] * len(cards)
    assert [card for card in cards if abs(missing_from_total(card)) > Fraction(1, 10**7)] == []
    assert [len(grid(form(card, "form", "zh"))) for card in cards] == [len(rows(card)) + 2 for card in cards]


def test_lists_of_which_values_lack() -> None:
    """In their unit, each value that is not given or does not apply by its words."""
    text = "ruleset r\n  total 10\nindicator x\n  weight 10\n  score full * mean(known(rates))\n"
    found = rows(card(text + "input rates list of %\n", rates=["80%", None, "N/A"]))
    assert "rates：80%；未填报；不适用" in found[0]
