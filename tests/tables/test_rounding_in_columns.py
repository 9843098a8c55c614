"""Columns round as single numbers do: every mode, both sides of zero, on the edges and next to them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules.exact.rounding import MODES, Mode, round_to

SCALES = (Decimal("0.125"), Decimal("12345678.125"), Decimal("99999999999.125"), Decimal("1000000000000000.125"))
NUMBERS = [Decimal(number) * scale for scale in SCALES for number in range(-41, 42)]


def rounding(expression: str) -> indicrules.Ruleset:
    """Give a ruleset whose one score is an expression of `n` and `d`."""
    return indicrules.loads(f"ruleset r\ninput n\ninput d\nindicator i\n  score {expression}\n  round score none\n")


def scores(ruleset: indicrules.Ruleset, numbers: Any, divisors: Any) -> list[Fraction]:
    """Give the scores of a table of numbers and divisors."""
    scored, report = ruleset.score_table(pa.table({"n": numbers, "d": divisors}), report=True)
    assert scored["i.status"].to_pylist() == [0] * len(scored)
    assert report.rows == len(scored)
    return [Fraction(each) for each in scored["i"].to_pylist()]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("step", ["0.25", "1", "0.01", "7", "0.3"])
def test_decimals(mode: Mode, step: str) -> None:
    """Decimals of every size round as they do alone."""
    found = scores(rounding(f"round(n, {step}, {mode})"), pa.array(NUMBERS, pa.decimal128(38, 3)), [1] * len(NUMBERS))
    assert found == [round_to(Fraction(each), Fraction(step), mode) for each in NUMBERS]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("divisor", [-7, 3, 8, 1000, 4300])
def test_quotients(mode: Mode, divisor: int) -> None:
    """Quotients by a column, ties and near-ties among them, round as they do alone."""
    numbers = [*range(-4400, 4401, 11), *range(-60, 61)]
    found = scores(rounding(f"round(n / d, 0.01, {mode})"), numbers, [divisor] * len(numbers))
    assert found == [round_to(Fraction(each, divisor), Fraction(1, 100), mode) for each in numbers]


@pytest.mark.parametrize("mode", MODES)
def test_floats_that_are_no_short_decimals(mode: Mode) -> None:
    """Floats of many digits round as their shortest decimals do."""
    numbers = [number / 7 for number in range(-200, 200)] + [1.005, 2.675, 1e-9, 0.1 + 0.2]
    found = scores(rounding(f"round(n * d, 0.01, {mode})"), numbers, [1] * len(numbers))
    assert found == [round_to(Fraction(repr(each)), Fraction(1, 100), mode) for each in numbers]


def test_a_column_has_the_places_of_a_cap_that_its_step_has_not() -> None:
    """A cap of 5.555 stays 5.555 where scores are rounded to 0.1."""
    text = "ruleset r\n  total 10\ninput a\nindicator i\n  weight 10\n  score a\n  cap 5.555\n  round score 0.1\n"
    scored = indicrules.loads(text).score_table(pa.table({"a": [9.0, 3.14]}))
    assert scored["i"].to_pylist() == [Decimal("5.555"), Decimal("3.100")]


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [
        ("cap full - 1", 1),
        ("cap full / 4 if a > 5", 1),
        ("cap round(a, 0.25)", 2),
        ("floor min(3.375, full)", 3),
        ("cap full / 3", 12),
        ("cap a", 12),
    ],
)
def test_a_column_has_the_places_of_limits_that_are_worked_out(limit: str, wanted: int) -> None:
    """A limit that is a multiple of something, whatever the data, adds its places; another one adds all there are."""
    text = f"ruleset r\n  total 10\ninput a from 0\nindicator i\n  weight 10\n  score a\n  {limit}\n  round score 0.1\n"
    ruleset = indicrules.loads(text)
    scored = ruleset.score_table(pa.table({"a": [9.0, 3.14, 2.72]}))
    assert scored.schema.field("i").type.scale == wanted
    alone = [Fraction(ruleset.score({"a": each}).items[0].score or 0) for each in ("9", "3.14", "2.72")]
    assert [Fraction(each) for each in scored["i"].to_pylist()] == [round(each, wanted) for each in alone]


def test_a_column_has_the_places_of_its_step_though_all_scores_are_whole() -> None:
    """What a column looks like follows from what is written of rounding, not from what the data may bring."""
    text = "ruleset r\n  total 10\ninput a yes/no\nindicator i\n  weight 10\n  score if a then 10 else 0\n"
    assert indicrules.loads(text).score_table(pa.table({"a": [True]}))["i"].to_pylist() == [Decimal("10.00")]
