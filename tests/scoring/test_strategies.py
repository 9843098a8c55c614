"""Hold what chance writes to what it is for: clauses that meet each other in most rulesets."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, Phase, given, settings

import indicrules
from tests.scoring.strategies import rulesets

DRAWS = 100
KINDS = ("deduct", "award", "cap", "floor", "round score", "bonus", "missing rescale")


def drawn() -> list[str]:
    """Give the same 100 texts each time."""
    texts: list[str] = []

    @given(rulesets())
    @settings(
        max_examples=DRAWS, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )  # fmt: skip
    def keep(text: str) -> None:
        texts.append(text)

    keep()
    return texts


def loads(text: str) -> bool:
    """Tell whether a text is a ruleset."""
    try:
        indicrules.loads(text)
    except indicrules.RulesetError:
        return False
    return True


def together(text: str) -> int:
    """Give how many kinds of clauses the indicator or group has that has the most."""
    blocks = [block for block in re.split(r"\n(?=\S)", text) if block.startswith(("indicator", "group"))]
    return max(sum(f"\n  {kind}" in block for kind in KINDS) for block in blocks)


def test_clauses_meet_in_most_rulesets() -> None:
    """More than half of what is drawn loads and has an item with three kinds of clauses or more that change a score."""
    crowded = [text for text in drawn() if together(text) >= 3 and loads(text)]
    assert len(crowded) > DRAWS / 2
