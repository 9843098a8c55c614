"""The shipped profiles: what a ruleset gets by using one, and what a line of its own changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

import indicrules

PROJECT = """
indicator 产出 in 产出指标
  weight 产出分值
  target >= 40 件

indicator 效益 in 效益指标
  weight 效益分值
  score 定性(档次, 系数)

indicator 满意度 in 满意度指标
  weight 满意度分值
  target >= 90%

input 档次 one of "达成", "部分达成", "未达成"
input 系数 % from 0% to 100%
"""

FIGURES = {
    "全年预算数（调整后）": "200 万元",
    "全年执行数": "150 万元",
    "产出": "30 件",
    "档次": "部分达成",
    "系数": "70%",
    "满意度": "90%",
}

DEPARTMENT = {
    "在职人员数": "30 人",
    "编制数": "30 人",
    "本年三公经费预算": "20 万元",
    "上年三公经费预算": "20 万元",
    "重点项目支出": "90 万元",
    "项目总支出": "100 万元",
    "上年结转": "0 万元",
    "年初预算": "1000 万元",
    "本年追加": "0 万元",
    "年末结余": "0 万元",
    "三公经费支出": "20 万元",
    "政府采购预算": "50 万元",
    "政府采购支出": "50 万元",
    "制度已制定": True,
    "制度合法完整": True,
    "制度有效执行": True,
    "违规使用资金": "0 例",
    "预决算已公开": True,
    "计划工作数": "10 件",
    "实际完成工作数": "10 件",
    "及时完成工作数": "10 件",
    "质量达标工作数": "10 件",
    "交办重点工作": "5 件",
    "办结重点工作": "5 件",
    "经济效益档次": "达成",
    "经济效益系数": "100%",
    "社会效益档次": "达成",
    "社会效益系数": "100%",
    "满意度": "95%",
}


def _scores(text: str, **changed: str) -> list[tuple[str, str]]:
    card = indicrules.loads(text).score(FIGURES | changed)
    return [(item.name, str(item.score)) for item in card if item.kind == "indicator"]


def test_the_national_frame_scores_ten_fifty_thirty_ten() -> None:
    """Weigh execution 10, output 50, benefit 30 and satisfaction 10, and grade at 90, 80 and 60."""
    card = indicrules.loads('use "std/mof2020"\n' + PROJECT).score(FIGURES)
    assert [(item.name, str(item.score)) for item in card if item.kind == "indicator"] == [
        ("预算执行率", "7.5"),
        ("产出", "37.5"),
        ("效益", "21"),
        ("满意度", "10"),
    ]
    assert (card.total, card.grade) == (Decimal("76"), "中")


@pytest.mark.parametrize(
    ("met", "grade"),
    [("40 件", "良"), ("33.2 件", "良"), ("33.1 件", "中"), ("17.2 件", "中"), ("17.1 件", "差")],
    ids=lambda text: text,
)
def test_the_bands_of_the_national_frame(met: str, grade: str) -> None:
    """Draw the bands at 90, 80 and 60, each lower end in its band."""
    card = indicrules.loads('use "std/mof2020"\n' + PROJECT).score(FIGURES | {"产出": met})
    assert card.grade == grade


def test_execution_beyond_the_budget_earns_no_more() -> None:
    """Count more than the whole budget as the whole, and say so in a check."""
    card = indicrules.loads('use "std/mof2020"\n' + PROJECT).score(FIGURES | {"全年执行数": "205.18 万元"})
    assert card["预算执行率"].score == 10
    assert [check.because for check in card.checks if check.status == "failed"] == [
        "执行数超过预算数，执行率按100%计分"
    ]


UNEXPLAINED = "有扣分的，应当说明偏差原因"


@pytest.mark.parametrize("profile", ["mof2020", "hubei"])
@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        ("yes", {}, [UNEXPLAINED]),
        ("yes", {"偏差原因": "资金第四季度才到位"}, []),
        ("yes", {"偏差原因": " "}, [UNEXPLAINED]),
        ("no", {}, []),
    ],
)
def test_a_lost_point_must_have_a_reason_where_that_is_asked(
    profile: str, asked: str, given: dict[str, str], said: list[str]
) -> None:
    """By a text of the data, which blanks alone are not."""
    ruleset = indicrules.loads(f'use "std/{profile}"\nparam 扣分须说明 = {asked}\n' + PROJECT)
    assert [each for each in _failed(ruleset.score(FIGURES | given)) if each == UNEXPLAINED] == said


def test_a_reason_answers_the_remark_on_low_execution() -> None:
    """Three quarters of the budget want a reason, and are silent with one."""
    ruleset = indicrules.loads('use "std/mof2020"\n' + PROJECT)
    assert _failed(ruleset.score(FIGURES)) == ["执行率偏低，应当说明原因"]
    assert _failed(ruleset.score(FIGURES | {"偏差原因": "资金第四季度才到位"})) == []


def test_no_reason_is_asked_where_nothing_was_lost() -> None:
    """All four parts at their full marks."""
    ruleset = indicrules.loads('use "std/mof2020"\nparam 扣分须说明 = yes\n' + PROJECT)
    full = {"全年执行数": FIGURES["全年预算数（调整后）"], "产出": "1000 件", "档次": "达成", "系数": "100%"}
    card = ruleset.score(FIGURES | full)
    assert (card.total, _failed(card)) == (100, [])


NO_BUDGET = "全年预算数为 0，执行率无从计算，按参数 无预算时 计分"


def _failed(card: indicrules.Scorecard) -> list[str | None]:
    return [check.because for check in card.checks if check.status == "failed"]


def test_no_budget_leaves_execution_to_the_others_and_fails_a_check() -> None:
    """Drop execution where there is no budget, let the other weights carry its 10, and say so by a check."""
    card = indicrules.loads('use "std/mof2020"\n' + PROJECT).score(
        FIGURES | {"全年预算数（调整后）": "0 万元", "全年执行数": "0 万元"}
    )
    assert card["预算执行率"].status == "dropped"
    assert card.total is not None
    assert round(card.total, 2) == Decimal("76.11")
    assert _failed(card) == [NO_BUDGET]


@pytest.mark.parametrize("profile", ["mof2020", "hubei"])
@pytest.mark.parametrize(
    ("choice", "spent", "share", "said"),
    [
        ("零分", "0 万元", 0, [NO_BUDGET]),
        ("满分", "0 万元", 1, [NO_BUDGET]),
        ("满分", "5 万元", 0, [NO_BUDGET, "没有预算而有支出"]),
    ],
)
def test_the_author_chooses_what_no_budget_is_worth(
    profile: str, choice: str, spent: str, share: int, said: list[str]
) -> None:
    """Give nothing or all for execution where there is no budget, and never anything for spending without one."""
    card = indicrules.loads(f'use "std/{profile}"\nparam 无预算时 = "{choice}"\n' + PROJECT).score(
        FIGURES | {"全年预算数（调整后）": "0 万元", "全年执行数": spent}
    )
    execution = card["预算执行率"]
    assert execution.full is not None
    assert (execution.status, execution.score) == ("scored", share * execution.full)
    assert _failed(card) == said


def test_a_choice_that_there_is_not_is_refused_where_it_is_needed() -> None:
    """A misspelt choice gives no points by accident."""
    ruleset = indicrules.loads('use "std/mof2020"\nparam 无预算时 = "满"\n' + PROJECT)
    assert ruleset.score(FIGURES).total == 76
    with pytest.raises(indicrules.DataError) as refused:
        ruleset.score(FIGURES | {"全年预算数（调整后）": "0 万元", "全年执行数": "0 万元"})
    assert [problem.code for problem in refused.value.problems] == ["no-row-holds"]


@pytest.mark.parametrize(
    ("choice", "scores"),
    [("重算", (None, None, None)), ("零分", (0, 0, 0)), ("满分", (8, 8, 4))],
)
def test_a_department_without_budget_or_procurement(choice: str, scores: tuple[int | None, ...]) -> None:
    """Of the rates of a department without money all three are dropped, 0 or full, as chosen; three checks fail."""
    text = f'use "std/hunan"\nparam 无预算时 = "{choice}"\nparam 无采购时 = "{choice}"\n'
    nothing = dict.fromkeys(("上年结转", "年初预算", "本年追加", "年末结余", "政府采购预算", "政府采购支出"), "0 万元")
    card = indicrules.loads(text).score(DEPARTMENT | nothing)
    assert tuple(card[name].score for name in ("预算完成率", "预算控制率", "政府采购执行率")) == scores
    assert _failed(card) == [
        "可用预算为 0，预算完成率无从计算，按参数 无预算时 计分",
        "年初预算为 0，预算控制率无从计算，按参数 无预算时 计分",
        "政府采购预算为 0，政府采购执行率无从计算，按参数 无采购时 计分",
    ]


def test_a_share_outside_its_tier_is_refused() -> None:
    """Refuse a share of 85 % for what was reached only in part."""
    with pytest.raises(indicrules.DataError):
        _scores('use "std/mof2020"\n' + PROJECT, 系数="85%")


@pytest.mark.parametrize("profile", ["mof2020", "hubei", "hunan"])
@pytest.mark.parametrize("changed", ["", "param 优的下限 = 95\n", 'ruleset 本单位 "本单位自评"\n'])
def test_a_profile_loads_with_one_thing_changed_or_none(profile: str, changed: str) -> None:
    """Groups that nobody has filled yet draw a warning at most."""
    ruleset = indicrules.loads(f'use "std/{profile}"\n{changed}')
    assert {each.code for each in ruleset.warnings} <= {"nothing-to-score"}


def test_one_line_overrides_a_param_of_the_profile() -> None:
    """Take another lower end of the grade, and nothing else."""
    card = indicrules.loads('use "std/mof2020"\nparam 中的下限 = 77\n' + PROJECT).score(FIGURES)
    assert (card.total, card.grade) == (Decimal("76"), "差")


def test_one_block_overrides_an_indicator_of_the_profile() -> None:
    """Give execution bands of its own in place of the proportion."""
    bands = """
