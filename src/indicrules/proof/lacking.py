"""Turn the points that no example reaches into sentences, one a clause or threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from indicrules.language.words import KEYWORDS
from indicrules.proof.points import Point, Way
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language, Sentence, either, say
from indicrules.text.source import Span

_WORDS = MappingProxyType({each.english: each.chinese for each in KEYWORDS if each.role in ("clause", "item", "bare")})

_LACKING: Mapping[Way, Sentence] = MappingProxyType(
    {
        "reached": say("coverage.never-reached"),
        "taken": say("coverage.never-taken"),
        "not taken": say("coverage.always-taken"),
        "holds": say("coverage.never-holds"),
        "fails": say("coverage.never-fails"),
        "met": say("coverage.never-met"),
        "missed": say("coverage.never-missed"),
        "binds": say("coverage.never-binds"),
        "free": say("coverage.always-binds"),
        "given": say("coverage.never-given"),
        "chosen": say("coverage.never-chosen"),
        "then": say("coverage.never-chosen"),
        "else": say("coverage.never-chosen"),
    }
)
_SIDES: Mapping[Way, Sentence] = MappingProxyType(
    {"under": say("coverage.under"), "at": say("coverage.at"), "over": say("coverage.over")}
)


@frozen
class Lack:
    """What examples leave out of one clause, row, branch or threshold, at its place."""

    points: tuple[Point, ...]
    said: Sentence

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.points[0].span

    @property
    def line(self) -> str:
        """The line that it stands on."""
        return self.span.source.line_text(self.span.line).strip()


def lacks(points: Iterable[Point], language: Language) -> tuple[Lack, ...]:
    """Give what is lacking, in the order of the points, for readers of a language."""
    alike = groupby(points, key=lambda point: (point.kind, point.span.source.name, point.span, point.at))
    return tuple(_lack(tuple(each), language) for _, each in alike)


def _lack(points: tuple[Point, ...], language: Language) -> Lack:
    first, ways = points[0], tuple(point.way for point in points)
    if first.kind == "boundary":
        sides = either([_SIDES[way] for way in ways])
        return Lack(points, say("coverage.no-value", value=named(first.value, language), sides=sides, mark=first.mark))
    if len(ways) > 1:
        return Lack(points, say("coverage.never-reached"))
    return Lack(points, _LACKING[ways[0]])


def named(value: str, language: Language) -> str:
    """Give what is compared, its keyword in the reader's language."""
    word, opened, rest = value.partition("(")
    return f"{_WORDS.get(word, word)}{opened}{rest}" if language == "zh" else value
