"""The shipped methods and profiles, written in the ruleset language, and where they stand."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def shipped(name: str) -> Path | None:
    """Give the path of the shipped file `name` (without its ending), None if there is none."""
    path = FOLDER / f"{name}.indic"
    return path if path.parent == FOLDER and path.is_file() else None


def names() -> tuple[str, ...]:
    """Name every shipped file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.indic")))
