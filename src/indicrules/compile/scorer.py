"""Turn a model into a function that scores one department after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from indicrules.compile import runtime
from indicrules.compile.intake import write_intake
from indicrules.compile.items import write_item
from indicrules.compile.members import tally
from indicrules.compile.notes import Notes
from indicrules.compile.pairs import parts
from indicrules.compile.program import Finished, Program
from indicrules.compile.reads import metric_reads
from indicrules.compile.values import Real
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Model

Results = tuple[int, ...]
Noted = tuple[list[Any], list[tuple[int, int, int]]]
NotingScorer = Callable[[tuple[Any, ...]], tuple[tuple[Any, ...], Results, Noted]]
Scorer = Callable[[tuple[Any, ...]], tuple[tuple[Any, ...], Results, str | None]]


def scorer(model: Model) -> Scorer:
    """Give the function from the inputs' values, in file order, to those values, the results and the grade.

    Results are three whole numbers an item, the ruleset last: its status, and its score's numerator and denominator.
    The function raises `Stop` or an `ArithmeticError` where the reference evaluator refuses the data.
    """
    return cast(Scorer, _made(*generated(model)))


def noting_scorer(model: Model) -> tuple[NotingScorer, Notes]:
    """Give the second form of that function, which gives what it noted in place of the grade, and what stands where."""
    program = _program(model)
    program.notes = notes = Notes(program)
    source, name, constants = _written(program)
    return cast(NotingScorer, _made(source, name, constants)), notes


def generated(model: Model) -> tuple[str, str, dict[str, object]]:
    """Give the source of a function, its name, and the objects that the other names in it stand for."""
    return _written(_program(model))


def _made(source: str, name: str, constants: dict[str, object]) -> Any:
    space: dict[str, Any] = {"__builtins__": {}, **constants}
    exec(compile(source, "<ruleset>", "exec"), space)
    return space[name]


def _program(model: Model) -> Program:
    program = Program(meaning_of(model))
    program.reads = metric_reads(program.meaning)
    for rule in (*model.items.values(), model.root):
        if rule.kind != "indicator":
            program.tallies[None if rule is model.root else rule.name] = tally(program.meaning.weights(rule).shares)
    return program


def _written(program: Program) -> tuple[str, str, dict[str, object]]:
    meaning, model, notes = program.meaning, program.model, program.notes
    function, values, start = program.variable(), program.variable(), program.place()
    write_intake(model, program, values)
    for name in model.order:
        write_item(meaning.procedure(model.items[name]), program)
    root = write_item(meaning.procedure(model.root), program)
    finished = [*(program.items[name] for name in model.items), root]
    results = [part for item in finished for part in _result(item, program)]
    if notes is not None:
        start.lines.append(notes.started())
    last = root.grade.name if notes is None else f"({notes.values}, {notes.lines})"
    program.put(f"return {values}, ({', '.join(results)},), {last}")
    return program.source(function, values), function, program.constants


def _result(item: Finished, program: Program) -> tuple[str, str, str]:
    status = item.status if item.status is not None else str(item.fixed_status)
    if isinstance(item.score, Real):
        over, under = program.variable(), program.variable()
        program.put(f"{over}, {under} = {program.constant(runtime.card_pair)}({item.score.name})")
        return status, over, under
    return (status, *parts(item.score))
