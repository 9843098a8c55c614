"""Turn a folder into the files of departments in it, each with the unit that it is of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from indicrules.departments.row import Source
from indicrules.files.claims import ENDING as CLAIMS

DATA: Final = (".json", ".toml")
"""The endings of files of names and values; all other files are taken for forms."""

_NO_DEPARTMENT: Final = (CLAIMS, ".receipt.json", ".indic")


def sources(folder: Path) -> list[Source]:
    """Give the files of departments in a folder and below it, in the order of their names.

    Files of claims and receipts, rulesets and what is hidden are none; links to folders are not followed. Where data
    and a form have one name the data alone are read: a form that was imported lies beside its data. Several forms of
    one name are told apart by their endings. Raise `OSError` where the folder cannot be read.
    """
    units: dict[str, list[str]] = {}
    for name in _names(folder, ""):
        units.setdefault(_unit(name), []).append(name)
    found: list[Source] = []
    for unit, names in sorted(units.items()):
        data = [each for each in names if each.lower().endswith(DATA)]
        if data or len(names) == 1:
            found.append((unit, (data or names)[0], str(folder / (data or names)[0])))
        else:
            found += [(each, each, str(folder / each)) for each in names]
    return found


def _names(folder: Path, above: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda each: each.name)
    for each in inside:
        if each.name.startswith((".", "~$")):
            continue
        name = f"{above}{each.name}"
        if each.is_dir(follow_symlinks=False):
            yield from _names(folder / each.name, f"{name}/")
        elif each.is_file() and not name.lower().endswith(_NO_DEPARTMENT):
            yield name


def _unit(name: str) -> str:
    """Give the name of a file without its ending."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{Path(file).stem}"
