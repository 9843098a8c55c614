"""Ruling 47: a floor lifts a score; caps and floors act in file order, and no rounding crosses one that applied."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard, Status
from indicrules.syntax.formatter import format_text

ONE = """ruleset r
indicator x
  weight 10
  score a
  {}
  round score none
input a
input b
"""
REASONS = """ruleset r
  total 30
  floor 8 if v >= 1 because "least"
group g
  floor 12 if v >= 2 because "least"
indicator x in g
  weight 20
  score a
  cap 5 if v >= 3 because "veto"
  floor 7 if v >= 3 because "least"
indicator y
  weight 10
  score 0
input a
input v
example "nothing"
  given a = 3, v = 0
  expect lost("least") = 0, total = 3
example "the floor of the total"
  given a = 3, v = 1
  expect lost("least") = -5, total = 8
example "the floor of the group, past which that of the total has nothing to give"
  given a = 3, v = 2
  expect lost("least") = -9, total = 12
example "a cap and two floors"
  given a = 15, v = 3
  expect lost("veto") = 10, lost("least") = -7, score(x) = 7, total = 12
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def lines(found: Any) -> list[tuple[str, Decimal | Fraction, str]]:
    """Give the lines of a ledger: kind, points and arithmetic."""
    return [(line.kind, line.points, line.arithmetic) for line in found.ledger]


def column(text: str, of: str, a: Sequence[object], b: Sequence[object], **options: Any) -> list[Any]:
    """Give a column of a table's results."""
    found: list[Any] = indicrules.loads(text).score_table(pa.table({"a": a, "b": b}), **options)[of].to_pylist()
    return found


@pytest.mark.parametrize(
    ("clauses", "a", "b", "score", "ledger"),
    [
        ("floor 4", 3, 0, 4, [("formula", 7, "10 − 3"), ("floor", -1, "3 − 4")]),
        ("floor 4", 4, 0, 4, [("formula", 6, "10 − 4")]),
        ("floor 4", 0, 0, 4, [("formula", 10, "10 − 0"), ("floor", -4, "0 − 4")]),
        ("floor 4", -2, 0, 4, [("formula", 12, "10 − −2"), ("held", -2, "−2 − 0"), ("floor", -4, "0 − 4")]),
        ("floor 4 if b > 0", 3, 0, 3, [("formula", 7, "10 − 3")]),
        ("floor 4 if b > 0", 3, 1, 4, [("formula", 7, "10 − 3"), ("floor", -1, "3 − 4")]),
        ("floor full", 3, 0, 10, [("formula", 7, "10 − 3"), ("floor", -7, "3 − 10")]),
        ("floor 60% * full", 3, 0, 6, [("formula", 7, "10 − 3"), ("floor", -3, "3 − 6")]),
        ("floor b", 3, -5, 3, [("formula", 7, "10 − 3")]),
        ("floor b", 3, 10, 10, [("formula", 7, "10 − 3"), ("floor", -7, "3 − 10")]),
        ("cap 5\n  floor 7", 9, 0, 7, [("formula", 1, "10 − 9"), ("cap", 4, "9 − 5"), ("floor", -2, "5 − 7")]),
        ("floor 7\n  cap 5", 3, 0, 5, [("formula", 7, "10 − 3"), ("floor", -4, "3 − 7"), ("cap", 2, "7 − 5")]),
        ("floor 7\n  cap 5", 9, 0, 5, [("formula", 1, "10 − 9"), ("cap", 4, "9 − 5")]),
        ("cap 8\n  floor 2", 5, 0, 5, [("formula", 5, "10 − 5")]),
        ("floor 3\n  floor 6\n  floor 4", 1, 0, 6, [("formula", 9, "10 − 1"), ("floor", -5, "1 − 6")]),
        (
            "cap 5\n  floor 7\n  cap 6",
            9,
            0,
            6,
            [("formula", 1, "10 − 9"), ("cap", 4, "9 − 5"), ("floor", -2, "5 − 7"), ("cap", 1, "7 − 6")],
        ),
        (
            "deduct 8\n  floor 4",
            9,
            0,
            4,
            [("formula", 1, "10 − 9"), ("deduct", 8, "8"), ("floor", -3, "1 − 4")],
        ),
        (
            "floor 4\n  deduct 8",
            9,
            0,
            4,
            [("formula", 1, "10 − 9"), ("deduct", 8, "8"), ("floor", -3, "1 − 4")],
        ),
    ],
)
def test_ruling_47_floors_and_caps_act_in_file_order(
    clauses: str, a: int, b: int, score: int, ledger: list[tuple[str, int, str]]
) -> None:
    """A floor gives what lacks to it, a line of its own; of caps and floors that fight the later one holds."""
    text = ONE.format(clauses)
    found = card(text, a=a, b=b)
    assert found["x"].score == score
    assert lines(found["x"]) == ledger
    assert sum(line.points for line in found["x"].ledger) == 10 - score
    assert column(text, "x", [a] * 3, [b] * 3) == [score] * 3
    assert column(text, "x.lost", [a] * 3, [b] * 3, lost=True) == [10 - score] * 3


