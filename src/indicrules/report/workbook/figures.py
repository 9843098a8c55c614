"""Turn exact values into numbers of cells, each with the format by which it looks as it does in the form."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Final

from indicrules.card.arithmetic import SIGNS
from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Outcome
from indicrules.exact.number import published
from indicrules.explain.form.figures import shown_type, unit_of
from indicrules.model import expression as ex
from indicrules.model.rules import Bound
from indicrules.model.units import Unit
from indicrules.text.classes import frozen

_MOST_PLACES: Final = 6
_DIGITS: Final = 15  # that a spreadsheet keeps
_PERCENT: Final = "%"


@frozen
class Figure:
    """A number for a cell, its format there, and the formula that it comes from where a quotient is no decimal."""

    value: Fraction
    format: str
    formula: str = ""


def is_exact(value: Fraction) -> bool:
    """Tell whether a cell holds a number digit for digit."""
    shown = published(value)
    return isinstance(shown, Decimal) and len(shown.normalize().as_tuple().digits) <= _DIGITS


def places_format(value: Fraction, least: int = 0) -> str:
    """Give the format that shows a number with as many places as it has, at least so many.

    >>> places_format(Fraction(15, 2)), places_format(Fraction(8), 2), places_format(Fraction(1, 3))
    ('0.0', '0.00', '0.######')
    """
    for places in range(least, _MOST_PLACES + 1):
        if not (value * 10**places).denominator - 1:
            return f"0.{'0' * places}" if places else "0"
    return f"0.{'#' * _MOST_PLACES}"


def score_figure(value: Any, percent: bool, places: int) -> Figure:
    """Give the figure of a score, on a scale in percent as one."""
    number = value if type(value) is Fraction else nearby(value)
    shown = number * 100 if percent else number
    return Figure(number, places_format(shown, places) + (_PERCENT if percent else ""))


def target_figure(outcome: Outcome) -> Figure | None:
    """Give the figure of a target on one side, its sign in the format; None where it is no plain number."""
    item = outcome.item
    if not isinstance(item.target, Bound):
        return None
    return _measured(outcome.target, outcome, SIGNS[item.target.operator])


def actual_figure(outcome: Outcome) -> Figure | None:
    """Give the figure of an actual; None where it is no plain number."""
    found = _measured(outcome.actual, outcome, "")
    if found is None or is_exact(found.value):
        return found
    top, bottom = _quotient(outcome, found.value)
    if max(abs(top), bottom) < 10**_DIGITS:
        return Figure(found.value, found.format, f"={top}/{bottom}")
    return found


def _measured(value: Any, outcome: Outcome, sign: str) -> Figure | None:
    type_ = shown_type(outcome.item)
    if type(value) is not Fraction or type_ is None:
        return None
    unit = unit_of(type_)
    opened = f'"{sign}"' if sign else ""
    if unit is None:
        return Figure(value, opened + places_format(value))
    if unit.name == _PERCENT:
        return Figure(value, opened + places_format(value * 100) + _PERCENT)
    shown = value / unit.scale
    return None if _is_unsayable(unit) else Figure(shown, f"{opened}{places_format(shown)}{_behind(unit)}")


def _behind(unit: Unit) -> str:
    """Write a unit in a format; one in letters stands apart from its number, as in the form."""
    apart = " " if unit.name[:1].isascii() and unit.name[:1].isalpha() else ""
    return f'"{apart}{unit.name}"'


def _is_unsayable(unit: Unit) -> bool:
    return '"' in unit.name or not unit.name.isprintable()


def _quotient(outcome: Outcome, shown: Fraction) -> tuple[int, int]:
    """Give the whole numbers that an actual is the quotient of: those of the data where it is one of two inputs."""
    node = outcome.item.actual
    if isinstance(node, ex.Arithmetic) and node.operator == "/":
        sides = [outcome.trace.get(id(each)) for each in (node.left, node.right)]
        scales = [_scale(each) for each in (node.left, node.right)]
        top, bottom = (
            each / scale if type(each) is Fraction else None for each, scale in zip(sides, scales, strict=True)
        )
        if top is not None and bottom and top.denominator == bottom.denominator == 1 and top / bottom == shown:
            return top.numerator, bottom.numerator
    return shown.numerator, shown.denominator


def _scale(node: ex.Expression) -> Fraction:
    unit = unit_of(node.type) if isinstance(node, ex.InputValue) else None
    return Fraction(1) if unit is None else unit.scale


def rounded(value: float, places: int) -> Fraction:
    """Round as spreadsheets do: what fifteen digits show of a number, half up.

    >>> rounded(2.675, 2), rounded(1.005, 2)
    (Fraction(67, 25), Fraction(101, 100))
    """
    shown = Decimal(f"{value:.{_DIGITS - 1}e}")
    return Fraction(shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
