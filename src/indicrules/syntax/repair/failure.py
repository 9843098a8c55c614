"""Turn the place where a line stopped making sense into what there is to know about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from indicrules.language.clauses import HINTS
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, Edit, write_instead
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

# How to write the parts of a line.
_PARTS: Mapping[str, Sentence] = MappingProxyType({"BECAUSE": say("hint.write", text='because "…"')})

Reach = Callable[[Sequence[Token]], int]


@frozen
class Mistake:
    """A diagnostic, and the tokens that were meant, where that is clear; `cut` says that a further line follows."""

    diagnostic: Diagnostic
    repaired: tuple[Token, ...] | None = None
    cut: bool = False


@frozen
class Place:
    """A line, where it failed, and how far a changed line would get."""

    tokens: tuple[Token, ...]
    index: int
    expected: frozenset[str]
    source: Source
    reach: Reach

    @property
    def token(self) -> Token:
        """The token that makes no sense."""
        return self.tokens[min(self.index, len(self.tokens) - 1)]

    @property
    def previous(self) -> Token:
        """The token before it."""
        return self.tokens[max(self.index - 1, 0)]

    @property
    def opener(self) -> Token:
        """The token that the failing line of text opens with."""
        begin = min(self.index, len(self.tokens) - 1)
        while begin and self.tokens[begin - 1].kind != NEWLINE:
            begin -= 1
        return self.tokens[begin]

    def text(self, first: Token, last: Token) -> str:
        """Give the text from one token to another."""
        return self.source.text[first.start : last.end]

    def span(self, first: Token, last: Token) -> Span:
        """Give the place from one token to another."""
        return Span(self.source, first.start, last.end)

    def edit(self, first: Token, last: Token, instead: str) -> tuple[Edit, ...]:
        """Give the edit that puts a text in the place of tokens."""
        return (Edit(self.span(first, last), instead),)

    def inserted(self, position: int, text: str) -> tuple[Edit, ...]:
        """Give the edit that puts a text in at a position."""
        return (Edit(Span(self.source, position, position), text),)

    def without(self, first: Token, last: Token) -> tuple[Edit, ...]:
        """Give the edit that takes tokens out, with the blanks before them."""
        before = self.source.text[: first.start]
        return (Edit(Span(self.source, len(before.rstrip(" \t")), last.end), ""),)

    def report(
        self,
        code: str,
        said: Sentence,
        advice: Sentence | None = None,
        first: Token | None = None,
        last: Token | None = None,
        edits: tuple[Edit, ...] = (),
    ) -> Diagnostic:
        """Give a diagnostic that underlines the failing token, or the tokens from `first` to `last`."""
        first = first or self.token
        return Diagnostic(code, said, self.span(first, last or first), advice, edits=edits)

    def instead(
        self, code: str, said: Sentence, text: str, first: Token | None = None, last: Token | None = None
    ) -> Diagnostic:
        """Give such a diagnostic whose advice is to write a text in place of what it underlines."""
        first = first or self.token
        return write_instead(code, said, self.span(first, last or first), text)

    def replaced(self, begin: int, end: int, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Give the tokens with those from `begin` to `end` replaced."""
        return (*self.tokens[:begin], *tokens, *self.tokens[end:])

    @property
    def line_end(self) -> int:
        """The index of the newline that ends the failing line of text."""
        index = self.index
        while index < len(self.tokens) and self.tokens[index].kind != NEWLINE:
            index += 1
        return index


def how_to_write(word: Token, source: Source) -> Sentence | None:
    """Give an example of the line or part that a keyword opens, with the keyword as its author spells it."""
    hint = _PARTS.get(word.kind) or HINTS.get(word.kind)
    if hint is None or word.keyword is None:
        return hint
    english, written = f"{word.keyword.english} ", f"{source.text[word.start : word.end]} "
    parts = {name: part for name, part in hint.parts.items() if isinstance(part, str)}
    spelt = {name: written + part[len(english) :] if part.startswith(english) else part for name, part in parts.items()}
    return say(hint.key, **spelt)
