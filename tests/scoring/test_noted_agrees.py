"""Hold what a scoring notes to what the reference evaluator finds, on rulesets and data that chance writes."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, reject, settings

import indicrules
from indicrules.card import plan
from indicrules.card.derivation import outcome_steps
from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.ledger import certain, entries
from indicrules.evaluate.told import told
from tests.scoring.strategies import DEPARTMENTS, nested_sums, rulesets


def loaded(text: str) -> indicrules.Ruleset:
    """Give a ruleset that has been explained so often that it notes; chance may have written what does not load."""
    try:
        ruleset = indicrules.loads(text)
    except indicrules.RulesetError:
        reject()
    ruleset.model.made["asked"] = plan.FEW
    return ruleset


def cards(ruleset: indicrules.Ruleset, departments: list[dict[str, Any]]) -> list[indicrules.Scorecard]:
    """Give the cards of departments whose data is not refused."""
    made = []
    for actuals in departments:
        with contextlib.suppress(indicrules.DataError):
            made.append(ruleset.score(actuals))
    if not made:
        reject()
    return made


def ledgers(card: Scorecard) -> list[list[tuple[Any, ...]]]:
    """Give every line of every ledger as the card shows it, the ruleset's last."""
    shown = [*(item.ledger for item in card.items), card.ledger]
    return [[(*_said(line), Fraction(line.points)) for line in ledger] for ledger in shown]


def _said(line: Any) -> tuple[Any, ...]:
    return line.kind, line.rule, line.because, line.subject, str(line.at)


def referred(card: Scorecard) -> list[list[tuple[Any, ...]]]:
    """Give the same by the reference evaluator."""
    found = []
    for outcome in (*(card.detail.outcomes[item.name] for item in card.items), card.detail.root):
        lines = []
        for entry in entries(outcome, card.detail.outcomes):
            line, column = entry.line.span.source.position(entry.line.span.start)
            at = f"{entry.line.span.source.name}:{line}:{column}"
            lines.append((entry.kind, told(entry.line).rule, entry.because, entry.line.subject, at, entry.points))
        found.append(lines)
    return found


def unnoted(card: Scorecard) -> Scorecard:
    """Give the same card without what its scoring noted."""
    other = Scorecard(card._plan, card._values, card._results, card._grade)
    vars(other)["_noted"] = None
    return other


def check(card: Scorecard) -> None:
    """Compare everything that both know."""
    assert card._noted is not None
    assert card.to_dict() == unnoted(card).to_dict()
    assert ledgers(card) == referred(card)
    for item in card.items:
        outcome = item.outcome
        assert item.reason == outcome.reason
        assert (item.points is None) == (outcome.points is None)
        if outcome.points is not None:
            assert Fraction(item.points or 0) == certain(outcome.points)
        assert item.grade == (outcome.grade.name if outcome.grade is not None else None)
        assert item.derivation == outcome_steps(item)


# Each case makes a whole ruleset: two fifths of the usual number and one fifth, with several departments each, keep the
# suite within minutes.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
_CHANCE = settings(max_examples=settings().max_examples * 2 // 5, suppress_health_check=_SLOW)
_NESTED = settings(max_examples=settings().max_examples // 5, suppress_health_check=_SLOW)


@given(rulesets(), DEPARTMENTS)
@_CHANCE
def test_what_is_noted_is_what_the_reference_evaluator_finds(text: str, departments: list[dict[str, Any]]) -> None:
    """Ledgers, reasons, points, grades and the steps of all items are the same."""
    for card in cards(loaded(text), departments):
        check(card)


@given(nested_sums(), DEPARTMENTS)
@_NESTED
def test_sums_of_sums_are_noted_alike(text: str, departments: list[dict[str, Any]]) -> None:
    """So are those of groups in groups, with bonuses and members that do not count."""
    for card in cards(loaded(text), departments):
        check(card)


def test_the_form_that_notes_is_made_once_it_pays() -> None:
    """The first cards are explained by the reference evaluator alone, as are those of very large rulesets."""
    ruleset = indicrules.loads("ruleset r\ninput a\nindicator i\n  weight 10\n  score a\n")
    cards = [ruleset.score({"a": 4}) for _ in range(plan.FEW + 1)]
    assert [card["i"].ledger[0].points for card in cards] == [6] * len(cards)
    assert [card._noted is None for card in cards] == [True] * plan.FEW + [False]
