"""Turn a scorecard into the form of finance bureaus in one of its formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from indicrules.card.scorecard import Scorecard
from indicrules.explain.form.compose import Form, compose
from indicrules.explain.form.page import page
from indicrules.explain.form.text import markdown
from indicrules.text.sentence import Language

FORMATS: Mapping[str, Callable[[Form], str]] = MappingProxyType({"form": page, "form-markdown": markdown})
"""The formats that the form has: an HTML page, and Markdown."""


def form(card: Scorecard, format: str, lang: Language, indicator: str | None = None) -> str:
    """Write the form of a scorecard, or of the indicator or group of that name or title alone, without the total.

    Raise `KeyError` for an unknown item, or format.
    """
    return FORMATS[format](compose(card, lang, indicator))
