"""Ruling 37 in nested groups: redistribution stretches what weights earned, however deep a bonus was earned."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from indicrules.card.scorecard import Item

TWO = """ruleset two_levels
  total 200 up to 300
  missing rescale
group g
  weight 100
{}
indicator x in g
  weight 60
  bonus 5
  score a
indicator w in g
  weight 40
  score b
indicator k in g
  bonus 5
  award c
indicator y
  weight 100
  score d
input a
input b
input c
input d
"""

THREE = """ruleset three_levels
  total 400 up to 500
  missing rescale
group o
  weight 200
{}
group g in o
  weight 100
indicator x in g
  weight 60
  bonus 5
  score a
indicator w in g
  weight 40
  score b
indicator k in g
  bonus 5
  award c
indicator v in o
  weight 100
  score d
indicator z
  weight 200
  score e
input a
input b
input c
input d
input e
"""

ALONE = """ruleset bonus_alone
  total 100 up to 150
  missing rescale
group g
  weight 40
indicator w in g
  weight 40
  score b
indicator k in g
  bonus 5
  award c
indicator y
  weight 60
  score d
input b
input c
input d
"""


def card(text: str, **actuals: int | None) -> Scorecard:
    """Score a ruleset, and hold every ledger to what was lost."""
    found = indicrules.loads(text).score(actuals)
    assert [lost(item) for item in found.items if item.score is not None] == [
        Fraction(item.full or 0) - Fraction(item.score) for item in found.items if item.score is not None
    ]
    assert lost(found) == Fraction(found.full or 0) - Fraction(found.total or 0)
    return found


def lost(subject: Item | Scorecard) -> Fraction:
    """Add up a ledger."""
    return sum((Fraction(line.points) for line in subject.ledger), Fraction(0))


def told(subject: Item | Scorecard) -> list[tuple[str, object, str]]:
    """Give kind, points and arithmetic of a ledger."""
    return [(line.kind, line.points, line.arithmetic) for line in subject.ledger]


def test_ruling_37_two_levels() -> None:
    """5 and 3 of g's 88 are bonuses: 80 × 2 + 8, and every line can be done again by hand."""
    found = card(TWO.format(""), a=65, b=20, c=3, d=None)
    assert (found["g"].score, found.total) == (88, 168)
    assert told(found) == [
        ("item", 12, "100 − 88"),
        ("rescale", 100, "100"),
        ("rescale", -80, "−(2 − 1) × (88 − 8)"),
    ]


def test_ruling_37_nothing_is_set_apart_where_nothing_is_stretched() -> None:
    """With its sibling counted the group brings its points as they are."""
    found = card(TWO.format(""), a=65, b=20, c=3, d=100)
    assert found.total == 188
    assert told(found) == [("item", 12, "100 − 88")]


@pytest.mark.parametrize(
    ("clauses", "score", "total"),
    [
        ("  deduct 10", 78, 2 * 70 + 8),  # the deduction takes from what the weights earned
        ("  deduct 80", 8, 8),
        ("  deduct 85", 3, 3),  # … and from the bonuses once nothing else is left
        ("  deduct 99", 0, 0),
        ("  award 5", 93, 2 * 85 + 8),
        ("  bonus 10\n  award 15", 103, 2 * 95 + 8),  # 3 above the weight are fewer than the members' 8
        ("  bonus 20\n  award 25", 113, 2 * 100 + 13),  # 13 above the weight are more
        ("  round score 5", 90, 2 * 82 + 8),  # 88 to 90, of the group's own
        ("  round score 10 down", 80, 2 * 72 + 8),
        ("  cap 50", 50, 2 * 42 + 8),
        ("  cap 6", 6, 6),
        ("  cap 0", 0, 0),
        ("  out of 100", 88, 2 * 88),  # no plain sum: what is below its weight is the group's
        ("  score sum(points)", 88, 2 * 88),
        ("  require b > 99\n  inapplicable full", 100, 2 * 100),
        ("  require b > 99\n  inapplicable zero", 0, 0),
    ],
)
def test_ruling_37_a_groups_own_clauses(clauses: str, score: int, total: int) -> None:
    """Of 88, of which 8 are bonuses, the group's own clauses change what is its own."""
    found = card(TWO.format(clauses), a=65, b=20, c=3, d=None)
    assert (found["g"].score, found.total) == (score, total)


@pytest.mark.parametrize(
    ("actuals", "score", "total"),
    [
        ({"a": 65, "b": 40, "c": 3}, 108, 2 * 100 + 8),
        ({"a": 65, "b": 38, "c": 3}, 106, 2 * 98 + 8),
        ({"a": 60, "b": 20, "c": 3}, 83, 2 * 80 + 3),
        ({"a": 10, "b": 20, "c": 0}, 30, 2 * 30),
        ({"a": 64, "b": 0, "c": 9}, 69, 2 * 60 + 9),
        ({"a": 30, "b": None, "c": 3}, 53, 2 * 50 + 3),  # w is dropped as well: 30 × 100/60 + 3
        ({"a": None, "b": 20, "c": 3}, 53, 2 * 50 + 3),
        ({"a": 65, "b": None, "c": 3}, 108, 2 * 100 + 8),
    ],
)
def test_ruling_37_what_weights_earned_is_stretched(actuals: dict[str, int | None], score: int, total: int) -> None:
    """At every distance from the full mark, and where the group itself rescales."""
    found = card(TWO.format(""), **actuals, d=None)
    assert (found["g"].score, found.total) == (score, total)


