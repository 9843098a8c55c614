"""Turn the examples of a ruleset into what they reach of it, each point with the number of examples that reach it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal, assert_never, get_args

from indicrules import std
from indicrules.card.scorecard import Scorecard
from indicrules.model.rules import Model
from indicrules.proof.boundaries import boundary_sites
from indicrules.proof.branches import branch_sites
from indicrules.proof.clauses import clause_sites
from indicrules.proof.points import Key, Kind, Point, Site
from indicrules.proof.run import Run
from indicrules.text.classes import frozen, sealed
from indicrules.text.options import one_of
from indicrules.text.sentence import Language

CoverageFormat = Literal["text", "html", "json"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@sealed
class Share:
    """How many of some points are reached, of how many."""

    reached: int
    all: int

    @property
    def percent(self) -> Fraction:
        """The share in percent; 100 where there is nothing to reach."""
        return Fraction(100 * self.reached, self.all) if self.all else Fraction(100)


@sealed
class Coverage:
    """What examples reach of a ruleset: each point, in the order of the file, with how many examples reach it."""

    name: str
    points: tuple[tuple[Point, int], ...]

    @property
    def missed(self) -> tuple[Point, ...]:
        """The points that no example reaches."""
        return tuple(point for point, count in self.points if not count)

    def share(self, kind: Kind | None = None, owner: str | None = None) -> Share:
        """Give how much is reached: of everything, of one kind, of what one item, metric or check has."""
        counts = [count for point, count in self.points if kind in (None, point.kind) and owner in (None, point.owner)]
        return Share(sum(count > 0 for count in counts), len(counts))

    @property
    def percent(self) -> Fraction:
        """How much of everything is reached, in percent."""
        return self.share().percent

    def report(self, format: CoverageFormat = "text", lang: Language = "en") -> str:
        """Write how much is reached and what is not, as text, JSON, or a page with the files line by line.

        Raise `ValueError` for an option that there is not.
        """
        one_of("format", format, get_args(CoverageFormat))
        one_of("lang", lang, get_args(Language))
        match format:
            case "text":
                from indicrules.proof.report import coverage_text  # each format is loaded where it is asked for

                return coverage_text(self, lang)
            case "html":
                from indicrules.proof.page import Measured, coverage_page

                return coverage_page((Measured(self.name, self),), lang)
            case "json":
                from indicrules.proof.structured import SCHEMA, coverage_dict

                told = {"schema": SCHEMA, "name": self.name, **coverage_dict(self, lang)}
                return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
            case _:
                assert_never(format)

    @property
    def owners(self) -> tuple[str, ...]:
        """The names of what the points belong to, in the order of the file; `""` is the ruleset itself."""
        return tuple(dict.fromkeys(point.owner for point, _ in self.points))


@frozen(eq=False)
class Survey:
    """The sites of a model; it counts what runs reach of them."""

    sites: tuple[Site, ...]

    def reached(self, card: Scorecard) -> frozenset[Key]:
        """Give what the scoring of a card reached."""
        scoring = card.detail
        with scoring.aside():
            run = Run(scoring)
            _ = run.metrics  # as they are before anything else is worked out
            return frozenset(site.points[at].key for site in self.sites for at in site.look(run))


def survey(model: Model) -> Survey:
    """Give the sites of a model, the same each time; what a shipped file brings is left out."""
    found = model.made.get("survey")
    if found is None:
        every = (*clause_sites(model), *branch_sites(model), *boundary_sites(model))
        own = tuple(each for each in every if not std.is_shipped(each.points[0].span.source.name))
        found = model.made["survey"] = Survey(own)
    assert isinstance(found, Survey)
    return found


def coverage(model: Model, cards: Iterable[Scorecard]) -> Coverage:
    """Give what the scorings of some cards reach of a model; a card may be of another period."""
    return counted(model, [survey(card.model).reached(card) for card in cards])


def counted(model: Model, reached: Sequence[frozenset[Key]]) -> Coverage:
    """Give what some runs reached of a model, each point once."""
    counts = Counter(key for each in reached for key in each)
    points = {point.key: point for site in survey(model).sites for point in site.points}
    in_order = sorted(points.values(), key=lambda each: (_file(model, each), each.span.start, KINDS.index(each.kind)))
    return Coverage(model.title or model.name, tuple((point, counts[point.key]) for point in in_order))


def _file(model: Model, point: Point) -> tuple[bool, str]:
    """Have the ruleset's own file come first."""
    name = point.span.source.name
    return name != model.root.span.source.name, name
