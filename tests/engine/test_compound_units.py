"""Products and quotients of quantities keep the units in which they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

import indicrules

SPEED = "ruleset r\ninput d km\ninput t 小时\n"


def metric(body: str) -> object:
    """Give the value of a metric over 100 km and 3 hours, as the card has it."""
    ruleset = indicrules.loads(f"{SPEED}metric v = {body}\nindicator a\n  weight 1\n  actual v\n  target = v\n")
    return ruleset.score({"d": 100, "t": 3}).metrics["v"]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("d / t", Fraction(100, 3)),
        ("floor(d / t)", 33),
        ("ceil(d / t, 7)", 35),
        ("round(d / t, 0.5)", Decimal("33.5")),
        ("d * d", 10_000),
        ("d^2", 10_000),
        ("floor(5 / t)", 1),
        ("d * t / (500 m)", 2_160_000),
        ("d * 50%", 50),
        ("d * t / t", 100),
        ("d / (1000 m)", 100),
        ("floor(t / d, 0.02)", Decimal("0.02")),
    ],
)
def test_a_compound_quantity_counts_in_the_units_written(body: str, value: object) -> None:
    """Steps of rounding and the card are in km/小时, not in metres and seconds; where units cancel, in none."""
    assert metric(body) == value


def test_a_bare_number_beside_a_compound_takes_its_unit() -> None:
    """60 beside kilometres by hours is 60 km/小时, in targets and in steps."""
    text = f"{SPEED}indicator a\n  weight 10\n  actual d / t\n  target >= 60\n  deduct 1 per full 10 below target\n"
    ruleset = indicrules.loads(text)
    card = ruleset.score({"d": 100, "t": 3})
    assert (card.total, card["a"].actual, card["a"].target) == (8, Fraction(100, 3), 60)
    assert '"unit": "km/小时"' in card.to_json()
    assert ruleset.score_table(pa.table({"d": [100, 59, 180], "t": [3, 1, 3]}))["total"].to_pylist() == [8, 10, 10]


def test_the_unit_is_shown() -> None:
    """In the explanation, with the number in that unit."""
    text = f"{SPEED}indicator a\n  weight 10\n  actual floor(d / t)\n  target >= 60 km/小时\n"
    assert "33 km/小时" in indicrules.loads(text).score({"d": 100, "t": 3}).explain()
