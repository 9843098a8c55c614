"""Warn of rows, grades and bonuses only where it is certain, and hint at what helps."""

from __future__ import annotations

from typing import Literal

import pytest

import indicrules
from tests.loading import on_loading

ITEM = "ruleset r\nindicator x\n  weight 10\n  target >= 5\n"


def codes(text: str) -> list[str]:
    """Give the codes of everything said of a ruleset."""
    return [each.code for each in on_loading(text)]


@pytest.mark.parametrize(
    "rows",
    [
        "  score match actual\n    >= 8: 8\n    >= 5: 5\n    otherwise: 0\n",
        "  score match actual\n    > 5: 8\n    >= 5: 5\n    otherwise: 0\n",
        "  score match actual\n    5 to < 8: 8\n    5 to 8: 5\n    otherwise: 0\n",
        "  score match actual\n    >= p: 8\n    >= q: 5\n    otherwise: 0\nparam p = 5\nparam q = 8\n",
        "  score\n    when actual >= 5 and y > 1: 8\n    when actual >= 8: 5\n    otherwise: 0\ninput y\n",
        "  score\n    when actual >= 5 or y > 1: 8\n    when actual >= 8: 5\n    otherwise: 0\ninput y\n",
        "  score\n    when actual >= 5: 8\n    when y >= 8: 5\n    otherwise: 0\ninput y\n",
        "  score\n    when actual / 2 >= 5: 8\n    when actual / 3 >= 8: 5\n    otherwise: 0\n",
        "  score\n    when y != 5: 8\n    when y != 8: 5\n    otherwise: 0\ninput y\n",
        "  score m(actual, actual)\nmethod m(p, q)\n  score\n    when p >= 5: 8\n    when q >= 8: 5\n",
        "  score m(5, 8)\nmethod m(p, q)\n  score\n    when actual >= p: 8\n    when actual >= q: 5\n",
    ],
)
def test_row_that_may_be_reached_draws_no_warning(rows: str) -> None:
    """A row is not blamed where only the params, arguments or data of this day hide it."""
    assert codes(ITEM + rows) == []


@pytest.mark.parametrize(
    "clauses",
    [
        "  score match actual\n    >= 8: 8\n    >= 5: 5\n    otherwise: 0\n",
        "  score if met then full else -1 + 3\n",
        "  score full\n  deduct 2 per full 1 below target up to 6\n  award 1 if met\n  cap 3 if actual < 1\n",
        "  score floor(actual)\n",
    ],
)
def test_whole_scores_leave_no_gap_between_whole_grades(clauses: str) -> None:
    """A score of whole numbers alone falls into no gap that holds none."""
    assert codes(f"{ITEM}{clauses}  grade g >= 8\n  grade h 0 to 7\n") == []
    assert codes(f"{ITEM}{clauses}  grade g >= 8\n  grade h 0 to 6\n") == ["grade-gap"]


@pytest.mark.parametrize(
    "clauses",
    [
        "  score match actual\n    >= 8: 8\n    >= 5: 7.5\n    otherwise: 0\n",
        "  score full\n  deduct 2 per 1 below target\n",
        "  score full\n  deduct 0.5 if met\n",
        "  score floor(actual, 0.5)\n",
    ],
)
def test_parts_of_points_fall_into_a_gap(clauses: str) -> None:
    """Where a score can have parts, a gap between whole numbers is one."""
    assert codes(f"{ITEM}{clauses}  grade g >= 8\n  grade h 0 to 7\n") == ["grade-gap"]


@pytest.mark.parametrize(
    "clauses",
    [
        "  bonus 5\n  target >= 5\n  award 5 if met\n",
        "  bonus 5\n  target >= 5\n  score proportional\n  award 5 if met\n",
        "  bonus 5\n  target >= 5\n  score 5 * completion\n",
        "  bonus 5\n  weight 5\n  target >= 5\n",
    ],
)
def test_bonus_that_can_be_earned_draws_no_warning(clauses: str) -> None:
    """A bonus that is awarded, scored by a formula of its own, or beside a weight, is no mistake."""
    assert codes(f"ruleset r\nindicator a\n{clauses}indicator b\n  weight 5\n  target >= 5\n") == []


def test_grade_in_quotes_may_be_called_none() -> None:
    """The quotes tell it from having no grade."""
    text = f'{ITEM}example "low"\n  given x = 1\n  expect grade = "none", grade != none\n'
    made = indicrules.loads(text.replace("ruleset r\n", 'ruleset r\n  grade "none" otherwise\n'))
    assert [each.passed for each in made.test()] == [True]


@pytest.mark.parametrize(
    ("clauses", "data", "hint"),
    [
        ("  deduct 1 if veto\ninput veto yes/no\n", {"x": 5}, "if present(veto) and …"),
        ("  award n\ninput n\n", {"x": 5}, "if present(n) and …"),
        ("  cap 3 if n > 1\ninput n\n", {"x": 5}, "if present(n) and …"),
        ("  grade g when v > 1\ninput n\nmetric v = n\n", {"x": 5}, "if present(n) and …"),
        ("  deduct score(y)\nindicator y\n  weight 1\n  score 1\n  require no\n", {"x": 5}, "if counted(y) and …"),
    ],
)
def test_lacking_value_of_a_clause_is_guarded_there(clauses: str, data: dict[str, object], hint: str) -> None:
    """No policy helps where a deduction, award, cap or grade needs a value, so the hint names the guard."""
    with pytest.raises(indicrules.DataError) as refused:
        indicrules.loads(ITEM + clauses).score(data)
    (problem,) = refused.value.problems
    assert problem.hint == f"give it a value, or guard the clause that reads it: `{hint}`"


def test_lacking_value_of_a_formula_is_left_to_the_policy() -> None:
    """What the score needs, a policy can do without."""
    with pytest.raises(indicrules.DataError) as refused:
        indicrules.loads(ITEM).score({})
    (problem,) = refused.value.problems
    assert problem.hint == "give it a value, or say what to do without it: `missing zero`, `missing rescale`"


def test_currency_in_data_is_not_taken_for_another() -> None:
    """A dollar is no 万元; the hint asks what one is worth."""
    made = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 5 万元\n")
    with pytest.raises(indicrules.DataError) as refused:
        made.score({"x": "3 美元"})
    (problem,) = refused.value.problems
    assert problem.hint == "convert it, or say in the ruleset what one is worth: `unit 美元 = … 元`"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "x is not scored, for its data are missing, and this reads it"),
        ("zh", "x 因未填报数据不参与评分，而本项要用到它"),
    ],
)
def test_reader_of_a_dropped_item_is_told_why(language: Literal["en", "zh"], expected: str) -> None:
    """That data are missing is not what data say of themselves."""
    made = indicrules.loads(ITEM + "  missing rescale\nindicator y\n  weight 1\n  score score(x)\n")
    assert expected in made.score({}).explain(lang=language)
