"""Turn what a scoring noted of an item into its outcome, as far as the arithmetic of its ledger reads that."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.card.noted import Noted, decoded
from indicrules.evaluate.outcome import Member, Outcome
from indicrules.evaluate.reference import Frame, evaluate
from indicrules.evaluate.scoring import MEASURED, TAKEN, Parts, given, given_members, worth
from indicrules.meaning import core
from indicrules.meaning.core import Step
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Adjustment, Item

if TYPE_CHECKING:
    from indicrules.card.scorecard import Scorecard


def recalled(card: Scorecard, item: Item, noted: Noted) -> Outcome | None:
    """Give the start, the steps after it and the members of an item that was scored, and the values of its clauses.

    None for what only the reference evaluator knows: clauses of a group, and sums of which some members do not count.
    """
    meaning, key = meaning_of(card.model), None if item.kind == "ruleset" else item.name
    members: list[Member] = []
    if item.summed:
        weights = meaning.weights(item).each
        members = [Member(name, weights[name], _points(card, name, noted), True) for name in item.summed]
        if item.score is not None or item.adjustments or any(each.points is None for each in members):
            return None
    procedure, outcome = meaning.procedure(item), Outcome(item, {})
    start = procedure.attempt[-1]
    outcome.members = tuple(members)
    pair = noted.value(key, start)
    outcome.start = value = decoded(pair)
    outcome.unheld = outcome.held = outcome.unrounded = value
    frame = _frame(card, item, noted, outcome)
    if item.score is not None:
        evaluate(start.value, frame)
    for step in procedure.finish:
        found = noted.value(key, step)
        before = value
        if found is not None and found != pair:
            pair, value = found, decoded(found)
        parts = _parts(step, frame) if found is not None and isinstance(step.clause, Adjustment) else []
        TAKEN[step.role](outcome, step, parts, before, value)
    outcome.score = value
    return outcome


def _points(card: Scorecard, name: str, noted: Noted) -> Fraction | None:
    points = card[name].points if noted.is_sure(name) else None
    return None if points is None else Fraction(points)


def _parts(step: Step, frame: Frame) -> Parts:
    """Work out the parts of a deduction or award, so that all that is inside them has its value."""
    found: Parts = []
    for part in step.named:
        frame.locals[part.number] = value = evaluate(part.value, frame)
        found.append((part.name, value))
    return found


def _frame(card: Scorecard, item: Item, noted: Noted, outcome: Outcome) -> Frame:
    def read(node: core.Word) -> Any:
        return decoded(noted.role(item, node.word, card.model))

    frame = Frame(_World(card), outcome.trace)
    words = frame.words
    words.update(dict.fromkeys(MEASURED, read))
    words.update(worth(item))
    words["total"] = lambda node: card.detail.total(node)
    return frame


class _World:
    """What clauses read beyond their item: inputs as they were given, all else as the reference evaluator finds it."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card

    def input(self, node: core.Input) -> Any:
        """Give an input's value."""
        return given(self.card.actuals, node)

    def members(self, node: core.Input) -> list[Any]:
        """Give those members of the input of a list that have a value."""
        return given_members(self.card.actuals, node)

    def metric(self, node: core.Metric) -> Any:
        """Give a metric's value."""
        return self.card.detail.metric(node)

    def item(self, node: core.ItemValue) -> Any:
        """Give a final value of another item."""
        return self.card.detail.item(node)

    def brings(self, node: core.Brings) -> Any:
        """Give what a member brings its parent's sum."""
        return self.card.detail.brings(node)

    def lost(self, because: str) -> Any:
        """Give the points that the clauses with this reason took."""
        return self.card.detail.lost(because)
