"""What each kind of limit makes of a score, and which limits act as one in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from indicrules.syntax.tree import LimitKind

_Limit = TypeVar("_Limit")


class Holding(NamedTuple):
    """How a limit holds a score: to the `fold` of both, which where it binds is `moved` against what was there before.

    `part` is the name of what it leaves of a rounding.
    """

    fold: Literal["least", "greatest"]
    moved: Literal["<", ">"]
    part: str


LIMITS: Mapping[LimitKind, Holding] = MappingProxyType(
    {
        "cap": Holding("least", "<", "capped"),
    }
)


def runs(limits: Iterable[_Limit], kind: Callable[[_Limit], str]) -> list[tuple[_Limit, ...]]:
    """Part limits into those of one kind in a row: of these the last that binds takes what all of them took."""
    return [tuple(run) for _, run in groupby(limits, kind)]
