"""Turn a scorecard into rows of plain values, an indicator or group each."""

from __future__ import annotations

from typing import Any

from indicrules.card.scorecard import Scorecard

COLUMNS = (
    "item", "title", "kind", "parent", "status", "weight", "effective_weight", "full", "score", "points", "lost",
    "actual", "unit", "target", "completion", "met", "shortfall", "grade",
)  # fmt: skip
_ATTRIBUTES = {"item": "name", "target": "target_text"}  # of the same name where nothing else is said


def rows(card: Scorecard) -> list[dict[str, Any]]:
    """Give a dictionary an item, in file order."""
    return [{name: getattr(item, _ATTRIBUTES.get(name, name)) for name in COLUMNS} for item in card.items]
