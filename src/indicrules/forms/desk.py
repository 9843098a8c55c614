"""What is gathered while a draft is written: names that are taken, actuals, claims, what is asked and what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from indicrules.files.claim import Claim, Place, What
from indicrules.forms.draft import Choice, Decision
from indicrules.forms.form import Form, Written
from indicrules.forms.grid import Notice
from indicrules.syntax.formatter import format_text
from indicrules.syntax.naming import name_of
from indicrules.text.classes import evolve, field, mutable
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Language, Sentence, both, say

ANY = "*"


@mutable
class Desk:
    """A draft as far as it is written; `settled` are the choices that a person made, by the keys of decisions."""

    form: Form
    settled: Mapping[str, str]
    items: set[str] = field(factory=set)
    inputs: set[str] = field(factory=set)
    actuals: dict[str, Any] = field(factory=dict)
    claims: list[Claim] = field(factory=list)
    withheld: dict[str, Any] = field(factory=dict)
    decisions: list[Decision] = field(factory=list)
    normalised: list[Notice] = field(factory=list)
    skipped: list[Notice] = field(factory=list)
    notices: list[Notice] = field(factory=list)

    @property
    def language(self) -> Language:
        """The language of the form, in which its ruleset is written."""
        return self.form.language

    @property
    def colon(self) -> str:
        """The colon of the form's language, with its blank."""
        return self.word(": ", "：")

    def word(self, english: str, chinese: str) -> str:
        """Give the word that a name of the draft has in the form's language."""
        return english if self.language == "en" else chinese

    def named(self, title: str, taken: set[str]) -> str:
        """Make a name of a title that nothing else has."""
        name = name_of(title) or self.word("item", "指标项")
        found, number = name, 2
        while found in taken:
            found, number = f"{name}_{number}", number + 1
        taken.add(found)
        return found

    def ask(
        self, of: str | None, what: str, place: Place, said: Sentence, choices: Sequence[tuple[str, Sentence, str]]
    ) -> str | None:
        """Ask a person for one of some readings; give the key of the one that was chosen, None where none is yet.

        A line is written in English and told in the form's language.
        """
        key = f"{of}.{what}" if of is not None else what
        offered = tuple(Choice(name, words, self.line(line)) for name, words, line in choices)
        chosen = self.settled.get(key, self.settled.get(f"{ANY}.{what}") if of is not None else None)
        if chosen is not None and chosen not in {each.key for each in offered}:
            names = tuple(f"`{each.key}`" for each in offered)
            refused = say("no-such-choice", key=key, choice=chosen)
            raise DataError(
                (Problem("no-such-choice", refused, advice=say("no-such-choice.hint", names=names), at=str(place)),)
            )
        self.decisions.append(Decision(key, said, place, offered, of, chosen))
        return chosen

    def turned(self, written: Written, now: str, said: Sequence[Sentence]) -> None:
        """Say that something is written otherwise than in the form, and why."""
        if said:
            why = said[0] if len(said) == 1 else both(said)
            self.normalised.append(
                Notice("normalised", say("import.normalised", was=written.text, now=now, why=why), written.place)
            )

    def datum(self, name: str, value: Any, place: Place | None, *, source: str = "", note: str = "") -> None:
        """Keep an actual, with where it stands and what is said beside it."""
        told = {
            "value": value,
            "source": "；".join(each for each in (source, str(place) if place else "") if each),
            "note": note,
        }
        self.actuals[name] = {key: each for key, each in told.items() if key == "value" or each}

    def claim(self, what: What, of: str | None, written: Written, by: str = "self", **more: Any) -> None:
        """Keep a published value."""
        given: dict[str, Any] = {"value": written.text, **more}
        place = evolve(written.place, text=written.place.text or written.text)
        self.claims.append(Claim(what, of, by=by, place=place, **given))

    def line(self, text: str) -> str:
        """Write a clause of English keywords in the form's language; a line of the actuals stays."""
        return text if self.language == "en" or text.startswith('"') else _in_chinese(text)


@cache
def _in_chinese(line: str) -> str:
    shell = f"indicator x\n  {line}\n"
    return " ".join(format_text(shell, keywords="zh").split("\n", 1)[1].split())
