"""Turn what is given for the input of a list into its members in base units, absent ones among them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.exact.digits import in_ascii
from indicrules.intake.quantity import Percents, number
from indicrules.intake.refused import Refused
from indicrules.intake.scalars import is_array, is_not_given, is_series, plain, shown, written
from indicrules.model.rules import Input, Model
from indicrules.model.types import MOST_MEMBERS, ListType
from indicrules.text.classes import evolve
from indicrules.text.sentence import say

SEPARATOR = ";"  # in texts; a full-width one reads as it
_LONGEST_TEXT = 100_000
_COMMAS = (",", "，", "、")


def members(
    model: Model, wanted: Input, value: object, percent: Percents, is_inapplicable: Callable[[str], bool]
) -> tuple[Any, ...] | None:
    """Give the members of a list, each a number, None where missing, or `NOT_APPLICABLE`; None where there are none.

    `value` is plain: a list, a text parted by `;` or as JSON writes a list, or one number, which is a list of one.
    Raise `Refused`.
    """
    assert isinstance(wanted.type, ListType)
    parts = _parts(wanted, value)
    if len(parts) > MOST_MEMBERS:
        said = say("too-many-values", name=wanted.name, count=f"{len(parts):,}", most=f"{MOST_MEMBERS:,}")
        raise Refused("too-many-values", said, say("too-many-values.hint"))
    one = evolve(wanted, type=wanted.type.of)
    found: list[Any] = []
    for at, part in enumerate(parts, start=1):
        if isinstance(part, str):
            part = part.strip() or None
            if part is not None and is_inapplicable(part):
                part = NOT_APPLICABLE
        if part is None or part is NOT_APPLICABLE:
            found.append(part)
            continue
        try:
            found.append(number(model, one, part, percent))
        except Refused:
            number(model, evolve(one, name=f"{wanted.name}: {at}"), part, percent)  # refused again, by its place
    return tuple(found) or None


def taken_apart(value: object) -> list[object] | None:
    """Give the plain values in a list, an array or a series; None where `value` is none of these."""
    if type(value) in (list, tuple):
        return [plain(each) for each in value]  # type: ignore[attr-defined]  # its type is a list's
    if is_array(value) and getattr(value, "ndim", 0) == 1:
        return [None if is_not_given(each) else each for each in map(plain, _each(value))]
    if is_series(value):
        return [None if is_not_given(each) else plain(each) for each in _each(value)]
    return None


def list_text(value: Iterable[object]) -> str:
    """Write the plain values of a list as a text that reads as it."""
    return "; ".join(written(each) or ("N/A" if each is NOT_APPLICABLE else "") for each in value)


def _each(value: Any) -> Iterable[object]:
    found: Iterable[object] = value.tolist() if is_array(value) and value.dtype.kind == "O" else value
    return found


def _parts(wanted: Input, value: object) -> list[object]:
    if isinstance(value, str):
        if len(value) > _LONGEST_TEXT:
            said = say("too-many-values.text", name=wanted.name, most=f"{_LONGEST_TEXT:,}")
            raise Refused("too-many-values", said, say("too-many-values.text.hint", most=f"{MOST_MEMBERS:,}"))
        return _split(wanted, value)
    if type(value) is tuple:
        return list(value)
    return [value]


def _split(wanted: Input, text: str) -> list[object]:
    if text.startswith("["):
        return _in_brackets(wanted, text)
    parts = text.replace("；", SEPARATOR).split(SEPARATOR)
    if len(parts) == 1 and any(mark in text for mark in _COMMAS):
        for mark in _COMMAS:
            text = text.replace(mark, SEPARATOR)
        mended = "; ".join(part.strip() for part in text.split(SEPARATOR))
        advice = say("hint.write", text=shown(in_ascii(mended)))
        raise Refused("values-by-commas", say("values-by-commas", name=wanted.name), advice)
    return [*parts]


def _in_brackets(wanted: Input, text: str) -> list[object]:
    """Read a list as JSON writes it."""
    try:
        found = _DECODER.decode(text)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list):
        return found
    said = say("not-a-number.list", text=shown(text), name=wanted.name)
    raise Refused("not-a-number", said, say("not-a-number.list.hint"))


_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)  # each number as it is written
