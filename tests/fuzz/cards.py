"""Turn chance into Python values to score, and into data of shipped rulesets whose scorecards must keep every law."""

from __future__ import annotations

import json
import pickle
from random import Random
from typing import Any

import attrs

import indicrules
from tests.fuzz.data import plausible
from tests.fuzz.hostile import KEYS, hashable, holder, value
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_lawful, hold_sent, outcome, refusal
from tests.fuzz.shipped import MIXED, scored

FORMATS = ("text", "markdown", "html", "json", "form", "form-markdown")
LANGUAGES = ("en", "zh")


@attrs.frozen
class Question:
    """A ruleset, data for it, and how its scorecard is to be explained."""

    ruleset: indicrules.Ruleset
    given: Any
    format: Any
    language: Any
    why_not: bool


@attrs.frozen
class Given:
    """Data of any kind, and how they are to be read."""

    data: Any
    percent: Any
    extra: Any


def _values(random: Random) -> Given:
    given: dict[Any, Any] = plausible(random, MIXED) if random.random() < 0.5 else {}
    for _ in range(random.choice((1, 1, 2, 5))):
        key = random.choice(KEYS[:10]) if random.random() < 0.8 else random.choice(KEYS)
        given[key if hashable(key) else repr(key)] = value(random)
    data = holder(random, given)
    return Given(data, random.choice(("percent", "percent", "fraction")), random.choice(("error", "error", "ignore")))


def _scored(given: Given) -> str:
    def call() -> None:
        card = MIXED.score(given.data, percent=given.percent, extra=given.extra)
        hold(isinstance(card.doubtful, tuple), "doubts that are no tuple")
        hold(json.loads(card.to_json()) == card.to_dict(), "JSON that is not the plain data")

    return outcome(call)


def _question(random: Random) -> Question:
    ruleset, shipped = random.choice((*scored(), (MIXED, {})))
    titled = {each.title: each.name for each in ruleset.model.inputs.values() if each.title is not None}
    given = {titled.get(key, key): figure for key, figure in shipped.items()}
    odds = random.choice((0, 0.2, 1))
    given |= {name: figure for name, figure in plausible(random, ruleset).items() if random.random() < odds}
    return Question(ruleset, given, random.choice(FORMATS), random.choice(LANGUAGES), random.random() < 0.3)


def answered(asked: Question) -> str:
    """Score, and hold the card and its explanation to their laws."""
    try:
        card = asked.ruleset.score(asked.given)
    except indicrules.DataError as refused:
        hold_sent(refused)
        return refusal(refused)
    hold_lawful(card)
    hold(json.loads(card.to_json()) == card.to_dict(), "JSON that is not the plain data")
    explained = card.explain(asked.format, asked.language, why_not=asked.why_not)
    hold(explained.endswith("\n"), "an explanation without its last line end")
    hold(pickle.loads(pickle.dumps(card)) == card, "a scorecard that is another one after pickling")
    for shown in (str(card), repr(card), card._repr_html_(), *(repr(item) for item in card)):
        hold(not {"\x1b", "\x00", "\u202e", "\ud800"} & set(shown), "a card that a terminal obeys")
    hold(all(item.name in card and card[item.name].name == item.name for item in card), "an item that is not found")
    hold(len(card.to_frame()) == len(card) == len(card.keys()), "a frame of more or fewer rows than items")
    hold(not {"\x1b", "\x00", "\u202e", "\ud800"} & set(explained), "an explanation with what a terminal obeys")
    return "ok"


KINDS = (
    Kind("values", _values, _scored, 500),
    Kind("cards", _question, answered, 12),
)
