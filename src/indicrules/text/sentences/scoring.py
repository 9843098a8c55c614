"""What the data make impossible while a ruleset is scored."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
