"""Write the scoring of one item: start, adjustments, limits, rounding, and what is done where it has no value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import attrs

from indicrules.engine.compiled import measure, operations
from indicrules.engine.compiled.branches import Row, first_row, join
from indicrules.engine.compiled.clauses import ending, finish
from indicrules.engine.compiled.expressions import write, write_ending
from indicrules.engine.compiled.kept import Kept
from indicrules.engine.compiled.members import anything, coverage, list_word, plain_sum
from indicrules.engine.compiled.program import Finished, Needed, Program, dummy, number, truth
from indicrules.engine.compiled.values import (
    ZERO,
    ZERO_PAIR,
    Number,
    Single,
    Truth,
    Written,
    fixed,
)
from indicrules.engine.compiled.writer import Block
from indicrules.model.rules import Band, Bound, Item
from indicrules.model.types import NUMBER

SCORED, ZEROED, FULL, DROPPED = range(4)
_STATUSES = {"zero": ZEROED, "full": FULL, "rescale": DROPPED}
_MEASURED = ("actual", "target", "completion", "met", "shortfall")


def write_item(rule: Item, program: Program) -> Finished:
    """Write one item, after all that it reads; give where it stands."""
    before, attempt = program.place(), program.place()
    program.missing = program.inapplicable = False
    kept = Kept(program, before)
    mark = program.mark()
    outer, program.block = program.block, attempt
    program.depth += 1
    program.needed = needed = Needed(attempt)
    _measure(rule, program, kept)
    end = ending(rule, program) if rule.score is not None else None
    if rule.score is None:
        start = plain_sum(rule, program)
    elif end is not None:
        start = write_ending(rule.score, program, end)
    else:
        start = number(write(rule.score, program))
    program.block = outer
    absences = [
        (program.missing or needed.slots != [], "error" if rule.kind == "ruleset" else rule.missing),
        (program.inapplicable or needed.slots != [], "rescale" if rule.kind == "ruleset" else rule.inapplicable),
    ]
    handlers = [Block() if raised and policy != "error" else None for raised, policy in absences]
    rest, arm = program.guard(needed, handlers[0], handlers[1])
    program.block = rest
    scored: Number = ZERO_PAIR if attempt.dead else start if end is not None else finish(rule, start, program)
    program.block = outer
    program.depth -= 1
    program.forget(mark)
    pairs = zip(handlers, absences, strict=True)
    statuses = [(block, _status(rule, policy)) for block, (_, policy) in pairs if block is not None]
    return _closed(rule, program, kept, _joined(rule, program, before, rest, arm, attempt, scored, statuses))


@attrs.define
class _Ended:
    score: Number
    status: str | None
    fixed_status: int
    possible: set[int]


def _status(rule: Item, policy: str) -> int:
    status = _STATUSES[policy]
    return DROPPED if status == FULL and rule.full is None else status


def _joined(
    rule: Item,
    program: Program,
    before: Block,
    rest: Block,
    arm: Block,
    attempt: Block,
    scored: Number,
    statuses: list[tuple[Block, int]],
) -> _Ended:
    """Bring the ways in which an item may end to one score and one status."""
    possible = {status for _, status in statuses}
    if not attempt.dead and not rest.dead:
        possible.add(SCORED)
    elif not rest.dead:
        rest.lines.append(f"raise {program.refused}")  # never reached: the attempt does not come to its end
    if not statuses:
        return _Ended(scored, None, SCORED, {SCORED})
    status = program.variable(2)
    before.lines.append(f"{status} = {SCORED}")
    for block, each in statuses:
        block.lines.append(f"{status} = {each}")
        if each == DROPPED:
            _tally(rule, program, block)
    values: dict[int, Number] = {FULL: fixed(rule.full if rule.full is not None else ZERO)}
    found = join(program, [(arm, scored), *((block, values.get(each, ZERO_PAIR)) for block, each in statuses)])
    if rule.kind == "group" and rule.name in program.bonuses:
        bonus = join(program, [(arm, program.bonuses[rule.name]), *((block, ZERO_PAIR) for block, _ in statuses)])
        program.bonuses[rule.name] = number(bonus)
    return _Ended(number(found), status, SCORED, possible)


def _tally(rule: Item, program: Program, block: Block) -> None:
    """Note in the parent's tally that a member is dropped."""
    tally = program.tallies.get(rule.parent) if rule.kind != "ruleset" else None
    share = tally.shares.get(rule.name, 0) if tally is not None else 0
    if tally is None or not share:
        return
    if tally.lost is None:
        tally.lost = program.variable(tally.whole.bit_length())
        program.first.lines.append(f"{tally.lost} = 0")
    if rule.name not in tally.droppable:
        tally.droppable.add(rule.name)
    block.lines.append(f"{tally.lost} += {share}")


