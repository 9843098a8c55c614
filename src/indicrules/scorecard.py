"""The public scorecard: what the engine worked out, with its explanation in words."""

from __future__ import annotations

from typing import Literal

from indicrules.engine import scorecard

Format = Literal["text", "markdown", "html", "json"]
Language = Literal["en", "zh"]


class Scorecard(scorecard.Scorecard):
    """What a ruleset makes of one department's actuals; see the members of the engine's scorecard."""

    __slots__ = ()

    def explain(
        self, format: Format = "text", lang: Language = "en", indicator: str | None = None, *, why_not: bool = False
    ) -> str:
        """Explain the whole scorecard, or the `indicator` of that name or title.

        `why_not` also shows the rows of a `match` that were passed over. Raise `KeyError` for an unknown indicator.
        """
        from indicrules.explain.render import explained  # only an explanation needs the renderers

        return explained(self, format, lang, indicator, why_not=why_not)
