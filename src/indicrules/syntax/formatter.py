"""Turn ruleset text into the same text in its one layout, keywords in either language, comments kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS
from indicrules.language.words import INLINE, Keyword, Language
from indicrules.syntax.lexer import MOST_CHARACTERS, Comment, Lexed, lex
from indicrules.syntax.parser import parse
from indicrules.syntax.token import NEWLINE, Line, Token
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.options import one_of
from indicrules.text.source import Source, Span

_VALUES = frozenset({"NUMBER", "MEASURE", "NAME", "STRING", "DATE", "YES", "NO", "RPAR"})
_TIGHTER = frozenset({"OVER", "RAISED"})
_CLAUSE, _ROW, _CONTINUATION = "  ", " " * 4, " " * 6


def format_text(text: str, *, keywords: Language | None = None, name: str = "") -> str:
    """Lay a ruleset out, and write its keywords in `keywords` (None: as they are).

    Raise `RulesetError` if it has errors, `ValueError` for a language that there is not.

    >>> print(format_text("indicator  x\\nweight   10 # most", keywords="zh"), end="")
    指标 x
      权重 10  # most
    """
    if keywords is not None:
        one_of("keywords", keywords, get_args(Language))
    source = Source(name, text)
    diagnostics = parse(source).diagnostics
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise RulesetError(diagnostics)
    lexed = lex(source)
    laid_out = "\n".join(_Layout(source, keywords).lines(lexed.lines, lexed.comments)) + "\n"
    too_long = next((line for line in laid_out.split("\n") if len(line) > MOST_CHARACTERS), None)
    if too_long is not None:
        raise RulesetError((_too_long(source, lexed, too_long),))
    return laid_out


def _too_long(source: Source, lexed: Lexed, laid_out: str) -> Diagnostic:
    """Say that a line would be longer than lines may be, at the longest one as it is written."""
    ends = [(line.tokens[0].start, line.tokens[-1].end) for line in lexed.lines]
    ends += [(each.start, each.end) for each in lexed.comments]
    start, end = max(ends, key=lambda each: each[1] - each[0])
    message = f"laid out, this line has {len(laid_out)} characters, more than {MOST_CHARACTERS}"
    return Diagnostic(
        "line-too-long",
        message,
        Span(source, start, end),
        "break it inside parentheses, or name a part of it with a `metric`",
    )


class _Layout:
    """One text, and the language that its keywords are to be in."""

    def __init__(self, source: Source, language: Language | None) -> None:
        self.source = source
        self.text = source.text
        self.language = language
        self._to = None if language is None else INLINE["to"].spelt(language)

    def lines(self, lines: Sequence[Line], comments: Sequence[Comment]) -> Iterator[str]:
        """Give the lines of the layout."""
        indents = _indents(lines)
        waiting = list(reversed(comments))
        end = 0
        for line, indent in zip(lines, indents, strict=True):
            first, last = line.tokens[0], line.tokens[-1]
            while waiting and waiting[-1].start < first.start:
                comment = waiting.pop()
                yield from self._gap(end, comment.start)
                yield self._comment_indent(comment, indent, end) + self._comment(comment)
                end = comment.end
            inner: list[Comment] = []
            while waiting and (waiting[-1].start < last.start or self._shares_line(last.start, waiting[-1])):
                inner.append(waiting.pop())
            yield from self._gap(end, first.start)
            if first.rows is not None:
                from indicrules.syntax.table_layout import laid_out  # most rulesets have no table

                yield from laid_out(self.source, first.start, first.end, self._to)
            else:
                yield from self._line(line.tokens[:-1], indent, inner)
            end = max([last.end, *(comment.end for comment in inner)])
        for comment in reversed(waiting):
            yield from self._gap(end, comment.start)
            yield self._comment_indent(comment, "", end) + self._comment(comment)
            end = comment.end

    def _gap(self, end: int, start: int) -> Iterator[str]:
        if end and self.text.count("\n", end, start) > 1:
            yield ""

    def _shares_line(self, end: int, comment: Comment) -> bool:
        return "\n" not in self.text[end : comment.start]

    def _comment(self, comment: Comment) -> str:
        return "#" + self.text[comment.start + 1 : comment.end]

    def _comment_indent(self, comment: Comment, indent: str, end: int) -> str:
        """Put a comment over what it precedes; an indented one at a block's end stays with that block."""
        indented = comment.start and self.text[comment.start - 1] != "\n"
        return _CLAUSE if not indent and indented and end else indent

    def _line(self, tokens: Sequence[Token], indent: str, comments: list[Comment]) -> Iterator[str]:
        """Give a line with its continuations, each comment where it stood among them."""
        written = indent
        waiting = list(reversed(comments))
        depth = cut = 0  # where a line that becomes too long can be broken
        for index, token in enumerate(tokens):
            if index:
                before = tokens[index - 1]
                broken = "\n" in self.text[before.end : token.start]
                end = before.end
                while waiting and waiting[-1].start < token.start:
                    comment = waiting.pop()
                    if "\n" in self.text[end : comment.start]:
                        yield written
                        written, cut = _CONTINUATION + self._comment(comment), 0
                    else:
                        written += "  " + self._comment(comment)
                    end = comment.end
                if broken:
                    yield written
                    written, cut = _CONTINUATION, 0
                elif is_spaced(tokens, index):
                    written += " "
            written += self._spelt(token)
            if cut and len(written) > MOST_CHARACTERS:
                yield written[:cut]
                written, cut = _CONTINUATION + written[cut:].lstrip(), 0
            depth += (token.kind == "LPAR") - (token.kind == "RPAR")
            if depth and token.kind == "COMMA":
                cut = len(written)
        for comment in reversed(waiting):
            written += "  " + self._comment(comment)
        yield written

    def _spelt(self, token: Token) -> str:
        if token.keyword is not None:
            return self._keyword(token, token.keyword)
        return self.text[token.start : token.end] if token.kind == "STRING" else token.text

    def _keyword(self, token: Token, keyword: Keyword) -> str:
        if self.language is not None:
            return keyword.spelt(self.language)
        first = self.text[token.start]
        return keyword.english if first.isascii() or "！" <= first <= "～" else keyword.chinese


