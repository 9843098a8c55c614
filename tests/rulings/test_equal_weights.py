"""Ruling 48: members that say so share equally, exactly, what the full mark leaves; weights take functions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from tests.loading import on_loading

TWO_LEVELS = """ruleset r
  total 100
group g
  weight equal
indicator a in g
  weight equal
  target >= 100
indicator b in g
  权重 均分
  target >= 100
indicator c
  weight round(100 / 7, 0.1)
  target >= 100
indicator d
  weight equal
  target >= 100
"""
SEVEN = "ruleset r\n  total 15\n" + "".join(f"indicator x{each}\n  weight equal\n  target >= 1\n" for each in range(7))
DROPPED = """ruleset r
  total 100
  missing rescale
indicator a
  weight equal
  target >= 100
indicator b
  weight equal
  target >= 100
indicator c
  weight 40
  target >= 100
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def weight(written: str, params: str = "") -> Decimal | Fraction | None:
    """Give the weight of the only indicator, which is written so."""
    text = f"ruleset r\n{params}indicator x\n  weight {written}\n  target >= 1\n"
    return indicrules.loads(text).score({"x": 1})["x"].weight


def test_ruling_48_equal_weights_share_what_the_full_mark_leaves() -> None:
    """Of 100, 14.3 are said; the group and d have 42.85 each, and the group's members half of that each."""
    found = card(TWO_LEVELS, a=100, b=0, c=100, d=100)
    weights = {each.name: each.weight for each in found.items}
    assert weights == {
        "g": Decimal("42.85"), "a": Decimal("21.425"), "b": Decimal("21.425"), "c": Decimal("14.3"),
        "d": Decimal("42.85"),
    }  # fmt: skip
    assert (found["a"].score, found.total) == (Decimal("21.425"), Decimal("78.575"))


def test_ruling_48_equal_weights_are_exact() -> None:
    """A seventh of 15 is no decimal, and seven of them are 15."""
    found = card(SEVEN, **{f"x{each}": 1 for each in range(7)})
    assert [each.weight for each in found.items] == [Fraction(15, 7)] * 7
    assert found.total == 15


def test_ruling_48_equal_weights_are_carried_by_the_others_where_one_is_missing() -> None:
    """Of 30, 30 and 40 the second is missing: the others carry 100 of 70."""
    found = card(DROPPED, a=100, c=50)
    assert (found["a"].effective_weight, found.total) == (Fraction(300, 7), Fraction(500, 7))
    table = indicrules.loads(DROPPED).score_table(pa.table({"a": [100, 0], "b": [None, 100], "c": [50, 100]}))
    assert table.column("total").to_pylist() == [Decimal("71.428571428571"), Decimal("70")]


def test_ruling_48_an_equal_weight_is_explained() -> None:
    """Tell what was shared, among how many, and what that is, in both languages."""
    text = card(TWO_LEVELS, a=50, b=0, c=100, d=100)
    assert "equal share  42.85 / 2 = 21.425" in text.explain("text")
    assert "均分      42.85 / 2 = 21.425" in text.explain("text", lang="zh")


def test_ruling_48_an_equal_weight_tells_what_the_others_took() -> None:
    """The sum in the parentheses is the full mark less the other weights."""
    assert "(100 − 14.3) / 2 = 42.85" in card(TWO_LEVELS, a=100, b=0, c=100, d=1).explain("text")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("round(15 / 7, 0.1)", Decimal("2.1")),
        ("round(sqrt(2), 0.01)", Decimal("1.41")),
        ("sqrt(16)", Decimal(4)),
        ("mean(best(2, 1, 2, 4))", Decimal(3)),
        ("max(3, median(1, 5, 9))", Decimal(5)),
        ("interpolate(1, 0: 0, 2: 20)", Decimal(10)),
        ("if 2 > 1 then 3 else 4", Decimal(3)),
        ("k * floor(7 / 2)", Decimal("6.3")),
    ],
)
def test_ruling_48_weights_take_functions_of_constants_and_params(written: str, value: Decimal) -> None:
    """What reads no data is worked out when the ruleset is loaded, and so are params with functions in them."""
    assert weight(written, "param k = round(15 / 7, 0.1)\n") == value


def test_ruling_48_equal_may_be_a_name() -> None:
    """It is a word at its one place, alone behind `weight`; anywhere else an input may be called so."""
    text = "ruleset r\n  total 10\ninput equal\nindicator x\n  weight equal\n  actual equal + equal\n  target >= 4\n"
    assert card(text, equal=1).total == 5


@pytest.mark.parametrize(
    ("text", "hint", "followed"),
    [
        ("ruleset r\nX", "add `total 100` to the ruleset", "ruleset r\n  total 100\nX"),
        (
            "ruleset r\n  total 50\ngroup g\nY",
            "add `weight 50` to the group `g`",
            "ruleset r\n  total 50\ngroup g\n  weight 50\nY",
        ),
        (
            "ruleset r\ngroup g\nY",
            "add `weight 10` to the group `g`",
            "ruleset r\ngroup g\n  weight 10\nY",
        ),
        (
            "ruleset r\n  total 10\nX\nindicator z\n  target >= 1\n  weight 12\n",
            "give the others less than 10 together",
            "ruleset r\n  total 10\nX\nindicator z\n  target >= 1\n  weight 9.9\n",
        ),
        (
            "ruleset r\n  total 10\nindicator x\n  target >= 1\nindicator y\n  target >= 1\n",
            "add `weight equal`, by which such members share the 10 left",
            "ruleset r\n  total 10\nX\nindicator y\n  target >= 1\n  weight equal\n",
        ),
    ],
)
def test_ruling_48_the_hint_of_a_mistake_works(text: str, hint: str, followed: str) -> None:
    """What the hint says makes the ruleset load."""
    named = {
        "X": "indicator x\n  weight equal\n  target >= 1",
        "Y": "indicator x in g\n  weight equal\n  target >= 1\n",
    }
    before, after = (each.replace("X", named["X"]).replace("Y", named["Y"]) for each in (text, followed))
    errors = [each for each in on_loading(before) if each.severity == "error"]
    assert {each.hint for each in errors} == {hint}
    assert [each for each in on_loading(after) if each.severity == "error"] == []
