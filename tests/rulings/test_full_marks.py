"""Ruling 39: a rounding never takes a score off its full mark, and says where it alone reached it."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from indicrules.scorecard import Depth

SEVENTHS = "ruleset r\n" + "".join(f"indicator a{n}\n  weight 15 / 7\n  target >= 10\n" for n in range(7))
BONUS = """ruleset r
  total 15 / 7 up to 10
indicator a
  weight 15 / 7
  bonus 5 / 3
  score full + b
  cap c if present(c)
  round score {}
input b
input c
"""
NEARLY = "ruleset r\ngroup g\nindicator a in g\n  weight 100\n  target >= 100000\n"


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def test_ruling_39_what_is_full_stays_full() -> None:
    """Seven times 15 / 7, all met, are 15; one of them half met is rounded as ever."""
    full = card(SEVENTHS, **{f"a{n}": 10 for n in range(7)})
    assert full.total == 15
    assert full.lost == 0
    assert full["a0"].score == Fraction(15, 7)
    assert full["a0"].ledger == ()
    half = card(SEVENTHS, **{f"a{n}": 10 for n in range(6)}, a6=5)
    assert half["a6"].score == Decimal("1.07")
    assert half.total == 6 * Fraction(15, 7) + Decimal("1.07").as_integer_ratio()[0] * Fraction(1, 100)


def test_ruling_39_weights_of_three_places_give_the_total() -> None:
    """33.333 + 33.333 + 33.334 give 100, as columns too."""
    text = "ruleset r\n  total 100\n" + "".join(
        f"indicator a{n}\n  weight {weight}\n  target >= 1\n" for n, weight in enumerate(("33.333", "33.333", "33.334"))
    )
    assert card(text, a0=1, a1=1, a2=1).total == 100
    table = pa.table({"a0": [1, 0], "a1": [1, 1], "a2": [1, 1]})
    found = indicrules.loads(text).score_table(table)
    assert found["total"].to_pylist() == [Decimal("100.000"), Decimal("66.667")]


def test_ruling_39_a_blank_never_beats_a_full_mark() -> None:
    """Under `missing full` a blank brings just what a full mark does."""
    text = SEVENTHS.replace("ruleset r\n", "ruleset r\n  missing full\n")
    met = {f"a{n}": 10 for n in range(7)}
    assert card(text, **met).total == card(text, **{**met, "a3": None}).total == 15


@pytest.mark.parametrize(
    ("mode", "more", "cap", "score"),
    [
        ("0.01", "0", None, Fraction(15, 7)),
        ("0.01 up", "0", None, Fraction(15, 7)),
        ("0.01 down", "0.0001", None, Fraction(15, 7)),
        ("0.01 up", "-0.0001", None, Fraction(15, 7)),
        ("0.01 up", "0.0001", None, Fraction("2.15")),
        ("0.01", "-0.001", None, Fraction("2.14")),
        ("0.01", "2", None, Fraction(80, 21)),
        ("1", "1.6", None, Fraction(80, 21)),
        ("1", "2", "3.6", Fraction("3.6")),
        ("0.01", "2", "2.142", Fraction("2.14")),
        ("0.01 up", "2", "2.142", Fraction("2.142")),
    ],
)
def test_ruling_39_rounding_crosses_neither_the_full_mark_nor_its_bonus(
    mode: str, more: str, cap: str | None, score: Fraction
) -> None:
    """Full mark 15 / 7, with its bonus 80 / 21; a cap that applied binds as before (ruling 4). Columns agree."""
    text = BONUS.format(mode)
    found = card(text, b=more, c=cap)["a"]
    assert found.score == score
    assert sum(Fraction(line.points) for line in found.ledger) == Fraction(15, 7) - score
    rows = indicrules.loads(text).score_table(pa.table({"b": [more] * 3, "c": pa.array([cap] * 3, pa.string())}))
    shown = Decimal(round(score * 10**12)).scaleb(-12)
    assert rows["a"].to_pylist() == [shown] * 3


def test_ruling_39_columns_add_up_what_is_exact() -> None:
    """The total of a table sums seven times 15 / 7 itself, not what twelve places show of it."""
    table = pa.table({f"a{n}": [10, 10, 5] for n in range(7)})
    found = indicrules.loads(SEVENTHS).score_table(table, lost=True)
    assert found["total"].to_pylist() == [15, 15, Decimal("7.49")]
    assert found["a0"].to_pylist()[0] == Decimal("2.142857142857")
    assert found["a0.lost"].to_pylist() == [0, 0, Decimal("1.072857142857")]


def test_ruling_39_columns_show_a_full_mark_and_what_is_lost_of_it_alike() -> None:
    """Of 20 / 3, shown as 6.666666666667, nothing is lost where it is reached."""
    ruleset = indicrules.loads("ruleset r\nindicator a\n  weight 20 / 3\n  target >= 10\n")
    found = ruleset.score_table(pa.table({"a": [10, 5]}), lost=True)
    assert found["a"].to_pylist() == [Decimal("6.666666666667"), Decimal("3.33")]
    assert found["a.lost"].to_pylist() == [0, Decimal("3.336666666667")]


def test_ruling_39_a_full_mark_by_rounding_is_marked() -> None:
    """99,999.99999 of 100,000 become 100.00: the item, its group and the total say that rounding alone did it."""
    found = card(NEARLY, a="99999.99999")
    assert (found.total, found.lost) == (100, 0)
    assert (found.full_by_rounding, found["g"].full_by_rounding, found["a"].full_by_rounding) == (True, True, True)
    shown = json.loads(found.to_json())
    assert shown["full_by_rounding"] is True
    assert [item["full_by_rounding"] for item in shown["items"]] == [True, True]
    depths: tuple[tuple[Depth, int], ...] = (("default", 2), ("full", 3))  # a group is told in full alone
    for depth, count in depths:
        english, chinese = found.explain(depth=depth), found.explain(lang="zh", depth=depth)
        assert english.count("the full mark is reached by rounding alone: 99.99999999 before it") == count
        assert chinese.count("仅因尾数处理达到满分：处理前为 99.99999999") == count
        assert "\n  full by rounding  a 99999.99999, target ≥ 100000\n" in english.replace("    a 9", "  a 9")
        assert "full, not met" not in english
    assert "\n\n  rounded  the full mark is reached by rounding alone: 99.99999999 before it" in str(found)


@pytest.mark.parametrize("actual", ["100000", "99000", "150000"])
def test_ruling_39_other_marks_are_not_marked(actual: str) -> None:
    """What is full without rounding is not marked, nor what is not full after it."""
    found = card(NEARLY, a=actual)
    assert (found.full_by_rounding, found["a"].full_by_rounding) == (False, False)
    assert "rounding" not in str(found)
    assert "by rounding" not in found.explain()


def test_ruling_39_a_rounded_completion_may_reach_the_full_mark() -> None:
    """99.6 % rounded to 100 % is a full mark by rounding as well; a total with a bonus to spare is not."""
    text = "ruleset r\n  total 10 up to 11\nindicator a\n  weight 10\n  target >= 1000\n  round completion 1%\n{}"
    assert card(text.format(""), a=996).full_by_rounding is True
    spare = card(text.format("indicator b\n  bonus 1\n  score 1\n"), a=996)
    assert (spare.total, spare.full_by_rounding, spare["a"].full_by_rounding) == (11, False, True)


def test_ruling_39_a_mark_may_be_full_by_what_rounding_made_of_another() -> None:
    """Twice 4.996 is 9.992; rounded to 5.00 it is a full 10, in a group whose own score no rounding moves."""
    text = (
        "ruleset r\nmetric twice = 2 × score(a)\ngroup g\n  weight 10\n  score min(full, twice)\n"
        "indicator a in g\n  weight 10\n  target >= 1000\n"
    )
    found = card(text, a="499.6")
    assert (found["a"].score, found["g"].score) == (5, 10)
    assert (found["a"].full_by_rounding, found["g"].full_by_rounding, found.full_by_rounding) == (False, True, True)
    assert card(text, a="500")["g"].full_by_rounding is False


def test_ruling_39_the_line_of_a_kept_mark_says_so() -> None:
    """A full mark that the step does not divide stays whole, and its explanation says why it is not rounded."""
    found = card(SEVENTHS, **{f"a{n}": 10 for n in range(7)})
    assert "≈2.14286, rounded half up to two decimals; the full mark stays whole: ≈2.14286" in found.explain(
        depth="full"
    )


def test_ruling_39_the_schema_has_the_mark() -> None:
    """The published schema asks for the mark on the card and on its items."""
    schema = json.loads((Path(__file__).parents[2] / "docs" / "scorecard.schema.json").read_text("utf-8"))
    assert "full_by_rounding" in schema["required"]
    assert "full_by_rounding" in schema["$defs"]["item"]["required"]
