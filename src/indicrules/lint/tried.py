"""What an indicator comes to where one of the values that it reads is known: the facts of it, that value put in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indicrules.exact.ranges import Number, only
from indicrules.lint.view import View
from indicrules.meaning import core
from indicrules.meaning.facts import At, Fact, either, fixed, present
from indicrules.model import expression as ex
from indicrules.model.rules import Item


class Tried(At):
    """The facts of an indicator whose actual is known; `start` is what its formula comes to, `score` after its clauses.

    INVARIANT: of an item without members, since a list of theirs has no facts here.
    """

    def __init__(self, view: View, item: Item, actual: Fraction) -> None:
        super().__init__(view.facts, item)
        self._given = (item.actual.name, fixed(actual)) if isinstance(item.actual, ex.InputValue) else None
        procedure = view.facts.meaning.procedure(item)
        self.start = Fact()
        for step in procedure.attempt:
            if step.role in ("require", "counts"):
                continue
            self.name(step)
            found = fixed(actual) if step.role == "actual" else present(self.of(step.value))
            if step.role == "start":
                self.start = found
            else:
                self.words["completion" if step.role == "rounded completion" else step.role] = found
        self.score = self.finish(procedure, self.start)

    def of(self, node: core.Node) -> Fact:
        """Give the fact of a node; the input that is the actual, and what is worked out of it, is known."""
        if self._given is not None:
            if isinstance(node, core.Input) and node.name == self._given[0]:
                return self._given[1]
            if isinstance(node, core.Metric):
                return self.of(self.facts.meaning.metric(node.name))
        return super().of(node)

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where that is not known."""
        known = self.words["met"].range.known if "met" in self.words else None
        return None if known is None else bool(known)

    @property
    def points(self) -> Number | None:
        """The score before it is rounded, None where it is not known."""
        return self.score.range.known


class Full(At):
    """The facts of a group or ruleset with a formula of its own, each of whose members has its full mark."""

    def __init__(self, view: View, item: Item, marks: Sequence[Fraction]) -> None:
        super().__init__(view.facts, item)
        weights = view.facts.meaning.weights(item)
        many = only(len(marks))
        self.lists["scores"] = either(*map(fixed, marks))._replace(many=many)
        each = [fixed(weight) for weight in weights.each.values()]
        self.lists["points"] = self.lists["weights"] = either(*each)._replace(many=many)
        if len(set(marks)) == 1:  # then a mean of them is the same however they are weighed
            self.lists["weights"] = fixed(weights.whole / len(marks))._replace(many=many)
        self.weight = fixed(weights.whole)
        self.start = Fact()
        for step in view.facts.meaning.procedure(item).attempt:
            self.name(step)
            found = present(self.of(step.value))
            if step.role == "start":
                self.start = found
