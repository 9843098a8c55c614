"""Turn marks and weights into text as a ruleset writes them."""

from __future__ import annotations

from fractions import Fraction

from indicrules.exact.number import exact_text


def mark_text(value: Fraction, percent: bool) -> str:
    """Write a mark or weight, of a scale in percent in percent.

    >>> mark_text(Fraction(3, 2), True), mark_text(Fraction(1, 7), True), mark_text(Fraction(3, 2), False)
    ('150%', '100/7 * 1%', '1.5')
    """
    if not percent:
        return exact_text(value)
    hundredths = exact_text(value * 100)
    return f"{hundredths} * 1%" if "/" in hundredths else f"{hundredths}%"
