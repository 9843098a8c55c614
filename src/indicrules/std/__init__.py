"""The shipped methods and profiles, written in the ruleset language, and where they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PREFIX = "std/"
"""What paths, and the names of texts, open with that stand for shipped files."""


def shipped(name: str) -> Path | None:
    """Give the path of the shipped file `name` (without its ending), None if there is none."""
    return FOLDER / f"{name}.indic" if name in names() else None


def is_shipped(name: str) -> bool:
    """Tell by the path that a `use` says, or by the name of a text, whether it is a shipped file's."""
    return name.startswith(PREFIX)


def stem(name: str) -> str:
    """Give the name of a shipped file without its folder and ending."""
    return name.removeprefix(PREFIX).removesuffix(".indic")


@cache
def names() -> tuple[str, ...]:
    """Name every shipped file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.indic")))
