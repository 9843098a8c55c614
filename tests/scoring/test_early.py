"""The first departments of a ruleset, scored by the reference evaluator: nobody sees a difference."""

from __future__ import annotations

import contextlib
import gc
import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings

import indicrules
from indicrules.card import plan
from tests.scoring.strategies import DATA, rulesets

RULES = """
ruleset r
  total 30
  grade good >= 20
  grade poor otherwise
indicator a
  weight 10
  target >= 3
  actual x
  score proportional
  round score 0.01 half_up
indicator b
  weight 20
  deduct 1 per 1 of y
input x
input y
"""


@pytest.fixture
def _early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "EARLY", 4)


def told(ruleset: indicrules.Ruleset, data: dict[str, Any]) -> Any:
    """Give all that a card says as data, or the problems of what is refused."""
    try:
        card = ruleset.score(data)
    except indicrules.DataError as refused:
        return refused.problems
    return card.to_dict(), card.explain(), card.metrics


@given(rulesets(), DATA)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@pytest.mark.usefixtures("_early")
def test_the_first_department_is_told_as_the_later_ones(text: str, data: dict[str, Any]) -> None:
    """Scores, ledgers, explanations and refusals of the first and of the fifth with the same data."""
    try:
        ruleset = indicrules.loads(text)
    except indicrules.IndicrulesError:
        reject()
    first = told(ruleset, data)
    for _ in range(plan.EARLY - 1):
        with contextlib.suppress(indicrules.DataError):
            ruleset.score(data)
    assert first == told(ruleset, data)


@pytest.mark.usefixtures("_early")
def test_the_function_is_made_for_the_fifth_department() -> None:
    """Making it takes as long as some eight departments without it; periods that mean the same count together."""
    ruleset = indicrules.loads(RULES)
    made = []
    for year in (2021, 2022, 2023, 2024, 2025):
        ruleset.score({"x": 2, "y": 3}, period=year)
        made.append("scorer" in ruleset.model.made)
    assert made == [False, False, False, False, True]


@pytest.mark.usefixtures("_early")
def test_a_refused_department_is_one_of_the_first() -> None:
    """Problems are those of the data, and the next department is scored."""
    ruleset = indicrules.loads(RULES)
    with pytest.raises(indicrules.DataError) as caught:
        ruleset.score({"x": "many", "y": 3})
    assert [(each.name, each.code) for each in caught.value.problems] == [("x", "not-a-number")]
    assert str(ruleset.score({"x": 2, "y": 3}).total) == "23.67"


@pytest.mark.usefixtures("_early")
def test_an_explanation_of_the_first_department_is_held_to_the_compiled_function() -> None:
    """The score itself is not: it is the reference evaluator's own."""
    ruleset = indicrules.loads(RULES)
    card = ruleset.score({"x": 2, "y": 3})
    ruleset.model.made["scorer"] = lambda values: (values, (0, 1, 1) * 3, None)
    assert str(card.total) == "23.67"
    with pytest.raises(AssertionError):
        card.explain()


@pytest.mark.usefixtures("_early")
def test_one_of_the_first_cards_travels_like_any_other() -> None:
    """A copy is equal, and tells the same."""
    card = indicrules.loads(RULES).score({"x": 2, "y": 3})
    copy = pickle.loads(pickle.dumps(card))
    assert copy == card
    assert copy.explain() == card.explain()


def test_the_form_that_notes_is_made_once_it_pays() -> None:
    """The first cards are explained by the reference evaluator alone, as are those of very large rulesets."""
    ruleset = indicrules.loads("ruleset r\ninput a\nindicator i\n  weight 10\n  score a\n")
    cards = [ruleset.score({"a": 4}) for _ in range(plan.FEW + 1)]
    assert [card["i"].ledger[0].points for card in cards] == [6] * len(cards)
    assert [card._noted is None for card in cards] == [True] * plan.FEW + [False]


@pytest.mark.parametrize("enabled", [True, False])
def test_a_large_scoring_leaves_the_collector_as_it_was(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python looks for garbage again, or still does not, after more than a thousand items and after refused data."""
    monkeypatch.setattr(plan, "EARLY", 4)
    items = "".join(f"indicator i{at}\n  weight 1\n  target >= 2\n  actual x\n" for at in range(1001))
    ruleset = indicrules.loads(f"ruleset r\n  total 1001\n{items}input x\n")
    (gc.enable if enabled else gc.disable)()
    try:
        assert str(ruleset.score({"x": 1}).total) == "500.5"
        with pytest.raises(indicrules.DataError):
            ruleset.score({})
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
