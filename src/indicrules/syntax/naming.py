"""Turn the titles that people give things into names and titles of the language."""

from __future__ import annotations

import re
from typing import Final

from indicrules.language.words import is_reserved
from indicrules.syntax.signs import MORE, NAME, plain_forms
from indicrules.text.patterns import pattern

_BETWEEN: Final = pattern(rf"(?:(?!{MORE.removesuffix('*')}).)+")
_BLANKS: Final = pattern(r"\s+")


def name_of(title: str) -> str:
    """Make a name of a title: what no name may hold becomes a stroke; empty where nothing is left.

    >>> name_of("Cases closed (all)"), name_of("目标"), name_of("3 steps")
    ('cases_closed_all', '目标_1', 'n3_steps')
    """
    plain = plain_forms(title)
    name = _BETWEEN.sub("_", plain.lower() if plain.isascii() else plain).strip("_")
    if not name:
        return ""
    if re.match(NAME, name) is None:
        name = f"n{name}"
    return f"{name}_1" if is_reserved(name) else name


def tidied(text: str) -> str:
    """Make of a text one that can stand between quotes, on one line."""
    return _BLANKS.sub(" ", text).strip().replace('"', "”")
