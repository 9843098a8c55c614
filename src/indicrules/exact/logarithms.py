"""Turn the logarithms of rationals in a form into those of numbers without a common factor.

Such logarithms are independent: no rational multiples of them add up to 0, nor to any other rational, unless all are 0.
So a sum of rational multiples of logarithms that comes to 0 has no terms left then, however its rationals factor, and
neither have products of such sums where they are the same polynomial. Nothing is ever raised to a power.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from indicrules.exact.algebra import logarithm_of_rational, multiply
from indicrules.exact.errors import TooCostly
from indicrules.exact.form import Atom, Form, Logarithm, Product
from indicrules.exact.sums import scale, sum_of
from indicrules.text.sentence import say

_EFFORT = 10**11  # in products of the lengths in bits of the numbers divided by one another
_POWER_LIMIT = 8


def over_coprimes(form: Form) -> Form:
    """Give an equal form with its logarithms of rationals written by those of numbers without a common factor.

    Raise `TooCostly`, before much time has gone, where the numbers are too long or too many.
    """
    taken = {
        atom: atom.of.rational
        for product, _ in form.terms
        for atom, power in product.atoms
        if isinstance(atom, Logarithm) and _is_taken(power)
    }
    rationals = {atom: value for atom, value in taken.items() if value is not None}
    if len(rationals) < 2:
        return form
    effort = _Effort()
    numbers = {end for value in rationals.values() for end in (value.numerator, value.denominator)}
    base = _coprimes(numbers, effort)
    written: dict[Atom, Form] = {atom: _written(value, base, effort) for atom, value in rationals.items()}
    return sum_of(_replaced(product, factor, written) for product, factor in form.terms)


def _is_taken(power: Fraction) -> bool:
    return power.denominator == 1 and 0 < power <= _POWER_LIMIT


class _Effort:
    def __init__(self) -> None:
        self.left = _EFFORT

    def spend(self, one: int, other: int) -> None:
        self.left -= one.bit_length() * other.bit_length()
        if self.left < 0:
            raise TooCostly(say("too-costly.logarithms"))


def _coprimes(numbers: set[int], effort: _Effort) -> list[int]:
    """Give numbers above 1 without a common factor of which all of `numbers` are products."""
    found: list[int] = []
    pending = sorted(numbers)
    while pending:
        number = pending.pop()
        if number == 1:
            continue
        for at, other in enumerate(found):
            effort.spend(number, other)
            shared = gcd(number, other)
            if shared > 1:
                del found[at]
                pending += [shared, number // shared, other // shared]
                break
        else:
            found.append(number)
    return found


def _written(value: Fraction, base: list[int], effort: _Effort) -> Form:
    """Give the logarithm of a rational by those of the numbers that it is a product of powers of."""
    return sum_of(
        scale(logarithm_of_rational(Fraction(each)), Fraction(power))
        for each in base
        if (power := _times(value.numerator, each, effort) - _times(value.denominator, each, effort))
    )


def _times(number: int, factor: int, effort: _Effort) -> int:
    found = 0
    effort.spend(number, factor)
    while number % factor == 0:
        number, found = number // factor, found + 1
        effort.spend(number, factor)
    return found


def _replaced(product: Product, factor: Fraction, written: dict[Atom, Form]) -> Form:
    kept = tuple((atom, power) for atom, power in product.atoms if not (atom in written and _is_taken(power)))
    rest = Product(product.radicand, product.degree, product.exponent, kept)
    result = Form(((rest, factor),))
    for atom, power in product.atoms:
        if atom in written and _is_taken(power):
            for _ in range(int(power)):
                result = multiply(result, written[atom])
    return result
