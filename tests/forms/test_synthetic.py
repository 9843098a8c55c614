"""Forms that people fill in come to the drafts that stand beside them, word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicrules
from indicrules.files.claims import claims_text
from indicrules.forms.draft import Draft
from indicrules.forms.drafts import drafts_of
from indicrules.syntax.formatter import format_text
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


def found(draft: Draft) -> str:
    """Write out what fails where the draft's own claims are held to it; nothing where it is not whole."""
    audit = indicrules.loads(draft.ruleset).audit(draft.actuals, draft.claims)
    failed = [each for each in audit.findings if each.status == "fail" and not draft.open]
    return "".join(f"finds {each.code} of {each.of or 'the whole'}: {each.claimed}\n" for each in failed)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_comes_to_its_draft(name: str) -> None:
    """Ruleset, actuals and claims are those beside the form; so is what was asked, turned, skipped, noted and found."""
    for draft in drafts(name):
        texts = files(draft)
        texts[".said"] += found(draft)
        for ending, text in texts.items():
            assert text == (FOLDER / f"{draft.name}{ending}").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_can_be_used(name: str) -> None:
    """A draft loads without a doubt that is not the form's own, is laid out, and has a total where nothing is open."""
    for draft in drafts(name):
        ruleset = indicrules.loads(draft.ruleset, name=f"{draft.name}.indic")
        assert [each.code for each in ruleset.diagnostics] == DOUBTS.get(draft.name, [])
        assert format_text(draft.ruleset) == draft.ruleset
        assert (ruleset.score(draft.actuals).total is None) == bool(draft.open)


DOUBTS = {
    "dates": ["deadline-outside-period"],
    "english-rules": ["percent-or-point"],
    "no-money": ["most-of-the-weight"],
}
"""What lints say of drafts whose forms are doubtful in themselves."""


def write(folder: Path = FOLDER) -> None:
    """Write the files beside the forms anew, to be looked at before they are kept."""
    for name in NAMES:
        for draft in drafts(name):
            texts = files(draft)
            texts[".said"] += found(draft)
            for ending, text in texts.items():
                (folder / f"{draft.name}{ending}").write_text(text, "utf-8")
