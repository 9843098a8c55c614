"""What groups, redistribution, policies, requirements and bonuses make of their members."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError, Scorecard
from tests.loading import on_loading

NESTED = """ruleset r
{}group A
{}group B in A
{}indicator x in B
  weight 10
  target >= 10
indicator y in B
  weight 30
  target >= 10
indicator z in A
  weight 20
  target >= 10
indicator v
  weight 40
  target >= 10
"""
RESCALE = "  missing rescale\n"


def values(*found: object) -> tuple[object, ...]:
    """Give several values side by side."""
    return found


def nested(root: str = "", a: str = "", b: str = "", **actuals: object) -> Scorecard:
    """Score the three levels."""
    return indicrules.loads(NESTED.format(root, a, b)).score(actuals)


def lines(found: object) -> list[tuple[str, object, str | None]]:
    """Give kind, points and subject of a ledger."""
    return [(line.kind, line.points, line.subject) for line in found.ledger]  # type: ignore[attr-defined]


def test_three_levels_without_weights_of_their_own() -> None:
    """A group weighs what its members weigh together, and sums their points."""
    card = nested(x=5, y=10, z=2, v=10)
    assert [values(each.name, each.weight, each.score, each.parent) for each in card] == [
        ("A", 60, 39, None),
        ("B", 40, 35, "A"),
        ("x", 10, 5, "B"),
        ("y", 30, 30, "B"),
        ("z", 20, 4, "A"),
        ("v", 40, 40, None),
    ]
    assert values(card.total, card.full) == (79, 100)
    assert lines(card) == [("item", 21, "A")]


def test_redistribution_inside_the_group_that_lost_a_member() -> None:
    """5 of 10 carries the 30 that went: 20 of 40."""
    card = nested(RESCALE, x=5, y=None, z=2, v=10)
    assert values(card["B"].score, card["A"].score, card.total) == (20, 24, 64)
    assert values(card["x"].effective_weight, card["y"].effective_weight, card["x"].weight) == (40, 0, 10)
    assert lines(card["B"]) == [("item", 5, "x"), ("rescale", 30, "y"), ("rescale", -15, None)]


def test_a_group_with_nothing_counted_is_redistributed_in_its_turn() -> None:
    """4 of 20 carries the 40 of the empty group: 12 of 60."""
    card = nested(RESCALE, x=None, y=None, z=2, v=10)
    assert values(card["B"].status, card["B"].score, card["A"].score, card.total) == ("dropped", None, 12, 52)
    assert card["z"].effective_weight == 60
    assert card["B"].ledger == ()


def test_redistribution_at_two_levels() -> None:
    """y carries x inside B, and A carries v at the top: 24 × 100/60."""
    card = nested(RESCALE, x=None, y=5, z=2, v=NOT_APPLICABLE)
    assert values(card["B"].score, card["A"].score, card.total) == (20, 24, 40)
    assert [card[name].effective_weight for name in ("A", "y", "z", "v")] == [
        100,
        Fraction(200, 3),
        Fraction(100, 3),
        0,
    ]
    assert lines(card) == [("item", 36, "A"), ("rescale", 40, "v"), ("rescale", -16, None)]


def test_nothing_counted_has_no_total_but_a_reason() -> None:
    """Every item is gone, so there is neither total nor grade."""
    card = nested("  grade A otherwise\n" + RESCALE, x=None, y=None, z=None, v=NOT_APPLICABLE)
    assert (card.total, card.grade, card.ledger) == (None, None, ())
    assert card.reason is not None
    assert card.reason.because == "no member counts"


@pytest.mark.parametrize(
    ("clauses", "score", "points", "total"),
    [
        ("  out of 100\n", 80, 32, 76),
        ("  out of 100\n  weight 30\n", 80, 24, 68),
        ("  out of 10\n  round score 1 down\n", 8, 32, 76),
        ("  score full * mean(scores) / 20\n", 32, 32, 76),
        ("  weight 40\n  out of 10\n  score 10 * min(scores) / 5\n", 10, 40, 84),
        ("  score sum(points) - 1\n", 31, 31, 75),
        ("  score max(points)\n", 27, 27, 71),
        ("  score 40 * weighted_mean(scores, weights) / 30\n", Fraction(86, 3), Fraction(86, 3), Fraction(218, 3)),
        ("  score sum(best(1, scores))\n", 27, 27, 71),
        ("  score sum(worst(1, scores))\n", 5, 5, 49),
        ("  score harmonic(scores)\n", Fraction(135, 16), Fraction(135, 16), Fraction(839, 16)),
        ("  score count(scores) + count(weights)\n", 4, 4, 48),
        ("  deduct 3 if score(x) < 6\n  cap 28\n", 28, 28, 72),
    ],
)
def test_a_group_with_a_scale_or_a_body(clauses: str, score: object, points: object, total: object) -> None:
    """5 of 10 and 27 of 30; points are score × weight ÷ full mark, exactly."""
    card = nested("", "", clauses, x=5, y=9, z=2, v=10)
    assert (card["B"].score, card["B"].points, card.total) == (score, points, total)


def test_out_of_sees_counted_members_alone() -> None:
    """N × Σ points ÷ Σ weights of those that count: 27 of 30 is 90 of 100."""
    card = nested(RESCALE, "", "  out of 100\n", x=None, y=9, z=2, v=10)
    assert values(card["B"].score, card["B"].points) == (90, 36)


def test_a_failed_require_of_a_group_drops_it() -> None:
    """Fewer than two counted: the group's weight goes to its sibling."""
    card = nested(RESCALE, "", '  require count(scores) >= 2 because "two"\n', x=None, y=9, z=2, v=10)
    assert values(card["B"].status, card["A"].score, card.total) == ("dropped", 12, 52)
    assert card["B"].reason is not None
    assert card["B"].reason.because == "two"


