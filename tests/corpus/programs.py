"""Turn the corpus files into programs, each with the diagnostics that its author expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from indicrules.syntax.parser import parse
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source

CORPUS = Path(__file__).parent
_EXPECTED = re.compile(r"(?P<code>[a-z0-9-]+) «(?P<text>.*?)» (?P<message>.*?)(?: \| (?P<hint>.*))?\Z")


@attrs.frozen(order=True)
class Expected:
    """A diagnostic as the corpus states it: `#! code «text» message | hint` at the end of its line."""

    line: int
    code: str
    text: str
    message: str
    hint: str


@attrs.frozen
class Program:
    """A small program of the corpus, without what is expected of it."""

    name: str
    text: str
    expected: tuple[Expected, ...]


def programs(folder: str, pattern: str) -> Iterator[Program]:
    """Give the programs of the files in a folder of the corpus; a line `---` divides them."""
    for path in sorted((CORPUS / folder).glob(pattern)):
        begin = 1
        for part in re.split(r"^---\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            yield _program(f"{path.name}:{begin}", part)
            begin += part.count("\n") + 1


def _program(name: str, annotated: str) -> Program:
    lines = []
    expected = []
    for number, line in enumerate(annotated.split("\n"), 1):
        text, *notes = re.split(r" *#! ", line)
        lines.append(text)
        expected += [_expected(number, note) for note in notes]
    return Program(name, "\n".join(lines), tuple(sorted(expected)))


def _expected(line: int, note: str) -> Expected:
    found = _EXPECTED.match(note)
    if found is None:
        raise ValueError(f"not `code «text» message | hint`: {note}")
    return Expected(line, found["code"], found["text"], found["message"], found["hint"] or "")


def diagnostics_of(program: Program) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a program: its syntax alone for `syntax_*` files, else all that loading finds."""
    if program.name.startswith("syntax_"):
        return parse(Source(program.name, program.text)).diagnostics
    return _loading(program)


def _loading(program: Program) -> tuple[Diagnostic, ...]:
    from tests.loading import on_loading  # here: the corpus of the syntax must not need the rooms above it

    return on_loading(program.text, name=program.name)


def stated(diagnostic: Diagnostic) -> Expected:
    """Put a diagnostic as the corpus would state it."""
    assert diagnostic.span is not None
    span = diagnostic.span
    return Expected(span.line, diagnostic.code, span.text, diagnostic.message, diagnostic.hint or "")
