"""Turn a scorecard into the lines over its explanation: of which ruleset, data, version and period it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from indicrules.explain.document import Fact, Line
from indicrules.explain.messages import Words
from indicrules.explain.telling import Telling, Whole
from indicrules.model.rules import Model
from indicrules.text.version import VERSION

ABOUT: Final = ("unit", "data", "date")  # what a caller can tell of an explanation
_DIGITS = 12  # of a digest, enough to tell two files apart by eye


def header(whole: Whole, about: Mapping[str, str]) -> tuple[Fact, ...]:
    """Give the lines; `about` are texts of the caller's, under the names in `ABOUT`."""
    return tuple(_lines(whole.root, about))


def short_digest(digest: str) -> str:
    """Give the opening of a digest: `sha256:3fa9c1e07b52`."""
    kind, _, digits = digest.partition(":")
    return f"{kind}:{digits[:_DIGITS]}"


def _lines(telling: Telling, about: Mapping[str, str]) -> Iterator[Fact]:
    ruleset, *period, version = ruleset_facts(telling.card.model, telling.words)
    if "unit" in about:
        yield telling.fact("unit", about["unit"])
    yield ruleset
    if "data" in about:
        yield telling.fact("data", about["data"])
    yield from period
    if "date" in about:
        yield telling.fact("date", about["date"])
    yield version


def ruleset_facts(model: Model, words: Words) -> tuple[Fact, ...]:
    """Say which ruleset it is, for which period if it names one, and which version of the library tells of it."""
    file, digest = model.root.span.source.name, short_digest(model.digest)
    facts = [_fact("ruleset", words.say("ruleset_is", name=model.name, file=file, digest=digest), words)]
    if model.period is not None:
        period = str(model.period)
        key = "year" if isinstance(model.period, int) else "period_of"
        facts.append(_fact("period", words.say(key, period=period), words, period))
    return (*facts, _fact("version", f"indicrules {VERSION}", words))


def _fact(step: str, said: str, words: Words, value: str | None = None) -> Fact:
    return Fact(step, words.label(step), (Line(said),), value)
