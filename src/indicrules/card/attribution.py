"""Attribute what a group's formula lost to its members: exactly, whatever the formula.

The members are raised to their full marks one after another, in file order; what each step gives back is that
member's share. For a mean or a weighted mean that is the member's own shortfall times its part; for products,
geometric means and the like it is one fair way among several. What even full members leave lost, and what the
rounding of an irrational formula changed, are shares of their own, so that all of them add up to the line.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any, Literal

from indicrules.evaluate.ledger import Entry, rational
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.reference import Frame, evaluate
from indicrules.evaluate.scoring import Scoring, counted_weight, worth
from indicrules.evaluate.values import Failure, NoValue
from indicrules.exact.errors import ExactError
from indicrules.meaning import core
from indicrules.text.classes import frozen


@frozen
class Share:
    """What raising the member of this `name` to its full mark gives back, those before it being raised already.

    `beyond` is what the formula leaves lost, or gains, with all members at their full marks; `rounding` what making
    an irrational score rational changed. Neither has a name.
    """

    name: str | None
    points: Fraction
    kind: Literal["member", "beyond", "rounding"] = "member"


def shares(entry: Entry, outcome: Outcome, scoring: Scoring) -> tuple[Share, ...]:
    """Give the shares of a formula's line in a group or ruleset, which sum to it; none where it reads no member."""
    item = outcome.item
    if item.score is None or outcome.status != "scored" or not any(each.counted for each in outcome.members):
        return ()
    world = _Raised(scoring, outcome)
    found: list[Share] = []
    try:
        formula = scoring.meaning.expression(item.score, item)
        evaluate(formula, world.frame())
        if not world.read:
            return ()
        before = rational(outcome.start)
        for member in outcome.members:
            inner = scoring.outcomes[member.name]
            if not member.counted or inner.item.full is None or inner.score == inner.item.full:
                continue
            world.raised.add(member.name)
            # Each value is made rational before it is subtracted, so that the differences add up.
            after = rational(evaluate(formula, world.frame()))
            found.append(Share(member.name, after - before))
            before = after
    except (NoValue, Failure, ExactError):
        return ()
    assert item.full is not None  # an item with a line has a full mark
    found.append(Share(None, item.full - before, "beyond"))
    found.append(Share(None, entry.points - sum(share.points for share in found), "rounding"))
    return tuple(share for share in found if share.points)


class _Raised:
    """The world of a scoring in which some members have their full marks."""

    def __init__(self, scoring: Scoring, outcome: Outcome) -> None:
        self.scoring, self.outcome = scoring, outcome
        self.raised: set[str] = set()
        self.read = False

    def frame(self) -> Frame:
        """Give a fresh frame of the group, with the members as they are raised now."""
        frame = Frame(self, {})
        item, members = self.outcome.item, [each for each in self.outcome.members if each.counted]
        frame.words = dict(worth(item))
        frame.weight = partial(counted_weight, self.outcome.members, self.scoring.meaning.weights(item).shares)
        frame.lists = {
            "scores": lambda: tuple(self._member(each.name, "score") for each in members),
            "points": lambda: tuple(self._member(each.name, "points") for each in members),
            "weights": lambda: tuple(each.weight for each in members),
        }
        return frame

    def _member(self, name: str, field: str) -> Any:
        self.read = True
        outcome = self.scoring.outcomes[name]
        if name not in self.raised:
            return outcome.score if field == "score" else outcome.points
        rule = outcome.item
        return rule.weight if field == "points" and rule.weight is not None else rule.full

    def input(self, node: core.Input) -> Any:
        """Give an input's value, which raising changes nothing of."""
        return self.scoring.input(node)

    def members(self, node: core.Input) -> list[Any]:
        """Give those members of the input of a list that have a value."""
        return self.scoring.members(node)

    def metric(self, node: core.Metric) -> Any:
        """Give a metric's value with the members as they are raised now."""
        return evaluate(self.scoring.meaning.metric(node.name), Frame(self, {}))

    def item(self, node: core.ItemValue) -> Any:
        """Give another item's value, raised where it is a member that is."""
        if node.field in ("score", "points"):
            self.read = self.read or any(each.name == node.item for each in self.outcome.members)
            if node.item in self.raised:
                return self._member(node.item, node.field)
        return self.scoring.item(node)

    def brings(self, node: core.Brings) -> Any:
        """Give what a member brings a plain sum; no formula reads it."""
        return self.scoring.brings(node)

    def lost(self, because: str) -> Any:
        """Give what a clause took; no score reads it."""
        return self.scoring.lost(because)
