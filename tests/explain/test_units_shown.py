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
            "1 × ((1941.74… 元/亩 − 1500 元/亩) / 100 元/亩) = 1 × 455/103",
        ),
        (
            "  actual m\n  target <= 1500 元/亩\n  deduct 1 per full 100 元/亩 above target\nmetric m = cost / area\n",
            "1 × floor((1941.74… 元/亩 − 1500 元/亩) / 100 元/亩) = 1 × 4",
        ),
        (
            "  actual cost / area\n  target <= 1500 元/亩\n",
            "cost / area = 20 万元 / 103 亩 = 1941.74… 元/亩 441.747… 元/亩 over",
        ),
        ("  actual m\n  target <= 1500 元/亩\nmetric m = cost / area\n", "actual m = 1941.74… 元/亩"),
        (
            "  actual cost / area\n  score if actual > 1500 元/亩 then 3 else 8\n",
            "actual > 1500 元/亩 is 1941.74… 元/亩 > 1500 元/亩, holds: 3",
        ),
        (
            "  score 10\n  cap 5 if cost / area > 1500 元/亩\n",
            "cost / area > 1500 元/亩 is 20 万元 / 103 亩 = 1941.74… 元/亩 > 1500 元/亩, holds",
        ),
        (
            "  actual cost / area\n  score max(0, 10 - abs(actual - 1500 元/亩) / 100 元/亩)\n",
            "max(0, 10 − abs(1941.74… 元/亩 − 1500 元/亩) / (100 元/亩)) = 575/103",
        ),
        (
            "  actual cost / area\n  score floor(actual / 1 元/亩) / 1000\n",
            "floor(1941.74… 元/亩 / (1 元/亩)) / 1000 = 1941 / 1000",
        ),
        (
            "  score match m\n    < 1500 元/亩: 10\n    otherwise: 2\nmetric m = cost / area\n",
            "m is 1941.74… 元/亩, in no row, otherwise: 2",
        ),
    ],
)
def test_quantity_without_a_unit_stands_in_that_of_what_is_beside_it(clauses: str, expected: str) -> None:
    """The unit of a quotient follows from its parts and gives way to one that is written."""
    assert expected in told(clauses)


def test_quantity_beside_nothing_stands_in_the_units_of_its_parts() -> None:
    """万元 by 亩 where nothing is written beside it; 元/亩 where that is."""
    found = told("  score m / (1 元/亩)\n  round score none\n  cap 1\nmetric m = cost / area\n")
    assert "m = cost / area = 20 万元 / 103 亩 = 0.194174… 万元/亩" in found
    assert "1941.74… 元/亩 / (1 元/亩)" in found


def test_completion_of_quantities_without_a_unit_is_a_ratio_of_decimals() -> None:
    """Both sides in the unit of the actual, 万元/亩, which cancels, although the target is computed in 万元/公顷."""
    found = told("  actual cost / area\n  target <= cost2 / area2\n  score proportional\n")
    assert "completion 0.285714… / 0.194174… = 147.142… %" in found


def test_computed_target_stands_in_the_unit_of_the_actual() -> None:
    """The one that the data bring."""
    text = PRICE + "  actual price\n  target <= cost / area\ninput price 元/亩\n"
    found = " ".join(indicrules.loads(text).score({**ACTUALS, "price": 1500}).explain().split())
    assert "<= cost / area = 1941.74… 元/亩" in found


def test_card_gives_actual_and_target_in_the_unit_of_the_target() -> None:
    """The actual has none of its own; `unit` says which."""
    item = indicrules.loads(PRICE + "  actual cost / area\n  target <= 1500 元/亩\n").score(ACTUALS)["x"]
    assert (item.unit, item.actual, item.target) == ("元/亩", Fraction(200000, 103), 1500)
    assert item.shortfall == Fraction(200000, 103) - 1500
