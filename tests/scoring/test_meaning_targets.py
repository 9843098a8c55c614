"""What `met`, `completion`, `shortfall` and the shipped methods make of every form of target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import DataError
from indicrules.card.scorecard import Item


def values(*found: object) -> tuple[object, ...]:
    """Give several values side by side."""
    return found


def item(target: str, actual: object, more: str = "", inputs: str = "") -> Item:
    """Score one indicator of weight 10."""
    text = f"ruleset r\nindicator x\n  weight 10\n  target {target}\n{more}{inputs}"
    return indicrules.loads(text).score({"x": actual})["x"]


@pytest.mark.parametrize(
    ("target", "actual", "completion", "met", "shortfall", "score"),
    [
        (">= 43", 19, Fraction(19, 43), False, 24, Decimal("4.42")),
        (">= 43", 43, 1, True, 0, 10),
        (">= 10", 15, Decimal("1.5"), True, 0, 10),
        (">= 10", 0, 0, False, 10, 0),
        (">= 10", -5, Decimal("-0.5"), False, 15, 0),
        (">= 0", 5, 1, True, 0, 10),
        (">= 0", "-0.01", 0, False, Decimal("0.01"), 0),
        (">= -10", -5, 1, True, 0, 10),
        (">= -10", -20, 0, False, 10, 0),
        ("> 10", 10, 1, False, 0, 10),
        ("> 10", 11, Decimal("1.1"), True, 0, 10),
        ("> 0", 0, 0, False, 0, 0),
        ("> 0", 1, 1, True, 0, 10),
        ("<= 10", 5, 2, True, 0, 10),
        ("<= 10", 40, Decimal("0.25"), False, 30, Decimal("2.5")),
        ("<= 10", 0, 1, True, 0, 10),
        ("<= 10", -5, 1, True, 0, 10),
        ("<= 0", 0, 1, True, 0, 10),
        ("<= 0", 3, 0, False, 3, 0),
        ("<= -5", -3, 0, False, 2, 0),
        ("<= -5", -8, 1, True, 0, 10),
        ("< 10", 10, 1, False, 0, 10),
        ("< 10", 8, Decimal("1.25"), True, 0, 10),
        ("< 0", 0, 0, False, 0, 0),
        ("= 10", 8, Decimal("0.8"), False, 2, 8),
        ("= 10", 12, Decimal("1.2"), False, 2, 10),
        ("= 0", 0, 1, True, 0, 10),
        ("= 0", 1, 0, False, 1, 0),
        ("= -3", -3, 1, True, 0, 10),
        ("= -3", -4, 0, False, 1, 0),
    ],
)
def test_one_sided_targets_are_total_in_every_sign(
    target: str, actual: object, completion: object, met: bool, shortfall: object, score: object
) -> None:
    """Where target or divisor is not positive the completion is 1 if met, else 0; otherwise it is the ratio."""
    found = item(target, actual)
    assert (found.completion, found.met, found.shortfall, found.score) == (completion, met, shortfall, score)


@pytest.mark.parametrize(
    ("target", "actual", "completion", "met", "shortfall"),
    [
        ("10 to 20", 10, 1, True, 0),
        ("10 to 20", 20, 1, True, 0),
        ("10 to 20", 8, Decimal("0.8"), False, 2),
        ("10 to 20", 25, Decimal("0.8"), False, 5),
        ("10 to 20", 0, 0, False, 10),
        ("10 to 20", -5, Decimal("-0.5"), False, 15),
        ("> 10 to < 20", 10, 1, False, 0),
        ("> 10 to < 20", 20, 1, False, 0),
        ("> 10 to < 20", 40, Decimal("0.5"), False, 20),
        ("10 to < 20", 10, 1, True, 0),
        ("> 10 to 20", 20, 1, True, 0),
        ("> 0 to 5", 0, 1, False, 0),
        ("0 to 5", 0, 1, True, 0),
        ("0 to 5", -1, 0, False, 1),
        ("0 to 5", 10, Decimal("0.5"), False, 5),
        ("-10 to 10", 20, Decimal("0.5"), False, 10),
        ("-10 to 10", -20, 0, False, 10),
        ("-10 to -5", 0, 0, False, 5),
        ("-10 to -5", -3, 0, False, 2),
        ("-10 to -5", -7, 1, True, 0),
        ("7 to 7", 7, 1, True, 0),
    ],
)
def test_ranges_are_judged_against_the_nearer_end(
    target: str, actual: object, completion: object, met: bool, shortfall: object
) -> None:
    """Inside 1; below actual ÷ lower end, above upper end ÷ actual; an end that is left out has the completion 1."""
    found = item(target, actual)
    assert (found.completion, found.met, found.shortfall) == (completion, met, shortfall)


@pytest.mark.parametrize(
    ("target", "actual", "met", "shortfall", "score"),
    [
        ("<= 2024-12-31", "2024-12-31", True, 0, 10),
        ("<= 2024-12-31", "2025-01-01", False, 1, 0),
        ("< 2024-12-31", "2024-12-31", False, 0, 0),
        (">= 2024-03-01", "2024-02-28", False, 2, 0),
        ("> 2024-03-01", "2024-03-02", True, 0, 10),
        ("= 2024-06-30", "2024-07-02", False, 2, 0),
        ("2024-01-01 to 2024-06-30", "2024-06-30", True, 0, 10),
        ("2024-01-01 to 2024-06-30", "2023-12-30", False, 2, 0),
        ("2024-01-01 to < 2024-06-30", "2024-06-30", False, 0, 0),
    ],
)
def test_deadlines_have_completion_one_or_nothing(
    target: str, actual: str, met: bool, shortfall: int, score: int
) -> None:
    """A date is met or not, its shortfall is in days, and an end that is left out is simply not met."""
    found = item(target, actual)
    assert values(found.met, found.completion, found.shortfall, found.score) == (met, score // 10, shortfall, score)


@pytest.mark.parametrize(
    ("target", "kind", "actual", "met", "score"),
    [
        ('= "达成"', 'one of "达成", "未达成"', "达成", True, 10),
        ('= "达成"', 'one of "达成", "未达成"', " 未达成 ", False, 0),
        ("= yes", "yes/no", "是", True, 10),
        ("= yes", "yes/no", False, False, 0),
        ("= no", "yes/no", "no", True, 10),
    ],
)
def test_choices_and_yes_no_are_met_or_not(target: str, kind: str, actual: object, met: bool, score: int) -> None:
    """Completion 1 or 0, and nothing that could fall short."""
    found = item(target, actual, inputs=f"input x {kind}\n")
    assert values(found.met, found.completion, found.shortfall, found.score) == (met, score // 10, None, score)


@pytest.mark.parametrize(
    ("target", "actual", "method", "score"),
    [
        (">= 10", 9, "all_or_nothing", 0),
        ("> 10", 10, "all_or_nothing", 0),
        ("<= 10", 10, "all_or_nothing", 10),
        (">= 10", "12.5", "symmetric", 8),
        (">= 10", 5, "symmetric", 5),
        (">= 10", -5, "symmetric", 0),
        ("<= 10", 5, "symmetric", 5),
        ("= 10", 13, "deviation", 7),
        ("= 10", 25, "deviation", 0),
        (">= 10", 13, "deviation", 7),
        ("= 0", 0, "deviation", 10),
        ("= 0", "0.1", "deviation", 0),
        ("= -10", -12, "deviation", 8),
        ("<= -30%", "-24%", "distance", 8),
        ("<= -30%", "-40%", "distance", 10),
        ("<= -30%", "5%", "distance", 0),
        (">= 0", 3, "distance", 10),
        (">= 0", -3, "distance", 0),
        (">= -20%", "-25%", "distance", Decimal("7.5")),
        ("> 0", 0, "distance", 0),
        ("10 to 20", 15, "distance", 10),
        ("10 to 20", 8, "distance", 8),
        ("10 to 20", 25, "distance", Decimal("7.5")),
        ("10 to 20", 25, "deviation", Decimal("7.5")),
    ],
)
def test_shipped_methods(target: str, actual: object, method: str, score: object) -> None:
    """Each gives what its formula gives by hand; of a range the target is the nearer end."""
    assert item(target, actual, f"  score {method}\n").score == score


@pytest.mark.parametrize(
    ("tier", "share", "score"),
    [
        ("达成", "100%", 10),
        ("达成", "80%", 8),
        ("部分达成", "79.9%", Decimal("7.99")),
        ("部分达成", "60%", 6),
        ("未达成", "0%", 0),
    ],
)
def test_qualitative_gives_the_share_within_its_tier(tier: str, share: str, score: object) -> None:
    """Full mark × share."""
    text = (
        'ruleset r\ninput t one of "达成", "部分达成", "未达成"\ninput s %\n'
        "indicator x\n  weight 10\n  score qualitative(t, s)\n"
    )
    assert indicrules.loads(text).score({"t": tier, "s": share})["x"].score == score


@pytest.mark.parametrize(
    ("tier", "share"), [("达成", "79.99%"), ("部分达成", "80%"), ("未达成", "60%"), ("达成", "100.1%")]
)
def test_qualitative_refuses_a_share_outside_its_tier(tier: str, share: str) -> None:
    """The tiers are 80 % to 100 %, 60 % to below 80 %, 0 % to below 60 %."""
    text = (
        'ruleset r\ninput t one of "达成", "部分达成", "未达成"\ninput s %\n'
        "indicator x\n  weight 10\n  score qualitative(t, s)\n"
    )
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({"t": tier, "s": share})
    assert [each.code for each in caught.value.problems] == ["no-row-holds"]


def test_an_actual_has_a_body_of_its_own() -> None:
    """`when` rows in `actual`, a target in percent, and a percent compared with a plain ratio."""
    text = (
        "ruleset r\ninput 上年 万元 from 0\ninput 本年 万元 from 0\nindicator 变动率\n  weight 2\n"
        "  actual\n    when 上年 > 0: (本年 - 上年) / 上年\n    otherwise: 0%\n  target <= -30%\n  score distance\n"
    )
    ruleset = indicrules.loads(text)
    found = ruleset.score({"上年": 200, "本年": 158})["变动率"]
    assert (found.actual, found.target, found.met, found.shortfall, found.score) == (
        Decimal("-0.21"), Decimal("-0.3"), False, Decimal("0.09"), Decimal("1.4"),
    )  # fmt: skip
    assert ruleset.score({"上年": 0, "本年": 158})["变动率"].score == 0


def test_rounded_completion_is_what_the_formula_sees() -> None:
    """19/43 is 44.19 % after rounding, and 20 × 44.19 % is 8.84 without a rounding of the score."""
    found = item(">= 43", 19, "  round completion 0.01%\n  round score none\n")
    assert (found.completion, found.score) == (Decimal("0.4419"), Decimal("4.419"))


def test_a_target_may_be_an_expression() -> None:
    """A target reads inputs; met and completion follow it."""
    text = "ruleset r\ninput 计划 宗\nindicator 完成 \n  weight 10\n  target >= 计划 * 90%\n"
    found = indicrules.loads(text).score({"计划": 50, "完成": 36})["完成"]
    assert values(found.target, found.completion, found.score) == (45, Decimal("0.8"), 8)


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("metric deviation = a + b\n", "score deviation"),
        ("metric deviation = list(a, b)\n", "score sum(deviation)"),
        ("param proportional = 2\n", "score proportional + a"),
        ("method twice(deviation)\n  score 2 * deviation\n", "score twice(a) + b - a"),
    ],
)
def test_a_value_named_as_a_shipped_method_is_that_value(before: str, body: str) -> None:
    """So an indicator that reads it needs no actual of its own."""
    ruleset = indicrules.loads(f"ruleset r\ninput a\ninput b\n{before}indicator x\n  weight 10\n  {body}\n")
    assert ruleset.score({"a": 1, "b": 2})["x"].score == 3
