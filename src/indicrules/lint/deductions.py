"""Lints of what deductions and awards come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from indicrules.exact.ranges import order
from indicrules.lint.figures import points
from indicrules.lint.formulas import is_shipped
from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.marks import mark_text
from indicrules.model.mends import without_line
from indicrules.model.rules import Adjustment, Bound, Item
from indicrules.syntax import tree
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Secondary
from indicrules.text.sentence import say

_FULL_WHEN_MET = frozenset({"proportional", "all_or_nothing", "distance"})  # shipped methods
MISSED: Mapping[str, str] = MappingProxyType({">=": "below", ">": "below", "<=": "above", "<": "above"})
"""The side of a target on which an actual misses it."""
_BEYOND: Mapping[str, str] = MappingProxyType({">=": "above", ">": "above", "<=": "below", "<": "below"})


def _bound_above_full_mark(item: Item, view: View) -> Iterator[Finding]:
    """Find `up to 50` where there are no more than 10 points to take or give."""
    for each in item.adjustments:
        most = item.full if each.kind == "deduct" else item.ceiling
        if each.up_to is None or not most:
            continue
        least = view.fact(each.up_to, item).range.low
        if least is not None and least > most:
            full = mark_text(most, item.percent)
            key = "up-to-above-full-mark" if each.kind == "deduct" else "up-to-above-full-mark.award"
            said = say(key, written=each.up_to.span.words, full=full, name=item.name)
            yield Finding(said, each.up_to.span, say("up-to-above-full-mark.hint", full=full))


def _taken_twice(item: Item, view: View) -> Iterator[Finding]:
    """Find a deduction or award that stands twice, with no two reasons for it."""
    clauses = [each for each in view.block(item).clauses if isinstance(each, tree.Adjustment)]
    for at, clause in enumerate(clauses):
        again = next((each for each in clauses[:at] if _is_same(each, clause)), None)
        if again is not None:
            key = "taken-twice" if clause.kind == "deduct" else "taken-twice.award"
            yield Finding(say(key, name=item.name), clause.span, say("taken-twice.hint"),
                          (Secondary(again.span, say("label.first-one")),), without_line(clause.span))  # fmt: skip


def _is_same(one: tree.Adjustment, other: tree.Adjustment) -> bool:
    reasons = {each.because.value for each in (one, other) if each.because is not None}
    return len(reasons) < 2 and evolve(one, because=None) == evolve(other, because=None)


def _award_on_full(item: Item, view: View) -> Iterator[Finding]:
    """Find an award on top of the full mark, which whoever earns the award has already."""
    awards = [each for each in item.adjustments if each.kind == "award"]
    if not awards or item.bonus or not item.full or item.ceiling != item.full:
        return
    score = item.score
    method = score.method if isinstance(score, ex.Applied) and is_shipped(score) else None
    if method == "proportional" and len(awards) == len(item.adjustments):
        found = awards[0]
    else:
        full = method in _FULL_WHEN_MET or (score is not None and _is_word(score, "full"))
        if not full or not all(
            _spares_who_meets(*each, item) for each in view.adjustments(item) if each[0].kind == "deduct"
        ):
            return
        late = next((each for each in view.adjustments(item) if _is_for_who_meets(*each, item, view)), None)
        if late is None:
            return
        found = late[0]
    said = say("award-on-the-full-mark", name=item.name, full=points(item.full, item))
    yield Finding(said, found.span, say("award-on-the-full-mark.hint"))


def _side_of_target(clause: tree.Adjustment) -> str | None:
    """Give the side of the target on which a clause counts how far the actual lies; None where it counts otherwise."""
    quantity = clause.per.quantity if clause.per is not None else None
    if quantity is None or quantity.of is not None or not isinstance(quantity.bound, tree.Name):
        return None
    return quantity.side if quantity.bound.name == "target" else None


def _spares_who_meets(rule: Adjustment, clause: tree.Adjustment, item: Item) -> bool:
    """Tell whether a deduction takes nothing where the target is met."""
    target, condition = item.target, rule.condition
    if isinstance(condition, ex.Not) and _is_word(condition.operand, "met"):
        return True
    return isinstance(target, Bound) and _side_of_target(clause) == MISSED.get(target.operator, "")


def _is_for_who_meets(rule: Adjustment, clause: tree.Adjustment, item: Item, view: View) -> bool:
    """Tell whether only those get an award who meet the target."""
    target = item.target
    if rule.kind != "award" or target is None:
        return False
    if isinstance(target, Bound) and _side_of_target(clause) == _BEYOND.get(target.operator, ""):
        return True
    return rule.condition is not None and any(_implies_met(each, item, view) for each in ex.conjuncts(rule.condition))


def _implies_met(condition: ex.Expression, item: Item, view: View) -> bool:
    if _is_word(condition, "met"):
        return True
    target = item.target
    if not isinstance(condition, ex.Comparison) or not isinstance(target, Bound):
        return False
    asked = view.fact(condition.right, item).range.known
    end = Fraction(1) if _is_word(condition.left, "completion") else view.fact(target.value, item).range.known
    if asked is None or end is None or not _is_word(condition.left, "completion", "actual"):
        return False
    upward = target.operator in (">=", ">") or _is_word(condition.left, "completion")
    if condition.operator not in ((">=", ">") if upward else ("<=", "<")):
        return False
    beyond = order(asked, end) if upward else order(end, asked)
    return beyond > 0 or (beyond == 0 and (target.operator in (">=", "<=") or condition.operator in (">", "<")))


def _is_word(node: ex.Expression, *words: str) -> bool:
    return isinstance(node, ex.Word) and node.word in words


LINTS = (
    Lint("up-to-above-full-mark", "warning", _bound_above_full_mark),
    Lint("taken-twice", "warning", _taken_twice),
    Lint("award-on-the-full-mark", "warning", _award_on_full),
)
