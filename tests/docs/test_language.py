"""Hold the pages for authors to what the library does: every whole program on them loads, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules
from indicrules.syntax.parser import parse
from indicrules.text.source import Source

DOCS = Path(__file__).parents[2] / "docs"
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PROGRAMS = [
    pytest.param(text, id=f"{path.stem}-{number}")
    for path in (DOCS / "language.md", DOCS / "cookbook.md")
    if path.exists()
    for number, text in enumerate(
        re.findall(r"^```indic\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE), 1
    )
]


@pytest.mark.parametrize("text", PROGRAMS)
def test_program_on_a_page_loads_and_its_examples_hold(text: str) -> None:
    """A whole program that a page shows is right, and so are the figures it gives."""
    ruleset = indicrules.loads(text)
    assert [each.differences for each in ruleset.test() if not each.passed] == []


def test_program_on_the_first_page_is_right() -> None:
    """So is the one in the README."""
    (text,) = re.findall(r"^```\n(ruleset .*?)^```", README, re.DOTALL | re.MULTILINE)
    assert [each.passed for each in indicrules.loads(text).test()] == [True]


FRAGMENTS = [
    pytest.param(text, id=f"fragment-{number}")
    for number, text in enumerate(
        re.findall(
            r"^```indic-fragment\n(.*?)^```", (DOCS / "language.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
        ),
        1,
    )
]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_fragment_on_a_page_is_written_right(text: str) -> None:
    """A part of a program has no mistake of writing, by itself or as clauses of an indicator."""
    alone = parse(Source("fragment", text)).diagnostics
    inside = parse(Source("fragment", f"indicator x\n{text}")).diagnostics
    rows = parse(Source("fragment", f"indicator x\n  score\n{text}")).diagnostics
    assert () in (alone, inside, rows)