def test_ruling_37_above_the_weight_the_line_is_a_bonus_still() -> None:
    """106 of 100 is 6 gained, and of the 106 the 8 are not stretched."""
    assert told(card(TWO.format(""), a=65, b=38, c=3, d=None)) == [
        ("bonus", -6, "−6"),
        ("rescale", 100, "100"),
        ("rescale", -98, "−(2 − 1) × (106 − 8)"),
    ]


@pytest.mark.parametrize(
    ("clauses", "v", "z", "scores", "total"),
    [
        ("", None, None, (88, 168), 2 * 160 + 8),
        ("", 50, None, (88, 138), 2 * 130 + 8),
        ("", None, 200, (88, 168), 368),
        ("", 100, 200, (88, 188), 388),
        ("  deduct 20", None, None, (88, 148), 2 * 140 + 8),
        ("  round score 50 down", None, None, (88, 150), 2 * 142 + 8),
        ("  cap 5", None, None, (88, 5), 5),
        ("  bonus 10\n  award 60", None, None, (88, 220), 2 * 200 + 20),
    ],
)
def test_ruling_37_three_levels(
    clauses: str, v: int | None, z: int | None, scores: tuple[int, int], total: int
) -> None:
    """The bonuses of the innermost group pass through both sums as they were earned."""
    found = card(THREE.format(clauses), a=65, b=20, c=3, d=v, e=z)
    assert ((found["g"].score, found["o"].score), found.total) == (scores, total)


def test_ruling_37_a_bonus_alone_in_a_nested_group() -> None:
    """20 of 40 carry the 60 that went, the 3 are added: 20 × 100/40 + 3."""
    found = card(ALONE, b=20, c=3, d=None)
    assert (found["g"].score, found.total) == (23, 53)
    assert told(found)[-1] == ("rescale", -30, "−(2.5 − 1) × (23 − 3)")


def test_ruling_37_is_explained() -> None:
    """The explanation names the bonuses and shows the sum that was done."""
    found = indicrules.loads(THREE.format("")).score({"a": 65, "b": 20, "c": 3, "d": None, "e": None})
    lines = [" ".join(line.split()) for line in found.explain().splitlines()]
    assert "not multiplied: bonus in o, 5.00 + 3.00 = 8.00 (x, k)" in lines
    assert "not multiplied: bonus in g, 5.00 + 3.00 = 8.00 (x, k)" in lines
    assert "score sum of the members' points: (168.00 − 8.00) × 2 + 8.00 = 328.00" in lines
    assert "score sum of the members' points: (88.00 − 8.00) × 2 + 8.00 = 168.00" in lines
    assert "bonus the score may reach full mark + bonus = 60 + 5 = 65" in lines
    chinese = [" ".join(line.split()) for line in found.explain(lang="zh").splitlines()]
    assert "不参与调整：g 中的附加分 5.00 + 3.00 = 8.00（x，k）" in chinese


def test_ruling_37_an_explanation_of_a_bonus_cut_short() -> None:
    """Where a cap left less than the bonuses, all that is left is bonus."""
    found = indicrules.loads(TWO.format("  cap 6")).score({"a": 65, "b": 20, "c": 3, "d": None})
    lines = [" ".join(line.split()) for line in found.explain().splitlines()]
    assert "not multiplied: bonus in g, 5.00 + 3.00 = 8.00 (x, k), limited to 6.00" in lines
    assert "score sum of the members' points: (6.00 − 6.00) × 2 + 6.00 = 6.00" in lines


@pytest.mark.parametrize(
    ("clauses", "totals"),
    [
        ("", ["168", "188", "208", "204", "161", "103"]),
        ("  deduct 10", ["148", "178", "188", "184", "141", "83"]),
        ("  round score 5", ["172", "190", "210", "202", "165", "107"]),
        ("  cap 50", ["92", "150", "92", "92", "95", "97"]),
    ],
)
def test_ruling_37_in_columns(clauses: str, totals: list[str]) -> None:
    """A table gives the same, without asking the evaluator of single rows."""
    table = pa.table(
        {
            "a": pa.array([65, 65, 65, 65, 64, 30], pa.int64()),
            "b": pa.array([20, 20, 40, 38, 18, None], pa.int64()),
            "c": pa.array([3, 3, 3, 3, 1, 3], pa.int64()),
            "d": pa.array([None, 100, None, None, None, None], pa.int64()),
        }
    )
    scored, report = indicrules.loads(TWO.format(clauses)).score_table(table, report=True)
    assert scored["total"].to_pylist() == [Decimal(each) for each in totals]
    assert report.fallen == 0
