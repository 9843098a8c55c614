"""Turn what the data say beside the values that an item reads into facts, and into the unit's own reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from indicrules.card.scorecard import Scorecard
from indicrules.explain.document import Fact, Line
from indicrules.intake.noted import DataNote
from indicrules.model import rules
from indicrules.text.sentence import Language

STEP = "data_note"

_WORDS: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "label": "data note",
                "given": "{name} given as {value}",
                "missing": "{name} left blank",
                "waived": "{name} does not apply: {because}",
                "source": "source: {source}",
                "note": "note: {note}",
                "separator": "; ",
            }
        ),
        "zh": MappingProxyType(
            {
                "label": "填报说明",
                "given": "{name}填报为 {value}",
                "missing": "{name}未填报",
                "waived": "{name}填报为“不适用”：{because}",
                "source": "数据来源：{source}",
                "note": "单位说明：{note}",
                "separator": "；",
            }
        ),
    }
)


def noted_data(card: Scorecard, item: rules.Item, lang: Language) -> Iterator[Fact]:
    """Give one fact with a line for each input that the item reads and that came with notes; none where none did.

    `item` may be the ruleset.
    """
    words = _WORDS[lang]
    lines = tuple(Line(_said(note, words)) for note in card.notes_of(item))
    if lines:
        yield Fact(STEP, words["label"], lines)


def own_reasons(card: Scorecard, item: rules.Item) -> tuple[str, ...]:
    """Give what the unit itself says of an item's values: its remarks, and why something does not apply."""
    said = (note.because or note.note for note in card.notes_of(item))
    return tuple(dict.fromkeys(one_line(each) for each in said if each is not None))


def one_line(text: str) -> str:
    """Give a text with its line breaks and runs of blanks made one blank each."""
    return " ".join(text.split())


def _said(note: DataNote, words: Mapping[str, str]) -> str:
    name = note.title or note.name
    if note.because is not None:
        opening = words["waived"].format(name=name, because=one_line(note.because))
    elif note.value is None:
        opening = words["missing"].format(name=name)
    else:
        opening = words["given"].format(name=name, value=one_line(note.value))
    parts = [opening]
    parts += [words["source"].format(source=one_line(note.source))] if note.source is not None else []
    parts += [words["note"].format(note=one_line(note.note))] if note.note is not None else []
    return words["separator"].join(parts)
