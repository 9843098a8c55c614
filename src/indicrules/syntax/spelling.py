"""Turn a misspelt word into the known word that was most likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that is few enough slips of the pen away; None where there is none."""
    if len(word) > 24:
        return None
    best: str | None = None
    least = _allowance(word) + 1
    for candidate in known:
        if abs(len(candidate) - len(word)) < least and candidate.isascii() == word.isascii():
            away = distance(word, candidate)
            if away < least and set(word) & set(candidate):
                best, least = candidate, away
    return best


def _allowance(word: str) -> int:
    if not word.isascii():
        return 1
    return 1 if len(word) < 5 else 2


def distance(left: str, right: str) -> int:
    """Count the letters to add, drop, change, or swap with their neighbour, to turn `left` into `right`."""
    rows = [list(range(len(right) + 1))]
    for row, one in enumerate(left, 1):
        line = [row]
        for column, other in enumerate(right, 1):
            cost = min(rows[-1][column] + 1, line[-1] + 1, rows[-1][column - 1] + (one != other))
            if row > 1 and column > 1 and one == right[column - 2] and left[row - 2] == other:
                cost = min(cost, rows[-2][column - 2] + 1)
            line.append(cost)
        rows.append(line)
    return rows[-1][-1]
