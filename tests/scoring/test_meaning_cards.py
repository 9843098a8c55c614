"""What a scorecard says: grades, checks, ledgers with their words and places, metrics, weights, plain data."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import Scorecard


def values(*found: object) -> tuple[object, ...]:
    """Give several values side by side."""
    return found


def graded(grades: str, head: str = "", **actuals: object) -> Scorecard:
    """Score one indicator of weight 10 that reaches half of its target; clauses are parted by `;`."""
    lines = "".join(f"  {each.strip()}\n" for each in grades.split(";") if each)
    first = "".join(f"  {each.strip()}\n" for each in head.split(";") if each)
    text = f"ruleset r\n{first}indicator x\n  weight 10\n  target >= 10\n  actual a\n{lines}input a\ninput b\n"
    return indicrules.loads(text).score({"a": 5} | actuals)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("grade A >= 8; grade B >= 5; grade C otherwise", "B"),
        ("grade A > 5; grade B otherwise", "B"),
        ("grade A = 5; grade B > 5", "A"),
        ("grade A 3 to < 5; grade B 5 to 8", "B"),
        ("grade A >= 8; grade B < 5", None),
        ('grade "A+" >= 5', "A+"),
        ("grade A >= 50% * full", "A"),
        ("grade A when met; grade B when completion >= 50%; grade C otherwise", "B"),
        ("grade A when score >= 5 and a > 5; grade B when score = 5", "B"),
        ("grade A when score(x) >= 5; grade B otherwise", "A"),
        ("grade A otherwise; grade B >= 5", "A"),
    ],
)
def test_an_item_has_the_first_grade_that_holds(grades: str, expected: str | None) -> None:
    """Tests of the score, conditions, `otherwise`, in file order; none where none holds."""
    assert graded(grades)["x"].grade == expected


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("grade A >= 8; grade B >= 5", "B"),
        ("grade A when total >= 5 and met(x); grade B when total >= 5; grade C otherwise", "B"),
        ("grade A when score >= 6; grade B when score < 6", "B"),
        ("grade A when coverage >= 80%; grade B otherwise", "A"),
        ("grade A when a > 3", "A"),
    ],
)
def test_the_total_has_grades_too(grades: str, expected: str) -> None:
    """On the ruleset the score is the total."""
    assert graded("", grades).grade == expected


def test_checks_pass_fail_or_say_why_they_are_skipped() -> None:
    """A missing value, one that does not apply, and a division by zero skip a check; none changes the score."""
    text = (
        "ruleset r\nindicator x\n  weight 10\n  score a\nindicator y\n  bonus 1\n  target >= 1\n"
        'input a\ninput b\ninput c\ncheck a > 9 because "c1"\ncheck warn a > 9 because "c2"\ncheck total = 5\n'
        "check score(x) = 5 and present(a)\ncheck b > 1\ncheck c > 1\ncheck a / 0 > 1\ncheck met(y)\n"
    )
    card = indicrules.loads(text).score({"a": 5, "c": indicrules.NOT_APPLICABLE, "y": indicrules.NOT_APPLICABLE})
    assert [(each.condition, each.status, each.reason, each.because, each.warn) for each in card.checks] == [
        ("a > 9", "failed", None, "c1", False),
        ("a > 9", "failed", None, "c2", True),
        ("total = 5", "passed", None, None, False),
        ("score(x) = 5 and present(a)", "passed", None, None, False),
        ("b > 1", "skipped", "`b` is missing", None, False),
        ("c > 1", "skipped", "`c` does not apply", None, False),
        ("a / 0 > 1", "skipped", "`a / 0` divides 5 by `0`, which is 0", None, False),
        ("met(y)", "skipped", "`y` does not apply", None, False),
    ]
    assert card.total == 5


LEDGER = """ruleset r
  total 100
group g
  weight 60
  cap 40 if v because "veto"
indicator x in g
  weight 60
  target >= 95%
  deduct 0.5 per full 1% below target up to 5 because "per point"
  award 1 if v
indicator y
  weight 40
  target >= 43 宗
input v yes/no
"""


def test_ledger_lines_say_what_where_and_how() -> None:
    """Kind, points, reason, the clause's own text, its place, and arithmetic that can be redone by hand."""
    card = indicrules.loads(LEDGER, name="l.indic").score({"x": "89.6%", "y": 19, "v": "yes"})
    assert [
        (line.kind, line.points, line.because, line.rule, str(line.at), line.arithmetic) for line in card["x"].ledger
    ] == [
        (
            "deduct",
            Decimal("2.5"),
            "per point",
            'deduct 0.5 per full 1% below target up to 5 because "per point"',
            "l.indic:9:3",
            "0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5",
        ),
        ("award", -1, None, "award 1 if v", "l.indic:10:3", "1"),
    ]
    assert [
        (line.kind, line.points, line.because, line.rule, str(line.at), line.arithmetic) for line in card["g"].ledger
    ] == [
        ("item", Decimal("1.5"), None, "x", "l.indic:6:11", "60 − 58.5"),
        ("cap", Decimal("18.5"), "veto", 'cap 40 if v because "veto"', "l.indic:5:3", "58.5 − 40"),
    ]
    assert [(line.kind, line.points, line.rule, str(line.at), line.arithmetic) for line in card["y"].ledger] == [
        ("formula", Fraction(960, 43), "proportional", "l.indic:11:11", "40 − 40 × 19/43 = 960/43 ≈ 22.3256"),
        (
            "rounding",
            Fraction(19, 4300),
            "round score 0.01 half_up",
            "l.indic:11:11",
            "760/43 − 17.67 = 19/4300 ≈ 0.00441860",
        ),
    ]
    assert [(line.kind, line.points, line.subject) for line in card.ledger] == [
        ("item", 20, "g"),
        ("item", Decimal("22.33"), "y"),
    ]
    assert (card.total, card.lost) == (Decimal("57.67"), Decimal("42.33"))


