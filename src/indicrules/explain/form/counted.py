"""Turn a scoring into what each item brings to the total, so that the column of scores adds up to it."""

from __future__ import annotations

from fractions import Fraction

from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Member, Outcome
from indicrules.evaluate.scoring import Scoring
from indicrules.model.rules import Item
from indicrules.text.classes import field, frozen

_LEAST = Fraction(1, 10**9)  # a difference below this is that of irrational points, which are known to twelve places


@frozen
class Counted:
    """What items bring to the total, and what groups and the ruleset, None, then change of that by clauses of theirs.

    An item that is not in `brings` brings nothing by itself; those in `formulas` enter the formula of a group.
    `brings` and `changes` together add up to the total.
    """

    brings: dict[str, Fraction] = field(factory=dict)
    changes: dict[str | None, Fraction] = field(factory=dict)
    formulas: set[str] = field(factory=set)


def counted(scoring: Scoring) -> Counted:
    """Give what each item brings to the total, redistributed weight and scales of groups included."""
    found = Counted()
    root = scoring.root
    _share_out(scoring, root, None, _number(root.score), Fraction(1), found)
    return found


def _share_out(
    scoring: Scoring, outcome: Outcome, name: str | None, value: Fraction, worth: Fraction, found: Counted
) -> None:
    """Share what a group brings to the total among its members; `worth` is what a point of its score is of that."""
    item, rest = outcome.item, value
    members = {each.name: each for each in outcome.members}
    for member in item.members:
        brought = _brought(outcome, members.get(member), worth)
        inner = scoring.outcomes[member]
        if brought is not None:
            found.brings[member] = brought
            rest -= brought
        elif item.score is not None and outcome.status == "scored" and inner.status != "dropped":
            found.formulas.add(member)
        if inner.item.members:
            scale = _scale(outcome) * worth_of(inner.item) * worth
            _share_out(scoring, inner, member, Fraction(0) if brought is None else brought, scale, found)
    if abs(rest) >= _LEAST and (item.members or name is None):
        found.changes[name] = rest


def _brought(outcome: Outcome, member: Member | None, worth: Fraction) -> Fraction | None:
    """Give what a member brings; None where it is not summed, or its group's score is not that of its members."""
    if member is None or not member.counted or outcome.status != "scored" or outcome.item.score is not None:
        return None
    return (_number(member.own) * _scale(outcome) + _number(member.bonus)) * worth


def _scale(outcome: Outcome) -> Fraction:
    """Give what a point of a member is in the score of its group."""
    if outcome.item.out_of is None:
        return outcome.factor
    present = sum((each.weight for each in outcome.members if each.counted), Fraction(0))
    return outcome.item.out_of / present if present else Fraction(1)


def worth_of(item: Item) -> Fraction:
    """Give what a point of an item's score is in its points."""
    return item.weight / item.out_of if item.weight is not None and item.out_of is not None else Fraction(1)


def _number(value: object) -> Fraction:
    return Fraction(0) if value is None else nearby(value)
