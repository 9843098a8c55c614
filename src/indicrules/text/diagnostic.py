"""What is wrong with a text, as data: code, sentence, place, hint, and what to put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from indicrules.text.classes import evolve, sealed
from indicrules.text.sentence import Language, Part, Sentence, say, told
from indicrules.text.source import Span

Severity = Literal["error", "warning", "note"]


@sealed
class Secondary:
    """A second place that a diagnostic speaks of, with what it is."""

    span: Span
    said: Sentence | str

    @property
    def label(self) -> str:
        """What it is, in English."""
        return told(self.said)

    def label_in(self, language: Language) -> str:
        """Give what it is in a language."""
        return told(self.said, language)


@sealed
class Edit:
    """A change of a text that mends a mistake: what stands at `span` becomes `replacement`."""

    span: Span
    replacement: str


@sealed
class Diagnostic:
    """One mistake: a stable kebab-case code, one sentence, its place, and what to do about it.

    `edits` is what the advice comes to where the right text is known: all of them together, none inside another.
    """

    code: str
    said: Sentence | str
    span: Span | None = None
    advice: Sentence | str | None = None
    secondary: tuple[Secondary, ...] = ()
    severity: Severity = "error"
    edits: tuple[Edit, ...] = ()

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    @property
    def hint(self) -> str | None:
        """The advice in English."""
        return self.hint_in("en")

    @property
    def parts(self) -> Mapping[str, Part]:
        """The named parts of the sentence."""
        return {} if isinstance(self.said, str) else self.said.parts

    def message_in(self, language: Language) -> str:
        """Give the sentence in a language."""
        return told(self.said, language)

    def hint_in(self, language: Language) -> str | None:
        """Give the advice in a language."""
        return None if self.advice is None else told(self.advice, language)


def moved(diagnostic: Diagnostic, place: Callable[[Span], Span]) -> Diagnostic:
    """Give a diagnostic with each of its places, those of its edits too, put where `place` says."""
    span = diagnostic.span
    return evolve(
        diagnostic,
        span=None if span is None else place(span),
        secondary=tuple(Secondary(place(each.span), each.said) for each in diagnostic.secondary),
        edits=tuple(Edit(place(each.span), each.replacement) for each in diagnostic.edits),
    )


def write_instead(code: str, said: Sentence, span: Span, text: str, instead: str | None = None) -> Diagnostic:
    """Make an error whose advice is to write `text` in place of what it underlines; `instead` has blanks around it."""
    edit = Edit(span, text if instead is None else instead)
    return Diagnostic(code, said, span, say("hint.write", text=text), edits=(edit,))


def write_instead_at(code: str, said: Sentence, span: Span, place: Span, text: str) -> Diagnostic:
    """Make an error whose advice is to write `text` in place of what stands at a place."""
    return Diagnostic(code, said, span, say("hint.write", text=text), edits=(Edit(place, text),))


def delete(code: str, said: Sentence, span: Span) -> Diagnostic:
    """Make an error whose advice is to delete what it underlines."""
    return Diagnostic(code, said, span, say("hint.delete-it"), edits=(Edit(span, ""),))


def parted(span: Span, text: str) -> str:
    """Give a text with the blanks that it needs to stand apart from the words around a place.

    >>> from indicrules.text.source import Source
    >>> parted(Span(Source("", "a&&b"), 1, 3), "and")
    ' and '
    """
    around = span.source.text[span.start - 1 : span.start], span.source.text[span.end : span.end + 1]
    before, after = (" " if _is_word(each) else "" for each in around)
    return f"{before}{text}{after}"


def _is_word(character: str) -> bool:
    return character.isalnum() or character in _WORDLIKE


_WORDLIKE = frozenset('_%‰"()（）')
