"""The words of all that the library says against rulesets and data, each key once, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

_NAMES = (
    "audit",
    "calls",
    "checks",
    "clauses",
    "commands",
    "data",
    "departments",
    "editor",
    "examples",
    "files",
    "forms",
    "imports",
    "kinds",
    "layout",
    "lines",
    "lints",
    "lookups",
    "names",
    "narratives",
    "new",
    "numbers",
    "parts",
    "phrases",
    "receipts",
    "reports",
    "scoring",
    "shared",
    "signs",
    "tables",
    "weighing",
)
_ALL = tuple(import_module(f"{__name__}.{each}") for each in _NAMES)

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: pair for module in _ALL for key, pair in module.SENTENCES.items()}
)
"""Of each key the words in English and in Chinese; `{name}` stands for a part, and braces are written twice."""
