"""Hold the page on forms to what readers of forms say."""

from __future__ import annotations

import re
from pathlib import Path

from indicrules.text.codes import NOTICES
from indicrules.text.sentences import SENTENCES

PAGE = (Path(__file__).parents[2] / "docs" / "forms.md").read_text("utf-8")


def test_table_of_notices_is_that_of_their_codes() -> None:
    """Each with its meaning."""
    _, _, table = PAGE.partition("## Notices")
    assert dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", table, re.MULTILINE)) == dict(NOTICES)


def test_each_code_has_its_words() -> None:
    """In both languages."""
    assert set(NOTICES) - {key.partition(".")[0] for key in SENTENCES} == set()
