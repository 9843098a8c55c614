"""Turn one line, such as `cases closed >= 100 cases, 40`, into the indicator that it asks for."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Final, Literal

from indicrules.forms.units import written as in_unit
from indicrules.syntax.naming import name_of, tidied
from indicrules.syntax.signs import NAME, plain_forms
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

Kind = Literal["number", "date", "yes/no"]
Value = Decimal | datetime.date | bool | str

_INDICATOR: Final = pattern(
    rf"[ \t]*(?P<title>[^<>=≥≤]*?[^<>=≥≤ \t])(?:[ \t]+(?:in|属于)[ \t]+(?P<group>{NAME}))?[ \t]*"
    rf"(?P<sign>>=|<=|[<>=≥≤])[ \t]*(?P<value>[^,]*?[^, \t])[ \t]*"
    rf"(?:,[ \t]*(?P<weight>[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)[ \t]*)?"
)
_NUMBER: Final = pattern(
    rf"(?P<digits>-?[0-9]{{1,15}}(?:\.[0-9]{{1,9}})?)[ \t]*(?P<unit>(?:[%‰]|{NAME})(?:[*/]{NAME})*)?"
)
_DATE: Final = pattern(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_YES: Final = frozenset({"yes", "是"})
_SIGNS: Final = {"≥": ">=", "≤": "<="}


@frozen
class Wanted:
    """An indicator: its name, its title where that is another, and what its target says.

    `value` is a number in `unit` (empty for a plain one), a date, or True for a target of *yes*.
    """

    name: str
    title: str | None
    group: str | None
    sign: str
    value: Decimal | datetime.date | bool
    unit: str = ""
    weight: Decimal | None = None

    @property
    def kind(self) -> Kind:
        """What is measured."""
        if isinstance(self.value, bool):
            return "yes/no"
        return "date" if isinstance(self.value, datetime.date) else "number"


def wanted(line: str) -> Wanted | None:
    """Read an indicator; None where the line says none."""
    found = _INDICATOR.fullmatch(plain_forms(line))
    value = None if found is None else _value(found["value"])
    if found is None or value is None:
        return None
    title = tidied(line[found.start("title") : found.end("title")])
    name = name_of(title)
    if not name:
        return None
    weight = None if found["weight"] is None else Decimal(found["weight"])
    sign = _SIGNS.get(found["sign"], found["sign"])
    return Wanted(name, None if title == name else title, found["group"], sign, *value, weight=weight)


def written(value: Value, unit: str) -> str:
    """Write a value as it stands in a ruleset."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return in_unit(value, unit)
    return f'"{value}"' if isinstance(value, str) else value.isoformat()


def _value(text: str) -> tuple[Decimal | datetime.date | bool, str] | None:
    if text in _YES:
        return True, ""
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text), ""
        except ValueError:
            return None
    found = _NUMBER.fullmatch(text)
    return None if found is None else (Decimal(found["digits"]), found["unit"] or "")
