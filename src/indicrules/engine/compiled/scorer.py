"""Turn a model into a function that scores one department after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from indicrules.engine.compiled import runtime
from indicrules.engine.compiled.intake import write_intake
from indicrules.engine.compiled.items import write_item
from indicrules.engine.compiled.members import tally
from indicrules.engine.compiled.pairs import parts
from indicrules.engine.compiled.program import Finished, Program
from indicrules.engine.compiled.reads import metric_reads
from indicrules.engine.compiled.values import Real
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Model

Results = tuple[int, ...]
Scorer = Callable[[tuple[Any, ...]], tuple[tuple[Any, ...], Results, str | None]]


def scorer(model: Model) -> Scorer:
    """Give the function from the inputs' values, in file order, to those values, the results and the grade.

    Results are three whole numbers an item, the ruleset last: its status, and its score's numerator and denominator.
    The function raises `Stop` or an `ArithmeticError` where the reference evaluator refuses the data.
    """
    source, name, constants = generated(model)
    space: dict[str, Any] = {"__builtins__": {}, **constants}
    exec(compile(source, "<ruleset>", "exec"), space)
    return cast(Scorer, space[name])


def generated(model: Model) -> tuple[str, str, dict[str, object]]:
    """Give the source of a function, its name, and the objects that the other names in it stand for."""
    meaning = meaning_of(model)
    program = Program(meaning)
    function, values = program.variable(), program.variable()
    program.reads = metric_reads(meaning)
    for rule in (*model.items.values(), model.root):
        if rule.kind != "indicator":
            program.tallies[None if rule is model.root else rule.name] = tally(rule, model.items)
    write_intake(model, program, values)
    for name in model.order:
        write_item(meaning.procedure(model.items[name]), program)
    root = write_item(meaning.procedure(model.root), program)
    finished = [*(program.items[name] for name in model.items), root]
    results = [part for item in finished for part in _result(item, program)]
    program.put(f"return {values}, ({', '.join(results)},), {root.grade.name}")
    return program.source(function, values), function, program.constants


def _result(item: Finished, program: Program) -> tuple[str, str, str]:
    status = item.status if item.status is not None else str(item.fixed_status)
    if isinstance(item.score, Real):
        over, under = program.variable(), program.variable()
        program.put(f"{over}, {under} = {program.constant(runtime.card_pair)}({item.score.name})")
        return status, over, under
    return (status, *parts(item.score))
