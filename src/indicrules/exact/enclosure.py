"""Turn a form and a number of digits into an interval that certainly holds its value."""

from __future__ import annotations

from decimal import Overflow
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from indicrules.exact.erfc import enclose_erfc
from indicrules.exact.errors import TooLarge
from indicrules.exact.form import Atom, ErrorFunction, Form, Logarithm, Product, Total
from indicrules.exact.interval import Interval, Precision, precision
from indicrules.text.sentence import say

_GUARD = 10


def enclose(form: Form, digits: int) -> Interval:
    """Enclose the value of `form`, each step carrying some more than `digits` significant digits.

    Raise `TooCoarse` where so few digits do not keep a factor that must be positive away from zero.
    """
    try:
        return _sum(form, precision(digits + _GUARD))
    except Overflow:
        raise TooLarge(say("too-large-a-value.irrational")) from None


def _sum(form: Form, at: Precision) -> Interval:
    total = at.of(Fraction(0))
    for product, factor in form.terms:
        total = at.add(total, at.scale(_product(product, at), factor))
    return total


def _product(product: Product, at: Precision) -> Interval:
    value = at.power(at.of(product.radicand), Fraction(1, product.degree))
    if product.exponent is not None:
        value = at.multiply(value, at.exp(_sum(product.exponent, at)))
    for atom, exponent in product.atoms:
        value = at.multiply(value, at.power(_atom(atom, at), exponent))
    return value


@lru_cache(maxsize=1024)
def _atom(atom: Atom, at: Precision) -> Interval:
    match atom:
        case Logarithm():
            return at.ln(_sum(atom.of, at))
        case ErrorFunction():
            exact = atom.of.rational
            if exact is not None:
                return enclose_erfc(exact, exact, at.digits)
            inner = _sum(atom.of, at)
            return enclose_erfc(Fraction(inner.low), Fraction(inner.high), at.digits)
        case Total():
            return _sum(atom.of, at)
        case _:
            assert_never(atom)
