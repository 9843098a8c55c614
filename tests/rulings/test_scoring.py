"""Rulings 8 to 21: scoring."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError, Scorecard
from tests.loading import on_loading


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset."""
    return indicrules.loads(text).score(actuals)


def codes(text: str) -> list[str]:
    """Give the codes of everything said of a ruleset."""
    return [each.code for each in on_loading(text)]


def ledger(item: object) -> list[tuple[str, object]]:
    """Give the kinds and points of a ledger."""
    return [(line.kind, line.points) for line in item.ledger]  # type: ignore[attr-defined]


REDISTRIBUTED = """ruleset r
  total 100
  missing rescale
indicator a
  weight 30
  target >= 10
indicator b
  weight 70
  target >= 10
"""


def test_ruling_8_redistribution_changes_the_parent_alone() -> None:
    """30 of 30/70 gone and the 70 at half: the item shows 35, its parent 50."""
    found = card(REDISTRIBUTED, a=None, b=5)
    assert found["b"].score == 35
    assert found["b"].weight == 70
    assert found["b"].effective_weight == 100
    assert found["a"].effective_weight == 0
    assert found.total == 50


def test_ruling_9_overshoot_is_headroom() -> None:
    """An author's formula past the full mark is used up by deductions first, and the ledger shows it."""
    text = "ruleset r\nindicator x\n  weight 10\n  score a\n  deduct 3 if b > 0\ninput a\ninput b\n"
    found = card(text, a=12, b=1)["x"]
    assert found.score == 9
    assert ledger(found) == [("formula", -2), ("deduct", 3)]
    assert card("ruleset r\nindicator x\n  weight 10\n  target >= 5\n", x=50)["x"].score == 10


def test_ruling_10_members_without_weight_are_shown_not_summed() -> None:
    """Where one has a weight, only weighted ones are summed; where none has, all are."""
    text = "ruleset r\nindicator x\n{}  score a\nindicator y\n  score b\ninput a\ninput b\n"
    assert card(text.format("  weight 10\n"), a=4, b=5).total == 4
    assert card(text.format(""), a=4, b=5).total == 9


def test_ruling_11_full_mark_without_total() -> None:
    """The full mark is what the members weigh together, if any has a weight."""
    text = "ruleset r\nindicator x\n{}  score a\ninput a\n"
    assert card(text.format("  weight 10\n"), a=4).full == 10
    assert card(text.format(""), a=4).full is None


def test_ruling_12_missing_policy_covers_the_score_alone() -> None:
    """A blank cell takes the policy in a score, and is an error in a veto."""
    text = "ruleset r\nindicator x\n  weight 10\n  score a\n  cap 0 if b > 0\n  missing full\ninput a\ninput b\n"
    assert card(text, a=None, b=0)["x"].score == 10
    with pytest.raises(DataError) as caught:
        card(text, a=5, b=None)
    assert [(each.code, each.name) for each in caught.value.problems] == [("missing", "b")]
    guarded = text.replace("if b > 0", "if present(b) and b > 0")
    assert card(guarded, a=5, b=None)["x"].score == 5


@pytest.mark.parametrize(
    ("own", "group", "root", "expected"),
    [
        ("", "", "zero", "zero"),
        ("", "full", "zero", "full"),
        ("rescale", "full", "zero", "dropped"),
    ],
)
def test_ruling_13_nearest_policy_holds(own: str, group: str, root: str, expected: str) -> None:
    """The item's own policy, else its nearest group's, else the ruleset's."""
    lines = ["ruleset r", f"  missing {root}", "group g", "  weight 20"]
    lines += [f"  missing {group}"] if group else []
    lines += ["indicator x in g", "  weight 10", "  target >= 5", "  deduct 1"]
    lines += [f"  missing {own}"] if own else []
    lines += ["indicator y in g", "  weight 10", "  target >= 5"]
    found = card("\n".join(lines) + "\n", x=None, y=5)["x"]
    assert found.status == expected
    assert found.score == {"zero": 0, "full": 10, "dropped": None}[expected]


