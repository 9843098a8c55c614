"""Turn the procedure of an item into the steps that score it for a block of rows, to its grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

import attrs

from indicrules.meaning import core
from indicrules.meaning.build import Build
from indicrules.meaning.core import Line, Procedure, Step
from indicrules.meaning.downgrades import is_band
from indicrules.model.rules import Item
from indicrules.tables.score import quantities as of
from indicrules.tables.score.expressions import column, quantity, truth
from indicrules.tables.score.number import constant
from indicrules.tables.score.scope import ABSENT, Hand, Quantity, Raised, Read, Scope, World, any_of, same
from indicrules.tables.score.tape import Register, Tape
from indicrules.tables.score.truth import Truth, both, either, opposite
from indicrules.tables.status import FIRST_DROPPED, UNDECIDED, Status, status_by_ending

ZERO = constant(0)


@attrs.define(eq=False)
class Scored:
    """What an item came to, by row; where `dropped` holds, the score is 0 and means nothing.

    `status` None is OK in every row; `taken` gives what each of its `lines` with a reason took; `words` are what other
    items may read of it. An item scored `alone` by the exact evaluator has a score and no more. `brought` is what a sum
    has of its members' bonuses, None where they have none.
    """

    procedure: Procedure
    lines: tuple[Line, ...] = ()
    score: Quantity = ZERO
    points: Quantity = ZERO
    brought: Quantity | None = None
    status: Register | int | None = None
    dropped: Truth = False
    words: dict[str, Read] = attrs.field(factory=dict)
    grade: Register | int = -1
    grade_found: Register | int = -1
    taken: list[tuple[str, Quantity]] = attrs.field(factory=list)
    refuses: bool = False
    doubts: bool = False
    alone: bool = False

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.procedure.item


def scored(scope: Scope, world: World, found: Scored) -> None:
    """Fill in what an item comes to; `scope` holds its words and what it sums."""
    procedure = found.procedure
    _attempt(scope, world, found)
    endings = {Status.MISSING: procedure.missing, Status.NOT_APPLICABLE: procedure.inapplicable}
    first: list[Raised] = []
    for where, status in scope.raised:
        reason = Status(status) if status in ABSENT else None
        first.append((where, status if reason is None else status_by_ending(reason, endings[reason])))
    begun = len(first)
    score = _finished(scope, world, found)
    clauses = _clauses(scope, world, found)
    raised = [*first, *scope.raised[begun:]]
    _settle(world, scope.tape, found, score, raised)
    _told(scope, found, clauses)
    bands = attrs.evolve(scope, active=opposite(scope.tape, found.dropped), raised=[])
    _graded(bands, world, found)
    if bands.raised:
        _settle(world, scope.tape, found, score, raised, bands.raised)


_WORDS: MappingProxyType[core.Role, core.WordName] = MappingProxyType(
    {
        "actual": "actual",
        "target": "target",
        "met": "met",
        "completion": "completion",
        "rounded completion": "completion",
        "shortfall": "shortfall",
    }
)


def _attempt(scope: Scope, world: World, found: Scored) -> None:
    """Take the steps that lead to the start; words other than the actual are worked out where they are read."""
    hand = scope.hand
    for step in found.procedure.attempt:
        _name(step, scope, world)
        match step.role:
            case "require" | "counts":
                holds = truth(step.value, scope, world)
                scope.refuse(opposite(scope.tape, holds), Status.NOT_APPLICABLE)
            case "start":
                found.words = dict(hand.words)
                found.score = quantity(step.value, scope, world)
                hand.running.append(found.score)
            case "actual":
                value = column(step.value, scope, world)
                hand.words["actual"] = same(value, scope.raised)
            case role:
                hand.words[_WORDS[role]] = _word(step, scope)
    if found.procedure.bonuses is not None:
        found.brought = quantity(found.procedure.bonuses, scope, world)


def _name(step: Step, scope: Scope, world: World) -> None:
    for part in step.named:
        scope.hand.locals[part.number] = column(part.value, scope, world)


def _word(step: Step, scope: Scope) -> Read:
    hand = attrs.evolve(scope.hand, words=dict(scope.hand.words))  # those of earlier steps
    return Read(list(scope.raised), lambda inner, world: column(step.value, attrs.evolve(inner, hand=hand), world))


def counted_weight(members: dict[str, Scored], shares: Mapping[str, Fraction], scope: Scope) -> Quantity:
    """Give what the members that count do so for, together."""
    whole = sum(shares.values(), Fraction(0))
    found: Quantity = constant(whole)
    certain = Fraction(0)
    for name, member in members.items():
        if member.dropped is False:
            certain += shares[name]
        found = of.minus(scope, found, of.chosen(scope, member.dropped, constant(shares[name]), ZERO))
    return of.known(found, certain, whole, positive=False)


def anything_counts(members: dict[str, Scored], shares: Mapping[str, Fraction], scope: Scope) -> Truth:
    """Give where the weight of the members that count is above 0, which takes less than the weight itself."""
    dropped: Truth = True
    for name, share in shares.items():
        if share:
            dropped = both(scope.tape, dropped, members[name].dropped)
    return opposite(scope.tape, dropped)


def _finished(scope: Scope, world: World, found: Scored) -> Quantity:
    """Take the steps that follow the start; give the score."""
    hand, value = scope.hand, found.score
    for index, step in enumerate(found.procedure.finish):
        hand.held[index] = holds = True if step.when is None else truth(step.when, scope, world)
        if holds is not False:
            _name(step, scope.under(holds), world)
            value = _taken(index, step, value, holds, scope, world)
        hand.running.append(value)
    return value


def _taken(index: int, step: Step, before: Quantity, holds: Truth, scope: Scope, world: World) -> Quantity:
    """Give the running score after a step; note what is lost by it where no difference is needed to tell.

    Where nothing is to be added or taken off 0 is, which takes less than to choose between two scores.
    """
    inner = scope.under(holds)
    match step.value:
        case core.Arithmetic(operator="+" | "-" as sign, left=core.Running(), right=right):
            amount = of.chosen(scope, holds, quantity(right, inner, world), ZERO)
            scope.hand.lost[index] = of.negative(scope, amount) if sign == "+" else amount
            return of.plus(scope, before, amount) if sign == "+" else of.minus(scope, before, amount)
        case _:
            return of.chosen(scope, holds, quantity(step.value, inner, world), before)


def _clauses(scope: Scope, world: World, found: Scored) -> list[tuple[str, Quantity]]:
    """Give what each line of the ledger with a reason took."""
    taken: list[tuple[str, Quantity]] = []
    for line in found.lines:
        if line.because is None:
            continue
        lost = _lost(line, scope)
        if lost is None:
            holds = True if line.when is None else truth(line.when, scope, world)
            if holds is False:
                continue
            lost = of.chosen(scope, holds, quantity(line.points, scope.under(holds), world), ZERO)
        taken.append((line.because, lost))
    return taken


def _lost(line: Line, scope: Scope) -> Quantity | None:
    """Give what a line of one step took, 0 where the step was not taken, if that is known without a difference."""
    match line.points:
        case core.Arithmetic(operator="-", left=core.Running(after=before), right=core.Running(after=after)):
            return scope.hand.lost.get(after) if after == before + 1 else None
        case _:
            return None


def _settle(
    world: World, tape: Tape, found: Scored, score: Quantity, raised: list[Raised], last: list[Raised] | None = None
) -> None:
    """Work out the status, and the score and points that policies leave."""
    scope, full_mark = Scope(tape), found.item.full
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
    if filled is not False and full_mark is not None:
        score = of.chosen(scope, filled, constant(full_mark), score)
    found.score = score
    if found.brought is not None:
        scored_not = either(tape, any_of(tape, raised), dropped)
        found.brought = of.chosen(scope, scored_not, ZERO, found.brought)
    take_points(world, tape, found)


def with_status(tape: Tape, status: Register | int, where: Truth, code: int) -> Register | int:
    """Give a status with `code` written over it where `where` holds."""
    if isinstance(where, bool):
        return code if where else status
    return tape.put("s", where, code, status)


def take_points(world: World, tape: Tape, found: Scored) -> None:
    """Work out what the parent counts."""
    running = [found.score] * (len(found.procedure.finish) + 1)
    found.points = quantity(found.procedure.points, Scope(tape, hand=Hand(running=running)), world)


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


def _told(scope: Scope, found: Scored, clauses: list[tuple[str, Quantity]]) -> None:
    """Note what clauses took where the item was scored."""
    for because, amount in clauses:
        if found.status is None:
            found.taken.append((because, amount))
        elif isinstance(found.status, Register):
            where = scope.tape.step("b", "equal", found.status, 0)
            found.taken.append((because, of.chosen(scope, where, amount, ZERO)))


def _graded(scope: Scope, world: World, found: Scored) -> None:
    procedure = found.procedure
    for part in procedure.graded:
        scope.hand.locals[part.number] = column(part.value, scope, world)
    found.grade = _first_that_holds([condition for _, condition in procedure.bands], scope, world, found)
    if procedure.graded:
        build = Build(found.item.span)
        places = [is_band(procedure.graded[0], at, build) for at in range(len(procedure.bands))]
        found.grade_found = _first_that_holds(places, scope, world, found)


def _first_that_holds(
    conditions: Sequence[core.Node | None], scope: Scope, world: World, found: Scored
) -> Register | int:
    """Give the place of the first condition that holds, -1 where none does or the item is dropped."""
    left: Truth = True
    taken: list[tuple[Truth, int]] = []
    for index, condition in enumerate(conditions):
        holds = True if condition is None else truth(condition, scope.under(left), world)
        taken.append((holds, index))
        left = both(scope.tape, left, opposite(scope.tape, holds))
        if left is False:
            break
    first: Register | int = -1
    for holds, index in [*reversed(taken), (found.dropped, -1)]:
        first = with_status(scope.tape, first, holds, index)
    return first
