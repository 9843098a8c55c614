"""Turn the score of an indicator into the formula of a spreadsheet that gives it, where there is one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from indicrules.evaluate.outcome import Outcome
from indicrules.explain.formula import METHODS_FILE
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Rounding
from indicrules.report.workbook.figures import Figure, rounded

_PROPORTIONAL: Final = "proportional"
_MOST_PLACES: Final = 9


def score_formula(
    outcome: Outcome, brought: Fraction, cells: tuple[str, str, str], figures: tuple[Figure | None, Figure | None]
) -> str:
    """Give the formula of a score in proportion to its completion; nothing where the score is not plainly that.

    `cells` name those of target, actual and weight, `figures` are what stands in the first two, `brought` is the score.
    It is only given where a spreadsheet, which counts in binary, comes to the same score.
    """
    item, (target, actual) = outcome.item, figures
    if not _is_plain(outcome) or target is None or actual is None or item.weight is None:
        return ""
    ratio = _ratio(outcome, target.value, actual.value, cells)
    if ratio is None:
        return ""
    quotient, said = ratio
    shown = f"{cells[2]}*MIN(1,{said})" if quotient >= 0 else f"{cells[2]}*MAX(0,MIN(1,{said}))"
    if item.round_score is None:
        exact = item.weight * max(Fraction(0), min(Fraction(1), _completion(outcome)))
        return f"={shown}" if exact == brought else ""
    places = _places(item.round_score)
    counted = float(item.weight) * max(0.0, min(1.0, quotient))
    return f"=ROUND({shown},{places})" if places is not None and rounded(counted, places) == brought else ""


def _is_plain(outcome: Outcome) -> bool:
    item = outcome.item
    score = item.score
    plain = outcome.status == "scored" and isinstance(item.target, Bound) and item.round_completion is None
    plain = plain and not (item.adjustments or item.limits or item.percent or item.weighs_percent)
    plain = plain and item.out_of is None and item.full == item.weight and outcome.score == outcome.points
    return (
        plain
        and isinstance(score, ex.Applied)
        and score.method == _PROPORTIONAL
        and score.defined.source.name == METHODS_FILE
    )


def _completion(outcome: Outcome) -> Fraction:
    found: Any = outcome.completion
    return found if type(found) is Fraction else Fraction(-1)


def _ratio(
    outcome: Outcome, target: Fraction, actual: Fraction, cells: tuple[str, str, str]
) -> tuple[float, str] | None:
    """Give the completion as a spreadsheet counts it, and as a formula; None where it is no quotient of the two."""
    wanted = outcome.completion
    if target and actual / target == wanted:
        return float(actual) / float(target), f"{cells[1]}/{cells[0]}"
    if actual and target / actual == wanted:
        return float(target) / float(actual), f"{cells[0]}/{cells[1]}"
    return None


def _places(rounding: Rounding) -> int | None:
    """Give the places that a spreadsheet's ROUND takes, None where it rounds otherwise."""
    if rounding.mode != "half_up":
        return None
    return next((places for places in range(_MOST_PLACES) if rounding.step * 10**places == 1), None)
