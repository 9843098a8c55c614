"""Give the rulesets whose explanations are redone: all that are shipped, and the one in which everything happens."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import attrs

import indicrules
from tests.explain.redone.expressions import Knowledge
from tests.explain.redone.knowledge import ROOT, knowledge_of, texts_of

_RULESETS: Final = ROOT / "rulesets"
_EVERY: Final = ROOT / "tests" / "explain" / "every-step.indic"
_MIDYEAR: Final = "land-acquisition-2024-midyear"


@attrs.frozen
class Shipped:
    """A ruleset with data: the page of it, and what its reader knows besides."""

    ruleset: Path
    data: Path

    @property
    def knowledge(self) -> Knowledge:
        """What the texts and the data tell."""
        return _knowledge(self)

    def page(self, format: Literal["text", "markdown"], lang: Literal["en", "zh"]) -> str:
        """Explain the data."""
        return _page(self, format, lang)


@lru_cache(None)
def _knowledge(shipped: Shipped) -> Knowledge:
    return knowledge_of(tuple(texts_of(shipped.ruleset)), json.loads(shipped.data.read_text("utf-8")))


@lru_cache(None)
def _page(shipped: Shipped, format: Literal["text", "markdown"], lang: Literal["en", "zh"]) -> str:
    return _card(shipped).explain(format=format, lang=lang)


@lru_cache(None)
def _card(shipped: Shipped) -> indicrules.Scorecard:
    return indicrules.load(shipped.ruleset).score(json.loads(shipped.data.read_text("utf-8")))


SHIPPED: Final = {
    **{path.stem: Shipped(path, path.with_suffix(".json")) for path in sorted(_RULESETS.glob("*.indic"))},
    _MIDYEAR: Shipped(_RULESETS / "land-acquisition-2024.indic", _RULESETS / f"{_MIDYEAR}.json"),
    "every-step": Shipped(_EVERY, _EVERY.with_suffix(".json")),
}
