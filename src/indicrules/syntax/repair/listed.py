"""Detect the types of lists as other languages write them: `list number`, `array of 分`, `列表 于 分`."""

from __future__ import annotations

from indicrules.language.words import TYPES
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.token import NEWLINE
from indicrules.text.sentence import say

_WORDS = frozenset({"list", "lists", "array", "arrays", "vector", "数组", "清单", "多值"})
_BETWEEN = frozenset({"OF", "IN"})
_MEMBERS = frozenset({"NAME", "MEASURE", *(word.kind for word in TYPES.values())})


def list_type(place: Place) -> Mistake | None:
    """Detect a list whose type is not written with `list of` and what its values are."""
    tokens, previous = place.tokens, place.previous
    if place.opener.kind != "INPUT" or place.index != 3:
        return None
    known = previous.kind == "LIST_OF"
    if not known and (previous.kind != "MEASURE" or previous.text.lower() not in _WORDS):
        return None
    begin = place.index + (place.token.kind in _BETWEEN)
    member = tokens[begin] if begin < len(tokens) else place.token
    opener = place.text(previous, previous) if known else "list of" if previous.text.isascii() else "列表"
    wrong = member.kind if member.kind in (*_MEMBERS, NEWLINE) else None
    if wrong is None:
        return None
    of = (
        "number"
        if wrong == NEWLINE and opener.isascii()
        else "数值"
        if wrong == NEWLINE
        else place.text(member, member)
    )
    last = previous if wrong == NEWLINE else member
    said = say("unexpected.type", text=place.text(previous, last))
    return Mistake(place.instead("unexpected", said, f"{opener} {of}", previous, last))
