"""Redo a whole printed page: its equalities, its columns, and whether what was given stands there whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

import attrs

from tests.explain.redone.claims import Claim, claims_of, formula_of
from tests.explain.redone.columns import Column, columns_in, ledger_lines, unit_of, value_of
from tests.explain.redone.expressions import PUBLISHED, Knowledge, Reading
from tests.explain.redone.pages import statements_of
from tests.explain.redone.quantities import NotArithmetic, Quantity, significant
from tests.explain.redone.substitution import put_into, wrong_in
from tests.explain.redone.tokens import Token, tokens_of

Format = Literal["text", "markdown"]
Span = tuple[int, int]
_LIMITED = re.compile(r"(?:limited to|at least|最高按|最低按) (≈?−?[0-9./]+%?)")
_PLACE = re.compile(r"\S+:[0-9]+")
_FAULTS = ("false", "lossy", "unparsed")


@attrs.frozen
class Redone:
    """What came of a page: its claims and columns, and what is wrong with it."""

    claims: tuple[Claim, ...]
    columns: tuple[Column, ...]
    cut: tuple[str, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many claims there are of each status."""
        return Counter(claim.status for claim in self.claims)

    @property
    def faults(self) -> tuple[str, ...]:
        """What is false, cut, or no arithmetic."""
        told = (f"{each.status}: {each.text} ({each.reason})" for each in self.claims if each.status in _FAULTS)
        return (*told, *(each.fault for each in self.columns if each.fault), *self.cut)


def redone(page: str, format: Format, knowledge: Knowledge) -> Redone:
    """Redo a page by what a reader knows besides."""
    claims, cut = list[Claim](), list[str]()
    formulas = list[str]()  # the lines before that may have one
    for statement in statements_of(page, format):
        found = _claims(statement.text, knowledge)
        if statement.continued and statement.text.lstrip("| ").startswith(("= ", "≈ ")):
            cut.append(f"an equality without its left side: {statement.text.strip()}")
        claims += found
        cut += _cut(statement.text, knowledge)
        cut += _wrong(tuple(formulas[-2:]) if statement.continued else (), statement.text, knowledge)
        if statement.text.strip() and not _PLACE.fullmatch(statement.text.strip()):
            formulas.append(statement.text)
    if format == "markdown":
        cut += [told for line in ledger_lines(page) if (told := _unlike(*line, knowledge))]
    return Redone(tuple(claims), tuple(columns_in(page, format)), tuple(cut))


def digits_in(page: str, format: Format, knowledge: Knowledge) -> Iterator[int]:
    """Give where the digits of a page stand that belong to an equality or a column which was checked."""
    found: set[int] = set()
    for statement in statements_of(page, format):
        for claim in _claims(statement.text, knowledge):
            if claim.status == "true":
                found |= {statement.places[at] for low, high in claim.digits for at in range(low, high)}
    found |= {at for column in columns_in(page, format) for low, high in column.spans for at in range(low, high)}
    return (at for at in sorted(found) if page[at].isdigit())


@lru_cache(1 << 14)
def _unlike(points: str, arithmetic: str, knowledge: Knowledge) -> str:
    """Tell where the points of a ledger's line are not what its arithmetic comes to; what awards take is negative."""
    limited = _LIMITED.search(arithmetic)
    last = limited[1] if limited else re.split("[=≈;；]", re.split("[;；]", arithmetic)[0])[-1]
    reading = Reading(tokens_of(last), knowledge, rounded="≈" in arithmetic, whole="≈" in arithmetic)
    try:
        value = reading.sum()
    except NotArithmetic:
        return ""
    if not isinstance(value, Quantity) or reading.at < len(reading.tokens):
        return ""
    shown = value_of(points)
    slack = unit_of(points) if points.startswith("≈") else PUBLISHED
    near = any(
        low - slack <= shown <= high + slack for low, high in ((value.low, value.high), (-value.high, -value.low))
    )
    return "" if near else f"points that are not what their arithmetic says: {points} beside {arithmetic}"


_JOINS: Final = ("and", "or", "且", "或")


@lru_cache(1 << 14)
def _claims(line: str, knowledge: Knowledge) -> tuple[Claim, ...]:
    return tuple(claims_of(line, knowledge))


@lru_cache(1 << 14)
def _wrong(before: tuple[str, ...], line: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Tell of constants and data that are not what a formula says, which stands before or in the line itself."""
    claims = _claims(line, knowledge)
    told: list[str] = []
    for claim in claims:
        told += wrong_in(list(claim.puts), knowledge, knowledge.data)
        for said, where in _formulas(claim, line, before, knowledge) if claim.opening else ():
            found = put_into(said, claim.opening)
            if found is not None:
                named = {name: value for each in _claims(where, knowledge) for name, value in each.named}
                told += wrong_in(found, knowledge, {**knowledge.data, **named})
                break
    return tuple(f"{each}: {line.strip()}" for each in told)


def _formulas(
    claim: Claim, line: str, before: tuple[str, ...], knowledge: Knowledge
) -> Iterator[tuple[tuple[Token, ...], str]]:
    """Give formulas whose values a claim may open with, nearest first, and the lines in which they stand."""
    if claim.said:
        yield claim.said, line
        for at, token in enumerate(claim.said):
            if token.text in _JOINS:  # what stands behind one that decides was not looked at
                yield claim.said[:at], line
        if any(token.kind == "open" for token in claim.said):
            return  # functions in it were worked out, so that another formula has the shape by chance
    opening = line[claim.opening[0].at : claim.opening[-1].at + len(claim.opening[-1].text)]
    if any(opening in each for each in before):
        return  # an author's own words, which have no names in them
    for each in reversed(before):
        if said := formula_of(each, knowledge):
            yield said, each


@lru_cache(1 << 14)
def _cut(line: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Tell of numbers that look like a given one of more than six digits, without its last ones."""
    short = _shortened(knowledge)
    told = []
    roughly = False
    for token in tokens_of(line):
        if token.kind == "number" and not token.under and not roughly:
            value = Fraction(token.digits)
            if value in short and value not in knowledge.given and significant(token.digits) >= 6:
                told.append(f"a given number is cut: {token.text} in {line.strip()}")
        roughly = token.text == "≈"
    return tuple(told)


@lru_cache(1 << 6)
def _shortened(knowledge: Knowledge) -> frozenset[Fraction]:
    """Give what the given numbers of more than six digits become with six."""
    found = set()
    for value in knowledge.given:
        if value and value.denominator > 1:
            power = Fraction(10) ** (_first(value) - 5)
            found |= {(value // power) * power, (value // power + 1) * power} - {value}
    return frozenset(found)


def _first(value: Fraction) -> int:
    """Give the power of ten of the first digit."""
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if Fraction(10) ** power <= value else power - 1
