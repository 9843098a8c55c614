"""How an item came to its score, step by step, as data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from indicrules.card.noted import Noted, kind_of, number
from indicrules.compile.notes import StepKind
from indicrules.evaluate.ledger import certain
from indicrules.exact.number import published
from indicrules.model.rules import Model

if TYPE_CHECKING:
    from indicrules.card.scorecard import Item

Value = Decimal | Fraction | str | bool | datetime.date | None


class DerivationStep:
    """One step: what it is, whether it was taken, what it came to and from which parts.

    `role` says what it is, `clause` are the words that say it, `because` is the author's reason.
    `value` is in base units (95 % is 0.95, 万元 is 10000, a day 86400 seconds): of the steps up to `start` what the
    step is named after, of those after it the running score. `parts` are named: of a deduction its `amount`,
    `quantity`, `step`, `count` and `most`, of a target its `end` or its `low` and `high`, of a cap its `limit`, of a
    sum what each member earned (`own …`) and its bonus. A number is a `Decimal` where it terminates, else a
    `Fraction`; one that is irrational is rounded to 12 places.
    """

    __slots__ = ("_item", "_number", "because", "clause", "parts", "role", "taken", "value")

    def __init__(self, kind: StepKind, value: Value, parts: Mapping[str, Value], item: Item, number: int) -> None:
        self.role, self.clause, self.because = kind
        self.value, self.parts, self.taken = value, parts, value is not None
        self._item, self._number = item, number

    def __reduce__(self) -> tuple[Any, ...]:
        return _step_at, (self._item, self._number)

    def _key(self) -> tuple[Any, ...]:
        return self.role, self.clause, self.taken, self.value, dict(self.parts)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, DerivationStep) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # its parts are a mapping

    def __repr__(self) -> str:
        return f"<{self.role} {self.value}>" if self.taken else f"<{self.role} not taken>"


def _step_at(item: Item, number: int) -> DerivationStep:
    return item.derivation[number]


Steps = tuple[DerivationStep, ...]
_NONE: Mapping[str, Value] = MappingProxyType({})


def noted_steps(item: Item, model: Model, noted: Noted) -> Steps:
    """Give the steps of an item from what the scoring noted."""
    values, found, scored = noted.values, [], item.status == "scored"
    for at, (kind, place, named) in enumerate(noted.layout(item.rule, model)):
        value, parts = None if place is None else values[place], _NONE
        if value is None:
            if not scored:
                break  # here the item lacked something
        else:
            if named:
                parts = {name: _shown(values[part]) for name, part in named}
            value = number(value) if type(value) is tuple else _shown(value)
        found.append(DerivationStep(kind, value, parts, item, at))
    return tuple(found)


def outcome_steps(item: Item) -> Steps:
    """Give the same from what the reference evaluator found."""
    found = []
    for at, (step, taken, value, parts) in enumerate(item.outcome.taken):
        named = zip(step.named, parts, strict=True) if taken else ()
        shown = {part.name: _shown(each) for part, each in named}
        found.append(DerivationStep(kind_of(step), _shown(value) if taken else None, shown, item, at))
    return tuple(found)


def _shown(value: Any) -> Value:
    if type(value) is tuple:
        return number(value)
    if value is None or isinstance(value, str | bool | datetime.date):
        return value
    exact = certain(value)
    return None if exact is None else published(exact)
