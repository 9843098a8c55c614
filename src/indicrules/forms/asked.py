"""Ask for what only a person can decide of an indicator, and write what is open beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from indicrules.files.claim import Place
from indicrules.forms.desk import Desk
from indicrules.forms.item import Item
from indicrules.text.sentence import Sentence, label, say

Reading = tuple[str, Sentence, str]
"""A choice: its key, what it says, and the line that it gives."""


def asked(desk: Desk, item: Item, what: str, place: Place, said: Sentence, choices: Sequence[Reading]) -> str | None:
    """Ask of an indicator; where nothing was decided yet, leave it open with the readings in remarks beside it."""
    chosen = told(desk, item, what, place, said, choices)
    item.open = item.open or chosen is None
    return chosen


def told(desk: Desk, item: Item, what: str, place: Place, said: Sentence, choices: Sequence[Reading]) -> str | None:
    """Ask of an item that is not left open by that; where nothing was decided yet, put the readings in its remarks."""
    chosen = desk.ask(item.name, what, place, said, choices)
    if chosen is None:
        decision = desk.decisions[-1]
        language = desk.language
        item.remarks.append(f"{label('import.open', language)}{said.told(language)} [{decision.key}]")
        item.remarks += [f"  {each.key}: {each.line}" for each in decision.choices]
    return chosen


def readings(*choices: tuple[str, str, str]) -> list[Reading]:
    """Give choices of a key, the end of the sentence's key, and a line."""
    return [(key, CHOICES[said], line) for key, said, line in choices]


CHOICES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "at-least": say("import.choice.at-least"),
        "at-most": say("import.choice.at-most"),
        "within": say("import.choice.within"),
        "at-least-lower": say("import.choice.at-least-lower"),
        "exactly": say("import.choice.exactly"),
        "lost": say("import.choice.lost"),
        "missing": say("import.choice.missing"),
        "inapplicable": say("import.choice.inapplicable"),
        "low": say("import.choice.low"),
        "middle": say("import.choice.middle"),
        "high": say("import.choice.high"),
        "percent": say("import.choice.percent"),
        "fraction": say("import.choice.fraction"),
        "met": say("import.choice.met"),
        "partly": say("import.choice.partly"),
        "missed": say("import.choice.missed"),
        "full": say("import.choice.full"),
        "mark": say("import.choice.mark"),
        "proportional": say("import.choice.proportional"),
        "all-or-nothing": say("import.choice.all-or-nothing"),
        "step-whole": say("import.choice.step-whole"),
        "step-started": say("import.choice.step-started"),
        "step-part": say("import.choice.step-part"),
        "parts": say("import.choice.parts"),
        "total": say("import.choice.total"),
        "without-budget-rescale": say("import.choice.without-budget-rescale"),
        "without-budget-zero": say("import.choice.without-budget-zero"),
        "without-budget-full": say("import.choice.without-budget-full"),
        "weight-rest": say("import.choice.weight-rest"),
        "weight-none": say("import.choice.weight-none"),
    }
)
"""What each reading says that several decisions offer."""
