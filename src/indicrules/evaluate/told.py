"""What all ledger lines of one rule say alike, and where the rule stands."""

from __future__ import annotations

from typing import NamedTuple

from indicrules.meaning import core
from indicrules.meaning.core import LineKind
from indicrules.text.classes import sealed
from indicrules.text.source import Span


@sealed
class Place:
    """A place in a ruleset file: `file`, 1-based `line` and `column`."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def place(span: Span) -> Place:
    """Give a span's place."""
    line, column = span.source.position(span.start)
    return Place(span.source.name, line, column)


class Told(NamedTuple):
    """What all lines of one rule say alike."""

    line: core.Line
    kind: LineKind
    rule: str
    subject: str | None
    at: Place


def told(line: core.Line) -> Told:
    """Give what every line of a rule says."""
    rule = line.rule if isinstance(line.rule, str) else line.rule.words
    return Told(line, line.kind, rule, line.subject, place(line.span))
