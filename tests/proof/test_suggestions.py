"""Hold what is suggested: it loads, holds, reaches what was left out, and is written as its author would write it."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicrules

RULESETS = Path(__file__).parents[2] / "rulesets"

SMALL = """ruleset r
  total 10
  grade A >= 6
  grade B otherwise
input a 件 from 0 to 9
indicator x
  weight 10
  actual a
  target >= 8
  deduct 2 per full 2 件 below target
check a < 9 because "odd"
"""
SUGGESTED = """# suggested: confirm that these results are meant, then delete this line
example "a just under 8"
  given  a = 7 件
  expect score(x) = 10, total = 10, grade = A

# suggested: confirm that these results are meant, then delete this line
example "a at 8"
  given  a = 8 件
  expect score(x) = 10, total = 10, grade = A

# suggested: confirm that these results are meant, then delete this line
example "a just over 8"
  given  a = 9 件
  expect score(x) = 10, total = 10, grade = A

# suggested: confirm that these results are meant, then delete this line
example "x below target at 2 件"
  given  a = 6 件
  expect score(x) = 8, total = 8, grade = A

# suggested: confirm that these results are meant, then delete this line
example "x below target just over 2 件"
  given  a = 5 件
  expect score(x) = 8, total = 8, grade = A
"""


def test_thresholds_get_an_example_a_side() -> None:
    """With the data that reach it, and what the ruleset makes of them; a side that another one reaches gets none."""
    assert indicrules.loads(SMALL).suggest().startswith(SUGGESTED)


@pytest.mark.parametrize("name", ["land-acquisition-2024", "yunnan-project-2023", "cms-hospital-vbp-measure"])
def test_what_is_suggested_holds_and_reaches_every_threshold(tmp_path: Path, name: str) -> None:
    """Put into a file of tests it loads, each example holds, and with those of the ruleset all sides are reached."""
    for used in (*RULESETS.glob(f"{name}.*"), *RULESETS.glob("parts/*")):
        copy = tmp_path / used.relative_to(RULESETS)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(used.read_bytes())
    ruleset = indicrules.load(tmp_path / f"{name}.indic")
    (tmp_path / f"{name}_test.indic").write_text(ruleset.suggest(), "utf-8")
    tests = indicrules.load(tmp_path / f"{name}_test.indic")
    assert [each.differences for each in tests.test() if not each.passed] == []
    before, after = ruleset.coverage().share("boundary"), ruleset.coverage(tests).share("boundary")
    assert before.reached < before.all
    assert after.reached == after.all
    assert ruleset.suggest(tests) == ""


def test_suggestions_are_in_the_language_of_the_file() -> None:
    """Keywords and titles."""
    text = "规则集 甲\n  总分 10\n指标 办结率\n  权重 10\n  目标 >= 95%\n"
    found = indicrules.loads(text).suggest()
    assert found.splitlines()[:4] == [
        "# 建议的示例：请核对结果是否符合本意，确认后删去这一行",
        '示例 "办结率 略低于 95%"',
        "  已知 办结率 = 94%",
        "  应得 得分(办结率) = 9.89, 总分 = 9.89",
    ]


def test_data_of_every_kind_are_written_as_they_are_given() -> None:
    """Choices, dates, yes and no, lists, periods, and data that are missing or do not apply."""
    text = """ruleset r
  total 10
input kind one of "x", "y"
input on yes/no
input day date
input marks list of number
input extra
input other
param least
  from 2020: 5
  from 2024: 8
indicator a
  weight 10
  target >= least
  deduct 1 if day > 2024-06-30 or kind = "y" or on or count(known(marks)) > 8 or present(extra) or present(other)
example "e"
  given period = 2024, a = 9, kind = "x", on = no, day = 2024-06-29
  given marks = list(1, missing, 2.5), other = inapplicable
  expect total = 10
"""
    found = indicrules.loads(text).suggest()
    assert (
        '  given  period = 2024, kind = "x", on = no, day = 2024-06-30, marks = list(1, missing, 2.5)\n'
        "  given  other = inapplicable, a = 9\n"
    ) in found
    assert all(each.passed for each in indicrules.loads(text + found).test())


def test_nothing_is_suggested_where_nothing_is_left_out() -> None:
    """Nor where no data can reach it."""
    assert indicrules.loads("ruleset r\n  score full\n  total 5\n").suggest() == ""
    assert indicrules.loads(SMALL + indicrules.loads(SMALL).suggest()).suggest() == ""
