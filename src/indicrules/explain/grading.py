"""Turn an item's grade into words: what it is, by which test, and how far the next one up is."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.card.distance import next_grade
from indicrules.explain.document import Fact, Line
from indicrules.explain.numbers import score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text, written
from indicrules.model.rules import Band


def grade_fact(telling: Telling) -> Iterator[Fact]:
    """Give the grade with the test that held, and the distance to the next one up."""
    outcome = telling.outcome
    if not telling.item.bands or outcome.status == "dropped":
        return
    band = outcome.grade
    if band is None:
        lines = [Line(telling.say("no_grade"))]
    else:
        text = f"{band.name}  {_test(telling, band)}"
        if band.condition is not None and not band.tests_score:
            text = f"{band.name}{telling.say('colon')}{telling.formula.condition(band.condition)}"
        lines = [Line(text, place_text(band.span))]
    more = distance(telling)
    if more:
        lines.append(Line(more))
    yield telling.lines("grade", tuple(lines), band.name if band is not None else None)


def distance(telling: Telling) -> str:
    """Say how many points are wanting for the next grade up; nothing where there is none."""
    found = next_grade(telling.outcome)
    if found is None:
        return ""
    points = score_text(found.points, telling.places)
    key = "beyond_for" if found.beyond else "more_for"
    return telling.say(key, points=points, grade=found.band.name, test=_test(telling, found.band))


def _test(telling: Telling, band: Band) -> str:
    """Write a grade's clause without its keyword and name."""
    text = written(band.span, telling.words.language)
    for opener in (f'"{band.name}"', band.name):
        _, found, rest = text.partition(f" {opener} ")
        if found:
            return rest.strip()
    return text
