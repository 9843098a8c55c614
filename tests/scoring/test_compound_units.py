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


PRICE = "ruleset r\n  total 10\ninput cost 万元\ninput area 亩\nindicator x\n  weight 10\n"


@pytest.mark.parametrize(
    ("clauses", "score", "unit"),
    [
        ("  actual cost / area\n  target <= 1500 元/亩\n  deduct 1 per 100 above 1900\n", 9, "元/亩"),
        ("  actual cost / area\n  target <= 1900\n  deduct 1 per 100 元/亩 above target\n", 9, "元/亩"),
        ("  actual cost / area\n  deduct 1 per 100 above 1900 元/亩\n", 9, "元/亩"),
        ("  actual cost / area\n  deduct 1 per 100 元/亩 above 1900\n", 9, "元/亩"),
        (
            "  actual cost / area\n  target <= price\n  deduct 1 per 100 above 1900\nparam price = 1500 元/亩\n",
            9,
            "元/亩",
        ),
        (
            "  actual cost / area\n  target <= 1500 元/亩\n"
            "  score match actual\n    < 1900: 10\n    < 2100: 5\n    otherwise: 2\n",
            5,
            "元/亩",
        ),
        (
            "  actual cost / area\n  score match actual\n    < 1900: 10\n    < 2100 元/亩: 5\n    otherwise: 2\n",
            5,
            "元/亩",
        ),
        ("  actual cost / area\n  target <= 0.19\n  deduct 1 per 0.01 above target\n", 9, "万元/亩"),
        (
            "  actual cost / area\n  target <= 1500 元/亩\n  deduct 1 per full 1 of floor(actual) above 1990\n",
            0,
            "元/亩",
        ),
        ("  deduct 1 per 100 元/亩 of m above 1900\nmetric m = cost / area\n", 9, None),
        ("  deduct 1 per 100 of m above 1900\nmetric m = max(cost / area, 100 元/亩)\n", 9, None),
        ("  deduct 1 per 100 of m above 1900\nmetric m = cost / area + 0 元/亩\n", 9, None),
        ("  score match m\n    < 1900: 10\n    < 2100 元/亩: 5\n    otherwise: 2\nmetric m = cost / area\n", 5, None),
        ("  score interpolate(m, 1000: 10, 3000 元/亩: 5)\nmetric m = cost / area\n", Decimal("7.5"), None),
    ],
)
def test_a_written_unit_goes_before_a_computed_one(clauses: str, score: object, unit: str | None) -> None:
    """20 万元 for 100 亩 are 2000 元/亩, and so are read bare numbers that stand with one written in 元/亩."""
    card = indicrules.loads(PRICE + clauses).score({"cost": 20, "area": 100})
    assert (card.total, card["x"].unit) == (score, unit)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("cost / area", Decimal("0.2")),
        ("max(cost / area, 1500 元/亩, 1600)", 2000),
        ("cost / area - 500 元/亩", 1500),
        ("500 元/亩 + cost / area", 2500),
        ("if area > 1 亩 then cost / area else 1500 元/亩", 2000),
        ("floor(cost / area, 300 元/亩)", 1800),
        ("round(cost / area, 300 元/亩)", 2100),
        ("-(cost / area) + 1 元/亩", -1999),
    ],
)
def test_a_unit_written_in_a_metric_is_the_one_of_its_value(body: str, value: object) -> None:
    """Before the one that follows from 万元 and 亩, wherever it stands."""
    ruleset = indicrules.loads(f"{PRICE}  actual m\n  target = m\nmetric m = {body}\n")
    assert ruleset.score({"cost": 20, "area": 100}).metrics["m"] == value


def test_steps_without_a_unit_are_shown_in_that_of_what_is_rounded() -> None:
    """Also where the result stands beside a target in another."""
    text = PRICE + "  actual round(m, 0.1)\n  target <= 1500 元/亩\nmetric m = cost / area\n"
    found = " ".join(indicrules.loads(text).score({"cost": 20, "area": 103}).explain().split())
    assert "round(m, 0.1) = round(20/103 万元/亩, 0.1 万元/亩, half_up) = 2000 元/亩" in found


def test_computed_quantities_of_two_units_are_compared_in_one() -> None:
    """That of the first, so that a reader sees which is greater."""
    text = PRICE + "  score if m > n then 3 else 8\nmetric m = cost / area\nmetric n = cost / plot\ninput plot 公顷\n"
    found = " ".join(indicrules.loads(text).score({"cost": 20, "area": 100, "plot": 10}).explain().split())
    assert "m > n: 0.2 万元/亩 > 2/15 万元/亩, holds: 3.00" in found


def test_high_powers_are_in_base_units() -> None:
    """A scale of a hundred kilometres multiplied would have hundreds of digits."""
    text = "ruleset r\ninput d km\nmetric v = (d^8)^8 / (1 m)^63\nindicator a\n  weight 1\n  actual v\n  target = v\n"
    assert indicrules.loads(text).score({"d": "0.001"}).metrics["v"] == 1
