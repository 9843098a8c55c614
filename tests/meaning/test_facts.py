"""Hold the facts of nodes to what the reference evaluator finds, on rulesets and data that chance writes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, reject, settings

import indicrules
from indicrules.evaluate import reference, scoring
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.values import NoValue
from indicrules.exact.errors import CannotDecide
from indicrules.exact.ranges import Range
from indicrules.exact.real import Irrational
from indicrules.exact.rounding import is_multiple
from indicrules.intake.actuals import taken
from indicrules.meaning import core
from indicrules.meaning.core import Procedure
from indicrules.meaning.facts import At, Fact, Facts, facts_of
from tests.scoring.strategies import DEPARTMENTS, rulesets

CHANCE = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@attrs.frozen
class Noted:
    """What a node came to in a frame: a value, or why it had none."""

    frame: reference.Frame
    node: core.Node
    value: Any = None
    absent: str | None = None


class Watched(Scoring):
    """A scoring that notes what every node comes to, grades apart: these ask of items that were not scored, too."""

    def __init__(self, model: Any, actuals: Any) -> None:
        self.noted: list[Noted] = []
        plain = reference.evaluate

        def evaluate(node: core.Node, frame: reference.Frame) -> Any:
            try:
                value = plain(node, frame)
            except NoValue as absent:
                self.noted.append(Noted(frame, node, absent=absent.reason.kind))
                raise
            self.noted.append(Noted(frame, node, value))
            return value

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(reference, "evaluate", evaluate)
            patched.setattr(scoring, "evaluate", evaluate)
            super().__init__(model, actuals)

    def _grade(self, procedure: Procedure, outcome: Outcome, frame: reference.Frame) -> None:
        """Give no grades."""


def watched(ruleset: indicrules.Ruleset, departments: list[dict[str, Any]]) -> list[Watched]:
    """Give the scorings of departments that nothing refuses."""
    found = []
    for actuals in departments:
        try:
            found.append(Watched(ruleset.model, taken(ruleset.model, actuals, "percent")))
        except indicrules.DataError:
            continue
    return [each for each in found if not each.problems]


def lies(value: Any, range_: Range) -> bool:
    """Tell whether a number lies in a range; one that no digits tell from an end does."""
    low, high, low_open, high_open = range_
    try:
        above = low is None or value > low or (value == low and not low_open)
        return above and (high is None or value < high or (value == high and not high_open))
    except CannotDecide:
        return True


def holds(fact: Fact, value: Any) -> bool:
    """Tell whether a fact holds of a value."""
    match value:
        case tuple():
            return lies(len(value), fact.many) and all(holds(fact, each) for each in value)
        case bool() | Fraction():
            number = Fraction(value)
            on_grid = fact.grid is None or (is_multiple(number, fact.grid) if fact.grid else number == 0)
            return lies(number, fact.range) and on_grid
        case Irrational():
            return fact.irrational and fact.grid is None and lies(value, fact.range)
        case _:
            return True


def places(facts: Facts, scored: Watched) -> dict[int, At]:
    """Give where the nodes of each frame stand, by the identity of its trace."""
    model = scored.model
    found = {id(outcome.trace): facts.item(model.items[name]) for name, outcome in scored.outcomes.items()}
    return {id(scored.root.trace): facts.item(model.root)} | found  # type: ignore[return-value]  # items are places


def broken(facts: Facts, scored: Watched) -> list[tuple[Noted, Fact]]:
    """Give what was noted of which its fact does not hold."""
    at = places(facts, scored)
    whole_first = reversed(scored.noted)  # as a value under a number is known once what puts it there is
    told = [(each, at.get(id(each.frame.trace), facts.loose).of(each.node)) for each in whole_first]
    return [
        (each, fact)
        for each, fact in told
        if (each.absent not in fact.absent if each.absent is not None else not holds(fact, each.value))
    ]


def misjudged(facts: Facts, scored: Watched) -> list[str]:
    """Give the items of whose endings their facts do not hold."""
    found = []
    for outcome in (*scored.outcomes.values(), scored.root):
        fact = facts.item(outcome.item)
        if outcome.status == "dropped":
            right = fact.dropped
        else:
            right = holds(fact.score, outcome.score) and holds(fact.points, outcome.points)
        if outcome.status != "scored":
            right = right and outcome.reason is not None and outcome.reason.kind in fact.absent
        found += [] if right else [outcome.item.name]
    return found


INDICATOR = """ruleset r
  total 20
input a from 0
input b from 1 to 4
input t yes/no
input d date
indicator i
  weight 10
{}
indicator j
  out of 5
  weight 10
  score b
  inapplicable rescale
