"""Turn the ledgers of a scorecard into what each line took from the total: together, exactly what the total lost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.lines import Line
from indicrules.card.scorecard import Scorecard
from indicrules.text.classes import frozen


@frozen
class Taken:
    """A line of the ledger of `item`, None of the ruleset: which it is there, and its points of the total."""

    item: str | None
    number: int
    line: Line
    points: Fraction


def taken(card: Scorecard) -> tuple[Taken, ...]:
    """Give the lines at the bottom of all ledgers, in the order of these.

    What a group lost is what its own ledger says, and so down to its indicators; each line counts as much as the points
    of its group do in the group around it, so their sum is full mark − total. None where there is no total, or no full
    mark.
    """
    return tuple(_taken(card, None, card.ledger, Fraction(1)))


def _taken(card: Scorecard, item: str | None, ledger: tuple[Line, ...], worth: Fraction) -> Iterator[Taken]:
    for number, line in enumerate(ledger):
        points = Fraction(line.points) * worth
        inner = card[line.subject] if line.kind == "item" and line.subject is not None else None
        lost = Fraction(inner.lost or 0) if inner is not None else Fraction(0)
        if inner is not None and lost and inner.ledger:
            yield from _taken(card, inner.name, inner.ledger, points / lost)
        else:
            yield Taken(item, number, line, points)
