"""Turn texts into the names that stand in them: what declares each, and where it is mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from indicrules.language.clauses import BLOCK_KINDS
from indicrules.language.words import is_reserved
from indicrules.syntax.lexer import lex
from indicrules.syntax.places import normal
from indicrules.syntax.signs import NAME
from indicrules.syntax.token import Line, Token
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

_FACTOR = pattern(rf"{NAME}|[%‰]")
_OF_ITEMS = frozenset(
    {"score", "points", "completion", "met", "grade", "counted", "weight", "full", "shortfall", "actual"}
)


@frozen
class Mention:
    """A name where it stands.

    `kind` is the keyword of the block that declares it there, `parameter` or `grade` where such a line does, and `""`
    where it is only mentioned; `is_unit` says that it stands for a unit, `of_item` that it can only be an item. A name
    of one block alone, such as a parameter, has in `local` where that block begins.
    """

    word: str
    span: Span
    kind: str = ""
    is_unit: bool = False
    of_item: bool = False
    local: int | None = None

    def is_of(self, other: Mention) -> bool:
        """Tell whether this one and another stand for the same thing."""
        if (self.word, self.is_unit, self.local) != (other.word, other.is_unit, other.local):
            return False
        return self.local is None or self.span.source.name == other.span.source.name


def mentions_in(source: Source) -> tuple[Mention, ...]:
    """Give every name of a text, in order; texts in quotes and remarks hold none."""
    found: list[Mention] = []
    parameters: dict[str, int] = {}
    for line in lex(source).lines:
        if line.opener.kind in BLOCK_KINDS:
            parameters = {each.text: line.opener.start for each in _own(line)}
        found += _of_line(line, parameters, source)
    return tuple(found)


def mention_at(mentions: Iterable[Mention], offset: int) -> Mention | None:
    """Give the name that a place touches."""
    return next((each for each in mentions if each.span.start <= offset <= each.span.end), None)


def declarations_of(mention: Mention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give what declares a name among all mentions of some files; an item before a value where only one is meant."""
    found = [each for each in mentions if each.kind and each.is_of(mention)]
    wanted = [each for each in found if (each.kind in _ITEMS) is mention.of_item]
    return tuple(wanted or found)


def refusal(word: str, mention: Mention, mentions: Iterable[Mention]) -> Sentence | None:
    """Say why a name cannot become `word`; None where it can."""
    plain = normal(word)
    if re.fullmatch(NAME, plain) is None:
        return say("editor.no-name", word=word)
    if is_reserved(plain):
        return say("editor.reserved", word=word)
    taken = next((each for each in mentions if each.word == plain and each.is_unit is mention.is_unit), None)
    if taken is not None and plain != mention.word:
        return say("editor.taken", word=word, file=taken.span.source.name, line=taken.span.line)
    return None


_ITEMS = frozenset({"indicator", "group", "ruleset"})


def _own(line: Line) -> Iterator[Token]:
    """Give the names that a header declares for its own block alone."""
    if line.opener.kind not in ("METHOD", "TABLE"):
        return
    depth = 0
    for token in line.tokens:
        depth += (token.kind == "LPAR") - (token.kind == "RPAR")
        if depth and token.kind == "NAME":
            yield token


def _of_line(line: Line, parameters: dict[str, int], source: Source) -> Iterator[Mention]:
    opener = line.opener
    own = {token.start for token in _own(line)}
    gives = False
    for at, token in enumerate(line.tokens):
        gives = gives or token.kind == "GIVES"
        span = Span(source, token.start, token.end)
        if token.kind == "MEASURE":
            for factor in _FACTOR.finditer(source.text, token.start, token.end):
                place = Span(source, factor.start(), factor.end())
                yield Mention(normal(factor[0]), place, is_unit=True)
        if token.kind != "NAME" or token.keyword is not None:
            continue
        kind = ""
        if at == 1 and opener.kind in BLOCK_KINDS:
            kind = opener.text
        elif token.start in own:
            kind = "parameter"
        elif gives and opener.kind == "TABLE":
            kind = "table"
        elif at == 1 and opener.kind == "GRADE":
            kind = "grade"
        named = "" if kind else line.tokens[at - 1].kind
        of_item = named == "IN" or (named == "LPAR" and line.tokens[at - 2].text in _OF_ITEMS)
        local = parameters.get(token.text) if kind in ("", "parameter") else None
        yield Mention(token.text, span, kind, opener.kind == "UNIT" and at == 1, of_item or kind in _ITEMS, local)
