"""Rulings 1 to 7: values and precision."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import DataError, RulesetError
from tests.loading import on_loading


def total(body: str, period: int | None = None, **actuals: object) -> object:
    """Score a ruleset whose total is `body` over the inputs a, b, c."""
    text = f"ruleset r\n  score {body}\ninput a\ninput b\ninput c\n"
    return indicrules.loads(text).score({"a": None, "b": None, "c": None} | actuals).total


def code_of(text: str) -> list[str]:
    """Give the codes of the errors in a ruleset."""
    return [each.code for each in on_loading(text) if each.severity == "error"]


def problem(text: str, actuals: dict[str, object]) -> str:
    """Give the code of the first problem of the data."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score(actuals)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("9" * 30, Decimal("9" * 30)),
        ("0." + "0" * 29 + "1", Decimal("0." + "0" * 29 + "1")),
        (0.1, Decimal("0.1")),
        ("１２.5", Decimal("12.5")),
        (Decimal("1E+3"), Decimal(1000)),
    ],
)
def test_ruling_1_numbers_are_read_exactly(given: object, expected: Decimal) -> None:
    """Thirty digits either side of the point, a float as its shortest decimal, full-width digits."""
    assert total("a", a=given) == expected


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("9" * 31, "too-many-digits"),
        ("0." + "1" * 31, "too-many-digits"),
        ("1e3", "exponent"),
        ("1e999999999", "exponent"),
        ("1_000", "underscore"),
        ("NaN", "not-a-number"),
        (float("nan"), "not-a-number"),
        (float("inf"), "not-a-number"),
        (Decimal("1E+999999999"), "too-many-digits"),
        (True, "not-a-number"),
    ],
)
def test_ruling_1_other_numbers_are_refused(given: object, code: str) -> None:
    """Exponents, underscores, not-a-number and longer numbers are refused at once."""
    assert problem("ruleset r\n  score a\ninput a\n", {"a": given}) == code


def test_ruling_2_results_are_decimals_where_they_terminate() -> None:
    """A quarter is a Decimal, a third a Fraction, and an irrational value is given at 12 places."""
    assert total("a / b", a=1, b=4) == Decimal("0.25")
    assert isinstance(total("a / b", a=1, b=4), Decimal)
    assert total("a / b", a=1, b=3) == Fraction(1, 3)
    assert total("sqrt(a)", a=2) == Decimal("1.414213562373")


def test_ruling_2_an_unrounded_irrational_total_warns() -> None:
    """Loading says that nothing says where the value is cut."""
    found = indicrules.loads("ruleset r\n  score sqrt(a)\ninput a\n").warnings
    assert [each.code for each in found] == ["unrounded-irrational"]
    assert indicrules.loads("ruleset r\n  score round(sqrt(a), 0.1)\ninput a\n").warnings == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("sqrt(a) * sqrt(a)", 2),
        ("ln(750) / ln(750)", 1),
        ("if sqrt(a) * sqrt(3) = sqrt(6) then 1 else 0", 1),
        ("if geomean(2, 4, 8) = 4 then 1 else 0", 1),
        ("8 ^ (1/3)", 2),
    ],
)
def test_ruling_3_irrationals_cancel(body: str, expected: int) -> None:
    """The same expression cancels, and products of roots compare exactly."""
    assert total(body, a=2) == expected


def test_ruling_3_what_digits_cannot_decide_is_an_error() -> None:
    """Two sums that are equal for a reason no digit shows are not guessed at."""
    text = "ruleset r\n  score if sqrt(5 + 2 * sqrt(6)) >= sqrt(2) + sqrt(a) then 1 else 0\ninput a\n"
    assert problem(text, {"a": 3}) == "cannot-decide"


def test_ruling_4_rounding_stops_at_the_full_mark() -> None:
    """A score of 9.96 rounded up to whole 0.5 would be 10; of 9.9 with the full mark 9.9 it stays there."""
    text = "ruleset r\nindicator x\n  weight 9.9\n  score a\n  round score 0.5 up\ninput a\n"
    item = indicrules.loads(text).score({"a": "9.8"})["x"]
    assert item.score == Decimal("9.9")
    assert [(line.kind, line.points) for line in item.ledger] == [
        ("formula", Decimal("0.1")),
        ("rounding", Decimal("-0.1")),
    ]


def test_ruling_4_rounding_stops_at_a_cap() -> None:
    """A cap of 5.9 that applied holds against rounding to whole points."""
    text = "ruleset r\nindicator x\n  weight 10\n  score a\n  cap 5.9\n  round score 1 up\ninput a\n"
    assert indicrules.loads(text).score({"a": 8})["x"].score == Decimal("5.9")


