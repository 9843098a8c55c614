"""What a group or ruleset makes of its members: which count, their sum, what is redistributed, their bonuses.

A bonus of a member is what its points have above its weight or, if that is more, what its own members brought it in
bonuses; so what a group deducts, and its rounding, comes out of what its weight earned. Redistribution stretches what
weights earned, never a bonus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from indicrules.exact.number import sum_of
from indicrules.meaning import core
from indicrules.meaning.build import ONE, ZERO, Build
from indicrules.meaning.core import Named, Node, Step
from indicrules.model.rules import Item
from indicrules.model.types import NUMBER
from indicrules.text.classes import frozen
from indicrules.text.sentence import say

Fresh = Callable[[], int]


@frozen
class Weights:
    """What the members of an item weigh each, and what each counts for: its weight, or 1 where none weighs anything."""

    each: Mapping[str, Fraction]
    shares: Mapping[str, Fraction]
    weighted: bool

    @property
    def whole(self) -> Fraction:
        """What all members count for together."""
        return sum_of(self.shares.values())


def weights(item: Item, items: Mapping[str, Item]) -> Weights:
    """Give what the members of an item weigh, 0 where nothing is said."""
    each = {name: items[name].weight or ZERO for name in item.summed}
    weighted = any(each.values())
    return Weights(each, each if weighted else dict.fromkeys(each, ONE), weighted)


def counts_step(item: Item, items: Mapping[str, Item]) -> Step | None:
    """Give the step that asks whether anything counts; None where nothing needs to."""
    build = Build(item.span)
    if item.summed:
        return Step("counts", build.above(_counted(build)), item, because=say("phrase.no-member-counts"))
    if item.kind != "indicator" and item.score is None:
        return Step("counts", build.truth(False), item, because=say("phrase.no-member-counts"))
    return None


def coverage(item: Item, items: Mapping[str, Item], build: Build) -> Node:
    """Give the share of weight that counts; of members without weights, the share of their number."""
    whole = weights(item, items).whole
    if not whole:
        return build.number(1)
    share = core.Arithmetic("/", _counted(build), build.number(whole), NUMBER, build.span)
    return build.known(share, ZERO, ONE)


def sum_step(item: Item, items: Mapping[str, Item], root: Item, fresh: Fresh) -> tuple[Step, Node | None]:
    """Give the start of an item without a formula, and what of it are its members' bonuses."""
    build, found = Build(item.span), weights(item, items)
    if item.out_of is not None:
        present = _counted(build) if found.weighted else build.number(ZERO)
        mean = core.Arithmetic(
            "/", _together(build, [_points(build, name) for name in item.summed]), present, NUMBER, item.span
        )
        return Step("start", build.arithmetic(build.number(item.out_of), "*", mean), item), None
    if not found.weighted:
        return Step("start", _together(build, [_points(build, name) for name in item.summed]), item), None
    own: list[Node] = []
    extra: list[Node] = []
    named: list[Named] = []
    for name in item.summed:
        parts = {part.name: part for part in _parted(build, name, found.each[name], items, fresh)}
        if not parts:
            own.append(_points(build, name))
            continue
        named += parts.values()
        own.append(build.local(parts[f"own {name}"].number, NUMBER))
        extra.append(build.local(parts[f"bonus {name}"].number, NUMBER))
    ratio = core.Arithmetic(
        "/", build.number(found.whole), build.known(_counted(build), positive=True), NUMBER, item.span
    )
    factor = Named("factor", fresh(), ratio)
    named.append(factor)
    start = build.arithmetic(build.local(factor.number, NUMBER), "*", _together(build, own))
    if extra:
        start = build.arithmetic(start, "+", _together(build, extra))
    asked = extra and _is_asked_for_bonuses(item, items, root)
    return Step("start", start, item, named=tuple(named)), _together(build, extra) if asked else None


def _is_asked_for_bonuses(item: Item, items: Mapping[str, Item], root: Item) -> bool:
    """Tell whether the parent is a sum that may leave an item's bonuses out of what it stretches."""
    if item.kind == "ruleset":
        return False
    parent = items[item.parent] if item.parent is not None else root
    return sums(parent, items) and item.name in parent.summed


def exceeds(item: Item) -> bool:
    """Tell whether an item's points may be more than its weight."""
    if item.ceiling is None:
        return False
    if item.weight is None:
        return item.ceiling > 0
    return item.ceiling * item.weight > item.weight * (item.out_of if item.out_of is not None else item.weight)


def sums(item: Item, items: Mapping[str, Item]) -> bool:
    """Tell whether an item is the sum of members of whom some have a weight."""
    plain = item.kind != "indicator" and item.score is None and item.out_of is None
    return plain and any(items[name].weight for name in item.summed)


def inherits(item: Item, items: Mapping[str, Item]) -> bool:
    """Tell whether an item's members may bring it bonuses."""
    if not sums(item, items):
        return False
    members = [items[name] for name in item.summed]
    return any(exceeds(each) or inherits(each, items) for each in members)


def _parted(build: Build, name: str, weight: Fraction, items: Mapping[str, Item], fresh: Fresh) -> tuple[Named, ...]:
    """Give what of a member's points its weight earned, and its bonus; nothing where it cannot have one."""
    points, member = _points(build, name), items[name]
    own, bonus = f"own {name}", f"bonus {name}"
    may_exceed = member.ceiling is None or exceeds(member)
    if not inherits(member, items):
        if not may_exceed:
            return ()
        earned = Named(own, fresh(), build.fold("least", [points, build.number(weight)]))
        above = build.arithmetic(points, "-", build.local(earned.number, NUMBER))
        return earned, Named(bonus, fresh(), build.known(above, low=ZERO))
    value = build.fold("least", [core.Brings(name, "bonuses", NUMBER, build.span), points])
    if may_exceed:
        above_weight = build.fold("greatest", [build.arithmetic(points, "-", build.number(weight)), build.number(ZERO)])
        value = build.fold("greatest", [above_weight, value])
    brought = Named(bonus, fresh(), value)
    rest = build.arithmetic(points, "-", build.local(brought.number, NUMBER))
    return brought, Named(own, fresh(), build.known(rest, high=weight))


def _points(build: Build, name: str) -> core.Brings:
    return core.Brings(name, "points", NUMBER, build.span)


def _counted(build: Build) -> core.CountedWeight:
    return core.CountedWeight(NUMBER, build.span)


def _together(build: Build, values: list[Node]) -> Node:
    return build.fold("sum", values) if values else build.number(ZERO)
