"""What irrational values cancel to, how they compare, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from indicrules.exact.errors import CannotDecide, DivisionByZero, DomainError, ExactError, TooLarge
from indicrules.exact.real import (
    Exact,
    Irrational,
    Real,
    approximate,
    ceil_of,
    erfc,
    exp,
    floor_of,
    geometric_mean,
    ln,
    power,
    sqrt,
)
from indicrules.exact.rounding import round_to

_THIRD = Fraction(1, 3)
_ODD_POWER = Fraction("0.9061938024368232")


@pytest.mark.parametrize(
    ("value", "rational"),
    [
        (sqrt(2) * sqrt(2), 2),
        (sqrt(2) ** 2, 2),
        (ln(750) / ln(750), 1),
        (sqrt(2) + sqrt(2) - 2 * sqrt(2), 0),
        (sqrt(8) - 2 * sqrt(2), 0),
        (sqrt(Fraction(1, 2)) * 2 - sqrt(2), 0),
        (sqrt(2) * sqrt(3) / sqrt(6), 1),
        (power(8, _THIRD), 2),
        (power(Fraction(9, 4), Fraction(-3, 2)), Fraction(8, 27)),
        (power(2**5000, Fraction(1, 2500)), 4),
        (geometric_mean([2, 4, 8]), 4),
        (geometric_mean([sqrt(2), sqrt(8)]), 2),
        (geometric_mean([Fraction(7, 3)] * 202), Fraction(7, 3)),
        (geometric_mean([3, 0, 5]), 0),
        (geometric_mean([2, 3, 5]) * geometric_mean([5, 2, 3]) * geometric_mean([3, 5, 2]), 30),
        (exp(ln(3)), 3),
        (exp(ln(3) / 2) ** 2, 3),
        (exp(-ln(sqrt(2) + 1)) * (sqrt(2) + 1), 1),
        (ln(exp(7)), 7),
        (exp(2) * exp(3) / exp(5), 1),
        (exp(sqrt(2)) * exp(-sqrt(2)), 1),
        (ln(8) / ln(2), 3),
        (ln(8) / ln(Fraction(1, 4)), Fraction(-3, 2)),
        (exp(0), 1),
        (ln(1), 0),
        (erfc(0), 1),
        (erfc(3) + erfc(-3), 2),
        (power(0, 0), 1),
        (power(0, Fraction(1, 2)), 0),
        (power(1, sqrt(2)), 1),
        (power(-8, 3), -512),
        (power(sqrt(2), sqrt(2)) ** sqrt(2), 2),
        (power(Fraction("0.85"), _ODD_POWER) * power(Fraction("0.85"), 1 - _ODD_POWER), Fraction("0.85")),
        (power(8, _ODD_POWER) / power(2, _ODD_POWER) ** 3, 1),
        (sqrt(sqrt(2) + 1) ** 2 - sqrt(2), 1),
        ((ln(2) + 1) ** 3 / (ln(2) + 1) / (ln(2) + 1) ** 2, 1),
        ((2 * sqrt(2) + 2 * ln(5) + 2) / (sqrt(2) + ln(5) + 1), 2),
        (-(sqrt(2) + ln(5)) / (sqrt(2) + ln(5)), -1),
        ((sqrt(2) + 2) / (1 + sqrt(2)) / sqrt(2), 1),
        (ln(6) / (ln(2) + ln(3)), 1),
        (ln(6) - ln(2) - ln(3), 0),
    ],
)
def test_a_rational_result_comes_back_rational(value: Real, rational: Fraction | int) -> None:
    """What cancels, cancels wholly: no trace of the roots or logarithms is left."""
    assert isinstance(value, Fraction)
    assert value == rational


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sqrt(2) * sqrt(3), sqrt(6)),
        (sqrt(8), 2 * sqrt(2)),
        (sqrt(Fraction(3, 5)), sqrt(15) / 5),
        (sqrt(10007**2 * 2), 10007 * sqrt(2)),
        (power(4, Fraction(1, 6)), power(2, _THIRD)),
        (geometric_mean([2, 3, 7]), power(42, _THIRD)),
        (1 / (1 + sqrt(2)), sqrt(2) - 1),
        (1 / (sqrt(2) + sqrt(3) + sqrt(5)), (sqrt(2) + sqrt(3) - sqrt(5)) / (2 * sqrt(6))),
        (ln(6), ln(2) + ln(3)),
        (ln(sqrt(8)), 3 * ln(2) / 2),
        (power(2, Fraction("1.4061938024368232")), sqrt(2) * power(2, _ODD_POWER)),
        (power(exp(1), sqrt(2)), exp(sqrt(2))),
    ],
)
def test_two_ways_to_one_value_are_equal(left: Real, right: Real) -> None:
    """Roots, powers and logarithms of rationals are compared by what they are, not by digits."""
    assert left == right
    assert not left < right
    assert left >= right
    assert hash(approximate(left, 30)) == hash(approximate(right, 30))


def test_equal_irrational_values_hash_alike() -> None:
    """A set holds a value once, however it came to be."""
    assert len({sqrt(8), 2 * sqrt(2), sqrt(2) + sqrt(2)}) == 1
    assert len({ln(6), ln(2) + ln(3), ln(5)}) == 2


def test_comparisons_take_rationals_on_either_side() -> None:
    """A root lies certainly between two rationals however close they are."""
    below, above = Fraction(14142135623730950488, 10**19), Fraction(14142135623730950489, 10**19)
    assert below < sqrt(2) < above
    assert sqrt(2) > 1
    assert sqrt(2) >= 1
    assert sqrt(2) <= 2
    assert sqrt(2) != Fraction(7, 5)
    assert not sqrt(2) == 1.4142135623730951  # noqa: SIM201  # a float is never equal
    assert sqrt(10**60 + 1) > 10**30
    assert exp(Fraction(1, 10**30)) > 1
    assert erfc(Fraction(1, 10**30)) < 1
    assert ln(1 + Fraction(1, 10**30)) < Fraction(1, 10**30)


def test_close_products_of_roots_are_told_apart() -> None:
    """Products compare by their powers, so that any closeness is decided."""
    near = Fraction(10**400 + 1, 10**400)
    assert power(near, Fraction(1, 100)) * sqrt(2) > sqrt(2)
    assert sqrt(10**2400 + 1) > 10**1200


def test_arithmetic_keeps_its_sign_and_magnitude() -> None:
    """Opposites, magnitudes, floors and ceilings of irrational values."""
    assert abs(1 - sqrt(2)) == sqrt(2) - 1
    assert -sqrt(2) < 0
    assert (floor_of(-sqrt(2)), ceil_of(-sqrt(2))) == (-2, -1)
    assert (floor_of(Fraction(7, 2)), ceil_of(Fraction(7, 2)), floor_of(3), ceil_of(3)) == (3, 4, 3, 3)
    assert 2 - sqrt(2) == -(sqrt(2) - 2)
    assert Fraction(1, 3) / sqrt(3) == sqrt(3) / 9
    assert power(Fraction(1, 2), sqrt(2)) == 2 ** (-sqrt(2))


def test_a_float_is_no_operand() -> None:
    """Floats have no place among exact values."""
    with pytest.raises(TypeError):
        sqrt(2) + 0.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        assert sqrt(2) < 0.5


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (sqrt(2), "1.414213562373"),
        (exp(1), "2.718281828459"),
        (ln(10), "2.302585092994"),
        (erfc(1), "0.157299207050"),
        (erfc(-1), "1.842700792950"),
        (erfc(sqrt(2)), "0.045500263896"),
        (power(10, Fraction("0.3010299956639812")), "2.000000000000"),
        (geometric_mean([1, 2, 3, 4]), "2.213363839401"),
        (Fraction(1, 3), "0.333333333333"),
    ],
)
def test_a_value_is_approximated_at_twelve_places(value: Real, digits: str) -> None:
    """Half-even at twelve places is how an unrounded irrational value is given."""
    assert approximate(value) == Fraction(digits)


def test_an_edge_that_no_digits_reach_is_still_decided() -> None:
    """erfc(-50) lies 10^-1087 below 2, and is rounded to the right side of it."""
    assert round_to(erfc(-50), Fraction(1, 100), "floor") == Fraction("1.99")
    assert round_to(erfc(-50), Fraction(1, 100), "ceil") == 2
    assert round_to(1 + exp(-20000), Fraction(1, 100), "ceil") == Fraction("1.01")


@pytest.mark.parametrize(
    ("operation", "error", "message"),
    [
        (lambda: sqrt(-3), DomainError, "the square root of `-3`, which is negative"),
        (lambda: sqrt(1 - sqrt(2)), DomainError, "the square root of `-0.414213…`, which is negative"),
        (lambda: ln(0), DomainError, "the logarithm of `0`, which is not positive"),
        (lambda: ln(1 - sqrt(2)), DomainError, "the logarithm of `-0.414213…`, which is not positive"),
        (lambda: power(-8, _THIRD), DomainError, "a power of `-8` with the exponent `1/3`, which is not whole"),
        (lambda: (1 - sqrt(2)) ** _THIRD, DomainError, "a power of a negative base needs a whole exponent"),
        (lambda: geometric_mean([2, -1]), DomainError, "the geometric mean of `-1`, which is negative"),
        (lambda: geometric_mean([]), DomainError, "the geometric mean of nothing"),
        (lambda: power(0, -1), DivisionByZero, "a negative power of zero"),
        (lambda: power(0, -sqrt(2)), DivisionByZero, "a negative power of zero"),
        (lambda: sqrt(2) / 0, DivisionByZero, "a division by zero"),
        (lambda: sqrt(2) / (ln(6) - ln(2) - ln(3)), DivisionByZero, "a division by zero"),
        (lambda: power(10, 10**29), TooLarge, "a power is longer than 65536 binary digits"),
        (lambda: power(Fraction(1, 10), 10**29), TooLarge, "a power is longer than 65536 binary digits"),
        (lambda: exp(10**20), TooLarge, "a power of an irrational value is too large or too small"),
        (lambda: exp(exp(11)), TooLarge, "a power of an irrational value is too large or too small"),
        (lambda: ln(2) ** 10**29, TooLarge, "a power of an irrational value is too large or too small"),
        (lambda: erfc(1001), TooLarge, "an argument of erfc beyond 1000"),
        (
            lambda: sqrt(5 + 2 * sqrt(6)) == sqrt(2) + sqrt(3),
            CannotDecide,
            "1000 digits do not decide whether two irrational values differ",
        ),
    ],
)
def test_what_has_no_exact_result_is_an_error(
    operation: Callable[[], object], error: type[ExactError], message: str
) -> None:
    """Each refusal says in one sentence what was asked for."""
    with pytest.raises(error) as caught:
        operation()
    assert type(caught.value) is error
    assert str(caught.value) == message


def test_a_division_by_zero_is_what_python_calls_one() -> None:
    """One `except` catches divisions of rationals and of irrational values."""
    with pytest.raises(ZeroDivisionError):
        sqrt(2) / 0


def _nested(levels: int) -> Exact:
    value: Exact = Fraction(3)
    for _ in range(levels):
        value = sqrt(value + 1) + ln(value + 1)
    return value


@pytest.mark.parametrize("levels", [12, 40])
def test_nesting_past_the_limit_of_size_is_an_error(levels: int) -> None:
    """A value that doubles with each step is refused before it takes long."""
    with pytest.raises(TooLarge):
        _nested(levels)


def test_an_irrational_value_shows_its_first_digits() -> None:
    """The representation is for people; one too long for it is shown without."""
    assert repr(sqrt(2)) == "<Irrational 1.41421…>"
    assert repr(exp(30000)) == "<Irrational>"
    assert isinstance(sqrt(2), Irrational)
