"""Turn forms into their sums, products and powers, in normal form.

Nothing here needs to know how large a value is: what does (signs, logarithms, divisions) stands in `functions`.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, lcm

from indicrules.exact.enclosure import enclose
from indicrules.exact.errors import TooCostly, TooLarge
from indicrules.exact.form import UNIT, ZERO, Atom, Form, Logarithm, Product, Total, constant
from indicrules.exact.interval import TooCoarse
from indicrules.exact.limits import BIT_LIMIT, whole_power, within_limit
from indicrules.exact.root import exact_root, power_within, reduced_radical
from indicrules.exact.sums import add, collect, primitive, scale, total_held
from indicrules.text.sentence import say

# A power with a greater denominator than this is carried as a power of e.
DEGREE_LIMIT = 100
# e to this power has about as many binary digits as a rational may have.
EXPONENT_LIMIT = 45000
_COMBINED_DEGREE_LIMIT = 1000
_RADICAND_BIT_LIMIT = 16384
# How many terms a product of two sums may have before those alike are joined.
PAIR_LIMIT = 128
_ONE = Fraction(1)


def multiply(left: Form, right: Form) -> Form:
    """Multiply two forms."""
    if left.rational is not None:
        return scale(right, left.rational)
    if right.rational is not None:
        return scale(left, right.rational)
    if len(left.terms) * len(right.terms) > PAIR_LIMIT:
        raise TooCostly(say("too-costly.product"))
    if any(total_held(product, left) for product, _ in right.terms):
        left, right = right, left
    parts: list[tuple[Product, Fraction]] = []
    for product, factor in left.terms:
        held = total_held(product, right)
        if held is None:
            parts += _times(product, factor, right).terms
        else:  # the sum on the right is a factor already: count it there, so that a quotient by it cancels
            total, content = held
            parts += scale(times_atom(product, total), within_limit(factor * content)).terms
    return collect(parts)


def times_atom(product: Product, atom: Atom) -> Form:
    """Multiply a product by a value that may be a factor of it."""
    return _combined(product, Product(atoms=((atom, _ONE),)))


def whole_power_of(form: Form, exponent: int) -> Form:
    """Raise a form to a whole exponent that is not negative."""
    if len(form.terms) == 1:
        product, factor = form.terms[0]
        return scale(_power_of_product(product, Fraction(exponent)), whole_power(factor, exponent))
    if exponent > BIT_LIMIT:
        raise TooLarge(say("too-large-a-value.exponent", most=BIT_LIMIT))
    result = constant(_ONE)
    while exponent:
        if exponent & 1:
            result = multiply(result, form)
        exponent >>= 1
        if exponent:
            form = multiply(form, form)
    return result


def positive_power(form: Form, exponent: Fraction) -> Form:
    """Raise a form that is known to be positive to a rational exponent."""
    if exponent.denominator == 1 and exponent >= 0:
        return whole_power_of(form, exponent.numerator)
    if len(form.terms) == 1:
        product, factor = form.terms[0]
        return multiply(_build([(factor, exponent)], None, {}), _power_of_product(product, exponent))
    if exponent.denominator == 1 and (inverse := _inverse_by_conjugate(form)) is not None:
        return whole_power_of(inverse, -exponent.numerator)
    total, content = primitive(form)
    return _build([(content, exponent)], None, {total: exponent})


def logarithm_of_rational(value: Fraction) -> Form:
    """Give the natural logarithm of a positive rational."""
    if value == 1:
        return ZERO
    base, exponent = power_within(value if value > 1 else 1 / value)
    product = Product(atoms=((Logarithm(constant(base)), _ONE),))
    return Form(((product, Fraction(exponent if value > 1 else -exponent)),))


def exponential(exponent: Form) -> Form:
    """Raise e to a form; a logarithm in the form comes out as the power of what it is the logarithm of."""
    return _build([], exponent, {})


def logarithm_taken(product: Product) -> Logarithm | None:
    """Give the logarithm that a product is, if it is nothing else."""
    match product:
        case Product(degree=1, exponent=None, atoms=((Logarithm() as logarithm, power),)) if power == 1:
            return logarithm
        case _:
            return None


def _times(product: Product, factor: Fraction, form: Form) -> Form:
    """Multiply one term by a form."""
    parts: list[tuple[Product, Fraction]] = []
    for other, other_factor in form.terms:
        by = within_limit(factor * other_factor)
        if product == UNIT or other == UNIT:
            parts.append((other if product == UNIT else product, by))
        else:
            parts += scale(_combined(product, other), by).terms
    return collect(parts)


def _combined(product: Product, other: Product) -> Form:
    atoms = dict(product.atoms)
    for atom, power in other.atoms:
        atoms[atom] = atoms.get(atom, Fraction(0)) + power
    exponents = [each.exponent for each in (product, other) if each.exponent is not None]
    exponent = add(*exponents) if len(exponents) == 2 else exponents[0] if exponents else None
    roots = [(each.radicand, Fraction(1, each.degree)) for each in (product, other) if each.degree > 1]
    return _build(roots, exponent, atoms)


def _power_of_product(product: Product, exponent: Fraction) -> Form:
    return _build(
        [(product.radicand, exponent / product.degree)],
        None if product.exponent is None else scale(product.exponent, exponent),
        {atom: power * exponent for atom, power in product.atoms},
    )


def _build(roots: list[tuple[Fraction, Fraction]], exponent: Form | None, atoms: dict[Atom, Fraction]) -> Form:
    """Multiply powers of positive rationals, a power of e and powers of atoms into one form."""
    factor, radicand, degree = _ONE, _ONE, 1
    beside: list[Form] = []  # what turns out to be no single term
    powers_of_e: list[tuple[Product, Fraction]] = []
    taken_out: list[tuple[Fraction, Fraction]] = []
    for product, times in exponent.terms if exponent is not None else ():
        taken = logarithm_taken(product)
        base = None if taken is None else taken.of.rational
        if taken is not None and base is None and times.denominator <= DEGREE_LIMIT:
            beside.append(positive_power(taken.of, times))
        elif base is not None:
            taken_out.append((base, times))
        else:
            powers_of_e.append((product, times))
    rest = Form(tuple(powers_of_e))  # what stays in the exponent of e
    for base, power in (_greater_than_one(*root) for root in roots + taken_out):
        whole = floor(power)
        part = power - whole
        factor = within_limit(factor * whole_power(base, whole))
        if part == 0 or base == 1:
            continue
        if (root := exact_root(base, part.denominator)) is not None:
            factor = within_limit(factor * whole_power(root, part.numerator))
        elif (joined := _joined(radicand, degree, base, part)) is not None:
            radicand, degree = joined
        else:
            rest = add(rest, scale(logarithm_of_rational(base), part))
    if degree > 1:
        outside, radicand, degree = reduced_radical(radicand, degree)
        factor = within_limit(factor * outside)
    powers: list[tuple[Atom, Fraction]] = []
    for atom, power in atoms.items():
        whole = floor(power) if isinstance(atom, Total) and power >= 1 else 0
        if whole:
            beside.append(whole_power_of(atom.of, whole))
        if power != whole:
            powers.append((atom, power - whole))
    if any(abs(power) > BIT_LIMIT for _, power in powers) or not _moderate(rest):
        raise TooLarge(say("too-large-a-value.irrational-power"))
    form = Form(((Product(radicand, degree, rest if rest.terms else None, tuple(powers)), factor),))
    for each in beside:
        form = multiply(form, each)
    return form


def _greater_than_one(base: Fraction, power: Fraction) -> tuple[Fraction, Fraction]:
    """Write a power that is to be carried as a power of e with the least base greater than 1."""
    if power.denominator <= DEGREE_LIMIT or base == 1:
        return base, power
    least, times = power_within(base if base > 1 else 1 / base)
    return least, power * (times if base > 1 else -times)


def _joined(radicand: Fraction, degree: int, base: Fraction, power: Fraction) -> tuple[Fraction, int] | None:
    """Multiply a radical by `base ^ power`, if both go under one root of moderate size."""
    if power.denominator > DEGREE_LIMIT:
        return None
    common = lcm(degree, power.denominator)
    times, base_times = common // degree, power.numerator * (common // power.denominator)
    if common > _COMBINED_DEGREE_LIMIT or _bits(radicand) * times + _bits(base) * base_times > _RADICAND_BIT_LIMIT:
        return None
    return radicand**times * base**base_times, common


def _moderate(exponent: Form) -> bool:
    """Tell whether e to this power is of a size that the limits allow."""
    rational = exponent.rational
    if rational is not None:
        return abs(rational) <= EXPONENT_LIMIT
    try:
        interval = enclose(exponent, 30)
    except TooCoarse:
        return True  # too near zero to tell, or left to the first use
    return interval.low >= -EXPONENT_LIMIT and interval.high <= EXPONENT_LIMIT


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _inverse_by_conjugate(form: Form) -> Form | None:
    """Give 1 / (a + b) = (a - b) / (a^2 - b^2) for two terms whose squares are rational, else nothing."""
    if len(form.terms) != 2 or any(each.degree > 2 or each.exponent or each.atoms for each, _ in form.terms):
        return None
    (first, by), (second, other) = form.terms
    norm = by * by * first.radicand - other * other * second.radicand
    return scale(Form(((first, by), (second, -other))), 1 / norm)
