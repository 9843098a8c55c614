"""The rulesets on which editors are tried, and where the library itself reads keywords in them."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import indicrules
from indicrules.syntax.lexer import lex
from indicrules.syntax.parser import parse
from indicrules.text.source import Source
from tests.corpus.programs import CORPUS

ROOT = Path(__file__).parents[2]
Places = set[tuple[int, int]]


def _pages() -> list[tuple[str, str]]:
    """Give the whole programs of the documentation."""
    return [
        (f"{page.name}:{number}", text)
        for page in sorted((ROOT / "docs").glob("*.md"))
        for number, text in enumerate(
            re.findall(r"^```indic\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
        )
        if not parse(Source("", text)).diagnostics
    ]


@functools.cache
def texts() -> list[tuple[str, str]]:
    """Give each shipped ruleset, the surface of the corpus and the pages' programs, by name."""
    folders = (ROOT / "rulesets", Path(indicrules.__file__).parent / "std", CORPUS / "good")
    files = [path for folder in folders for path in sorted(folder.rglob("*.indic"))]
    return [*((path.name, path.read_text("utf-8")) for path in files), *_pages()]


def keywords(text: str) -> Places:
    """Give the places of all keywords; in the rows of a table, which are one token, of the word between two ends."""
    found = set()
    for line in lex(Source("", text)).lines:
        for token in line.tokens:
            if token.rows is not None:
                found |= _between(text, token.start, token.end)
            elif token.keyword is not None:
                found.add((token.start, token.end))
    return found


def _between(text: str, start: int, end: int) -> Places:
    cells = re.compile(r'"[^"\n]*"|#[^\n]*|(?<!\w)(to|至)(?!\w)')
    return {each.span(1) for each in cells.finditer(text, start, end) if each[1]}


def differing(text: str, found: Places) -> list[str]:
    """Say what was found and is no keyword, and what is one and was not found."""
    wanted = keywords(text)
    return [
        f"{sign} {text[start:end]!r} on line {text.count(chr(10), 0, start) + 1}"
        for sign, places in (("+", found - wanted), ("-", wanted - found))
        for start, end in sorted(places)
    ]
