"""Find where a layout of a ruleset would be read otherwise than the ruleset."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicrules.language.words import BLOCKS
from indicrules.syntax.lexer import Comment, Lexed, lex
from indicrules.syntax.parser import Parsed, parse
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.token import Token
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

# Texts and remarks, in which each blank counts; line ends, with blank lines; blanks, of which one is as good as many.
_PARTS = pattern(r'("[^"\n]*+"?+)|[ \t]*+(\#[^\n]*+)|[ \t\r]*+(\n)\s*+|[ \t]++')
_BLOCKS = pattern(rf"^(?=(?:{'|'.join(BLOCKS)})(?!\w))", re.MULTILINE)
_FEW = 3  # of how many parts of a text one at most is read block by block, twice as it is
_JOINING = pattern("[÷×−]")  # signs which unlike their plain forms part units: `元×户`


def read_otherwise(source: Source, lexed: Lexed, parsed: Parsed, layout: str) -> Span | None:
    """Give the first place that is read otherwise in the layout of `source`; None where all of it is read as it was.

    Where nothing but the number of blanks differs, at least one in place of one, tokens are the same, and nothing need
    be read. Where a few blocks differ in more, these are, as each is read by itself. Otherwise all tokens and remarks
    are compared: where nothing is reported, a tree is made of tokens alone. Where these differ, as for two ways to
    write one thing, the trees are.
    """
    at = Span(source, 0, 0)
    if not parsed.diagnostics:
        if not _JOINING.search(source.text) and _is_settled(_settled(source.text), _settled(layout)):
            return None
        again = lex(Source(source.name, layout))
        if _remarks(source.text, lexed.comments) != _remarks(layout, again.comments):
            return at
        differing = _differing(source, lexed, again)
        if differing is None and not again.diagnostics:
            return None
        at = differing or at
    after = parse(Source(source.name, layout))
    reported = [each.code for each in parsed.diagnostics] == [each.code for each in after.diagnostics]
    return None if reported and after.file == parsed.file else at


def _is_settled(before: str, after: str) -> bool:
    """Say whether two texts, each with one blank for many, are the same, but for a few blocks of the same tokens."""
    if before == after:
        return True
    blocks, others = _BLOCKS.split(before), _BLOCKS.split(after)
    if len(blocks) != len(others):
        return False
    pairs = [(block, other) for block, other in zip(blocks, others, strict=True) if block != other]
    few = sum(len(other) for _, other in pairs) * _FEW < len(after)
    return few and all(_is_alike(*pair) for pair in pairs)


def _is_alike(before: str, after: str) -> bool:
    source = Source("", before)
    first, second = lex(source), lex(Source("", after))
    if first.diagnostics or second.diagnostics or _differing(source, first, second) is not None:
        return False
    return _remarks(before, first.comments) == _remarks(after, second.comments)


def _settled(text: str) -> str:
    """Give a text with one blank for many outside texts and remarks, without blank lines and indentation."""
    text = text.removeprefix("\ufeff")

    def part(found: re.Match[str]) -> str:
        group = found.lastindex
        if group is None:
            return " "
        start, end = found.span(group)
        if group == 1:
            return text[start:end]
        return f" #{text[start + 1 : end].rstrip()}" if group == 2 else "\n"

    return _PARTS.sub(part, plain_forms(text)).strip()


def _remarks(text: str, comments: Sequence[Comment]) -> list[str]:
    return [text[comment.start + 1 : comment.end] for comment in comments]


def _differing(source: Source, before: Lexed, after: Lexed) -> Span | None:
    """Give the first line whose tokens are others than those of the line in its place."""
    for index, line in enumerate(before.lines):
        others = after.lines[index].tokens if index < len(after.lines) else ()
        if list(map(_meant, line.tokens)) != list(map(_meant, others)):
            return Span(source, line.tokens[0].start, line.tokens[-1].end)
    return None if len(before.lines) == len(after.lines) else Span(source, len(source.text), len(source.text))


def _meant(token: Token) -> tuple[object, ...]:
    """Give what a token is, apart from its place."""
    return token.kind, token.text, token.keyword, token.rows