def test_ruling_13_default_policies() -> None:
    """Missing is an error by default, inapplicable is redistributed."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= 5\nindicator y\n  weight 10\n  target >= 5\n"
    with pytest.raises(DataError):
        card(text, x=None, y=5)
    found = card(text, x=NOT_APPLICABLE, y=5)
    assert found["x"].status == "dropped"
    assert found.total == 20


@pytest.mark.parametrize(
    ("target", "actual", "completion", "met", "shortfall"),
    [
        (">= 10", 5, Decimal("0.5"), False, 5),
        (">= 0", 0, 1, True, 0),
        (">= 0", -1, 0, False, 1),
        ("> 10", 10, 1, False, 0),
        ("<= 10", 20, Decimal("0.5"), False, 10),
        ("<= 10", 0, 1, True, 0),
        ("<= 0", 3, 0, False, 3),
        ("= 10", 12, Decimal("1.2"), False, 2),
        ("10 to 20", 15, 1, True, 0),
        ("10 to 20", 5, Decimal("0.5"), False, 5),
        ("10 to 20", 40, Decimal("0.5"), False, 20),
        ("10 to < 20", 20, 1, False, 0),
        ("> 10 to 20", 10, 1, False, 0),
    ],
)
def test_ruling_14_completion_and_shortfall(
    target: str, actual: int, completion: object, met: bool, shortfall: int
) -> None:
    """Completion is total, and shortfall never negative."""
    found = card(f"ruleset r\nindicator x\n  weight 10\n  target {target}\n", x=actual)["x"]
    assert (found.completion, found.met, found.shortfall) == (completion, met, shortfall)


def test_ruling_14_rounding_completion_leaves_met_alone() -> None:
    """99.96 % rounds to 100 % for the formula, and the target is still missed."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= 100%\n  round completion 0.1%\ninput x %\n"
    found = card(text, x="99.96%")["x"]
    assert (found.completion, found.met, found.score) == (1, False, 10)


def test_ruling_14_dates_fall_short_by_days() -> None:
    """A deadline missed by two days has the completion 0 and a shortfall of 2 days."""
    text = "ruleset r\nindicator x\n  weight 10\n  target <= 2024-12-31\n  score full - 2 * shortfall / 1 天\n"
    found = card(text, x="2025-01-02")["x"]
    assert (found.completion, found.met, found.shortfall, found.score) == (0, False, 2, 6)


@pytest.mark.parametrize(
    ("rule", "actual", "score"),
    [
        ("deduct 0.5 per full 1% below target", "89.6%", Decimal("7.5")),
        ("deduct 0.5 per started 1% below target", "89.6%", 7),
        ("deduct 0.5 per 1% below target", "89.6%", Decimal("7.3")),
        ("deduct 0.5 per full 5% below target", "89.6%", Decimal("9.5")),
        ("deduct 0.5 per full 1% below target", "99%", 10),
        ("deduct 0.5 per full 1% below target up to 1", "80%", 9),
    ],
)
def test_ruling_15_steps(rule: str, actual: str, score: object) -> None:
    """`per` counts max(0, quantity) / step; 5 % of a percent quantity is five percentage points."""
    text = f"ruleset r\nindicator x\n  weight 10\n  target >= 95%\n  {rule}\n"
    assert card(text, x=actual)["x"].score == score


def test_ruling_16_methods_take_arguments_lazily() -> None:
    """An argument that the taken branch never reads may be missing."""
    text = (
        "ruleset r\nmethod pick(p, q)\n  score if met then p else q\n"
        "indicator x\n  weight 10\n  target >= 5\n  score pick(full, a)\ninput a\n"
    )
    assert card(text, x=7, a=None)["x"].score == 10
    with pytest.raises(DataError):
        card(text, x=3, a=None)


def test_ruling_16_methods_do_not_recur_and_need_their_item() -> None:
    """A method that calls itself, and one whose words have no item, are mistakes."""
    recursive = "ruleset r\nmethod m(p)\n  score m(p)\nindicator x\n  weight 1\n  target >= 1\n  score m(1)\n"
    assert codes(recursive) == ["recursive-method"]
    assert codes("ruleset r\n  score v\nmetric v = proportional\n") == ["word-outside-item"]


