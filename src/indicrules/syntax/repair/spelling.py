"""Turn a misspelt word into the known word that was most likely meant."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 24  # letters of a word that is looked for


class Patience:
    """How many pairs of words may yet be compared letter by letter."""

    def __init__(self, pairs: int) -> None:
        """Take the number of pairs."""
        self.pairs = pairs


def nearest(word: str, known: Iterable[str], patience: Patience | None = None) -> str | None:
    """Give the known word that is few enough slips of the pen away; None where there is none, or patience is at an end.

    >>> nearest("wieght", ("height", "weight")), nearest("wieght", ("total",))
    ('weight', None)
    """
    if len(word) > LONGEST or (patience is not None and patience.pairs <= 0):
        return None
    best: str | None = None
    least = _allowance(word) + 1
    letters, size, plain = set(word), len(word), word.isascii()
    for candidate in known:
        if abs(len(candidate) - size) >= least or candidate.isascii() is not plain:
            continue
        others = set(candidate)
        if letters.isdisjoint(others) or len(letters ^ others) > 2 * (least - 1):
            continue  # a slip changes at most two letters of those that stand in a word
        if patience is not None:
            patience.pairs -= 1
            if patience.pairs < 0:
                return best
        away = distance(word, candidate, least)
        if away < least:
            best, least = candidate, away
    return best


def _allowance(word: str) -> int:
    if not word.isascii():
        return 1
    return 1 if len(word) < 5 else 2


def distance(left: str, right: str, enough: int = LONGEST * 2) -> int:
    """Count the letters to add, drop, change, or swap with their neighbour, to turn `left` into `right`.

    Stop counting where it is certain to be `enough` or more.
    """
    before, line = list[int](), list(range(len(right) + 1))
    for row, one in enumerate(left, 1):
        earlier, before, line = before, line, [row]
        for column, other in enumerate(right, 1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (one != other))
            if row > 1 and column > 1 and one == right[column - 2] and left[row - 2] == other:
                cost = min(cost, earlier[column - 2] + 1)
            line.append(cost)
        if min(line) >= enough and min(before) >= enough:
            return enough
    return line[-1]
