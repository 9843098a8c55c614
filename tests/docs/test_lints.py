"""Hold the page of lints to the catalogue, and to what the lints say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules
from indicrules.lint.catalogue import CATALOGUE
from indicrules.text.codes import LINTS
from indicrules.text.render import render

PAGE = (Path(__file__).parents[2] / "docs" / "lints.md").read_text(encoding="utf-8")
SECTIONS = re.findall(
    r"^### ([a-z0-9-]+)\n\n([^`\n].*?)```indic\n(.*?)```\n\n```text\n(.*?)\n```\n\nInstead:\n\n```indic\n(.*?)```$",
    PAGE,
    re.DOTALL | re.MULTILINE,
)


def found(text: str, code: str) -> list[indicrules.Diagnostic]:
    """Give what a lint says of a text that can be used."""
    return [each for each in indicrules.loads(text, name="example.indic").diagnostics if each.code == code]


def beside(text: str, shown: str, comment: str) -> str:
    """Put a comment at the end of the line that is shown, or over it where that line has one."""
    lines = text.splitlines()
    at = int(shown.split("example.indic:")[1].split(":")[0]) - 1
    lines[at] = f"{comment}\n{lines[at]}" if "#" in lines[at] else f"{lines[at]}  {comment}"
    return "\n".join(lines)


@pytest.mark.parametrize(("code", "bad", "shown"), [(each[0], each[2], each[3]) for each in SECTIONS])
def test_first_example_gets_the_lint_as_shown(code: str, bad: str, shown: str) -> None:
    """The first example of a section gets its lint once, word for word."""
    assert [render(each) for each in found(bad, code)] == [shown]


@pytest.mark.parametrize(("code", "good"), [(each[0], each[4]) for each in SECTIONS])
def test_second_example_does_not_get_the_lint(code: str, good: str) -> None:
    """The second example, which can be used, does not get it."""
    assert found(good, code) == []


@pytest.mark.parametrize(("code", "bad", "shown"), [(each[0], each[2], each[3]) for each in SECTIONS])
def test_each_lint_can_be_allowed(code: str, bad: str, shown: str) -> None:
    """Over the file, and at the line that it underlines."""
    comment = f"# allow: {code} because the test says so"
    assert found(f"{comment}\n{bad}", code) == []
    assert found(beside(bad, shown, comment), code) == []


def test_the_page_says_what_is_mended() -> None:
    """Those sections speak of `check --fix` whose first example it mends, and no others."""
    mended = [each[0] for each in SECTIONS if found(indicrules.mended(each[2]), each[0]) == []]
    assert mended == [each[0] for each in SECTIONS if "`check --fix`" in each[1]]
    assert mended == [code for code in LINTS if CATALOGUE[code].safe]


def test_page_codes_and_catalogue_are_one_list() -> None:
    """Each lint has its section, its meaning in one line and its row, in the same order of the page and the codes."""
    assert re.findall(r"^### (.*)$", PAGE, re.MULTILINE) == [each[0] for each in SECTIONS] == list(LINTS)
    assert set(CATALOGUE) == set(LINTS)


def test_the_index_lists_the_catalogue() -> None:
    """The table at the top has a row for each lint: its code, linked to its section, its weight and its meaning."""
    rows = re.findall(r"^\| \[([a-z0-9-]+)\]\(#([a-z0-9-]+)\) \| (\w+) \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(code, code, CATALOGUE[code].severity, meaning) for code, meaning in LINTS.items()]


def test_sections_open_with_the_meaning() -> None:
    """A section opens with the line that stands beside its code."""
    opened = {code: " ".join(prose.split()).split(".")[0] for code, prose, *_ in SECTIONS}
    assert opened == {code: meaning[0].upper() + meaning[1:] for code, meaning in LINTS.items()}
