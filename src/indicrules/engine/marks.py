"""Turn an item into the marks that rounding its score never crosses.

These are its full mark, and the full mark with its bonus: what lies at such a mark stays there, and what lies on one
side of it does not get to the other. Where a mark is a multiple of the step, that is so by itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.engine.totals import above
from indicrules.exact.rounding import is_multiple

if TYPE_CHECKING:
    from indicrules.model.rules import Item


def marks(item: Item) -> tuple[Fraction, ...]:
    """Give the marks that are no multiples of the step that the item's score is rounded to, the least first.

    INVARIANT: a score before rounding is never above the last.
    """
    if item.round_score is None or item.ceiling is None:
        return ()
    step, full, ceiling = item.round_score.step, item.full, item.ceiling
    odd = () if full is None or is_multiple(full, step) else (full,)
    if ceiling == full or is_multiple(ceiling, step):
        return odd
    return (*odd, ceiling)


def crossed(mark: Fraction, value: Any, rounded: Fraction) -> bool:
    """Tell whether rounding `value` took it over a mark, or off it."""
    if above(mark, rounded):
        return not above(mark, value)
    return above(rounded, mark) and not above(value, mark)