indicator 预算执行率
  weight 预算执行分值
  actual 全年执行数 / 全年预算数
  score match actual
    >= 95%: 10
    >= 70%: 6
    otherwise: 0
"""
    scores = _scores('use "std/mof2020"\n' + bands + PROJECT)
    assert ("预算执行率", "6") in scores
    assert ("产出", "37.5") in scores


def test_hubei_gives_execution_twenty_and_the_middle_tier_fifty() -> None:
    """Weigh execution 20, output 40, and let the middle tier reach down to 50 %."""
    assert _scores('use "std/hubei"\n' + PROJECT, 系数="55%") == [
        ("预算执行率", "15"),
        ("产出", "30"),
        ("效益", "16.5"),
        ("满意度", "10"),
    ]


@pytest.mark.parametrize(
    ("met", "deliberate", "score"),
    [
        ("40 件", True, "50"),
        ("52 件", True, "50"),
        ("60 件", True, "40"),
        ("60 件", False, "50"),
        ("20 件", True, "25"),
    ],
)
def test_overshoot_is_cut_only_where_the_target_was_set_too_low(met: str, deliberate: bool, score: str) -> None:
    """Cut what exceeds the target by more than 30 %, if the target was too low; else never."""
    text = """
indicator 产出 in 产出指标
  weight 产出分值
  target >= 40 件
  score 超额调减(偏低)

