"""Choices are compared as data are, however the ruleset was typed."""

from __future__ import annotations

import pytest

import indicrules

COMPOSED, APART = "caf\u00e9", "cafe\u0301"


@pytest.mark.parametrize("declared", [COMPOSED, APART, f" {COMPOSED} "])
@pytest.mark.parametrize("asked", [COMPOSED, APART, f"{APART} "])
@pytest.mark.parametrize("given", [COMPOSED, APART, f" {APART}"])
def test_a_choice_is_the_same_however_it_is_typed(declared: str, asked: str, given: str) -> None:
    """In the declaration, a target, a row, a condition, a metric and the data."""
    text = f"""ruleset r
input q one of "{declared}", "tea"
metric again = if q = "{asked}" then "{asked}" else "tea"
indicator a
  weight 10
  actual q
  target = "{asked}"
  score all_or_nothing
indicator b
  weight 10
  score match again
    "{asked}": 10
    otherwise: 0
indicator c
  weight 10
  score 10
  cap 0 if q != "{asked}"
example "as typed"
  given q = "{asked}"
  expect total = 30, again = "{given}"
"""
    ruleset = indicrules.loads(text)
    assert ruleset.score({"q": given}).total == 30
    assert [each.passed for each in ruleset.test()] == [True]


def test_a_choice_stands_in_results_as_data_bring_it() -> None:
    """Composed, without blanks."""
    ruleset = indicrules.loads(f'ruleset r\n  score 1\ninput q one of " {APART}", "tea"\nmetric m = q\n')
    assert ruleset.score({"q": APART}).metrics["m"] == COMPOSED
