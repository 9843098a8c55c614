"""Hold the page of rulings to the tests that are named after them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rulings.md").read_text("utf-8")
NAMED = {
    int(number)
    for path in (ROOT / "tests").rglob("test_*.py")
    for number in re.findall(r"^def test_ruling_(\d+)_", path.read_text("utf-8"), re.MULTILINE)
}
ROWS = [int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]


def test_every_ruling_that_tests_are_named_after_stands_on_the_page() -> None:
    """Nobody has to ask what a number means."""
    assert NAMED - set(ROWS) == set()


def test_every_ruling_on_the_page_has_a_test_that_bears_its_number() -> None:
    """And none stands there that nothing holds, or twice."""
    assert sorted(ROWS) == sorted(NAMED)


def test_every_ruling_has_an_example() -> None:
    """A row says what holds and shows it."""
    rows = [line for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [line for line in rows if not re.fullmatch(r"\| \d+ \| .{20,} \| .{8,} \|", line)] == []
