"""Turn an object that data bring for an input into the value in it, and what it says beside that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from indicrules.intake.keys import compared
from indicrules.intake.lists import list_text, taken_apart
from indicrules.intake.refused import Refused
from indicrules.intake.scalars import plain, shown, written
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input
from indicrules.text.classes import frozen, sealed

KEYS = ("value", "source", "note", "inapplicable", "because")
"""What an object may have; the last two belong to one without a value."""

_TEXTS = ("source", "note", "because")
_LONGEST = 40  # characters of a key whose meaning is guessed
_MOST = 20  # wrong keys of one object that are told
_MEANT = {
    "actual": "value", "val": "value", "值": "value", "数值": "value", "完成值": "value", "实际完成值": "value",
    "evidence": "source", "来源": "source", "数据来源": "source", "出处": "source", "佐证材料": "source",
    "comment": "note", "remark": "note", "说明": "note", "备注": "note", "偏差原因": "note",
    "reason": "because", "why": "because", "原因": "because", "理由": "because",
    "na": "inapplicable", "n/a": "inapplicable", "waived": "inapplicable", "不适用": "inapplicable",
}  # fmt: skip


@sealed
class DataNote:
    """What the data of a department say beside one of their values.

    `name` and `title` are the input's; `value` is the text of what was given, None where nothing was and where it does
    not apply. `source` says where it comes from, `note` is the unit's own remark, `because` why it does not apply;
    each is None where it is not said, and one of them is.
    """

    name: str
    title: str | None
    value: str | None
    source: str | None = None
    note: str | None = None
    because: str | None = None


@frozen
class Parted:
    """The value in an object, whether it does not apply, what stands beside it, and all that is wrong."""

    value: object
    waived: bool
    note: DataNote | None
    refused: tuple[Refused, ...]


def parted(wanted: Input, given: Mapping[Any, Any]) -> Parted:
    """Take an object of an input apart: a value with its notes, or a waiver with its reason.

    Blank notes, `inapplicable` that is no and `because` without words are as if they were not there. A class of the
    caller's own may raise anything.
    """
    refused: list[Refused] = []
    held = {key: plain(value) for key, value in _known(wanted, given, refused)}
    texts = {key: _text(wanted, key, held[key], refused) for key in _TEXTS if key in held}
    value, waived = held.get("value"), _waived(wanted, held.get("inapplicable"), refused)
    if isinstance(value, Mapping):
        message = f"the `value` of `{wanted.name}` is an object again"
        refused.append(Refused("nested-value", message, "give one plain value"))
    if not refused:
        refused += _told(wanted, held, texts, waived=waived)
    source, note, because = (texts.get(key) for key in _TEXTS)
    said = DataNote(wanted.name, wanted.title, None if waived else _given(value), source, note, because)
    return Parted(value, waived, said if source or note or because else None, tuple(refused))


def _known(wanted: Input, given: Mapping[Any, Any], refused: list[Refused]) -> Iterable[tuple[str, object]]:
    """Give what stands under a key that there is; a key is known by its plain form, as names are."""
    seen: dict[str, object] = {}
    for key, value in given.items():
        text = str.__str__(key).strip() if issubclass(type(key), str) else None
        name = compared(text) if text is not None and len(text) <= _LONGEST else None
        if len(refused) >= _MOST:
            break
        if name in KEYS and name not in seen:
            seen[name] = value
        elif name in seen:
            message = f"`{name}` stands twice in the object for `{wanted.name}`"
            refused.append(Refused("given-twice", message, "leave out one of the two"))
        else:
            refused.append(_unknown(wanted, key, name, waived="inapplicable" in given))
    return seen.items()


def _unknown(wanted: Input, key: object, name: str | None, *, waived: bool) -> Refused:
    message = f"the object for `{wanted.name}` has `{shown(key)}`, which is none of its keys"
    hint = None
    if name is not None:
        meant = _MEANT.get(name.lower(), name.lower())
        if meant == "because" and not waived:
            meant = "note"  # a value that applies has no reason why it does not
        hint = f"write `{meant}`" if meant in KEYS else did_you_mean(name, KEYS if waived else KEYS[:4])
    keys = "the keys are `value`, `source` and `note`, or `inapplicable` and `because`"
    return Refused("unknown-key", message, hint or keys)


def _text(wanted: Input, key: str, value: object, refused: list[Refused]) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        message = f"`{shown(value)}` for the `{key}` of `{wanted.name}` is no text"
        refused.append(Refused("not-a-text", message, "write a text, in quotes"))
        return None
    if any("\ud800" <= each <= "\udfff" for each in value):
        message = f"the `{key}` of `{wanted.name}` holds half a character"
        refused.append(Refused("not-a-text", message, "write the character itself"))
        return None
    return value.strip() or None


def _waived(wanted: Input, value: object, refused: list[Refused]) -> bool:
    if value is None or isinstance(value, bool):
        return value is True
    message = f"`{shown(value)}` for `inapplicable` of `{wanted.name}` is neither yes nor no"
    refused.append(Refused("not-yes-or-no", message, "write `true`, or leave `inapplicable` out"))
    return False


def _told(
    wanted: Input, held: Mapping[str, object], texts: Mapping[str, str | None], *, waived: bool
) -> Iterable[Refused]:
    """Say what an object lacks, or has too much of."""
    if waived and "value" in held:
        message = f"the object for `{wanted.name}` has a `value`, and says that it does not apply"
        yield Refused("value-or-inapplicable", message, "leave out `value`, or `inapplicable` and `because`")
    elif waived and texts.get("because") is None:
        message = f"why `{wanted.name}` does not apply is not said"
        yield Refused("because-needed", message, "add `because` with the reason, or give `N/A` in place of the object")
    elif not waived and texts.get("because") is not None:
        message = f"`because` says why `{wanted.name}` does not apply, and nothing says that it does not"
        lacks = "add `inapplicable` that is true" if "value" not in held else "write the reason as `note`"
        yield Refused("stray-because", message, lacks)
    elif not waived and "value" not in held:
        message = f"the object for `{wanted.name}` has no `value`"
        yield Refused("value-needed", message, "add `value`, and leave it blank where none is known")


def _given(value: object) -> str | None:
    listed = taken_apart(value)
    text = written(value) if listed is None else list_text(listed)
    return (text.strip() or None) if text is not None else None