def test_the_lines_of_an_item_without_value() -> None:
    """`missing zero` is one line of the whole full mark; an item without bounds has none and loses nothing."""
    text = (
        "ruleset r\nindicator x\n  weight 10\n  target >= 5\n  missing zero\nindicator y\n  score a\ninput a\n"
        "indicator z\n  weight 5\n  target >= 5\n  missing full\n"
    )
    card = indicrules.loads(text).score({"a": -7})
    assert [values(line.kind, line.points, line.arithmetic) for line in card["x"].ledger] == [("missing", 10, "10 − 0")]
    assert values(card["y"].score, card["y"].points, card["y"].full, card["y"].lost, card["y"].ledger) == (
        -7,
        -7,
        None,
        0,
        (),
    )
    assert values(card["z"].score, card["z"].ledger, card.total) == (5, (), 5)


def test_plain_data_of_a_card() -> None:
    """Every number an exact text, every place in full, and the same through JSON."""
    text = (
        'ruleset r "R"\n  total 10\n  grade A >= 3\nindicator x "X"\n  weight 10\n  target >= 3 宗\n'
        '  round score none\n  evidence "e1", "e2"\n'
        '  source "s"\n  note "n"\nmetric m = 2 / 3\ncheck m > 1 because "c"\n'
    )
    card = indicrules.loads(text, name="p.indic").score({"x": 1})
    found = card.to_dict()
    assert found == json.loads(card.to_json())
    assert (found["schema"], found["total"], found["full"], found["lost"], found["grade"]) == (
        "indicrules.scorecard/1",
        "10/3",
        "10",
        "20/3",
        "A",
    )
    assert found["ruleset"]["name"] == "r"
    assert found["ruleset"]["title"] == "R"
    assert found["metrics"] == {"m": "2/3"}
    assert found["checks"] == [
        {
            "condition": "m > 1",
            "because": "c",
            "status": "failed",
            "warn": False,
            "reason": None,
            "at": {"file": "p.indic", "line": 12, "column": 1},
        }
    ]
    (item,) = found["items"]
    assert {key: item[key] for key in ("name", "title", "weight", "effective_weight", "score", "actual", "unit")} == {
        "name": "x",
        "title": "X",
        "weight": "10",
        "effective_weight": "10",
        "score": "10/3",
        "actual": "1",
        "unit": "宗",
    }
    assert (item["target"], item["completion"], item["met"], item["shortfall"]) == (">= 3 宗", "1/3", False, "2")
    assert (item["evidence"], item["sources"], item["note"]) == (["e1", "e2"], ["s"], "n")


def test_an_irrational_formula_and_a_mean_are_attributed() -> None:
    """One formula line holds what an irrational formula and its rounding lost; a body of a group has one too."""
    text = (
        "ruleset r\n  score 10 * geomean(scores)\n  total 100\n  round total 0.1\n"
        "indicator x\n  weight 10\n  score a\nindicator y\n  weight 10\n  score b\ninput a\ninput b\n"
    )
    card = indicrules.loads(text).score({"a": 2, "b": 4})
    assert card.total == Decimal("28.3")
    assert [(line.kind, line.points) for line in card.ledger] == [("formula", Decimal("71.7"))]


def test_examples_expect_what_their_own_period_gives() -> None:
    """Values, missing and inapplicable data, a period, conditions of every kind."""
    text = (
        "ruleset r\n  period 2014\n  grade A >= 5\n  missing rescale\nparam k\n  from 2010: 4\n  from 2012: 8\n"
        'indicator x\n  weight 10\n  target >= 10\n  score k\n  deduct 1 if completion < 1 because "short"\n'
        "indicator y\n  weight 10\n  target >= 5\n"
        'check score(x) > 5 because "low"\n'
        'example "one"\n  given x = 5, y = 5\n'
        '  expect score(x) = 7, total = 17, lost("short") = 1, grade = A, met(x) = no\n'
        'example "two"\n  given x = 10, y = missing, period = 2011\n'
        '  expect score(x) = 4, total = 8, counted(y) = no, score(y) = inapplicable, fails "low"\n'
        'example "three"\n  given x = inapplicable, y = 1\n  expect total = 4, grade = none, counted(x) = no\n'
        'example "four"\n  given x = 5 宗, y = 1\n  expect error\n'
        'example "five"\n  given x = 5, y = 5\n  expect total = 16, score(x) = 7\n'
    )
    assert [each.passed for each in indicrules.loads(text).test()] == [True, True, True, True, False]
