"""Turn forms into their inverses, powers, logarithms and the like, once their signs are known."""

from __future__ import annotations

from fractions import Fraction

from indicrules.exact.algebra import (
    DEGREE_LIMIT,
    exponential,
    logarithm_of_rational,
    multiply,
    positive_power,
    whole_power_of,
)
from indicrules.exact.errors import DivisionByZero, DomainError, TooLarge
from indicrules.exact.form import ZERO, ErrorFunction, Form, Logarithm, Product, constant
from indicrules.exact.limits import whole_power
from indicrules.exact.sign import sign
from indicrules.exact.sums import add, scale
from indicrules.text.sentence import say

ERFC_LIMIT = 1000
_ONE = Fraction(1)


def inverse_of(form: Form) -> Form:
    """Give 1 divided by a form; raise `DivisionByZero` where that is zero."""
    side = sign(form)
    if side == 0:
        raise DivisionByZero(say("division-by-zero.exact"))
    return scale(positive_power(scale(form, Fraction(side)), -_ONE), Fraction(side))


def power_of(base: Form, exponent: Form) -> Form:
    """Raise a form to a form; `0 ^ 0` is 1, and a negative base needs a whole exponent."""
    power = exponent.rational
    if power is not None and power.denominator == 1:
        whole = power.numerator
        return whole_power_of(base, whole) if whole >= 0 else inverse_of(whole_power_of(base, -whole))
    side = sign(base)
    if side < 0:
        raise DomainError(say("not-defined.negative-base"))
    if side == 0:
        if sign(exponent) < 0:
            raise DivisionByZero(say("division-by-zero.power"))
        return ZERO
    if power is not None and (power.denominator <= DEGREE_LIMIT or base.rational is not None):
        return positive_power(base, power)
    return exponential(multiply(exponent, logarithm_of(base)))


def logarithm_of(form: Form) -> Form:
    """Give the natural logarithm of a form, which must be positive."""
    rational = form.rational
    if sign(form) <= 0:
        raise DomainError(say("not-defined.logarithm-of-form"))
    if rational is not None:
        return logarithm_of_rational(rational)
    if len(form.terms) == 1 and not form.terms[0][0].atoms:
        product, factor = form.terms[0]
        root = scale(_logarithm_of_root(product, factor), Fraction(1, product.degree))
        return root if product.exponent is None else add(root, product.exponent)
    if sign(add(form, constant(-_ONE))) > 0:
        return _logarithm(form)
    return scale(_logarithm(positive_power(form, -_ONE)), -_ONE)


def _logarithm_of_root(product: Product, factor: Fraction) -> Form:
    try:
        return logarithm_of_rational(whole_power(factor, product.degree) * product.radicand)
    except TooLarge:
        apart = scale(logarithm_of_rational(factor), Fraction(product.degree))
        return add(apart, logarithm_of_rational(product.radicand))


def _logarithm(form: Form) -> Form:
    return Form(((Product(atoms=((Logarithm(form), _ONE),)), _ONE),))


def error_function_of(form: Form) -> Form:
    """Give the complementary error function of a form; `erfc(-x)` is `2 - erfc(x)`."""
    side = sign(form)
    if side == 0:
        return constant(_ONE)
    positive = scale(form, Fraction(side))
    if sign(add(positive, constant(Fraction(-ERFC_LIMIT)))) > 0:
        raise TooLarge(say("too-large-a-value.erfc", most=ERFC_LIMIT))
    value = Form(((Product(atoms=((ErrorFunction(positive), _ONE),)), _ONE),))
    return value if side > 0 else add(constant(Fraction(2)), scale(value, -_ONE))
