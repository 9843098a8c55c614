"""Hold the units of explanations: each number stands in the unit of what it is compared with, the unit beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import indicrules

PRICE = (
    "ruleset r\n  total 10\ninput cost 万元\ninput area 亩\ninput cost2 万元\ninput area2 公顷\n"
    "indicator x\n  weight 10\n"
)
ACTUALS = {"cost": 20, "area": 103, "cost2": 30, "area2": 7}


def told(clauses: str, **options: Any) -> str:
    """Explain the price of 103 亩 for 20 万元, on one line."""
    return " ".join(indicrules.loads(PRICE + clauses).score(ACTUALS).explain(**options).split())


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (
            "  actual cost / area\n  deduct 1 per 100 元/亩 above 1500 元/亩\n",
            "1 × ((1941.75 元/亩 − 1500 元/亩) / 100 元/亩) ≈ 1 × 455/103 = 455/103",
        ),
        (
            "  actual m\n  target <= 1500 元/亩\n  deduct 1 per full 100 元/亩 above target\nmetric m = cost / area\n",
            "1 × floor((1941.75 元/亩 − 1500 元/亩) / 100 元/亩) ≈ 1 × 4 = 4",
        ),
        (
            "  actual cost / area\n  target <= 1500 元/亩\n",
            "cost / area = 20 万元 / 103 亩 ≈ 1941.75 元/亩 ≈441.748 元/亩 above target",
        ),
        ("  actual m\n  target <= 1500 元/亩\nmetric m = cost / area\n", "actual m ≈ 1941.75 元/亩"),
        (
            "  actual cost / area\n  score if actual > 1500 元/亩 then 3 else 8\n",
            "actual > 1500 元/亩: ≈1941.75 元/亩 > 1500 元/亩, holds: 3.00",
        ),
        (
            "  score 10\n  cap 5 if cost / area > 1500 元/亩\n",
            "cost / area > 1500 元/亩: 20 万元 / 103 亩 ≈ 1941.75 元/亩 > 1500 元/亩, holds",
        ),
        (
            "  actual cost / area\n  score max(0, 10 - abs(actual - 1500 元/亩) / 100 元/亩)\n",
            "max(0, 10 − abs(1941.75 元/亩 − 1500 元/亩) / (100 元/亩)) ≈ 575/103 ≈ 5.58252",
        ),
        (
            "  actual cost / area\n  score floor(actual / 1 元/亩) / 1000\n",
            "floor(1941.75 元/亩 / (1 元/亩)) / 1000 ≈ 1941 / 1000 = 1.941",
        ),
        (
            "  score match m\n    < 1500 元/亩: 10\n    otherwise: 2\nmetric m = cost / area\n",
            "m ≈ 1941.75 元/亩, in none of the bands, so 2",
        ),
    ],
)
def test_quantity_without_a_unit_stands_in_that_of_what_is_beside_it(clauses: str, expected: str) -> None:
    """The unit of a quotient follows from its parts and gives way to one that is written."""
    assert expected in told(clauses)


def test_quantity_beside_nothing_stands_in_the_units_of_its_parts() -> None:
    """万元 by 亩 where nothing is written beside it; 元/亩 where that is, and how the one is the other."""
    found = told("  score m / (1 元/亩)\n  round score none\n  cap 1\nmetric m = cost / area\n")
    assert "m = cost / area = 20 万元 / 103 亩 ≈ 0.194175 万元/亩" in found
    assert "1941.75 元/亩 / (1 元/亩) ≈ 1941.75 0.194175 万元/亩 ≈ 1941.75 元/亩" in found


def test_completion_of_quantities_without_a_unit_is_a_ratio_of_decimals() -> None:
    """Both sides in the unit of the actual, 万元/亩, which cancels, although the target is computed in 万元/公顷."""
    found = told("  actual cost / area\n  target <= cost2 / area2\n  score proportional\n", depth="full")
    assert "completion 0.285714 / 0.194175 ≈ 147.143%" in found


def test_computed_target_stands_in_the_unit_of_the_actual() -> None:
    """The one that the data bring."""
    text = PRICE + "  actual price\n  target <= cost / area\ninput price 元/亩\n"
    found = " ".join(indicrules.loads(text).score({**ACTUALS, "price": 1500}).explain().split())
    assert "target ≤ cost / area = 20 万元 / 103 亩 ≈ 1941.75 元/亩" in found


def test_card_gives_actual_and_target_in_the_unit_of_the_target() -> None:
    """The actual has none of its own; `unit` says which."""
    item = indicrules.loads(PRICE + "  actual cost / area\n  target <= 1500 元/亩\n").score(ACTUALS)["x"]
    assert (item.unit, item.actual, item.target) == ("元/亩", Fraction(200000, 103), 1500)
    assert item.shortfall == Fraction(200000, 103) - 1500


PPB = "ruleset r\n  total 10\nunit ppb = 0.001 ppm\ninput c ppm\nindicator x\n  weight 10\n"


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("  score 10 - c / 100 ppb\n", "10 − 0.5 ppm / 100 ppb = 5.00 100 ppb = 0.1 ppm"),
        (
            "  actual c + 100 ppb\n  target <= 200 ppb\n",
            "actual c + 100 ppb = 0.5 ppm + 100 ppb = 0.6 ppm 0.4 ppm above target 100 ppb = 0.1 ppm",
        ),
        ("  score 10\n  deduct 1 if c > 200 ppb\n", "c > 200 ppb: 0.5 ppm > 200 ppb, holds 200 ppb = 0.2 ppm"),
        ("  score if c > 200 ppb then 3 else 9\n", "0.5 ppm > 200 ppb, holds: 3.00 200 ppb = 0.2 ppm"),
        ("  score 10\n  cap 5 if c > 200 ppb\n", "c > 200 ppb: 0.5 ppm > 200 ppb, holds 200 ppb = 0.2 ppm"),
        (
            "  require c < 200 ppb\n  score 10\n",
            "c < 200 ppb: 0.5 ppm < 200 ppb, does not hold <text>:7 200 ppb = 0.2 ppm",
        ),
        ("  score 10\ncheck c < 200 ppb\n", "c < 200 ppb: 0.5 ppm < 200 ppb, does not hold <text>:8 200 ppb = 0.2 ppm"),
        ("  score 10\n  deduct 1 per 100 ppb above 200 ppb\n  actual c\n", "= 1 × 3 = 3 <text>:8 200 ppb = 0.2 ppm"),
    ],
)
def test_units_that_convert_within_a_formula_are_told(clauses: str, expected: str) -> None:
    """In the unit of the other side, under the arithmetic or condition that takes it for granted."""
    found = indicrules.loads(PPB + clauses).score({"c": "0.5 ppm"}).explain()
    assert expected in " ".join(found.split())


def test_one_unit_needs_no_conversion() -> None:
    """Nothing is said where both sides are written alike."""
    found = indicrules.loads(PPB + "  score 10 - c / 0.1 ppm\n").score({"c": "0.5 ppm"}).explain()
    assert " ".join(found.split()).count("0.1 ppm") == 3  # the clause, its values, the ledger


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<= 200 ppb", "target ≤ 200 ppb = 0.2 ppm"),
        ("100 ppb to 0.3 ppm", "target 100 ppb to 0.3 ppm, 100 ppb = 0.1 ppm"),
        ("<= t", "target ≤ t = 200 ppb = 0.2 ppm"),
    ],
)
def test_target_in_another_unit_than_the_actual_is_converted(target: str, expected: str) -> None:
    """The completion is a ratio of numbers in one unit."""
    text = f"{PPB}  actual c\n  target {target}\nparam t = 200 ppb\n"
    assert expected in " ".join(indicrules.loads(text).score({"c": "0.5 ppm"}).explain().split())


@pytest.mark.parametrize(
    ("actual", "lang", "expected"),
    [
        ("1.05 亿元", "en", "actual c = 1.05 亿元 = 10500 万元 9500 万元 below target"),
        ("1.05 亿元", "zh", "完成值 c = 1.05 亿元 = 10500 万元 差 9500 万元"),
        ("1.05 亿元", "en", "data c = 1.05 亿元 = 10500 万元"),
        ("10500 万元", "en", "data c = 10500 万元"),
        ("10500.0", "en", "actual c = 10500 万元 9500 万元 below target"),
    ],
)
def test_actual_given_in_another_unit_is_shown_as_given_and_as_read(actual: str, lang: Any, expected: str) -> None:
    """Beside its target and among the data; what was given in the unit it is read in stands there once."""
    text = "ruleset r\n  total 10\ninput c 万元\nindicator x\n  weight 10\n  actual c\n  target >= 20000 万元\n"
    assert expected in " ".join(indicrules.loads(text).score({"c": actual}).explain(lang=lang).split())
