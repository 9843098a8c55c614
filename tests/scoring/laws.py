"""The laws of every scoring, each a function that fails where a department's card breaks it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from fractions import Fraction
from typing import Any

import attrs

import indicrules
from indicrules.card import plan
from indicrules.card.derivation import outcome_steps
from indicrules.card.plan import Plan, grade, refuse, results
from indicrules.card.scorecard import Item, Scorecard
from indicrules.compile.scorer import Results
from indicrules.evaluate.ledger import certain, entries
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.told import told
from indicrules.intake.actuals import taken


@attrs.frozen
class Case:
    """A card that notes, the data it was made of as they were before and are now, and the same in another order."""

    ruleset: indicrules.Ruleset
    before: dict[str, Any]
    actuals: dict[str, Any]
    card: Scorecard
    shuffled: dict[str, Any]


def noting(text: str) -> indicrules.Ruleset:
    """Give a ruleset that has been explained so often that its cards note what their scoring did."""
    ruleset = indicrules.loads(text)
    ruleset.model.made["asked"] = plan.FEW
    return ruleset


def case(ruleset: indicrules.Ruleset, actuals: dict[str, Any], random: Any) -> Case | None:
    """Give a department's card with its data, None where chance wrote data to refuse."""
    before, shuffled = deepcopy(actuals), list(actuals.items())
    random.shuffle(shuffled)
    try:
        return Case(ruleset, before, actuals, ruleset.score(actuals), dict(shuffled))
    except indicrules.DataError:
        return None


def compiled(ruleset: indicrules.Ruleset, actuals: Mapping[str, Any]) -> Any:
    """Give what the compiled evaluator makes of data, or why it refuses it."""
    try:
        _, found, name = Plan(ruleset.model).score(actuals)
    except indicrules.DataError as problem:
        return _refused(problem)
    return _reduced(found), name


def referred(ruleset: indicrules.Ruleset, actuals: Mapping[str, Any]) -> Any:
    """Give what the reference evaluator makes of data, or why it refuses it."""
    try:
        scoring = Scoring(ruleset.model, taken(ruleset.model, actuals))
        refuse(scoring)
    except indicrules.DataError as problem:
        return _refused(problem)
    return _reduced(results(scoring)), grade(scoring)


def _refused(problem: indicrules.DataError) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in problem.problems]


def _reduced(found: Results) -> list[tuple[int, Fraction]]:
    return [(found[at], Fraction(found[at + 1], found[at + 2])) for at in range(0, len(found), 3)]


def ledgers_add_up_to_what_was_lost(case: Case) -> None:
    """Full mark − score = Σ lines, for each item and the total."""
    sums = [(_lost(item), item.full, item.score) for item in case.card.items]
    sums.append((_lost(case.card), case.card.full, case.card.total))
    for found, full, score in sums:
        assert score is None or full is None or found == Fraction(full) - Fraction(score)


def _lost(subject: Item | Scorecard) -> Fraction:
    return sum((Fraction(line.points) for line in subject.ledger), Fraction(0))


def scores_stay_within_their_marks(case: Case) -> None:
    """0 ≤ score ≤ full mark + bonus, unless a cap below 0 says otherwise."""
    for item in case.card.items:
        assert item.score is None or item.rule.ceiling is None or 0 <= Fraction(item.score) <= item.rule.ceiling


def scoring_leaves_its_argument_alone(case: Case) -> None:
    """What the caller gives is only read."""
    assert case.actuals == case.before
    assert list(case.actuals) == list(case.before)


def scoring_again_gives_the_same(case: Case) -> None:
    """Scoring the same data twice gives one total."""
    assert case.ruleset.score(case.actuals).total == case.card.total


def order_of_inputs_changes_nothing(case: Case) -> None:
    """Data in another order is the same data."""
    assert case.ruleset.score(case.shuffled).total == case.card.total


def what_is_noted_is_what_the_reference_evaluator_finds(case: Case) -> None:
    """Ledgers, reasons, points, grades and the steps of all items are the same."""
    card = case.card
    assert card._noted is not None
    assert card.to_dict() == _unnoted(card).to_dict()
    assert _ledgers(card) == _referred_ledgers(card)
    for item in card.items:
        outcome = item.outcome
        assert item.reason == outcome.reason
        assert (item.points is None) == (outcome.points is None)
        if outcome.points is not None:
            assert Fraction(item.points or 0) == certain(outcome.points)
        assert item.grade == (outcome.grade.name if outcome.grade is not None else None)
        assert item.derivation == outcome_steps(item)


def _unnoted(card: Scorecard) -> Scorecard:
    other = Scorecard(card._plan, card._values, card._results, card._grade)
    vars(other)["_noted"] = None
    return other


def _ledgers(card: Scorecard) -> list[list[tuple[Any, ...]]]:
    """Give every line of every ledger as the card shows it, the ruleset's last."""
    shown = [*(item.ledger for item in card.items), card.ledger]
    return [[(*_said(line), Fraction(line.points)) for line in ledger] for ledger in shown]


def _said(line: Any) -> tuple[Any, ...]:
    return line.kind, line.rule, line.because, line.subject, str(line.at)


def _referred_ledgers(card: Scorecard) -> list[list[tuple[Any, ...]]]:
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


LAWS = (
    ledgers_add_up_to_what_was_lost,
    scores_stay_within_their_marks,
    scoring_leaves_its_argument_alone,
    scoring_again_gives_the_same,
    order_of_inputs_changes_nothing,
    what_is_noted_is_what_the_reference_evaluator_finds,
)