indicator 效益 in 效益指标
  weight 效益分值
  target >= 1 件

indicator 满意度 in 满意度指标
  weight 满意度分值
  target >= 90%

input 偏低 yes/no
"""
    card = indicrules.loads('use "std/mof2020"\n' + text).score(
        {
            "全年预算数": 1,
            "全年执行数": 1,
            "产出": met,
            "效益": 1,
            "满意度": 90,
            "偏低": deliberate,
        }
    )
    assert str(card["产出"].score) == score


def test_all_or_nothing_changes_what_goes_without_saying() -> None:
    """Score indicators without a formula by whether they are met, and leave the others alone."""
    scores = _scores('use "std/mof2020"\nuse "std/all_or_nothing"\n' + PROJECT)
    assert scores == [("预算执行率", "7.5"), ("产出", "0"), ("效益", "21"), ("满意度", "10")]


def test_a_department_of_hunan_needs_one_line() -> None:
    """Score a department by the table as it stands."""
    card = indicrules.loads('use "std/hunan"\n').score(DEPARTMENT)
    assert (str(card.total), card.grade) == ("100", "优")
    assert [(item.name, str(item.weight)) for item in card if item.kind == "group"] == [
        ("投入", "15"),
        ("过程", "40"),
        ("产出", "25"),
        ("效果", "20"),
    ]


def test_two_lines_use_the_table_and_change_one_deduction() -> None:
    """Take 1 point instead of half a point for each percentage point over the establishment."""
    over = DEPARTMENT | {"在职人员数": "31 人"}
    assert indicrules.loads('use "std/hunan"\n').score(over)["在职人员控制率"].score == Decimal("3.5")
    assert indicrules.loads('use "std/hunan"\nparam 人员每档扣 = 1\n').score(over)["在职人员控制率"].score == 2


def test_weights_move_between_output_and_effect() -> None:
    """Let two lines move 5 points from effect to output, and share them among the members."""
    moved = indicrules.loads('use "std/hunan"\nparam 产出分值 = 30\nparam 效果分值 = 15\n').score(DEPARTMENT)
    assert (str(moved.total), str(moved["实际完成率"].score), str(moved["服务对象满意度"].score)) == (
        "100",
        "12",
        "7.5",
    )


def test_a_step_that_is_not_full_costs_nothing() -> None:
    """Give 8 of 8 for a budget used to 99.27 %, as published; lose 2 for each whole 5 percentage points."""
    ruleset = indicrules.loads('use "std/hunan"\n')
    left = [
        ruleset.score(DEPARTMENT | {"年末结余": f"{each} 万元"})["预算完成率"].score
        for each in ("7.3", "50", "99", "500")
    ]
    assert left == [8, 6, 6, 0]


@pytest.mark.parametrize(
    ("added", "score"), [("0", 8), ("0.01", 6), ("100", 6), ("100.01", 4), ("200", 4), ("300", 2), ("300.01", 0)]
)
def test_the_bands_of_the_control_rate(added: str, score: int) -> None:
    """Put each upper end into its band, and 0 into one of its own."""
    card = indicrules.loads('use "std/hunan"\n').score(DEPARTMENT | {"本年追加": f"{added} 万元"})
    assert card["预算控制率"].score == score


@pytest.mark.parametrize(("spent", "score"), [("90", 5), ("89.99", 4), ("80", 4), ("70", 3), ("60", 2), ("59.99", 0)])
def test_the_bands_of_key_spending(spent: str, score: int) -> None:
    """Put each lower end into its band."""
    card = indicrules.loads('use "std/hunan"\n').score(DEPARTMENT | {"重点项目支出": f"{spent} 万元"})
    assert card["重点支出安排率"].score == score


@pytest.mark.parametrize(
    ("before", "now", "score"), [("0", "0", "5"), ("0", "1", "0"), ("20", "20.3", "4.5"), ("20", "10", "5")]
)
def test_the_change_of_a_spending_that_was_zero(before: str, now: str, score: str) -> None:
    """Count no change where both years had none, and a doubling where only this one has."""
    changed = {"上年三公经费预算": f"{before} 万元", "本年三公经费预算": f"{now} 万元", "三公经费支出": "0 万元"}
    card = indicrules.loads('use "std/hunan"\n').score(DEPARTMENT | changed)
    assert str(card["三公经费变动率"].score) == score
