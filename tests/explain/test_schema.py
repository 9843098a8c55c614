"""Hold the data of scorecards and explanations to the published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import indicrules
from indicrules.explain.messages import MESSAGES

ROOT: Final = Path(__file__).resolve().parents[2]
SCHEMA: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "scorecard.schema.json").read_text("utf-8"))
VALIDATOR: Final = jsonschema.Draft202012Validator(SCHEMA)
PAIRS: Final = [
    (path, path.with_suffix(".json"))
    for path in sorted((ROOT / "rulesets").glob("*.indic"))
    if path.with_suffix(".json").exists()
] + [(ROOT / "tests/explain/every-step.indic", ROOT / "tests/explain/every-step.json")]


def test_schema_is_a_schema() -> None:
    """The page itself is valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("ruleset", "actuals"), PAIRS, ids=lambda path: path.name)
def test_scorecards_and_explanations_follow_the_schema(ruleset: Path, actuals: Path) -> None:
    """Every shipped ruleset with data, bare and explained in both languages."""
    card = indicrules.load(ruleset).score(json.loads(actuals.read_text("utf-8")))
    VALIDATOR.validate(card.to_dict())
    VALIDATOR.validate(json.loads(card.explain("json")))
    VALIDATOR.validate(json.loads(card.explain("json", "zh", card.items[0].name if card.items else None)))


def test_card_without_a_total_follows_the_schema() -> None:
    """A failed requirement leaves null and the reason."""
    card = indicrules.loads(
        'ruleset r\n  require a > 0 because "no base"\nindicator x\n  weight 1\n  target >= 1\ninput a\n'
    ).score({"a": 0, "x": 1})
    found = card.to_dict()
    VALIDATOR.validate(found)
    VALIDATOR.validate(json.loads(card.explain("json")))
    assert found["total"] is None
    assert found["reason"]["because"] == "no base"


@pytest.mark.parametrize("wrong", [{"total": 75.7}, {"total": "75,7"}, {"schema": "x"}, {"items": None}, {"extra": 1}])
def test_schema_notices_what_is_wrong(wrong: dict[str, Any]) -> None:
    """A number that is no text, an unknown field: neither passes."""
    card = indicrules.loads("ruleset r\nindicator x\n  weight 1\n  target >= 1\n").score({"x": 1})
    assert not VALIDATOR.is_valid({**card.to_dict(), **wrong})


def test_every_kind_of_line_in_the_schema_has_a_label() -> None:
    """The schema names no step that an explanation cannot word."""
    steps = SCHEMA["$defs"]["fact"]["properties"]["step"]["enum"]
    assert [step for step in steps if f"label_{step}" not in MESSAGES] == []
