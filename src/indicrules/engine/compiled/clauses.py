"""Write what follows an item's formula: deductions and awards, the hold to its marks, caps, rounding."""

from __future__ import annotations

from fractions import Fraction

import attrs

from indicrules.engine.compiled import operations
from indicrules.engine.compiled.branches import join
from indicrules.engine.compiled.expressions import write
from indicrules.engine.compiled.program import Program, number, truth
from indicrules.engine.compiled.values import ONE, ZERO_PAIR, Number, Pair, Truth, fixed, order
from indicrules.exact.rounding import is_multiple
from indicrules.model.rules import Adjustment, Cap, Item, Rounding


def finish(rule: Item, start: Number, program: Program) -> Number:
    """Write the steps from the formula's value to the score."""
    value = start
    for adjustment in rule.adjustments:
        value = _adjusted(adjustment, value, program)
    if rule.ceiling is not None:
        value = operations.clamped(program, value, ZERO_PAIR, fixed(rule.ceiling))
    limits: list[_Limit] = []
    for cap in rule.caps:
        value = _capped(cap, rule.round_score, value, limits, program)
    if rule.round_score is None:
        return value
    return _rounded(rule, rule.round_score, value, limits, program)


def ending(rule: Item, program: Program) -> operations.End | None:
    """Give what writes the steps after the formula, if it is so little that each branch may have its own."""
    if rule.adjustments or rule.caps:
        return None

    def end(value: Number) -> Number:
        known = value.known if isinstance(value, Pair) else None
        return value if known is not None and _stays(rule, known) else finish(rule, value, program)

    return end


def _stays(rule: Item, value: Fraction) -> bool:
    """Tell whether neither the hold nor the rounding changes a value, as none does the ends of the scale."""
    held = rule.ceiling is None or (value.numerator >= 0 and order(value, rule.ceiling) <= 0)
    return held and (rule.round_score is None or is_multiple(value, rule.round_score.step) or value in rule.marks)


def _adjusted(rule: Adjustment, value: Number, program: Program) -> Number:
    combine = operations.subtract if rule.kind == "deduct" else operations.add
    if rule.condition is None:
        return combine(program, value, _amount(rule, program))
    held = truth(write(rule.condition, program))
    if held.known is not None:
        return combine(program, value, _amount(rule, program)) if held.known else value
    with program.under(f"if {held.text}:") as taken:
        changed = combine(program, value, _amount(rule, program))
    with program.under("else:") as other:
        pass
    return number(join(program, [(taken, changed), (other, value)]))


def _amount(rule: Adjustment, program: Program) -> Number:
    amount = number(write(rule.amount, program))
    operations.refuse(program, operations.compare(program, "<", amount, ZERO_PAIR))
    amount = _not_negative(amount)
    if rule.quantity is not None and rule.step is not None:
        quantity, step = number(write(rule.quantity, program)), number(write(rule.step, program))
        operations.refuse(program, operations.compare(program, "<=", step, ZERO_PAIR))
        count = _count(rule, quantity, step, program)
        amount = operations.bounded(program, operations.multiply(program, amount, count))
    if rule.up_to is not None:
        most = number(write(rule.up_to, program))
        amount = operations.lesser(program, amount, most)
    return amount


def _count(rule: Adjustment, quantity: Number, step: Number, program: Program) -> Number:
    """Write max(0, quantity) ÷ step, in whole steps where the rule says so."""
    if isinstance(step, Pair) and step.known is None:
        step = step._replace(positive=True)
    above = operations.compare(program, ">", quantity, ZERO_PAIR)
    if above.known is False:
        return ZERO_PAIR
    if above.known:
        return _steps(rule, quantity, step, program)
    with program.under(f"if {above.text}:") as some:
        count = _steps(rule, _not_negative(quantity), step, program)
    with program.under("else:") as none:
        pass
    return _not_negative(number(join(program, [(some, count), (none, ZERO_PAIR)])))


def _steps(rule: Adjustment, quantity: Number, step: Number, program: Program) -> Number:
    count = operations.divide(program, quantity, step)
    if rule.whole is None:
        return count
    return operations.rounded(program, count, ONE, "floor" if rule.whole == "full" else "ceil")


def _not_negative(value: Number) -> Number:
    if isinstance(value, Pair) and not value.never_negative:
        return value._replace(low=ZERO_PAIR.factor)
    return value


@attrs.frozen
class _Limit:
    """A cap that rounding may not pass; `applied` tells whether it applied."""

    value: Number
    applied: Truth


def _capped(cap: Cap, rounding: Rounding | None, value: Number, limits: list[_Limit], program: Program) -> Number:
    held = Truth("True", True) if cap.condition is None else truth(write(cap.condition, program))
    if held.known is False:
        return value
    if held.known:
        limit = number(write(cap.limit, program))
        if _passable(limit, rounding):
            limits.append(_Limit(limit, held))
        return operations.lesser(program, value, limit)
    flag = program.assign(held.text)
    with program.under(f"if {flag}:") as taken:
        limit = number(write(cap.limit, program))
        capped = operations.lesser(program, value, limit)
    with program.under("else:") as other:
        pass
    if _passable(limit, rounding):
        limits.append(_Limit(limit, Truth(flag)))
    return number(join(program, [(taken, capped), (other, value)]))


def _passable(limit: Number, rounding: Rounding | None) -> bool:
    """Tell whether rounding a value at most `limit` may pass it; it cannot pass a multiple of its step."""
    if rounding is None:
        return False
    known = limit.known if isinstance(limit, Pair) else None
    return known is None or not is_multiple(known, rounding.step)


def _rounded(rule: Item, rounding: Rounding, value: Number, limits: list[_Limit], program: Program) -> Number:
    found: Number = operations.rounded(program, value, rounding.step, rounding.mode)
    for limit in limits:
        if limit.applied.known:
            found = operations.lesser(program, found, limit.value)
            continue
        with program.under(f"if {limit.applied.text}:") as taken:
            held = operations.lesser(program, found, limit.value)
        with program.under("else:") as other:
            pass
        found = number(join(program, [(taken, held), (other, found)]))
    for mark in rule.marks:
        found = _uncrossed(fixed(mark), value, found, program)
    return found


def _uncrossed(mark: Pair, value: Number, found: Number, program: Program) -> Number:
    """Write that rounding `value` to `found` takes it neither off a mark nor over it."""
    short = operations.compare(program, "<", found, mark)
    if short.known is not None:
        return _at_or(mark, value, found, short.known, program)
    with program.under(f"if {short.text}:") as below:
        kept = _at_or(mark, value, found, True, program)
    with program.under("else:") as above:
        held = _at_or(mark, value, found, False, program)
    return number(join(program, [(below, kept), (above, held)]))


def _at_or(mark: Pair, value: Number, found: Number, below: bool, program: Program) -> Number:
    """Write `found`, which lies on one side of a mark, where `value` lies there too, else the mark."""
    found = _narrowed(found, high=mark.factor) if below else _narrowed(found, low=mark.factor)
    beside = operations.compare(program, "<" if below else ">", value, mark)
    return operations.chosen(program, [(beside, found)], mark)


def _narrowed(value: Number, low: Fraction | None = None, high: Fraction | None = None) -> Number:
    """Give a number that is known to lie between two ends, in the block at hand."""
    if not isinstance(value, Pair) or value.known is not None:
        return value
    least, most = value.bounds
    if low is not None and (least is None or order(least, low) < 0):
        least = low
    if high is not None and (most is None or order(most, high) > 0):
        most = high
    return value._replace(low=least, high=most)
