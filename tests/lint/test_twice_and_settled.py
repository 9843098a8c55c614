"""Turn rulesets into what lints of awards, repeated clauses and settled conditions say of them, and leave unsaid."""

from __future__ import annotations

import pytest

import indicrules

RATE = "ruleset r\ninput late yes/no\nindicator a\n  weight 10\n  target >= 90%\n"
FULL = "award-on-the-full-mark"


def said(rules: str) -> list[tuple[str, str]]:
    """Give code and place of what is said of an item's rules, but that examples lack and inputs go unread."""
    found = indicrules.loads(RATE + rules).diagnostics
    silent = ("no-example", "input-never-read", "full-mark-never-reached")
    return [(each.code, each.span.text) for each in found if each.span is not None and each.code not in silent]


@pytest.mark.parametrize(
    ("rules", "place"),
    [
        ("  score all_or_nothing\n  award 2 if actual >= 95%\n", "award 2 if actual >= 95%"),
        ("  score all_or_nothing\n  award 2 if late and completion > 1\n", "award 2 if late and completion > 1"),
        ("  deduct 1 per 1% below target\n  award 1 per 1% above target\n", "award 1 per 1% above target"),
        ("  deduct 3 if not met\n  award 2 if met\n", "award 2 if met"),
    ],
)
def test_awards_for_those_alone_who_have_all_add_nothing(rules: str, place: str) -> None:
    """Where nothing is taken from whoever meets the target, an award for them alone is told of."""
    assert said(rules) == [(FULL, place)]


@pytest.mark.parametrize(
    "rules",
    [
        "  score all_or_nothing\n  award 2 if late\n",  # for who misses, too
        "  score all_or_nothing\n  award 2 if actual >= 80%\n",
        "  deduct 3 if late\n  award 1 per 1% above target\n",  # makes up for what is taken
    ],
)
def test_awards_that_may_add_something_are_left_alone(rules: str) -> None:
    """Those who miss the target may get them, or they make up for a deduction."""
    assert said(rules) == []


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("  deduct 2 if late\n  deduct 2  if late\n", [("taken-twice", "deduct 2  if late")]),
        ('  deduct 2 if late because "a"\n  deduct 2 if late\n', [("taken-twice", "deduct 2 if late")]),
        ('  deduct 2 if late because "a"\n  deduct 2 if late because "b"\n', []),
        ("  deduct 2 if late\n  deduct 3 if late\n", []),
    ],
)
def test_a_clause_that_stands_twice_is_told_of(rules: str, found: list[tuple[str, str]]) -> None:
    """Word for word, but for blanks; two reasons make two of them."""
    assert said(rules) == found


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("  deduct 5 if 1 > 2\n", [("condition-settled", "deduct 5 if 1 > 2")]),
        ("  require 2 > 1\n", [("condition-settled", "require 2 > 1")]),
        ("  deduct 5 if no\n", []),
    ],
)
def test_conditions_of_constants_are_settled(rules: str, found: list[tuple[str, str]]) -> None:
    """A comparison of constants is told of; a bare `no` is a switch that somebody set."""
    assert said(rules) == found


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("  score match late\n    yes: 0\n    no: 10\n    otherwise: 5\n", [("otherwise-never-reached", "5")]),
        ("  score\n    when met: 10\n    when not met: 0\n    otherwise: 5\n", [("otherwise-never-reached", "5")]),
        ("  score\n    when late = yes: 0\n    when late != yes: 10\n    otherwise: 5\n",
         [("otherwise-never-reached", "5")]),
        ("  score\n    when met: 10\n    when not late: 0\n    otherwise: 5\n", []),
    ],
)  # fmt: skip
def test_an_otherwise_below_yes_and_no_is_never_reached(rules: str, found: list[tuple[str, str]]) -> None:
    """Whichever way the two are asked."""
    assert said(rules) == found


@pytest.mark.parametrize(
    ("weights", "mended"),
    [
        (("50", "17", "17", "17"), ("50", "equal", "equal", "equal")),
        (("33.3", "33.3", "33.3"), ("equal", "equal", "equal")),
        (("0.3", "0.7"), ("30", "70")),
        (("30", "30", "60"), ("30", "30", "60")),  # too far off for a rounding
    ],
)
def test_weights_get_the_nearest_repair(weights: tuple[str, ...], mended: tuple[str, ...]) -> None:
    """Equal parts that were rounded share what there is, parts of 1 become points; all else is left to the author."""
    items = "".join(f"indicator i{at}\n  weight {each}\n  target >= 5\n" for at, each in enumerate(weights))
    text = f"ruleset r\n  total 100\n{items}"
    (found,) = indicrules.diagnose(text)
    for each in sorted(found.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: each.span.start] + each.replacement + text[each.span.end :]
    assert tuple(line.split()[1] for line in text.splitlines() if "weight" in line) == mended
