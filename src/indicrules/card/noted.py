"""What one scoring noted: the values of its steps and the lines of its ledgers, each decoded where it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.compile.notes import Layout, Notes, StepKind
from indicrules.evaluate.told import Told, told
from indicrules.evaluate.values import Absence, Reason
from indicrules.exact.number import published
from indicrules.meaning.core import Named, Step
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Item, Model

Number = Decimal | Fraction
Taken = tuple[Told, int, int]  # what a line says, and the points that it took as a pair


class Noted:
    """The notes of one department; items are named, None is the ruleset."""

    __slots__ = ("_lines", "_notes", "values")

    def __init__(self, notes: Notes, values: list[Any], lines: Iterable[tuple[int, int, int]]) -> None:
        self._notes, self.values = notes, values
        self._lines: dict[str | None, list[Taken]] = {}
        said = notes.said
        if said is None:
            said = notes.said = [(item, told(line)) for item, line in notes.kinds]
        for number, over, under in lines:
            item, each = said[number]
            self._lines.setdefault(item, []).append((each, over, under))

    def is_sure(self, item: str | None) -> bool:
        """Tell whether all lines of an item's ledger are here: none of them may be irrational."""
        return item not in self._notes.unsure

    def lines(self, item: str | None) -> list[Taken]:
        """Give the lines of an item that took or gave something."""
        return self._lines.get(item, [])

    def value(self, item: str | None, what: Step | Named | str) -> Any:
        """Give what a step or a part of one came to, a number as a pair; None where that was not worked out."""
        place = self._notes.places.get((item, what if isinstance(what, str) else id(what)))
        return None if place is None else self.values[place]

    def role(self, item: Item, role: str, model: Model) -> Any:
        """Give what the step of a role came to, the completion rounded where the ruleset says so; a number as a pair.

        None where it was not taken.
        """
        found = self._notes.roles.get(item.name)
        if found is None:
            steps = meaning_of(model).procedure(item).attempt
            places = ((step.role, self._notes.places.get((item.name, id(step)))) for step in steps)
            found = {_ROLES.get(each, each): place for each, place in places if place is not None}
            found.setdefault("completion", found.get("exact completion"))
            self._notes.roles[item.name] = found
        place = found.get(role)
        return None if place is None else self.values[place]

    @property
    def all_sure(self) -> bool:
        """Whether all lines of all ledgers are here."""
        return not self._notes.unsure

    def is_rounded(self, item: Item, model: Model) -> bool:
        """Tell whether a rounding of an item's own changed anything, or may have."""
        name = None if item.kind == "ruleset" else item.name
        if item.round_score is not None and item.full is None:
            return True  # without a full mark there are no lines
        if any(said.kind == "rounding" for said, _, _ in self.lines(name)):
            return True
        exact, rounded = self.role(item, "exact completion", model), self.role(item, "completion", model)
        if exact is None or rounded is None:
            return False
        return type(exact) is not tuple or exact[0] * rounded[1] != rounded[0] * exact[1]

    def layout(self, rule: Item, model: Model) -> Layout:
        """Give the steps of an item, where each is noted, and its parts by name with where these are."""
        found = self._notes.layouts.get(rule.name)
        if found is None:
            procedure = meaning_of(model).procedure(rule)
            found = self._notes.layouts[rule.name] = tuple(
                self._place(rule.name, step) for step in (*procedure.attempt, *procedure.finish)
            )
        return found

    def _place(self, item: str, step: Step) -> tuple[StepKind, int | None, tuple[tuple[str, int], ...]]:
        places = self._notes.places
        if (item, id(step)) not in places:
            return kind_of(step), None, ()
        named = tuple((part.name, places[item, id(part)]) for part in step.named)
        return kind_of(step), places[item, id(step)], named

    def reason(self, item: str | None) -> Reason | None:
        """Give why an item has no value; None where that was not noted."""
        found = self.value(item, "reason")
        if found is None:
            return None
        kind: Absence = found[0]
        why: tuple[str, Any] | Reason | None = found[1]
        return Reason(kind, why[0], None, why[1]) if isinstance(why, tuple) else why


_ROLES: Mapping[str, str] = {"completion": "exact completion", "rounded completion": "completion"}


def kind_of(step: Step) -> StepKind:
    """Give what a step says whatever it comes to: its role, its clause's words and reason."""
    span = step.clause.span
    return step.role, "" if span is None else span.words, getattr(step.clause, "because", None)


_SHORT: dict[tuple[int, ...], Number] = {}  # numbers come again and again: marks, weights, days
_MOST = 1 << 12
_WIDEST = 1 << 64  # what is wider is not kept


def number(pair: tuple[int, ...]) -> Number:
    """Give a pair as the number that cards show: a decimal where it terminates, else a fraction."""
    found = _SHORT.get(pair)
    if found is None:
        found = published(Fraction(pair[0], pair[1]))
        if len(_SHORT) < _MOST and -_WIDEST < pair[0] < _WIDEST:
            _SHORT[pair] = found
    return found


def decoded(value: Any) -> Any:
    """Give a noted value exactly: of a pair the fraction."""
    return Fraction(*value) if type(value) is tuple else value
