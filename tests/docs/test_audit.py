"""Hold the page on audits to what an audit prints, to the codes that there are, and to the files that it shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any, Final

from indicrules.files.claims import read_claims
from indicrules.text.codes import CAUSE_CODES, FINDING_CODES

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "audit.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Give the blocks of a language on the page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def rows(title: str) -> list[tuple[str, str]]:
    """Give the rows of the table under a title, its codes and what they say."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", section.split("| code |")[1], re.MULTILINE)


def test_worked_example_prints_what_the_page_shows() -> None:
    """The audit that the page types prints its text to the letter."""
    session: dict[str, Any] = {}
    test = doctest.DocTestParser().get_doctest(blocks("pycon")[0], session, "audit.md", None, 0)
    doctest.DocTestRunner().run(test, clear_globs=False)
    assert str(test.globs["audit"]) == blocks("text")[0].rstrip("\n")


def test_files_of_claims_on_the_page_are_read() -> None:
    """Both forms of a file of claims are right."""
    listed, short = (read_claims(each.encode()) for each in blocks("json"))
    assert [(each.what, each.of, each.value or each.low, each.by) for each in listed] == [
        ("score", "plots", "13.12", "self"), ("score", "days", "20", "self"), ("score", "closed", "48", "review"),
        ("total", None, None, "self"),
    ]  # fmt: skip
    assert [each.what for each in short] == ["total", "grade", "score", "score", "completion"]


def test_tables_list_the_codes_that_there_are() -> None:
    """Each code of findings and of causes stands on the page once, with what it means."""
    assert rows("What comes of a claim") == list(FINDING_CODES.items())
    assert rows("Causes") == list(CAUSE_CODES.items())


def test_every_code_is_given_somewhere() -> None:
    """A code that nothing gives is none; those of a claim that differs are put together from its kind."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/indicrules/audit").rglob("*.py"))
    made = {f"{each}-differs" for each in ("score", "subtotal", "total", "grade", "weight", "target", "actual")}
    assert {code for code in {**FINDING_CODES, **CAUSE_CODES} if f'"{code}"' not in source} - made == set()
