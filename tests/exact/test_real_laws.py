"""Laws of exact values, checked against an independent arithmetic of many digits."""

from __future__ import annotations

from fractions import Fraction

import mpmath  # type: ignore[import-untyped]  # it brings no types
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicrules.exact.enclosure import enclose
from indicrules.exact.erfc import enclose_erfc
from indicrules.exact.errors import CannotDecide, DivisionByZero, TooLarge
from indicrules.exact.real import Exact, Irrational, erfc, exp, floor_of, geometric_mean, ln, power, sqrt
from indicrules.exact.rounding import MODES, Mode, round_to

_DIGITS = 60
_RATIONALS = st.fractions(min_value=Fraction(1, 50), max_value=50, max_denominator=50)
_MODES = st.sampled_from(sorted(MODES))

# Each case asks for dozens of digits of several values: fewer than the usual number keep the suite within minutes.
_QUARTER = settings(max_examples=settings().max_examples // 4)
_SIXTH = settings(max_examples=settings().max_examples // 6)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[Exact, mpmath.mpf]:
    """Draw an exact value beside what the independent arithmetic makes of it."""
    with mpmath.workdps(_DIGITS + 20):
        return draw(st.recursive(_RATIONALS.map(_leaf), _grown, max_leaves=5))


def _leaf(value: Fraction) -> tuple[Exact, mpmath.mpf]:
    with mpmath.workdps(_DIGITS + 20):
        return value, mpmath.mpf(value.numerator) / value.denominator


def _grown(
    inner: st.SearchStrategy[tuple[Exact, mpmath.mpf]],
) -> st.SearchStrategy[tuple[Exact, mpmath.mpf]]:
    names = st.sampled_from(["+", "-", "*", "/", "sqrt", "ln", "exp", "erfc", "cube root"])
    return st.tuples(names, inner, inner).map(lambda drawn: _applied(drawn[0], drawn[1], drawn[2]))


def _applied(name: str, left: tuple[Exact, mpmath.mpf], right: tuple[Exact, mpmath.mpf]) -> tuple[Exact, mpmath.mpf]:
    (exact, near), (other, other_near) = left, right
    with mpmath.workdps(_DIGITS + 20):
        try:
            match name:
                case "+":
                    return exact + other, near + other_near
                case "-":
                    return exact - other, near - other_near
                case "*":
                    return exact * other, near * other_near
                case "/":
                    return exact / other, near / other_near
                case "sqrt":
                    return sqrt(_magnitude(exact)), mpmath.sqrt(abs(near))
                case "ln":
                    return ln(_magnitude(exact)), mpmath.log(abs(near))
                case "exp":
                    return exp(exact / 16), mpmath.exp(near / 16)
                case "erfc":
                    return erfc(exact / 16), mpmath.erfc(near / 16)
                case _:
                    return power(_magnitude(exact), Fraction(1, 3)), mpmath.cbrt(abs(near))
        except (ArithmeticError, ValueError):
            return left  # zero, or past a limit: the operand will do


def _magnitude(value: Exact) -> Exact:
    return value if value > 0 else -value


@given(_pairs(), _pairs())
@_SIXTH
def test_comparisons_agree_with_many_digits(left: tuple[Exact, mpmath.mpf], right: tuple[Exact, mpmath.mpf]) -> None:
    """Where sixty digits tell two values apart, the comparison says the same."""
    (exact, near), (other, other_near) = left, right
    with mpmath.workdps(_DIGITS + 20):
        gap = near - other_near
        assume(abs(gap) > mpmath.mpf(10) ** -40 * (1 + abs(near)))
        assert (exact < other) == (gap < 0)
        assert (exact > other) == (gap > 0)
        assert exact != other


@given(_pairs(), st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(5, 7)]), _MODES)
@_SIXTH
def test_rounding_agrees_with_many_digits(pair: tuple[Exact, mpmath.mpf], step: Fraction, mode: Mode) -> None:
    """An irrational value is rounded as its first sixty digits are."""
    exact, near = pair
    assume(isinstance(exact, Irrational))
    with mpmath.workdps(_DIGITS + 20):
        assume(abs(near) < 10**15)
        digits = Fraction(mpmath.nstr(near, _DIGITS, min_fixed=-mpmath.inf, max_fixed=mpmath.inf))
        assume(abs(digits * 2 / step - round(digits * 2 / step)) > Fraction(1, 10**30))
        assert round_to(exact, step, mode) == round_to(digits, step, mode)


