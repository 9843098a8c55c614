"""Turn terms into forms: like terms joined, sums added, scaled, and taken apart into a sum and its divisor."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

from indicrules.exact.form import ZERO, Form, Product, Total
from indicrules.exact.limits import within_limit
from indicrules.exact.root import exact_root


def collect(terms: Iterable[tuple[Product, Fraction]], start: Form = ZERO) -> Form:
    """Add terms to a form, those alike joined; two roots are alike where their quotient is rational."""
    factors = dict(start.terms)
    for product, factor in terms:
        if product not in factors and product.degree > 1:
            for other in factors:
                ratio = _ratio(product, other)
                if ratio is not None:
                    product, factor = other, factor * ratio
                    break
        factors[product] = within_limit(factors.get(product, Fraction(0)) + factor)
    return Form(tuple((product, factor) for product, factor in factors.items() if factor))


def add(left: Form, right: Form) -> Form:
    """Add two forms."""
    if not left.terms or not right.terms:
        return left if left.terms else right
    longer, shorter = (left, right) if len(left.terms) >= len(right.terms) else (right, left)
    return collect(shorter.terms, longer)


def sum_of(forms: Iterable[Form]) -> Form:
    """Add any number of forms."""
    return collect(term for form in forms for term in form.terms)


def scale(form: Form, factor: Fraction) -> Form:
    """Multiply a form by a rational."""
    if factor == 1:
        return form
    return Form(tuple((product, within_limit(each * factor)) for product, each in form.terms)) if factor else ZERO


def primitive(form: Form) -> tuple[Total, Fraction]:
    """Give the sum without the greatest rational that divides all its terms, and that rational."""
    factors = [factor for _, factor in form.terms]
    content = Fraction(gcd(*(each.numerator for each in factors)), lcm(*(each.denominator for each in factors)))
    return Total(scale(form, 1 / content)), content


def total_held(product: Product, form: Form) -> tuple[Total, Fraction] | None:
    """Give the sum and the rational that make up `form`, if that sum is a factor of `product`."""
    if len(form.terms) == 1:
        return None
    totals = [atom for atom, _ in product.atoms if isinstance(atom, Total)]
    if not totals:
        return None
    total, content = primitive(form)
    for held, by in ((total, content), (Total(scale(total.of, Fraction(-1))), -content)):
        if held in totals:
            return held, by
    return None


def _ratio(product: Product, other: Product) -> Fraction | None:
    if product.degree != other.degree or product.exponent != other.exponent:
        return None
    if frozenset(product.atoms) != frozenset(other.atoms):
        return None
    return exact_root(product.radicand / other.radicand, product.degree)
