"""Turn a model into the columns of its results: which there are, and with how many places."""

from __future__ import annotations

from fractions import Fraction

import attrs

from indicrules.model.constants import literal
from indicrules.model.rules import Item, Model

UNROUNDED_PLACES = 12
MICRO = 6
SHORT, LONG = 18, 38  # the digits of decimals that a word of 64 bits holds, and that Arrow's decimals have
_MOST_PLACES = 18


@attrs.frozen
class Layout:
    """The items in the order of their columns, the ruleset last; the places of each; the texts of `because`."""

    model: Model
    items: tuple[Item, ...]
    places: tuple[int, ...]
    clauses: tuple[str, ...]
    _digits: tuple[int, ...] = attrs.field(init=False)

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
        item = self.items[at]
        return item.round_score is not None and None not in map(_decimal_places, _ends(item)) and _fixed(item)

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
    return Layout(model, items, tuple(_places(item) for item in items), tuple(clauses))


def _digits(item: Item, places: int) -> int:
    return SHORT if item.ceiling is not None and item.ceiling * 10 ** max(places, MICRO) < 10**SHORT else LONG


def _places(item: Item) -> int:
    """Give as many places as any score of the item has: its step's, and those of a limit that may stand in for it."""
    if item.round_score is None or not _fixed(item):
        return UNROUNDED_PLACES
    found = [_decimal_places(end) for end in _ends(item)]
    return max((each for each in found if each is not None), default=0) if None not in found else UNROUNDED_PLACES


def _fixed(item: Item) -> bool:
    """Tell whether the points of all limits are written down."""
    return all(literal(limit.points) is not None for limit in item.limits)


def _ends(item: Item) -> list[Fraction]:
    """Give the numbers of which a rounded score is a multiple, or which may stand in for it."""
    step = item.round_score.step if item.round_score is not None else None
    ends = [step, item.ceiling, item.full, *(literal(limit.points) for limit in item.limits)]
    return [end for end in ends if end is not None]


def _decimal_places(value: Fraction) -> int | None:
    for places in range(_MOST_PLACES + 1):
        if 10**places % value.denominator == 0:
            return places
    return None
