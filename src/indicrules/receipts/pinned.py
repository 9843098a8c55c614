"""Turn the actuals of a scorecard into texts that a receipt holds, and these back into data that score the same."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, cast

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.exact.number import exact_text
from indicrules.intake.noted import DataNote
from indicrules.model.types import ListType, NumberType, Type
from indicrules.text.patterns import pattern

_SHARE: Final = pattern(
    r"(-?[0-9]{1,400})/([1-9][0-9]{0,399})(?: ?([^0-9].*))?"
)  # what no decimal is: `1/3`, `1/3 万元`, `1/3%`
_WAIVED: Final = {"inapplicable": True}


def pinned(card: Scorecard) -> dict[str, Any]:
    """Give each input with its value as it was read, in the input's unit, and its notes; None is missing.

    Numbers are exact texts (`43 宗`, `95%`, `1/3 万元`), dates are texts, yes/no and lists are themselves.
    """
    actuals, notes = card.actuals, card.notes
    return {
        name: _noted(_plain(actuals.get(name), wanted.type), notes.get(name))
        for name, wanted in card.model.inputs.items()
    }


def unpinned(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Give data that `score(…, percent="fraction")` reads as what was pinned."""
    return {name: _value(held) for name, held in inputs.items()}


def _plain(value: Any, type_: Type) -> Any:
    if value is NOT_APPLICABLE:
        return dict(_WAIVED)
    if isinstance(type_, ListType):
        return None if value is None else [_plain(each, type_.of) for each in value]
    if isinstance(value, Fraction) and isinstance(type_, NumberType):
        unit = type_.unit
        number = exact_text(value / type_.scale)
        if unit is None:
            return number
        return f"{number}%" if unit.name == "%" else f"{number} {unit.name}"
    return value.isoformat() if isinstance(value, datetime.date) else value


def _noted(value: Any, note: DataNote | None) -> Any:
    if note is None:
        return value
    beside = {key: text for key in ("source", "note", "because") if (text := getattr(note, key)) is not None}
    return {**value, **beside} if isinstance(value, dict) else {"value": value, **beside}


def _value(held: Any) -> Any:
    if isinstance(held, dict):
        if "value" in held:
            return {**held, "value": _value(held["value"])}
        return held if "because" in held else NOT_APPLICABLE
    if isinstance(held, list):
        return [_value(each) for each in held]
    share = _SHARE.fullmatch(held) if isinstance(held, str) else None
    if share is None:
        return held
    number = Fraction(int(share[1]), int(share[2]))
    return number / 100 if share[3] == "%" else number


def without_notes(held: Any) -> Any:
    """Give what was pinned of an input without what stood beside its value."""
    if isinstance(held, dict):
        return cast(Any, held["value"]) if "value" in held else dict(_WAIVED)
    return held
