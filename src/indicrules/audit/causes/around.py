"""What stands around a published score: other published values of the item, and what its data have beside them."""

from __future__ import annotations

from fractions import Fraction

from indicrules.text.classes import frozen


@frozen
class Around:
    """What else is known of an item: its published completion, actual, target and weight, in base units.

    `equal` are equal shares of the weight that it and its like have; `initial` is the actual reckoned with an initial
    instead of the adjusted budget, with the way to it; `lines` are what other lines of the same claimant have, by name;
    `before` is what the item had last year.
    """

    completion: Fraction | None = None
    actual: Fraction | None = None
    target: Fraction | None = None
    weight: Fraction | None = None
    equal: tuple[Fraction, int] | None = None
    initial: tuple[Fraction, str] | None = None
    lines: tuple[tuple[str, Fraction], ...] = ()
    before: Fraction | None = None
