"""Turn exact values and operations on them into exact values: rationals where they are rational, else `Irrational`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from indicrules.exact import functions
from indicrules.exact.algebra import exponential, multiply
from indicrules.exact.enclosure import enclose
from indicrules.exact.errors import CannotDecide, DivisionByZero, DomainError, ExactError
from indicrules.exact.form import Form, constant
from indicrules.exact.interval import TooCoarse
from indicrules.exact.limits import whole_power, within_limit
from indicrules.exact.number import cut_text, exact_text
from indicrules.exact.rounding import round_to
from indicrules.exact.sign import ladder, place, rational_of, sign
from indicrules.exact.sums import add, scale
from indicrules.text.sentence import say


class Irrational:
    """A value that no rule of cancelling makes rational; it compares and rounds certainly, or raises `CannotDecide`.

    Operators take whole numbers, fractions and irrational values on either side, except that a fraction to an
    irrational power needs `power`: the `**` of `Fraction` goes by way of floats.
    """

    __slots__ = ("form",)

    form: Form

    def __init__(self, form: Form) -> None:
        """Take a normal form that is not plainly rational; the functions of this module make them."""
        self.form = form

    def __add__(self, other: Real) -> Exact:
        """Add exactly."""
        return _apply(add, self, other)

    def __radd__(self, other: Real) -> Exact:
        """Add exactly."""
        return _apply(add, other, self)

    def __sub__(self, other: Real) -> Exact:
        """Subtract exactly."""
        return _apply(_subtract, self, other)

    def __rsub__(self, other: Real) -> Exact:
        """Subtract exactly."""
        return _apply(_subtract, other, self)

    def __mul__(self, other: Real) -> Exact:
        """Multiply exactly."""
        return _apply(multiply, self, other)

    def __rmul__(self, other: Real) -> Exact:
        """Multiply exactly."""
        return _apply(multiply, other, self)

    def __truediv__(self, other: Real) -> Exact:
        """Divide exactly; raise `DivisionByZero`."""
        return _apply(_divide, self, other)

    def __rtruediv__(self, other: Real) -> Exact:
        """Divide exactly; raise `DivisionByZero`."""
        return _apply(_divide, other, self)

    def __pow__(self, other: Real) -> Exact:
        """Raise to a power."""
        return _apply(functions.power_of, self, other)

    def __rpow__(self, other: Real) -> Exact:
        """Raise to a power."""
        return _apply(functions.power_of, other, self)

    def __neg__(self) -> Irrational:
        """Give the opposite."""
        return Irrational(scale(self.form, Fraction(-1)))

    def __pos__(self) -> Irrational:
        """Give the value itself."""
        return self

    def __abs__(self) -> Irrational:
        """Give the magnitude."""
        return -self if sign(self.form) < 0 else self

    def __eq__(self, other: object) -> bool:
        """Tell certainly whether two values are the same."""
        return _compare(self, other) == 0 if isinstance(other, (int, Fraction, Irrational)) else NotImplemented

    def __lt__(self, other: object) -> bool:
        """Compare certainly."""
        return _compare(self, other) < 0 if isinstance(other, (int, Fraction, Irrational)) else NotImplemented

    def __le__(self, other: object) -> bool:
        """Compare certainly."""
        return _compare(self, other) <= 0 if isinstance(other, (int, Fraction, Irrational)) else NotImplemented

    def __gt__(self, other: object) -> bool:
        """Compare certainly."""
        return _compare(self, other) > 0 if isinstance(other, (int, Fraction, Irrational)) else NotImplemented

    def __ge__(self, other: object) -> bool:
        """Compare certainly."""
        return _compare(self, other) >= 0 if isinstance(other, (int, Fraction, Irrational)) else NotImplemented

    def __bool__(self) -> bool:
        """Tell whether the value is not zero."""
        return sign(self.form) != 0

    def __hash__(self) -> int:
        """Hash by the value, so that two forms of it hash alike."""
        return hash(approximate(self))

    def __repr__(self) -> str:
        """Write the value cut short."""
        try:
            return f"<Irrational {cut_text(self)}>"
        except ExactError:
            return "<Irrational>"


# What operations take, and what they give: a whole number divided by another would be a float.
Real = int | Fraction | Irrational
Exact = Fraction | Irrational


def sqrt(value: Real) -> Exact:
    """Give the square root; raise `DomainError` for a negative value."""
    if value < 0:
        raise DomainError(say("not-defined.root", value=_shown(value)))
    return power(value, Fraction(1, 2))


def ln(value: Real) -> Exact:
    """Give the natural logarithm; raise `DomainError` for a value that is not positive."""
    if value <= 0:
        raise DomainError(say("not-defined.logarithm", value=_shown(value)))
    return _settled(functions.logarithm_of(_form(value)))


def exp(value: Real) -> Exact:
    """Give e to the power of `value`; raise `TooLarge` past about ±45000."""
    return _settled(exponential(_form(value)))


def erfc(value: Real) -> Exact:
    """Give the complementary error function; raise `TooLarge` past ±1000."""
    return _settled(functions.error_function_of(_form(value)))


def power(base: Real, exponent: Real) -> Exact:
    """Raise `base` to `exponent`; `0 ^ 0` is 1.

    Raise `DomainError` for a negative base under an exponent that is not whole, `DivisionByZero` for a negative power
    of zero, `TooLarge`, before it is computed, for a result past the limit of size.
    """
    if isinstance(base, Irrational) or isinstance(exponent, Irrational) or exponent.denominator != 1:
        if not isinstance(base, Irrational) and base < 0:
            raise DomainError(say("not-defined.power", base=_shown(base), exponent=_shown(exponent)))
        return _settled(functions.power_of(_form(base), _form(exponent)))
    if base == 0:
        if exponent < 0:
            raise DivisionByZero(say("division-by-zero.power"))
        return Fraction(0 if exponent else 1)
    return whole_power(Fraction(base), exponent.numerator)


def geometric_mean(values: Sequence[Real]) -> Exact:
    """Give the root of the product of all `values`, at least one and none negative."""
    if not values:
        raise DomainError(say("not-defined.no-mean"))
    product: Exact = Fraction(1)
    for value in values:
        if value < 0:
            raise DomainError(say("not-defined.mean", value=_shown(value)))
        product = product * value
        if isinstance(product, Fraction):
            within_limit(product)
    return power(product, Fraction(1, len(values)))


def floor_of(value: Real) -> int:
    """Give the greatest whole number not above `value`."""
    return place(_form(value))[0]


def ceil_of(value: Real) -> int:
    """Give the least whole number not below `value`."""
    return -place(_form(-value))[0]


def approximate(value: Real, places: int = 12) -> Fraction:
    """Give `value` rounded half-even to so many decimal places."""
    return round_to(value, Fraction(1, 10**places), "half_even")


def steps_below(value: Irrational, step: Fraction) -> tuple[int, bool]:
    """Give how many times `step` is in `value`, rounded down, and whether that makes up all of it."""
    return place(scale(value.form, 1 / step))


def steps_nearest(value: Irrational, step: Fraction) -> tuple[int, bool]:
    """Give the number of steps nearest to `value`, of two as near the greater, and whether there are two.

    Nothing is asked but on which side of half a step it lies: a value on a whole step needs no proof that it is.
    """
    return place(add(scale(value.form, 1 / step), constant(Fraction(1, 2))))


def leading_place(value: Real) -> int:
    """Give the power of ten of the first digit, or one less where the value is next to such a power."""
    form = _form(value if value > 0 else -value)
    for digits in ladder(form):
        try:
            low = enclose(form, digits).low
        except TooCoarse:
            continue
        if low > 0:
            return low.adjusted()
    raise CannotDecide(say("cannot-decide.zero", digits=digits))


def told(value: Irrational) -> Fraction:
    """Give `value` rounded down to as many of its leading digits as can be told for certain."""
    for digits in reversed(ladder(value.form)):
        try:
            return Fraction(enclose(value.form, digits).low)
        except TooCoarse:
            continue
    raise CannotDecide(say("cannot-decide.size"))


def _form(value: Real) -> Form:
    return value.form if isinstance(value, Irrational) else constant(Fraction(value))


def _settled(form: Form) -> Exact:
    rational = rational_of(form)
    return Irrational(form) if rational is None else rational


def _apply(operation: Callable[[Form, Form], Form], left: object, right: object) -> Exact:
    if isinstance(left, (int, Fraction, Irrational)) and isinstance(right, (int, Fraction, Irrational)):
        return _settled(operation(_form(left), _form(right)))
    unsupported: Exact = NotImplemented
    return unsupported


def _subtract(left: Form, right: Form) -> Form:
    return add(left, scale(right, Fraction(-1)))


def _divide(left: Form, right: Form) -> Form:
    return multiply(left, functions.inverse_of(right))


def _compare(left: Real, right: Real) -> int:
    return sign(_subtract(_form(left), _form(right)))


def _shown(value: Real) -> str:
    shown = cut_text(value) if isinstance(value, Irrational) else exact_text(value)
    return f"`{shown}`" if len(shown) <= 40 else f"`{shown[:40]}…`"
