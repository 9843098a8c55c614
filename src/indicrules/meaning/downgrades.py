"""What `downgrade` means: from the grade that was found so many grades down in file order, never below the last."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.meaning import core
from indicrules.meaning.build import ONE, ZERO, Build
from indicrules.meaning.core import Named, Node
from indicrules.meaning.limits import Fresh, Lower
from indicrules.model.rules import Band, Downgrade, Item
from indicrules.model.types import NUMBER
from indicrules.text.sentence import say

FOUND = "found"
"""The name of the part that is the place of the band that was found."""

_Bands = Sequence[tuple[Band, Node | None]]


def lowered(
    item: Item, bands: _Bands, lower: Lower, fresh: Fresh
) -> tuple[tuple[Named, ...], tuple[tuple[Band, Node | None], ...]]:
    """Give what is worked out before the grade is known, and the conditions of the grades by it.

    Bands of one name are one grade. Nothing is looked at where no grade is found.
    """
    if not item.downgrades or not bands:
        return (), tuple(bands)
    build = Build(item.span)
    found = Named(FOUND, fresh(), _place_of(bands, build))
    held = build.compare(build.local(found.number, NUMBER), ">=", build.number(0))
    downs = [Named("down", fresh(), _down(rule, held, lower, fresh)) for rule in item.downgrades]
    names = list(dict.fromkeys(band.name for band, _ in bands))
    ranks = [names.index(band.name) for band, _ in bands]
    parts = [_rank(found, ranks, build), *(build.local(each.number, NUMBER) for each in downs)]
    reached = build.fold("sum", parts)
    return (found, *downs), tuple(
        (band, held if rank == len(names) - 1 else build.logic(held, "and", _by(reached, rank, build)))
        for (band, _), rank in zip(bands, ranks, strict=True)
    )


def is_band(found: Named, place: int, build: Build) -> Node:
    """Ask whether the band at a place is the one that was found."""
    return build.compare(build.local(found.number, NUMBER), "=", build.number(place))


def _place_of(bands: _Bands, build: Build) -> Node:
    """Give the place of the first band that holds, -1 where none does."""
    rows: list[tuple[Node, Node]] = []
    for at, (_, condition) in enumerate(bands):
        if condition is None:
            return build.select(*rows, otherwise=build.number(at)) if rows else build.number(at)
        rows.append((condition, build.number(at)))
    return build.select(*rows, otherwise=build.number(-1))


def _down(rule: Downgrade, held: Node, lower: Lower, fresh: Fresh) -> Node:
    """Give how many grades a downgrade leads down."""
    build = Build(rule.span)
    when = held if rule.condition is None else build.logic(held, "and", lower(rule.condition))
    return build.select((when, _whole(rule, lower(rule.by), fresh)), otherwise=build.number(0))


def _whole(rule: Downgrade, by: Node, fresh: Fresh) -> Node:
    """Refuse a number of grades that is negative, or not whole."""
    if isinstance(by, core.Constant):
        return by
    build, written = Build(rule.by.span), rule.by.span.text
    number = fresh()
    value = build.local(number, NUMBER)
    refuse = core.Refuse(
        "not-a-whole-number",
        say("not-a-whole-number.grades", text=written),
        say("hint.write-if-meant", text=f"max(0, floor({written}))"),
        NUMBER,
        build.span,
    )
    part = build.compare(build.rounded(value, ONE, "floor"), "!=", value)
    wrong = build.logic(build.compare(value, "<", build.number(0)), "or", part)
    return core.Let(
        number, by, build.select((wrong, refuse), otherwise=build.known(value, low=ZERO)), NUMBER, build.span
    )


def _rank(found: Named, ranks: Sequence[int], build: Build) -> Node:
    """Give the place of the grade that was found among the grades."""
    value = build.local(found.number, NUMBER)
    if list(ranks) == list(range(len(ranks))):
        return value
    rows = [(is_band(found, at, build), build.number(rank)) for at, rank in enumerate(ranks)]
    return build.select(*rows[:-1], otherwise=rows[-1][1])


def _by(reached: Node, rank: int, build: Build) -> Node:
    return build.compare(reached, "<=", build.number(rank))
