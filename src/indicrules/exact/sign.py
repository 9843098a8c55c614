"""Turn a form into its sign and its place among the whole numbers, certainly or not at all."""

from __future__ import annotations

from decimal import ROUND_FLOOR
from fractions import Fraction

from indicrules.exact.algebra import logarithm_taken, multiply, positive_power, times_atom
from indicrules.exact.enclosure import enclose
from indicrules.exact.errors import CannotDecide, ExactError, TooCostly, TooLarge
from indicrules.exact.form import Form, Logarithm, Total, constant
from indicrules.exact.interval import Interval, TooCoarse
from indicrules.exact.limits import whole_power
from indicrules.exact.logarithms import over_coprimes
from indicrules.exact.sums import add, scale, sum_of
from indicrules.text.sentence import say

_RUNGS = (30, 60, 120, 250, 500, 1000)
_EFFORT = 60_000_000
_DIVISOR_LIMIT = 64
_GUESS_DENOMINATOR = 10**12


def sign(form: Form) -> int:
    """Give -1, 0 or 1; raise `CannotDecide` where the last rung of digits leaves it open."""
    if len(form.terms) <= 1:  # a product is positive
        return 0 if not form.terms else 1 if form.terms[0][1] > 0 else -1
    found = _sign_at(form, _RUNGS[0])
    if found is not None:
        return found
    form = _without_divisors(form)
    if len(form.terms) <= 1:
        return sign(form)
    if len(form.terms) == 2 and (found := _sign_of_difference(form)) is not None:
        return found
    costly = None
    try:
        form = over_coprimes(form)
    except TooCostly as refused:
        costly = refused  # more digits may decide all the same
    if len(form.terms) <= 1:
        return sign(form)
    for digits in ladder(form):
        if (found := _sign_at(form, digits)) is not None:
            return found
    raise costly or _undecided(form, "cannot-decide.differ")


def place(form: Form) -> tuple[int, bool]:
    """Give the greatest whole number not above the value, and whether the value is that number."""
    rational = form.rational
    if rational is not None:
        return rational.numerator // rational.denominator, rational.denominator == 1
    for digits in ladder(form):
        interval = _interval_at(form, digits)
        if interval is None:
            continue
        if max(interval.low.adjusted(), interval.high.adjusted()) > digits:
            continue
        edge = int(interval.high.to_integral_value(ROUND_FLOOR))
        if edge < interval.low:
            return edge, False
        if edge - 1 <= interval.low:
            side = sign(add(form, constant(Fraction(-edge))))
            return (edge, side == 0) if side >= 0 else (edge - 1, False)
    raise _undecided(form, "cannot-decide.units")


def rational_of(form: Form) -> Fraction | None:
    """Give the value if it is rational, plainly or by what sums under and over a division come to."""
    rational = form.rational
    if rational is not None or not _may_cancel(form):
        return rational
    interval = _interval_at(form, _RUNGS[0])
    if interval is None or max(abs(interval.low.adjusted()), abs(interval.high.adjusted())) > _RUNGS[-1]:
        return None
    guess = Fraction(interval.low).limit_denominator(_GUESS_DENOMINATOR)
    if not interval.low <= guess <= interval.high:
        return None
    try:
        return guess if sign(add(form, constant(-guess))) == 0 else None
    except (CannotDecide, TooLarge):
        return None


def _may_cancel(form: Form) -> bool:
    logarithms = sum(logarithm_taken(product) is not None for product, _ in form.terms)
    divisor = _divisor(form)
    return logarithms > 2 or isinstance(divisor, Total) or (divisor is not None and len(form.terms) > 1)


def ladder(form: Form) -> tuple[int, ...]:
    """Give the numbers of digits to try in turn; a form of many parts stops before it takes long."""
    return tuple(digits for digits in _RUNGS if form.size * digits * digits <= _EFFORT)


def _undecided(form: Form, key: str) -> ExactError:
    """Give the error that says how many digits were tried; fewer than for others where the form has many parts."""
    digits = ladder(form)[-1]
    undecided = say(key, digits=digits)
    if digits < _RUNGS[-1]:
        return TooCostly(say("too-costly.undecided", undecided=undecided))
    return CannotDecide(undecided)


def _sign_at(form: Form, digits: int) -> int | None:
    interval = _interval_at(form, digits)
    return None if interval is None else 1 if interval.low > 0 else -1 if interval.high < 0 else None


def _interval_at(form: Form, digits: int) -> Interval | None:
    try:
        return enclose(form, digits)
    except TooCoarse:
        return None


def _without_divisors(form: Form) -> Form:
    """Multiply by the positive values that a form divides by, which leaves its sign as it is."""
    try:
        for _ in range(_DIVISOR_LIMIT):
            total = _divisor(form)
            if total is None:
                break
            form = sum_of(scale(times_atom(product, total), factor) for product, factor in form.terms)
    except TooLarge:
        pass  # the intervals may decide all the same
    return form


def _divisor(form: Form) -> Total | Logarithm | None:
    """Give a positive value that a form divides by: a sum, or the logarithm of a rational."""
    for product, _ in form.terms:
        for atom, power in product.atoms:
            if power < 0 and (isinstance(atom, Total) or (isinstance(atom, Logarithm) and power.denominator == 1)):
                return atom
    return None


def _sign_of_difference(form: Form) -> int | None:
    """Compare two products by their quotient, which decides where it is a root of a rational."""
    (first, by), (second, other) = form.terms
    if by * other > 0:
        return 1 if by > 0 else -1
    try:
        quotient = multiply(Form(((first, abs(by)),)), positive_power(Form(((second, abs(other)),)), Fraction(-1)))
        (product, factor), *more = quotient.terms
        if more or product.exponent is not None or product.atoms:
            return None
        power = whole_power(factor, product.degree) * product.radicand
    except TooLarge:
        return None
    side = (power > 1) - (power < 1)
    return side if by > 0 else -side
