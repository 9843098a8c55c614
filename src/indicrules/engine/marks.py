"""Tell whether rounding took a score over one of its item's marks, which it never does.

These are its full mark, and the full mark with its bonus: what lies at such a mark stays there, and what lies on one
side of it does not get to the other. Where a mark is a multiple of the step, that is so by itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from indicrules.engine.totals import above


def crossed(mark: Fraction, value: Any, rounded: Fraction) -> bool:
    """Tell whether rounding `value` took it over a mark, or off it."""
    if above(mark, rounded):
        return not above(mark, value)
    return above(rounded, mark) and not above(value, mark)
