"""What is wrong with a number, and what exact arithmetic refuses."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
