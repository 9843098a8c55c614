"""Turn an item's outcome into what is said of its target, its actual, and how far the one reaches the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from indicrules.card.arithmetic import Arithmetic, measured_type, number_of_hundredths, shown_unit
from indicrules.card.distance import full_marks
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import is_plain
from indicrules.explain.numbers import (
    bare_distance_text,
    distance_text,
    percent_text,
    quantity_text,
    ratio_part,
)
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Range
from indicrules.model.types import Type
from indicrules.text.classes import evolve

_DOWNWARD = ("<=", "<")
_UNMEASURED = bool | str | datetime.date


def measured(telling: Telling) -> Iterator[Fact]:
    """Give target, actual and completion, as far as the item has them."""
    yield from _target(telling)
    yield from _actual(telling)
    yield from _completion(telling)


def full_marks_fact(telling: Telling) -> Iterator[Fact]:
    """Say from which actual on the item earns its full mark, and how far off that is."""
    found, type_, target = full_marks(telling.outcome), measured_type(telling.item), telling.item.target
    if found is None or type_ is None or not isinstance(target, Bound):
        return
    if isinstance(found.actual, datetime.date):
        key = "before" if found.beyond else "not_after"
    elif target.operator in _DOWNWARD:
        key = "below_less" if found.beyond else "down_to"
    else:
        key = "above_more" if found.beyond else "from_more"
    if not found.shortfall:
        key = "below" if target.operator in _DOWNWARD else "above"
    actual = quantity_text(found.actual, type_, telling.words)
    quantity = bare_distance_text(found.shortfall, type_, telling.words)
    yield telling.fact("full_marks", telling.say(key, actual=actual, quantity=quantity))


def _target(telling: Telling) -> Iterator[Fact]:
    target = telling.item.target
    if target is None:
        return
    ends = (target.value,) if isinstance(target, Bound) else (target.low, target.high)
    text = telling.written(target.span)
    computed = [end for end in ends if not is_plain(end)]
    if isinstance(target, Bound) and computed:
        text = f"{text} = {_end(telling, target.value)}"
    elif computed:
        text = telling.say("comma").join(
            [text, *(f"{telling.written(end.span)} = {_end(telling, end)}" for end in computed)]
        )
    yield telling.fact("target", text, place_text(target.span), _shown_target(telling))


def _shown_target(telling: Telling) -> Any:
    item = telling.item
    return telling.card[item.name].target if isinstance(item.target, Bound) and item.kind != "ruleset" else None


def _end(telling: Telling, node: ex.Expression) -> str:
    value = Arithmetic(telling.outcome.trace).value(node)
    if value is None:
        return telling.written(node.span)
    type_ = measured_type(telling.item)
    return quantity_text(value, node.type, telling.words, None if type_ is None else shown_unit(type_))


def _actual(telling: Telling) -> Iterator[Fact]:
    item, value, type_ = telling.item, telling.outcome.actual, measured_type(telling.item)
    if item.actual is None or type_ is None or value is None:
        return
    shown, aside = quantity_text(value, type_, telling.words), _distance(telling, type_)
    formula = evolve(telling.formula, beside=shown_unit(type_))
    lines: tuple[Line, ...]
    if isinstance(item.actual, ex.InputValue) and item.actual.name == item.name:
        lines = (Line(shown, aside),)
    elif isinstance(item.actual, ex.Cases | ex.Conditional | ex.Applied):
        first, *rest = formula.lines(item.actual, shown)
        lines = (evolve(first, aside=first.aside or aside), *rest)
    else:
        lines = (Line(formula.chain(item.actual, shown), aside),)
    yield telling.lines("actual", lines, telling.card[item.name].actual if item.kind != "ruleset" else value)


def _distance(telling: Telling, type_: Type) -> str:
    """Say how far the actual misses the target, and on which side."""
    outcome = telling.outcome
    actual: Any = outcome.actual
    if telling.item.target is None or outcome.shortfall is None or not outcome.shortfall:
        return ""
    quantity = distance_text(outcome.shortfall, type_, telling.words)
    below = actual < outcome.target
    if isinstance(actual, datetime.date):
        return telling.say("early" if below else "late", quantity=quantity)
    return telling.say("short" if below else "over", quantity=quantity)


def _completion(telling: Telling) -> Iterator[Fact]:
    outcome, rounding = telling.outcome, telling.item.round_completion
    exact: Any = outcome.completion_exact
    if exact is None:
        return
    ratio = _ratio(telling)
    percent = percent_text(exact)
    met = telling.say("met" if outcome.met else "not_met")
    lines = [Line(f"{ratio} = {percent}") if ratio else Line(telling.say("by_met", percent=percent, met=met))]
    if rounding is not None and outcome.completion != exact:
        to = telling.say("to_step", step=number_of_hundredths(rounding.step), mode=telling.say(rounding.mode))
        place = f"  {place_text(rounding.span)}" if rounding.span is not None else ""
        lines.append(Line(percent_text(outcome.completion), f"{to}{place}"))
    yield telling.lines("completion", tuple(lines), outcome.completion)


def _ratio(telling: Telling) -> str:
    """Write `19/43`, in the direction that the completion takes; nothing where `met` alone decides it."""
    outcome, target, type_ = telling.outcome, telling.item.target, measured_type(telling.item)
    actual: Any = outcome.actual
    wanted: Any = outcome.target
    if type_ is None or isinstance(actual, _UNMEASURED) or actual == wanted:
        return ""
    downward = target.operator in _DOWNWARD if isinstance(target, Bound) else actual > wanted
    above, below = (wanted, actual) if downward else (actual, wanted)
    # INVARIANT: the same test as in `meaning.measured`: without a positive divisor, and target, there is no ratio.
    if not below > 0 or (downward and not above > 0) or (isinstance(target, Range) and outcome.met):
        return ""
    left, right = ratio_part(above, type_), ratio_part(below, type_)
    return f"{left}/{right}" if left.isdigit() and right.isdigit() else f"{left} / {right}"
