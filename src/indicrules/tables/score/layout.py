"""Turn a model into the columns of its results: which there are, and with how many places."""

from __future__ import annotations

from fractions import Fraction

import attrs

from indicrules.meaning.facts import facts_of
from indicrules.model.rules import Item, Model

UNROUNDED_PLACES = 12
MICRO = 6
SHORT, LONG = 18, 38  # the digits of decimals that a word of 64 bits holds, and that Arrow's decimals have
_MOST_PLACES = 18


@attrs.frozen
class Layout:
    """The items in the order of their columns, the ruleset last, and the texts of `because`.

    `needed` are the places that any score of an item has, None where they have no end or it is not rounded; `places`
    are those of its column.
    """

    model: Model
    items: tuple[Item, ...]
    needed: tuple[int | None, ...]
    clauses: tuple[str, ...]
    places: tuple[int, ...] = attrs.field(init=False)
    _digits: tuple[int, ...] = attrs.field(init=False)

    @places.default
    def _places_of_all(self) -> tuple[int, ...]:
        return tuple(UNROUNDED_PLACES if each is None else each for each in self.needed)

    @_digits.default
    def _digits_of_all(self) -> tuple[int, ...]:
        return tuple(_digits(item, places) for item, places in zip(self.items, self.places, strict=True))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the score columns; the total's is `total`."""
        return (*self.model.items, "total")

    def precision(self, at: int) -> int:
        """Give how many digits the column of an item's scores has.

        Short ones have so few that their millionths also fit a word, which is how they travel to Spark.
        """
        return self._digits[at]

    def short(self, at: int) -> bool:
        """Tell whether the units of an item's scores are whole numbers that float64 holds."""
        item = self.items[at]
        return item.ceiling is not None and item.ceiling * 10 ** self.places[at] < 2**53

    def whole(self, at: int) -> bool:
        """Tell whether any score of an item is a whole number of its places."""
        return self.needed[at] is not None

    @property
    def order(self) -> tuple[int, ...]:
        """The indices of the items in the order in which they are scored."""
        index = {item.name: at for at, item in enumerate(self.items[:-1])}
        return (*(index[name] for name in self.model.order), len(self.items) - 1)


def layout(model: Model) -> Layout:
    """Give the columns of a model's results."""
    items = (*model.items.values(), model.root)
    texts = [rule.because for item in items for rule in item.adjustments]
    texts += [rule.because for item in items for rule in item.limits]
    clauses = dict.fromkeys(text for text in texts if text is not None)
    facts = facts_of(model)
    grids = tuple(None if item.round_score is None else facts.of_any_start(item).grid for item in items)
    return Layout(model, items, tuple(map(_needed, grids)), tuple(clauses))


def _digits(item: Item, places: int) -> int:
    return SHORT if item.ceiling is not None and item.ceiling * 10 ** max(places, MICRO) < 10**SHORT else LONG


def _needed(grid: Fraction | None) -> int | None:
    """Give how many places multiples of a number have; None where there is no such number, or no places are enough."""
    for places in range(_MOST_PLACES + 1):
        if grid is not None and 10**places % grid.denominator == 0:
            return places
    return None
