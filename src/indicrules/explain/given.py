"""Turn the data of a card back into what was given: the text of each value, and what it was read as."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.explain.messages import Words
from indicrules.explain.numbers import quantity_text
from indicrules.model.types import ListType
from indicrules.text.patterns import pattern

_MOST_MEMBERS = 100  # of a list that is written out
_NUMBER = pattern(r"[-+]?[0-9][0-9_,]*(\.[0-9]+)?")


def as_given(card: Scorecard, name: str) -> str:
    """Give the text of a value that was given as a text, on one line; nothing for numbers and dates."""
    raw = card.given(name)
    return " ".join(raw.split()) if isinstance(raw, str) else ""


def as_read(card: Scorecard, name: str, words: Words) -> str:
    """Write what an input was read as, whole; what is missing, or does not apply, in words."""
    wanted, value = card.model.inputs[name], card.actuals.get(name)
    if value is None:
        return words.say("without_value")
    if value is NOT_APPLICABLE:
        return words.say("without_use")
    if isinstance(wanted.type, ListType):
        return _members(value, wanted.type, words)
    if isinstance(value, str):
        value = " ".join(value.split())
    return quantity_text(value, wanted.type, words, whole=True)


def _members(values: Any, type_: ListType, words: Words) -> str:
    """Write the members of a list, those without a value in words."""
    without = {None: words.say("without_value"), NOT_APPLICABLE: words.say("without_use")}
    written = [
        without[each] if each is None or each is NOT_APPLICABLE else quantity_text(each, type_.of, words, whole=True)
        for each in values[:_MOST_MEMBERS]
    ]
    if len(values) <= _MOST_MEMBERS:
        return "; ".join(written)
    return words.say("so_many_values", values="; ".join(written), count=f"{len(values):,}")


def given_and_read(card: Scorecard, name: str, words: Words) -> str:
    """Write `name = 1.05 亿元 = 10500 万元`, what is the same once."""
    read, given = as_read(card, name, words), as_given(card, name)
    value: Any = card.actuals.get(name)
    if value is None or value is NOT_APPLICABLE:
        return f"{name}{words.say('colon')}{read}"
    return f"{name} = {given} = {read}" if isinstance(value, Fraction) and converts(given, read) else f"{name} = {read}"


def converts(given: str, read: str) -> bool:
    """Tell whether a value was given with a unit of its own, and by another number than the one it was read as."""
    one, other = _opening(given), _opening(read)
    return bool(one and other and one[1] and one != other and one[0] != other[0])


def _opening(text: str) -> tuple[Fraction, str] | None:
    """Give the number that a text opens with, and what follows it."""
    found = _NUMBER.match(text.replace("−", "-"))
    if found is None:
        return None
    return Fraction(Decimal(found[0].replace(",", "").replace("_", ""))), text[found.end() :].strip()
