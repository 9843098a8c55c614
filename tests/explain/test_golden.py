"""Hold explanations to their exact text; each golden file is what `indicrules explain` prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules

HERE: Final = Path(__file__).parent
GOLDEN: Final = HERE / "golden"
RULESETS: Final = HERE.parents[1] / "rulesets"
ENDINGS: Final = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}


def explained(ruleset: Path, actuals: Path, **options: Any) -> str:
    """Explain the data of a file by the ruleset of another."""
    return indicrules.load(ruleset).score(json.loads(actuals.read_text("utf-8"))).explain(**options)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", ["text", "markdown", "json"])
@pytest.mark.parametrize("actuals", ["land-acquisition-2024", "land-acquisition-2024-midyear"])
def test_self_evaluation_is_explained(actuals: str, format: str, lang: str) -> None:
    """Year end, where nothing is lost, and mid-year, where three indicators fall short."""
    found = explained(RULESETS / "land-acquisition-2024.indic", RULESETS / f"{actuals}.json", format=format, lang=lang)
    assert found == (GOLDEN / f"{actuals}.{lang}.{ENDINGS[format]}").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", ["text", "html"])
def test_every_step_is_explained(format: str, lang: str) -> None:
    """Deductions, awards, caps, limits, roundings, missing and dropped items, redistribution, rows passed over."""
    found = explained(HERE / "every-step.indic", HERE / "every-step.json", format=format, lang=lang, why_not=True)
    assert found == (GOLDEN / f"every-step.{lang}.{ENDINGS[format]}").read_text("utf-8")
