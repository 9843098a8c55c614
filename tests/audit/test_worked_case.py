"""Hold the audit of the seed report: full marks that follow, and figures that contradict each other."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import indicrules
from indicrules.audit.found import Audit
from indicrules.files.claims import read_claims

FOLDER = Path(__file__).parents[2] / "rulesets"
NAME = "land-acquisition-2024-audit"


@cache
def found() -> Audit:
    """Audit the report's figures."""
    data = json.loads((FOLDER / f"{NAME}.json").read_text("utf-8"))
    return indicrules.load(FOLDER / f"{NAME}.indic").audit(data, read_claims(FOLDER / f"{NAME}.claims.json"))


def worked_out(severity: str) -> dict[str, str]:
    """Give the checks of a severity that do not hold, each with what its figures show."""
    checks = [each for each in found().findings if each.severity == severity and each.what == "check"]
    return {str(each.said.parts["check"]): each.arithmetic.split(": ", 1)[1] for each in checks}


def test_the_score_is_full_and_every_published_figure_follows() -> None:
    """By the formulas the report is right: its weights, completions, scores, total and grade."""
    claims = [each for each in found().results if each.what != "check"]
    assert (found().card.total, found().card.grade, len(claims)) == (100, "优", 29)
    assert {each.status for each in claims} == {"pass"}
    assert found().skipped == ()


@pytest.mark.parametrize(
    ("check", "arithmetic"),
    [
        ("上级与本级项目预算之和应等于项目总金额", "88667.67 万元 + 229065.13 万元 = 317732.8 万元 ≠ 229065.13 万元"),
        (
            "上级与本级项目执行数之和应等于项目执行金额",
            "88667.67 万元 + 229065.13 万元 = 317732.8 万元 ≠ 229065.13 万元",
        ),
        ("本级项目一行疑为照抄了项目总金额", "229065.13 万元 ≠ 0 万元; 229065.13 万元 = 229065.13 万元"),
        ("上级资金安排的项目不应大于上级资金", "88667.67 万元 > 2480.21 万元 + 0 万元 = 2480.21 万元"),
        ("本级财力安排的项目不应大于本级资金", "229065.13 万元 > 227035.86 万元 + 0 万元 = 227035.86 万元"),
        (
            "财政资金预算调整了，包含它的整体预算却没有调整",
            "29462.47 万元 ≠ 431.1 万元; 229516.07 万元 = 229516.07 万元",
        ),
        (
            "财政资金预算调整超过30%，应当说明原因",
            "abs(29462.47 万元 − 431.1 万元) / 431.1 万元 ≈ 6734.25% > 30%; present(预算调整原因) = no",
        ),
        (
            "财政资金有结余而整体执行率为100%，其余资金就超了预算",
            "229516.07 万元 − 29461.73 万元 = 200054.34 万元 > 229516.07 万元 − 29462.47 万元 = 200053.6 万元",
        ),
        (
            "没有其他资金，上级与本级资金之和就是财政资金",
            "2480.21 万元 + 227035.86 万元 = 229516.07 万元 ≠ 29462.47 万元",
        ),
        ("办结率不可能超过100%", "105.26% > 100%"),
        ("信访案件办结率的完成值前后两处应当一致", "100% ≠ 105.26%"),
        (
            "年初预算、调整后预算、执行数分毫不差，疑为按执行数倒填预算",
            "229516.07 万元 ≠ 0 万元; 229516.07 万元 = 229516.07 万元",
        ),
        (
            "有项目终止执行，项目支出却执行了100%",
            "有终止项目 = yes; 229065.13 万元 ≠ 0 万元; 229065.13 万元 ≥ 229065.13 万元",
        ),
    ],
)
def test_a_serious_contradiction_is_found_with_its_figures(check: str, arithmetic: str) -> None:
    """Each of the eight: projects, sources, two budgets, execution, fiscal money, a rate, exactness, termination."""
    assert worked_out("error")[check] == arithmetic


def test_nothing_else_is_serious() -> None:
    """What adds up in the report passes."""
    assert len(worked_out("error")) == 13
    assert [each.code for each in found().passed].count("check-holds") == 22


def test_what_is_doubtful_is_told_with_its_figures() -> None:
    """Targets met at mid-year, staff over posts, lists that differ, a project without a score, and words."""
    assert worked_out("warning") == {
        "有项目未纳入绩效平台，没有绩效分数": "1 个 ≠ 0 个",
        "两处列举的项目应当一致": "4 个 ≠ 5 个",
        "实有人数超过编制数": "36 人 > 29 人",
        "宣传次数年中已达到全年目标，目标偏低": "10 次 ≥ 10 次",
        "信访案件办结率年中已达到全年目标，目标偏低": "100% ≥ 95%",
        "报告说预算调整有成效，调整数却是0": "称预算调整有成效 = yes; 0 万元 = 0 万元",
        "报告说回迁安置房延迟交付，回迁安置指标却是满分": "承认回迁安置延迟 = yes; 10 ≥ 10",
    }
    notes = [(each.code, each.arithmetic) for each in found().findings if each.severity == "note"]
    assert notes == [("actuals-are-targets", "5 / 6")]


def test_the_page_shows_the_first_findings_as_they_are_printed() -> None:
    """The walk through the case quotes the audit."""
    page = (Path(__file__).parents[2] / "docs" / "audit-checks.md").read_text("utf-8")
    shown = page.split("```text\nAudit of ")[1].split("\n…\n```")[0]
    assert f"Audit of {shown}" in found().explain()
