"""Turn misspelt words into the words meant."""

from __future__ import annotations

import pytest

from indicrules.syntax.repair.spelling import distance, nearest


@pytest.mark.parametrize(
    ("left", "right", "away"), [("weigth", "weight", 1), ("targett", "target", 1), ("", "ab", 2), ("ab", "ba", 1)]
)
def test_distance_counts_slips(left: str, right: str, away: int) -> None:
    """A swap of neighbours is one slip, as is a letter more, less or other."""
    assert distance(left, right) == away
    assert distance(right, left) == away


def test_the_nearest_word_is_close_or_none() -> None:
    """Two slips are forgiven in a long word, one in a short one; scripts do not mix."""
    known = ("weight", "to", "目标", "扣")
    assert nearest("wieght", known) == "weight"
    assert nearest("wieghtt", known) == "weight"
    assert nearest("tp", known) == "to"
    assert nearest("目際", known) == "目标"
    assert nearest("减", known) is None
    assert nearest("height_of_all", known) is None
