"""Turn what the notes of a form say of its grades and tiers into the bounds that hold for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from indicrules.forms.form import Written
from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern

_N: Final = r"\d{2,3}(?:\.\d+)?"
_FROM: Final = rf"(?P<low>{_N})\s*分?(?:\((?:含|不含)\))?\s*(?:[及和]?以上|[-~—至到]\s*{_N}\s*分?(?:\((?:含|不含)\))?)"
_HALF: Final = pattern(r"80%?(?:\(含\))?\s*[-~—至]\s*50%")


def bounds(remarks: Iterable[Written], grades: Sequence[str]) -> list[Decimal] | None:
    """Give from which total each grade but the last is given, as notes say it; None where they do not say all.

    >>> note = Written("90分（含）以上为优，80-90分为良，60-80分为中，60分以下为差", None)
    >>> bounds([note], ("优", "良", "中", "差"))
    [Decimal('90'), Decimal('80'), Decimal('60')]
    """
    text = "\n".join(plain_forms(each.text) for each in remarks)
    found: list[Decimal] = []
    for grade in grades[:-1]:
        before = pattern(rf"{_FROM}\s*的?(?:评?为|:|,)?\s*[“\"]?{grade}").search(text)
        after = before or pattern(rf"{grade}[”\"]?\s*[:为]?\s*\(?\s*{_FROM}").search(text)
        if after is None:
            return None
        found.append(Decimal(after["low"]))
    return found if found == sorted(found, reverse=True) and len(set(found)) == len(found) else None


def is_half(texts: Iterable[Written]) -> bool:
    """Say whether the tier in the middle begins at 50 %, as some provinces have it, and not at 60 %."""
    return any(_HALF.search(plain_forms(each.text)) is not None for each in texts)
