"""Hold the lints to the rulesets that are shipped and shown: none of them draws a doubt that is not allowed there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules

ROOT = Path(__file__).parents[2]
RULESETS = sorted((ROOT / "rulesets").glob("*.indic"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BY_MISTAKE = {"errors.md", "lints.md"}  # whose programs are wrong, or doubtful, to show it


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.stem)
def test_a_shipped_ruleset_leaves_no_doubt(path: Path) -> None:
    """Neither a warning nor a note."""
    assert [(each.code, each.message) for each in indicrules.load(path).diagnostics] == []


@pytest.mark.parametrize("page", [each for each in PAGES if each.name not in BY_MISTAKE], ids=lambda page: page.name)
def test_a_ruleset_of_a_page_leaves_no_doubt(page: Path) -> None:
    """But that it may be too short for an example."""
    programs = re.findall(r"^```indic\n(ruleset .*?)```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    usable = [indicrules.diagnose(each) for each in programs]
    assert [
        (each.code, each.message)
        for found in usable
        for each in found
        if each.severity != "error" and each.code != "no-example"
    ] == []