@pytest.mark.parametrize(("share", "total"), [("70%", None), ("60%", Fraction(65))])
def test_coverage_is_counted_weight_by_all_weight(share: str, total: object) -> None:
    """60 of 100 weigh in: enough for 60 %, too little for 70 %."""
    card = nested(f'  require coverage >= {share} because "too little"\n' + RESCALE, x=5, y=10, z=2, v=None)
    assert card.total == total


@pytest.mark.parametrize(
    ("policy", "status", "score", "total"),
    [
        ("missing zero", "zero", 0, 60),
        ("missing full", "full", 20, 80),
        ("missing rescale", "dropped", None, 70),
    ],
)
def test_policies_skip_the_items_own_clauses(policy: str, status: str, score: object, total: int) -> None:
    """Under `zero` and `full` nothing is deducted, capped or rounded; 20 of 40 carries 20 under `rescale`."""
    text = (
        "ruleset r\ngroup g\nindicator x in g\n  weight 20\n  actual a\n  target >= 10\n  deduct 3\n  cap 5\n"
        f"  {policy}\n"
        "indicator y in g\n  weight 40\n  actual b\n  target >= 10\nindicator z\n  weight 40\n  target >= 10\n"
        "input a\ninput b\n"
    )
    card = indicrules.loads(text).score({"b": 5, "z": 10})
    assert values(card["x"].status, card["x"].score, card.total) == (status, score, total)


@pytest.mark.parametrize(
    ("policy", "total"),
    [("", 100), ("  inapplicable zero\n", 40), ("  inapplicable full\n", 100)],
)
def test_a_groups_policy_is_its_own_and_its_members(policy: str, total: int) -> None:
    """The group's `require` fails: dropped, nothing, or its full mark."""
    text = (
        f'ruleset r\ngroup g\n  require c > 10 because "rg"\n{policy}indicator x in g\n  weight 60\n  score a\n'
        "indicator z\n  weight 40\n  score 40\ninput a\ninput c\n"
    )
    assert indicrules.loads(text).score({"a": 4, "c": 10}).total == total


def test_a_refused_group_says_why() -> None:
    """`inapplicable error` on a group names the group and the reason."""
    text = (
        'ruleset r\ngroup g\n  require c > 10 because "rg"\n  inapplicable error\nindicator x in g\n  weight 60\n'
        "  score c\ninput c\n"
    )
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({"c": 4})
    assert [each.message for each in caught.value.problems] == ["`g` does not apply: rg"]


