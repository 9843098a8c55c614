"""Hold the running of examples: every form of `given` and `expect`, and what is said where one does not hold."""

from __future__ import annotations

from fractions import Fraction

import pytest

import indicrules

BASE = """ruleset r
  total 10
  grade A >= 5
  grade B otherwise
  missing rescale
input a from 0 to 100
input b
indicator x
  weight 6
  actual a
  target >= 10
  deduct 1 if a < 9 because "short"
indicator y
  weight 4
  actual b
  target >= 10
  inapplicable error
check b < 50 because "b is small"
example "e"
"""


def only(example: str) -> indicrules.card.examples.ExampleResult:
    """Run the one example."""
    (found,) = indicrules.loads(BASE + example).test()
    return found


@pytest.mark.parametrize(
    "example",
    [
        "  given a = 10, b = 10\n  expect total = 10, grade = A\n",
        "  given a = 5, b = missing\n  expect counted(y) = no, score(y) = inapplicable, lost(\"short\") = 1\n",
        "  given a = 5\n  expect counted(y) = no\n",
        "  expect total = inapplicable\n",
        "  given a = 101, b = 1\n  expect error\n",
        "  given a = 1, b = inapplicable\n  expect error\n",
        "  given a = 10, b = 60\n  expect fails \"b is small\", total = 10\n",
    ],
)  # fmt: skip
def test_expectations_hold(example: str) -> None:
    """Conditions, dropped items, refused data, failed checks."""
    found = only(example)
    assert found.differences == ()
    assert found.passed


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("  given a = 10, b = 10\n  expect score(x) = 5\n", "expected `score(x) = 5`, but score(x) is 6, 1 more"),
        ("  given a = 10, b = 10\n  expect grade = B\n", 'expected `grade = B`, but grade is "A"'),
        ("  given a = 10\n  expect score(y) = 4\n", "expected `score(y) = 4`, but `y` has no value"),
        (
            "  given a = 10, b = 10\n  expect score(y) = inapplicable\n",
            "expected `score(y) = inapplicable`, but score(y) is 4",
        ),
        ("  given a = 10, b = 10\n  expect error\n", "expected `error`, but the data was taken, and total is 10"),
        (
            '  given a = 10, b = 10\n  expect fails "b is small"\n',
            'expected `fails "b is small"`, but the check passed',
        ),
        ('  given a = 10\n  expect fails "b is small"\n', 'expected `fails "b is small"`, but the check was skipped'),
        (
            "  given a = 101, b = 1\n  expect total = 1\n",
            "the data was refused: `101` for `a` lies outside its range 0 to 100",
        ),
    ],
)
def test_differences_say_what_was_found(example: str, expected: str) -> None:
    """The expectation's own words, then the value."""
    found = only(example)
    assert not found.passed
    assert found.differences == (expected,)


def test_period_of_an_example_chooses_the_rows() -> None:
    """Its expectations read the params of that period, too."""
    text = (
        "ruleset r\n  period 2014\n  score most\nparam most\n  from 2010: 83.57\n  from 2014: 85\n"
        'example "early"\n  given period = 2012\n  expect total = most, total = 83.57\n'
        'example "late"\n  expect total = most, total = 85\n'
    )
    assert [each.differences for each in indicrules.loads(text).test()] == [(), ()]


@pytest.mark.parametrize(
    ("expected", "differences"),
    [
        ('error "out-of-range"', ()),
        (
            'error "unknown-choice"',
            ('expected `error "unknown-choice"`, but the data was refused for other reasons: `out-of-range`',),
        ),
        ('error "out-of-range", total = 1', ("expected `total = 1`, but the data was refused",)),
    ],
)
def test_a_refusal_may_be_expected_by_its_code(expected: str, differences: tuple[str, ...]) -> None:
    """One of the problems has the code; where none has, theirs are told."""
    assert only(f"  given a = 101, b = 1\n  expect {expected}\n").differences == differences


def test_what_differs_is_told_in_chinese() -> None:
    """What was expected, what was found and by how much, in a reader's language."""
    found = only("  given a = 8, b = 10\n  expect score(x) = 6.2, grade = B\n")
    assert found.differences_in("zh") == (
        "应为 `score(x) = 6.2`，而 score(x) 为 5，少 1.2",
        '应为 `grade = B`，而 grade 为 "A"',
    )


def test_a_number_that_differs_tells_by_how_much() -> None:
    """The difference is a number of its own, and the items that are spoken of are named."""
    (found,) = only('  given a = 8, b = 10\n  expect score(x) + lost("short") = 6.2\n').expectations
    assert (found.gap, found.gap_text, found.about) == (Fraction(-1, 5), "0.2", ("x",))
