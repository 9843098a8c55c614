"""Causes that real forms gave by hand: each is named where it gives the published figure, with its arithmetic."""

from __future__ import annotations

import pytest

import indicrules
from tests.audit.rules import codes, one, only

NEAR_TIE = ["cut", "rounded-half-even", "rounded-half-down", "binary-formatted", "binary-half-even"]


@pytest.mark.parametrize(
    ("weight", "target", "unit", "actual", "claimed", "follows", "named"),
    [
        ("15", ">= 40", "", 35, "13.12", "13.13", NEAR_TIE),
        ("2", ">= 5662", "", 4044, "1.4", "1.43", ["rounded", "cut"]),
        ("10", ">= 1000", "", 862, "9", "8.62", ["rounded"]),
        ("10", ">= 1000", "", 978, "9", "9.78", ["cut"]),
        ("10", "= 100%", "%", "98%", "9", "9.8", ["cut", "deducted-by-steps"]),
        ("20", ">= 98%", "%", "98%", "19.6", "20", ["value-as-score"]),
        ("10", "<= 5300", "", 5830, "9.09", None, []),
        ("10", "<= 5300", "", 5830, "9.0", "9.09",
         ["rounded", "cut", "rate-cut", "two-minus-ratio", "deviation"]),
        ("10", "<= 5300", "", 5830, "11", "9.09", ["cap-broken"]),
        ("10", ">= 100", "", 153, "15.3", "10", ["cap-broken"]),
        ("10", ">= 100", "", "92.99", "9.29", "9.3", ["cut", "rate-cut"]),
        ("10", ">= 10000", "", 4988, "5", "4.99", ["rounded", "rate-rounded"]),
        ("7", ">= 3", "", 1, "2.34", "2.33", ["rounded-up"]),
        ("25", ">= 100%", "%", "25%", "1.5625", "6.25", ["weighted-twice"]),
        ("10", ">= 100", "", 80, "80", "8", ["value-as-score", "out-of-100"]),
        ("10", ">= 100", "", 80, "0.8", "8", ["weighted-twice", "as-share"]),
        ("10", ">= 100", "", 80, "0.08", "8", ["percent-twice"]),
        ("10", ">= 100", "", 80, "10", "8", ["direction", "two-minus-ratio", "full-mark"]),
        ("10", ">= 100", "", 80, "0", "8", ["all-or-nothing"]),
        ("5", "<= 100%", "%", "108.7%", "0.65", "4.6", ["deducted-by-steps"]),
    ],
)  # fmt: skip
def test_published_score_has_these_causes(
    weight: str, target: str, unit: str, actual: object, claimed: str, follows: str | None, named: list[str]
) -> None:
    """All that give the published figure are named, the most ordinary first; what follows passes without any."""
    found = one(weight, target, unit=unit).audit({"a": actual}, {"score": {"x": claimed}}).results[0]
    told = None if found.status == "pass" else str(found.recomputed)
    assert (told, codes(found)) == (follows, named)


STAFF = """
ruleset r
  total 5
input a %
indicator x
  weight 5
  actual a
  target <= 100%
  deduct 0.5 per full 1% above target because "half a point for each full point above"
  cap 4 if actual > 105% because "far above"
"""
BANDS = """
ruleset r
  total 8
input a %
indicator x
  weight 8
  actual a
  score match actual
    <= 0%:     8
    <= 10%:    full * 0.75
    otherwise: 0
"""


@pytest.mark.parametrize(
    ("text", "actual", "claimed", "named"),
    [
        (STAFF, "108.7%", "0.65", [("steps-counted-otherwise", "5 − 0.5 × 8.7 = 0.65")]),
        (STAFF, "108.7%", "0.5", [("steps-counted-otherwise", "5 − 0.5 × 9 = 0.5")]),
        (STAFF, "100.7%", "4.5", [("steps-counted-otherwise", "5 − 0.5 × 1 = 4.5")]),
        (STAFF, "103%", "5", [("clause-left-out", "3.5 + 1.5 = 5"), ("direction", "5"), ("full-mark", "5")]),
        (STAFF, "103%", "2", [("clause-twice", "3.5 − 1.5 = 2")]),
        (BANDS, "5%", "8", [("another-row", "8"), ("full-mark", "8")]),
        (BANDS, "15%", "6", [("another-row", "6")]),
    ],
)
def test_the_rulesets_own_clauses_are_tried_otherwise(
    text: str, actual: str, claimed: str, named: list[tuple[str, str]]
) -> None:
    """Steps counted in another way, a clause that is left out or taken twice, and another row are named."""
    found = only(indicrules.loads(text).audit({"a": actual}, {"score": {"x": claimed}}))
    assert [(each.code, each.arithmetic) for each in found.causes] == named


def test_a_rate_that_should_be_rounded_is_told() -> None:
    """Where the ruleset rounds the completion, the exact one is a cause, and the arithmetic shows the rounded one."""
    rounded = one("15", ">= 40", "proportional\n  round completion 0.01")
    found = only(rounded.audit({"a": 33}, {"score": {"x": "12.38"}}))
    assert found.arithmetic == "33 / 40 → 83%; 15 × 83% = 12.45; 12.38 − 12.45 = −0.07"
    assert [(each.code, each.arithmetic) for each in found.causes] == [
        ("rate-not-rounded", "15 × 33 / 40 = 12.375 → 12.38"),
    ]


def test_a_range_is_missed_on_one_side() -> None:
    """Below a range the ratio is taken to its lower end, above to the upper one."""
    band = one("10", "40 to 60")
    assert codes(only(band.audit({"a": 35}, {"score": {"x": "8.7"}}))) == ["cut", "rounded-half-down", "rate-cut"]
    assert (
        only(band.audit({"a": 80}, {"score": {"x": "13.33"}})).causes[0].arithmetic
        == "10 × 80 / 60 = 13.3333333… → 13.33"
    )


def test_arithmetic_can_be_redone() -> None:
    """A finding shows how the score follows and the gap, a cause how the published figure does."""
    found = only(one("15", ">= 40").audit({"a": 35}, {"score": {"x": "13.12"}}))
    assert found.arithmetic == "15 × 35 / 40 = 13.125 → 13.13; 13.12 − 13.13 = −0.01"
    assert [each.arithmetic for each in found.causes] == [
        "13.125 → 13.12", "13.125 → 13.12", "13.125 → 13.12",
        "15 × 35 / 40 = 13.125 → 13.12", "15 × 35 / 40 = 13.125 → 13.12",
    ]  # fmt: skip


def test_a_cent_that_a_quotient_lost_is_told() -> None:
    """A tie that decimals of 28 digits miss, dividing first, names the quotient that was kept short."""
    found = only(one("33", ">= 6").audit({"a": "0.65"}, {"score": {"x": "3.57"}}))
    named = ["cut", "rounded-half-down", "rate-rounded", "rate-cut", "binary-formatted", "decimal-quotient"]
    assert (str(found.recomputed), codes(found)) == ("3.58", named)
    assert found.causes[-1].arithmetic == "0.65 / 6 → 0.108333333…; 33 × 0.108333333… = 3.57499999… → 3.57"
