"""What the library says, as a key and named parts; the words of each key stand in `sentences/`, in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from indicrules.text.classes import sealed

Language = Literal["en", "zh"]
"""The languages in which the library speaks."""

Part: TypeAlias = "str | int | Sentence | tuple[Part, ...]"
"""What stands in a sentence: a text or number as it is, another sentence or phrase, or several, parted by commas."""

_BETWEEN: Mapping[Language, str] = {"en": ", ", "zh": "、"}


@sealed
class Sentence:
    """A sentence or phrase: its key, and each part by its name.

    The key is a code, or begins with one and a point where a code has several sentences (`"missing-value.weight"`);
    sentences that several codes share begin with `hint.`, `phrase.` or `label.`, those of what went well or was counted
    with `report.`. Two are equal whose parts are.
    """

    key: str
    given: tuple[tuple[str, Part], ...] = ()

    @property
    def parts(self) -> Mapping[str, Part]:
        """The parts by their names."""
        return dict(self.given)

    def told(self, language: Language = "en") -> str:
        """Give the words in a language."""
        from indicrules.text.sentences import SENTENCES  # large, and needed only where something is said

        words = SENTENCES[self.key][0 if language == "en" else 1]
        return words.format_map({name: _told(part, language) for name, part in self.given}) if self.given else words

    def __str__(self) -> str:
        return self.told()


Said: TypeAlias = Sentence | str
"""What is said, or a text of somebody else's, such as a system's error."""


def say(key: str, /, **parts: Part) -> Sentence:
    """Make a sentence of its key and parts.

    >>> say("hint.did-you-mean", word="plots").told()
    'did you mean `plots`?'
    """
    return Sentence(key, tuple(parts.items()))


def told(said: Said, language: Language = "en") -> str:
    """Give the words of a sentence; a text that somebody else wrote, such as a system's error, stays as it is."""
    return said if isinstance(said, str) else said.told(language)


def label(key: str, language: Language) -> str:
    """Give a label with the colon behind it: what it is of follows.

    >>> label("label.hint", "en"), label("label.hint", "zh")
    ('hint: ', '建议：')
    """
    return f"{say(key).told(language)}{say('label.colon').told(language)}"


def either(words: Iterable[Part]) -> Part:
    """Join words of which one is meant: `a`, `a or b`, `a, b or c`."""
    *first, last = words
    return say("phrase.either", first=tuple(first), last=last) if first else last


def both(words: Iterable[Part]) -> Part:
    """Join words that are all meant: `a`, `a and b`, `a, b and c`."""
    *first, last = words
    return say("phrase.both", first=tuple(first), last=last) if first else last


def _told(part: Part, language: Language) -> str:
    if isinstance(part, Sentence):
        return part.told(language)
    if isinstance(part, tuple):
        return _BETWEEN[language].join(_told(each, language) for each in part)
    return str(part)