@pytest.mark.parametrize(
    ("clauses", "a", "score"),
    [
        ("floor 5.5\n  round score 1 down", "5", "5.5"),
        ("floor 5.5\n  round score 1 down", "5.7", "5.5"),
        ("floor 5.5\n  round score 1 up", "5", "6"),
        ("floor 5\n  round score 1 down", "5.7", "5"),
        ("floor 5.5 if b > 0\n  round score 1 down", "5.7", "5"),
        ("cap 5.5\n  floor 2.5\n  round score 1 up", "9", "5.5"),
        ("cap 5.5\n  floor 2.5\n  round score 1 down", "1", "2.5"),
        ("floor 7.5\n  cap 7\n  round score 1", "9", "7"),
        ("cap 7\n  floor 7.5\n  round score 1", "9", "7.5"),
        ("cap 7.25\n  floor 7.5\n  round score 1", "9", "7.5"),
        ("floor 7.5\n  cap 7.25\n  round score 1 down", "3", "7.25"),
        ("floor full\n  round score 3 down", "2", "10"),
        ("floor 9.5\n  round score 3 up", "2", "10"),
        ("floor 9.5\n  round score 3 down", "2", "9.5"),
        ("floor a + 0.555\n  round score 1 down", "3", "3.555"),
    ],
)
def test_ruling_47_rounding_crosses_no_floor_or_cap_that_applied(clauses: str, a: str, score: str) -> None:
    """What a rounding makes of a score is held to the same limits in the same order, and to the full mark."""
    text = ONE.replace("  round score none\n", "").format(clauses)
    found = card(text, a=a, b=0)
    assert found["x"].score == Decimal(score)
    assert sum(line.points for line in found["x"].ledger) == 10 - Decimal(score)
    assert column(text, "x", [a] * 3, ["0"] * 3) == [Decimal(score)] * 3


@pytest.mark.parametrize(
    ("clauses", "a", "score"),
    [
        ("floor full if b > 0", 1, Fraction(15, 7)),
        ("floor full if b < 0", 1, 1),
        ("floor 1", "2.5", Fraction(15, 7)),
        ("floor 1.5\n  cap 2.5", "2.5", Fraction(15, 7)),
        ("cap 2\n  floor full", "2.5", Fraction(15, 7)),
        ("floor full\n  cap 2", 1, 2),
        ("floor 1\n  cap 2.142", "2.5", Fraction("2.14")),
        ("bonus 5 / 3\n  floor 1.5", "3.1", Fraction("3.1")),
        ("bonus 5 / 3\n  floor full", 1, Fraction(15, 7)),
    ],
)
def test_ruling_47_what_is_full_stays_full_under_floors(clauses: str, a: object, score: Fraction) -> None:
    """A full mark of 15 / 7 is not rounded off, whether the formula reaches it or a floor lifts to it."""
    text = f"ruleset r\n  total 15 / 7 up to 10\nindicator x\n  weight 15 / 7\n  score a\n  {clauses}\n"
    assert card(text + "input a\ninput b\n", a=a, b=1).total == score


