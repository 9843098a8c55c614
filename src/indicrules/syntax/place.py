"""Turn the place where a line stopped making sense into what there is to know about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import attrs

from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span

Reach = Callable[[Sequence[Token]], int]


@attrs.frozen
class Mistake:
    """A diagnostic, and the tokens that were meant, where that is clear; `cut` says that a further line follows."""

    diagnostic: Diagnostic
    repaired: tuple[Token, ...] | None = None
    cut: bool = False


@attrs.frozen
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

    def report(
        self, code: str, message: str, hint: str | None = None, first: Token | None = None, last: Token | None = None
    ) -> Diagnostic:
        """Give a diagnostic that underlines the failing token, or the tokens from `first` to `last`."""
        first = first or self.token
        last = last or first
        return Diagnostic(code, message, Span(self.source, first.start, last.end), hint)

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


def how_to_write(word: Token, source: Source) -> str | None:
    """Give an example of the line or part that a keyword opens, with the keyword as its author spells it."""
    hint = HINTS.get(word.kind)
    if hint is None or word.keyword is None:
        return hint
    return hint.replace(f"`{word.keyword.english} ", f"`{source.text[word.start : word.end]} ")


# How to write each line, for those who know no better.
HINTS: Mapping[str, str] = MappingProxyType(
    {
        "RULESET": 'write `ruleset NAME "title"`',
        "USE": 'write `use "path"`',
        "UNIT": "write `unit 万元 = 10000 元`",
        "INPUT": "write `input NAME`, and its unit, as `input 预算数 万元`",
        "PARAM": "write `param NAME = 5`, or rows `from 2024: 5` below it",
        "METRIC": "write `metric NAME = a / b`",
        "METHOD": "write `method NAME(a, b)`",
        "GROUP": 'write `group NAME "title"`',
        "INDICATOR": 'write `indicator NAME "title"`',
        "CHECK": "write `check a <= b`",
        "EXAMPLE": 'write `example "title"`',
        "WEIGHT": "write `weight 10`",
        "BONUS": "write `bonus 5`",
        "OUT_OF": "write `out of 100`",
        "TOTAL": "write `total 100`",
        "TARGET": "write `target >= 95%`",
        "ACTUAL": "write `actual a / b`",
        "SCORE": "write `score proportional`, or rows below it",
        "ROUND": "write `round score 0.01 half_up`",
        "DEDUCT": "write `deduct 2 per 1% below target`",
        "AWARD": "write `award 2 per 1% above target`",
        "CAP": "write `cap 60 if CONDITION`",
        "REQUIRE": "write `require CONDITION`",
        "GRADE": "write `grade NAME >= 90`",
        "MISSING": "write `missing error`, `zero`, `full` or `rescale`",
        "INAPPLICABLE": "write `inapplicable error`, `zero`, `full` or `rescale`",
        "SOURCE": 'write `source "…"`',
        "EVIDENCE": 'write `evidence "…"`',
        "NOTE": 'write `note "…"`',
        "PERIOD": "write `period 2024`",
        "GIVEN": "write `given NAME = 5`",
        "EXPECT": "write `expect total = 100`",
        "BECAUSE": 'write `because "…"`',
    }
)
