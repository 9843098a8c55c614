"""Bring the weights of a draft into agreement: of groups with their members, of all with the full mark."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indicrules.forms.asked import Reading, told
from indicrules.forms.desk import Desk
from indicrules.forms.form import Written
from indicrules.forms.item import Item
from indicrules.text.sentence import say

_HUNDRED = Fraction(100)


def balanced(desk: Desk, items: Sequence[Item], headings: dict[str, Written]) -> Fraction:
    """Settle what groups weigh; give what all weigh together. `headings` are where the weights of groups are written.

    A group without members is left out of the items by who writes them.
    """
    leaves = [each for each in items if not each.is_group]
    known = [each for each in items if _value(each.weight) or each.weight == "equal"]
    if leaves and not known:
        _unsaid(desk, leaves)
    for each in leaves:
        if each.weight is None and not any(clause.startswith("out of ") for clause in each.clauses):
            each.weight = "0"
    return sum((_own(desk, each, items, headings) for each in items if each.parent is None), Fraction(0))


def _unsaid(desk: Desk, leaves: Sequence[Item]) -> None:
    """Ask how indicators share the full mark of a form that says no weight at all."""
    share = written(_HUNDRED / len(leaves))
    said = say("import.ask.weights", name=desk.form.title, full="100", count=len(leaves))
    lines: list[Reading] = [("equal", say("import.choice.equal"), f"weight {share}")]
    desk.ask(None, "weights", desk.form.rows[0].name.place, said, lines)
    for each in leaves:
        each.weight = share


def _own(desk: Desk, item: Item, items: Sequence[Item], headings: dict[str, Written]) -> Fraction:
    """Give what an item weighs, and settle it where it is a group."""
    stated = _value(item.weight)
    members = [each for each in items if each.parent == item.name]
    if not item.is_group or not members:
        return stated or Fraction(0)
    weights = [_own(desk, each, items, headings) for each in members]
    if any(each.weight == "equal" for each in members) or any(clause.startswith("score ") for clause in item.clauses):
        return stated or Fraction(0)
    together = sum(weights, Fraction(0))
    if stated is None or together == stated:
        return together
    if together == _HUNDRED:  # weights of 100 on each level
        item.clauses.append("out of 100")
        return stated
    heading = headings.get(item.name)
    if heading is None or any(each.open for each in items if each.parent == item.name) or not together:
        item.weight = written(together)
        return together
    said = say("import.ask.group-weight", name=item.title, sum=written(together), full=written(stated))
    lines = [
        ("members", say("import.choice.members"), f"weight {written(together)}"),
        ("heading", say("import.choice.heading"), f"weight {written(stated)}"),
    ]
    if told(desk, item, "weight", heading.place, said, lines) == "heading":
        item.clauses.append(f"out of {written(together)}")
        return stated
    item.weight = written(together)
    return together


def _value(weight: str | None) -> Fraction | None:
    """Give the number that a weight is, None for one that is shared."""
    if weight is None or weight == "equal":
        return None
    above, _, below = weight.partition(" / ")
    return Fraction(above) / Fraction(below or 1)


def written(value: Fraction) -> str:
    """Write a weight: as a number where that ends soon, else as a quotient.

    >>> written(Fraction(15, 2)), written(Fraction(40, 3))
    ('7.5', '40 / 3')
    """
    for places in range(5):
        shifted = value * 10**places
        if shifted.denominator == 1:
            text = f"{shifted.numerator:0{places + 1}d}"
            return text if not places else f"{text[:-places]}.{text[-places:]}"
    return f"{value.numerator} / {value.denominator}"
