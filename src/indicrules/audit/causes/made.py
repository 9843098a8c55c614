"""Hold a value that a cause gives to the published figure, and make the cause where it gives just that."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from indicrules.audit.facts import Facts, number, percent
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.number import published
from indicrules.exact.rounding import Mode, round_to
from indicrules.model.rules import Rounding
from indicrules.text.sentence import Sentence, say


def settled(value: Fraction, rounding: Rounding | None, figure: Figure) -> Fraction:
    """Give what a value is published as: rounded as the ruleset says, or where it says nothing at the digits shown.

    Decimals that show fewer digits than the ruleset's are rounded half up to those; whole numbers are not, as any value
    in their neighbourhood would come to them, nor are those that another rounding explains (`figure.explained`). A
    figure that shows more digits was not rounded.
    """
    if rounding is None:
        return round_to(value, figure.step, "half_up")
    found = round_to(value, rounding.step, rounding.mode)
    if found == figure.value or (figure.step > rounding.step and (figure.explained or not figure.places)):
        return found
    return round_to(value, figure.step, "half_up")


def worked_out(code: str, said: Sentence, way: str, value: Fraction, facts: Facts, figure: Figure) -> tuple[Cause, ...]:
    """Give the cause that another way of working the score out is, if it gives the published figure.

    `way` is the arithmetic up to the value. What gives the very value that the ruleset's way gives explains nothing.
    """
    if value == facts.exact:
        return ()
    found = settled(value, facts.rounding, figure)
    if found != figure.value:
        return ()
    return (Cause(code, said, published(found), _arrow(way, value, found)),)


def moded(code: str, said: Sentence, value: Fraction, figure: Figure) -> Cause:
    """Give the cause that another rounding of the exact value is."""
    write = percent if figure.percent == 100 else number
    arrow = write(value) if value == figure.value else f"{write(value)} → {write(figure.value)}"
    return Cause(code, said, published(figure.value), arrow)


def at_places(figure: Figure, value: Fraction, mode: Mode) -> int | None:
    """Give the most places, none beyond those that are shown, at which a mode gives the published figure."""
    for places in range(figure.places, -1, -1):
        if round_to(value, Fraction(1, 10**places * figure.percent), mode) == figure.value:
            return places
    return None


def places_said(places: int, percent: bool = False) -> Sentence:
    """Say to how many places: `0.01`, `0.01%`, `whole points`."""
    if not places and not percent:
        return say("audit.whole")
    return say("audit.step", step=f"{Decimal(1).scaleb(-places):f}{'%' if percent else ''}")


def _arrow(way: str, value: Fraction, found: Fraction) -> str:
    parts = [each for each in (way, number(value)) if each]
    if len(parts) == 2 and f"= {parts[0]}".endswith((f"= {parts[1]}", f": {parts[1]}")):
        parts = parts[:1]
    joined = " = ".join(parts)
    return joined if found == value else f"{joined} → {number(found)}"
