"""Ruling 49: after the grade is found it goes down in file order, never below the last, and the card says why."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import DataError, Scorecard, Status

GRADES = """ruleset r
  total 100
  grade 优 >= 90
  grade 良 >= 80
  grade 中 >= 60
  grade 差 >= 20
  {}
indicator x
  weight 100
  target >= 100
input v from 0
input late yes/no
"""
ITEM = """ruleset r
  total 10
indicator x
  weight 10
  target >= 10
  grade A >= 8
  grade B >= 5
  grade C otherwise
  downgrade if late because "late"
indicator y
  score 0
  grade second when grade(x) = B
  grade other otherwise
input late yes/no
"""
TWICE = """ruleset r
  total 100
  grade good >= 80
  grade fair >= 60
  grade good when v > 8
  grade poor otherwise
  downgrade 1 if late
indicator x
  weight 100
  target >= 100
input v
input late yes/no
"""
REASONS = 'downgrade v if v > 0 because "each red goal"\n  downgrade if late because "late"'


def ruleset(*lines: str) -> indicrules.Ruleset:
    """Load the ruleset of four grades with downgrades."""
    return indicrules.loads(GRADES.format("\n  ".join(lines)))


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def told(found: Any) -> tuple[Any, Any, list[tuple[int, str | None]]]:
    """Give the grade, the one that was found, and what lowered it."""
    return found.grade, found.grade_found, [(each.grades, each.because) for each in found.downgrades]


@pytest.mark.parametrize(
    ("x", "v", "late", "expected"),
    [
        (95, 0, False, ("优", "优", [])),
        (95, 1, False, ("良", "优", [(1, "each red goal")])),
        (95, 1, True, ("中", "优", [(1, "each red goal"), (1, "late")])),
        (95, 3, False, ("差", "优", [(3, "each red goal")])),
        (95, 7, True, ("差", "优", [(7, "each red goal"), (1, "late")])),
        (70, 0, True, ("差", "中", [(1, "late")])),
        (30, 0, True, ("差", "差", [(1, "late")])),
        (10, 5, True, (None, None, [])),
    ],
)
def test_ruling_49_a_grade_goes_down_in_file_order(x: int, v: int, late: bool, expected: object) -> None:
    """Downgrades add up, the last grade is the lowest, and where there is no grade none is lowered."""
    found = ruleset(REASONS)
    assert told(found.score({"x": x, "v": v, "late": late})) == expected


def test_ruling_49_the_noting_function_says_the_same() -> None:
    """From the twenty-fifth card on what lowered a grade is told from notes, and alike."""
    found = ruleset(REASONS)
    cards = [found.score({"x": 95, "v": 1, "late": True}) for _ in range(40)]
    assert [told(each) for each in cards] == [("中", "优", [(1, "each red goal"), (1, "late")])] * 40
    assert cards[-1].to_dict() == cards[0].to_dict()


def test_ruling_49_tables_have_a_column_of_what_was_found() -> None:
    """`grade` is after the downgrades; a refused row has neither."""
    table = pa.table({"x": [95, 95, 95, 10, None], "v": [0, 1, 9, 1, 1], "late": [False, True, True, True, False]})
    scores = ruleset(REASONS).score_table(table)
    assert scores.schema.names == ["x", "x.status", "total", "total.status", "grade", "grade_found"]
    assert scores.column("grade").to_pylist() == ["优", "中", "差", None, None]
    assert scores.column("grade_found").to_pylist() == ["优", "优", "优", None, None]


def test_ruling_49_a_table_without_downgrades_has_no_such_column() -> None:
    """Nor do plain data speak of it."""
    found = indicrules.loads(GRADES.format('note "none"'))
    assert found.score_table(pa.table({"x": [95], "v": [0], "late": [False]})).schema.names[-1] == "grade"
    assert "grade_found" not in found.score({"x": 95, "v": 0, "late": False}).to_dict()


def test_ruling_49_plain_data_say_what_lowered_the_grade() -> None:
    """Each downgrade with its number of grades, its reason, clause and place."""
    found = ruleset(REASONS).score({"x": 95, "v": 2, "late": False}).to_dict()
    assert (found["grade"], found["grade_found"]) == ("中", "优")
    assert found["downgrades"] == [
        {
            "grades": 2,
            "because": "each red goal",
            "rule": 'downgrade v if v > 0 because "each red goal"',
            "at": {"file": "<text>", "line": 7, "column": 3},
        }
    ]


def test_ruling_49_a_pickled_card_keeps_them() -> None:
    """What arrives elsewhere says the same."""
    found = ruleset(REASONS).score({"x": 95, "v": 1, "late": True})
    assert told(pickle.loads(pickle.dumps(found))) == told(found)


def test_ruling_49_an_item_has_its_own_downgrade_and_readers_see_what_is_left() -> None:
    """`grade(x)` is the grade after it."""
    found = card(ITEM, x=9, late=True)
    assert told(found["x"]) == ("B", "A", [(1, "late")])
    assert (found["y"].grade, found["y"].grade_found, found["y"].downgrades) == ("second", "second", ())
    table = indicrules.loads(ITEM).score_table(pa.table({"x": [9, 9], "late": [True, False]}))
    assert table.column("total").to_pylist() == [Decimal(9), Decimal(9)]


def test_ruling_49_lines_of_one_name_are_one_grade() -> None:
    """From `good` by either of its lines, one grade down is `fair`."""
    assert told(card(TWICE, x=85, v=0, late=True)) == ("fair", "good", [(1, None)])
    assert told(card(TWICE, x=10, v=9, late=True)) == ("fair", "good", [(1, None)])
    assert told(card(TWICE, x=10, v=0, late=True)) == ("poor", "poor", [(1, None)])
    scores = indicrules.loads(TWICE).score_table(pa.table({"x": [85, 10, 10], "v": [0, 9, 0], "late": [True] * 3}))
    assert scores.column("grade").to_pylist() == ["fair", "fair", "poor"]
    assert scores.column("grade_found").to_pylist() == ["good", "good", "poor"]


@pytest.mark.parametrize("v", ["0.5", "1.5"])
def test_ruling_49_a_part_of_a_grade_is_refused(v: str) -> None:
    """A number of grades is whole, alone and in a table."""
    found = ruleset("downgrade v if v > 0")
    with pytest.raises(DataError) as refused:
        found.score({"x": 95, "v": v, "late": False})
    problem = refused.value.problems[0]
    assert (problem.code, problem.hint) == ("not-a-whole-number", "write `max(0, floor(v))` if that is meant")
    assert problem.message == "`v` is to say by how many grades, and came out negative or not whole"
    row = found.score_table(pa.table({"x": [95], "v": [float(v)], "late": [False]}))
    assert row.column("total.status").to_pylist() == [Status.NOT_A_WHOLE_NUMBER]


def test_ruling_49_a_blank_reason_is_no_way_round_a_downgrade() -> None:
    """What a downgrade reads must be there, where a grade was found."""
    found = ruleset("downgrade if late")
    with pytest.raises(DataError) as refused:
        found.score({"x": 95, "v": 0})
    assert [each.code for each in refused.value.problems] == ["missing"]
    assert found.score({"x": 10, "v": 0}).grade is None
    table = found.score_table(pa.table({"x": [95, 10], "v": [0, 0], "late": pa.array([None, None], pa.bool_())}))
    assert table.column("total.status").to_pylist() == [Status.MISSING, 0]


def test_ruling_49_an_explanation_counts_the_grades() -> None:
    """The grade that was found, each reason with its condition, their sum, and where that leads."""
    found = ruleset(REASONS).score({"x": 95, "v": 2, "late": True})
    english, chinese = found.explain("text"), found.explain("text", lang="zh")
    assert "grade      优: ≥ 90" in english
    assert "2 grades down: each red goal, v > 0: 2 > 0, holds" in english
    assert "one grade down: late, late = yes" in english
    assert "优, 2 + 1 = 3 down, is 差" in english
    assert "降 2 档：each red goal，v > 0，代入：2 > 0，符合" in chinese
    assert "由“优”降 2 + 1 = 3 档为“差”" in chinese


def test_ruling_49_an_explanation_counts_grades_that_are_worked_out() -> None:
    """What they come to stands behind how."""
    found = ruleset("downgrade count(late, v > 9) if late").score({"x": 95, "v": 2, "late": True})
    assert "count(yes, 2 > 9) = 1 down: late = yes" in found.explain("text")


def test_ruling_49_an_explanation_says_where_grades_end() -> None:
    """Below the last there is none."""
    found = ruleset(REASONS).score({"x": 95, "v": 7, "late": False})
    assert "优, 7 down, is 差, below which there is no grade" in found.explain("text")
    assert "由“优”降 7 档，降至末档“差”" in found.explain("text", lang="zh")
