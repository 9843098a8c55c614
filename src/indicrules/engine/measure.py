"""Turn an actual and a target into met, completion and shortfall."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.engine.reference import Frame, evaluate, failure
from indicrules.engine.totals import above, holds, positive
from indicrules.engine.values import ONE, ZERO
from indicrules.exact.errors import ExactError
from indicrules.model.rules import Bound, Range, Target

if TYPE_CHECKING:
    from indicrules.engine.outcome import Outcome

_DAY = Fraction(86400)


def measure(outcome: Outcome, target: Target, frame: Frame) -> None:
    """Fill in the target's nearer end, met, completion and shortfall of an outcome that has its actual."""
    actual: Any = outcome.actual
    try:
        if isinstance(target, Bound):
            _against(outcome, target, actual, evaluate(target.value, frame))
        else:
            _between(outcome, target, actual, evaluate(target.low, frame), evaluate(target.high, frame))
    except ExactError as problem:
        raise failure(problem, target.value if isinstance(target, Bound) else target.low) from None


def _against(outcome: Outcome, target: Bound, actual: Any, wanted: Any) -> None:
    outcome.target = wanted
    outcome.met = met = holds(target.operator, actual, wanted)
    if isinstance(actual, str | bool):
        outcome.completion = ONE if met else ZERO
        return
    if isinstance(actual, datetime.date):
        outcome.completion = ONE if met else ZERO
        outcome.shortfall = ZERO if met else abs((actual - wanted).days) * _DAY
        return
    if target.operator in ("<=", "<"):
        outcome.completion = _ratio(wanted, actual, positive(wanted) and positive(actual), met)
        outcome.shortfall = ZERO if met else actual - wanted
    else:
        outcome.completion = _ratio(actual, wanted, positive(wanted), met)
        outcome.shortfall = ZERO if met else wanted - actual if above(wanted, actual) else actual - wanted


def _ratio(over: Any, under: Any, divides: bool, met: bool) -> Any:
    if divides:
        return over / under
    return ONE if met else ZERO


def _between(outcome: Outcome, target: Range, actual: Any, low: Any, high: Any) -> None:
    under = actual < low or (target.low_open and actual == low)
    over = actual > high or (target.high_open and actual == high)
    outcome.met = met = not under and not over
    outcome.target = low if actual < low else high if actual > high else actual
    if isinstance(actual, datetime.date):
        outcome.completion = ONE if met else ZERO
        outcome.shortfall = abs((actual - outcome.target).days) * _DAY  # type: ignore[operator]  # a date as well
        return
    outcome.shortfall = abs(actual - outcome.target)
    if met or actual in (low, high):
        outcome.completion = ONE
    elif actual < low:
        outcome.completion = _ratio(actual, low, low > 0, met)
    else:
        outcome.completion = _ratio(high, actual, high > 0 and actual > 0, met)