def test_ruling_47_floors_stand_wherever_caps_do() -> None:
    """On the ruleset, on groups and on indicators; `lost` counts them, less than 0 as they give."""
    assert [each.passed for each in indicrules.loads(REASONS).test()] == [True] * 4


def test_ruling_47_columns_of_a_reason_count_what_floors_gave() -> None:
    """The column `lost: least` of a table is what `lost("least")` is."""
    table = pa.table({"a": [3, 3, 3, 15], "v": [0, 1, 2, 3]})
    found = indicrules.loads(REASONS).score_table(table, lost=True, ledger=True)
    assert found["lost: least"].to_pylist() == [0, -5, -9, -7]
    assert found["lost: veto"].to_pylist() == [0, 0, 0, 10]
    assert found["total.lost"].to_pylist() == [27, 22, 18, 18]


def test_ruling_47_unbounded_scores_have_a_floor_as_well() -> None:
    """An item without a full mark loses nothing, and so has no line; its floor may be any number."""
    text = "ruleset r\nindicator x\n  score a\n  cap b\n  floor 50\ninput a\ninput b\n"
    found = card(text, a=-3, b=100)
    assert (found["x"].score, found["x"].ledger) == (50, ())
    assert "\n  floor  50" in found.explain()


@pytest.mark.parametrize(
    ("clauses", "b", "code", "message", "hint"),
    [
        (
            "floor 2 * b", 6, "above-full-mark", "`2 * b` came out above the full mark, and a `floor` cannot be",
            "write `min(2 * b, full)` if that is meant",
        ),
        (
            "floor 4 if b > 0", None, "missing", "`b` is missing, and `x` needs it",
            "give it a value, or guard the clause that reads it: `if present(b) and …`",
        ),
        (
            "floor b", "N/A", "inapplicable", "`b` does not apply, and `x` needs it",
            "give it a value, or guard the clause that reads it: `if present(b) and …`",
        ),
    ],
)  # fmt: skip
def test_ruling_47_what_a_floor_needs_is_never_made_up(
    clauses: str, b: object, code: str, message: str, hint: str
) -> None:
    """Points above the full mark, and values that are lacking, are refused under every policy, in tables too."""
    text = ONE.format(f"{clauses}\n  missing full\n  inapplicable full")
    with pytest.raises(indicrules.DataError) as raised:
        indicrules.loads(text).score({"a": 3, "b": b})
    (problem,) = raised.value.problems
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)
    status = {"above-full-mark": Status.ABOVE_FULL_MARK, "missing": -1, "inapplicable": -2}[code]
    given = [None if b is None else str(b)] * 3
    assert column(text, "total.status", ["3"] * 3, given) == [status] * 3


def test_ruling_47_caps_may_stand_above_the_full_mark() -> None:
    """There they take nothing, written down or brought by the data."""
    assert card(ONE.format("cap 12\n  cap b"), a=9, b=60).total == 9


def test_ruling_47_points_above_the_full_mark_do_not_matter_where_the_floor_does_not_hold() -> None:
    """A clause that does not hold needs nothing."""
    text = ONE.format("floor b if a > 5")
    assert card(text, a=3, b=60).total == 3
    assert column(text, "total.status", ["3", "6"], ["60", "60"]) == [0, Status.ABOVE_FULL_MARK]


