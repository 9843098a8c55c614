"""What is wrong with the values that data bring."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
