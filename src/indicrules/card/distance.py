"""Turn an outcome into how far it is from the next grade up and from full marks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.evaluate.outcome import Outcome
from indicrules.model import expression as ex
from indicrules.model.rules import Band, Bound, Item
from indicrules.text.classes import sealed

if TYPE_CHECKING:
    from indicrules.evaluate.values import Real

_SHIPPED = frozenset({"proportional", "all_or_nothing", "distance"})
_METHODS_FILE = "std/methods.indic"


@sealed
class NextGrade:
    """The lowest grade above the one that was reached, and the points it is away; `beyond`: more than those."""

    band: Band
    points: Real
    beyond: bool


@sealed
class FullMarks:
    """The actual from which full marks are sure, and how far off it is; `beyond`: only past it."""

    actual: Any
    shortfall: Any
    beyond: bool


def next_grade(outcome: Outcome) -> NextGrade | None:
    """Give the next grade up where a higher score alone would earn it, else None."""
    item, score = outcome.item, outcome.score
    if score is None or outcome.grade is not outcome.found:
        return None  # a downgrade would lower the next one as well
    if outcome.grade is not None and _is_conditional(outcome.grade):
        return None
    best: NextGrade | None = None
    for band in item.bands:
        low = band.low
        if not band.tests_score or low is None or band is outcome.grade:
            continue
        if low < score or (low == score and not band.low_open) or not _may_reach(item, band, low):
            continue
        if _first_at(item.bands, low, band.low_open) is not band:
            continue
        points: Any = low - score
        if best is None or points < best.points or (points == best.points and best.beyond and not band.low_open):
            best = NextGrade(band, points, band.low_open)
    return best


def full_marks(outcome: Outcome) -> FullMarks | None:
    """Give from where on a one-sided target earns full marks by a shipped method, None where that is not certain."""
    item, target, score = outcome.item, outcome.item.target, outcome.item.score
    if not isinstance(target, Bound) or target.operator not in (">=", ">", "<=", "<"):
        return None
    if not isinstance(score, ex.Applied) or score.method not in _SHIPPED or score.defined.source.name != _METHODS_FILE:
        return None
    if item.adjustments or outcome.lowered or outcome.shortfall is None or item.full is None:
        return None
    if outcome.status != "scored" or outcome.score is None or not outcome.score < item.full:
        return None
    if not isinstance(target.value, ex.Constant):
        return None
    if not _keeps(item.round_score, item.full) or not _keeps(item.round_completion, 1):
        return None
    strict = target.operator in (">", "<")
    reached_at_target = score.method == "distance" or (score.method == "proportional" and _is_positive(outcome.target))
    return FullMarks(outcome.target, outcome.shortfall, strict and not reached_at_target)


def _is_conditional(band: Band) -> bool:
    return band.condition is not None and not band.tests_score


def _may_reach(item: Item, band: Band, low: Fraction) -> bool:
    return item.ceiling is None or low < item.ceiling or (low == item.ceiling and not band.low_open)


def _first_at(bands: tuple[Band, ...], score: Fraction, beyond: bool) -> Band | None:
    """Give the first band that takes `score`, or what lies just past it."""
    for band in bands:
        if band.condition is None:
            return band
        if not band.tests_score:
            continue
        above = band.low is None or band.low < score or (band.low == score and (beyond or not band.low_open))
        below = band.high is None or score < band.high or (score == band.high and not beyond and not band.high_open)
        if above and below:
            return band
    return None


def _keeps(rounding: Any, value: Fraction | int) -> bool:
    return rounding is None or (value / rounding.step).denominator == 1


def _is_positive(value: Any) -> bool:
    return isinstance(value, Fraction) and value > 0
