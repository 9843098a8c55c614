"""Write expressions as functions of their own: those read more than once, and those that lie too deep."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from indicrules.compile.program import Outlined, Program
from indicrules.compile.values import Truth, Written
from indicrules.compile.writer import Block
from indicrules.meaning import core


def outlined(program: Program, key: Hashable, write: Callable[[], Written]) -> Written:
    """Write the reading of an expression that is worked out at most once; `write` writes it."""
    known = _function(program, key, write)
    if program.fact(known.name) is None:
        program.put(f"if {known.state} is None: {known.name}()")
        if known.missing or known.inapplicable:
            if program.notes is not None:
                program.notes.lacking(program, None)  # the function may have found out for another item
            program.put(f"if {known.state} is not True: raise {known.state}")
            program.missing = program.missing or known.missing
            program.inapplicable = program.inapplicable or known.inapplicable
        program.learn(known.name)
    return known.value


def asked(program: Program, key: Hashable, write: Callable[[], Written]) -> Truth:
    """Write the question whether an expression has a value; `write` writes it."""
    known = _function(program, key, write)
    program.put(f"if {known.state} is None: {known.name}()")
    return Truth(f"{known.state} is True")


def spilled(program: Program, write: Callable[[], Written]) -> Written:
    """Write an expression as a function that is called here alone, to begin again at the margin."""
    mark = program.mark()
    with program.function() as name:
        found = write()
    program.forget(mark)
    program.put(f"{name}()")
    return found


def occurs_again(argument: core.Node, body: core.Node) -> bool:
    """Tell whether `argument` stands in `body` more than once."""
    return sum(node is argument for node in core.within(body)) > 1


def _function(program: Program, key: Hashable, write: Callable[[], Written]) -> Outlined:
    known = program.outlined.get(key)
    if known is None:
        outer = program.missing, program.inapplicable
        program.missing = program.inapplicable = False
        with program.unaware(), program.function() as name:
            state = program.variable()
            attempt = program.place()
            with program.inside(attempt):
                value = write()
                program.put(f"{state} = True")
            absent = program.missing or program.inapplicable
            if absent:
                missing, inapplicable = program.missing_error, program.inapplicable_error
                program.attempt(attempt, _noted(missing, state), _noted(inapplicable, state))
        known = Outlined(name, value, state, program.missing, program.inapplicable)
        program.missing, program.inapplicable = outer
        program.outlined[key] = known
    return known


def _noted(error: str, state: str) -> Block:
    block = Block()
    block.lines.append(f"{state} = {error}")
    return block
