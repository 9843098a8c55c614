"""Hold single steps of the compiled evaluator, each to the exact value; what chance once found stands here."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import indicrules
from indicrules import NOT_APPLICABLE
from indicrules.card.plan import Plan

STEP = "ruleset r\ninput x\nindicator a\n  out of 10\n  score x\n  round score {}\n"


def ruleset(text: str) -> indicrules.Ruleset:
    """Load a ruleset."""
    return indicrules.loads(text)


@pytest.mark.parametrize(
    ("mode", "cases"),
    [
        ("half_up", {"2.5": 3, "3.5": 4, "2.4": 2}),
        ("half_even", {"2.5": 2, "3.5": 4, "2.6": 3}),
        ("half_down", {"2.5": 2, "3.5": 3, "2.6": 3}),
        ("up", {"2.1": 3, "2": 2}),
        ("down", {"2.9": 2, "0.5": 0}),
        ("floor", {"2.9": 2}),
        ("ceil", {"2.1": 3}),
    ],
)
def test_scores_round_as_their_mode_says(mode: str, cases: dict[str, int]) -> None:
    """A half goes where the mode sends it."""
    made = ruleset(STEP.format(f"1 {mode}"))
    assert {given: made.score({"x": given}).total for given in cases} == cases


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("half_up", -3), ("half_even", -2), ("half_down", -2), ("up", -3), ("down", -2), ("floor", -3), ("ceil", -2)],
)
def test_negative_halves_round_as_their_mode_says(mode: str, expected: int) -> None:
    """`up` and `down` go by the distance from zero, `floor` and `ceil` by the order."""
    made = ruleset(f"ruleset r\ninput x\nindicator a\n  score round(x, 1, {mode})\n")
    assert made.score({"x": Decimal("-2.5")}).total == expected


def test_rounding_stops_at_the_full_mark_and_at_a_cap() -> None:
    """Ruling 4: a rounding carries no score past its limits."""
    made = ruleset(
        "ruleset r\ninput x\nindicator a\n  weight 5.55\n  score x\n  cap 3.33 if x < 5\n  round score 0.1\n"
    )
    assert [made.score({"x": each}).total for each in (9, 4)] == [Decimal("5.55"), Decimal("3.3")]


MEMBERS = """
ruleset r
  total 100
  missing rescale
input x
input y
indicator a
  weight 30
  score x
indicator b
  weight 70
  score y
"""


@pytest.mark.parametrize(
    ("x", "y", "total"),
    [
        (30, 70, 100),
        (None, 35, 50),
        (30, NOT_APPLICABLE, 100),
        (NOT_APPLICABLE, None, None),
        (10, None, Fraction(100, 3)),
    ],
)
def test_dropped_members_hand_their_weight_on(x: Any, y: Any, total: Any) -> None:
    """Ruling 8: the parent's plain sum is multiplied by all weight over what counts."""
    assert ruleset(MEMBERS).score({"x": x, "y": y}).total == total


READERS = """
ruleset r
  missing {policy}
input x
input y
indicator a
  weight 10
  actual x
  target >= y
indicator b
  weight 10
  score if present(x) then actual(a) else 4
"""


@pytest.mark.parametrize("policy", ["zero", "full", "rescale"])
def test_an_actual_outlives_its_missing_target(policy: str) -> None:
    """`actual(X)` is there once it was read, whatever the target lacked."""
    card = ruleset(READERS.format(policy=policy)).score({"x": 3, "y": None})
    assert card["b"].score == 3
    assert card["a"].status == {"rescale": "dropped"}.get(policy, policy)


@pytest.mark.parametrize("given", [{}, {"x": None}, {"x": NOT_APPLICABLE}])
def test_a_deduction_that_lacks_its_value_is_refused(given: dict[str, Any]) -> None:
    """Ruling 12: a veto cannot be dodged by a blank."""
    made = ruleset("ruleset r\n  missing zero\ninput x\nindicator a\n  weight 5\n  score 5\n  cap 0 if x > 1\n")
    with pytest.raises(indicrules.DataError):
        made.score(given)


