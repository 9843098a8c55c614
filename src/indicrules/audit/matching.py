"""Turn claims into those of known items, each with the figure that it says; refuse claims of what there is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.audit.figure import Figure, figure
from indicrules.exact.number import NumberError, exact_text, number_of
from indicrules.files.claim import WHATS, Claim, Place
from indicrules.intake.keys import compared
from indicrules.model import rules
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Model
from indicrules.text.classes import evolve, frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.likeness import most_like
from indicrules.text.options import shown
from indicrules.text.sentence import Sentence, either, say

_OF_THE_WHOLE = frozenset({"total", "grade"})
_LISTED = 8  # names that a hint gives
MID_YEAR = frozenset({"mid-year", "midyear", "年中", "半年", "上半年"})
_NUMBERS = (int, float, Decimal, Fraction)
_TEXTS = ("what", "of", "value", "low", "high", "by", "reason")
LAST_YEAR = frozenset({"last year", "previous", "last", "上年", "去年", "上年度"})


@frozen
class Held:
    """A claim held against an item, the ruleset itself where it is of the whole, or an input.

    `figure` is None where it was not published or stands as an interval, whose ends are `low` and `high`.
    """

    claim: Claim
    rule: rules.Item | None
    given: rules.Input | None
    figure: Figure | None
    low: Figure | None = None
    high: Figure | None = None

    @property
    def of(self) -> str | None:
        """The name of the item or input, None for the whole."""
        if self.given is not None:
            return self.given.name
        assert self.rule is not None  # it is of one or the other
        return None if self.rule.kind == "ruleset" else self.rule.name


def matched(model: Model, claims: Iterable[Any]) -> tuple[Held, ...]:
    """Match each claim; raise `DataError` with a problem for each that is of no item, or of no known kind."""
    items = {compared(key): each for each in model.items.values() for key in (each.title, each.name) if key}
    given = {compared(key): each for each in model.inputs.values() for key in (each.title, each.name) if key}
    problems: list[Problem] = []
    found = [_matched(model, claim, items, given, problems) for claim in claims]
    if problems:
        raise DataError(tuple(problems))
    return tuple(each for each in found if each is not None)


def _matched(
    model: Model, claim: Any, items: Mapping[str, rules.Item], given: Mapping[str, rules.Input], problems: list[Problem]
) -> Held | None:
    if not issubclass(type(claim), Claim):
        problems.append(
            _problem("bad-claim", say("bad-claim.kind", text=shown(claim)), say("bad-claim.kind.hint"), None)
        )
        return None
    if not all(_is_plain(getattr(claim, each)) for each in _TEXTS) or not issubclass(type(claim.place), Place | None):
        named = next((each for each in _TEXTS if not _is_plain(getattr(claim, each))), "place")
        said = say("bad-claim.no-text", key=named)
        problems.append(_problem("bad-claim", said, say("bad-claim.no-text.hint"), None))
        return None
    claim = evolve(claim, **{each: _text(getattr(claim, each)) for each in _TEXTS})
    if claim.what not in WHATS:
        names = either(f"`{each}`" for each in WHATS)
        said = say("bad-claim.what", text=shown(claim.what))
        problems.append(_problem("bad-claim", said, say("bad-claim.what.hint", names=names), claim))
        return None
    rule: rules.Item | None = None
    datum: rules.Input | None = None
    if claim.of is None:
        if claim.what not in _OF_THE_WHOLE and claim.what not in ("score", "weight", "subtotal"):
            said = say("bad-claim.no-item", what=claim.what)
            problems.append(_problem("bad-claim", said, say("bad-claim.no-item.hint"), claim))
            return None
        rule = model.root
    else:
        key = compared(claim.of)
        rule = items.get(key)
        if rule is None and claim.what == "actual":
            datum = given.get(key)
        if rule is None and datum is None:
            problems.append(_unknown(model, claim, [*items]))
            return None
    if claim.value is not None:
        return Held(claim, rule, datum, figure(claim.value))
    low, high = (None if each is None else figure(each) for each in (claim.low, claim.high))
    return Held(claim, rule, datum, None, low, high)


def _is_plain(value: object) -> bool:
    """Tell whether a part of a claim is a text, or a number that can be written as one; a class of its own may lie."""
    if value is None or issubclass(type(value), str):
        return True
    if type(value) not in _NUMBERS or (isinstance(value, Decimal) and not value.is_finite()):
        return False
    try:
        return _text(value) is not None
    except NumberError:
        return False


def _text(value: Any) -> str | None:
    if value is None or issubclass(type(value), str):
        return None if value is None else str.__str__(value)
    return exact_text(number_of(value))


def _unknown(model: Model, claim: Claim, known: list[str]) -> Problem:
    assert claim.of is not None
    word = compared(claim.of)
    advice = did_you_mean(word, known) or most_like(word, known)
    if advice is None:
        advice = say("unknown-item.names", names=tuple(f"`{each}`" for each in [*model.items][:_LISTED]))
    return _problem("unknown-item", say("unknown-item", name=claim.of), advice, claim)


def _problem(code: str, said: Sentence, advice: Sentence, claim: Claim | None) -> Problem:
    place = None if claim is None or claim.place is None else str(claim.place)
    name = None if claim is None else claim.of
    return Problem(code, said, name, None, None if claim is None else claim.value, advice, None, place or None)
