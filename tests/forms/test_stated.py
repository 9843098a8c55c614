"""Reports in running text are read to their indicators, figures and claims, each with its line."""

from __future__ import annotations

from typing import Final

import pytest

from indicrules.forms.grid import Pages
from indicrules.forms.narrative.amounts import amounts, ended
from indicrules.forms.narrative.crosschecks import crosschecks
from indicrules.forms.narrative.form import narrated
from indicrules.forms.narrative.paragraphs import paragraphs
from indicrules.forms.narrative.stated import execution, said, stated, totals
from indicrules.forms.narrative.unread import unread
from tests.forms.narratives import WATER, lines

READ: Final = paragraphs(lines(WATER))
SPOKEN: Final = said(READ)

INDICATORS: Final = [
    (
        "管网改造长度",
        9,
        ["target ≥12.5公里", "actual 11.8公里", "completion 94.4%", "weight 20分", "score 18.88分", "review 18.8分",
         "reason 七月汛期停工两个月"],
    ),
    (
        "漏损率",
        10,
        ["target 不超过12%", "actual 13.5%", "completion 88.89%", "weight 15分", "score 13.33分",
         "reason 老旧管网漏点多"],
    ),
    ("水质抽检次数", 12, ["target 不少于48次", "actual 52次", "weight 15分", "score 15分"]),
    ("泵房完工时间", 16, ["target 2023年11月30日前", "actual 2023年12月5日", "weight 10分", "score 8分"]),
    (
        "群众用水满意度",
        17,
        ["target 95%以上", "actual 96.3%", "weight 10分", "score 10分", "evidence 用水满意度问卷、2023年工作总结"],
    ),
    ("供水保障能力", 19, ["target 明显提升", "actual 达成预期指标", "weight 20分", "score 19分"]),
]  # fmt: skip


def test_each_indicator_has_its_figures_as_they_are_written() -> None:
    """In a sentence, over a line break, or a line a figure; ordinals are no part of a name."""
    found = [
        (each.name, each.place.line, [f"{figure.role} {figure.text}" for figure in each.figures])
        for each in stated(SPOKEN)
    ]
    assert found == INDICATORS


def test_a_figure_stands_in_its_own_line() -> None:
    """Of a paragraph of several lines the line is told in which the figure is."""
    sampled = stated(SPOKEN)[2]
    assert [each.place.line for each in sampled.figures] == [12, 13, 14, 15]


def test_totals_and_grades_are_told_with_whose_they_are() -> None:
    """The unit's own total and grade, and the review's total; the score of the budget's execution is no total."""
    found = [(what, by, text, place.line) for what, by, text, place in totals(SPOKEN)]
    assert found == [("total", "self", "94.52", 21), ("grade", "self", "优", 21), ("total", "review", "94.4", 21)]


def test_the_budget_is_read_by_whose_and_what_it_is() -> None:
    """Each figure has the name of an input; money whose measure is not said is none."""
    assert [(each.name, each.text) for each in amounts(READ)] == [
        ("编制数", "12人"),
        ("实有人数", "14人"),
        ("年初预算数", "320.50万元"),
        ("预算调整数", "79.50万元"),
        ("全年预算数", "400万元"),
        ("全年执行数", "372.40万元"),
        ("预算执行率", "93.1%"),
        ("基本支出全年执行数", "150.25万元"),
        ("项目全年执行数", "222.15万元"),
    ]
    assert [(each.role, each.text) for each in execution(SPOKEN)] == [("weight", "10分"), ("score", "9.31分")]


def test_figures_that_are_of_nothing_are_listed() -> None:
    """What is no indicator's and no budget line's is told with its line, so that a person sees it."""
    taken = [
        *(figure.place for each in stated(SPOKEN) for figure in each.figures),
        *(each.place for each in amounts(READ)),
        *(each.place for each in execution(SPOKEN)),
        *(place for *_, place in totals(SPOKEN)),
    ]
    assert [(place.line, place.text) for place in unread(READ, taken)] == [
        (4, "5600块"),
        (7, "120万元"),
        (7, "280万元"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“沿河绿道二期”因用地未批终止实施，其余3个项目照常。", ["沿河绿道二期"]),
        ("《老旧小区改造》已于6月停止执行。", ["老旧小区改造"]),
        ("项目均按计划执行，没有终止。", []),
    ],
)
def test_projects_that_ended_are_found(text: str, names: list[str]) -> None:
    """Only a project that is named in quotation marks, and said to have ended."""
    assert [name for name, _ in ended(paragraphs(lines(text)))] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "本年上级资金共计2个项目，预算金额为35.5万元，执行金额为30万元。",
            ["上级项目全年预算数 35.5万元", "上级项目全年执行数 30万元", "上级项目个数 2个"],
        ),
        (
            "全年支出80万元，其中：人员经费50万元，公用经费30万元。",
            ["全年执行数 80万元", "人员经费全年执行数 50万元", "公用经费全年执行数 30万元"],
        ),
        (
            "财政拨款年初预算数为12.5万元，全年预算数为13万元，决算数为12.9万元。",
            ["财政资金年初预算数 12.5万元", "财政资金全年预算数 13万元", "财政资金全年执行数 12.9万元"],
        ),
        ("年中调增数3万元，预算调整率2.5%。", ["预算调整数 3万元", "预算调整率 2.5%"]),
        ("为两户居民减免费用30万元。", []),
    ],
)
def test_money_is_known_by_the_words_around_it(text: str, found: list[str]) -> None:
    """Whose a figure is stays from clause to clause; what it measures too, within a sentence."""
    assert [f"{each.name} {each.text}" for each in amounts(paragraphs(lines(text)))] == found