@given(_pairs(), st.sampled_from([30, 120]))
@_SIXTH
def test_an_interval_holds_its_value(pair: tuple[Exact, mpmath.mpf], digits: int) -> None:
    """Both ends lie on their sides of the value that many more digits give."""
    exact, near = pair
    assume(isinstance(exact, Irrational))
    assert isinstance(exact, Irrational)
    try:
        interval = enclose(exact.form, digits)
    except CannotDecide:
        assume(False)
    with mpmath.workdps(_DIGITS + 20):
        slack = mpmath.mpf(10) ** -_DIGITS * (1 + abs(near))
        assert mpmath.mpf(str(interval.low)) - slack <= near <= mpmath.mpf(str(interval.high)) + slack


@given(_RATIONALS, _RATIONALS, _RATIONALS, _RATIONALS)
@_QUARTER
def test_irrational_values_obey_the_laws_of_arithmetic(a: Fraction, b: Fraction, c: Fraction, d: Fraction) -> None:
    """Sums and products commute, associate and distribute; opposites and inverses undo."""
    x, y, z = sqrt(a) + ln(b + 51), exp(c / 10) * sqrt(b), power(d, Fraction(1, 3)) - a
    assert x + y == y + x
    assert x * y == y * x
    assert (x + y) + z == x + (y + z)
    assert (x * y) * z == x * (y * z)
    assert x * (y + z) == x * y + x * z
    assert x - x == 0
    assert x / x == 1
    assert (x * y) / y == x
    assert x + -x == 0
    assert x**2 == x * x


@given(_RATIONALS, _RATIONALS, st.integers(1, 12))
@_QUARTER
def test_rationals_among_irrational_values_are_themselves(a: Fraction, b: Fraction, degree: int) -> None:
    """Detours through roots, powers and logarithms end where they began, as rationals."""
    assert sqrt(a) * sqrt(b) == sqrt(a * b)
    assert isinstance(power(a, Fraction(1, degree)) ** degree, Fraction)
    assert power(a, Fraction(1, degree)) ** degree == a
    assert exp(ln(a)) == a
    assert ln(exp(b)) == b
    assert (sqrt(2) + a) - sqrt(2) == a
    assert (sqrt(2) * a) / sqrt(2) == a
    assert ln(a * b) == ln(a) + ln(b)


@given(st.lists(_RATIONALS, min_size=1, max_size=6))
@_QUARTER
def test_a_geometric_mean_lies_among_its_values(values: list[Fraction]) -> None:
    """It is between the least and the greatest, whatever the order, and its power is the product."""
    mean = geometric_mean(values)
    product = Fraction(1)
    for value in values:
        product *= value
    assert min(values) <= mean <= max(values)
    assert geometric_mean(values[::-1]) == mean
    assert mean ** len(values) == product


@given(st.integers(0, 10**30 - 1), st.integers(0, 10**30 - 1), st.integers(0, 10**30 - 1), st.integers(0, 10**30 - 1))
@_QUARTER
def test_no_pair_of_numbers_of_full_length_hangs(whole: int, places: int, other: int, other_places: int) -> None:
    """Each operation on thirty and thirty digits gives a value or an error, at once."""
    value = whole + Fraction(places, 10**30)
    exponent = (other + Fraction(other_places, 10**30)) / 10**28
    for operation in (sqrt, ln, exp, erfc, lambda base: power(base, exponent), lambda base: exponent**2 * sqrt(base)):
        try:
            floor_of(operation(value))
        except (CannotDecide, DivisionByZero, TooLarge):
            continue
        except ArithmeticError:
            assert value == 0


@pytest.mark.parametrize("digits", [30, 60, 250])
@pytest.mark.parametrize("point", ["0.000001", "0.1", "0.5", "1", "2.75", "6", "8.4", "13", "14.7", "26", "100"])
def test_the_error_function_is_enclosed_tightly(point: str, digits: int) -> None:
    """Both series hold the value between ends that agree to the digits asked for."""
    exact = Fraction(point)
    interval = enclose_erfc(exact, exact, digits)
    with mpmath.workdps(digits + 30):
        near = mpmath.erfc(mpmath.mpf(exact.numerator) / exact.denominator)
        low, high = mpmath.mpf(str(interval.low)), mpmath.mpf(str(interval.high))
        assert low <= near <= high
        assert high - low <= near * mpmath.mpf(10) ** -digits


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=60, max_denominator=10**6), st.sampled_from([30, 60]))
@_QUARTER
def test_the_error_function_is_enclosed_everywhere(point: Fraction, digits: int) -> None:
    """The change from one series to the other leaves no gap."""
    interval = enclose_erfc(point, point, digits)
    with mpmath.workdps(digits + 30):
        near = mpmath.erfc(mpmath.mpf(point.numerator) / point.denominator)
        low, high = mpmath.mpf(str(interval.low)), mpmath.mpf(str(interval.high))
        assert low <= near <= high
        assert high - low <= near * mpmath.mpf(10) ** -digits
