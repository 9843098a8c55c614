"""Hold the reader of explanations to lines of which it is known whether they are true."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from tests.explain.redone.claims import claims_of
from tests.explain.redone.knowledge import knowledge_of
from tests.explain.redone.pages import statements_of

RULESET: Final = """\
unit ppm = 1000 ppb
input 宗数 宗
input 经费 万元
input 单位成本 元/户
input 安全事故 起
input ozone ppm
"""
KNOWN: Final = knowledge_of((RULESET,), {"经费": "229516.07", "cost": 0.881081})

TRUE: Final = (
    "执行数 / 预算数 = 229516.07 万元 / 229516.07 万元 = 100%",
    "20 × clamp(19/43, 0, 1) = 20 × 19/43 = 380/43 ≈ 8.83721",
    "20 × 限定(19/43, 0, 1) = 20 × 19/43 ≈ 8.83721",
    "19/43 ≈ 44.1860%",
    "19/43 ≈ 44.186%",
    "89.6% / 95% ≈ 94.3158%",
    "0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5, limited to 2",
    "0.5 × 7 = 3.5，最高按 3 计",
    "1.05 亿元 = 10500 万元",
    "0.5 ppm = 500 ppb",
    "650 km = 650 公里",
    "1 − (1 − 0.22) × (1 − 0.22) × (1 − 0) = 0.3916",
    "(1 + 2) × 3 − 4 / 2 = 7",
    "−2 ^ 2 = −4",
    "2 ^ 3 ^ 2 = 512",
    "10 × 0.929 ^ (1 / 2) ≈ 9.63846",
    "round(9.63846, 0.1, up) = 9.7",
    "取整(8.837209, 0.01, 四舍五入) = 8.84",
    "round(0.077 ppm, 0.001 ppm, floor) = 0.077 ppm",
    "floor(12.34 万元) = 12 万元",
    "floor(89.6%) = 89%",
    "geomean(0.901338, 0.692951, 0.784635) ≈ 0.788411",
    "geomean(2, 8) = 4",
    "ln(18024.88747 / 100) / ln(75000 / 100) ≈ 0.784635",
    "sqrt(9) = 3",
    "erfc(1) ≈ 0.157299",
    "weighted_mean((0.9, 0.8), (1, 3)) = 0.825",
    "interpolate(40, 0: 0, 35: 50, 75: 100) = 56.25",
    "median(1, 5, 2) = 中位数(1, 5, 2) = 2",
    "mean(best(2, (1, 2, 3))) = 2.5",
    "count(yes, no, yes) = 2",
    "2025-01-12 − 2024-12-31 = 12 天",
    "mod(−2, 3) = 1",
    "0.881081 + 1 = 1.881081",
    "200 万元 / 400 户 = 5000 元/户",
    "abs(5 万元 − 2 万元) / 2 万元 ≤ 30% = 3 万元 / 2 万元 ≤ 30% = no",
)


@pytest.mark.parametrize("line", TRUE)
def test_a_true_equality_is_found_true(line: str) -> None:
    """All that it claims is checked, and holds."""
    assert {claim.status for claim in claims_of(line, KNOWN)} == {"true"}


FALSE: Final = (
    "229516.07 万元 / 229516.07 万元 = 99%",
    "abs(5 万元 − 2 万元) / 2 万元 ≤ 30% = 3 万元 / 2 万元 ≥ 30% = no",
    "20 × 19/43 ≈ 8.83722",
    "20 × 19/43 = 8.83721",
    "20 × 19/43 ≈ 8.8373",
    "19/43 ≈ 44.1861%",
    "0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 3.5",
    "1.05 亿元 = 1050 万元",
    "0.5 ppm = 50 ppb",
    "19 宗 = 19",
    "19 宗 = 19 元",
    "sqrt(2) = 1.41421",
    "round(9.63846, 0.1, down) = 9.7",
    "2 ^ 3 ^ 2 = 64",
    "0.881081 × 2 ≈ 1.76217",
    "2025-01-12 − 2024-12-31 = 13 天",
    "10 − 3 = 8，符合",
)


@pytest.mark.parametrize("line", FALSE)
def test_a_false_equality_is_found_false(line: str) -> None:
    """One digit, unit or sign that is wrong is told."""
    assert [claim.status for claim in claims_of(line, KNOWN)].count("false") == 1


CONDITIONS: Final = (
    ("安全事故 > 0: 1 起 > 0 起, holds", ["named", "true"]),
    ("安全事故 > 0：1 起 > 0 起，符合", ["named", "true"]),
    ("1 起 > 0 起，不符合", ["false"]),
    ("0 万元 > 0 万元, does not hold", ["true"]),
    ("41.5 万元 ≤ 0 万元 does not hold", ["true"]),
    ("7.843935 = 0, does not hold", ["true"]),
    ('"达成" = "达成" and 90% ≥ 80% and 90% ≤ 100%, holds', ["true"]),
    ('"达成" = "达成" 且 90% ≥ 95%，符合', ["false"]),
    ("not (1 > 0) or 2 = 2, holds", ["true"]),
    ("20 万元 / 300 户 ≈ 666.667 元/户 ≤ 700 元/户, holds", ["true"]),
    ("20 万元 / 300 户 ≈ 666.667 元/户 ≤ 600 元/户, does not hold", ["true"]),
    ("20 万元 / 300 户 ≈ 666.668 元/户 ≤ 600 元/户, does not hold", ["false"]),
    ("2025-01-12 ≤ 2024-12-31, does not hold", ["true"]),
)


@pytest.mark.parametrize(("line", "statuses"), CONDITIONS)
def test_what_is_said_of_a_condition_is_redone(line: str, statuses: list[str]) -> None:
    """`holds` is true where all relations hold, `does not hold` where one does not."""
    assert [claim.status for claim in claims_of(line, KNOWN)] == statuses


OTHER: Final[tuple[tuple[str, list[str]], ...]] = (
    ("20 × 19/43 = 8.83720…", ["lossy"]),
    ("1055.19… ms = 1.05519 s", ["lossy"]),
    ("5 / 19/43 = 11", ["unparsed"]),
    ("3 + = 4", ["unparsed"]),
    ("= 4 + 3)", ["row"]),
    ("≥ 43 宗", ["row"]),
    ("85% to < 100%", ["row"]),
    ("按档扣分(步长 = 2 次, 每档扣 = 3): full − 每档扣 × floor(shortfall / 步长)", ["named", "named"]),
    ("安全事故 = 0 起", ["named"]),
    ("没有数字的一行", []),
    ("10 / 0 = 3", ["unparsed"]),
)


@pytest.mark.parametrize(("line", "statuses"), OTHER)
def test_what_cannot_be_redone_is_told(line: str, statuses: list[str]) -> None:
    """Cut numbers, what is no arithmetic, and what has one side only in print are counted apart."""
    assert [claim.status for claim in claims_of(line, KNOWN)] == statuses


def test_a_datum_of_six_digits_is_not_taken_for_a_rounded_number() -> None:
    """A number that was given is exact, beside `≈` too."""
    assert Fraction("0.881081") in KNOWN.given


PAGE: Final = """\
地块录入数量                                                8.84 of 20    lost 11.16
  score       proportional: full × clamp(completion, 0, 1)  std/methods.indic:4
              20 × clamp(19/43, 0, 1) × 1000 / 1000 + 100000 − 100000 + 200000 − 200000 = 20 × 19/43
              ≈ 8.83721
  rounded     8.84                                          to 0.01, half up
"""


def test_wrapped_lines_are_read_as_one() -> None:
    """A line that had no room goes on below where it opened."""
    assert [claim.status for each in statements_of(PAGE, "text") for claim in claims_of(each.text, KNOWN)] == [
        "true",
        "true",
    ]


TABLE: Final = """\
| 步骤 | 说明 | 出处 |
| --- | --- | --- |
| 得分 | 10 × 限定\\(1, 0, 1\\) \\= 10 × 1 \\= 10.00 | std/methods.indic:4 |
| 目标值 | \\>= 43 宗 | land-acquisition-2024.indic:52 |
"""


def test_cells_of_markdown_are_read_without_their_marks() -> None:
    """What is escaped is what it stands for."""
    statuses = [claim.status for each in statements_of(TABLE, "markdown") for claim in claims_of(each.text, KNOWN)]
    assert statuses == ["true", "true", "row"]
