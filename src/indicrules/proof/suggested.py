"""Turn what examples leave out at thresholds into examples that reach it, with the scores that the ruleset gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from indicrules.card.examples import ExampleResult
from indicrules.card.scorecard import Scorecard
from indicrules.model.rules import Model
from indicrules.proof.coverage import survey
from indicrules.proof.lacking import Lack, lacks, named
from indicrules.proof.points import Key, Point, Side, Site
from indicrules.proof.run import Run
from indicrules.proof.search import Actuals, Effort, actuals_for, invented, movable
from indicrules.proof.written import Period, datum, expected, period_text, unquoted
from indicrules.syntax.formatter import format_text
from indicrules.syntax.written import language_of
from indicrules.text.classes import frozen
from indicrules.text.errors import DataError
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, say
from indicrules.text.width import display_width

Scorer = Callable[[Mapping[str, Any], Period | None], Scorecard]

_COLUMNS = 100
MOST = 300
"""So many examples at most are suggested at once: more than anybody confirms in one sitting."""

_TITLES = {"under": "suggested.under", "at": "suggested.at", "over": "suggested.over"}
_HAN = pattern("[\u3400-\u9fff]")


@frozen
class Suggestion:
    """An example that somebody should confirm: its title, its data as they are written, and what must come out."""

    title: str
    given: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]

    @property
    def block(self) -> str:
        """The example as a block, keywords in English."""
        given = [f"{name} = {value}" for name, value in self.given]
        lines = [f'example "{self.title}"', *_filled("  given ", given), *_filled("  expect ", self.expected)]
        return "\n".join(lines) + "\n"


@frozen
class Suggestions:
    """What is suggested, and the sides of thresholds for which no data were found.

    Where there is so much that it is cut, `more` is how many sides were not looked at.
    """

    examples: tuple[Suggestion, ...] = ()
    unreached: tuple[Lack, ...] = ()
    more: int = 0


def _filled(opener: str, parts: Sequence[str]) -> Iterator[str]:
    """Set parts side by side, in as many lines as they need."""
    line = ""
    for part in parts:
        if line and display_width(line) + display_width(part) + 2 > _COLUMNS:
            yield line
            line = ""
        line = f"{line}, {part}" if line else f"{opener}{part}"
    if line:
        yield line


def suggestions(
    model: Model, score: Scorer, cards: Sequence[tuple[Scorecard, Period | None]], language: Language = "en"
) -> Suggestions:
    """Give examples that reach the sides of thresholds which none of some cards reaches, as far as there are data.

    `cards` are those of the examples that there are, each with the period that it names. What is suggested is scored
    by `score` as the example will be.
    """
    period = next((period for card, period in cards if card.model.period == model.period), None)
    if model.dated and model.period is None:
        period = next((period for _, period in cards), None)
        if period is None:
            return Suggestions()
        model = next(card.model for card, _ in cards)
    bases: list[Actuals] = [card.detail.actuals for card, _ in cards if card.model.period == model.period]
    bases = bases or list(invented(model))
    reached = {key for card, _ in cards for key in survey(card.model).reached(card)}
    wanted = _Wanted(model, reached)
    found: list[Suggestion] = []
    effort = Effort()
    for site, point in wanted.points():
        side: Side = point.way  # type: ignore[assignment]  # the ways of a boundary are its sides
        actuals = actuals_for(model, site, side, chain(bases, invented(model)), effort)
        made = None if actuals is None else _example(model, actuals, point, site, score, period, language)
        if actuals is not None and made is not None and wanted.take(made[1], actuals, bases[0], point):
            found.append(made[0])
        if len(found) == MOST or effort.left <= 0:
            break
    left = tuple(point for _, point in wanted.points())
    if len(found) == MOST or effort.left <= 0:
        return Suggestions(tuple(found), more=len(left))
    return Suggestions(tuple(found), lacks(left, language))


class _Wanted:
    """The sides of thresholds that are still to be reached."""

    def __init__(self, model: Model, reached: set[Key]) -> None:
        sites = [site for site in survey(model).sites if site.boundary is not None]
        self.reached = reached
        self.sites = [site for site in sites if any(point.key not in reached for point in site.points)]
        self.moved_by = {id(site): frozenset(each.name for each in movable(model, site)) for site in self.sites}

    def points(self) -> Iterator[tuple[Site, Point]]:
        """Give each side with its site, as long as it is not reached."""
        for site in self.sites:
            yield from ((site, point) for point in site.points if point.key not in self.reached)

    def take(self, card: Scorecard, actuals: Actuals, base: Actuals, point: Point) -> bool:
        """Take away what an example reaches, where the side that it is for is among that.

        What no data that differ from those of the base can move is not looked at again.
        """
        changed = {name for name, value in actuals.items() if value != base.get(name)}
        with card.detail.aside():
            run = Run(card.detail)
            near = [site for site in self.sites if changed & self.moved_by[id(site)] or point in site.points]
            now = {site.points[at].key for site in near for at in site.look(run)}
        if point.key not in now:
            return False
        self.reached |= now
        return True


def ran_by(model: Model, results: Sequence[ExampleResult]) -> Iterator[tuple[Scorecard, Period | None]]:
    """Give the scorecards of examples whose data were taken, each with the period that it names."""
    for result, example in zip(results, model.examples, strict=True):
        if result.card is not None:
            yield result.card, example.period


def written(found: Sequence[Suggestion], keywords: Language, language: Language) -> str:
    """Write suggestions out as blocks, each under a comment that asks to confirm it; keywords in a language."""
    comment = say("suggested.confirm").told(language)
    return "\n".join(f"# {comment}\n{format_text(each.block, keywords=keywords)}" for each in found)


def languages_of(model: Model) -> tuple[Language, Language]:
    """Give the language of a ruleset's keywords, and that of its own words."""
    named = " ".join(f"{item.name} {item.title or ''}" for item in (model.root, *model.items.values()))
    return language_of(model.root.span.source.text), "zh" if _HAN.search(named) else "en"


def _example(
    model: Model, actuals: Mapping[str, Any], point: Point, site: Site, score: Scorer, period: Period | None,
    language: Language,
) -> tuple[Suggestion, Scorecard] | None:  # fmt: skip
    written = {name: datum(actuals.get(name), given) for name, given in model.inputs.items()}
    if any(value is None for value in written.values()):
        return None
    data = {name: value for name, value in written.items() if value is not None and value[0] != "missing"}
    try:
        card = score({name: raw for name, (_, raw) in data.items()}, period)
    except DataError:
        return None
    given = [("period", period_text(period))] if period is not None else []
    given += [(name, text) for name, (text, _) in data.items()]
    value, mark = unquoted(named(point.value, language)), unquoted(point.mark)
    title = say(_TITLES[point.way], value=value, mark=mark).told(language)
    return Suggestion(title, tuple(given), tuple(expected(card, site.owner))), card
