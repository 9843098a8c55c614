"""Turn rulesets into coloured text wherever Pygments does: Sphinx, MkDocs, notebooks, terminals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
)

from indicrules.highlight.spans import Kind, highlighted
from indicrules.language.words import BLOCKS, CLAUSES
from indicrules.text.version import HOME

_TYPES: Final[Mapping[Kind, Any]] = MappingProxyType(
    {
        "comment": Comment.Single,
        "string": String.Double,
        "number": Number,
        "date": Literal.Date,
        "unit": Number.Unit,
        "sign": Operator,
        "bracket": Punctuation,
        "name": Name,
        "named": Name.Entity,
        "block": Keyword.Declaration,
        "clause": Keyword,
        "word": Keyword.Reserved,
        "type": Keyword.Type,
        "constant": Keyword.Constant,
        "item": Name.Builtin.Pseudo,
        "function": Name.Builtin,
    }
)
_HEADER = re.compile(rf"^(?:{'|'.join(map(re.escape, BLOCKS))})[ \t]+\S", re.MULTILINE)
_CLAUSE = re.compile(rf"^[ \t]+(?:{'|'.join(map(re.escape, CLAUSES))})[ \t]+\S", re.MULTILINE)


class IndicrulesLexer(Lexer):  # type: ignore[misc]  # Pygments brings no types
    """Colour rulesets as the library reads them, keywords in English and Chinese."""

    name = "indicrules"
    aliases: ClassVar[list[str]] = ["indicrules", "indic"]
    filenames: ClassVar[list[str]] = ["*.indic"]
    mimetypes: ClassVar[list[str]] = ["text/x-indicrules"]
    url = HOME

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """Give each stretch of a text with its place and type; whatever the text is, nothing of it is left out."""
        end = 0
        for spot in highlighted(text):
            if spot.start > end:
                yield from _between(text, end, spot.start)
            if spot.end > max(end, spot.start):
                start = max(end, spot.start)
                yield start, _TYPES[spot.kind], text[start : spot.end]
                end = spot.end
        yield from _between(text, end, len(text))

    @staticmethod
    def analyse_text(text: str) -> float:
        """Say how likely a text is a ruleset: it opens blocks, and clauses stand under them."""
        headers = len(_HEADER.findall(text))
        if not headers or not _CLAUSE.search(text):
            return 0.0
        return 0.9 if re.search(r"^(?:ruleset|规则集)[ \t]+\w", text, re.MULTILINE) else min(0.6, 0.2 * headers)


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, Any, str]]:
    """Give what lies between two words: blanks, and characters that have no meaning there."""
    for found in re.finditer(r"\s+|\S+", text[start:end]):
        yield start + found.start(), Whitespace if found[0].isspace() else Text, found[0]
