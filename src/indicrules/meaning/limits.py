"""What each kind of limit makes of a score and of its rounding, and which limits act as one in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from indicrules.exact.rounding import is_multiple
from indicrules.meaning import core
from indicrules.meaning.build import Build
from indicrules.meaning.core import Named, Node, Step
from indicrules.model.expression import Expression
from indicrules.model.rules import Limit
from indicrules.model.types import NUMBER, TRUTH
from indicrules.syntax.tree import LimitKind
from indicrules.text.sentence import say

Lower = Callable[[Expression], Node]
Fresh = Callable[[], int]

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
        "floor": Holding("greatest", ">", "floored"),
    }
)


def runs(limits: Iterable[_Limit], kind: Callable[[_Limit], str]) -> list[tuple[_Limit, ...]]:
    """Part limits into those of one kind in a row: of these the last that binds takes what all of them took."""
    return [tuple(run) for _, run in groupby(limits, kind)]


def limit_step(limit: Limit, full: Fraction | None, before: int, lower: Lower, fresh: Fresh) -> Step:
    """Give the step that holds the score to a limit; `full` is the full mark."""
    build = Build(limit.span)
    points = lower(limit.points)
    if full is not None and LIMITS[limit.kind].fold == "greatest":
        points = _within(full, limit, points, fresh)
    named = Named("limit", fresh(), points)
    value = build.fold(LIMITS[limit.kind].fold, [build.running(before), build.local(named.number, NUMBER)])
    when = lower(limit.condition) if limit.condition is not None else None
    return Step(limit.kind, value, limit, when, (named,))


def _within(full: Fraction, limit: Limit, points: Node, fresh: Fresh) -> Node:
    """Refuse what would lift a score past the full mark."""
    build, written = Build(limit.points.span), limit.points.span.text
    if isinstance(points, core.Constant) and isinstance(points.value, Fraction) and points.value <= full:
        return points
    refuse = core.Refuse(
        "above-full-mark",
        say("above-full-mark.came-out", text=written, kind=limit.kind),
        say("hint.write-if-meant", text=f"min({written}, full)"),
        points.type,
        build.span,
    )
    number = fresh()
    value = build.local(number, points.type)
    above = build.above(value, full)
    checked = build.select((above, refuse), otherwise=build.known(value, high=full))
    return core.Let(number, points, checked, points.type, build.span)


def held_again(build: Build, rounded: Node, at: int, step: Step) -> tuple[str, Node]:
    """Hold to a limit what a rounding made of the score; give a name for that."""
    holding = _holding(step)
    held = build.fold(holding.fold, [rounded, build.local(step.named[0].number, NUMBER)])
    return holding.part, build.select((core.Held(at, TRUTH, build.span), held), otherwise=rounded)


def _holding(step: Step) -> Holding:
    assert isinstance(step.clause, Limit)
    return LIMITS[step.clause.kind]


def crossed(steps: list[Step], limits: list[int], step: Fraction) -> list[int]:
    """Give the limits that a rounding might cross: those that are no multiples of its step.

    Where some of them lift and others lower, all are held to again in their order, or one would undo the other.
    """
    odd = [at for at in limits if not _is_on(steps[at].named[0].value, step)]
    return limits if odd and len({steps[at].role for at in limits}) > 1 else odd


def _is_on(limit: Node, step: Fraction) -> bool:
    known = limit.value if isinstance(limit, core.Constant) else None
    return isinstance(known, Fraction) and is_multiple(known, step)


def is_beyond(
    build: Build, mark: Fraction, sign: Literal[">", ">="], loose: int, steps: list[Step], limits: list[int]
) -> Node:
    """Ask whether a score before rounding lies beyond a mark by its formula, and no limit took it from there.

    One that a limit lifted to the mark is held to that limit again, whatever its rounding.
    """
    found: Node = build.compare(build.running(loose), sign, build.number(mark))
    for at in limits:
        if _holding(steps[at]).fold == "least":
            held, limit = core.Held(at, TRUTH, build.span), build.local(steps[at].named[0].number, NUMBER)
            over = build.compare(limit, sign, build.number(mark))
            free = build.logic(core.Not(held, TRUTH, build.span), "or", over)
            found = build.logic(found, "and", free)
    return found
