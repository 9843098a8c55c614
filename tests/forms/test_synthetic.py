"""Forms that people fill in come to the drafts that stand beside them, word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicrules
from indicrules.files.claims import claims_text
from indicrules.forms.draft import Draft
from indicrules.forms.drafts import drafts_of
from tests.forms.sheets import FOLDER, NAMES, pages


def drafts(name: str) -> tuple[Draft, ...]:
    """Give the drafts of a form, with what was chosen in `NAME.decide`."""
    chosen = FOLDER / f"{name}.decide"
    decided = dict(line.split("=", 1) for line in chosen.read_text("utf-8").splitlines()) if chosen.exists() else {}
    return drafts_of(pages((FOLDER / f"{name}.form").read_text("utf-8"), f"{name}.xlsx"), name, decided)


def told(draft: Draft) -> str:
    """Write out what a draft says of itself, in both languages."""
    lines: list[str] = []
    for each in draft.decisions:
        lines.append(f"decide {each.key} at {each.place}: {each.said.told('en')} / {each.said.told('zh')}")
        for choice in each.choices:
            mark = "*" if choice.key == each.chosen else "-"
            lines.append(f"  {mark} {choice.key} ({choice.said.told('en')} / {choice.said.told('zh')}): {choice.line}")
    for kind, notices in (("turned", draft.normalised), ("skipped", draft.skipped), ("noted", draft.notices)):
        lines += [f"{kind} {one.code} at {one.place}: {one.said.told('en')} / {one.said.told('zh')}" for one in notices]
    return "\n".join(lines) + "\n"


def files(draft: Draft) -> dict[str, str]:
    """Give the texts that a draft comes to, by the endings of their files."""
    data = json.dumps(draft.actuals, ensure_ascii=False, indent=2) + "\n"
    return {".indic": draft.ruleset, ".json": data, ".claims.json": claims_text(draft.claims), ".said": told(draft)}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_comes_to_its_draft(name: str) -> None:
    """Ruleset, actuals and claims are those beside the form, and so is what was asked, turned, skipped and noted."""
    for draft in drafts(name):
        for ending, text in files(draft).items():
            assert text == (FOLDER / f"{draft.name}{ending}").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_can_be_used(name: str) -> None:
    """A draft loads without a doubt, is laid out, and scores what it brings where nothing is open."""
    for draft in drafts(name):
        ruleset = indicrules.loads(draft.ruleset, name=f"{draft.name}.indic")
        found = [each.code for each in ruleset.diagnostics]
        assert found == _DOUBTS.get(draft.name, [])
        assert indicrules.mended(draft.ruleset) == draft.ruleset
        card = ruleset.score(draft.actuals)
        assert (card.total is None) == bool(draft.open)


_DOUBTS: dict[str, list[str]] = {}
"""What lints say of drafts whose forms are doubtful in themselves."""


def write(folder: Path = FOLDER) -> None:
    """Write the files beside the forms anew, to be looked at before they are kept."""
    for name in NAMES:
        for draft in drafts(name):
            for ending, text in files(draft).items():
                (folder / f"{draft.name}{ending}").write_text(text, "utf-8")
