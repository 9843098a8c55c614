"""Turn a scorecard into the list of its deductions: each ledger line with its rule, arithmetic, points and place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.explain.document import Loss
from indicrules.explain.losing import losses
from indicrules.explain.telling import Whole
from indicrules.report.taken import Taken, taken
from indicrules.report.words import say
from indicrules.text.classes import frozen


@frozen
class Deduction:
    """A line of a ledger in words: whose, why, by which clause and arithmetic, its points and those of the total.

    `points` are on the item's own scale, in percent where `percent` says so; `of_total` is None where there is no
    total.
    """

    item: str
    reason: str
    clause: str
    arithmetic: str
    points: Fraction
    percent: bool
    of_total: Fraction | None
    place: str


def deductions(whole: Whole) -> tuple[Deduction, ...]:
    """Give the deductions in the order of the ledgers; gains are negative."""
    card = whole.card
    if card.total is None or card.full is None:
        found = [
            Taken(item.name, number, line, Fraction(0))
            for item in card.outline
            for number, line in enumerate(item.ledger)
            if line.kind != "item"
        ]
        return tuple(_told(whole, found, counted=False))
    return tuple(_told(whole, list(taken(card)), counted=True))


def _told(whole: Whole, found: list[Taken], *, counted: bool) -> Iterator[Deduction]:
    card, words = whole.card, dict[str | None, tuple[Loss, ...]]()
    for each in found:
        telling = whole.root if each.item is None else whole.of(each.item)
        if each.item not in words:
            ledger = card.ledger if each.item is None else card[each.item].ledger
            told = losses(telling, ledger)
            words[each.item] = () if told is None else told.lines
        loss, line = words[each.item][each.number], each.line
        subject = card[line.subject] if each.item is None and line.kind == "item" and line.subject else None
        named = subject if subject is not None else card[each.item] if each.item is not None else None
        name = say("whole", whole.words.language) if named is None else named.title or named.name
        yield Deduction(
            name,
            loss.reason,
            "" if line.subject is not None else " ".join(line.rule.split()),
            loss.arithmetic,
            Fraction(line.points),
            telling.item.percent,
            each.points if counted else None,
            f"{line.at.file}:{line.at.line}",
        )
