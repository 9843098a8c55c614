"""Write core nodes: each becomes statements before the present line and a value to go on with."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Any

from indicrules.compile import listing, operations, runtime
from indicrules.compile.branches import Row, as_reals, first_row, join
from indicrules.compile.members import counted_weight
from indicrules.compile.outline import asked, occurs_again, outlined, spilled
from indicrules.compile.pairs import SIGNS, parts
from indicrules.compile.program import Program, dummy, listed, number, reals, truth
from indicrules.compile.values import (
    NO,
    ONE_PAIR,
    YES,
    ZERO_PAIR,
    Listed,
    Number,
    Pair,
    Real,
    Single,
    Truth,
    Wholes,
    Written,
    fixed,
)
from indicrules.compile.writer import Block
from indicrules.evaluate.totals import which
from indicrules.evaluate.values import nothing_to_take
from indicrules.exact import ranges
from indicrules.meaning import core

Branch = Callable[[core.Node], Written]

_DEEPEST = 12
_LONGEST = 200
_LEAVES = frozenset(
    (
        core.Constant, core.Input, core.Word, core.ItemValue, core.Members, core.Brings, core.Running, core.Held,
        core.Local,
    )
)  # fmt: skip


def write(node: core.Node, program: Program) -> Written:
    """Write an expression; its value holds to the end of the present block."""
    if type(node) in _LEAVES:
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


def write_ending(node: core.Node, program: Program, end: operations.End) -> Number:
    """Write an expression and what follows it; where it branches, that stands in each branch.

    So a table of marks is rounded while it is written, and a value held to its limits only where it is inside them.
    """
    if id(node) in program.shared or program.depth > _DEEPEST:
        return end(number(write(node, program)))
    match node:
        case core.Derived():
            _share(node, program)
            return write_ending(node.body, program, end)
        case core.Let():
            program.locals[node.number] = write(node.value, program)
            return write_ending(node.body, program, end)
        case core.Arithmetic(operator="*"):
            for factor, other in ((node.left, node.right), (node.right, node.left)):
                known = number(write(factor, program)) if isinstance(factor, core.Constant | core.Word) else None
                if isinstance(known, Pair) and known.known is not None:
                    return write_ending(other, program, partial(_times, known, program, end))
        case core.Within():
            value, low, high = [number(write(each, program)) for each in (node.operand, node.low, node.high)]
            return operations.clamped(program, value, low, high, end)
        case core.Select():
            return number(_select(node, program, partial(write_ending, program=program, end=end)))
        case _:
            pass
    return end(number(write(node, program)))


def _times(factor: Pair, program: Program, end: operations.End, value: Number) -> Number:
    if value in (ZERO_PAIR, ONE_PAIR):  # limits that a value is held to, mostly
        return end(ZERO_PAIR if value == ZERO_PAIR else factor)
    return end(operations.bounded(program, operations.multiply(program, factor, value)))


# ---------------------------------------------------------------------------- what is read


def _constant(node: core.Constant, program: Program) -> Written:
    found = program.known.get(id(node))
    if found is None:
        value = node.value
        if isinstance(value, bool):
            found = YES if value else NO
        else:
            found = fixed(value) if isinstance(value, Fraction) else Single(program.constant(value), value)
        program.known[id(node)] = found
    return found


def _input(node: core.Input, program: Program) -> Written:
    return program.read(node)


def _metric(node: core.Metric, program: Program) -> Written:
    body = program.meaning.metric(node.name)
    if program.reads.get(node.name, 0) > 1:
        return outlined(program, ("metric", node.name), partial(write, body, program))
    return write(body, program)


def _item(node: core.ItemValue, program: Program) -> Written:
    match node.field:
        case "counted":
            status = program.items[node.item].status
            return Truth(f"{status} != 3") if program.items[node.item].dropped else YES
        case "score":
            return program.finished(node.item).score
        case "points":
            return program.finished(node.item).points
        case "grade":
            return program.items[node.item].grade
        case _:
            return program.items[node.item].field(node.field)


def _word(node: core.Word | core.Members, program: Program) -> Written:
    return program.words[node.word]()


def _brings(node: core.Brings, program: Program) -> Written:
    if node.what == "bonuses":
        return program.bonuses.get(node.member, ZERO_PAIR)
    return program.items[node.member].points  # 0 where the member is dropped


def _counted_weight(node: core.CountedWeight, program: Program) -> Written:
    return counted_weight(program)


def _running(node: core.Running, program: Program) -> Written:
    return program.running[node.after + 1]


def _held(node: core.Held, program: Program) -> Written:
    return program.held[node.step]


def _local(node: core.Local, program: Program) -> Written:
    return program.locals[node.number]


def _lost(node: core.LostBy, program: Program) -> Written:
    raise AssertionError("no score reads what clauses took")


def _let(node: core.Let, program: Program) -> Written:
    program.locals[node.number] = write(node.value, program)
    return write(node.body, program)


def _derived(node: core.Derived, program: Program) -> Written:
    _share(node, program)
    return write(node.body, program)


def _share(node: core.Derived, program: Program) -> None:
    for argument in node.arguments:
        if type(argument) not in _LEAVES and occurs_again(argument, node.body):
            program.shared.add(id(argument))


def _refuse(node: core.Refuse, program: Program) -> Written:
    program.refuse()
    return dummy(node.type)


# ---------------------------------------------------------------------------- numbers and dates


def _negative(node: core.Negative, program: Program) -> Written:
    return operations.negative(program, number(write(node.operand, program)))


def _magnitude(node: core.Magnitude, program: Program) -> Written:
    return operations.magnitude(program, number(write(node.operand, program)))


def _arithmetic(node: core.Arithmetic, program: Program) -> Written:
    left, right = number(write(node.left, program)), number(write(node.right, program))
    found = _ARITHMETIC[node.operator](program, left, right)
    return operations.bounded(program, found) if node.limited else found


_ARITHMETIC: MappingProxyType[str, Callable[[Program, Number, Number], Number]] = MappingProxyType(
    {
        "+": operations.add,
        "-": operations.subtract,
        "*": operations.multiply,
        "/": operations.divide,
        "^": operations.power,
    }
)


def _days(node: core.Days, program: Program) -> Written:
    left, right = write(node.left, program), write(node.right, program)
    assert isinstance(left, Single)
    assert isinstance(right, Single)
    return Pair(ONE_PAIR.factor, program.assign(f"({left.name} - {right.name}).days", 23))


def _moved(node: core.Moved, program: Program) -> Written:
    day, days = write(node.day, program), number(write(node.days, program))
    assert isinstance(day, Single)
    if isinstance(days, Real):
        return Single(program.assign(f"{program.constant(runtime.moved_really)}({day.name}, {days.name})"))
    over, under = parts(days)
    return Single(program.assign(f"{program.constant(runtime.moved)}({day.name}, {over}, {under})"))


def _within(node: core.Within, program: Program) -> Written:
    value, low, high = (number(write(each, program)) for each in (node.operand, node.low, node.high))
    return operations.clamped(program, value, low, high)


def _known(node: core.Known, program: Program) -> Written:
    value = number(write(node.operand, program))
    if not isinstance(value, Pair) or value.known is not None:
        return value
    return value._replace(range=ranges.warranted(value.range, node.low, node.high, node.positive))


def _rounded(node: core.Rounded, program: Program) -> Written:
    operand, step = number(write(node.operand, program)), number(write(node.step, program))
    return operations.rounded_to(program, operand, step, node.mode)


def _irrational(node: core.Irrational, program: Program) -> Written:
    call, operand = program.constant(runtime.irrational(node.name)), write(node.operand, program)
    if isinstance(operand, Pair | Real):
        argument = operations.real(program, operand).name
    else:
        argument = f"{program.constant(tuple)}({as_reals(program, listed(operand)).name})"
    return operations.bounded(program, Real(program.assign(f"{call}({argument})")))


def _lookup(node: core.Lookup, program: Program) -> Written:
    figures = node.table.columns[node.column]
    row = _row(node, program)
    cells = program.constant(figures.cells)
    if figures.is_text:
        return Single(program.assign(f"{cells}[{row}]"))
    low, high, _ = figures.reach
    if low == high:
        return fixed(low * figures.unit)
    bits = max(abs(low), abs(high)).bit_length()
    range_ = ranges.Range(low * figures.unit, high * figures.unit)
    return Pair(figures.unit, program.assign(f"{cells}[{row}]", bits), None, range_)


def _row(node: core.Lookup, program: Program) -> str:
    """Write the row that holds, and the refusal of there being none; columns of one table share it."""
    from indicrules.model.lookup import finder  # most rulesets have no table

    index = node.table.index
    axes = {level.key: level.axis for level in index.levels}
    numbers = [operations.numbered(program, write(each, program), axes[key]) for key, each in enumerate(node.keys)]
    key = ("row", id(index), *numbers)
    found: str | None = program.fact(key)
    if found is None:
        found = program.assign(f"{program.constant(finder(index))}({', '.join(numbers)})", 32)
        operations.refuse(program, Truth(f"{found} < 0"))
        program.learn(key, found)
    return found


# ---------------------------------------------------------------------------- conditions


def _comparison(node: core.Comparison, program: Program) -> Written:
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


def _logic(node: core.Logic, program: Program) -> Written:
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


def _not(node: core.Not, program: Program) -> Written:
    return _opposite(truth(write(node.operand, program)), program)


def _opposite(held: Truth, program: Program) -> Truth:
    if held.known is not None:
        return NO if held.known else YES
    text = held.text if len(held.text) < _LONGEST else program.assign(held.text)
    return Truth(f"(not {text})")


def _select(node: core.Select, program: Program, branch: Branch | None = None) -> Written:
    ending, branch = branch is not None, branch or partial(write, program=program)
    if len(node.rows) > 1:
        table: list[Row] = [(partial(_condition, row[0], program), partial(branch, row[1])) for row in node.rows]
        return first_row(program, table, partial(branch, node.otherwise))
    ((condition, value),) = node.rows
    held = truth(write(condition, program))
    if held.known is not None:
        return branch(value if held.known else node.otherwise)
    if isinstance(node.otherwise, core.Refuse):
        operations.refuse(program, _opposite(held, program))
        return branch(value)
    if isinstance(value, core.Refuse):
        operations.refuse(program, held)
        return branch(node.otherwise)
    if not ending and _is_flag(node):
        return Pair(ONE_PAIR.factor, program.assign(f"1 if {held.text} else 0", 2), None, ranges.Range(0, 1))
    with program.under(f"if {held.text}:") as taken:
        consequence = branch(value)
    with program.under("else:") as other:
        alternative = branch(node.otherwise)
    return join(program, [(taken, consequence), (other, alternative)])


def _is_flag(node: core.Select) -> bool:
    """Tell whether it counts one thing: 1 where its only condition holds, else 0."""
    if len(node.rows) > 1 or not isinstance(node.otherwise, core.Constant) or node.otherwise.value != 0:
        return False
    value = node.rows[0][1]
    return isinstance(value, core.Constant) and value.value == 1 and value.value is not True


def _condition(node: core.Node, program: Program) -> Truth:
    return truth(write(node, program))


def _present(node: core.Present, program: Program) -> Written:
    match node.of:
        case core.Input(name=name):
            return Truth(f"{program.inputs[name].present} is not None")
        case core.Metric(name=name):
            body = program.meaning.metric(name)
            return asked(program, ("metric", name), partial(write, body, program))
        case _:
            return asked(program, id(node), partial(write, node.of, program))


# ---------------------------------------------------------------------------- lists


def _gathered(node: core.Gathered, program: Program) -> Written:
    return listing.gathered(program, [number(write(each, program)) for each in node.values])


def _having(node: core.Having, program: Program) -> Written:
    found: Listed | None = _members(node.values[0], program) if len(node.values) == 1 else None
    values = (
        [(_there(each, program), partial(_value_there, each, program)) for each in node.values] if found is None else []
    )
    found = found or listing.having(program, values)
    if not node.or_none and not any(there.known for there, _ in values):
        with program.under(f"if not {found.name}:"):
            write(node.values[0], program)
    return found


def _members(node: core.Node, program: Program) -> Wholes | None:
    """Give the list of those members that there are of the input of a list; None of any other node."""
    return program.inputs[node.name].known if isinstance(node, core.Input) else None


def _there(node: core.Node, program: Program) -> Truth:
    """Write the question whether a value is there."""
    match node:
        case core.Constant():
            return YES
        case core.Input(name=name):
            return Truth(f"{program.inputs[name].present} is not None")
        case _:
            return asked(program, id(node), partial(_TABLE[type(node)], node, program))


def _value_there(node: core.Node, program: Program) -> Number:
    """Give a value that is there, to which the writing of its question led."""
    if isinstance(node, core.Constant):
        return number(write(node, program))
    if isinstance(node, core.Input):
        slot = program.inputs[node.name]
        program.learn(slot.present)
        return number(slot.value)
    return number(program.outlined[id(node)].value)


def _some(node: core.Some, program: Program) -> Written:
    return listing.some(program, listed(write(node.items, program)), nothing_to_take(node))


def _each(node: core.Each, program: Program) -> Written:
    lists = [listed(write(each, program)) for each in node.lists]

    def body(values: list[Number]) -> Number:
        program.locals.update(zip(node.numbers, values, strict=True))
        return number(write(node.body, program))

    return listing.each(program, lists, body)


def _ranked(node: core.Ranked, program: Program) -> Written:
    many = number(write(node.many, program))
    return listing.ranked(program, many, listed(write(node.items, program)))


def _which(node: core.Which, program: Program) -> Written:
    values = reals(program, [number(write(each, program)) for each in node.values])
    asked = program.constant(partial(which, node.texts, greatest=node.name == "greatest", joint=node.joint))
    return Single(program.assign(f"{asked}({values.name})"))


def _fold(node: core.Fold, program: Program) -> Written:
    items = node.items
    if isinstance(items, core.Gathered):
        for each in items.values:
            if isinstance(each, core.Select) and _is_flag(each):
                write(each.rows[0][0], program)  # what all of them read stands first, where absence is cheapest
        found = listing.folded_values(node.name, [number(write(each, program)) for each in items.values], program)
    elif node.name == "sum" and isinstance(items, core.Each) and _is_product(items):
        first, second = (listed(write(each, program)) for each in items.lists)
        found = listing.sum_of_products(program, first, second)
    else:
        found = listing.folded(node.name, listed(write(items, program)), program, nothing_to_take(node))
    return operations.bounded(program, found) if node.limited else found


def _is_product(node: core.Each) -> bool:
    """Tell whether each member is the product of those of two lists."""
    match node:
        case core.Each(numbers=(first, second), body=core.Arithmetic("*", core.Local(left), core.Local(right))):
            return (first, second) == (left, right)
        case _:
            return False


_TABLE: MappingProxyType[type[object], Callable[[Any, Program], Written]] = MappingProxyType(
    {
        core.Constant: _constant,
        core.Input: _input,
        core.Metric: _metric,
        core.ItemValue: _item,
        core.Word: _word,
        core.Members: _word,
        core.Brings: _brings,
        core.CountedWeight: _counted_weight,
        core.Running: _running,
        core.Held: _held,
        core.Local: _local,
        core.LostBy: _lost,
        core.Let: _let,
        core.Negative: _negative,
        core.Magnitude: _magnitude,
        core.Arithmetic: _arithmetic,
        core.Days: _days,
        core.Moved: _moved,
        core.Comparison: _comparison,
        core.Logic: _logic,
        core.Not: _not,
        core.Select: _select,
        core.Within: _within,
        core.Known: _known,
        core.Rounded: _rounded,
        core.Irrational: _irrational,
        core.Lookup: _lookup,
        core.Present: _present,
        core.Gathered: _gathered,
        core.Having: _having,
        core.Some: _some,
        core.Each: _each,
        core.Ranked: _ranked,
        core.Fold: _fold,
        core.Which: _which,
        core.Refuse: _refuse,
        core.Derived: _derived,
    }
)
core.complete(_TABLE, "the compiled evaluator")
