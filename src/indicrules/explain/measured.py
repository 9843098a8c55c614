"""Turn an item's outcome into what is said of its target, its actual, and how far the one reaches the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import (
    Arithmetic,
    alone,
    as_divisor,
    decimal_text,
    equal,
    measured_type,
    number_of_hundredths,
    shown_unit,
    whole_text,
)
from indicrules.card.distance import full_marks
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import is_plain
from indicrules.explain.given import as_given, converts
from indicrules.explain.numbers import (
    bare_distance_text,
    distance_text,
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
_GIVEN = ex.Constant | ex.InputValue  # by the author or by data: never without a digit of theirs


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
    actual = alone(quantity_text(found.actual, type_, telling.words))
    write = distance_text if telling.words.language == "zh" else bare_distance_text
    quantity = alone(write(found.shortfall, type_, telling.words))
    yield telling.fact("full_marks", telling.say(key, actual=actual, quantity=quantity), value=found.actual)


def target_text(telling: Telling) -> str:
    """Write the target with the values of what is computed in it; nothing where there is none."""
    target = telling.item.target
    if target is None:
        return ""
    ends = (target.value,) if isinstance(target, Bound) else (target.low, target.high)
    text = telling.written(target.span)
    told = [(end, parts) for end in ends if (parts := _end(telling, end))]
    if isinstance(target, Bound):
        return equal(text, *(part for _, parts in told for part in parts))
    return telling.say("comma").join([text, *(equal(telling.written(end.span), *parts) for end, parts in told)])


def actual_chain(telling: Telling, *, words: bool = True) -> str:
    """Write how the actual came about on one line, maybe without the author's words; nothing where there is none."""
    item, value, type_ = telling.item, telling.outcome.actual, measured_type(telling.item)
    if item.actual is None or type_ is None or value is None:
        return ""
    shown = _shown_actual(telling, type_)
    if isinstance(item.actual, ex.InputValue):
        given = as_given(telling.card, item.actual.name)
        parts = (given,) if isinstance(value, Fraction) and converts(given, shown) else ()
        named = () if item.actual.name == item.name else (telling.written(item.actual.span),)
        return equal(*named, *parts, shown)
    formula = evolve(telling.formula, beside=shown_unit(type_))
    if words:
        return formula.chain(item.actual, shown)
    return formula.result_chain(formula.taken(item.actual), shown)


def _target(telling: Telling) -> Iterator[Fact]:
    target = telling.item.target
    if target is not None:
        place = place_text(target.span)
        value, clause = _shown_target(telling), target.span.words
        yield telling.fact("target", target_text(telling), value=value, place=place, clause=clause)


def _shown_target(telling: Telling) -> Any:
    item = telling.item
    return telling.card[item.name].target if isinstance(item.target, Bound) and item.kind != "ruleset" else None


def _end(telling: Telling, node: ex.Expression) -> tuple[str, ...]:
    """Write what an end of the target comes to where it is computed, and in the actual's unit where it has another."""
    value = Arithmetic(telling.outcome.trace).value(node)
    if value is None:
        return ()
    type_ = measured_type(telling.item)
    beside, whole = None if type_ is None else shown_unit(type_), isinstance(node, _GIVEN)
    found = []
    if not is_plain(node):
        shown = quantity_text(value, node.type, telling.words, beside, whole=whole)
        found.append(telling.formula.result_chain(node, shown) if ex.parts(node) else shown)
    own = shown_unit(node.type, beside)
    if own is not None and beside is not None and own.scale != beside.scale:
        found.append(f"{(whole_text if whole else decimal_text)(value / beside.scale)} {beside.name}")
    return tuple(found)


def _shown_actual(telling: Telling, type_: Type) -> str:
    given = isinstance(telling.item.actual, ex.InputValue)
    return quantity_text(telling.outcome.actual, type_, telling.words, whole=given)


