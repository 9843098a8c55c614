"""Turn an item's grade into words: what it is, by which test, and how far the next one up is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from indicrules.card.arithmetic import alone, equal, number_text
from indicrules.card.distance import next_grade
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import is_plain, is_same_number
from indicrules.explain.numbers import score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import in_percents, place_text, written
from indicrules.model.rules import Band, Downgrade, Item


def grade_fact(telling: Telling) -> Iterator[Fact]:
    """Give the grade with the test that held, what lowered it, and the distance to the next one up."""
    outcome = telling.outcome
    if not telling.item.bands or outcome.status == "dropped":
        return
    band = outcome.found
    if band is None:
        lines = [Line(telling.say("no_grade"))]
    else:
        lines = [Line(_held(telling, band), place=place_text(band.span))]
    more = distance(telling)
    if more:
        lines.append(Line(more))
    downs = [(rule, many) for rule, many in outcome.downgraded if many]
    value = band.name if band is not None and not downs else None
    yield telling.lines("grade", tuple(lines), value, band.span.words if band else "")
    if downs and outcome.grade is not None:
        yield telling.lines("downgrade", tuple(_lowered(telling, downs)), outcome.grade.name)


def _lowered(telling: Telling, downs: Sequence[tuple[Downgrade, int]]) -> Iterator[Line]:
    """Say what lowered a grade, by how many grades, and where that leads."""
    outcome = telling.outcome
    assert outcome.found is not None
    assert outcome.grade is not None
    for rule, many in downs:
        said = [rule.because] if rule.because is not None else []
        said += [telling.formula.condition(rule.condition)] if rule.condition is not None else []
        by = number_text(Fraction(many))
        told = telling.formula.result_chain(rule.by, by) if not is_plain(rule.by) else by
        key = "so_many_down" if told != by else "one_down" if many == 1 else "many_down"
        line = telling.say(key, count=told)
        line += telling.say("colon") + telling.say("comma").join(said) if said else ""
        yield Line(line, place=place_text(rule.span))
    together = sum(many for _, many in downs)
    names = list(dict.fromkeys(band.name for band in telling.item.bands))
    steps = names.index(outcome.grade.name) - names.index(outcome.found.name)
    parts = " + ".join(str(many) for _, many in downs)
    count = equal(parts, str(together)) if len(downs) > 1 else str(together)
    key = "lowered" if steps == together else "lowered_to_last"
    yield Line(telling.say(key, found=outcome.found.name, grade=outcome.grade.name, count=count))


def distance(telling: Telling) -> str:
    """Say how many points lie between the score and the next grade up; nothing where there is none.

    A grade farther down in the file need not be a better one: of risks, more is worse.
    """
    found = next_grade(telling.outcome)
    if found is None:
        return ""
    better = "more_for" if _falling(telling.item) else "apart_from"
    key = {"more_for": "beyond_for", "apart_from": "apart_beyond"}[better] if found.beyond else better
    if telling.item.percent:
        count = alone(score_text(found.points * 100, telling.places))
        points = telling.say("percentage_point" if count == "1" else "percentage_points", count=count)
    else:
        count = alone(telling.pen.score(found.points))
        points = telling.say("one_point" if count == "1" else "many_points", count=count)
    return telling.say(key, points=points, grade=found.band.name, test=_test(telling, found.band))


def _falling(item: Item) -> bool:
    """Tell whether the grades are written from the highest score down, as where more is better."""
    lows = [(band.low, band.low_open) for band in item.bands if band.tests_score and band.low is not None]
    return all(one > other for one, other in pairwise(lows)) and len(item.bands) > 1


def _held(telling: Telling, band: Band) -> str:
    if band.condition is None:
        only = len(telling.item.bands) == 1
        return band.name if only else telling.say("graded_otherwise", grade=band.name)
    if not band.tests_score:
        return telling.say("graded", grade=band.name, test=telling.formula.condition(band.condition))
    said, ends = _test(telling, band), [each for each in (band.low, band.high) if each is not None]
    values = [telling.pen.whole(each) for each in ends]
    if len(values) == 1 and not is_same_number(said.rpartition(" ")[2], values[0]):
        said = f"{said} = {values[0]}"
    return telling.say("graded", grade=band.name, test=said)


def _test(telling: Telling, band: Band) -> str:
    """Write a grade's clause without its keyword and name."""
    text = written(band.span, telling.words.language)
    for opener in (f'"{band.name}"', band.name):
        _, found, rest = text.partition(f" {opener} ")
        if found:
            return in_percents(rest.strip()) if telling.item.percent and band.tests_score else rest.strip()
    return text
