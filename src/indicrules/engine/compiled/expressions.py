"""Write typed expressions: each node becomes statements before the present line and a value to go on with."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Any

from indicrules.engine.compiled import operations, runtime
from indicrules.engine.compiled.branches import as_reals, first_row, join
from indicrules.engine.compiled.functions import call, interpolation
from indicrules.engine.compiled.outline import asked, occurs_again, outlined, spilled
from indicrules.engine.compiled.pairs import SIGNS, negative, parts
from indicrules.engine.compiled.program import Program, dummy, listed, number, truth
from indicrules.engine.compiled.values import (
    NO,
    ONE_PAIR,
    YES,
    ZERO_PAIR,
    Number,
    Pair,
    Real,
    Single,
    Truth,
    Written,
    fixed,
)
from indicrules.engine.compiled.writer import Block
from indicrules.model import expression as ex

Branch = Callable[[ex.Expression], Written]

_DEEPEST = 12
_LONGEST = 200
_DAY = Fraction(86400)
_LEAVES = (ex.Constant, ex.InputValue, ex.Word, ex.ItemValue, ex.ListWord, ex.Subject)


def write(node: ex.Expression, program: Program) -> Written:
    """Write an expression; its value holds to the end of the present block."""
    if isinstance(node, _LEAVES):
        return _TABLE[type(node)](node, program)
    key = id(node)
    found: Written | None = program.fact(key)
    if found is not None:
        return found
    if key in program.shared:
        return outlined(program, key, partial(_TABLE[type(node)], node, program))
    if program.depth > _DEEPEST:
        found = spilled(program, partial(_TABLE[type(node)], node, program))
    else:
        found = _TABLE[type(node)](node, program)
    program.learn(key, found)
    return found


def write_ending(node: ex.Expression, program: Program, end: operations.End) -> Number:
    """Write an expression and what follows it; where it branches, that stands in each branch.

    So a table of marks is rounded while it is written, and a value held to its limits only where it is inside them.
    """
    if id(node) in program.shared or program.depth > _DEEPEST:
        return end(number(write(node, program)))
    if isinstance(node, ex.Applied):
        _share(node, program)
        return write_ending(node.body, program, end)
    if isinstance(node, ex.Arithmetic) and node.operator == "*":
        for factor, other in ((node.left, node.right), (node.right, node.left)):
            known = number(write(factor, program)) if isinstance(factor, ex.Constant | ex.Word) else None
            if isinstance(known, Pair) and known.known is not None:
                return write_ending(other, program, partial(_times, known, program, end))
    elif isinstance(node, ex.Function) and node.name == "clamp":
        value, low, high = [number(write(each, program)) for each in node.arguments]
        return operations.clamped(program, value, low, high, end)
    elif isinstance(node, ex.Conditional):
        return number(_conditional(node, program, partial(write_ending, program=program, end=end)))
    elif isinstance(node, ex.Cases):
        return number(_cases(node, program, partial(write_ending, program=program, end=end)))
    return end(number(write(node, program)))


def _times(factor: Pair, program: Program, end: operations.End, value: Number) -> Number:
    if value in (ZERO_PAIR, ONE_PAIR):  # limits that a value is held to, mostly
        return end(ZERO_PAIR if value == ZERO_PAIR else factor)
    return end(operations.bounded(program, operations.multiply(program, factor, value)))


def _constant(node: ex.Constant, program: Program) -> Written:
    value = node.value
    if isinstance(value, bool):
        return YES if value else NO
    return fixed(value) if isinstance(value, Fraction) else Single(program.constant(value), value)


def _input(node: ex.InputValue, program: Program) -> Written:
    return program.read(node.name)


def _metric(node: ex.MetricValue, program: Program) -> Written:
    body = program.model.metrics[node.name].body
    if program.reads.get(node.name, 0) > 1:
        return outlined(program, ("metric", node.name), partial(write, body, program))
    return write(body, program)


def _item(node: ex.ItemValue, program: Program) -> Written:
    match node.field:
        case "counted":
            status = program.items[node.item].status
            return Truth(f"{status} != 3") if program.items[node.item].dropped else YES
        case "weight":
            return fixed(program.model.items[node.item].weight or Fraction(0))
        case "score":
            return program.finished(node.item).score
        case "points":
            return program.finished(node.item).points
        case "grade":
            return program.items[node.item].grade
        case _:
            return program.items[node.item].field(node.field)


def _word(node: ex.Word | ex.ListWord, program: Program) -> Written:
    return program.words[node.word]()


def _subject(node: ex.Subject, program: Program) -> Written:
    return program.subjects[node.match]


def _negative(node: ex.Negative, program: Program) -> Written:
    return operations.negative(program, number(write(node.operand, program)))


def _arithmetic(node: ex.Arithmetic, program: Program) -> Written:
    left, right = write(node.left, program), write(node.right, program)
    if isinstance(left, Single):
        return _dated(program, node.operator, left, right)
    return operations.bounded(program, _ARITHMETIC[node.operator](program, number(left), number(right)))


_ARITHMETIC: MappingProxyType[str, Callable[[Program, Pair | Real, Pair | Real], Pair | Real]] = MappingProxyType(
    {
        "+": operations.add,
        "-": operations.subtract,
        "*": operations.multiply,
        "/": operations.divide,
        "^": operations.power,
    }
)


def _dated(program: Program, operator: str, left: Single, right: Written) -> Written:
    match right:
        case Single():
            return Pair(_DAY, program.assign(f"({left.name} - {right.name}).days", 23))
        case Pair():
            over, under = parts(right if operator == "+" else negative(right))
            return Single(program.assign(f"{program.constant(runtime.moved)}({left.name}, {over}, {under})"))
        case Real():
            sign = "1" if operator == "+" else "-1"
            really = program.constant(runtime.moved_really)
            return Single(program.assign(f"{really}({left.name}, {right.name}, {sign})"))
        case _:
            raise AssertionError(right)


def _comparison(node: ex.Comparison, program: Program) -> Written:
    left, right = write(node.left, program), write(node.right, program)
    sign = SIGNS[node.operator]
    match left, right:
        case (Pair() | Real(), Pair() | Real()):
            return operations.compare(program, node.operator, left, right)
        case Single(), Single():
            if left.known is not None and right.known is not None and node.operator in ("=", "!="):
                return YES if (left.known == right.known) is (node.operator == "=") else NO
            return Truth(f"{left.name} {sign} {right.name}")
        case Truth(), Truth():
            return Truth(f"({left.text}) {sign} ({right.text})")
        case _:
            return Truth(f"{as_reals(program, listed(left)).name} {sign} {as_reals(program, listed(right)).name}")


def _logic(node: ex.Logic, program: Program) -> Written:
    left = truth(write(node.left, program))
    decides = node.operator == "or"
    if left.known is not None:
        return left if left.known is decides else write(node.right, program)
    with program.inside(Block()) as block:
        right = truth(write(node.right, program))
    if right.known is not None and not block.lines:
        return right if right.known is decides else left
    if not block.lines and len(left.text) + len(right.text) < _LONGEST:
        return Truth(f"({left.text} {node.operator} {right.text})")
    name = program.assign(left.text)
    program.put(f"if {name}:" if node.operator == "and" else f"if not {name}:")
    block.lines.append(f"{name} = {right.text}")
    program.block.lines.append(block)
    return Truth(name)


def _not(node: ex.Not, program: Program) -> Written:
    operand = truth(write(node.operand, program))
    if operand.known is not None:
        return NO if operand.known else YES
    text = operand.text if len(operand.text) < _LONGEST else program.assign(operand.text)
    return Truth(f"(not {text})")


def _conditional(node: ex.Conditional, program: Program, branch: Branch | None = None) -> Written:
    branch = branch or partial(write, program=program)
    condition = truth(write(node.condition, program))
    if condition.known is not None:
        return branch(node.consequence if condition.known else node.alternative)
    with program.under(f"if {condition.text}:") as taken:
        consequence = branch(node.consequence)
    with program.under("else:") as other:
        alternative = branch(node.alternative)
    return join(program, [(taken, consequence), (other, alternative)])


def _cases(node: ex.Cases, program: Program, branch: Branch | None = None) -> Written:
    branch = branch or partial(write, program=program)
    if node.subject is not None:
        program.subjects[node.number] = write(node.subject, program)
    table = [(partial(_condition, row, program), partial(branch, row.value)) for row in node.rows]
    if node.otherwise is not None:
        return first_row(program, table, partial(branch, node.otherwise))
    return first_row(program, table, partial(_no_row, node, program))


def _condition(row: ex.Case, program: Program) -> Truth:
    return truth(write(row.condition, program))


def _no_row(node: ex.Cases, program: Program) -> Written:
    program.refuse()
    return dummy(node.type)


def _applied(node: ex.Applied, program: Program) -> Written:
    _share(node, program)
    return write(node.body, program)


def _share(node: ex.Applied, program: Program) -> None:
    for _, argument in node.arguments:
        if not isinstance(argument, _LEAVES) and occurs_again(argument, node.body):
            program.shared.add(id(argument))


def _present(node: ex.Present, program: Program) -> Written:
    match node.of:
        case ex.InputValue(name=name):
            return Truth(f"{program.inputs[name].present} is not None")
        case ex.ItemValue(field="counted"):
            return write(node.of, program)
        case ex.MetricValue(name=name):
            body = program.model.metrics[name].body
            return asked(program, ("metric", name), partial(write, body, program))
        case _:
            return asked(program, id(node), partial(write, node.of, program))


def _rounded(node: ex.Rounded, program: Program) -> Written:
    operand, step = number(write(node.operand, program)), number(write(node.step, program))
    return operations.rounded_to(program, operand, step, node.mode)


def _interpolated(node: ex.Interpolated, program: Program) -> Written:
    return interpolation(number(write(node.operand, program)), node.points, program)


def _function(node: ex.Function, program: Program) -> Written:
    return call(node, [write(each, program) for each in node.arguments], program)


_TABLE: MappingProxyType[type[object], Callable[[Any, Program], Written]] = MappingProxyType(
    {
        ex.Constant: _constant,
        ex.InputValue: _input,
        ex.MetricValue: _metric,
        ex.ItemValue: _item,
        ex.Word: _word,
        ex.ListWord: _word,
        ex.Subject: _subject,
        ex.Negative: _negative,
        ex.Arithmetic: _arithmetic,
        ex.Comparison: _comparison,
        ex.Logic: _logic,
        ex.Not: _not,
        ex.Conditional: _conditional,
        ex.Cases: _cases,
        ex.Applied: _applied,
        ex.Present: _present,
        ex.Rounded: _rounded,
        ex.Interpolated: _interpolated,
        ex.Function: _function,
    }
)
