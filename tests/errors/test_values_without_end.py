"""Formulas that would fill the memory or never decide are refused at their place."""

from __future__ import annotations

import pytest

import indicrules


def refused(score: str, value: object = 7) -> str:
    """Give the code for which scoring by a formula of `a` is refused."""
    ruleset = indicrules.loads(f"ruleset r\n  score {score}\ninput a\n")
    with pytest.raises(indicrules.DataError) as caught:
        ruleset.score({"a": value})
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("score", "code"),
    [
        ("2^(2^100) + a", "too-large-a-value"),
        ("9^9^9^9 + a", "too-large-a-value"),
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
