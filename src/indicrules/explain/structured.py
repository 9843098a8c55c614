"""Turn a scorecard and its document into plain data: the scorecard's own, with the steps of each item."""

from __future__ import annotations

from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.explain.document import Block, Document, Fact
from indicrules.explain.numbers import exact_value


def structured(card: Scorecard, document: Document) -> dict[str, Any]:
    """Give the scorecard's data; `steps` under it and its items say how the numbers came about, in words."""
    found = card.to_dict()
    found["language"] = document.language
    sections = {section.name: section for section in document.sections}
    found["steps"] = _steps(document.overview.blocks) if document.overview is not None else []
    found["items"] = [
        {**item, "steps": _steps(sections[item["name"]].blocks)} for item in found["items"] if item["name"] in sections
    ]
    return found


def _steps(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Give the facts; the ledger stands in the scorecard's own data."""
    return [
        {
            "step": block.step,
            "label": block.label,
            "value": exact_value(block.value),
            "lines": [{"text": line.text, "aside": line.aside or None} for line in block.lines],
        }
        for block in blocks
        if isinstance(block, Fact)
    ]
