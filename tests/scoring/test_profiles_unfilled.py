"""A group that a used profile brings and nobody fills counts for nothing."""

from __future__ import annotations

import indicrules


def test_unfilled_groups_of_a_profile_are_dropped() -> None:
    """Of the national profile only the execution of the budget is filled: it carries the whole total."""
    ruleset = indicrules.loads('use "std/mof2020"\nruleset mine\n')
    assert [each.code for each in ruleset.warnings] == ["nothing-to-score"] * 3
    card = ruleset.score(dict.fromkeys(ruleset.model.inputs, 100))
    assert [item.status for item in card.items] == ["scored", "dropped", "dropped", "dropped"]
    assert [item.effective_weight for item in card.items] == [100, 0, 0, 0]
    assert card.total == 100
    assert card.detail.root.status == "scored"