def test_known_rows_are_weighed_before_the_data_is() -> None:
    """A row that can never hold does not stand for the rows after it."""
    text = (
        "ruleset r\ninput x\nmetric m = match clamp(1.25 ^ 2, -5, 100)\n  < x: 0\n  >= 5: 1\nindicator a\n  score m\n"
    )
    assert ruleset(text).score({"x": 2}).total == 0
    with pytest.raises(indicrules.DataError) as refused:
        ruleset(text).score({"x": 1})
    assert [each.code for each in refused.value.problems] == ["no-row-holds"]


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("round(x, sqrt(2) - 2)", "step-not-positive"),
        ("sum(best(sqrt(2), x, 3))", "not-defined"),
        ("(2024-01-01 + sqrt(x) * 1 天 - 2024-01-01) / 1 天", "not-whole-days"),
        ("x ^ 90000", "too-large-a-value"),
        ("1 / (x - 3)", "division-by-zero"),
        ("(x - 3) ^ -1", "not-defined"),
        ("ln(x - 3)", "not-defined"),
        ("harmonic(x, 0)", "not-defined"),
        ("clamp(1, x, 2)", "not-defined"),
    ],
)
def test_both_evaluators_refuse_what_has_no_value(expression: str, problem: str) -> None:
    """The compiled evaluator stops, the reference says why."""
    with pytest.raises(indicrules.DataError) as refused:
        ruleset(f"ruleset r\ninput x\nindicator a\n  score {expression}\n").score({"x": 3})
    assert [each.code for each in refused.value.problems] == [problem]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("round(x, sqrt(2)) ^ 2", Decimal(8)),
        ("sqrt(2) * sqrt(2)", Decimal(2)),
        ("floor(exp(x))", Decimal(20)),
        ("count(x > 1, x > 5, yes)", Decimal(2)),
        ("sum(best(2, x, 9, 1))", Decimal(12)),
        ("interpolate(x, 0: 0, 2: 10, 4: 0)", Decimal(5)),
        ("abs(-x) ^ -2", Fraction(1, 9)),
    ],
)
def test_functions_give_exact_values(expression: str, expected: Decimal | Fraction) -> None:
    """Functions over pairs and over irrational values meet in one score."""
    card = ruleset(f"ruleset r\ninput x\nindicator a\n  score {expression}\n").score({"x": 3})
    assert card.total == expected
    assert card.detail.problems == []


INTAKE = """
ruleset r
input n from -5 to 5
input p % from 0%
input q 万元
input t yes/no
input c one of "a", "b"
input d date from 2024-01-01
indicator i
  score n + p * 100 + q / 1 元 + count(t, c = "a", d > 2024-06-01)
"""
PLAIN: dict[str, Any] = {"n": 1, "p": 50, "q": 2, "t": True, "c": "a", "d": datetime.date(2024, 7, 1)}


@pytest.mark.parametrize(
    ("change", "total"),
    [
        ({}, "20054"),
        ({"n": Decimal("0.5"), "p": Decimal("95"), "q": Decimal("0.00005")}, "99"),
        ({"n": 0.1, "p": "0.5%", "q": "3 元"}, "6.6"),
        ({"n": "2", "q": "2万元", "t": "no", "c": " b ", "d": "2024-01-01"}, "20052"),
        ({"n": Fraction(1, 4)}, "20053.25"),
        ({"d": datetime.datetime(2024, 7, 2)}, "20054"),
    ],
)
def test_plain_and_unusual_data_mean_the_same(change: dict[str, Any], total: str) -> None:
    """Whether a value is taken fast or at length, it is the same value."""
    given = PLAIN | change
    before = dict(given)
    card = ruleset(INTAKE).score(given)
    assert card.total == Decimal(total)
    assert card.detail.problems == []
    assert given == before


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"n": 6}, "out-of-range"),
        ({"n": Decimal("5.0001")}, "out-of-range"),
        ({"n": True}, "not-a-number"),
        ({"n": Decimal("NaN")}, "not-a-number"),
        ({"n": float("inf")}, "not-a-number"),
        ({"q": Decimal("1e999999")}, "too-many-digits"),
        ({"q": Decimal("0." + "3" * 31)}, "too-many-digits"),
        ({"q": 10**30}, "too-many-digits"),
        ({"p": 1}, "percent-or-fraction"),
        ({"p": Decimal("0.95")}, "percent-or-fraction"),
        ({"t": 1}, "not-yes-or-no"),
        ({"c": "A"}, "unknown-choice"),
        ({"d": datetime.date(2023, 12, 31)}, "out-of-range"),
        ({"z": 1}, "unknown-name"),
    ],
)
def test_refusals_are_worded_by_the_complete_intake(change: dict[str, Any], problem: str) -> None:
    """The fast intake refuses what the complete one refuses."""
    with pytest.raises(indicrules.DataError) as refused:
        ruleset(INTAKE).score(PLAIN | change)
    assert [each.code for each in refused.value.problems] == [problem]


def test_absent_keys_are_missing() -> None:
    """A dictionary without a key, or any other mapping, is read alike."""
    made = Plan(ruleset(MEMBERS).model)
    whole, part = made.score({"x": 3, "y": None}), made.score({"x": 3})
    assert whole[1] == part[1]
    assert whole[2] is part[2] is None


def test_results_need_not_be_reduced() -> None:
    """The card shows numbers in lowest terms all the same."""
    card = ruleset(MEMBERS).score({"x": 3, "y": None})
    assert (card.total, card["a"].score, card["b"].score) == (Decimal(10), Decimal(3), None)
