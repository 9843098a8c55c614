"""Turn a scorecard into the steps from its full mark down to its total, an indicator or a clause each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from indicrules.card.arithmetic import alone
from indicrules.explain.losing import reason
from indicrules.explain.telling import Whole
from indicrules.report.taken import Taken, taken
from indicrules.report.words import say
from indicrules.text.classes import frozen

_MOST = 12  # steps that are shown; what is least of more is added up


@frozen
class Step:
    """A step down, or up: what took the points, how many as a number and in print, and how many are left then.

    `name` is that of the item that lost them, None where it is the ruleset's own clause or several items.
    """

    label: str
    name: str | None
    points: Fraction
    shown: str
    left: Fraction
    left_shown: str


@frozen
class Falling:
    """The steps from the full mark to the total, both as numbers and in print."""

    full: Fraction
    full_shown: str
    steps: tuple[Step, ...]
    total: Fraction
    total_shown: str


def falling(whole: Whole) -> Falling | None:
    """Give the steps; None where there is no total, or no full mark."""
    card, root = whole.card, whole.root
    if card.total is None or card.full is None:
        return None
    full, total = Fraction(card.full), Fraction(card.total)
    found = _merged(tuple(_by_item(whole)), whole)
    steps, left, pen = [], full, root.pen
    for label, name, points in found:
        left -= points
        steps.append(Step(label, name, points, alone(pen.score(points)), left, alone(pen.score(left))))
    return Falling(full, alone(pen.number(full)), tuple(steps), total, alone(pen.score(total)))


def signed(shown: str) -> str:
    """Write what was lost as what it changed.

    >>> signed("11.16"), signed("≈0.5"), signed("−2")
    ('−11.16', '≈−0.5', '+2')
    """
    near, digits = ("≈", shown[1:]) if shown.startswith("≈") else ("", shown)
    return f"{near}+{digits[1:]}" if digits.startswith("−") else f"{near}−{digits}"


def _by_item(whole: Whole) -> Iterator[tuple[str, str | None, Fraction]]:
    """Add up the lines of each indicator; the clauses of groups and of the ruleset stand for themselves."""
    for _, lines in groupby(enumerate(taken(whole.card)), lambda each: _together(whole, *each)):
        run = [each for _, each in lines]
        first, points = run[0], sum((each.points for each in run), Fraction(0))
        if points:
            yield _label(whole, first), first.item or first.line.subject, points


def _together(whole: Whole, number: int, each: Taken) -> str | int:
    own = each.item
    return own if own is not None and whole.card[own].kind == "indicator" else number


def _label(whole: Whole, first: Taken) -> str:
    item = whole.card[first.item] if first.item is not None else None
    if item is not None and item.kind == "indicator":
        return item.title or item.name
    if first.line.kind == "item" and first.line.subject is not None:
        known = whole.card[first.line.subject]
        return known.title or known.name
    told = reason(whole.root if item is None else whole.of(item.name), first.line)
    return told if item is None else say("of_group", whole.words.language, group=item.title or item.name, reason=told)


def _merged(
    found: tuple[tuple[str, str | None, Fraction], ...], whole: Whole
) -> Iterator[tuple[str, str | None, Fraction]]:
    """Keep the largest steps in their order, and add up the others behind them."""
    if len(found) <= _MOST:
        yield from found
        return
    largest = sorted(range(len(found)), key=lambda at: (-abs(found[at][2]), at))[: _MOST - 1]
    kept = frozenset(largest)
    yield from (each for at, each in enumerate(found) if at in kept)
    rest = sum((each[2] for at, each in enumerate(found) if at not in kept), Fraction(0))
    yield say("others", whole.words.language, count=str(len(found) - len(kept))), None, rest
