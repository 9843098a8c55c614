"""Hold the pages with sessions of Python to what comes out."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("page", "examples"),
    [
        ("python.md", 51),
        ("comparing.md", 13),
        ("explanations.md", 4),
        ("receipts.md", 6),
        ("departments.md", 8),
        ("reports.md", 19),
        ("audit.md", 9),
        ("forms.md", 19),
    ],
)
def test_examples_of_a_page_come_out_as_shown(page: str, examples: int) -> None:
    """Each line typed gives what the page shows, in one session from top to bottom."""
    text = (DOCS / page).read_text("utf-8")
    typed = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    session = doctest.DocTestParser().get_doctest(typed, {}, page, str(DOCS / page), 0)
    said: list[str] = []
    found = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(session, out=said.append)
    assert "".join(said) == ""
    assert found.attempted == examples
