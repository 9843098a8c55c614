"""Turn a scorecard into its explanation in one of the formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import get_args

from indicrules.card.scorecard import Scorecard
from indicrules.explain.compose import compose
from indicrules.explain.document import Depth, Document
from indicrules.explain.form import rendering as form
from indicrules.explain.heading import ABOUT
from indicrules.explain.html import html
from indicrules.explain.markdown import markdown
from indicrules.explain.structured import structured
from indicrules.explain.text import text
from indicrules.text.collector import uncollected
from indicrules.text.options import one_of, yes_or_no
from indicrules.text.sentence import Language

RENDERERS: Mapping[str, Callable[[Document], str]] = MappingProxyType(
    {"text": text, "markdown": markdown, "html": html}
)
_NOTHING: Mapping[str, str] = MappingProxyType({})


def explained(
    card: Scorecard, format: str = "text", lang: Language = "en", indicator: str | None = None, *,
    depth: Depth = "default", why_not: bool | None = None, about: Mapping[str, str] = _NOTHING, color: bool = False,
) -> str:  # fmt: skip
    """Explain a scorecard, or the one item that `indicator` names or titles.

    `about` says of which `unit`, `data` and `date` the explanation is. Plain text is in colours where `color` asks for
    them. Raise `KeyError` for an unknown item, `ValueError` for an option that there is not.
    """
    one_of("lang", lang, get_args(Language))
    one_of("format", format, (*RENDERERS, "json", *form.FORMATS))
    one_of("depth", depth, get_args(Depth))
    if why_not is not None:
        yes_or_no(why_not=why_not)
    known_about(about)
    if format in form.FORMATS:
        return form.form(card, format, lang, indicator)
    with uncollected(len(card.model.items)):
        document = compose(card, lang, indicator, depth=depth, why_not=why_not, about=about)
        if format == "json":
            return json.dumps(structured(card, document), ensure_ascii=False, indent=2) + "\n"
        return text(document, color=color) if format == "text" else RENDERERS[format](document)


def known_about(about: Mapping[str, str]) -> None:
    """Refuse what says nothing of a unit, data or date."""
    if not isinstance(about, Mapping):
        raise ValueError('`about` says nothing by name: write `{"unit": "…"}`')
    for name, said in about.items():
        one_of("about", name, ABOUT)
        if not isinstance(said, str):
            raise ValueError(f"`about` says of `{name}` what is no text: write it in quotes")
        if not said.strip():
            raise ValueError(f"`about` says nothing of `{name}`: leave it out")
