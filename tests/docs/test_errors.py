"""Hold the page of errors to what the library says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules
from indicrules.text.codes import CODES, DATA_CODES, LINTS
from indicrules.text.render import render
from indicrules.text.sentence import Language

PAGE = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^### ([a-z0-9-]+)\n\n.*?```indic\n(.*?)```\n\n```text\n(.*?)\n```", PAGE, re.DOTALL | re.MULTILINE
)
LISTED = re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("code", "text", "shown"), EXAMPLES, ids=[code for code, _, _ in EXAMPLES])
def test_example_of_a_code_is_said_as_shown(code: str, text: str, shown: str) -> None:
    """The example of a code gets that diagnostic, word for word."""
    found = [each for each in indicrules.diagnose(text, name="example.indic") if each.code == code]
    assert shown in [render(each) for each in found]


def test_every_code_has_its_entry() -> None:
    """No code is undocumented, and none is documented that does not exist; those of lints have a page of their own."""
    assert {code for code, _, _ in EXAMPLES} | set(LISTED) == (set(CODES) - set(LINTS)) | set(DATA_CODES)


def test_table_of_problems_is_that_of_the_codes_of_data() -> None:
    """Each with its meaning, those that are codes of diagnostics too."""
    _, _, table = PAGE.partition("## Problems of data")
    assert dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", table, re.MULTILINE)) == dict(DATA_CODES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_problem_is_said_as_shown(language: Language) -> None:
    """The example of a problem of data stands there in both languages, word for word."""
    rules = "input 宗数 宗\nindicator a\n  weight 5\n  target >= 1 宗\n  actual 宗数\nruleset r\n"
    with pytest.raises(indicrules.DataError) as caught:
        indicrules.loads(rules, name="land.indic").score({"宗数": "43 件"})
    assert f"```text\n{caught.value.told(language)}\n```" in PAGE
