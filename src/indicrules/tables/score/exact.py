"""Turn a row that the kernel leaves open into results, by the evaluator of single departments."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from indicrules.card.plan import Plan
from indicrules.evaluate.ledger import entries, rational
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.scoring import Scoring
from indicrules.intake.actuals import Percents, taken
from indicrules.language.clauses import CONDITIONAL
from indicrules.model.rules import Band, Item
from indicrules.tables.score.layout import Layout
from indicrules.tables.status import Status, status_by_ending, status_of
from indicrules.text.errors import DataError


@attrs.frozen
class Exact:
    """What one department came to: per item status and score, the grade's index, what each clause took.

    `grade_found` is the index of the grade before downgrades, where there are any. With `statuses`,
    the row has none of these: they say why by item, the first reason first.
    """

    results: tuple[tuple[int, Fraction], ...] = ()
    grade: int = -1
    clauses: tuple[Fraction, ...] = ()
    statuses: tuple[int, ...] = ()
    grade_found: int = -1


class _Watched(Scoring):
    """A scoring that notes which item each problem came from."""

    causes: dict[str, str]

    def _outcome(self, item: Item) -> Outcome:
        before = len(self.problems)
        outcome = super()._outcome(item)
        if len(self.problems) > before:
            self.__dict__.setdefault("causes", {})[item.name if item.kind != "ruleset" else ""] = self.problems[
                before
            ].code
        return outcome


def scored(plan: Plan, given: dict[str, Any]) -> Exact | None:
    """Score one department by the compiled function; give None where that is not all that there is to say."""
    if plan.model.root.downgrades:
        return None  # the grade that was found is not in what the function gives
    try:
        _, found, grade = plan.score(given)
    except DataError:
        return None
    if any(found[::3]):
        return None
    results = tuple((0, Fraction(over, under)) for over, under in zip(found[1::3], found[2::3], strict=True))
    names = [band.name for band in plan.model.root.bands]
    return Exact(results, names.index(grade) if grade is not None else -1)


def evaluated(
    layout: Layout, given: Mapping[str, Any], percent: Percents, readers: Mapping[str, set[int]], ledger: bool
) -> Exact:
    """Score one department by the reference evaluator; `readers` gives the indices of the items that read each input.

    The first of several reasons to refuse the row is the total's.
    """
    try:
        actuals = taken(layout.model, given, percent)
    except DataError as refused:
        codes = {problem.name: status_of(problem.code) for problem in reversed(refused.problems)}
        first = status_of(refused.problems[0].code)
        statuses = [Status.WITHHELD] * len(layout.items)
        for name in reversed([each for each in layout.model.inputs if each in codes]):
            for at in readers[name]:
                statuses[at] = codes[name]
        statuses[-1] = first
        return Exact(statuses=tuple(statuses))
    scoring = _Watched(layout.model, actuals)
    if scoring.problems:
        causes = scoring.causes
        found = [status_of(causes[each]) if each in causes else Status.WITHHELD for each in (*layout.model.items, "")]
        found[-1] = status_of(next(iter(causes.values())))
        return Exact(statuses=tuple(found))
    outcomes = [*(scoring.outcomes[name] for name in layout.model.items), scoring.root]
    results = tuple(
        (_status(each), rational(each.score) if each.score is not None else Fraction(0)) for each in outcomes
    )
    grade, grade_found = (_place(scoring.root, each) for each in (scoring.root.grade, scoring.root.found))
    clauses = tuple(_taken(outcomes, scoring, because) for because in layout.clauses) if ledger else ()
    return Exact(results, grade, clauses, grade_found=grade_found)


def _place(root: Outcome, band: Band | None) -> int:
    return -1 if band is None else root.item.bands.index(band)


def _status(outcome: Outcome) -> int:
    if outcome.status == "scored":
        return Status.OK
    missing = outcome.reason is not None and outcome.reason.kind == "missing"
    return status_by_ending(Status.MISSING if missing else Status.NOT_APPLICABLE, outcome.status)


def _taken(outcomes: list[Outcome], scoring: Scoring, because: str) -> Fraction:
    total = Fraction(0)
    for outcome in outcomes:
        for entry in entries(outcome, scoring.outcomes):
            if entry.because == because and entry.kind in CONDITIONAL:
                total += rational(entry.points)
    return total
