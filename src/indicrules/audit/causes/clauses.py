"""Try the ruleset's own clauses otherwise: steps counted otherwise, a clause left out or taken twice, another row."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction

from indicrules.audit.causes.made import worked_out
from indicrules.audit.facts import Facts, number
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.evaluate.outcome import Adjusted
from indicrules.exact.errors import ExactError
from indicrules.language.clauses import CONDITIONAL
from indicrules.model import expression as ex
from indicrules.text.sentence import Sentence, say

COUNTS: tuple[tuple[Callable[[Fraction], int] | None, Sentence], ...] = (
    (math.floor, say("audit.full-steps")),
    (math.ceil, say("audit.started-steps")),
    (None, say("audit.parts-of-steps")),
)
"""The ways to count the steps of a deduction."""


def clauses(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give what follows from the item's own clauses, one of them taken otherwise."""
    item = facts.item
    if item.status != "scored" or facts.exact is None or facts.full is None:
        return
    for adjusted in item.outcome.adjusted:
        yield from _counted(facts, adjusted, facts.exact, facts.full, figure)
    for line in item.ledger:
        if line.kind not in CONDITIONAL:
            continue
        points = Fraction(line.points)
        for code, said, change in (
            ("clause-left-out", say("audit.cause.clause-left-out", rule=line.rule), points),
            ("clause-twice", say("audit.cause.clause-twice", rule=line.rule), -points),
        ):
            value = _held(facts.exact + change, facts.full)
            way = f"{number(facts.exact)} {'+' if change >= 0 else '−'} {number(abs(change))}"
            yield from worked_out(code, said, way, value, facts, figure)
    yield from _rows(facts, figure)


def _counted(facts: Facts, adjusted: Adjusted, exact: Fraction, full: Fraction, figure: Figure) -> Iterator[Cause]:
    """Give a deduction or award by whole steps, started ones, and parts of steps."""
    rule, trace = adjusted.rule, facts.item.outcome.trace
    step = Fraction(1) if rule.step is None else _known(rule.step, facts, trace.get(id(rule.step)))
    each = _known(rule.amount, facts, trace.get(id(rule.amount)))
    taken, quantity = adjusted.amount, adjusted.quantity
    if not adjusted.holds or adjusted.limited or step is None or each is None or step <= 0:
        return
    if not isinstance(quantity, Fraction) or not isinstance(taken, Fraction) or rule.quantity is None:
        return
    seen = {taken}
    sign = 1 if rule.kind == "deduct" else -1
    for counted, kind in COUNTS:
        over = max(Fraction(0), quantity / step)
        count = over if counted is None else Fraction(counted(over))
        if each * count in seen:
            continue
        seen.add(each * count)
        value = _held(exact + sign * (taken - each * count), full)
        way = f"{number(exact + sign * taken)} {'−' if sign > 0 else '+'} {number(each)} × {number(count)}"
        said = say("audit.cause.steps-otherwise", rule=rule.span.words, kind=kind)
        yield from worked_out("steps-counted-otherwise", said, way, value, facts, figure)


def _rows(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give what other rows of the table of scores give."""
    node = facts.item.rule.score
    while isinstance(node, ex.Applied):
        node = node.body
    if not isinstance(node, ex.Cases):
        return
    rows = [(row.value, row.span.words) for row in node.rows]
    if node.otherwise is not None:
        rows.append((node.otherwise, node.otherwise.span.words))
    for value, words in rows:
        points = _known(value, facts, None)
        if points is not None and facts.full is not None:
            said = say("audit.cause.another-row", row=words)
            yield from worked_out("another-row", said, "", _held(points, facts.full), facts, figure)


def _known(node: ex.Expression, facts: Facts, noted: object) -> Fraction | None:
    """Give the value of a plain expression: what was noted, a constant, the full mark, arithmetic of these."""
    if isinstance(noted, Fraction):
        return noted
    match node:
        case ex.Constant(value=Fraction() as value):
            return value
        case ex.Word(word="full" | "weight"):
            return facts.full
        case ex.Arithmetic(operator="+" | "-" | "*" | "/", left=left, right=right):
            one, other = _known(left, facts, None), _known(right, facts, None)
            if one is None or other is None:
                return None
            try:
                return _OPERATIONS[node.operator](one, other)
            except (ZeroDivisionError, ExactError):
                return None
        case _:
            return None


_OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}


def _held(value: Fraction, full: Fraction) -> Fraction:
    return min(full, max(Fraction(0), value))
