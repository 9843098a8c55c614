"""Turn an exact value into its normal form: a sum of rational multiples of products of irrational factors.

Equal forms are equal values; the converse holds for products of roots and powers, and otherwise as far as the
rules of `algebra` reach. A form says what a value is, never how much: `enclosure` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from indicrules.exact.errors import TooCostly
from indicrules.text.sentence import say

# How many parts a form may have, an erfc counting for as many as it takes time.
SIZE_LIMIT = 500
_ERFC_SIZE = 10
DEPTH_LIMIT = 24


@attrs.frozen(cache_hash=True)
class Form:
    """The sum of its terms, each a product and the rational it is multiplied by; of no terms, zero."""

    # INVARIANT: the products differ, no factor is 0.
    terms: tuple[tuple[Product, Fraction], ...] = attrs.field(eq=frozenset)
    size: int = attrs.field(init=False, eq=False, repr=False)
    depth: int = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a form so large that deciding on it would take long."""
        inner = [form for product, _ in self.terms for form in product.forms()]
        erfc = sum(isinstance(atom, ErrorFunction) for product, _ in self.terms for atom, _ in product.atoms)
        size = len(self.terms) + _ERFC_SIZE * erfc + sum(form.size for form in inner)
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "depth", 1 + max((form.depth for form in inner), default=0))
        if self.size > SIZE_LIMIT or self.depth > DEPTH_LIMIT:
            raise TooCostly(say("too-costly.parts"))

    @property
    def rational(self) -> Fraction | None:
        """The value, if it is plainly rational."""
        if not self.terms:
            return Fraction(0)
        if len(self.terms) == 1 and self.terms[0][0] == UNIT:
            return self.terms[0][1]
        return None


@attrs.frozen(cache_hash=True)
class Logarithm:
    """The natural logarithm of a value greater than 1."""

    of: Form


@attrs.frozen(cache_hash=True)
class ErrorFunction:
    """The complementary error function of a positive value."""

    of: Form


@attrs.frozen(cache_hash=True)
class Total:
    """A positive sum of several terms whose rational factors have no common divisor."""

    of: Form


Atom = Logarithm | ErrorFunction | Total


@attrs.frozen(cache_hash=True)
class Product:
    """A positive value: a root of a positive rational, times a power of e, times rational powers of atoms."""

    radicand: Fraction = Fraction(1)
    degree: int = 1  # INVARIANT: the least, 1 if and only if the radicand is 1
    exponent: Form | None = None  # of e; None for 0
    atoms: tuple[tuple[Atom, Fraction], ...] = attrs.field(default=(), eq=frozenset)

    def forms(self) -> Iterable[Form]:
        """Give the forms that stand inside."""
        if self.exponent is not None:
            yield self.exponent
        for atom, _ in self.atoms:
            yield atom.of


UNIT = Product()
ZERO = Form(())


def constant(value: Fraction) -> Form:
    """Give the form of a rational."""
    return Form(((UNIT, value),)) if value else ZERO
