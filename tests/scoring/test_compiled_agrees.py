"""Hold the compiled evaluator to the reference evaluator, on rulesets and data that chance writes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, reject, settings

import indicrules
from indicrules.card.plan import Plan, grade, refuse, results
from indicrules.compile.scorer import Results
from indicrules.evaluate.scoring import Scoring
from indicrules.intake.actuals import taken
from tests.scoring.strategies import DEPARTMENTS, nested_sums, rulesets


def loaded(text: str) -> Plan:
    """Give the plan of a ruleset; chance may have written one that does not load."""
    try:
        return Plan(indicrules.loads(text).model)
    except indicrules.RulesetError:
        reject()


def refused(problem: indicrules.DataError) -> list[tuple[str, str]]:
    """Give what a refusal says."""
    return [(each.code, each.message) for each in problem.problems]


def reduced(found: Results) -> list[tuple[int, Fraction]]:
    """Give statuses and scores."""
    return [(found[at], Fraction(found[at + 1], found[at + 2])) for at in range(0, len(found), 3)]


def referred(plan: Plan, actuals: Mapping[str, Any]) -> Any:
    """Give what the reference evaluator makes of data, or why it refuses it."""
    try:
        scoring = Scoring(plan.model, taken(plan.model, actuals))
        refuse(scoring)
    except indicrules.DataError as problem:
        return refused(problem)
    return reduced(results(scoring)), grade(scoring)


def compiled(plan: Plan, actuals: Mapping[str, Any]) -> Any:
    """Give what the compiled evaluator makes of data, or why it refuses it."""
    try:
        _, found, name = plan.score(actuals)
    except indicrules.DataError as problem:
        return refused(problem)
    return reduced(found), name


# Each case makes a whole ruleset: half of the usual number and a quarter, with several departments each, keep the suite
# within minutes.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
_CHANCE = settings(max_examples=settings().max_examples // 2, suppress_health_check=_SLOW)
_NESTED = settings(max_examples=settings().max_examples // 4, suppress_health_check=_SLOW)


@given(rulesets(), DEPARTMENTS)
@_CHANCE
def test_both_evaluators_agree(text: str, departments: list[dict[str, Any]]) -> None:
    """Scores, statuses, grade and refusals are the same."""
    plan = loaded(text)
    assert [compiled(plan, each) for each in departments] == [referred(plan, each) for each in departments]


@given(nested_sums(), DEPARTMENTS)
@_NESTED
def test_both_evaluators_agree_on_bonuses_in_nested_groups(text: str, departments: list[dict[str, Any]]) -> None:
    """Redistribution leaves the same bonuses alone, however deep they were earned."""
    plan = loaded(text)
    assert [compiled(plan, each) for each in departments] == [referred(plan, each) for each in departments]
