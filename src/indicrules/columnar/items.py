"""Turn an item into the steps that score it for a block of rows, from what it requires to its grade."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from indicrules.columnar import quantities as of
from indicrules.columnar import whole
from indicrules.columnar.expressions import World, column, quantity, truth
from indicrules.columnar.measured import Measured, measured
from indicrules.columnar.number import Number, constant
from indicrules.columnar.scope import ABSENT, Column, Quantity, Raised, Scope, any_of
from indicrules.columnar.status import FIRST_DROPPED, UNDECIDED, Status, status_by_policy
from indicrules.columnar.tape import Register, Tape
from indicrules.columnar.truth import Truth, both, either, opposite
from indicrules.engine.bonus import exceeds
from indicrules.model.rules import Adjustment, Item, Rounding
from indicrules.syntax.tree import Policy

ZERO, ONE = constant(0), constant(1)


@attrs.define(eq=False)
class Scored:
    """What an item came to, by row; where `dropped` holds, the score is 0 and means nothing.

    `status` None is OK in every row; `ledger` asks for what clauses took, which `taken` gives; `unmeasured` and
    `unknown` are what was raised before there was a completion and an actual. An item scored `alone` by the exact
    evaluator has a score and no more. `brought` is what a sum has of its members' bonuses, None where they have none.
    """

    item: Item
    ledger: bool = False
    score: Quantity = ZERO
    points: Quantity = ZERO
    brought: Quantity | None = None
    status: Register | int | None = None
    dropped: Truth = False
    actual: Column | None = None
    measured: Measured | None = None
    unknown: list[Raised] = attrs.field(factory=list)
    unmeasured: list[Raised] = attrs.field(factory=list)
    grade: Register | int = -1
    taken: list[tuple[str, Quantity]] = attrs.field(factory=list)
    refuses: bool = False
    doubts: bool = False
    alone: bool = False


def scored(item: Item, members: dict[str, Scored], scope: Scope, world: World, found: Scored) -> None:
    """Fill in what `item` comes to; `members` holds the items it sums, `scope` its words."""
    _start(item, members, scope, world, found)
    before = list(scope.raised)
    value, loose, limits, clauses = _finished(item, scope, world, found)
    score = _rounded(item, scope, value, loose, limits)
    policies = {reason: status_by_policy(Status(reason), _policy(item, reason)) for reason in ABSENT}
    for reason, status in policies.items():
        if status in (Status.MISSING_FULL, Status.NOT_APPLICABLE_FULL) and item.full is None:
            policies[reason] = status_by_policy(Status(reason), "rescale")
    first = [(where, policies.get(status, Status.OTHER) if status in ABSENT else status) for where, status in before]
    _settle(item, scope.tape, found, score, first, scope.raised[len(before) :])
    _clauses(scope, found, clauses)
    bands = Scope(scope.tape, opposite(scope.tape, found.dropped), [], scope.words, scope.lists)
    _graded(item, bands, world, found)
    if bands.raised:
        _settle(item, scope.tape, found, score, first, scope.raised[len(before) :], bands.raised)


def _policy(item: Item, reason: int) -> Policy:
    if item.kind == "ruleset":
        return "error" if reason == Status.MISSING else "rescale"
    return item.missing if reason == Status.MISSING else item.inapplicable


def _start(item: Item, members: dict[str, Scored], scope: Scope, world: World, found: Scored) -> None:
    for rule in item.requirements:
        holds = truth(rule.condition, scope, world)
        scope.refuse(opposite(scope.tape, holds), Status.NOT_APPLICABLE)
    if item.kind != "indicator" and item.score is None and not item.members:
        scope.refuse(True, Status.NOT_APPLICABLE)
    if item.members:
        scope.refuse(opposite(scope.tape, _anything(item, members, scope.tape)), Status.NOT_APPLICABLE)
    if item.actual is not None:
        found.actual = column(item.actual, scope, world)
        found.unknown = list(scope.raised)
        if item.target is not None:
            found.measured = measured(found.actual, item.target, item.round_completion, scope, world)
    found.unmeasured = list(scope.raised)
    found.score = quantity(item.score, scope, world) if item.score is not None else _sum(item, members, scope, found)


def weights_of(members: dict[str, Scored]) -> dict[str, Fraction]:
    """Give the nominal weights, 0 where there is none."""
    return {name: each.item.weight or Fraction(0) for name, each in members.items()}


def _anything(item: Item, members: dict[str, Scored], tape: Tape) -> Truth:
    weights = weights_of(members)
    weighted = any(weights.values())
    found: Truth = False
    for name, member in members.items():
        if weights[name] or not weighted:
            found = either(tape, found, opposite(tape, member.dropped))
    return found


def counted_weight(members: dict[str, Scored], scope: Scope) -> Quantity:
    """Give the weight of the members that count, together."""
    weights = weights_of(members)
    found: Quantity = constant(sum(weights.values(), Fraction(0)))
    for name, member in members.items():
        if member.dropped is not False:
            lost = of.chosen(scope, member.dropped, constant(weights[name]), ZERO)
            found = of.minus(scope, found, lost)
    if isinstance(found, Number):
        most = int(sum(weights.values(), Fraction(0)) / found.factor)
        found = attrs.evolve(found, above=whole.bounded(found.above, 0, most))
    return found


def _sum(item: Item, members: dict[str, Scored], scope: Scope, found: Scored) -> Quantity:
    weights = weights_of(members)
    everything = sum(weights.values(), Fraction(0))
    present = counted_weight(members, scope)
    if item.out_of is not None:
        together: Quantity = ZERO
        for member in members.values():
            together = of.plus(scope, together, member.points)
        return of.divided(scope, of.times(scope, together, constant(item.out_of)), present)
    base: Quantity = ZERO
    extra: Quantity = ZERO
    for name, member in members.items():
        own, bonus = _parted(member, weights[name], scope) if everything else (member.points, None)
        base = of.plus(scope, base, own)
        if bonus is not None:
            extra = of.plus(scope, extra, bonus)
            if exceeds(member.item) or member.brought is not None:
                found.brought = bonus if found.brought is None else of.plus(scope, found.brought, bonus)
    if everything and not (isinstance(present, Number) and present.known == everything):
        base = of.times(scope, base, constant(everything))
        # Where nothing is counted the item is inapplicable already, so the division is not read there.
        base = of.divided(scope.apart(), base, present)
    return of.plus(scope, base, extra)


def _parted(member: Scored, weight: Fraction, scope: Scope) -> tuple[Quantity, Quantity | None]:
    """Give what of a member's points its weight earned, and its bonus if it may have one; see `bonus.parted`."""
    points = member.points
    bonus: Quantity | None = None
    own = points
    if not isinstance(points, Number) or points.high > weight:
        own = of.smaller(scope, points, constant(weight))
        bonus = of.minus(scope, points, own)
    if member.brought is not None:
        most = of.smaller(scope, member.brought, points)
        bonus = most if bonus is None else of.greater(scope, bonus, most)
        own = of.minus(scope, points, bonus)
    return own, bonus