def _actual(telling: Telling) -> Iterator[Fact]:
    item, value, type_ = telling.item, telling.outcome.actual, measured_type(telling.item)
    if item.actual is None or type_ is None or value is None:
        return
    aside = _distance(telling, type_)
    formula = evolve(telling.formula, beside=shown_unit(type_))
    lines: tuple[Line, ...]
    if isinstance(item.actual, ex.Cases | ex.Conditional | ex.Applied):
        first, *rest = formula.lines(item.actual, _shown_actual(telling, type_))
        lines = (evolve(first, aside=aside), *rest)
    else:
        lines = (Line(actual_chain(telling), aside, kind="values"), *formula.behind(item.actual))
    number = telling.card[item.name].actual if item.kind != "ruleset" else value
    yield telling.lines("actual", lines, number, item.actual.span.words)


def _distance(telling: Telling, type_: Type) -> str:
    """Say how far the actual misses the target, and on which side."""
    outcome = telling.outcome
    actual: Any = outcome.actual
    if telling.item.target is None or outcome.shortfall is None or not outcome.shortfall:
        return ""
    quantity = alone(distance_text(outcome.shortfall, type_, telling.words))
    below = actual < outcome.target
    if isinstance(actual, datetime.date):
        return telling.say("early" if below else "late", quantity=quantity)
    return telling.say("short" if below else "over", quantity=quantity)


def _completion(telling: Telling) -> Iterator[Fact]:
    outcome, rounding = telling.outcome, telling.item.round_completion
    exact: Any = outcome.completion_exact
    if exact is None:
        return
    ratio, percent = _ratio(telling), number_of_hundredths(exact)
    lines = [Line(equal(ratio, percent), kind="values") if ratio else Line(_by_met(telling, percent))]
    if rounding is not None and outcome.completion != exact:
        to = telling.say(
            "to_step", step=number_of_hundredths(rounding.step, whole=True), mode=telling.say(rounding.mode)
        )
        place = place_text(rounding.span) if rounding.span is not None else ""
        said = telling.say("rounded_as", value=alone(number_of_hundredths(outcome.completion)), how=to)
        lines.append(Line(said, place=place))
    fact = telling.lines("completion", tuple(lines), outcome.completion)
    unmeasured = isinstance(outcome.actual, _UNMEASURED)
    yield evolve(fact, label=telling.words.label("result")) if unmeasured else fact


def _by_met(telling: Telling, percent: str) -> str:
    """Say whether the target is met, and of numbers how far; at an open end, why it is not."""
    outcome, target, type_ = telling.outcome, telling.item.target, measured_type(telling.item)
    met = telling.say("met" if outcome.met else "not_met")
    if type_ is None or isinstance(outcome.actual, _UNMEASURED):
        return met
    if not outcome.met and isinstance(target, Bound) and target.operator in (">", "<"):
        actual, wanted = (
            alone(quantity_text(each, type_, telling.words, whole=True)) for each in (outcome.actual, outcome.target)
        )
        side = telling.say(f"side_{target.operator}")
        met = telling.say("on_the_edge", actual=actual, side=side, target=wanted)
    return telling.say("by_met", percent=alone(percent), met=met)


def _ratio(telling: Telling) -> str:
    """Write `19/43`, in the direction that the completion takes; nothing where `met` alone decides it."""
    outcome, target, type_ = telling.outcome, telling.item.target, measured_type(telling.item)
    actual: Any = outcome.actual
    wanted: Any = outcome.target
    if type_ is None or isinstance(actual, _UNMEASURED) or actual == wanted:
        return ""
    downward = target.operator in _DOWNWARD if isinstance(target, Bound) else actual > wanted
    above, below = (wanted, actual) if downward else (actual, wanted)
    if outcome.met is False and outcome.completion_exact == 1:
        return ""  # exactly at an open end
    # INVARIANT: the same test as in `meaning.measured`: without a positive divisor, and target, there is no ratio.
    if not below > 0 or (downward and not above > 0) or (isinstance(target, Range) and outcome.met):
        return ""
    given = isinstance(telling.item.actual, _GIVEN), isinstance(target, Bound) and isinstance(target.value, _GIVEN)
    whole_above, whole_below = reversed(given) if downward else given
    left, right = ratio_part(above, type_, whole=whole_above), ratio_part(below, type_, whole=whole_below)
    return f"{left}/{right}" if left.isdigit() and right.isdigit() else f"{left} / {as_divisor(right)}"
