"""The cookbook keeps its promises: each habit in few lines, each program whole and laid out, each example true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules
from indicrules.syntax.formatter import format_text

PAGE = (Path(__file__).parents[2] / "docs" / "cookbook.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
PROGRAMS = re.findall(r"^```indic\nruleset (\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
TEXTS = [pytest.param(f"ruleset {name}\n{rest}", id=name) for name, rest in PROGRAMS]


@pytest.mark.parametrize("text", TEXTS)
def test_a_program_loads_in_silence_and_its_examples_hold(text: str) -> None:
    """Load with nothing doubtful, hold at least one example, and give what they expect."""
    ruleset = indicrules.loads(text)
    assert ruleset.diagnostics == ()
    assert ruleset.model.examples
    assert [(each.title, each.differences) for each in ruleset.test() if not each.passed] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_program_is_laid_out(text: str) -> None:
    """Keep the formatter's layout."""
    assert format_text(text) == text


@pytest.mark.parametrize("text", TEXTS)
def test_each_item_is_short(text: str) -> None:
    """Say each habit in less than ten lines: no block is longer."""
    assert max(len(block.strip().splitlines()) for block in text.split("\n\n")) < 10


def test_every_section_is_listed_and_has_a_program() -> None:
    """List the sections at the top as they stand, each with one program at least."""
    assert re.findall(r"^\d+\. \[(.+?)\]", PAGE, re.MULTILINE) == SECTIONS
    assert [section for section in PAGE.split("\n## ")[1:] if "```indic\n" not in section] == []
