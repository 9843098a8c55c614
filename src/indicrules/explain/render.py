"""Turn a scorecard into its explanation in one of the formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import get_args

from indicrules.card.scorecard import Scorecard
from indicrules.explain.compose import compose
from indicrules.explain.document import Document, Language
from indicrules.explain.form import rendering as form
from indicrules.explain.html import html
from indicrules.explain.markdown import markdown
from indicrules.explain.structured import structured
from indicrules.explain.text import text
from indicrules.text.options import one_of, yes_or_no

_FORMATS: Mapping[str, Callable[[Document], str]] = MappingProxyType({"text": text, "markdown": markdown, "html": html})


def explained(
    card: Scorecard, format: str = "text", lang: Language = "en", indicator: str | None = None, *,
    why_not: bool = False, color: bool = False,
) -> str:  # fmt: skip
    """Explain a scorecard, or the one item that `indicator` names or titles.

    Plain text is in colours where `color` asks for them.
    Raise `KeyError` for an unknown item, `ValueError` for an unknown format or language.
    """
    one_of("lang", lang, get_args(Language))
    one_of("format", format, (*_FORMATS, "json", *form.FORMATS))
    yes_or_no(why_not=why_not)
    if format in form.FORMATS:
        return form.form(card, format, lang, indicator)
    document = compose(card, lang, indicator, why_not=why_not)
    if format == "json":
        return json.dumps(structured(card, document), ensure_ascii=False, indent=2) + "\n"
    return text(document, color=color) if format == "text" else _FORMATS[format](document)
