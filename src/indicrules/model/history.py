"""Turn the rows of dated params into what an expression over params comes to in each stretch of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from indicrules.model import expression as ex
from indicrules.model.constants import literal

Turn = int | datetime.date
"""A year or a day from which on something holds."""

History = tuple[tuple[Turn, Fraction], ...]
"""The values of a param, each with its turn, in ascending order."""


def history(rows: Sequence[Turn], found: Sequence[ex.Expression], histories: Mapping[str, History]) -> History:
    """Give the values of a param that is `found`, once or a row each; empty where it never changes.

    `histories` are those of the params that it may read.
    """
    names = _names(found, histories)
    values: list[tuple[Turn, Fraction]] = []
    for turn in _turns(names, histories, rows):
        begun = sum(_by(since, turn) for since in rows)
        value = literal(found[max(0, begun - 1)], _at(turn, names, histories)) if begun or not rows else None
        if value is not None:
            values.append((turn, value))
    return tuple(values)


def other_values(expression: ex.Expression, histories: Mapping[str, History]) -> Iterator[Fraction]:
    """Give what an expression over params comes to in every stretch of time in which it may differ."""
    names = _names((expression,), histories)
    for turn in _turns(names, histories):
        value = literal(expression, _at(turn, names, histories))
        if value is not None:
            yield value


def _turns(names: frozenset[str], histories: Mapping[str, History], rows: Sequence[Turn] = ()) -> list[Turn]:
    turns = {since for name in names for since, _ in histories[name]} | set(rows)
    return sorted(turns, key=lambda turn: (isinstance(turn, datetime.date), str(turn)))


def _by(since: Turn, turn: Turn) -> bool:
    return type(since) is type(turn) and since <= turn  # type: ignore[operator]  # both of one type


def _at(turn: Turn, names: frozenset[str], histories: Mapping[str, History]) -> dict[str, Fraction]:
    """Give the values of params in a period; those that have none yet stay as they are."""
    return {name: value for name in names for since, value in histories[name] if _by(since, turn)}


def _names(expressions: Sequence[ex.Expression], histories: Mapping[str, History]) -> frozenset[str]:
    """Give the params in expressions that have a history."""
    found: set[str] = set()
    waiting = list(expressions)
    while waiting:
        each = waiting.pop()
        if isinstance(each, ex.Constant):
            if each.name is not None and each.name in histories:
                found.add(each.name)
        else:
            waiting += ex.parts(each)
    return frozenset(found)