def _indents(lines: Sequence[Line]) -> Iterator[str]:
    head = ""
    for line in lines:
        kind = line.opener.kind
        if kind in BLOCK_KINDS:
            head = kind
            yield ""
        elif kind in CLAUSE_KINDS:
            yield _CLAUSE
        else:
            yield _CLAUSE if head in ("PARAM", "TABLE") else _ROW


def is_spaced(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a space stands before the token at `index`."""
    before, token = tokens[index - 1], tokens[index]
    kind = token.kind
    if kind in ("RPAR", "COMMA", "COLON") or before.kind == "LPAR":
        return False
    if kind == "LPAR":
        return before.kind != "NAME" and not _is_sign(tokens, index - 1)
    if kind == "MEASURE":
        return before.kind != "NUMBER" or token.text[0] not in "%‰"
    if _is_sign(tokens, index - 1):
        return False
    return not (_is_tight(tokens, index) or (before.kind == "OVER" and _is_tight(tokens, index - 1)))


def _is_sign(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token is a minus sign that belongs to the value after it."""
    return tokens[index].kind == "MINUS" and (index == 0 or tokens[index - 1].kind not in _VALUES)


def _is_tight(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token divides two bare numbers, and nothing around them binds as strongly."""
    if tokens[index].kind != "OVER" or tokens[index - 1].kind != "NUMBER":
        return False
    around = [
        tokens[place].kind if 0 <= place < len(tokens) else NEWLINE for place in (index - 2, index + 1, index + 2)
    ]
    return around[0] not in _TIGHTER and around[1] == "NUMBER" and around[2] not in (*_TIGHTER, "MEASURE")