def test_only_checks_whose_figures_are_all_there_are_made() -> None:
    """Of two ways to add up the fuller one is taken; what lacks a figure is no check."""
    names = {"上级资金年初预算数", "本级资金年初预算数", "年初预算数"}
    assert [each.line() for each in crosschecks(names)] == [
        "检查 分项合计(列表(上级资金年初预算数, 本级资金年初预算数), 年初预算数) "
        '因为 "上级、本级资金的年初预算数之和应等于年初预算数"',
    ]


def test_a_report_comes_to_rows_money_and_totals() -> None:
    """As a table does: the first figure in each role is the row's, the others are claims or figures of their own."""
    found = narrated(Pages("report.txt", lines(WATER)))
    assert found is not None
    assert (found.title, found.year) == ("河湾镇供水站2023年度部门整体支出绩效自评报告", 2023)
    assert [each.name.text for each in found.rows] == [name for name, *_ in INDICATORS]
    assert {role: each.text for role, each in found.rows[4].cells.items()} == {
        "target": "95%以上",
        "actual": "96.3%",
        "weight": "10分",
        "evidence": "用水满意度问卷、2023年工作总结",
    }
    assert {by: each.text for by, each in found.rows[0].scores.items()} == {"self": "18.88分", "review": "18.8分"}
    assert found.budget is not None
    assert {column: each.text for column, each in found.budget.total.cells.items()} == {
        "initial": "320.50万元",
        "budget": "400万元",
        "spent": "372.40万元",
        "rate": "93.1%",
        "score": "9.31分",
    }
    assert {by: each.text for by, each in found.totals.items()} == {"self": "94.52", "review": "94.4"}
    assert [each.name for each in found.figures] == [
        "编制数",
        "实有人数",
        "预算调整数",
        "基本支出全年执行数",
        "项目全年执行数",
    ]


def test_a_figure_that_is_stated_otherwise_again_is_held_to_the_first() -> None:
    """A second figure of money is an input of its own with a check; a second actual is a claim."""
    found = narrated(
        Pages(
            "report.txt",
            lines(
                "项目支出80万元。\n（一）办结率：该指标指标值为≥95%，完成值为98%，完成率103.16%。实际完成值为103.16%，"
                "权重分值为5分，得分5分。\n项目支出85万元。\n项目支出80万元。"
            ),
        )
    )
    assert found is not None
    assert [(each.name, each.text) for each in found.figures] == [
        ("项目全年执行数", "80万元"),
        ("项目全年执行数_另一处", "85万元"),
    ]
    assert found.checks == ('检查 前后一致(项目全年执行数, 项目全年执行数_另一处) 因为 "项目全年执行数前后应当一致"',)
    assert [(each.what, each.of, each.value) for each in found.claims] == [("actual", "办结率", "103.16%")]


def test_a_report_without_indicators_is_none() -> None:
    """What states no target is no form in sentences."""
    assert narrated(Pages("letter.txt", lines("全年预算数为400万元。\n一切顺利。"))) is None


def test_a_weight_that_is_not_stated_is_what_the_others_leave() -> None:
    """A report that states the score of its budget's execution alone means the rest of 100; that is said."""
    found = narrated(
        Pages(
            "report.txt",
            lines(
                "全年预算数为400万元，全年执行数为380万元，执行率为95%，得9.5分。\n"
                "（一）户数：该指标指标值为≥5户，完成值为5户，权重分值为90分，得分90分。"
            ),
        )
    )
    assert found is not None
    assert found.budget is not None
    assert found.budget.weight is not None
    assert found.budget.weight.text == "10分"
    assert [each.code for each in found.notices] == ["left-weight"]