def test_ruling_47_explanations_tell_of_floors_in_both_languages() -> None:
    """The step, the reason in the ledger with its place, and the rounding that it bound."""
    text = ONE.replace("round score none", "round score 1 down").format('floor 5.5 if b > 0 because "保证金"')
    found = card(text, a=3, b=1)
    english = " ".join(found.explain(indicator="x").split())
    assert "floor 5.5 <text>:5 b > 0: 1 > 0, holds" in english
    assert "rounded 5.5, cut toward zero to a whole number; the floor bound: not below 5.5 <text>:6" in english
    assert "lost 7.0 by the formula 10 − 3 −2.5 保证金 3 − 5.5 <text>:5 4.5" in english
    chinese = " ".join(found.explain(lang="zh", indicator="x").split())
    assert "保底 5.5 <text>:5 b > 0，代入：1 > 0，符合" in chinese
    assert "尾数处理 舍去尾数，取整数；不低于保底的 5.5：5.5 <text>:6" in chinese
    assert "扣分依据 7.0 按计分公式少得 10 − 3 −2.5 保证金 3 − 5.5 <text>:5 4.5" in chinese


def test_ruling_47_a_cap_and_a_floor_that_both_bound_are_both_told() -> None:
    """Of those of one kind in a row the one that binds, as in the ledger."""
    found = card(ONE.format("cap 6\n  cap 5\n  cap 8\n  floor 7"), a=9, b=0)
    shown = [line.split()[:2] for line in found.explain(indicator="x").splitlines() if line[2:5] in ("cap", "flo")]
    assert shown == [["cap", "5"], ["floor", "7"]]


def test_ruling_47_a_floor_that_changes_nothing_is_told_where_points_were_lost() -> None:
    """Whether it does not hold, or holds for a score that is not below it."""
    found = card(ONE.format("floor 4\n  floor 9 if b > 0"), a=5, b=0)
    english, chinese = (" ".join(found.explain(lang=lang, indicator="x").split()) for lang in ("en", "zh"))
    assert "floor 4 holds, but the score 5 is not below it <text>:5 floor 9: b > 0: 0 > 0, does not hold" in english
    assert "保底 4 分，而得分 5 不低于此 <text>:5 保底 9：b > 0，代入：0 > 0，不符合" in chinese


def test_ruling_47_data_of_a_card_name_the_floor() -> None:
    """Lines, steps and parts of a card bear its kind."""
    found = card(ONE.replace("round score none", "round score 1 down").format('floor 5.5 because "why"'), a=3, b=0)
    (_, line) = found.to_dict()["items"][0]["ledger"]
    assert (line["kind"], line["points"], line["because"], line["rule"], line["arithmetic"]) == (
        "floor", "-2.5", "why", 'floor 5.5 because "why"', "3 − 5.5",
    )  # fmt: skip
    steps = {step.role: (step.value, dict(step.parts)) for step in found["x"].derivation}
    assert steps["floor"] == (Decimal("5.5"), {"limit": Decimal("5.5")})
    assert steps["rounded"] == (Decimal("5.5"), {"rounded": 5, "floored": Decimal("5.5")})


def test_ruling_47_a_floor_that_bound_takes_no_promise_back() -> None:
    """Reaching the target still earns full marks, which under a cap that bound would not be certain."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= 43 宗\n  score proportional\n  {} 5\n"
    assert "at 43 宗 (42 more needed)" in card(text.format("floor"), x="1 宗").explain()
    assert "at 43 宗" not in card(text.format("cap"), x="30 宗").explain()


def test_ruling_47_the_word_floor_stays_a_name_and_a_function() -> None:
    """It is a clause at the start of a line alone, in either language."""
    text = (
        "ruleset r\nparam floor = 2.5\nindicator x\n  weight 10\n  score  a\n  floor  floor(floor) if a < floor\n"
        "  round  score 1 floor\ninput a\n"
    )
    assert card(text, a="1.5").total == 2
    chinese = format_text(text, keywords="zh")
    assert "  保底 向下取整(floor) 若 a < floor\n  取整 得分 1 向下取整\n" in chinese
    assert card(chinese, a="1.5").total == 2
    assert format_text(chinese, keywords="en") == text
