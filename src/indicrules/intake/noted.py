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
from indicrules.text.sentence import say

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
        said = say("nested-value.again", name=wanted.name)
        refused.append(Refused("nested-value", said, say("hint.one-plain-value")))
    if not refused:
        refused += _told(wanted, held, texts, waived=waived)
    source, note, because = (texts.get(key) for key in _TEXTS)
    beside = DataNote(wanted.name, wanted.title, None if waived else _given(value), source, note, because)
    return Parted(value, waived, beside if source or note or because else None, tuple(refused))


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
            said = say("given-twice.key", key=name or "", name=wanted.name)
            refused.append(Refused("given-twice", said, say("hint.leave-out-one")))
        else:
            refused.append(_unknown(wanted, key, name, waived="inapplicable" in given))
    return seen.items()


def _unknown(wanted: Input, key: object, name: str | None, *, waived: bool) -> Refused:
    advice = None
    if name is not None:
        meant = _MEANT.get(name.lower(), name.lower())
        if meant == "because" and not waived:
            meant = "note"  # a value that applies has no reason why it does not
        near = KEYS if waived else KEYS[:4]
        advice = say("hint.write", text=meant) if meant in KEYS else did_you_mean(name, near)
    said = say("unknown-key", name=wanted.name, key=shown(key))
    return Refused("unknown-key", said, advice or say("unknown-key.hint"))


def _text(wanted: Input, key: str, value: object, refused: list[Refused]) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        said = say("not-a-text.note", text=shown(value), key=key, name=wanted.name)
        refused.append(Refused("not-a-text", said, say("not-a-text.note.hint")))
        return None
    if any("\ud800" <= each <= "\udfff" for each in value):
        said = say("not-a-text.half", key=key, name=wanted.name)
        refused.append(Refused("not-a-text", said, say("hint.the-character-itself")))
        return None
    return value.strip() or None


def _waived(wanted: Input, value: object, refused: list[Refused]) -> bool:
    if value is None or isinstance(value, bool):
        return value is True
    said = say("not-yes-or-no.waiver", text=shown(value), name=wanted.name)
    refused.append(Refused("not-yes-or-no", said, say("not-yes-or-no.waiver.hint")))
    return False


def _told(
    wanted: Input, held: Mapping[str, object], texts: Mapping[str, str | None], *, waived: bool
) -> Iterable[Refused]:
    """Say what an object lacks, or has too much of."""
    if waived and "value" in held:
        said = say("value-or-inapplicable", name=wanted.name)
        yield Refused("value-or-inapplicable", said, say("value-or-inapplicable.hint"))
    elif waived and texts.get("because") is None:
        yield Refused("because-needed", say("because-needed", name=wanted.name), say("because-needed.hint"))
    elif not waived and texts.get("because") is not None:
        lacks = say("stray-because.waive.hint") if "value" not in held else say("stray-because.note.hint")
        yield Refused("stray-because", say("stray-because", name=wanted.name), lacks)
    elif not waived and "value" not in held:
        yield Refused("value-needed", say("value-needed", name=wanted.name), say("value-needed.hint"))


def _given(value: object) -> str | None:
    listed = taken_apart(value)
    text = written(value) if listed is None else list_text(listed)
    return (text.strip() or None) if text is not None else None
