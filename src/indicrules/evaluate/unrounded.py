"""Turn a scoring into what its full marks come to without its `round` clauses: some are reached by rounding alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.totals import above
from indicrules.exact.errors import ExactError
from indicrules.meaning.core import Step
from indicrules.model.rules import Rounding


def full_by_rounding(scoring: Scoring, takers: Mapping[str, Sequence[str]]) -> dict[str | None, Any]:
    """Give the items that are at their full marks by rounding alone, and what they come to without it.

    None names the ruleset; `takers` are the items that read each. Where no digits tell a score from the full mark, it
    is not named.
    """
    outcomes: dict[str | None, Outcome] = {None: scoring.root}
    outcomes.update(scoring.outcomes)
    full = [name for name, each in outcomes.items() if _is_full(each)]
    if not hang(full, (name for name, each in outcomes.items() if _is_moved(each)), takers):
        return {}  # a second scoring takes as long as the first
    bare = _Unrounded(scoring.model, scoring.actuals, ledgers=False)
    found: dict[str | None, Any] = {}
    for name in full:
        before = (bare.root if name is None else bare.outcomes[name]).score
        if before is not None and _is_above(outcomes[name].item.full, before):
            found[name] = before
    return found


def hang(full: Sequence[str | None], moved: Iterable[str | None], takers: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether items at their full marks, or the ruleset, None, hang on any whose value a rounding moved."""
    return bool(full) and not _reached(moved, takers).isdisjoint(full)


def _reached(moved: Iterable[str | None], takers: Mapping[str, Sequence[str]]) -> set[str | None]:
    """Give the items whose scores hang on those that a rounding moved, these included; the ruleset's on any."""
    waiting = list(moved)
    found: set[str | None] = {None} if waiting else set()
    while waiting:
        name = waiting.pop()
        if name is not None and name not in found:
            found.add(name)
            waiting += takers[name]
    return found


class _Unrounded(Scoring):
    """A scoring that carries out no `round` clause."""

    def _is_taken(self, step: Step) -> bool:
        return not isinstance(step.clause, Rounding)


def _is_full(outcome: Outcome) -> bool:
    full, score = outcome.item.full, outcome.score
    return outcome.status == "scored" and bool(full) and score is not None and not _is_above(full, score)


def _is_moved(outcome: Outcome) -> bool:
    """Tell whether a rounding of the item's own changed anything."""
    return _differ(outcome.unrounded, outcome.score) or _differ(outcome.completion_exact, outcome.completion)


def _differ(before: Any, after: Any) -> bool:
    if before is None or before is after:
        return False
    return not (type(before) is Fraction and type(after) is Fraction and before == after)


def _is_above(left: Any, right: Any) -> bool:
    try:
        return above(left, right)
    except ExactError:
        return False
