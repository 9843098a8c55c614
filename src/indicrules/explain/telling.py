"""Turn an item of a scorecard into what its facts are told from."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.outcome import Outcome
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import Formula
from indicrules.explain.messages import Words
from indicrules.explain.numbers import places_of
from indicrules.explain.wording import written
from indicrules.model.rules import Item
from indicrules.text.classes import frozen
from indicrules.text.source import Span


@frozen(slots=False)
class Telling:
    """One item, what came of it, and in which words to tell; the ruleset is an item as well."""

    card: Scorecard
    outcome: Outcome
    words: Words
    why_not: bool = False

    @property
    def item(self) -> Item:
        """What the ruleset says of the item."""
        return self.outcome.item

    @cached_property
    def places(self) -> int:
        """The places that the item's scores are written with."""
        return places_of(self.item, self.card.model)

    @cached_property
    def formula(self) -> Formula:
        """What explains the item's expressions."""
        return Formula(self.outcome.trace, self.words, self.why_not)

    def say(self, key: str, **parts: str) -> str:
        """Give a sentence."""
        return self.words.say(key, **parts)

    def written(self, span: Span) -> str:
        """Give a clause's own words."""
        return written(span, self.words.language)

    def fact(self, step: str, text: str, aside: str = "", value: Any = None) -> Fact:
        """Give a fact of one line."""
        return self.lines(step, (Line(text, aside),), value)

    def lines(self, step: str, lines: tuple[Line, ...], value: Any = None) -> Fact:
        """Give a fact."""
        return Fact(step, self.words.label(step), lines, value)
