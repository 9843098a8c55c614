"""Try other roundings of the exact value: none, to other places, cut, at ties otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from indicrules.audit.causes.made import at_places, moded, places_said
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.rounding import Mode, round_to
from indicrules.text.sentence import Sentence, say

# Modes that differ from half up at ties alone; elsewhere they are no cause of their own.
_AT_TIES: Mapping[Mode, str] = MappingProxyType({"half_even": "rounded-half-even", "half_down": "rounded-half-down"})


def roundings(exact: Fraction | None, score: Fraction | None, figure: Figure) -> Iterator[Cause]:
    """Give the roundings of an exact value that give the published figure, where it is not what the ruleset gives.

    A way that gives what rounding half up gives is no cause of its own, but for cutting, which some do everywhere.
    """
    if exact is None:
        return
    if exact == figure.value:
        if score != exact:
            yield moded("not-rounded", say("audit.cause.not-rounded"), exact, figure)
        return
    places = at_places(figure, exact, "half_up")
    nearest = places
    if places is not None:
        yield moded("rounded", say("audit.cause.rounded", places=_said(figure, places)), exact, figure)
    places = at_places(figure, exact, "down")
    if places is not None:
        yield moded("cut", say("audit.cause.cut", places=_said(figure, places)), exact, figure)
    for mode, code in _AT_TIES.items():
        places = at_places(figure, exact, mode)
        if places is not None and nearest is None and _is_tie(exact, places, figure):
            said = (
                say("audit.cause.half-even", places=_said(figure, places))
                if mode == "half_even"
                else say("audit.cause.half-down", places=_said(figure, places))
            )
            yield moded(code, said, exact, figure)
    places = at_places(figure, exact, "up")
    if places is not None and nearest is None:
        yield moded("rounded-up", say("audit.cause.up", places=_said(figure, places)), exact, figure)


def _said(figure: Figure, places: int) -> Sentence:
    return places_said(places, figure.percent == 100)


def _is_tie(exact: Fraction, places: int, figure: Figure) -> bool:
    step = Fraction(1, 10**places * figure.percent)
    return round_to(exact, step, "half_up") != round_to(exact, step, "half_down")
