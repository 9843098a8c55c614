"""What is wrong with files of data."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
