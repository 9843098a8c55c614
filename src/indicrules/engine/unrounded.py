"""Turn a scoring into what its full marks come to without its `round` clauses: some are reached by rounding alone."""

from __future__ import annotations

from typing import Any

from indicrules.engine.outcome import Outcome
from indicrules.engine.scoring import Scoring
from indicrules.engine.totals import above
from indicrules.exact.errors import ExactError
from indicrules.model.rules import Item


def full_by_rounding(scoring: Scoring) -> dict[str | None, Any]:
    """Give the items that are at their full marks by rounding alone, and what they come to without it.

    None names the ruleset. Where no digits tell a score from the full mark, it is not named.
    """
    outcomes: dict[str | None, Outcome] = {None: scoring.root}
    outcomes.update(scoring.outcomes)
    if not any(_is_full(each) and _is_moved(each) for each in outcomes.values()):
        return {}
    bare = _Unrounded(scoring.model, scoring.actuals)
    found: dict[str | None, Any] = {}
    for name, outcome in outcomes.items():
        before = (bare.root if name is None else bare.outcomes[name]).score
        full = outcome.item.full
        if full is not None and before is not None and _is_full(outcome) and _is_above(full, before):
            found[name] = before
    return found


class _Unrounded(Scoring):
    """A scoring that carries out no `round` clause."""

    def _round(self, item: Item, outcome: Outcome, value: Any) -> Any:
        return value

    def _round_completion(self, item: Item, outcome: Outcome) -> None:
        pass


def _is_full(outcome: Outcome) -> bool:
    full, score = outcome.item.full, outcome.score
    return outcome.status == "scored" and bool(full) and score is not None and not _is_above(full, score)


def _is_moved(outcome: Outcome) -> bool:
    """Tell whether a rounding of the item's own changed anything."""
    return outcome.score is not outcome.unrounded or outcome.completion is not outcome.completion_exact


def _is_above(left: Any, right: Any) -> bool:
    try:
        return above(left, right)
    except ExactError:
        return False