_Limits = list[tuple[Truth, Quantity]]


def _finished(
    item: Item, scope: Scope, world: World, found: Scored
) -> tuple[Quantity, Quantity, _Limits, list[tuple[str, Quantity]]]:
    """Give the score before rounding, and before it is held; the caps that hold; what clauses with a reason took."""
    value = found.score
    clauses = []
    for rule in item.adjustments:
        amount = _adjustment(rule, scope, world)
        gain = rule.kind == "award"
        value = of.plus(scope, value, amount) if gain else of.minus(scope, value, amount)
        if found.ledger and rule.because is not None:
            clauses.append((rule.because, of.negative(scope, amount) if gain else amount))
    loose = value
    if item.ceiling is not None:
        value = of.held(scope, value, Fraction(0), item.ceiling)
    limits: _Limits = []
    held = value
    bound: list[tuple[str | None, Truth]] = []
    for cap in item.caps:
        holds = True if cap.condition is None else truth(cap.condition, scope, world)
        limit = quantity(cap.limit, scope.under(holds), world)
        if found.ledger:
            binds = both(scope.tape, holds, of.compared(scope.under(holds), "<", limit, value))
            bound = [(because, both(scope.tape, where, opposite(scope.tape, binds))) for because, where in bound]
            bound.append((cap.because, binds))
        value = of.chosen(scope, holds, of.smaller(scope, value, limit), value)
        limits.append((holds, limit))
    for because, where in bound:
        if because is not None:
            clauses.append((because, of.chosen(scope, where, of.minus(scope, held, value), ZERO)))
    return value, loose, limits, clauses


def _adjustment(rule: Adjustment, scope: Scope, world: World) -> Quantity:
    holds = True if rule.condition is None else truth(rule.condition, scope, world)
    if holds is False:
        return ZERO
    inner = scope.under(holds)
    amount = quantity(rule.amount, inner, world)
    inner.doubt(of.compared(inner, "<", amount, ZERO))
    if rule.quantity is not None and rule.step is not None:
        measure = quantity(rule.quantity, inner, world)
        step = quantity(rule.step, inner, world)
        inner.doubt(of.compared(inner, "<=", step, ZERO))
        measure = of.greater(inner, measure, ZERO)
        count = of.divided(inner, measure, step)
        if rule.whole is not None:
            count = of.rounded(inner, count, Fraction(1), "floor" if rule.whole == "full" else "ceil")
        amount = of.times(inner, amount, count)
    if rule.up_to is not None:
        amount = of.smaller(inner, amount, quantity(rule.up_to, inner, world))
    return of.chosen(scope, holds, amount, ZERO)


def _rounded(item: Item, scope: Scope, value: Quantity, loose: Quantity, limits: _Limits) -> Quantity:
    rule = item.round_score
    if rule is None:
        return value
    result: Quantity = of.rounded(scope, value, rule.step, rule.mode)
    for holds, limit in limits:
        if not _on_grid(limit, rule):
            result = of.chosen(scope, holds, of.smaller(scope, result, limit), result)
    for mark in item.marks:
        at = constant(mark)
        reached = _beyond(mark, ">=", scope, loose, limits)
        passed = mark != item.ceiling and _beyond(mark, ">", scope, loose, limits)
        above = of.chosen(scope, passed, of.greater(scope, result, at), at)
        result = of.chosen(scope, reached, above, of.smaller(scope, result, at))
    return result


