"""Hold the small parts of programs of columns to what they say: bounds of whole numbers, room for programs."""

from __future__ import annotations

from unittest import mock

import pytest

from indicrules.tables.score.habit import MOST_PROGRAMS, Habit
from indicrules.tables.score.tape import Register
from indicrules.tables.score.whole import Whole


@pytest.mark.parametrize(("low", "high", "size"), [(-5, 3, 5), (-3, 5, 5), (2, 7, 7), (-7, -2, 7), (0, 0, 0)])
def test_the_size_of_a_whole_number_is_its_greatest_magnitude(low: int, high: int, size: int) -> None:
    """On either side of zero, to the unit: one less would let a number past what floats hold."""
    assert Whole(Register(0, "i"), low, high).size == size


@pytest.mark.parametrize(("kept", "crowded"), [(0, False), (MOST_PROGRAMS - 1, False), (MOST_PROGRAMS, True),
                                               (MOST_PROGRAMS + 1, True)])  # fmt: skip
def test_a_habit_is_crowded_from_so_many_programs_on(kept: int, crowded: bool) -> None:
    """There is room for one more until then."""
    assert Habit([mock.Mock() for _ in range(kept)]).crowded is crowded


def test_a_habit_lets_go_of_the_program_used_longest_ago_but_of_none_that_takes_all() -> None:
    """The one used last stands first."""
    programs = [mock.Mock(rough=False) for _ in range(MOST_PROGRAMS - 1)]
    takes_all, newest = mock.Mock(rough=True), mock.Mock(rough=False)
    habit = Habit([*programs, takes_all])
    habit.used(newest)
    assert habit.served == [newest, *programs[:-1], takes_all]
