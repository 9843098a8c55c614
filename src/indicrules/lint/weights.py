"""Lints of what items weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from indicrules.exact.rounding import round_to
from indicrules.lint.figures import figure, points
from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model.marks import mark_text
from indicrules.model.rules import Item
from indicrules.model.types import PERCENTAGE
from indicrules.syntax import tree
from indicrules.text.sentence import say

_HALF = Fraction(1, 2)
_MOST_OF = MappingProxyType({2: Fraction(4, 5), 3: Fraction(2, 3)})  # by how many indicators there are; else a half
_TENTH = Fraction(1, 1000)  # of a percent
_NEARLY = Fraction(2, 100)


def _weighs_nothing(item: Item, view: View) -> Iterator[Finding]:
    """Find `weight 0`, where no bonus, award or target of another item makes the item worth its place."""
    clause = view.clause(item, tree.Weight)
    if item.weight == 0 and clause is not None and not item.bonus:
        yield Finding(say("weighs-nothing", name=item.name), clause.span, say("weighs-nothing.hint"))


def _most(view: View) -> Iterator[Finding]:
    """Find an indicator that carries more than half of the total, or among two or three far more."""
    groups = {each.name: each for each in view.model.items.values() if each.members}
    wholes = {name: view.facts.meaning.weights(each).whole for name, each in groups.items()}
    wholes[""] = view.facts.meaning.weights(view.model.root).whole
    divided = {
        name for name, whole in wholes.items() if whole and (groups[name] if name else view.model.root).score is None
    }
    weighing = [each for each in view.model.items.values() if each.kind == "indicator" and each.weight]
    known = [each for each in weighing if all(name in divided for name in _around(each, groups))]
    if len(known) < 2:
        return
    most = _MOST_OF.get(len(known), _HALF)
    for item in known:
        if not _is_half(item.weight, wholes[item.parent or ""]):
            continue
        share = _share(item, view, wholes)
        if share > most:
            said = say(
                "most-of-the-weight", name=item.name, share=figure(round_to(share, _TENTH, "half_up"), PERCENTAGE)
            )
            clause = view.clause(item, tree.Weight)
            yield Finding(said, item.span if clause is None else clause.span, say("most-of-the-weight.hint"))


def _around(item: Item, groups: Mapping[str, Item]) -> Iterator[str]:
    """Name what an item stands in, the ruleset `""` last; of a group that weighs nothing a name that none has."""
    above = item.parent
    while above is not None:
        yield above if groups[above].weight else "?"
        above = groups[above].parent
    yield ""


def _is_half(weight: Fraction | None, whole: Fraction) -> bool:
    """Tell whether a weight is at least half of the whole, in whole numbers, since all items are asked."""
    return weight is not None and 2 * weight.numerator * whole.denominator >= whole.numerator * weight.denominator


def _share(item: Item, view: View, wholes: Mapping[str, Fraction]) -> Fraction:
    """Give what share of the total an item weighs; `wholes` are what members weigh, of the ruleset under `""`."""
    share, one = Fraction(1), item
    while one.kind != "ruleset":
        share = share * (one.weight or 0) / wholes[one.parent or ""]
        one = view.model.around(one)
    return share


def _near_round(item: Item, view: View) -> Iterator[Finding]:
    """Find relative weights that nearly sum to 100, or to 1, as equal parts do that were rounded."""
    if not item.summed or (item.score is None and item.out_of is None):
        return
    weights = view.facts.meaning.weights(item)
    whole = weights.whole
    if not weights.weighted:
        return
    for wanted in (Fraction(100), Fraction(1)):
        if whole != wanted and abs(whole - wanted) <= wanted * _NEARLY:
            near, percent = points(wanted, item), item.counts_percent
            said = say("weights-nearly-sum", name=item.name, sum=mark_text(whole, percent), near=near)
            yield Finding(said, item.span, say("weights-nearly-sum.hint"))


def _bonus_cut(view: View) -> Iterator[Finding]:
    """Find bonuses under a total that stops at its full mark."""
    root = view.model.root
    if root.score is not None or not root.full or root.ceiling != root.full or root.out_of is not None:
        return
    for item in view.model.items.values():
        clause = view.clause(item, tree.Bonus) if item.bonus else None
        if item.bonus and clause is not None:
            full, most = points(root.full, root), points(root.full + item.bonus, root)
            said = say("bonus-cut-by-total", name=item.name, full=full)
            yield Finding(said, clause.span, say("bonus-cut-by-total.hint", full=full, most=most))
            return


LINTS = (
    Lint("weighs-nothing", "warning", _weighs_nothing),
    Lint("most-of-the-weight", "note", of_ruleset=_most),
    Lint("weights-nearly-sum", "warning", _near_round),
    Lint("bonus-cut-by-total", "note", of_ruleset=_bonus_cut),
)
