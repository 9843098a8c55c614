"""Try on a published subtotal or total other sums: of what was published, without a line, of other roundings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.bench import Bench, is_sum
from indicrules.audit.causes.made import places_said, settled
from indicrules.audit.causes.rounding import roundings
from indicrules.audit.causes.tools import tools
from indicrules.audit.facts import number, sum_text
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.number import published
from indicrules.exact.rounding import round_to
from indicrules.model import rules
from indicrules.model.rules import Rounding
from indicrules.text.classes import evolve
from indicrules.text.sentence import Sentence, say

_PLACES = (2, 1, 0)
_Term = tuple[str, Fraction]


def causes_of_sum(
    bench: Bench, by: str, rule: rules.Item, exact: Fraction | None, rounding: Rounding | None, value: Fraction,
    figure: Figure,
) -> tuple[Cause, ...]:  # fmt: skip
    """Give the sums that come to a published total, which is not `value`, the most ordinary first."""
    return tuple(_tried(bench, by, rule, exact, rounding, value, figure))


def _tried(
    bench: Bench, by: str, rule: rules.Item, exact: Fraction | None, rounding: Rounding | None, value: Fraction,
    figure: Figure,
) -> Iterator[Cause]:  # fmt: skip
    rounded = tuple(roundings(exact, value, figure))
    yield from rounded
    figure = evolve(figure, explained=bool(rounded))
    if is_sum(rule):
        card = bench.card
        told = [(name, bench.published(by, card.model.items[name])) for name in rule.members]
        claimed: list[_Term] = [(name, each) for name, each in told if each is not None]
        points = ((name, card[name].points) for name in rule.members)
        own: list[_Term] = [(name, Fraction(each)) for name, each in points if each is not None]
        whole = len(claimed) == len(told)
        if whole:
            said = say("audit.cause.sum-of-published")
            yield from _sum("sum-of-published", said, claimed, rounding, value, figure)
        yield from _others(own, bench, rule, rounding, value, figure)
        yield from _parts(claimed if whole else own, rounding, value, figure)
    yield from tools(exact, None, figure)


def _others(
    own: list[_Term], bench: Bench, rule: rules.Item, rounding: Rounding | None, value: Fraction, figure: Figure
) -> Iterator[Cause]:
    """Try the sum of members that are not rounded, rounded to other places, or not bounded by the full mark."""
    exact: list[_Term] = []
    for name, _ in own:
        member, found = bench.card.model.items[name], bench.facts(bench.card[name]).exact
        if found is not None and member.out_of is None:  # another scale is not added
            exact.append((name, found))
    if len(exact) == len(own):
        yield from _sum("sum-of-unrounded", say("audit.cause.sum-of-unrounded"), exact, rounding, value, figure)
    for places in _PLACES:
        rounded = [(name, round_to(each, Fraction(1, 10**places), "half_up")) for name, each in exact]
        if rounded != own and rounded != exact:
            said = say("audit.cause.sum-of-rounded", places=places_said(places))
            yield from _sum("sum-of-rounded", said, rounded, rounding, value, figure)
    if rule.full is not None and sum(each for _, each in own) > rule.full:
        yield from _sum(
            "cap-broken", say("audit.cause.cap-broken", full=number(rule.full)), own, rounding, value, figure
        )


def _parts(terms: list[_Term], rounding: Rounding | None, value: Fraction, figure: Figure) -> Iterator[Cause]:
    """Try the sum without one of its terms, and with one twice."""
    for at, (name, points) in enumerate(terms):
        if not points:
            continue
        rest = [*terms[:at], *terms[at + 1 :]]
        said = say("audit.cause.without-line", name=name)
        yield from _sum("without-line", said, rest, rounding, value, figure)
        said = say("audit.cause.line-twice", name=name)
        yield from _sum("line-twice", said, [*terms, (name, points)], rounding, value, figure)


def _sum(
    code: str, said: Sentence, terms: list[_Term], rounding: Rounding | None, value: Fraction, figure: Figure
) -> Iterator[Cause]:
    total = sum((each for _, each in terms), Fraction(0))
    found = settled(total, rounding, figure)
    if total == value or found != figure.value:
        return
    arrow = "" if found == total else f" → {number(found)}"
    yield Cause(code, said, published(found), f"{sum_text([each for _, each in terms])} = {number(total)}{arrow}")
