"""Turn what was noted of an item's grade into the grade that was found, and what lowered it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from indicrules.card.noted import Noted
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.told import Place, place
from indicrules.meaning.core import Procedure
from indicrules.model.rules import Downgrade, Item
from indicrules.text.classes import frozen


@frozen
class Lowered:
    """A `downgrade` that took effect: by how many `grades`, the author's reason, the clause and its place."""

    grades: int
    because: str | None
    rule: str
    at: Place


def from_notes(procedure: Procedure, noted: Noted) -> tuple[str | None, tuple[Lowered, ...]]:
    """Give the grade that was found and what lowered it, of an item whose grades go down."""
    item = procedure.item
    key = None if item.kind == "ruleset" else item.name
    places: list[Any] = [noted.value(key, part) for part in procedure.graded]
    if not places or places[0] is None or places[0][0] < 0:
        return None, ()
    found, *downs = (int(Fraction(*each)) for each in places)
    return item.bands[found].name, _lowered(item, list(zip(item.downgrades, downs, strict=True)))


def from_outcome(outcome: Outcome) -> tuple[str | None, tuple[Lowered, ...]]:
    """Give the same, as the reference evaluator noted it."""
    if outcome.found is None:
        return None, ()
    return outcome.found.name, _lowered(outcome.item, outcome.downgraded)


def _lowered(item: Item, downs: list[tuple[Downgrade, int]]) -> tuple[Lowered, ...]:
    return tuple(Lowered(many, rule.because, rule.span.words, place(rule.span)) for rule, many in downs if many)
