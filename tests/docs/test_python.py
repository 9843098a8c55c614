"""Hold the page for programmers to what the library does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_examples_of_the_page_come_out_as_shown() -> None:
    """Each line typed gives what the page shows, in one session from top to bottom."""
    typed = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE))
    session = doctest.DocTestParser().get_doctest(typed, {}, "python.md", str(PAGE), 0)
    said: list[str] = []
    found = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(session, out=said.append)
    assert "".join(said) == ""
    assert found.attempted == 24
