"""Turn a scorecard into the lines over its explanation: of which ruleset, data, version and period it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from indicrules.explain.document import Fact
from indicrules.explain.telling import Telling, Whole
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
    model = telling.card.model
    if "unit" in about:
        yield telling.fact("unit", about["unit"])
    file = telling.item.span.source.name
    said = telling.say("ruleset_is", name=model.name, file=file, digest=short_digest(model.digest))
    yield telling.fact("ruleset", said)
    if "data" in about:
        yield telling.fact("data", about["data"])
    if model.period is not None:
        period = str(model.period)
        key = "year" if isinstance(model.period, int) else "period_of"
        yield telling.fact("period", telling.say(key, period=period), value=period)
    if "date" in about:
        yield telling.fact("date", about["date"])
    yield telling.fact("version", f"indicrules {VERSION}")
