"""What every examination of an audit looks at: the card, the claims by item and kind, and the facts of each item."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from indicrules.audit.facts import Facts, facts_of
from indicrules.audit.figure import Figure
from indicrules.audit.matching import LAST_YEAR, Held
from indicrules.card.scorecard import Item, Scorecard
from indicrules.files.claim import What
from indicrules.model import rules
from indicrules.text.classes import mutable


@mutable
class Bench:
    """The card and the claims of one audit; what is looked up often is kept.

    `before` are last year's claims, by item (None for the whole) and kind.
    """

    card: Scorecard
    held: tuple[Held, ...]
    before: Mapping[tuple[str | None, What], Held]
    _facts: dict[str, Facts]
    _by: dict[tuple[str, str | None, What], Held]

    def facts(self, item: Item) -> Facts:
        """Give the facts of an item."""
        found = self._facts.get(item.name)
        if found is None:
            found = self._facts[item.name] = facts_of(item)
        return found

    def item(self, rule: rules.Item) -> Item | None:
        """Give what came of an item; None for the ruleset itself."""
        return None if rule.kind == "ruleset" else self.card[rule.name]

    def beside(self, by: str, of: str | None, *whats: What) -> Held | None:
        """Give what somebody published of an item, of the first of some kinds that there is."""
        return next((found for what in whats if (found := self._by.get((by, of, what))) is not None), None)

    def figure(self, by: str, of: str | None, *whats: What) -> Figure | None:
        """Give the number that somebody published of an item; None where there is none that can be read."""
        found = self.beside(by, of, *whats)
        return (
            found.figure if found is not None and found.figure is not None and found.figure.kind == "number" else None
        )

    def score(self, by: str, of: str | None) -> Figure | None:
        """Give the score that somebody published of an item, or the total of the whole, as it was published."""
        return self.figure(by, of, *(("total",) if of is None else ("score", "subtotal", "total")))

    def published(self, by: str, rule: rules.Item) -> Fraction | None:
        """Give the score that somebody published of an item, for a group without one what its members' add up to."""
        of = None if rule.kind == "ruleset" else rule.name
        found = self.score(by, of)
        if found is not None:
            return points(found, rule)
        return self.added(by, rule) if rule.members and is_sum(rule) and of is not None else None

    def added(self, by: str, rule: rules.Item) -> Fraction | None:
        """Give what the published scores of an item's members add up to; None where one is lacking."""
        total = Fraction(0)
        for name in rule.members:
            member = self.card.model.items[name]
            value = None if member.out_of is not None else self.published(by, member)
            if value is None:
                return None
            total += value
        return total


def bench(card: Scorecard, held: tuple[Held, ...], previous: tuple[Held, ...]) -> Bench:
    """Make the bench of an audit; of two claims of one thing by one person the first is looked up."""
    by: dict[tuple[str, str | None, What], Held] = {}
    before: dict[tuple[str | None, What], Held] = {}
    for each in held:
        if each.claim.by in LAST_YEAR:
            before.setdefault((each.of, each.claim.what), each)
        else:
            by.setdefault((each.claim.by, each.of, each.claim.what), each)
    for each in previous:
        before.setdefault((each.of, each.claim.what), each)
    return Bench(card, held, before, {}, by)


def points(figure: Figure, rule: rules.Item) -> Fraction:
    """Give a published score in points; of an item that is scored in percent a bare number is in percent."""
    return figure.value / 100 if rule.percent and figure.percent == 1 else figure.value


def is_sum(rule: rules.Item) -> bool:
    """Tell whether an item's score is the plain sum of its members' points."""
    return bool(rule.members) and rule.score is None and not rule.adjustments and rule.out_of is None
