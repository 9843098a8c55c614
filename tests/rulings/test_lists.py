"""Ruling 51: lists that are written, named, thinned, put in order, and worked with place by place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard

RULES = """ruleset r
  score {}
  round total none
input a
input b
input c
metric marks = list(a, b, c)
metric some = known(marks)
metric either = if present(a) then marks else known(b, c)
"""
ABSENT = """ruleset r
  total 10
  missing zero
  inapplicable full
indicator x
  weight 10
  score {}
input a
input b
input c
metric marks = list(a, b, c)
metric some = known(marks)
"""


def card(formula: str, **actuals: object) -> Scorecard:
    """Score a formula, the reference evaluator and columns agreeing."""
    ruleset = indicrules.loads(RULES.format(formula))
    found = ruleset.score(actuals)
    assert found.detail.problems == []
    assert found.detail.root.score == Fraction(str(found.total))
    table = ruleset.score_table(
        pa.table({name: [None if value is None else str(value)] for name, value in actuals.items()})
    )
    assert table["total"].to_pylist() == [found.total]
    return found


def ended(formula: str, **actuals: object) -> tuple[str, str | None]:
    """Give how an item ended that is scored 0 where something is missing, and full where it does not apply."""
    ruleset = indicrules.loads(ABSENT.format(formula))
    found = ruleset.score(actuals)
    table = ruleset.score_table(
        pa.table({name: [None if value is None else str(value)] for name, value in actuals.items()})
    )
    assert table["x"].to_pylist() == [found["x"].score]
    reason = found.detail.outcomes["x"].reason
    return found["x"].status, None if reason is None else reason.name


@pytest.mark.parametrize(
    ("formula", "total"),
    [
        ("sum(marks)", 21),
        ("count(marks)", 3),
        ("mean(list(a, b))", 7),
        ("product(marks)", 336),
        ("product(a, 0.5, b)", 24),
        ("median(marks)", 7),
        ("sum(trimmed(1, marks))", 7),
        ("sum(trimmed(2, 1, 9, 2, 8, a, b, 5))", 19),
        ("min(trimmed(1, a, b, c, 0))", 6),
        ("sum(best(2, marks))", 15),
        ("max(worst(2, marks))", 7),
        ("sum(marks * 2)", 42),
        ("sum(10 - marks)", 9),
        ("sum(-marks)", -21),
        ("sum(marks / 2 - 1)", Decimal("7.5")),
        ("sum((marks - mean(marks)) ^ 2)", 2),
        ("sum(marks * list(1, 0, 10))", 76),
        ("max(marks - list(a, 0, c))", 8),
        ("weighted_mean(marks, list(3, 2, 5))", Decimal("6.9")),
        ("weighted_mean(best(2, marks), list(0.75, 0.25))", Decimal("7.75")),
        ("sum(best(2, marks) * list(2, 1))", 23),
        ("sum(list(a, b) ^ list(2, 1))", 44),
    ],
)
def test_ruling_51_functions_and_arithmetic_take_lists(formula: str, total: object) -> None:
    """A list that is named is as one that is written; arithmetic goes place by place, and a number with each member."""
    assert card(formula, a=6, b=8, c=7).total == total


def test_ruling_51_a_list_keeps_its_order() -> None:
    """A named list stands on the card as it was written, one that is ranked by size."""
    text = (
        "ruleset r\n  score a\ninput a\nmetric x = list(a, 3, 9) * 2\nmetric y = trimmed(1, x)\nmetric z = best(2, x)\n"
    )
    found = indicrules.loads(text).score({"a": 5})
    assert found.metrics == {"x": (10, 6, 18), "y": (10,), "z": (18, 10)}


@pytest.mark.parametrize(
    ("formula", "given", "total"),
    [
        ("sum(some)", {"a": 6, "b": None, "c": 7}, 13),
        ("count(some)", {"a": 6, "b": None, "c": "N/A"}, 1),
        ("count(some)", {"a": None, "b": None, "c": "N/A"}, 0),
        ("count(known(a, b + c))", {"a": 1, "b": 2, "c": None}, 1),
        ("mean(known(a, b, 10))", {"a": None, "b": 6, "c": None}, 8),
        ("sum(known(marks) * 2)", {"a": None, "b": 6, "c": 1}, 14),
        ("sum(either)", {"a": None, "b": 6, "c": None}, 6),
        ("sum(either)", {"a": 1, "b": 6, "c": 3}, 10),
        ("count(either)", {"a": None, "b": None, "c": None}, 0),
        ("if present(some) then sum(some) else -1", {"a": None, "b": None, "c": None}, -1),
        ("if present(marks) then sum(marks) else -1", {"a": 1, "b": None, "c": 1}, -1),
        ("product(known(some))", {"a": 4, "b": 5, "c": None}, 20),
    ],
)
def test_ruling_51_known_leaves_out_what_has_no_value(formula: str, given: Mapping[str, Any], total: object) -> None:
    """Blank or not applicable: it is not in the list, and counts for nothing in what is made of it."""
    assert card(formula, **given).total == total


@pytest.mark.parametrize(
    ("formula", "given", "ending"),
    [
        ("mean(marks)", {"a": 1, "b": None, "c": "N/A"}, ("zero", "b")),
        ("mean(marks)", {"a": 1, "b": "N/A", "c": None}, ("full", "b")),
        ("count(marks)", {"a": 1, "b": None, "c": 1}, ("zero", "b")),
        ("sum(best(1, marks))", {"a": 1, "b": "N/A", "c": 2}, ("full", "b")),
        ("sum(list(1, 2) * a)", {"a": None, "b": 1, "c": 2}, ("zero", "a")),
        ("sum(some)", {"a": None, "b": "N/A", "c": None}, ("zero", "a")),
        ("product(some)", {"a": "N/A", "b": None, "c": None}, ("full", "a")),
        ("max(known(b, c))", {"a": 1, "b": None, "c": None}, ("zero", "b")),
        ("sum(some)", {"a": None, "b": None, "c": 4}, ("scored", None)),
    ],
)
def test_ruling_51_a_list_is_as_absent_as_its_first_member_without_a_value(
    formula: str, given: Mapping[str, Any], ending: tuple[str, str | None]
) -> None:
    """Written out or named, and a thinned one where nothing is left of it: never a silent 0."""
    assert ended(formula, **given) == ending


def test_ruling_51_lists_that_do_not_fit_are_refused_when_scored() -> None:
    """Where only data tell how long a list is: two of other lengths, and one of which nothing would be left."""
    for formula in ("sum(some * list(1, 2, 3))", "sum(trimmed(1, some))"):
        shown = formula.removeprefix("sum(")[:-1]
        ruleset = indicrules.loads(RULES.format(formula).replace("some * list", "best(3, some) * list"))
        with pytest.raises(indicrules.DataError) as refused:
            ruleset.score({"a": 1, "b": 2, "c": None})
        (problem,) = refused.value.problems
        assert problem.code == "not-defined"
        assert shown.split("(")[0] in problem.message or "not equally long" in problem.message


def test_ruling_51_units_and_percents_go_through_lists() -> None:
    """A bare number in a list takes the unit of what it is added to; a list of shares shows as such."""
    text = """ruleset r
  total 100
  round total none
input far km
input rate %
indicator x
  weight 50
  score sum(list(far, 500 米) / 1 km)
indicator y
  weight 50
  score mean(list(80, 90) - rate) / 1% + product(rate, 50%)
"""
    assert indicrules.loads(text).score({"far": 2, "rate": 70}).total == Decimal("17.85")
