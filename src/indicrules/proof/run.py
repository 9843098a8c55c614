"""Turn one scoring into what it noted: the value of every expression, by the item, metric or check it is in."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any

from indicrules.card.checks import CheckResult, checked
from indicrules.evaluate.outcome import Outcome, Trace
from indicrules.evaluate.reference import Frame, evaluate
from indicrules.evaluate.scoring import MEASURED, Scoring, counted_weight, worth
from indicrules.evaluate.values import Failure, NoValue
from indicrules.exact.errors import ExactError
from indicrules.model.expression import Expression
from indicrules.model.rules import Check, Item, Metric

Owner = Item | Metric | Check


class Run:
    """One department's scoring, with what its checks noted; made and asked inside `scoring.aside()`."""

    def __init__(self, scoring: Scoring) -> None:
        self.scoring = scoring
        self._frames: dict[int, Frame] = {}

    @cached_property
    def checks(self) -> dict[int, CheckResult]:
        """What each check found, by its identity."""
        return {id(each.check): each for each in checked(self.scoring)}

    @cached_property
    def metrics(self) -> dict[str, Trace]:
        """What was noted in the metrics that scores or checks read.

        INVARIANT: asked for before a value is worked out that nothing read, which may read others.
        """
        _ = self.checks
        return dict(self.scoring.metric_traces)

    def outcome(self, item: Item) -> Outcome:
        """Give what an item came to."""
        return self.scoring.root if item.kind == "ruleset" else self.scoring.outcomes[item.name]

    def trace(self, owner: Owner) -> Trace:
        """Give the values that were noted among the clauses of an item, in a metric or a check."""
        match owner:
            case Item():
                return self.outcome(owner).trace
            case Metric():
                return self.metrics.get(owner.name, {})
            case Check():
                return self.checks[id(owner)].trace

    def value(self, node: Expression, owner: Owner) -> Any:
        """Give the value of an expression, worked out now where nothing read it; None where it has none."""
        trace = self.trace(owner)
        if id(node) in trace:
            return trace[id(node)]
        meaning = self.scoring.meaning
        try:
            return evaluate(meaning.expression(node, owner if isinstance(owner, Item) else None), self._frame(owner))
        except (NoValue, Failure, ExactError, KeyError):  # a word or list that the owner does not have is a key
            return None

    def _frame(self, owner: Owner) -> Frame:
        found = self._frames.get(id(owner))
        if found is None:
            trace = dict(self.trace(owner))
            found = self._frames[id(owner)] = self.scoring.frame(trace)
            found.locals.update({-at: value for at, value in trace.items() if at < 0})
            if isinstance(owner, Item):
                outcome = self.outcome(owner)
                measured = {word: getattr(outcome, word) for word in MEASURED}
                found.words.update({word: value for word, value in measured.items() if value is not None})
                found.words.update(worth(owner))
                shares = self.scoring.meaning.weights(owner).shares
                found.weight = partial(counted_weight, outcome.members, shares)
        return found
