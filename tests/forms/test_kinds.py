"""One form comes to one draft, whatever kind of file it is handed in as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from indicrules.files import read_form
from indicrules.forms.draft import Draft
from indicrules.text.classes import evolve
from tests.forms.sheets import FOLDER
from tests.forms.test_synthetic import drafts
from tests.forms.written_as import WRITERS


def placeless(draft: Draft) -> Mapping[str, Any]:
    """Give all that a draft says but where it stands."""
    return {
        "ruleset": draft.ruleset,
        "actuals": {name: {key: each[key] for key in each if key != "source"} for name, each in draft.actuals.items()},
        "claims": [evolve(each, place=None) for each in draft.claims],
        "decisions": [(each.key, each.said, each.choices) for each in draft.decisions],
        "normalised": [each.said for each in draft.normalised],
    }


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", ["f1-roads", "f2-split", "no-signs", "english"])
def test_a_form_is_the_same_in_every_kind_of_file(name: str, ending: str, tmp_path: Path) -> None:
    """Workbook, document, page, table and text give the draft that stands beside the form, its places aside."""
    path = tmp_path / f"{name}{ending}"
    WRITERS[ending]((FOLDER / f"{name}.form").read_text("utf-8"), path)
    (wanted,) = drafts(name)
    assert placeless(read_form(path)) == placeless(wanted)


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    """A workbook's draft says of each figure the sheet and cell where it stands, word for word as written beside it."""
    path = tmp_path / "f1-roads.xlsx"
    WRITERS[".xlsx"]((FOLDER / "f1-roads.form").read_text("utf-8"), path)
    draft = read_form(path)
    assert draft.actuals == json.loads((FOLDER / "f1-roads.json").read_text("utf-8"))
    assert [str(each.place) for each in draft.claims] == [str(each.place) for each in drafts("f1-roads")[0].claims]