# ---------------------------------------------------------------------------- steps 1 and 2


def _measure(rule: Item, program: Program, kept: Kept) -> None:
    words = program.words = _words(rule, program)
    for requirement in rule.requirements:
        held = truth(write(requirement.condition, program))
        if held.known is not True:
            raised = f"raise {program.inapplicable_error}"
            program.put(raised if held.known is False else f"if not ({held.text}): {raised}")
            program.inapplicable = True
    if rule.members:
        anything(rule, program)
    elif rule.kind != "indicator" and rule.score is None:
        program.put(f"raise {program.inapplicable_error}")
        program.inapplicable = True
    if rule.actual is not None:
        actual = write(rule.actual, program)
        words["actual"] = lambda: actual
        kept.offer({"actual": words["actual"]})
        if rule.target is not None:
            if isinstance(rule.target, Bound):
                found = measure.against(program, rule.target, actual, write(rule.target.value, program))
            else:
                low, high = write(rule.target.low, program), write(rule.target.high, program)
                found = measure.between(program, rule.target, actual, low, high)
            if rule.round_completion is not None:
                measure.rounded_completion(program, found, rule.round_completion)
            words.update(found)
            kept.offer(found)


def _words(rule: Item, program: Program) -> dict[str, Callable[[], Written]]:
    full = fixed(rule.full if rule.full is not None else ZERO)
    weight = fixed(rule.weight) if rule.weight is not None else full
    words: dict[str, Callable[[], Written]] = dict.fromkeys(_MEASURED, partial(_unmeasured, program))
    words |= {"full": lambda: full, "weight": lambda: weight}
    if rule.kind != "indicator":
        words["coverage"] = partial(coverage, rule, program)
        for listing in ("scores", "points", "weights"):
            words[listing] = partial(list_word, listing, rule, program)
    return words


def _unmeasured(program: Program) -> Written:
    """Write the reading of a word before its step: the item is missing."""
    program.put(f"raise {program.missing_error}")
    program.missing = True
    return dummy(NUMBER)


# ---------------------------------------------------------------------------- steps 8 and 9


def _closed(rule: Item, program: Program, kept: Kept, ended: _Ended) -> Finished:
    points = ended.score
    if rule.out_of is not None and rule.weight is not None and rule.kind != "ruleset":
        points = operations.multiply(program, points, fixed(rule.weight / rule.out_of))

    def field(word: str) -> Written:
        found = kept.read(word, program.inapplicable_error)
        program.inapplicable = True
        if found is None:
            program.put(f"raise {program.inapplicable_error}")
            return dummy(rule.actual.type if rule.actual is not None and word == "actual" else NUMBER)
        return found

    finished = Finished(
        ended.status,
        ended.fixed_status,
        DROPPED in ended.possible,
        ended.score,
        points,
        field,
        _ungraded(rule, program),
    )
    if rule.kind != "ruleset":
        program.items[rule.name] = finished
    if rule.bands:
        finished.grade = _grade(rule, program, kept, ended)
    return finished


def _grade(rule: Item, program: Program, kept: Kept, ended: _Ended) -> Single:
    words = program.words
    words["total"] = lambda: ended.score
    for word in _MEASURED:
        words[word] = partial(_kept, word, rule, program, kept)
    mark = program.mark()
    none = _ungraded(rule, program)
    if not ended.possible - {DROPPED}:
        return none
    table: list[Row] = [(partial(_held, band, program), partial(_named, band, program)) for band in rule.bands]
    if DROPPED not in ended.possible:
        found = first_row(program, table, lambda: none)
    else:
        with program.under(f"if {ended.status} != {DROPPED}:") as graded:
            program.learn(("counted", rule.name))
            inner = first_row(program, table, lambda: none)
        with program.under("else:") as dropped:
            pass
        found = join(program, [(graded, inner), (dropped, none)])
    program.forget(mark)
    assert isinstance(found, Single)
    return found


def _ungraded(rule: Item, program: Program) -> Single:
    """Give what stands for no grade: on the card nothing, in expressions the empty text."""
    name = program.constant(None if rule.kind == "ruleset" else "")
    return Single(name, None if rule.kind == "ruleset" else "")


def _held(band: Band, program: Program) -> Truth:
    return Truth("True", True) if band.condition is None else truth(write(band.condition, program))


def _named(band: Band, program: Program) -> Single:
    return Single(program.constant(band.name), band.name)


def _kept(word: str, rule: Item, program: Program, kept: Kept) -> Written:
    found = kept.read(word, program.refused)
    if found is None:
        program.refuse()
        return dummy(rule.actual.type if rule.actual is not None and word == "actual" else NUMBER)
    return found
