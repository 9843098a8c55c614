"""Hold numbers that were put into a formula to the formula: its constants, and the data that its names stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from tests.explain.redone.expressions import Knowledge, Reading, compared
from tests.explain.redone.functions import CHINESE, FUNCTIONS
from tests.explain.redone.quantities import NotArithmetic, Quantity, Unknown, Value
from tests.explain.redone.tokens import Token

_KEPT: Final = ("sign", "open", "close", "comma", "colon", "relation")
_LISTED: Final = ("list", "列表")
_OPERANDS: Final = ("number", "date", "text", "word")


@attrs.frozen
class Put:
    """A piece of a formula, and the value that stands in its place."""

    said: Token
    value: tuple[Token, ...]


def put_into(formula: tuple[Token, ...], values: tuple[Token, ...]) -> list[Put] | None:
    """Give what stands for each name and number of a formula; None where the values have another shape."""
    found: list[Put] = []
    at = index = 0
    while index < len(formula):
        token = formula[index]
        if at >= len(values):
            return None
        called = token.kind == "word" and index + 1 < len(formula) and formula[index + 1].kind == "open"
        if called and token.text in _LISTED and values[at].kind == "open":
            index += 1  # a list is printed without its name
        elif token.kind in _KEPT or (called and values[at].text == token.text):
            if values[at].kind != token.kind or values[at].text != token.text:
                return None
            index, at = index + 1, at + 1
        elif token.kind in _OPERANDS:
            end = _operand(values, at)
            if end is None or (called and token.text in (*FUNCTIONS, *CHINESE)):
                return None
            if not called:
                found.append(Put(token, values[at:end]))
            index = _closing(formula, index + 1) if called else _operand(formula, index) or index + 1
            at = end
        else:
            return None
    return found if at == len(values) else None


def kept(values: tuple[Token, ...], reduced: tuple[Token, ...]) -> list[Put] | None:
    """Give what stands before and after functions were computed; None where the one did not come of the other so."""
    found: list[Put] = []
    at = here = 0
    computed = False
    while here < len(values):
        token = values[here]
        if at >= len(reduced):
            return None
        if token.kind == "word" and here + 1 < len(values) and values[here + 1].kind == "open":
            here, computed = _closing(values, here + 1), True
            end = _closing(reduced, at) if reduced[at].kind == "open" else _operand(reduced, at)
        elif token.kind in _KEPT:
            if reduced[at].text != token.text:
                return None
            here, end = here + 1, at + 1
        else:
            end, upto = _operand(reduced, at), _operand(values, here)
            if end is None or upto is None:
                return None
            found += [Put(values[here], reduced[at:end])] if token.kind == "number" else []
            here = upto
        if end is None:
            return None
        at = end
    return found if computed and at == len(reduced) else None


def _closing(tokens: tuple[Token, ...], at: int) -> int:
    """Give what follows the parenthesis that closes the one at a place."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[index].kind, 0)
        if not depth:
            return index + 1
    return len(tokens)


def _operand(tokens: tuple[Token, ...], at: int) -> int | None:
    """Give where a value ends: a number with its sign and unit, or what stands in parentheses by itself."""
    if tokens[at].kind == "sign" and tokens[at].text == "−":
        at += 1
    if at >= len(tokens) or tokens[at].kind not in _OPERANDS:
        return None
    number = tokens[at].kind == "number"
    at += 1
    while number and at < len(tokens) and (tokens[at].kind == "word" or _within_unit(tokens, at)):
        at += 1
    return at


def _within_unit(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].kind == "sign" and not tokens[at].before and at + 1 < len(tokens) and not tokens[at + 1].before


def wrong_in(puts: list[Put], knowledge: Knowledge, data: Mapping[str, Value]) -> Iterator[str]:
    """Tell of constants and data that do not stand there whole."""
    for put in puts:
        said, printed = put.said, " ".join(each.text for each in put.value)
        if said.kind == "number":
            if any(each.kind == "number" and each.digits != said.digits for each in put.value):
                yield f"the constant {said.text} is put in as {printed}"
        elif said.text in data:
            shown = _valued(put.value, knowledge)
            if shown is not None and not same(data[said.text], shown):
                yield f"the datum of {said.text} is put in as {printed}"


def same(given: Value, shown: Value) -> bool:
    """Tell whether what is printed is what was given; where there is no saying, it is."""
    if isinstance(given, Quantity) and isinstance(shown, Quantity) and given.powers != shown.powers:
        # A param without a unit takes that of what it stands beside.
        return given.low / given.scale == shown.low / shown.scale and not (given.powers and shown.powers)
    try:
        return compared(given, "=", shown) is True
    except NotArithmetic:
        return False


def _valued(tokens: tuple[Token, ...], knowledge: Knowledge) -> Value | None:
    reading = Reading(list(tokens), knowledge)
    try:
        value = reading.sum()
    except NotArithmetic:
        return None
    return None if isinstance(value, Unknown) or reading.at < len(tokens) else value
