"""What a way to round a score to cents is."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

ORDERS = ("w*a/t", "a/t*w")
"""How people write a score in proportion: weight times actual by target, or completion times weight."""


@dataclass(frozen=True)
class Row:
    """A weight, an actual and a target, the last two in hundredths, of which the score ends in exactly half a cent."""

    weight: int
    actual: int
    target: int

    @property
    def score(self) -> Fraction:
        """The exact score."""
        return Fraction(self.weight * self.actual, self.target)

    @property
    def cents(self) -> int:
        """The score in cents, halves up."""
        return (200 * self.weight * self.actual + self.target) // (2 * self.target)

    @property
    def texts(self) -> tuple[str, str, str]:
        """The three numbers as somebody types them."""
        return str(self.weight), typed(self.actual), typed(self.target)

    @property
    def floats(self) -> tuple[float, float, float]:
        """The three numbers as floats."""
        return float(self.weight), self.actual / 100, self.target / 100


@dataclass(frozen=True)
class Way:
    """One way: whose it is, what an author writes, and what works it out for rows in one order of the formula.

    `score` gives a number or text a row; it raises whatever where it cannot, and is left out.
    """

    of: str
    written: str
    score: Callable[[list[Row], str], list[Any]]
    version: Callable[[], str]


def typed(hundredths: int) -> str:
    """Write hundredths as somebody types them, without needless zeros."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".")


def each(of_floats: Callable[[float], Any]) -> Callable[[list[Row], str], list[Any]]:
    """Give the way that rounds the float of each row's score."""
    return lambda rows, order: [of_floats(x) for x in scores(rows, order)]


def scores(rows: list[Row], order: str) -> list[float]:
    """Give the scores as floats, in one of the orders."""
    if order == ORDERS[0]:
        return [w * a / t for w, a, t in (row.floats for row in rows)]
    return [a / t * w for w, a, t in (row.floats for row in rows)]


def installed(package: str) -> Callable[[], str]:
    """Give what tells the version of a package."""

    def version() -> str:
        from importlib.metadata import version as of

        return of(package)

    return version
