"""Write the scoring of one item: its steps, and what is done where it has no value."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from indicrules.compile import operations
from indicrules.compile.branches import Row, first_row, join
from indicrules.compile.expressions import write, write_ending
from indicrules.compile.kept import Kept
from indicrules.compile.members import list_word
from indicrules.compile.program import Finished, Needed, Program, dummy, number, truth
from indicrules.compile.values import (
    YES,
    ZERO,
    ZERO_PAIR,
    Number,
    Pair,
    Real,
    Single,
    Truth,
    Written,
    fixed,
)
from indicrules.compile.writer import Block
from indicrules.evaluate.values import Absence, Reason
from indicrules.meaning import core
from indicrules.meaning.core import Procedure, Step
from indicrules.model.rules import Band, Item, Requirement
from indicrules.model.types import NUMBER
from indicrules.text.classes import mutable

SCORED, ZEROED, FULL, DROPPED = range(4)
_STATUSES: dict[core.Ending, int] = {"zero": ZEROED, "full": FULL, "dropped": DROPPED}
_MEASURED = ("actual", "target", "completion", "met", "shortfall")


def write_item(procedure: Procedure, program: Program) -> Finished:
    """Write one item, after all that it reads; give where it stands."""
    rule = program.rule = procedure.item
    before, attempt = program.place(), program.place()
    program.missing = program.inapplicable = False
    kept = Kept(program, before)
    mark = program.mark()
    outer, program.block = program.block, attempt
    program.depth += 1
    program.needed = needed = Needed(attempt)
    *steps, last = procedure.attempt
    _attempt(procedure, steps, program, kept)
    ends = rule.score is not None and program.notes is None and _is_short(procedure)
    if ends:
        start = write_ending(last.value, program, _ending(procedure, program))
    else:
        _name(last, program)
        start = number(write(last.value, program))
        _note(program, last, start)
        if procedure.bonuses is not None:
            program.bonuses[rule.name] = number(write(procedure.bonuses, program))
    program.block = outer
    absences = [
        (program.missing or needed.slots != [], procedure.missing),
        (program.inapplicable or needed.slots != [], procedure.inapplicable),
    ]
    handlers = [Block() if raised and ending != "error" else None for raised, ending in absences]
    rest, arm = program.guard(needed, handlers[0], handlers[1])
    program.block = rest
    scored: Number = ZERO_PAIR if attempt.dead else start if ends else _finish(procedure, program, start)
    if program.notes is not None and not attempt.dead:
        _write_lines(procedure, program)
    program.block = outer
    program.depth -= 1
    program.forget(mark)
    pairs = zip(handlers, absences, strict=True)
    statuses = [(block, _STATUSES[ending]) for block, (_, ending) in pairs if block is not None]
    if program.notes is not None:
        kinds: tuple[Absence, Absence] = ("missing", "inapplicable")
        for block, kind in zip(handlers, kinds, strict=True):
            if block is not None:
                with program.inside(block):
                    program.notes.lacked(program, _key(rule), kind)
    return _closed(procedure, program, kept, _joined(rule, program, before, rest, arm, attempt, scored, statuses))


@mutable
class _Ended:
    score: Number
    status: str | None
    fixed_status: int
    possible: set[int]


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
    tally.droppable.add(rule.name)
    block.lines.append(f"{tally.lost} += {share}")


# ---------------------------------------------------------------------------- the steps up to the start


def _attempt(procedure: Procedure, steps: list[Step], program: Program, kept: Kept) -> None:
    words = program.words = _words(procedure.item, program)
    measured: dict[str, Callable[[], Written]] = {}
    eager: list[Written] = []
    for step in steps:
        match step.role:
            case "require" | "counts":
                held = truth(write(step.value, program))
                _note(program, step, held)
                if held.known is not True:
                    assert isinstance(step.clause, Requirement | Item)
                    why = Reason("inapplicable", None, step.because, step.clause.span)
                    program.lacks(None if held.known is False else f"not ({held.text})", why)
            case "actual":
                actual = write(step.value, program)
                _note(program, step, actual)
                words["actual"] = partial(_same, actual)
                kept.offer({"actual": words["actual"]})
                eager.append(actual)
            case role:
                eager += _name(step, program)
                word = "completion" if role == "rounded completion" else role
                words[word] = measured[word] = _once(step, dict(words), program)
    if measured:
        kept.offer(measured)
        if program.notes is not None or any(isinstance(each, Real) for each in eager):
            for read in measured.values():
                read()  # what cannot be decided is refused, read or not


def _same(value: Written) -> Written:
    return value


def _once(step: Step, words: dict[str, Callable[[], Written]], program: Program) -> Callable[[], Written]:
    """Write a word where it is first read, by the words before it, and give it again wherever that still holds."""

    def read() -> Written:
        key = ("word", step.role)
        found: Written | None = program.fact(key)
        if found is None:
            outer, program.words = program.words, words
            found = write(step.value, program)
            program.words = outer
            program.learn(key, found)
            _note(program, step, found)
        return found

    return read


def _name(step: Step, program: Program) -> list[Written]:
    """Write the named parts of a step."""
    return _name_parts(step.named, program)


def _name_parts(parts: tuple[core.Named, ...], program: Program) -> list[Written]:
    found = []
    for part in parts:
        program.locals[part.number] = value = write(part.value, program)
        _note(program, part, value)
        found.append(value)
    return found


def _note(program: Program, what: Step | core.Named, value: Written) -> None:
    """Note what a step or a part of one came to, where that is asked for."""
    if program.notes is not None:
        program.notes.value(program, _key(program.rule), id(what), value)


def _key(rule: Item) -> str | None:
    return None if rule.kind == "ruleset" else rule.name


def _write_lines(procedure: Procedure, program: Program) -> None:
    """Write what each line of an item's ledger takes."""
    notes, key = program.notes, _key(procedure.item)
    assert notes is not None
    for line in program.meaning.lines(procedure.item):
        held = YES if line.when is None else truth(write(line.when, program))
        if held.known is None:
            with program.under(f"if {held.text}:"):
                notes.line(program, key, line, number(write(line.points, program)))
        elif held.known:
            notes.line(program, key, line, number(write(line.points, program)))


