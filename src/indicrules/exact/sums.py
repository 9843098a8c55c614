"""Turn terms into forms: like terms joined, sums added, scaled, and taken apart into a sum and its divisor."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from indicrules.exact.form import ZERO, Form, Product, Total
from indicrules.exact.limits import within_limit
from indicrules.exact.root import exact_root, primes_over


def collect(terms: Iterable[tuple[Product, Fraction]], start: Form = ZERO) -> Form:
    """Add terms to a form, those alike joined; two roots are alike where their quotient is rational."""
    factors = dict(start.terms)
    roots: dict[object, list[Product]] | None = None
    for product, factor in terms:
        if product not in factors and product.degree > 1:
            if roots is None:
                roots = {}
                for other in factors:
                    if other.degree > 1:
                        roots.setdefault(_kind(other), []).append(other)
            beside = roots.setdefault(_kind(product), [])
            for other in beside:
                ratio = _ratio(product, other)
                if ratio is not None:
                    product, factor = other, factor * ratio
                    break
            else:
                beside.append(product)
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
    return exact_root(product.radicand / other.radicand, product.degree)


@lru_cache(maxsize=4096)
def _kind(product: Product) -> tuple[object, ...]:
    """Give what two products have in common where their quotient is rational.

    Among the remainders by a prime, 1 more than a multiple of the degree, powers of that degree are those that give 1
    when raised to (prime - 1) / degree. So radicands that give different numbers have no root for their quotient: most
    do not, and are told apart without taking one. What of the prime itself is in a radicand is told by how often.
    """
    characters = [_character(product.radicand, product.degree, prime) for prime in primes_over(product.degree)]
    return product.degree, product.exponent, frozenset(product.atoms), *characters


def _character(radicand: Fraction, degree: int, prime: int) -> tuple[int, int]:
    over, under = radicand.as_integer_ratio()
    held = 0
    while over % prime == 0:
        over, held = over // prime, held + 1
    while under % prime == 0:
        under, held = under // prime, held - 1
    return held % degree, pow(over * pow(under, -1, prime), (prime - 1) // degree, prime)
