"""Hold what reports write to what forms are read by: a form that is handed on comes back as the same figures."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicrules
from indicrules.files import read_form
from tests.report.cards import midyear


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_report_is_read_back_as_the_form_that_it_is(tmp_path: Path, ending: str) -> None:
    """Nothing is to be decided; the draft scores the data to the same total, and the claims follow."""
    midyear().write_report(tmp_path / f"form.{ending}", "zh")
    draft = read_form(tmp_path / f"form.{ending}")
    audit = indicrules.loads(draft.ruleset).audit(draft.actuals, draft.claims)
    assert (draft.decisions, str(audit.card.total), audit.card.grade) == ((), "75.7", "中")
    assert [each.code for each in audit if each.status == "fail"] == []
