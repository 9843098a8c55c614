"""Turn an element of a document into its bare name, what it is marked with, and the way that is read of several."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

OFF = ("0", "false", "off")
"""How a mark is written that is switched off."""


def local(element: Any) -> str:
    """Give the name of an element without its namespace; nothing for a comment."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Any, name: str = "val") -> str | None:
    """Give an attribute of an element, in whatever namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def first_way(element: Any) -> Any:
    """Give the first way in which a program wrote something; the others say the same. None where there is none."""
    return next((each for each in element.iterchildren() if local(each) in ("Choice", "Fallback")), None)


def whole(given: str | None, digits: int) -> int | None:
    """Give the whole number of no more digits that an attribute says, None where it says none."""
    return int(given) if given is not None and given.isascii() and given.isdigit() and len(given) <= digits else None
