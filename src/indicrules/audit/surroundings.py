"""Gather what stands around a published score: the item's other claims, other lines, and other budgets in the data."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.bench import Bench, points
from indicrules.audit.causes.around import Around
from indicrules.audit.facts import Facts, number
from indicrules.audit.figure import Figure, in_units
from indicrules.audit.matching import Held
from indicrules.files.claim import What
from indicrules.model import expression as ex
from indicrules.model import rules
from indicrules.model.types import NumberType
from indicrules.model.walk import within

_INITIAL = ("年初", "initial")


def around(bench: Bench, held: Held, facts: Facts, rule: rules.Item) -> Around:
    """Give what is published beside the score of an item by the same person, and what the data have beside its own."""
    by = held.claim.by
    weight = bench.figure(by, rule.name, "weight")
    before = bench.before.get((rule.name, held.claim.what))
    return Around(
        completion=completion_of(bench.figure(by, rule.name, "completion"), facts.completion),
        actual=_measured(bench, facts, rule, by, "actual"),
        target=_measured(bench, facts, rule, by, "target"),
        weight=None if weight is None else points(weight, rule),
        equal=_equal(bench, rule),
        initial=_initial(bench, rule),
        lines=lines(bench, held),
        before=before.figure.value if before is not None and before.figure is not None else None,
    )


def completion_of(figure: Figure | None, completion: Fraction | None) -> Fraction | None:
    """Give a published completion as a share: a bare number is in percent, unless it is the share to its digits."""
    if figure is None:
        return None
    return figure.value if is_share(figure, completion) else figure.value / 100


def is_share(figure: Figure, completion: Fraction | None) -> bool:
    """Tell whether a published completion is written with a percent sign, or as a share that agrees."""
    if figure.percent != 1:
        return True
    return completion is not None and figure.places > 0 and abs(figure.value - completion) < figure.step


def _measured(bench: Bench, facts: Facts, rule: rules.Item, by: str, what: What) -> Fraction | None:
    figure = bench.figure(by, rule.name, what)
    if figure is None or facts.actual is None:
        return None
    return in_units(figure, bench.card.model.units, bench.card[rule.name]._unit, share=facts.share)


def _equal(bench: Bench, rule: rules.Item) -> tuple[Fraction, int] | None:
    """Give the weight of the group and the number of its members, where they do not share it equally."""
    parent = bench.card.model.around(rule)
    if parent.full is None or len(parent.members) < 2 or rule.weight == parent.full / len(parent.members):
        return None
    return parent.full, len(parent.members)


def _initial(bench: Bench, rule: rules.Item) -> tuple[Fraction, str] | None:
    """Give what a quotient of two inputs comes to with the initial budget below, where the data have one."""
    pair = None if rule.actual is None else next(_quotients(rule.actual), None)
    if pair is None:
        return None
    over, under = pair
    actuals = bench.card.actuals
    for each in bench.card.model.inputs.values():
        named = f"{each.name} {each.title or ''}"
        if each.name in (over.name, under.name) or not any(word in named for word in _INITIAL):
            continue
        above, below = actuals.get(over.name), actuals.get(each.name)
        if isinstance(above, Fraction) and isinstance(below, Fraction) and below > 0 and each.type == under.type:
            scale = under.type.scale if isinstance(under.type, NumberType) else Fraction(1)
            return above / below, f"{number(above / scale)} / {number(below / scale)}"
    return None


def _quotients(actual: ex.Expression) -> Iterator[tuple[ex.InputValue, ex.InputValue]]:
    """Give the quotients of two inputs inside an actual."""
    for node in within(actual):
        match node:
            case ex.Arithmetic(operator="/", left=ex.InputValue() as over, right=ex.InputValue() as under):
                yield over, under
            case _:
                pass


def lines(bench: Bench, held: Held) -> tuple[tuple[str, Fraction], ...]:
    """Give what the same person published of other items, of the same kind."""
    return tuple(
        (each.of, each.figure.value)
        for each in bench.held
        if each.claim.by == held.claim.by and each.claim.what == held.claim.what and each.of != held.of
        if each.of is not None and each.figure is not None and each.figure.kind == "number"
    )