def test_ruling_17_final_values_of_other_items() -> None:
    """Items are worked out in the order of need; a dropped one is inapplicable to its reader."""
    text = (
        "ruleset r\nindicator x\n  weight 10\n  score score(y) / 2\n"
        "indicator y\n  weight 10\n  score a\n  missing rescale\ninput a\n"
    )
    assert card(text, a=8)["x"].score == 4
    found = card(text, a=None)
    assert found["x"].status == "dropped"
    assert found.total is None
    asked = text.replace("score(y) / 2", "if counted(y) and present(y) then score(y) else 3")
    assert card(asked, a=None)["x"].score == 3


def test_ruling_17_circles_are_reported_with_their_path() -> None:
    """Two items that read each other cannot be worked out."""
    text = "ruleset r\nindicator x\n  weight 1\n  score score(y)\nindicator y\n  weight 1\n  score score(x)\n"
    found = on_loading(text)
    assert [each.code for each in found] == ["cycle"]
    assert "x → y → x" in found[0].message


def test_ruling_18_total_is_read_in_grades_checks_and_examples() -> None:
    """Elsewhere `total` is a mistake; metrics are on the card."""
    text = "ruleset r\n  grade A when total > 5\nindicator x\n  weight 10\n  score v\nmetric v = a / 3\ninput a\n"
    found = card(text, a=27)
    assert found.grade == "A"
    assert found.metrics == {"v": 9}
    assert codes("ruleset r\nindicator x\n  weight 10\n  score total\n") == ["no-such-word"]


def test_ruling_19_first_operand_without_a_value_decides() -> None:
    """Left of a sum missing, right inapplicable: the reader is missing; swapped, inapplicable."""
    text = "ruleset r\nindicator x\n  weight 10\n  score {}\n  missing zero\n  inapplicable full\ninput a\ninput b\n"
    assert card(text.format("a + b"), a=None, b=NOT_APPLICABLE)["x"].status == "zero"
    assert card(text.format("b + a"), a=None, b=NOT_APPLICABLE)["x"].status == "full"
    assert card(text.format("if 1 > 0 or a > 1 then 4 else 5"), a=None, b=1)["x"].score == 4
    assert card(text.format("if 1 < 0 and a > 1 then 4 else 5"), a=None, b=1)["x"].score == 5


def test_ruling_20_no_grade_that_holds_is_none() -> None:
    """Without a grade that holds there is none; a gap between bands is a warning."""
    text = "ruleset r\n  grade A >= 90\n  grade B 60 to 80\nindicator x\n  weight 100\n  score a\ninput a\n"
    assert card(text, a=50).grade is None
    assert codes(text) == ["grade-gap"]


def test_ruling_21_the_binding_cap_has_the_line() -> None:
    """Of several caps the one that binds has the line, and zero lines are left out."""
    text = (
        "ruleset r\nindicator x\n  weight 10\n  score a\n"
        '  cap 8 because "first"\n  cap 6 because "second"\n  cap 7 because "third"\ninput a\n'
    )
    found = card(text, a=10)["x"]
    assert [(line.kind, line.points, line.because) for line in found.ledger] == [("cap", 4, "second")]


def test_ruling_21_irrational_formula_and_rounding_are_one_line() -> None:
    """All points of a ledger are rational."""
    text = "ruleset r\nindicator x\n  weight 10\n  score sqrt(a)\ninput a\n"
    found = card(text, a=2)["x"]
    assert found.score == Decimal("1.41")
    assert ledger(found) == [("formula", Decimal("8.59"))]


def test_ruling_21_redistribution_in_the_ledger() -> None:
    """The dropped member's weight, and once what the factor gave back."""
    found = card(REDISTRIBUTED, a=None, b=5)
    assert found["a"].ledger == ()
    assert ledger(found) == [("rescale", 30), ("item", 35), ("rescale", -15)]
    assert sum(Fraction(line.points) for line in found.ledger) == 50
