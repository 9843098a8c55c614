"""Turn the value of a public function's option into itself, or into a `ValueError` that names what there is."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any, TypeGuard

from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_LONGEST = 60
_HALVES = pattern("[\ud800-\udfff]")  # of characters, which no column's name may hold
_MOST = 10_000  # names of columns that one option may have


def one_of(option: str, value: object, known: Collection[str]) -> None:
    """Refuse a value that is none of the texts `known`.

    >>> one_of("layout", "tall", ("wide", "long"))
    Traceback (most recent call last):
    ...
    ValueError: `layout` is `tall`: write `wide` or `long`
    """
    if not _is_text_of(value, known):
        *most, last = (f"`{each}`" for each in known)
        raise ValueError(f"`{option}` is `{shown(value)}`: write {', '.join(most)} or {last}")


def yes_or_no(**options: object) -> None:
    """Refuse a switch that is neither True nor False: a text such as `"no"` would count as yes.

    >>> yes_or_no(lost="no")
    Traceback (most recent call last):
    ...
    ValueError: `lost` is `no`: write True or False
    """
    for option, value in options.items():
        if not _is(value, bool):
            raise ValueError(f"`{option}` is `{shown(value)}`: write True or False")


def a_text(option: str, value: object) -> None:
    """Refuse what is no text.

    >>> a_text("name", 5)
    Traceback (most recent call last):
    ...
    ValueError: `name` is `5`: write a text
    """
    if not _is(value, str):
        raise ValueError(f"`{option}` is `{shown(value)}`: write a text")


def indent_or_none(option: str, value: object) -> None:
    """Refuse what is neither None nor a number of blanks.

    >>> indent_or_none("indent", -1)
    Traceback (most recent call last):
    ...
    ValueError: `indent` is `-1`: write a whole number from 0 to 99, or None for one line
    """
    if value is not None and (type(value) is not int or not 0 <= value <= 99):
        raise ValueError(f"`{option}` is `{shown(value)}`: write a whole number from 0 to 99, or None for one line")


def count_or_none(option: str, value: object) -> int | None:
    """Give None or a whole number from 1 as it is; refuse anything else.

    >>> count_or_none("workers", 0)
    Traceback (most recent call last):
    ...
    ValueError: `workers` is `0`: write a whole number from 1, or None for what suits the machine
    """
    count = int.__index__(value) if _is(value, int) and not _is(value, bool) else 0
    if value is not None and count < 1:
        wanted = "write a whole number from 1, or None for what suits the machine"
        raise ValueError(f"`{option}` is `{shown(value)}`: {wanted}")
    return count or None


def instance_or_none(option: str, value: object, wanted: type) -> None:
    """Refuse what is neither None nor an instance of a class.

    >>> instance_or_none("report", True, dict)
    Traceback (most recent call last):
    ...
    ValueError: `report` is `True`: give a `dict`, or None
    """
    if value is not None and not _is(value, wanted):
        raise ValueError(f"`{option}` is `{shown(value)}`: give a `{wanted.__name__}`, or None")


def able(option: str, value: object, attribute: str, wanted: str) -> None:
    """Refuse what lacks the attribute by which another library's object, `wanted`, is used.

    >>> able("session", 5, "udtf", "a session of Spark")
    Traceback (most recent call last):
    ...
    ValueError: `session` is `5`: give a session of Spark
    """
    with contextlib.suppress(Exception):  # what a class of the caller's own raises where it is asked
        if hasattr(value, attribute):
            return
    raise ValueError(f"`{option}` is `{shown(value)}`: give {wanted}")


def names_of(option: str, value: object) -> tuple[str, ...]:
    """Give one name or several as a tuple; refuse anything else.

    >>> names_of("key", "unit"), names_of("key", ["county", "office"])
    (('unit',), ('county', 'office'))
    """
    found: tuple[object, ...] = (value,)
    with contextlib.suppress(Exception):  # what a class of the caller's own raises where it is gone through
        if not _is(value, str) and isinstance(value, Iterable) and not isinstance(value, bytes | Mapping):
            found = tuple(islice(value, _MOST + 1))
    if len(found) > _MOST or not all(_is(each, str) and not _HALVES.search(each) for each in found):
        raise ValueError(f"`{option}` is `{shown(value)}`: write the name of a column, or several in a list")
    return tuple(str.__str__(each) for each in found)


def _is_text_of(value: object, known: Collection[str]) -> bool:
    """Tell whether a value is one of some texts, and passes for it wherever it is compared or looked up."""
    if not _is(value, str):
        return False
    with contextlib.suppress(Exception):  # what a class of the caller's own raises where it is compared
        text = str.__str__(value)
        return text in known and bool(value == text) and hash(value) == hash(text)
    return False


def _is(value: object, kind: type) -> TypeGuard[Any]:
    """Tell whether a value is of a kind by its type alone: an object may raise, or lie, where it is asked itself."""
    return issubclass(type(value), kind)


def shown(value: object) -> str:
    """Give the beginning of a value's text, fit to be printed, whatever its class says of itself."""
    try:
        text = str.__str__(value) if _is(value, str) else repr(value)
    except Exception:  # a class of the caller's own, or a number of too many digits to be written
        return "…"
    return visible(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
