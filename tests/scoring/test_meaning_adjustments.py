"""What deductions, awards, holding, caps and rounding make of a score, one after the other."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules.card.scorecard import Item
from tests.loading import on_loading


def item(clauses: str, inputs: str = "", **actuals: object) -> Item:
    """Score one indicator of weight 10; clauses are parted by `;`."""
    lines = "".join(f"  {each.strip()}\n" for each in clauses.split(";"))
    return indicrules.loads(f"ruleset r\nindicator x\n  weight 10\n{lines}{inputs}").score(actuals)["x"]


def errors(clauses: str) -> list[tuple[str, str]]:
    """Give codes and hints of the errors in one indicator."""
    lines = "".join(f"  {each.strip()}\n" for each in clauses.split(";"))
    found = on_loading(f"ruleset r\nindicator x\n  weight 10\n{lines}input a\n")
    return [(each.code, each.hint or "") for each in found]


@pytest.mark.parametrize(
    ("rule", "score"),
    [
        ("deduct 0.5 per full 1% below target", Decimal("7.5")),
        ("deduct 0.5 per started 1% below target", 7),
        ("deduct 0.5 per 1% below target", Decimal("7.3")),
        ("deduct 0.5 per 2 below 92", Decimal("9.4")),
        ("deduct 0.5 per 1 个百分点 below 92%", Decimal("8.8")),
        ("deduct 0.5 per 10‰ below target", Decimal("7.3")),
        ("deduct 1 per 1% above 85%", Decimal("5.4")),
        ("deduct 1 per 1% above 95%", 10),
        ("deduct 1 per 5% of completion below 100%", Decimal("8.86")),
        ("deduct 1 per full 5% of completion below 1", 9),
        ("deduct 1 per full 5% of completion above 90%", 10),
        ("deduct 1 per 1% of shortfall", Decimal("4.6")),
        ("deduct 1 per 1% of -1%", 10),
        ("deduct 3 up to 2", 8),
        ("deduct 3 if met", 10),
        ("deduct 3 if not met", 7),
        ("deduct (if met then 0 else 4)", 6),
        ("deduct 5% * full", Decimal("9.5")),
        ("deduct shortfall / 1%", Decimal("4.6")),
        ("deduct 0.5 per full 1% below target up to 1 if actual < 90%", 9),
        ("deduct 20", 0),
        ("award 3", 3),
        ("award 1 per 1% of actual above 85% up to 2", 2),
        ("award 1 per started 2% above 85%; deduct 0.25", Decimal("10")),
    ],
)
def test_quantities_of_a_rate(rule: str, score: object) -> None:
    """89.6 % against 95 %: 5.4 percentage points short, a completion of 448/475."""
    assert item(f"target >= 95%; {rule}", x="89.6%").score == score


@pytest.mark.parametrize(
    ("clauses", "actual", "score"),
    [
        ("target >= 43 宗; deduct 2 per full 5 宗 below target", 19, 2),
        ("target >= 43 宗; deduct 2 per full 5 below target", 19, 2),
        ("target >= 43 宗; deduct 2 per started 5 below target", 19, 0),
        ("target <= 30 天; deduct 1 per started 1 周 above target", "40 天", 8),
        ("target <= 30 天; deduct 1 per full 7 above target", "40 天", 9),
        ("target <= 2024-12-31; deduct 1 per 7 天 above target", "2025-01-10", Decimal("8.57")),
        ("target <= 2024-12-31; deduct 1 per full 1 周 above target", "2025-01-10", 9),
        ("target <= 2024-12-31; deduct 1 per 4 above target", "2025-01-10", Decimal("7.5")),
        ("target <= 2024-12-31; deduct 1 per 5 天 of shortfall", "2025-01-10", 8),
        ("target <= 2024-12-31; deduct 1 per 5 天 above target", "2024-12-01", 10),
        ("target 10 to 20; deduct 1 per 2 below target", 7, Decimal("8.5")),
        ("target 10 to 20; deduct 1 per 2 above target", 26, 7),
        ("target 10 to 20; deduct 1 per 2 below target", 26, 10),
        ("target 10 to 20; deduct 1 per 2 below target", 15, 10),
        ("target 10 to 20; deduct 1 per 2 of shortfall", 26, 7),
        ("target <= 100 万元; deduct 1 per 5 万元 above target", 112, Decimal("7.6")),
        ("target <= 100 万元; deduct 1 per 50000 元 above target", 112, Decimal("7.6")),
        ("target <= 100 万元; deduct 1 per full 5 above target", 112, 8),
        ("target = 10; deduct 1 per 1 of abs(actual - target)", 12, 8),
        ("target = 10; deduct 1 per 1 below target", 12, 10),
    ],
)
def test_steps_take_the_unit_of_their_quantity(clauses: str, actual: object, score: object) -> None:
    """A bare step is in the unit of what it counts, another unit of the family is converted, dates give days."""
    assert item(clauses, x=actual).score == score


@pytest.mark.parametrize(
    ("clauses", "a", "b", "score", "ledger"),
    [
        ("score a; deduct 4; award 2", 12, 0, 10, [("formula", -2), ("deduct", 4), ("award", -2)]),
        ("score a; deduct 4; cap 7", 12, 0, 7, [("formula", -2), ("deduct", 4), ("cap", 1)]),
        ("score a; deduct 4", 3, 0, 0, [("formula", 7), ("deduct", 4), ("held", -1)]),
        ("score a; award 4", 9, 0, 10, [("formula", 1), ("award", -4), ("held", 3)]),
        ("score a; bonus 3; award 4", 9, 0, 13, [("formula", 1), ("award", -4)]),
        ("score a; bonus 3; award 9", 9, 0, 13, [("formula", 1), ("award", -9), ("held", 5)]),
        ("score a; cap 5 if b > 0; cap 8", 9, 0, 8, [("formula", 1), ("cap", 1)]),
        ("score a; cap 5 if b > 0; cap 8", 9, 1, 5, [("formula", 1), ("cap", 4)]),
        ("score a; cap 0 if b > 0", 9, 1, 0, [("formula", 1), ("cap", 9)]),
        (
            "score a; cap 5.004; round score 0.01 up",
            9,
            0,
            Decimal("5.004"),
            [("formula", 1), ("cap", Decimal("3.996"))],
        ),
        ("score a; round score 3 up", 8, 0, 9, [("formula", 2), ("rounding", -1)]),
        ("score a; round score 4 up", 9, 0, 10, [("formula", 1), ("rounding", -1)]),
        ("score a; round score 4", 10, 0, 10, []),
        ("award a; award b", 1, 2, 3, [("formula", 10), ("award", -1), ("award", -2)]),
        ("award a; deduct b", 1, 2, 9, [("award", -1), ("deduct", 2)]),
        ("deduct a if b > 1; award 1", 5, 2, 6, [("deduct", 5), ("award", -1)]),
        ("deduct 2 if present(b) and b > 1", 5, None, 10, []),
        ("score full - weight; out of 30", 0, 0, 20, [("formula", 10)]),
        ("score a; cap 50% * full", 7, 0, 5, [("formula", 3), ("cap", 2)]),
        ("score a; cap 10 - 2 * b", 9, 6, 0, [("formula", 1), ("cap", 9)]),
        ("deduct 3 up to b", 0, -2, 10, []),
    ],
)
def test_the_order_of_steps_and_their_lines(
    clauses: str, a: object, b: object, score: object, ledger: list[tuple[str, object]]
) -> None:
    """Formula, deductions and awards, held, caps, rounding: each a line, none of nothing, headroom used first."""
    found = item(clauses, "input a\ninput b\n", a=a, b=b)
    assert found.score == score
    assert [(line.kind, line.points) for line in found.ledger] == ledger


@pytest.mark.parametrize(
    ("clauses", "code", "hint"),
    [
        ("target >= 95%; deduct 5%", "percent-is-not-points", "write `5% * full`"),
        (
            "target >= 95%; deduct shortfall",
            "percent-is-not-points",
            "write `shortfall / 1%` for its percentage points",
        ),
        ("score a; cap 50%", "percent-is-not-points", "write `50% * full`"),
        ("target >= 1; deduct -1", "negative-points", "write `award 1`"),
        ("score a; cap -3", "negative-points", "write `0` for no points at all"),
        ("deduct 1 up to -1", "negative-points", "write `0` for no points at all"),
        ("target >= 95%; deduct 1 per 0% below target", "step-not-positive", "write a step such as `1%`"),
    ],
)
def test_amounts_that_cannot_be_points(clauses: str, code: str, hint: str) -> None:
    """Each is one error, with what to write instead."""
    assert errors(clauses) == [(code, hint)]


@pytest.mark.parametrize(
    ("rows", "hint"),
    [
        ("if a > 1 then 5% else 3", "write `5% * full`"),
        ("match a\n    >= 1: 80%\n    otherwise: 5", "write `80% * full`"),
    ],
)
def test_a_percent_beside_bare_points_is_one_mistake(rows: str, hint: str) -> None:
    """The bare number that took its unit from the percent is not reported as well."""
    assert errors(f"score {rows}") == [("percent-is-not-points", hint)]


@pytest.mark.parametrize(
    ("mode", "positive", "negative"),
    [
        ("half_up", 3, -3),
        ("half_even", 2, -2),
        ("half_down", 2, -2),
        ("up", 3, -3),
        ("down", 2, -2),
        ("floor", 2, -3),
        ("ceil", 3, -2),
    ],
)
def test_every_mode_on_halves_of_either_sign(mode: str, positive: int, negative: int) -> None:
    """2.5 and −2.5, in `round(x, step, mode)` and in the clause of an unbounded item."""
    text = f"ruleset r\nindicator x\n  score a\n  round score 1 {mode}\nmetric m = round(a, 1, {mode})\ninput a\n"
    ruleset = indicrules.loads(text)
    assert [ruleset.score({"a": a})["x"].score for a in ("2.5", "-2.5")] == [positive, negative]
    assert [ruleset.score({"a": a}).metrics["m"] for a in ("2.5", "-2.5")] == [positive, negative]


@pytest.mark.parametrize(
    ("head", "clauses", "score"),
    [
        ("", "weight 10", Decimal("3.33")),
        ("", "weight 10; round score none", Fraction(10, 3)),
        ("", "weight 10; round score 0.5", Decimal("3.5")),
        ("", "out of 10", Fraction(10, 3)),
        ("", "bonus 10; award 1", 1),
        ("  round score 1\n", "weight 10", 3),
        ("  round score 1\n", "weight 10; round score 0.1", Decimal("3.3")),
        ("  round score none\n", "weight 10", Fraction(10, 3)),
        ("  round score 1\n", "out of 10", Fraction(10, 3)),
        ("  round total 1 up\n", "weight 10", Decimal("3.33")),
    ],
)
def test_whose_rounding_holds(head: str, clauses: str, score: object) -> None:
    """The item's own, else the ruleset's for weighted indicators, else 0.01 for them and none for others."""
    lines = "".join(f"  {each.strip()}\n" for each in clauses.split(";"))
    body = "" if "award" in clauses else "  score full / 3\n"
    assert indicrules.loads(f"ruleset r\n{head}indicator x\n{lines}{body}").score({})["x"].score == score


def test_the_total_is_rounded_by_its_own_clause() -> None:
    """3.33 rounded up to whole points is 4, and the ledger has a line for it."""
    card = indicrules.loads("ruleset r\n  round total 1 up\nindicator x\n  weight 10\n  score full / 3\n").score({})
    assert card.total == 4
    assert [(line.kind, line.points) for line in card.ledger] == [
        ("item", Decimal("6.67")),
        ("rounding", Decimal("-0.67")),
    ]