"""
ANY_REASON, NO_REASON = frozenset(("missing", "inapplicable")), frozenset[str]()


@pytest.mark.parametrize(
    ("clauses", "range_", "grid", "irrational", "absent"),
    [
        ("  score b * 2\n  round score none", Range(2, 8), None, False, ANY_REASON),
        ("  score b - 3", Range(0, 1), Fraction(1, 100), False, ANY_REASON),
        ("  score 8 / b\n  round score none", Range(2, 8), None, False, ANY_REASON),
        ("  score 6 ^ 1 / 4", Range(Fraction(3, 2), Fraction(3, 2)), Fraction(1, 2), False, NO_REASON),
        ("  score 10\n  deduct 2 per full 1 of a up to 6", Range(4, 10), Fraction(2), False, NO_REASON),
        ("  score 4\n  award 1.5 if t", Range(4, Fraction(11, 2)), Fraction(1, 2), False, NO_REASON),
        ("  score sqrt(a)\n  round score none", Range(0, 10), None, True, ANY_REASON),
        ("  score (b + 3) ^ 0.5\n  round score none", Range(0, 10), None, True, ANY_REASON),
        ("  score (b + 3) ^ 2 / 7", Range(Fraction(229, 100), 7), Fraction(1, 100), False, ANY_REASON),
        ("  score 5\n  require t\n  missing zero\n  inapplicable full", Range(0, 10), Fraction(5), False, ANY_REASON),
        ("  score if t then 3 else 7", Range(3, 7), Fraction(1), False, ANY_REASON),
        ("  score if present(a) then 3 else 8", Range(3, 8), Fraction(1), False, NO_REASON),
        ("  score if b > 4 then 1 else if b >= 1 then 2 else sqrt(2)", Range(2, 2), Fraction(2), False, ANY_REASON),
        ("  score if not b > 4 then 2 else 9", Range(2, 2), Fraction(2), False, ANY_REASON),
        ("  score if t and b > 4 then 2 else 9", Range(9, 9), Fraction(1), False, ANY_REASON),
        ("  score 5 - b", Range(1, 4), Fraction(1, 100), False, ANY_REASON),
        ("  score 5 + -b", Range(1, 4), Fraction(1, 100), False, ANY_REASON),
        ("  score erfc(a) * 2\n  round score none", Range(0, 4), None, True, ANY_REASON),
        ("  score (d - 2024-01-01) / 1 天", Range(0, 10), Fraction(1), False, ANY_REASON),
        (
            "  actual b\n  target >= 2\n  round completion 0.5\n  score completion * 2",
            Range(1, 4),
            Fraction(1),
            False,
            ANY_REASON,
        ),
        ("  score max(b, 2) + min(b, 3)", Range(3, 7), Fraction(1, 100), False, ANY_REASON),
        ("  score mean(b, 3)", Range(2, Fraction(7, 2)), Fraction(1, 100), False, ANY_REASON),
        ("  score median(b, 2, 3)", Range(1, 4), Fraction(1, 100), False, ANY_REASON),
        ("  score count(t, b > 2) * 3", Range(0, 6), Fraction(1), False, ANY_REASON),
        ("  score points(j)", Range(2, 8), Fraction(1, 50), False, frozenset(("inapplicable",))),
        ("  score score(j)", Range(1, 4), Fraction(1, 100), False, frozenset(("inapplicable",))),
        (
            "  actual b\n  target >= 2\n  score completion",
            Range(Fraction(1, 2), 2),
            Fraction(1, 100),
            False,
            ANY_REASON,
        ),
    ],
)
def test_what_is_known_of_a_score(
    clauses: str, range_: Range, grid: Fraction | None, irrational: bool, absent: frozenset[str]
) -> None:
    """The score of an item lies just where its clauses and the ranges of inputs leave it."""
    model = indicrules.loads(INDICATOR.format(clauses)).model
    facts = facts_of(model).item(model.items["i"])
    assert (facts.score.range[:2], facts.score.grid) == (range_[:2], grid)
    assert (facts.score.irrational, facts.absent) == (irrational, absent)


GROUP = """ruleset r
  total 10
input a from 0 to 1
group g
  missing rescale
{}
indicator i in g
  weight 4
  score 4 * a
  round score 1
indicator j in g
  weight 6
  score 3
  round score none
"""


@pytest.mark.parametrize(
    ("clauses", "range_", "grid", "absent"),
    [
        ("", Range(3, 10), None, NO_REASON),
        ("  score sum(points)", Range(0, 8), Fraction(1), NO_REASON),
        ("  score min(scores)", Range(0, 4), Fraction(1), NO_REASON),
        ("  score count(scores)", Range(1, 2), Fraction(1), NO_REASON),
        ("  score mean(best(1, points))", Range(0, 4), Fraction(1), NO_REASON),
        ("  score 10 * coverage", Range(6, 10), Fraction(2), NO_REASON),
        ("  out of 100", Range(30, 100), None, NO_REASON),
    ],
)
def test_what_is_known_of_a_sum(clauses: str, range_: Range, grid: Fraction | None, absent: frozenset[str]) -> None:
    """What a group makes of its members, of whom one may be left out, lies where theirs leave it."""
    model = indicrules.loads(GROUP.format(clauses)).model
    facts = facts_of(model).item(model.items["g"])
    assert (facts.score.range[:2], facts.score.grid, facts.absent) == (range_[:2], grid, absent)


@CHANCE
@given(rulesets(), DEPARTMENTS)
def test_values_lie_inside_their_facts(text: str, departments: list[dict[str, Any]]) -> None:
    """Every value lies in its range and on its grid; what is irrational or absent was said to be, items too."""
    try:
        ruleset = indicrules.loads(text)
    except indicrules.RulesetError:
        reject()
    found = watched(ruleset, departments)
    if not found:
        reject()
    facts = facts_of(ruleset.model)
    for each in found:
        assert broken(facts, each) == []
        assert misjudged(facts, each) == []
