"""Ruling 50: a total or `out of` in percent makes a scale in percent; elsewhere a percent is no number of points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from tests.loading import on_loading

PAYOUT = """ruleset payout
  total 100% up to 150%
  round total 0.1%
  grade high >= 120%
  grade mid >= 80
  grade low otherwise
indicator revenue
  weight 60%
  bonus 40%
  target >= 1000 万元
  score full * interpolate(completion, 80%: 50%, 100%: 100%, 120%: 150%)
indicator margin
  weight 40%
  bonus 10
  target >= 20%
  deduct 2% per 1% below target up to 10% because "margin"
  deduct 5 if audit because "audit"
  award 10% if actual > 25%
input audit yes/no
example "as agreed"
  given revenue = 900 万元, margin = 18%, audit = no
  expect score(revenue) = 45%, score(margin) = 36%, total = 81%, grade = mid, lost("margin") = 4
"""
MIXED = """ruleset plan
  total 100 up to 130
group payout
  weight 60
  out of 100%
  bonus 50%
  missing rescale
indicator sales in payout
  weight 70%
  bonus 30%
  target >= 100
  score full * completion
indicator margin in payout
  weight 10
  target >= 20%
indicator care in payout
  weight equal
  target >= 10
  score match actual
    >= 10: 20%
    >= 5: 5%
    otherwise: 0
indicator rest
  weight 40
  target >= 5
"""
ONE = """ruleset r
  total 100%
indicator x
  weight 100%
  {}
input a
"""
BARE = """ruleset r
{}indicator x
{}  score match a
    >= 5: 150%
    otherwise: 0
input a
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


def said(text: str) -> list[tuple[str, str | None]]:
    """Give the errors of a ruleset with their hints."""
    return [(each.code, each.hint) for each in on_loading(text) if each.severity == "error"]


def paid(**actuals: Any) -> Scorecard:
    """Score the payout curve."""
    return card(PAYOUT, **actuals)


def test_ruling_50_the_example_of_the_payout_curve_holds() -> None:
    """Expectations are in percent, bare ones too."""
    ruleset = indicrules.loads(PAYOUT)
    assert ruleset.warnings == ()
    assert [each.differences for each in ruleset.test()] == [()]


def test_ruling_50_as_numbers_scores_are_plain() -> None:
    """150 % is 1.5, on the card, in plain data and in tables."""
    found = paid(revenue=1300, margin="26%", audit=False)
    assert (found["revenue"].score, found["margin"].score) == (Decimal("0.9"), Decimal("0.5"))
    assert (found.total, found.full, found.lost, found.grade) == (
        Decimal("1.4"), Decimal(1), Decimal("-0.4"), "high"
    )  # fmt: skip
    assert (found.to_dict()["total"], found.to_dict()["items"][0]["weight"]) == ("1.4", "0.6")
    assert [line.points for line in found["margin"].ledger] == [Decimal("-0.1")]


def test_ruling_50_tables_hold_the_same_numbers() -> None:
    """Two decimals of a percent are four places."""
    table = pa.table({"revenue": [930, 1300], "margin": ["18.3%", "26%"], "audit": [True, False]})
    scores = indicrules.loads(PAYOUT).score_table(table, ledger=True)
    assert scores.column("revenue").to_pylist() == [Decimal("0.4950"), Decimal("0.9000")]
    assert scores.column("margin").to_pylist() == [Decimal("0.3160"), Decimal("0.5000")]
    assert scores.column("total").to_pylist() == [Decimal("0.811"), Decimal("1.400")]
    assert scores.column("grade").to_pylist() == ["mid", "high"]
    assert scores.column("lost: margin").to_pylist() == [Decimal("0.034"), Decimal(0)]


def test_ruling_50_scores_show_as_percents() -> None:
    """On the page, in the ledger's arithmetic, and in the form of finance bureaus."""
    found = paid(revenue=930, margin="18.3%", audit=True)
    page = found.explain("text")
    assert "81.1% of 100%    mid" in page
    assert "38.9 percentage points to high (≥ 120%)" in page
    assert "revenue  49.50% of 60%  ████████▎   10.50%" in page
    assert "full mark 40% − 3.4% − 5% = 31.6%" in page
    assert "rounded half up to a multiple of 0.1%" in page
    assert [line.arithmetic for line in found["margin"].ledger] == [
        "2% × ((20% − 18.3%) / 1%) = 2% × 1.7 = 3.4%", "5%"
    ]  # fmt: skip
    assert "总分：81.1%（满分100%）" in found.explain("form-markdown", lang="zh")
    assert "| 60%（附加分最高40%） | 49.50% | 未达目标，差70万元，扣10.5% |" in found.explain(
        "form-markdown", lang="zh"
    )


def test_ruling_50_a_group_in_percent_counts_in_points() -> None:
    """`out of 100%` makes a scale of its own: what is missing is carried by the others, and 100 % bring 60 points."""
    found = card(MIXED, sales=125, care=6, rest=4)
    assert found["sales"].score == Decimal("0.875")
    assert found["payout"].score == Fraction(925, 900)
    assert found["payout"].points == Fraction(185, 3)
    assert found["care"].weight == Decimal("0.2")
    assert "(100% − 80%) / 1 = 20%" in found.explain("text")


