"""Try other weights in place of the ruleset's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.causes.around import Around
from indicrules.audit.causes.made import worked_out
from indicrules.audit.facts import Facts, number
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.rounding import round_to
from indicrules.text.sentence import say


def weights(facts: Facts, around: Around, figure: Figure) -> Iterator[Cause]:
    """Give what follows from the weight that is published beside the score, and from equal shares of the group's."""
    if facts.full is None or not facts.full or facts.exact is None:
        return
    reached = facts.exact / facts.full
    if around.weight is not None and around.weight != facts.full:
        way = f"{number(around.weight)} × {number(reached)}"
        said = say("audit.cause.published-weight", weight=number(around.weight))
        yield from worked_out("published-weight", said, way, around.weight * reached, facts, figure)
    if around.equal is not None:
        whole, many = around.equal
        said, share = say("audit.cause.equal-split", whole=number(whole), many=many), whole / many
        for each in dict.fromkeys((share, round_to(share, Fraction(1), "half_up"))):
            way = f"{number(whole)} / {many}{'' if each == share else f' → {number(each)}'}"
            way += f" × {number(reached)}" if each == share else f"; {number(each)} × {number(reached)}"
            yield from worked_out("equal-split", said, way, each * reached, facts, figure)


def significant(figure: Figure) -> int:
    """Count the digits of a figure, without zeros at either end."""
    return len(str(abs(Fraction(figure.value * 10**figure.places * figure.percent).numerator)).strip("0"))
