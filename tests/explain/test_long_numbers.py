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
    assert f"lost−{DIGITS[:-2]}82.00bytheformula" in "".join(told.split())
    margin = " " * len("  after deductions  ")
    for words in (
        "by the formula\n   10 − 2 ^ 65533\n2.00\n   deduct 2 if a > 1\n   2\n   a > 1: 2 > 1, holds\n   <text>:7\n",
        "80.00\n   limited\n",
        "\n7.00\n   cap 3\n   10 − 3\n   <text>:8\n7.00\n",
    ):
        assert words.replace("\n", f"\n{margin}").rstrip() in told


def test_a_score_that_leaves_no_room_for_a_bar_stands_under_its_name() -> None:
    """In the overview and in the heading of its item; what lost points has a bar and a column beside it."""
    told = indicrules.loads(UNBOUNDED).score({"a": 2}).explain()
    assert max(display_width(line) for line in told.splitlines()) == 100
    assert f"\n  i\n      {DIGITS[:94]}\n" in told
    assert f"\n\ni\n  {DIGITS[:98]}\n" in told
    assert "\n  j     3.00 of 10  ███         7.00\n" in told


def test_digits_are_cut_into_lines_and_none_is_lost() -> None:
    """Every line but the last is full; a wide character that fits nowhere has a line of its own."""
    assert chopped("20035299", 3) == ["200", "352", "99"]
    assert chopped("得分得分", 3) == ["得", "分", "得", "分"]
    assert chopped("−2003", 2) == ["−2", "00", "3"]
    assert chopped("得分", 1) == ["得", "分"]


def test_reason_that_a_finding_names_is_one_that_took_points() -> None:
    """Of those the one that took most, not a clause that gave more."""
    text = "ruleset r\n  total 10\nindicator i\n  weight 10\n  score 6\n  deduct 3\n  deduct 3\n  award 5\n"
    assert "\n  lost  5.00  i by the formula\n" in indicrules.loads(text).score({}).explain()


def test_datum_and_constant_of_many_digits_are_whole() -> None:
    """In the condition, the arithmetic, the target, and among the data: neither is cut or rounded."""
    text = (
        "ruleset r\n  total 10\ninput t ms\nparam p = 1055.198000000000312345 ms\nindicator i\n  weight 10\n"
        "  actual t\n  target <= 1055.1980000000003 ms\n  score match t\n    > 1055.1980000000004 ms: 1\n"
        "    otherwise: p / 1055.198000000000312345 ms\n  deduct 1 if t < 1055.1980000000007 ms\n"
    )
    told = " ".join(indicrules.loads(text).score({"t": "1055.1980000000003001 ms"}).explain().split())
    assert "target ≤ 1055.1980000000003 ms" in told
    assert "actual t = 1055.1980000000003001 ms" in told
    assert "completion 1055.1980000000003 / 1055.1980000000003001 ≈ 100.0000%" in told
    assert "t = 1055.1980000000003001 ms, in none of the bands" in told
    assert "t < 1055.1980000000007 ms: 1055.1980000000003001 ms < 1055.1980000000007 ms, holds" in told
    assert "1055.198000000000312345 ms / 1055.198000000000312345 ms = 1" in told
    assert "param p = 1055.198000000000312345 ms" in told
    assert "data t = 1055.1980000000003001 ms" in told