@pytest.mark.parametrize("clause", ["require c > 3", "deduct 5 if c > 3", "cap 59 if c > 3", "grade A when c > 3"])
def test_the_rulesets_own_clauses_need_their_values(clause: str) -> None:
    """A missing value in a clause of the ruleset is an error whatever the members' policy."""
    text = f"ruleset r\n  {clause}\n  missing rescale\nindicator x\n  weight 10\n  score 5\ninput c\n"
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({"c": None})
    assert [(each.code, each.name) for each in caught.value.problems] == [("missing", "c")]


def test_the_rulesets_own_steps() -> None:
    """85 − 2 + 1 is held under a cap of 59 and rounded down to 55, each a line."""
    text = (
        "ruleset r\n  deduct 2\n  award 1\n  cap 59 if c > 3\n  round total 5 down\n"
        "indicator x\n  weight 100\n  score a\ninput a\ninput c\n"
    )
    card = indicrules.loads(text).score({"a": 85, "c": 4})
    assert card.total == 55
    assert [values(line.kind, line.points) for line in card.ledger] == [
        ("item", 15),
        ("deduct", 2),
        ("award", -1),
        ("cap", 25),
        ("rounding", 4),
    ]


BONUS = """ruleset r
  total 100{}
indicator x
  weight 60
  bonus 5
  score a
indicator y
  weight 40
  target >= 10
indicator k
  bonus 4
  award n
input a
input n
"""


@pytest.mark.parametrize(
    ("limit", "actuals", "total"),
    [
        (" up to 105", {"a": 70, "y": 10, "n": 3}, 105),
        (" up to 105", {"a": 70, "y": 5, "n": 3}, 88),
        (" up to 105", {"a": 70, "y": 5, "n": 9}, 89),
        (" up to 200", {"a": 65, "y": NOT_APPLICABLE, "n": 3}, 108),
        (" up to 105", {"a": 54, "y": NOT_APPLICABLE, "n": 0}, 90),
        ("", {"a": 70, "y": 10, "n": 3}, 100),
    ],
)
def test_bonuses_stand_beside_the_weights(limit: str, actuals: dict[str, object], total: int) -> None:
    """A bonus is counted once, is never redistributed, and only the ruleset holds the total."""
    assert indicrules.loads(BONUS.format(limit)).score(actuals).total == total


def test_an_item_with_only_a_bonus() -> None:
    """Its full mark is 0, and what it earns is a line of the total."""
    card = indicrules.loads(BONUS.format(" up to 110")).score({"a": 60, "y": 10, "n": 3})
    assert values(card["k"].full, card["k"].score, card["k"].lost, card.total) == (0, 3, -3, 103)
    assert lines(card) == [("bonus", -3, "k")]


def test_weights_that_do_not_sum_are_one_error() -> None:
    """In a plain sum they must add up; with `out of` or a body they are relative."""
    assert [each.code for each in on_loading(NESTED.format("", "", "  weight 30\n"))] == ["weights-do-not-sum"]
    assert on_loading(NESTED.format("", "", "  weight 30\n  out of 40\n")) == ()
    assert on_loading(NESTED.format("", "", "  weight 30\n  score sum(points)\n")) == ()


def test_members_without_weight_beside_a_total() -> None:
    """Where none has a weight all points are summed, and the total is held to its full mark."""
    text = "ruleset r\n  total 100\nindicator x\n  score a\nindicator y\n  score b\ninput a\ninput b\n"
    ruleset = indicrules.loads(text)
    assert ruleset.score({"a": 30, "b": Decimal("20.5")}).total == Decimal("50.5")
    assert ruleset.score({"a": 80, "b": 70}).total == 100


def test_a_scale_without_weights_is_an_error_at_load() -> None:
    """N × Σ points ÷ Σ weights needs a weight to divide by."""
    text = "ruleset r\n  total 20\ngroup g\n  weight 20\n  out of 10\nindicator x in g\n  out of 10\n  score 5\n"
    assert [each.code for each in on_loading(text)] == ["missing-weight"]


def test_the_ledger_of_members_without_weight() -> None:
    """The whole full mark, then what each member brings."""
    text = "ruleset r\n  total 20\nindicator x\n  score a\nindicator y\n  score 2\ninput a\n"
    card = indicrules.loads(text).score({"a": 5})
    assert [values(line.kind, line.points, line.arithmetic) for line in card.ledger] == [
        ("formula", 20, "20 − 0"),
        ("item", -5, "0 − 5"),
        ("item", -2, "0 − 2"),
    ]
