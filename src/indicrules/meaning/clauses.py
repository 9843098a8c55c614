"""What the clauses after an item's formula mean: each is a step from the running score to the next."""

from __future__ import annotations

from fractions import Fraction

from indicrules.meaning import core
from indicrules.meaning.build import ONE, ZERO, Build
from indicrules.meaning.core import Named, Node, Step
from indicrules.meaning.limits import Fresh, Lower, crossed, held_again, is_beyond, limit_step
from indicrules.model.rules import Adjustment, Item
from indicrules.model.types import NUMBER
from indicrules.text.sentence import say


def finishing(item: Item, lower: Lower, fresh: Fresh) -> tuple[Step, ...]:
    """Give the steps from an item's start to its score, in the order in which they are taken."""
    steps: list[Step] = []
    for rule in item.adjustments:
        steps.append(_adjustment(rule, len(steps) - 1, lower, fresh))
    loose = len(steps) - 1
    if item.ceiling is not None:
        build = Build(item.span)
        held = core.Within(build.running(loose), build.number(ZERO), build.number(item.ceiling), NUMBER, item.span)
        steps.append(Step("held", held, item))
    limits: list[int] = []
    for limit in item.limits:
        limits.append(len(steps))
        steps.append(limit_step(limit, item.full, len(steps) - 1, lower, fresh))
    if item.round_score is not None:
        steps.append(_rounding(item, steps, loose, limits, fresh))
    return tuple(steps)


def _adjustment(rule: Adjustment, before: int, lower: Lower, fresh: Fresh) -> Step:
    build = Build(rule.span)
    named: list[Named] = []

    def name(text: str, value: Node) -> core.Local:
        named.append(Named(text, fresh(), value))
        return build.local(named[-1].number, value.type)

    amount: Node = name("amount", _not_negative(rule, lower(rule.amount), fresh))
    if rule.quantity is not None and rule.step is not None:
        quantity = name("quantity", lower(rule.quantity))
        step = name("step", _positive(lower(rule.step), fresh))
        count: Node = build.ratio(build.known(quantity, low=ZERO), step)
        if rule.whole is not None:
            count = build.rounded(count, ONE, "floor" if rule.whole == "full" else "ceil")
        count = build.select((build.above(quantity), count), otherwise=build.number(ZERO))
        count = name("count", build.known(count, low=ZERO))
        product = core.Arithmetic("*", amount, count, NUMBER, rule.quantity.span)
        amount = name("product", product)
    if rule.up_to is not None:
        most = name("most", lower(rule.up_to))
        amount = name("taken", build.fold("least", [amount, most]))
    condition = lower(rule.condition) if rule.condition is not None else None
    value = build.arithmetic(build.running(before), "-" if rule.kind == "deduct" else "+", amount)
    return Step(rule.kind, value, rule, condition, tuple(named))


def _not_negative(rule: Adjustment, amount: Node, fresh: Fresh) -> Node:
    build = Build(rule.amount.span)
    if isinstance(amount, core.Constant) and isinstance(amount.value, Fraction) and amount.value >= 0:
        return amount
    written = rule.amount.span.text
    refuse = core.Refuse(
        "negative-points",
        say("negative-points.came-out", text=written, kind=rule.kind),
        say("hint.write-if-meant", text=f"max(0, {written})"),
        amount.type,
        build.span,
    )
    number = fresh()
    value = build.local(number, amount.type)
    below = build.compare(value, "<", build.number(ZERO, amount.type))
    checked = build.select((below, refuse), otherwise=build.known(value, low=ZERO))
    return core.Let(number, amount, checked, amount.type, build.span)


def _positive(step: Node, fresh: Fresh) -> Node:
    build = Build(step.span)
    if isinstance(step, core.Constant) and isinstance(step.value, Fraction) and step.value > 0:
        return step
    said = say("step-not-positive.came-out", text=step.span.text)
    refuse = core.Refuse("step-not-positive", said, None, step.type, step.span)
    number = fresh()
    value = build.local(number, step.type)
    checked = build.select((build.above(value), build.known(value, positive=True)), otherwise=refuse)
    return core.Let(number, step, checked, step.type, step.span)


def _rounding(item: Item, steps: list[Step], loose: int, limits: list[int], fresh: Fresh) -> Step:
    """Round, never past a limit that holds, nor off or over a mark."""
    rounding = item.round_score
    assert rounding is not None
    build = Build(rounding.span or item.span)
    named = [Named("rounded", fresh(), build.rounded(build.running(len(steps) - 1), rounding.step, rounding.mode))]

    def then(name: str, value: Node) -> None:
        named.append(Named(name, fresh(), value))

    def last() -> core.Local:
        return build.local(named[-1].number, NUMBER)

    for at in crossed(steps, limits, rounding.step):
        then(*held_again(build, last(), at, steps[at]))
    for mark in item.marks:
        # What is asked is the score before it was held: one that is held to the mark lies too near to tell from it
        # where it is known but nearly.
        at_mark = build.number(mark)
        reached = is_beyond(build, mark, ">=", loose, steps, limits)
        rows: list[tuple[Node, Node]] = [(reached, at_mark)]
        if mark != item.ceiling:
            passed = is_beyond(build, mark, ">", loose, steps, limits)
            rows.insert(0, (passed, build.fold("greatest", [last(), at_mark])))
        then("marked", build.select(*rows, otherwise=build.fold("least", [last(), at_mark])))
    return Step("rounded", last(), rounding, named=tuple(named))