@pytest.mark.parametrize(
    ("clauses", "score"),
    [
        ("score 50", "0.5"),
        ("score 50%", "0.5"),
        ("score full - 5", "0.95"),
        ("score full * 80%", "0.8"),
        ("score a / 10", "0.5"),
        ("score min(full, full * a / 8) - 3%", "0.595"),
        ("score if a > 1 then 60 else 40", "0.6"),
        ("score interpolate(a, 0: 50%, 10: 100%)", "0.75"),
        ("score full\n  cap 40 if a > 2", "0.4"),
        ("score 0\n  award 5 per 1 of a up to 20", "0.2"),
        ("score a / 7", "0.7143"),
        ("score a / 7\n  round score 5", "0.7"),
        ("score a / 7\n  round score 0.1%", "0.714"),
        ("score full\n  floor 5", "1"),
    ],
)
def test_ruling_50_a_bare_number_of_a_scale_in_percent_is_one(clauses: str, score: str) -> None:
    """What stands where points would is in percent, and rounded to 0.01 % unless said."""
    assert card(ONE.format(clauses), a=5)["x"].score == Decimal(score)


@pytest.mark.parametrize(
    ("clauses", "underlined"),
    [
        ("score 0.5", "0.5"),
        ("score 1", "1"),
        ("score full - 0.5", "0.5"),
        ("score full\n  deduct 0.5 per 1 of a", "0.5"),
        ("score full\n  cap 0.5", "0.5"),
        ("score full\n  round score 0.01", "0.01"),
        ("score full\n  bonus 0.5", "0.5"),
        ("score full\n  grade g >= 0.8", "0.8"),
        ("score interpolate(a, 0: 0.5, 10: 1)", "interpolate(a, 0: 0.5, 10: 1)"),
    ],
)
def test_ruling_50_a_bare_number_up_to_one_may_be_either(clauses: str, underlined: str) -> None:
    """As beside any percent it is refused, and the hint writes it in percent."""
    (found,) = (each for each in on_loading(ONE.format(clauses)) if each.severity == "error")
    assert (found.code, found.span.text if found.span else "") == ("percent-or-fraction", underlined)


@pytest.mark.parametrize(
    ("text", "hint", "followed"),
    [
        (
            BARE.format("", ""),
            "add `out of 100%` and `bonus 50%` to `x`, by which it is scored in percent, and may exceed that",
            BARE.format("", "  out of 100%\n  bonus 50%\n"),
        ),
        (
            BARE.format("", "  weight 10\n"),
            "write `150% * full`, and add `bonus 5` to `x`, which may then score above its full mark",
            BARE.format("", "  weight 10\n  bonus 5\n").replace("150%", "150% * full"),
        ),
        (
            "ruleset r\n  score 50%\ninput a\n",
            "add `total 100%`, by which the ruleset is scored in percent",
            "ruleset r\n  total 100%\n  score 50%\ninput a\n",
        ),
        (
            "ruleset r\n  total 100\nindicator x\n  weight 100%\n  target >= 1\n",
            "write `100`",
            "ruleset r\n  total 100\nindicator x\n  weight 100\n  target >= 1\n",
        ),
    ],
)
def test_ruling_50_elsewhere_a_percent_is_not_points_and_the_hint_works(text: str, hint: str, followed: str) -> None:
    """Following the hint to the letter leaves no error."""
    assert said(text) == [("percent-is-not-points", hint)]
    assert said(followed) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "ruleset r\n  total 100%\nindicator x\n  weight 40%\n  target >= 1\n",
            "weights of `r` sum to 40%, not 100%",
        ),
        (
            "ruleset r\n  total 100%\n  out of 50\nindicator x\n  weight 100%\n  target >= 1\n",
            "`r` has the full mark 100% and is out of 50%",
        ),
        (
            "ruleset r\n  total 100%\nindicator x\n  weight 100%\n  target >= 1\n"
            "indicator y\n  weight equal\n  target >= 1\n",
            "the other weights of `r` sum to 100% of 100%, which leaves nothing for `y`",
        ),
    ],
)
def test_ruling_50_messages_write_marks_in_percent(text: str, message: str) -> None:
    """A mistake among weights in percent is told in percent."""
    assert message in [each.message for each in on_loading(text)]


def test_ruling_50_params_may_say_the_scale() -> None:
    """A param in percent is a percent wherever it stands."""
    text = "ruleset r\n  total most\nparam most = 100%\nindicator x\n  weight most\n  target >= 4\n"
    assert card(text, x=3).total == Decimal("0.75")
    assert "75.00% of 100%" in card(text, x=3).explain("text")


def test_ruling_50_a_description_speaks_of_percents() -> None:
    """What an item is worth, what clauses take and what is tried stand in percent, before any data."""
    english, chinese = (indicrules.loads(PAYOUT).describe(lang=lang) for lang in ("en", "zh"))
    assert "100%, at most 150% with bonuses" in english
    assert "60%, and up to 40% beyond" in english
    assert "5% less, if audit (audit)" in english
    assert "rounded half up to a multiple of 0.1%" in english
    assert "扣 5%" in chinese
