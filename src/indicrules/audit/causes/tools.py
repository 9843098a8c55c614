"""Try what tools make of the exact value: binary floating point, spreadsheets, decimals of limited precision.

The floats here decide nothing of a score: they are what a published figure may have come from.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from indicrules.audit.causes.made import places_said
from indicrules.audit.facts import Facts, number
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.number import published
from indicrules.exact.rounding import Mode, round_to
from indicrules.text.sentence import Sentence, say

_SHOWN = 25  # characters of a binary number's decimals
_LONGEST = 10**15  # beyond which a double has no places
_SHEET = Context(prec=15, rounding=ROUND_HALF_UP)
_PRECISE = Context(prec=28, rounding=ROUND_HALF_EVEN)
_PLACES = (10, 8, 6)
_KEEPING: tuple[Mode, ...] = ("half_up", "down")


def tools(exact: Fraction | None, facts: Facts | None, figure: Figure) -> Iterator[Cause]:
    """Give the tools whose rounding of the exact value is the published figure, and not what half up gives."""
    if exact is None or figure.percent != 1 or abs(exact) > _LONGEST:
        return
    if round_to(exact, figure.step, "half_up") == figure.value:
        return
    yield from _binary(exact, facts, figure)
    if facts is not None:
        yield from _decimals(exact, facts, figure)


def _binary(exact: Fraction, facts: Facts | None, figure: Figure) -> Iterator[Cause]:
    doubles = [*_doubles(exact, facts)]
    for way, double in doubles:
        if Fraction(f"{double:.{figure.places}f}") == figure.value:
            said = say("audit.cause.binary-formatted", places=places_said(figure.places))
            yield _of("binary-formatted", said, way, Decimal(double), figure)
            break
    for way, double in doubles:
        scale = float(10**figure.places)
        if Fraction(round(double * scale), 10**figure.places) == figure.value:
            said = say("audit.cause.binary-half-even", places=places_said(figure.places))
            yield _of("binary-half-even", said, way, Decimal(double), figure)
            break
    for way, double in doubles:
        kept = _SHEET.create_decimal_from_float(double)
        if round_to(Fraction(kept), figure.step, "half_up") == figure.value:
            said = say("audit.cause.spreadsheet-round", places=places_said(figure.places))
            yield _of("spreadsheet-round", said, way, kept, figure)
            break


def _doubles(exact: Fraction, facts: Facts | None) -> Iterator[tuple[str, float]]:
    """Give the binary numbers that programs come to, by each order of the operations."""
    pair = facts.quotient if facts is not None and facts.unrounded else None
    if pair is None or facts is None or facts.full is None:
        yield "", float(exact)
        return
    full, over, under = float(facts.full), float(pair[0] / facts.scale), float(pair[1] / facts.scale)
    over, under = (float(pair[0]), float(pair[1])) if facts.share else (over, under)
    w, a, t = number(facts.full), facts.shown(pair[0]), facts.shown(pair[1])
    for way, double in (
        (f"{w} × {a} / {t}", full * over / under),
        (f"{w} × ({a} / {t})", full * (over / under)),
        ("", float(exact)),
    ):
        if math.isfinite(double):
            yield way, min(double, full)


def _of(code: str, said: Sentence, way: str, value: Decimal, figure: Figure) -> Cause:
    shown = f"{value:f}"
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    before = f"{way} = " if way else ""
    return Cause(code, said, published(figure.value), f"{before}{shown} → {number(figure.value)}")


def _decimals(exact: Fraction, facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the longest quotient that a database or a program keeps before it multiplies, and comes to the figure by."""
    pair, full = facts.quotient, facts.full
    if pair is None or full is None or not facts.unrounded or pair[0] > pair[1]:
        return
    over, under = pair
    digits = _PRECISE.divide(Decimal(over.numerator * under.denominator), Decimal(over.denominator * under.numerator))
    # The product is kept to as many digits.
    product = Fraction(_PRECISE.multiply(Decimal(full.numerator) / Decimal(full.denominator), digits))
    tried = [(Fraction(digits), product, say("audit.cause.quotient-digits", digits=_PRECISE.prec))]
    for places in _PLACES:
        said = say("audit.cause.quotient-places", places=places_said(places))
        kept = (round_to(over / under, Fraction(1, 10**places), mode) for mode in _KEEPING)
        tried += [(each, full * each, said) for each in kept]
    for each, product, said in tried:
        if product == exact or round_to(product, figure.step, "half_up") != figure.value:
            continue
        way = f"{facts.shown(over)} / {facts.shown(under)} → {number(each)}; {number(full)} × {number(each)}"
        arithmetic = f"{way} = {number(product)} → {number(figure.value)}"
        yield Cause("decimal-quotient", said, published(figure.value), arithmetic)
        return