@pytest.mark.parametrize(
    ("body", "expected"),
    [("-a^2", -9), ("2^3^2", 512), ("0^0", 1), ("(-2)^3", -8), ("(-8)^2", 64), ("2^-1", Decimal("0.5"))],
)
def test_ruling_5_powers(body: str, expected: object) -> None:
    """Minus binds after the power, powers group to the right, nothing to the nothing is one."""
    assert total(body, a=3) == expected


@pytest.mark.parametrize("body", ["ln(a)", "sqrt(a)", "a ^ 0.5", "harmonic(a, 2)", "ln(a + 1)"])
def test_ruling_5_undefined_functions_are_errors_at_their_place(body: str) -> None:
    """The logarithm of what is not positive, and its kin, have no value."""
    text = f"ruleset r\n  score round({body}, 0.1)\ninput a\n"
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({"a": -1})
    assert caught.value.problems[0].code == "not-defined"
    assert caught.value.problems[0].span is not None
    assert caught.value.problems[0].span.line == 2


def test_ruling_5_results_past_a_bit_length_are_errors() -> None:
    """A power that would fill the memory is refused before it is worked out."""
    text = "ruleset r\n  score a ^ b\ninput a\ninput b\n"
    assert problem(text, {"a": 10, "b": "9" * 29}) == "too-large-a-value"


def test_ruling_5_units_stand_under_whole_powers_only() -> None:
    """The root of an area is not asked of units."""
    assert code_of("ruleset r\n  score (a / 1 亩) ^ 0.5\n  round total 0.1\ninput a 亩\n") == []
    assert code_of("ruleset r\n  score a ^ 0.5 / 1 米\ninput a 亩\n") == ["unit-power"]
    assert code_of("ruleset r\n  score a ^ 2 / 1 米 ^ 2\ninput a 米\n") == []


def test_ruling_6_lists_of_nothing() -> None:
    """The mean of nothing is inapplicable, the sum 0, the count 0."""
    base = "ruleset r\n  score {}\nindicator x\n  weight 1\n  score a\n  missing rescale\ninput a\n"
    card = indicrules.loads(base.format("mean(scores)")).score({"a": None})
    assert card.total is None
    counted = "  total 9\n  score {}\nindicator x\n  weight 1\n  score a\n  missing rescale\n"
    counted = (
        "ruleset r\n" + counted.format("sum(scores) + count(scores)") + "indicator y\n  weight 1\n  score 1\ninput a\n"
    )
    assert indicrules.loads(counted).score({"a": None}).total == 2
    assert indicrules.loads(counted).score({"a": 1}).total == 4
    assert indicrules.loads("ruleset r\n  score sum(1, 2) + count(a > 1, a > 5)\ninput a\n").score({"a": 3}).total == 4


def test_ruling_6_lists_stand_only_where_several_values_are_taken() -> None:
    """A list cannot be added to."""
    text = "ruleset r\n  score scores + 1\nindicator x\n  weight 1\n  score a\ninput a\n"
    assert code_of(text) == ["list-misplaced"]
    assert total("mean(a, b, c)", a=1, b=2, c=6) == 3
    assert total("sum(best(2, a, b, c))", a=1, b=2, c=6) == 8


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  score interpolate(a, 0: 0)\n", "too-few-points"),
        ("  score interpolate(a, 0: 0, 0: 1)\n", "points-not-ascending"),
        ("  score interpolate(a, 0: 0, a: 1)\n", "not-constant"),
        ("  score clamp(a, 2, 1)\n", "range-upside-down"),
        ("  score round(a, 0)\n", "step-not-positive"),
        ("  score a\n  total 0\n", "negative-points"),
        ("  score a\n  round total 0\n", "step-not-positive"),
    ],
)
def test_ruling_7_constants_are_checked_at_load(line: str, code: str) -> None:
    """Points must ascend, limits stand in order, steps be positive."""
    assert code_of(f"ruleset r\n{line}input a\n") == [code]


def test_ruling_7_interpolation_is_held_at_its_ends() -> None:
    """Below the first point its value, above the last the last's."""
    body = "interpolate(a, 0: 0, 35: 50, 75: 100)"
    assert total(body, a=-5) == 0
    assert total(body, a=55) == 75
    assert total(body, a=500) == 100


@pytest.mark.parametrize("text", ["weight a", "weight -1", "weight 5%", "bonus -1"])
def test_ruling_7_weights_are_constants(text: str) -> None:
    """A weight is a number of points known at load."""
    with pytest.raises(RulesetError):
        indicrules.loads(f"ruleset r\nindicator x\n  {text}\n  score a\ninput a\n")
