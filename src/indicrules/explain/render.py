"""Turn a scorecard into its explanation in one of the formats."""

from __future__ import annotations

import json

from indicrules.engine.scorecard import Scorecard
from indicrules.explain.compose import compose
from indicrules.explain.document import Language
from indicrules.explain.html import html
from indicrules.explain.markdown import markdown
from indicrules.explain.structured import structured
from indicrules.explain.text import text

_FORMATS = {"text": text, "markdown": markdown, "html": html}


def explained(
    card: Scorecard, format: str = "text", lang: Language = "en", indicator: str | None = None, *, why_not: bool = False
) -> str:
    """Explain a scorecard, or the one item that `indicator` names or titles.

    Raise `KeyError` for an unknown item, `ValueError` for an unknown format or language.
    """
    if lang not in ("en", "zh"):
        raise ValueError(f"no language `{lang}`: write `en` or `zh`")
    if format == "json":
        found = structured(card, compose(card, lang, indicator, why_not=why_not))
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if format not in _FORMATS:
        raise ValueError(f"no format `{format}`: write one of {', '.join(f'`{each}`' for each in (*_FORMATS, 'json'))}")
    return _FORMATS[format](compose(card, lang, indicator, why_not=why_not))