def _words(rule: Item, program: Program) -> dict[str, Callable[[], Written]]:
    full = fixed(rule.full if rule.full is not None else ZERO)
    weight = fixed(rule.weight) if rule.weight is not None else full
    words: dict[str, Callable[[], Written]] = dict.fromkeys(_MEASURED, partial(_unmeasured, program))
    words |= {"full": partial(_same, full), "weight": partial(_same, weight)}
    if rule.kind != "indicator":
        for listing in ("scores", "points", "weights"):
            words[listing] = partial(list_word, listing, rule, program)
    return words


def _unmeasured(program: Program) -> Written:
    """Write the reading of a word before its step: the item is missing."""
    program.put(f"raise {program.missing_error}")
    program.missing = True
    return dummy(NUMBER)


# ---------------------------------------------------------------------------- the steps after it


def _is_short(procedure: Procedure) -> bool:
    """Tell whether what follows the start is so little that each of its branches may have its own."""
    return all(step.role in ("held", "rounded") for step in procedure.finish)


def _ending(procedure: Procedure, program: Program) -> Callable[[Number], Number]:
    """Give what writes the steps after the start; of a value that is known it is written once, mostly as nothing."""
    known: dict[Fraction, Number] = {}

    def end(start: Number) -> Number:
        value = start.known if isinstance(start, Pair) else None
        if value is None:
            return _finish(procedure, program, start)
        found = known.get(value)
        if found is None:
            found = _finish(procedure, program, start)
            if isinstance(found, Pair) and found.known is not None:
                known[value] = found
        return found

    return end


def _finish(procedure: Procedure, program: Program, start: Number) -> Number:
    """Write the steps from the start to the score."""
    program.running = running = [start]
    again = _asked_again(procedure.finish)
    for index, step in enumerate(procedure.finish):
        running.append(_taken(index, step, running[-1], program, index in again))
    return running[-1]


def _asked_again(steps: tuple[Step, ...]) -> frozenset[int]:
    """Give the steps under a condition of which the last step asks whether they were taken."""
    if all(step.when is None for step in steps):
        return frozenset()
    parts = core.within(*(part.value for part in steps[-1].named))
    return frozenset(part.step for part in parts if isinstance(part, core.Held))


def _taken(index: int, step: Step, before: Number, program: Program, again: bool) -> Number:
    if program.notes is None:
        match step:  # the two steps that nearly all items have, written in each branch of a formula
            case core.Step(when=None, named=(), value=core.Within(core.Running(), low, high)):
                return operations.clamped(program, before, number(write(low, program)), number(write(high, program)))
            case core.Step(when=None, named=(core.Named(value=core.Rounded(core.Running(), by, mode)),)):
                return operations.rounded_to(program, before, number(write(by, program)), mode)
            case _:
                pass
    held = YES if step.when is None else truth(write(step.when, program))
    if held.known is None and again:
        held = Truth(program.assign(held.text))
    program.held[index] = held
    if held.known is False:
        return before
    if held.known:
        _name(step, program)
        after = number(write(step.value, program))
        _note(program, step, after)
        return after
    with program.under(f"if {held.text}:") as taken:
        _name(step, program)
        after = number(write(step.value, program))
        _note(program, step, after)
    with program.under("else:") as other:
        pass
    return number(join(program, [(taken, after), (other, before)]))


# ---------------------------------------------------------------------------- points and grade


def _closed(procedure: Procedure, program: Program, kept: Kept, ended: _Ended) -> Finished:
    rule = procedure.item
    program.running = [ended.score] * (len(procedure.finish) + 1)
    points = number(write(procedure.points, program))

    def field(word: str) -> Written:
        found = kept.read(word)
        if found is None:
            program.lacks(None)
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
    if procedure.bands:
        finished.grade = _grade(procedure, program, kept, ended)
    if program.notes is not None:
        program.notes.value(program, _key(rule), "grade", finished.grade)
    return finished


def _grade(procedure: Procedure, program: Program, kept: Kept, ended: _Ended) -> Single:
    rule, words = procedure.item, program.words
    words["total"] = partial(_same, ended.score)
    for word in _MEASURED:
        words[word] = partial(_kept, word, rule, program, kept)
    mark = program.mark()
    none = _ungraded(rule, program)
    if not ended.possible - {DROPPED}:
        return none
    table: list[Row] = [
        (partial(_held, condition, program), partial(_named, band, program)) for band, condition in procedure.bands
    ]
    if DROPPED not in ended.possible:
        _name_parts(procedure.graded, program)
        found = first_row(program, table, lambda: none)
    else:
        with program.under(f"if {ended.status} != {DROPPED}:") as graded:
            program.learn(("counted", rule.name))
            _name_parts(procedure.graded, program)
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


def _held(condition: core.Node | None, program: Program) -> Truth:
    return YES if condition is None else truth(write(condition, program))


def _named(band: Band, program: Program) -> Single:
    return Single(program.constant(band.name), band.name)


def _kept(word: str, rule: Item, program: Program, kept: Kept) -> Written:
    found = kept.read(word)
    if found is None:
        program.refuse()
        return dummy(rule.actual.type if rule.actual is not None and word == "actual" else NUMBER)
    return found
