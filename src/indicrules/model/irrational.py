"""Tell which expressions, and which final values of items, may be irrational."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from indicrules.language.functions import FUNCTIONS
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item, Metric
from indicrules.model.walk import formulas, valued


def irrational_items(items: Iterable[Item], metrics: Mapping[str, Metric]) -> list[Item]:
    """Give the items, each of which stands after what it reads, whose final score no rounding makes rational."""
    known = Irrationals(metrics)
    return [item for item in items if known.settle(item)]


class Irrationals:
    """What may be irrational: final values of the items that were settled, and metrics that read them."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self.metrics = metrics
        self.values: set[tuple[str, ex.ItemField]] = set()
        self.known: dict[str, bool] = {}  # metrics may read each other more often than can be walked

    def settle(self, item: Item) -> bool:
        """Take in an item, all that it reads being settled, and tell whether its score may be irrational."""
        words = self._words(item)
        self.values |= {(item.name, word) for word in ("actual", "completion") if word in words}
        if item.round_score is not None:
            return False
        summed = item.score is None and any((member, "score") in self.values for member in item.members)
        if not summed and not any(self.may_be(formula, words) for _, formula in valued(item)):
            return False
        self.values |= {(item.name, "score"), (item.name, "points")}
        return True

    def _words(self, item: Item) -> frozenset[ex.WordName]:
        """Give the words of an item whose values may be irrational."""
        measured = {role for role, formula in formulas(item) if role in ("actual", "target") and self.may_be(formula)}
        words: set[ex.WordName] = {"shortfall"} if measured else set()
        if "actual" in measured:
            words.add("actual")
        if "target" in measured:
            words.add("target")
        if measured and item.round_completion is None:
            words.add("completion")
        return frozenset(words)

    def may_be(self, expression: ex.Expression, words: frozenset[ex.WordName] = frozenset()) -> bool:
        """Tell whether a value may be irrational; `words` are those of the item at hand that may be."""
        match expression:
            case ex.Constant() | ex.InputValue() | ex.Subject() | ex.Lost() | ex.Rounded():
                return False
            case ex.Comparison() | ex.Logic() | ex.Not() | ex.Present():
                return False
            case ex.Function() if FUNCTIONS[expression.name].irrational:
                return True
            case ex.Function() if FUNCTIONS[expression.name].whole in ("always", "stepped"):
                return False
            case ex.Arithmetic(operator="^"):
                power = literal(expression.right)
                return power is None or power.denominator != 1 or self.may_be(expression.left, words)
            case ex.MetricValue():
                return self._metric(expression.name)
            case ex.ItemValue():
                return (expression.item, expression.field) in self.values
            case ex.Word():
                return expression.word in words
            case ex.ListWord():
                return expression.word != "weights" and any(field == "score" for _, field in self.values)
            case ex.Cases() | ex.Conditional():
                return any(self.may_be(each, words) for each in ex.branches(expression))
            case ex.Arithmetic() | ex.Negative() | ex.Function() | ex.Interpolated() | ex.Applied():
                return any(self.may_be(part, words) for part in ex.parts(expression))
            case _:
                assert_never(expression)

    def _metric(self, name: str) -> bool:
        if name not in self.known and name in self.metrics:
            self.known[name] = False  # where it reads itself, which is reported
            self.known[name] = self.may_be(self.metrics[name].body)
        return self.known.get(name, False)
