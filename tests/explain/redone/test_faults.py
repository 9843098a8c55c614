"""Hold what is told of a page to pages that are right, and to the same with one thing wrong."""

from __future__ import annotations

from typing import Final, Literal

import pytest

from tests.explain.redone.knowledge import knowledge_of
from tests.explain.redone.redoing import redone

RULESET: Final = "input 执行数 万元\ninput 预算数 万元\ninput 时延 ms\nparam 步长 = 2\n"
KNOWN: Final = knowledge_of((RULESET,), {"执行数": "229516.07", "预算数": "229516.07", "时延": "1055.1980000000003 ms"})

TEXT: Final = """\
绩效自评                                                    10.34 of 30
  item        score                     lost
  地块录入     8.84 of 20  ████▍       11.16
  时延         1.50 of 10  █▌           8.50

地块录入                                                    8.84 of 20    lost 11.16
  actual      执行数 / 预算数 = 229516.07 万元 / 229516.07 万元 = 100%
  score       步长 × completion
              2 × 19/43 ≈ 0.883721
  lost        ≈11.1628   target not reached   20 − 20 × 19/43 = 480/43 ≈ 11.1628
              ≈−0.0028   rounding             380/43 − 8.84 = −3/1075 ≈ −0.00279070
               11.1600
"""

MARKDOWN: Final = """\
## 地块录入

**8.84 of 20**  **lost 11.16**

| lost | reason | arithmetic |
| ---: | --- | --- |
| ≈11.1628 | target not reached | 20 − 20 × 19/43 \\= 480/43 ≈ 11.1628 |
| ≈−0.0028 | rounding | 380/43 − 8.84 \\= −3/1075 ≈ −0.00279070 |
| **11.1600** |  |  |
"""


def faults(page: str, format: Literal["text", "markdown"], right: str, wrong: str) -> list[str]:
    """Give the opening words of what is told of a page in which one thing is another."""
    assert right in page
    return [each.split(":")[0] for each in redone(page.replace(right, wrong, 1), format, KNOWN).faults]


def test_a_page_that_is_right_has_no_fault() -> None:
    """Nothing is told of either."""
    assert redone(TEXT, "text", KNOWN).faults == ()
    assert redone(MARKDOWN, "markdown", KNOWN).faults == ()


WRONG: Final = (
    ("8.84 of 20  ████▍       11.16", "8.84 of 20  ████▍       11.17", "does not add up"),
    ("8.84 of 20    lost 11.16", "8.84 of 20    lost 11.06", "does not add up"),
    ("≈11.1628   target", "≈11.1728   target", "does not add up"),
    (" 11.1600\n", " 11.1700\n", "does not add up"),
    ("2 × 19/43 ≈ 0.883721", "3 × 19/43 ≈ 1.32558", "the datum of 步长"),
    ("2 × 19/43 ≈ 0.883721", "2 × 19/43 ≈ 0.883722", "false"),
    ("2 × 19/43 ≈ 0.883721", "2 × 19/43 = 0.88372…", "lossy"),
    ("2 × 19/43 ≈ 0.883721", "1055.20 ms − 55.2 ms = 1000 ms", "a given number is cut"),
    ("2 × 19/43 ≈ 0.883721", "≈ 0.883721", "an equality without its left side"),
)


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_one_thing_wrong_is_told(right: str, wrong: str, told: str) -> None:
    """A sum, a heading, a constant, a digit, a cut, each by what it is."""
    assert any(each.startswith(told) for each in faults(TEXT, "text", right, wrong))


def test_a_datum_that_is_put_in_as_another_is_told() -> None:
    """Though the equality holds."""
    both = faults(TEXT, "text", "229516.07 万元 / 229516.07 万元", "229516.08 万元 / 229516.08 万元")
    assert [each[:9] for each in both] == ["the datum", "the datum"]


def test_points_that_are_not_what_their_arithmetic_says_are_told() -> None:
    """Though the column adds up."""
    page = MARKDOWN.replace("≈11.1628 |", "≈11.1728 |").replace("≈−0.0028 |", "≈−0.0128 |")
    told = [each.partition(":")[0] for each in redone(page, "markdown", KNOWN).faults]
    assert told == ["points that are not what their arithmetic says"] * 2
