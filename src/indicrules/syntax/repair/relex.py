"""Turn a part of a text, with the keyword that was meant before it, into the line of tokens that it makes."""

from __future__ import annotations

from indicrules.syntax.lexer import lex
from indicrules.syntax.repair.heads import end_of_line
from indicrules.syntax.token import NEWLINE, Line
from indicrules.text.source import Source


def line_of(source: Source, start: int, end: int, indent: int, word: str = "", instead: str = "") -> Line | None:
    """Read the text from `start` to `end`, or the equally long `instead`, as if `word` stood before it.

    The tokens keep their places in the source; that of the word has no length. The line counts as reported already;
    more mistakes than that one say that it is not as it should be.
    """
    before = f"{word} " if word else ""
    lexed = lex(Source(source.name, before + (instead or source.text[start:end])))
    if not lexed.lines:
        return None
    line = lexed.lines[0]
    shift = start - len(before)
    tokens = tuple(
        token._replace(start=max(token.start + shift, start), end=max(token.end + shift, start))
        for token in line.tokens
    )
    return Line(tokens, indent, len(lexed.diagnostics) + len(lexed.lines), line.broken, line.doubtful)


def text_of(line: Line, source: Source) -> str:
    """Give the text of a line without its remark; none of one that is given up."""
    return "" if line.opener.kind == NEWLINE else source.text[line.opener.start : end_of(line, source)]


def end_of(line: Line, source: Source) -> int:
    """Give the end of a line; of one that could not be read, only the first word is a token."""
    last = line.tokens[-1].start
    return end_of_line(source.text, last) if line.broken else last
