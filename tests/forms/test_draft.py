"""A draft is written as three files of one name, which never take the place of others unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicrules.files.claim import Claim, Place
from indicrules.forms.draft import Draft

PLACE = Place("form.xlsx", "自评表", "G12", None, "18.5")
DRAFT = Draft("form", "规则集 form\n", {"甲": {"value": "43 宗"}}, (Claim("score", "甲", "18.5", place=PLACE),))


def test_a_draft_is_three_files(tmp_path: Path) -> None:
    """Ruleset, actuals and claims stand under one name, the claims with their places and without what is not said."""
    paths = DRAFT.write(tmp_path / "new")
    assert [path.name for path in paths] == ["form.indic", "form.json", "form.claims.json"]
    assert paths[0].read_text("utf-8") == "规则集 form\n"
    assert json.loads(paths[1].read_text("utf-8")) == {"甲": {"value": "43 宗"}}
    assert json.loads(paths[2].read_text("utf-8")) == {
        "version": 1,
        "claims": [
            {
                "what": "score",
                "of": "甲",
                "value": "18.5",
                "by": "self",
                "place": {"file": "form.xlsx", "table": "自评表", "cell": "G12", "text": "18.5"},
            }
        ],
    }


def test_a_draft_is_not_written_over_a_file(tmp_path: Path) -> None:
    """Where one of the three is there nothing is written at all, unless it is asked for."""
    (tmp_path / "form.claims.json").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        DRAFT.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["form.claims.json"]
    DRAFT.write(tmp_path, force=True)
    assert json.loads((tmp_path / "form.claims.json").read_text("utf-8"))["version"] == 1
