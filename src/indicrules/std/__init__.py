"""The shipped methods and profiles, written in the ruleset language, and where they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def shipped(name: str) -> Path | None:
    """Give the path of the shipped file `name` (without its ending), None if there is none."""
    return FOLDER / f"{name}.indic" if name in names() else None


@cache
def names() -> tuple[str, ...]:
    """Name every shipped file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.indic")))
