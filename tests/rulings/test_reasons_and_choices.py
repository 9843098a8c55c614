"""Ruling 44 and its neighbours: `lost` counts caps too; the choices of texts that are chosen; pairs that stay pairs."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from tests.loading import on_loading

VETO = """ruleset r
  total 30
  cap 20 if v >= 1 because "veto"
group g
  cap 10 if v >= 2 because "veto"
indicator x in g
  weight 20
  score 20
  cap 12 if v >= 3 because "veto"
  cap 15 if v >= 3 because "veto"
  deduct 1 if v >= 3 because "veto"
indicator y
  weight 10
  score 10
input v
example "nothing"
  given v = 0
  expect lost("veto") = 0, total = 30
example "the ruleset's cap"
  given v = 1
  expect lost("veto") = 10, total = 20
example "the group's cap"
  given v = 2
  expect lost("veto") = 10, total = 20
example "a deduction and of two caps the one that binds"
  given v = 3
  expect lost("veto") = 10, score(x) = 12, total = 20
"""

CHOICES = """ruleset r
indicator i
  weight 10
  score match u
    "S": 10
    "{}": 5
    otherwise: 0
input a one of "S", "M"
input b one of "X", "Y"
metric t = if b = "X" then a else b
metric u =
  when a = "M": t
  otherwise: if b = "X" then t else "Z"
"""

RANKED = """ruleset r
indicator i
  weight 10
  score weighted_mean(best(2, a, b), best(2, 0.75, 0.25))
input a
input b
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def test_ruling_44_lost_counts_every_clause_of_a_reason() -> None:
    """Caps of the ruleset, of a group and of an indicator count like deductions, several of one reason together."""
    results = indicrules.loads(VETO).test()
    assert [each.passed for each in results] == [True] * 4


def test_ruling_44_columns_of_a_reason_hold_the_same() -> None:
    """The column `lost: veto` of a table is what `lost("veto")` is."""
    found = indicrules.loads(VETO).score_table(pa.table({"v": [0, 1, 2, 3]}), ledger=True)
    assert found["lost: veto"].to_pylist() == [0, 10, 10, 10]


@pytest.mark.parametrize(("choice", "a", "b", "score"), [("Y", "M", "Y", 5), ("Z", "S", "Y", 5), ("M", "S", "X", 10)])
def test_a_chosen_text_may_be_any_of_its_branches(choice: str, a: str, b: str, score: int) -> None:
    """The choices of a text metric are those of all its branches and rows, of metrics in it and of written texts."""
    text = CHOICES.format(choice)
    assert card(text, a=a, b=b).total == score
    found = indicrules.loads(text).score_table(pa.table({"a": [a] * 3, "b": [b] * 3}))
    assert found["total"].to_pylist() == [Decimal(score)] * 3


def test_a_text_that_no_branch_gives_is_no_choice() -> None:
    """What none of the branches can give is still reported, with all that they can."""
    found = on_loading(CHOICES.format("Q"))
    assert [each.code for each in found] == ["unknown-choice"]
    assert found[0].hint == 'write one of "S", "M", "X", "Y", "Z"'


def test_weights_written_by_rank_stand_beside_sorted_values() -> None:
    """The better of two values counts three quarters: weights written from the greatest down stay as written."""
    assert card(RANKED, a=4, b=8).total == 7
    assert card(RANKED, a=8, b=4).total == 7
    ascending = RANKED.replace("0.75, 0.25", "0.25, 0.75")
    assert [each.code for each in on_loading(ascending)] == ["sorted-apart"]


def test_the_mended_weighted_mean_keeps_its_pairs() -> None:
    """The formula that the hint of `sorted-apart` writes loads, and weighs each value by its own weight."""
    text = (
        "ruleset r\nindicator i\n  weight 10\n  score (a * x + b * y) / (x + y)\ninput a\ninput b\ninput x\ninput y\n"
    )
    assert card(text, a=4, b=8, x=3, y=1).total == 5


UNCOUNTED = """ruleset r
  total 20 up to 30
group g
  require v > 1
  {}
indicator x in g
  weight 10
  score 10
indicator b in g
  bonus 9
  score 9
indicator y
  weight 10
  score 10
input v
"""


@pytest.mark.parametrize(
    ("policy", "english", "chinese"),
    [
        ("", "does not count in g, which is not scored", "g 不参与评分，本项不计入"),
        (
            "inapplicable zero",
            "does not count in g, which is scored by `inapplicable zero`",
            "g 按“不适用 零分”计分，本项不计入",
        ),
    ],
)
def test_members_of_a_group_without_its_own_score_do_not_count(policy: str, english: str, chinese: str) -> None:
    """A member with a bonus alone "gained 9", yet the total has none of it: bar and heading of each member say so.

    What has full marks has no heading unless everything is told.
    """
    found = card(UNCOUNTED.format(policy), v=1)
    assert (found.explain().count(english), found.explain(depth="full").count(english)) == (3, 4)
    assert f"gained 9; {english}" in found.explain()
    assert (found.explain(lang="zh").count(chinese), found.explain(lang="zh", depth="full").count(chinese)) == (3, 4)
    assert found.explain(format="markdown", depth="full").count("does not count in g") == 4
    assert "does not count" not in card(UNCOUNTED.format(policy), v=2).explain()


@pytest.mark.parametrize("value", [float("nan"), ["late"], b"late"], ids=["nan", "list", "bytes"])
def test_ruling_53_what_is_no_text_is_refused_as_such(value: object) -> None:
    """It is none of any choices, for there are none."""
    found = indicrules.loads("ruleset r\n  score if present(why) then 1 else 0\ninput why text\n")
    with pytest.raises(indicrules.DataError) as refused:
        found.score({"why": value})
    assert [(each.code, each.message, each.hint) for each in refused.value.problems] == [
        ("not-a-text", "what is given for `why` is no text, and `why` is one", "write it as a text, or give none")
    ]
