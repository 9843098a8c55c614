"""What is wrong with tables of many departments."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