def _beyond(mark: Fraction, sign: Literal[">", ">="], scope: Scope, loose: Quantity, limits: _Limits) -> Truth:
    """Give where a score before rounding lies beyond a mark.

    What is asked is the score before it was held: one that is held to the mark with an error lies too near to tell.
    """
    found = of.compared(scope, sign, loose, constant(mark))
    for holds, limit in limits:
        inner = scope.under(holds)
        bound = both(scope.tape, holds, opposite(scope.tape, of.compared(inner, sign, limit, constant(mark))))
        found = both(scope.tape, found, opposite(scope.tape, bound))
    return found


def _on_grid(limit: Quantity, rule: Rounding) -> bool:
    known = limit.known if isinstance(limit, Number) else None
    return known is not None and known % rule.step == 0


def _settle(
    item: Item, tape: Tape, found: Scored, score: Quantity, first: list[Raised], then: list[Raised],
    last: list[Raised] | None = None,
) -> None:  # fmt: skip
    """Work out the status, and the score and points that policies leave."""
    raised = [*first, *then]
    scope = Scope(tape)
    status: Register | int | None = None
    dropped: Truth = False
    if raised or last:
        over: Register | int = 0
        for where, code in [*reversed(raised), *reversed(last or [])]:
            over = with_status(tape, over, where, int(code))
        status, dropped = over, _dropped(tape, raised, last or [], over)
    found.status, found.dropped = status, dropped
    codes = {code for _, code in [*raised, *(last or [])]}
    found.refuses, found.doubts = any(code < 0 for code in codes), UNDECIDED in codes
    full = (Status.MISSING_FULL, Status.NOT_APPLICABLE_FULL)
    emptied = any_of(tape, [(where, code) for where, code in raised if code not in full])
    filled = _where_status(tape, raised, status, full)
    score = of.chosen(scope, either(tape, emptied, dropped), ZERO, score)
    if filled is not False and item.full is not None:
        score = of.chosen(scope, filled, constant(item.full), score)
    found.score = score
    if found.brought is not None:
        scored_not = either(tape, any_of(tape, raised), dropped)
        found.brought = of.chosen(scope, scored_not, ZERO, found.brought)
    take_points(item, tape, found)


def with_status(tape: Tape, status: Register | int, where: Truth, code: int) -> Register | int:
    """Give a status with `code` written over it where `where` holds."""
    if isinstance(where, bool):
        return code if where else status
    return tape.put("s", where, code, status)


def take_points(item: Item, tape: Tape, found: Scored) -> None:
    """Work out what the parent counts."""
    if item.out_of is not None and item.weight is not None and item.kind != "ruleset":
        found.points = of.times(Scope(tape), found.score, constant(item.weight / item.out_of))
    else:
        found.points = found.score


def _dropped(tape: Tape, raised: list[Raised], last: list[Raised], status: Register | int) -> Truth:
    codes = {int(code) for _, code in [*raised, *last]}
    leaving = {code for code in codes if code % 256 >= FIRST_DROPPED}
    if not leaving:
        return False
    if leaving == codes:
        return any_of(tape, [*raised, *last])
    if isinstance(status, int):
        return status % 256 >= FIRST_DROPPED
    return tape.step("b", "bytes_from", status, FIRST_DROPPED)


def _where_status(tape: Tape, raised: list[Raised], status: Register | int | None, codes: tuple[Status, ...]) -> Truth:
    found: Truth = False
    present = {int(code) for _, code in raised}
    for code in codes:
        if int(code) in present:
            if isinstance(status, Register):
                found = either(tape, found, tape.step("b", "equal", status, int(code)))
            else:
                found = either(tape, found, status == int(code))
    return found


def _clauses(scope: Scope, found: Scored, clauses: list[tuple[str, Quantity]]) -> None:
    if found.item.full is None:
        return  # an unbounded score loses nothing, so its ledger is empty
    for because, amount in clauses:
        if found.status is None:
            found.taken.append((because, amount))
        elif isinstance(found.status, Register):
            where = scope.tape.step("b", "equal", found.status, 0)
            found.taken.append((because, of.chosen(scope, where, amount, ZERO)))


def _graded(item: Item, scope: Scope, world: World, found: Scored) -> None:
    left: Truth = True
    taken: list[tuple[Truth, int]] = []
    for index, band in enumerate(item.bands):
        holds = True if band.condition is None else truth(band.condition, scope.under(left), world)
        taken.append((holds, index))
        left = both(scope.tape, left, opposite(scope.tape, holds))
        if left is False:
            break
    grade: Register | int = -1
    for holds, index in [*reversed(taken), (found.dropped, -1)]:
        grade = with_status(scope.tape, grade, holds, index)
    found.grade = grade
