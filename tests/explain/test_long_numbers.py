"""Explanations of numbers at the limit of size keep to the page, and show every digit."""

from __future__ import annotations

from decimal import Decimal

import indicrules
from indicrules.text.width import chopped, display_width

START = "ruleset r\n  total 10\ninput a\nindicator i\n  weight 10\n  score a ^ 65533\n"
UNBOUNDED = f"{START.replace('  weight 10', '')}indicator j\n  weight 10\n  score 3\n"
DIGITS = f"{Decimal(2**65533):f}"


def test_words_stand_under_points_that_leave_no_room() -> None:
    """A start of 2 ^ 65533 gains 19,728 digits, which fill lines of their own; reason and arithmetic follow."""
    told = indicrules.loads(f"{START}  deduct 2 if a > 1\n  cap 3\n").score({"a": 2}).explain()
    assert max(display_width(line) for line in told.splitlines()) == 100
    assert f"lost−{DIGITS[:-2]}" in "".join(told.split())
    assert (
        "\n               formula\n               10 − 2 ^ 65533\n            2.00\n               deduct 2 if a > 1\n"
        in told
    )
    assert told.endswith(
        "\n            7.00\n               cap 3\n               10 − 3\n               <text>:8\n            7.00\n"
    )


def test_a_score_that_leaves_no_room_for_a_bar_stands_under_its_name() -> None:
    """In the overview and in the heading of its item."""
    told = indicrules.loads(UNBOUNDED).score({"a": 2}).explain()
    assert max(display_width(line) for line in told.splitlines()) == 100
    assert f"\n  i\n      {DIGITS[:94]}\n" in told
    assert f"\n\ni\n  {DIGITS[:98]}\n" in told
    assert "\n  j  3.00 of 10  ███         −7.00\n" in told


def test_digits_are_cut_into_lines_and_none_is_lost() -> None:
    """Every line but the last is full; a wide character that fits nowhere has a line of its own."""
    assert chopped("20035299", 3) == ["200", "352", "99"]
    assert chopped("得分得分", 3) == ["得", "分", "得", "分"]
    assert chopped("−2003", 2) == ["−2", "00", "3"]
    assert chopped("得分", 1) == ["得", "分"]
