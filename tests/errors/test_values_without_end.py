"""Formulas that would fill the memory or never decide are refused at their place."""

from __future__ import annotations

import pytest

import indicrules
from tests.loading import on_loading


def refused(score: str, value: object = 7) -> str:
    """Give the code for which scoring by a formula of `a` is refused."""
    ruleset = indicrules.loads(f"ruleset r\n  score {score}\ninput a\n")
    with pytest.raises(indicrules.DataError) as caught:
        ruleset.score({"a": value})
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("score", "code"),
    [
        ("2^(a^(2^7)) + a", "too-large-a-value"),
        ("a^a^a^a", "too-large-a-value"),
        ("exp(exp(exp(100))) + a", "too-large-a-value"),
        ("exp(999999999999999999999999999999 * a)", "too-large-a-value"),
        ("exp(-a * 10^29)", "too-large-a-value"),
        ("a^(10^20 + 1/3)", "too-large-a-value"),
        ("floor(exp(1000 * a))", "cannot-decide"),
    ],
)
def test_a_value_past_the_limit_is_refused(score: str, code: str) -> None:
    """Powers and exponentials are not worked out past the limit on a value's length."""
    assert refused(score) == code


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("  score 2^(2^100) + a\n", "2^(2^100)"),
        ("  score if a > 1 then a else 9^9^9^9\n", "9^9^9"),
        ("  score a\nparam one = 9^64\nparam two = one^64\nparam three = two^64\n", "two^64"),
        ("  score a\n  cap (((9^64)^64)^64)^64\n", "((9^64)^64)^64"),
        ("  score interpolate(a, 0: 0, 9^9^9: 1)\n", "9^9^9"),
        ("  score steep(a)\nmethod steep(x)\n  score x * 9^99999\n", "9^99999"),
        ("  score a\nmetric m = (10^9999 * 10^9999) * 10^9999\n", "10^9999 * 10^9999"),
    ],
)
def test_a_constant_past_the_limit_is_refused_at_load(lines: str, place: str) -> None:
    """What is known before the data is never worked out past the limit of values, whether it is read or not."""
    found = on_loading(f"ruleset r\n{lines}input a\n")
    assert [(each.code, each.span and each.span.text) for each in found] == [("too-large-a-value", place)]


def test_a_number_as_long_as_a_value_may_be_is_a_constant() -> None:
    """Weights and caps may be worked out from large numbers."""
    text = "ruleset r\n  total 10\nindicator a\n  weight 10^19000 / 10^18999\n  target >= 1\n"
    assert indicrules.loads(text).score({"a": 1}).total == 10


def test_bounds_of_squares_of_squares_are_let_go() -> None:
    """Forty metrics, each the square of the one before it, over an input of a known range, are refused soon."""
    squares = "".join(f"metric m{index} = m{index - 1} * m{index - 1}\n" for index in range(1, 41))
    ruleset = indicrules.loads(f"ruleset r\n  score m40\ninput a from 2 to 10\nmetric m0 = a\n{squares}")
    with pytest.raises(indicrules.DataError, match="too-large-a-value"):
        ruleset.score({"a": 3})


def test_sixty_roots_compare_soon() -> None:
    """Two sums of sixty roots that are equal, written differently, come to an end."""
    left = ", ".join(f"sqrt({number})" for number in range(1_000_003, 1_000_063))
    right = ", ".join(f"sqrt({4 * number}) / 2" for number in range(1_000_003, 1_000_063))
    ruleset = indicrules.loads(f"ruleset r\n  score if sum({left}) = sum({right}) then 1 else 0\n")
    assert ruleset.score({}).total == 1


def test_a_line_through_two_hundred_points_is_followed() -> None:
    """As many points as a line of text holds."""
    points = ", ".join(f"{number}: {number * number}" for number in range(200))
    ruleset = indicrules.loads(f"ruleset r\n  score interpolate(a, {points})\ninput a\n")
    assert ruleset.score({"a": "198.5"}).total == (198 * 198 + 199 * 199) / 2
