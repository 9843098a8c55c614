"""Where each rounding mode goes, for rationals and for irrational values."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicrules.exact.errors import DomainError
from indicrules.exact.real import exp, sqrt
from indicrules.exact.rounding import MODES, Mode, round_to

_MODES = st.sampled_from(sorted(MODES))


@pytest.mark.parametrize(
    ("mode", "rounded"),
    [
        #            -2.5 -1.5 -1.2 -0.5  0  0.5  1.2  1.5  2.5  2.7
        ("half_up", (-3, -2, -1, -1, 0, 1, 1, 2, 3, 3)),
        ("half_even", (-2, -2, -1, 0, 0, 0, 1, 2, 2, 3)),
        ("half_down", (-2, -1, -1, 0, 0, 0, 1, 1, 2, 3)),
        ("up", (-3, -2, -2, -1, 0, 1, 2, 2, 3, 3)),
        ("down", (-2, -1, -1, 0, 0, 0, 1, 1, 2, 2)),
        ("floor", (-3, -2, -2, -1, 0, 0, 1, 1, 2, 2)),
        ("ceil", (-2, -1, -1, 0, 0, 1, 2, 2, 3, 3)),
    ],
)
def test_each_mode_rounds_to_whole_numbers(mode: Mode, rounded: tuple[int, ...]) -> None:
    """Up is away from zero and down toward it; a half goes where the mode says, on both sides of zero."""
    values = ("-2.5", "-1.5", "-1.2", "-0.5", "0", "0.5", "1.2", "1.5", "2.5", "2.7")
    assert tuple(round_to(Fraction(value), Fraction(1), mode) for value in values) == rounded


def test_a_value_is_rounded_to_a_multiple_of_the_step() -> None:
    """The step may be any positive rational."""
    assert round_to(Fraction(380, 43), Fraction(1, 100), "half_up") == Fraction(884, 100)
    assert round_to(Fraction(7), Fraction(5), "half_up") == 5
    assert round_to(7, Fraction(2, 3), "down") == Fraction(20, 3)
    assert round_to(Fraction("0.125"), Fraction("0.05"), "half_even") == Fraction("0.1")


@pytest.mark.parametrize("step", [Fraction(0), Fraction(-1, 100)])
def test_a_step_that_is_not_positive_is_refused(step: Fraction) -> None:
    """There are no multiples to round to."""
    with pytest.raises(DomainError):
        round_to(Fraction(1), step, "half_up")


@pytest.mark.parametrize(
    ("mode", "rounded", "opposite"),
    [
        ("half_up", "1.41", "-1.41"),
        ("half_even", "1.41", "-1.41"),
        ("half_down", "1.41", "-1.41"),
        ("up", "1.42", "-1.42"),
        ("down", "1.41", "-1.41"),
        ("floor", "1.41", "-1.42"),
        ("ceil", "1.42", "-1.41"),
    ],
)
def test_each_mode_rounds_irrational_values(mode: Mode, rounded: str, opposite: str) -> None:
    """An irrational value never lies on the edge, and is rounded by where it lies between two."""
    assert round_to(sqrt(2), Fraction(1, 100), mode) == Fraction(rounded)
    assert round_to(-sqrt(2), Fraction(1, 100), mode) == Fraction(opposite)


def test_a_value_next_to_a_tie_is_rounded_to_the_right_side() -> None:
    """What is added to the half is far below any float, and still counts."""
    half = Fraction(1, 2)
    assert round_to(half + exp(-2000), Fraction(1), "half_up") == 1
    assert round_to(half - exp(-2000), Fraction(1), "half_up") == 0
    assert round_to(half + exp(-20000), Fraction(1), "half_even") == 1
    assert round_to(1 + exp(-40000), Fraction(1), "ceil") == 2


@given(st.fractions(), st.fractions(min_value=Fraction(1, 1000)), _MODES)
def test_a_rounded_value_is_a_near_multiple_and_stays(value: Fraction, step: Fraction, mode: Mode) -> None:
    """Rounding lands on a multiple less than one step away; rounding again changes nothing."""
    rounded = round_to(value, step, mode)
    assert (rounded / step).denominator == 1
    assert abs(rounded - value) < step
    assert round_to(rounded, step, mode) == rounded


@given(st.integers(), st.integers(1), st.integers(1, 50), _MODES)
def test_a_mode_takes_unreduced_fractions(numerator: int, denominator: int, times: int, mode: Mode) -> None:
    """A common factor does not change what a mode gives."""
    assert MODES[mode](numerator * times, denominator * times) == MODES[mode](numerator, denominator)


@given(st.fractions(), st.sampled_from(["half_up", "half_even", "up", "down"]))
def test_symmetric_modes_commute_with_the_sign(value: Fraction, mode: Mode) -> None:
    """Four of the modes treat both sides of zero alike; the other two are each other's mirror."""
    assert round_to(-value, Fraction(1), mode) == -round_to(value, Fraction(1), mode)
    assert round_to(-value, Fraction(1), "floor") == -round_to(value, Fraction(1), "ceil")
