"""Turn a positive rational and a degree into its exact root, or into a reduced radical."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import isqrt

SMALL_PRIMES = tuple(n for n in range(2, 100) if all(n % d for d in range(2, isqrt(n) + 1)))

_PRIMES = 8
_SHORT_BITS = 200


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """Give the rational whose power of `degree` is the positive `value`, if there is one."""
    over = _whole_root(value.numerator, degree)
    if over is None:
        return None
    under = _whole_root(value.denominator, degree)
    return None if under is None else Fraction(over, under)


def _whole_root(number: int, degree: int) -> int | None:
    if number == 1 or degree == 1:
        return number
    bits = number.bit_length()
    if degree >= bits:
        return None
    if degree == 2:
        root = isqrt(number)
        return root if root * root == number else None
    if bits > _SHORT_BITS and any(_leaves_no_root(number, degree, prime) for prime in primes_over(degree)):
        return None
    root, lower = 0, 1 << -(-bits // degree)
    while root == 0 or lower < root:  # Newton from above: the guesses fall until they reach the floor of the root
        root = lower
        lower = ((degree - 1) * root + number // root ** (degree - 1)) // degree
    return root if root**degree == number else None


def _leaves_no_root(number: int, degree: int, prime: int) -> bool:
    """Tell whether what a division by a prime leaves is no power of `degree`: then the whole number is none either."""
    left = number % prime
    return left != 0 and pow(left, (prime - 1) // degree, prime) != 1


@lru_cache(maxsize=1024)
def primes_over(degree: int) -> tuple[int, ...]:
    """Give some primes above 100, each 1 more than a multiple of the degree; most numbers are no powers by them."""
    found: list[int] = []
    number = degree * (100 // degree) + 1
    while len(found) < _PRIMES:
        number += degree
        if all(number % divisor for divisor in range(2, isqrt(number) + 1)):
            found.append(number)
    return tuple(found)


def power_within(value: Fraction) -> tuple[Fraction, int]:
    """Give a base and the exponent that make the positive `value`, the exponent as great as is cheaply found."""
    exponent = 1
    for prime in SMALL_PRIMES:
        while (base := exact_root(value, prime)) is not None and value != 1:
            value, exponent = base, exponent * prime
    return value, exponent


def reduced_radical(radicand: Fraction, degree: int) -> tuple[Fraction, Fraction, int]:
    """Give a factor, a radicand and the least degree that together equal the positive `radicand` under `degree`.

    Small primes leave the root as far as they can, and leave the denominator for the numerator.
    """
    for prime in _prime_factors(degree):
        while degree % prime == 0 and (root := exact_root(radicand, prime)) is not None:
            radicand, degree = root, degree // prime
    if degree == 1:
        return radicand, Fraction(1), 1
    factor = Fraction(1)
    over, under = radicand.numerator, radicand.denominator
    for prime in SMALL_PRIMES:
        over, inside, outside = _taken_out(over, prime, degree)
        factor *= prime**outside
        if not inside and under % prime == 0:
            under, inside, outside = _taken_out(under, prime, degree)
            factor /= prime**outside
            if inside:
                factor /= prime
                inside = degree - inside
        over *= prime**inside
    if degree == 2:
        factor, over, under = factor / under, over * under, 1
    return factor, Fraction(over, under), degree


def _taken_out(number: int, prime: int, degree: int) -> tuple[int, int, int]:
    """Give `number` without `prime`, how often that stays under a root of `degree`, and how often it comes out."""
    inside = outside = 0
    whole = prime**degree
    while number % whole == 0:
        number, outside = number // whole, outside + 1
    while number % prime == 0:
        number, inside = number // prime, inside + 1
    return number, inside, outside


def _prime_factors(number: int) -> Iterator[int]:
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            yield divisor
            while number % divisor == 0:
                number //= divisor
        divisor += 1
    if number > 1:
        yield number
