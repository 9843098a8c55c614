"""Ruling 43: sums of logarithms, and quotients of them, are compared and rounded exactly; and what that may cost."""

from __future__ import annotations

from fractions import Fraction

import pyarrow as pa
import pytest

import indicrules
from indicrules import DataError
from indicrules.exact.errors import CannotDecide, TooCostly
from indicrules.exact.real import Irrational, ceil_of, erfc, exp, floor_of, ln, power, sqrt
from indicrules.exact.rounding import round_to
from indicrules.tables.status import Status

ONE = Fraction(1)
TWENTY = "ruleset r\n  score (ln(a) - ln(30)) / ln(2) * 20\n  round total 1{}\ninput a\n"
ROOTS = (
    "ruleset r\n  score "
    + " * ".join(f"(sqrt(a + {n}) + sqrt(a + {n + 41}))" for n in range(20))
    + "\n  round total 1\ninput a from 0\n"
)


@pytest.mark.parametrize("mode", ["", " half_even", " half_down", " floor", " ceil", " up", " down"])
def test_ruling_43_a_quotient_of_logarithms_is_rounded_exactly(mode: str) -> None:
    """60 is one doubling of 30, which is worth 20 in every mode, alone and in a table."""
    ruleset = indicrules.loads(TWENTY.format(mode))
    assert ruleset.score({"a": 60}).total == 20
    assert ruleset.score({"a": 240}).total == 60
    assert ruleset.score_table(pa.table({"a": [60, 240, 30]}))["total"].to_pylist() == [20, 60, 0]


def test_ruling_43_sums_of_logarithms_are_compared_exactly() -> None:
    """A sum of logarithms is 0, or equals another, where the powers of their arguments cancel."""
    assert ln(6) - ln(Fraction(3, 2)) - 2 * ln(2) == 0
    assert ln(Fraction(605, 10)) + ln(4) == ln(11) * 2 + ln(2)
    assert ln(12) * 3 - ln(18) == ln(96)
    assert ln(12) * 3 - ln(18) != ln(97)
    assert (ln(60) - ln(30)) / ln(2) == 1
    assert (ln(60) - ln(30)) / (ln(10) - ln(5)) == (ln(14) - ln(7)) / (ln(6) - ln(3))
    assert (ln(750) - ln(100)) / (ln(75000) - ln(100)) < (ln(751) - ln(100)) / (ln(75000) - ln(100))


def test_ruling_43_products_of_such_sums_are_the_same_where_their_polynomials_are() -> None:
    """ln(a) ln(14) is ln(a) ln(2) + ln(a) ln(7)."""
    assert ln(60) * ln(14) == ln(60) * ln(7) + ln(60) * ln(2)
    assert floor_of((ln(60) * ln(14) - ln(60) * ln(7)) / ln(60) / ln(2)) == 1


def test_ruling_43_multiples_may_be_huge() -> None:
    """No power is ever worked out: multiples of 30 digits are compared like small ones."""
    many = Fraction(10**29 + 7)
    assert many * ln(6) == many * ln(2) + many * ln(3)
    assert many * ln(6) < many * ln(2) + (many + 1) * ln(3)
    assert ceil_of((many * ln(12) - many * ln(3)) / ln(2)) == 2 * (10**29 + 7)


def test_ruling_43_many_long_numbers_are_refused_in_time() -> None:
    """Logarithms of many numbers of 15,000 digits, equal or not, are not searched for common factors without end."""
    numbers = [Fraction(10**15000 + n) for n in range(0, 20, 2)]
    value = sum((ln(number) - ln(number + 1) for number in numbers), Fraction(0))
    with pytest.raises(TooCostly, match="logarithms of too many long numbers are compared"):
        bool(value * ln(2) == value * (ln(6) - ln(3)))


def test_ruling_43_to_the_nearest_needs_no_proof_of_being_on_the_grid() -> None:
    """exp(ln(2) + tiny) − 2 and erfc of equals: what cannot be told from a whole step is rounded to it all the same."""
    nearly = erfc(sqrt(2) + sqrt(3)) - erfc(sqrt(5 + 2 * sqrt(6)))
    assert isinstance(nearly, Irrational)
    assert round_to(3 + nearly, ONE, "half_up") == 3
    assert round_to(-3 + nearly, ONE, "half_even") == -3
    with pytest.raises(CannotDecide):
        round_to(3 + nearly, ONE, "floor")
    with pytest.raises(CannotDecide):
        round_to(Fraction(5, 2) + nearly, ONE, "half_up")


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        (Fraction(5, 2), "half_up", 3),
        (Fraction(-5, 2), "half_up", -3),
        (Fraction(5, 2), "half_even", 2),
        (Fraction(-7, 2), "half_even", -4),
        (Fraction(5, 2), "half_down", 2),
        (Fraction(-5, 2), "half_down", -2),
    ],
)
def test_ruling_43_a_tie_that_only_shows_in_the_end_is_a_tie(value: Fraction, mode: str, expected: int) -> None:
    """A sum of logarithms over a logarithm that comes to a half is rounded as a half is."""
    half = value * (ln(6) - ln(3)) / ln(2)
    assert round_to(half, ONE, mode) == expected  # type: ignore[arg-type]  # a mode


def test_irrational_products_have_a_budget() -> None:
    """A product of twenty sums of two roots would have a million terms: it is refused, with a way out."""
    with pytest.raises(DataError) as refused:
        indicrules.loads(ROOTS).score({"a": 3})
    (problem,) = refused.value.problems
    assert problem.code == "too-costly"
    assert problem.message.endswith("a product of irrational sums has too many terms")
    assert problem.hint == "round its parts, as in `round(x, 0.000001)`"
    rounded = ROOTS.replace("(sqrt", "round(sqrt").replace("))", "), 0.000001)")
    assert indicrules.loads(rounded).score({"a": 3}).total is not None


def test_the_budget_of_irrationals_is_that_of_tables_too() -> None:
    """Whatever floats would make of it, a table refuses the same rows by a status of their own."""
    table = indicrules.loads(ROOTS).score_table(pa.table({"a": [3, 4, 3]}))
    assert table["total"].to_pylist() == [None] * 3
    assert table["total.status"].to_pylist() == [Status.TOO_COSTLY] * 3


def test_roots_of_one_kind_are_found_among_many() -> None:
    """Radicands that differ by a square of a large prime cancel, however many other roots stand between them."""
    others = [sqrt(Fraction(each)) for each in (3, 5, 6, 7, 10, 11, 13)]
    value = sum(others, sqrt(Fraction(2 * 103**2, 113**2))) - sum(others, Fraction(103, 113) * sqrt(2))
    assert value == 0
    assert power(Fraction(5 * 103**3, 7), Fraction(1, 3)) == 103 * power(Fraction(5, 7), Fraction(1, 3))
    assert exp(ln(2) / 3) ** 3 == 2
