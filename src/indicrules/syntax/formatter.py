"""Turn ruleset text into the same text in its one layout, keywords in either language, comments kept."""

from __future__ import annotations

from typing import get_args

from indicrules.language.words import Language
from indicrules.syntax.layout import laid_out
from indicrules.syntax.lexer import MOST_CHARACTERS, Lexed, lex
from indicrules.syntax.parser import parse_lines
from indicrules.syntax.read_back import read_otherwise
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.options import one_of
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span


def format_text(text: str, *, keywords: Language | None = None, name: str = "") -> str:
    """Lay a ruleset out, and write its keywords in `keywords` (None: as they are).

    Raise `RulesetError` if it has errors, or if its layout would be read otherwise than it; `ValueError` for a language
    that there is not.

    >>> print(format_text("indicator  x\\nweight   10 # most\\nscore met", keywords="zh"), end="")
    指标 x
      权重 10  # most
      得分 达标
    """
    if keywords is not None:
        one_of("keywords", keywords, get_args(Language))
    source = Source(name, text)
    with uncollected(source.text.count("\n")):
        return _formatted(source, keywords)


def _formatted(source: Source, keywords: Language | None) -> str:
    lexed = lex(source)
    parsed = parse_lines(source, lexed)
    if any(diagnostic.severity == "error" for diagnostic in parsed.diagnostics):
        from indicrules.syntax.recast import recast  # nothing in a file without mistakes asks for it

        raise RulesetError(recast(parsed.diagnostics))
    lines = laid_out(source, lexed, keywords)
    too_long = next((line for line in lines if len(line) > MOST_CHARACTERS), None)
    if too_long is not None:
        raise RulesetError((_too_long(source, lexed, too_long),))
    found = "\n".join(lines) + "\n"
    otherwise = read_otherwise(source, lexed, parsed, found)
    if otherwise is not None:
        raise RulesetError((_changed(otherwise),))
    return found


def _too_long(source: Source, lexed: Lexed, laid_out: str) -> Diagnostic:
    """Say that a line would be longer than lines may be, at the longest one as it is written."""
    ends = [(line.tokens[0].start, line.tokens[-1].end) for line in lexed.lines]
    ends += [(each.start, each.end) for each in lexed.comments]
    start, end = max(ends, key=lambda each: each[1] - each[0])
    return Diagnostic(
        "line-too-long",
        say("line-too-long.laid-out", count=len(laid_out), most=MOST_CHARACTERS),
        Span(source, start, end),
        say("line-too-long.laid-out.hint"),
    )


def _changed(span: Span) -> Diagnostic:
    """Say that the layout would not mean the same, and that it is not given for that."""
    return Diagnostic("layout-reads-otherwise", say("layout-reads-otherwise"), span, say("layout-reads-otherwise.hint"))
