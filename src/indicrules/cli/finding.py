"""Turn the paths of a command line into those of rulesets: a folder stands for all that lie in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from indicrules.cli.exits import CannotRun
from indicrules.cli.loading import unreadable
from indicrules.text.render import visible

_ENDING = ".indic"


def rulesets_of(paths: tuple[str, ...], refused: list[CannotRun]) -> list[str]:
    """Give the paths, each folder's rulesets in its place, sorted; take up in `refused` what cannot be looked into.

    Hidden files and folders are passed over, and links to folders are not followed.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path != "-" and os.path.isdir(path):
            inside = dict.fromkeys(_walked(path, refused))
            if not inside:
                refused.append(
                    CannotRun(f"error[unreadable]: `{visible(path)}`: no `*{_ENDING}` file lies in this folder")
                )
            found |= inside
        else:
            found[path] = None
    return list(found)


def _walked(folder: str, refused: list[CannotRun]) -> Iterator[str]:
    def skipped(problem: OSError) -> None:
        refused.append(unreadable(str(problem.filename or folder), problem))

    for place, folders, files in os.walk(folder, onerror=skipped):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (
            str(Path(place) / each) for each in sorted(files) if each.endswith(_ENDING) and not each.startswith(".")
        )
