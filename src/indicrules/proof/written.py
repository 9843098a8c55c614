"""Turn values and scores into the clauses of an example, as an author would write them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.exact.number import exact_text
from indicrules.exact.rounding import round_to
from indicrules.model.rules import Input, Item
from indicrules.model.types import ListType, NumberType
from indicrules.proof.run import Owner

Period = int | datetime.date | str

_FINE = Fraction(1, 10**6)  # to which an expected score that does not end is rounded
_PLACES_LIMIT = 10**30


def datum(value: Any, given: Input) -> tuple[str, Any] | None:
    """Give a value as a ruleset writes it, and as data bring it; None for one that cannot be written."""
    if value is None:
        return "missing", None
    if value is NOT_APPLICABLE:
        return "inapplicable", NOT_APPLICABLE
    if isinstance(value, bool):
        return ("yes" if value else "no"), value
    if isinstance(value, datetime.date):
        return value.isoformat(), value
    if isinstance(value, str):
        return (f'"{value}"', value) if '"' not in value else None
    if isinstance(value, tuple):
        assert isinstance(given.type, ListType)
        members = [_number(each, given.type.of) if isinstance(each, Fraction) else _mark(each) for each in value]
        if any(each is None for each in members):
            return None
        named = {"missing": None, "inapplicable": "N/A"}
        return f"list({', '.join(each or '' for each in members)})", tuple(
            named.get(each or "", each) for each in members
        )
    number = _number(value, given.type) if isinstance(value, Fraction) and isinstance(given.type, NumberType) else None
    return None if number is None else (number, number)


def _mark(value: Any) -> str:
    return "missing" if value is None else "inapplicable"


def _number(value: Fraction, type_: NumberType) -> str | None:
    """Write a number with its unit; None where its digits do not end."""
    unit = type_.unit
    shown = value if unit is None else value / unit.scale
    if _PLACES_LIMIT % shown.denominator:
        return None
    text = exact_text(shown)
    return text if unit is None else f"{text}{unit.name}" if unit.name == "%" else f"{text} {unit.name}"


def period_text(period: Period) -> str:
    if isinstance(period, datetime.date):
        return period.isoformat()
    return str(period) if isinstance(period, int) else f'"{period}"'


def unquoted(text: str) -> str:
    """Take the quotes out of a text that is to stand in quotes."""
    return text.replace('"', "'")


def expected(card: Scorecard, owner: Owner) -> Iterator[str]:
    """Give what comes out: of the item that the threshold is of, of the whole, and of a check that fails."""
    if isinstance(owner, Item) and owner.kind != "ruleset":
        outcome = card.detail.outcomes[owner.name]
        if outcome.status == "dropped":
            yield f"counted({owner.name}) = no"
        else:
            yield _scored(f"score({owner.name})", outcome.score, owner.percent)
            if owner.bands:
                yield f"grade({owner.name}) = {_grade(outcome.grade)}"
    root = card.detail.root
    if root.status == "dropped":
        yield "total = inapplicable"
    else:
        yield _scored("total", root.score, root.item.percent)
        if root.item.bands:
            yield f"grade = {_grade(root.grade)}"
    failed = {each.because for each in card.checks if each.check is owner and each.status == "failed"}
    yield from (f'fails "{because}"' for because in failed if because is not None)


def _grade(band: Any) -> str:
    if band is None:
        return "none"
    quoted = f'"{band.name}"'
    return quoted if quoted in band.span.text else str(band.name)


def _scored(what: str, value: Any, percent: bool) -> str:
    """Write what a score must be, rounded where its digits do not end."""
    shown = value * 100 if percent else value
    sign = "%" if percent else ""
    if isinstance(shown, Fraction) and not _PLACES_LIMIT % shown.denominator:
        return f"{what} = {exact_text(shown)}{sign}"
    near = exact_text(round_to(shown, _FINE, "half_up"))
    return f"round({what}, {exact_text(_FINE)}{sign}) = {near}{sign}"
