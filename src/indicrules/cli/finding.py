"""Turn the paths of a command line into those of rulesets: a folder stands for all that lie in it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from indicrules.cli.exits import CannotRun
from indicrules.cli.loading import unreadable
from indicrules.cli.speech import refusal
from indicrules.files.rulesets import read_bytes
from indicrules.ruleset import load
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.errors import RulesetError
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_RULESET: Final = pattern(r"^[ \t\u3000]*(?:ruleset|规则集)\b", re.MULTILINE)
_USE: Final = pattern(r'^[ \t\u3000]*(?:use|引用)[ \t\u3000]*"([^"\0\n]+)"', re.MULTILINE)


def rulesets_of(paths: tuple[str, ...], refused: list[CannotRun], *, parts: bool = False) -> list[str]:
    """Give the paths, each folder's rulesets in its place, sorted; take up in `refused` what cannot be looked into.

    Hidden files and folders are passed over, and links to folders are not followed. Without `parts` so are, in a
    folder, files that another file in it uses and that are no rulesets alone, for they have no `ruleset`, or lack what
    those that use them bring: they are read with these.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path != "-" and os.path.isdir(path):
            inside = dict.fromkeys(_walked(path, refused))
            if not parts:
                for part in _parts(inside):
                    del inside[part]
            if not inside:
                why = say("unreadable.empty-folder", pattern=f"*{RULESET_ENDING}")
                refused.append(refusal("unreadable", say("unreadable.file", path=path, why=why)))
            found |= inside
        else:
            found[path] = None
    return list(found)


def _parts(paths: Iterable[str]) -> list[str]:
    texts = {path: _text(path) for path in paths}
    users: dict[str, list[str]] = {}
    for path, text in texts.items():
        for each in _USE.findall(text):  # as written, with or without the ending
            users.setdefault(os.path.realpath(Path(path).parent / each).removesuffix(RULESET_ENDING), []).append(path)
    return [path for path, text in texts.items() if _is_part(path, text, users)]


def _is_part(path: str, text: str, users: Mapping[str, list[str]]) -> bool:
    using = users.get(os.path.realpath(path).removesuffix(RULESET_ENDING))
    if using is None:
        return False
    return _RULESET.search(text) is None or (not _loads(path) and any(map(_loads, using)))


def _loads(path: str) -> bool:
    with contextlib.suppress(RulesetError, OSError):
        load(path)
        return True
    return False


def _text(path: str) -> str:
    """Give what a file says as far as it can be read; whoever loads it says what is wrong with it."""
    with contextlib.suppress(OSError):
        if os.path.isfile(path):
            return read_bytes(Path(path)).decode("utf-8-sig", "replace")
    return ""


def _walked(folder: str, refused: list[CannotRun]) -> Iterator[str]:
    def skipped(problem: OSError) -> None:
        refused.append(unreadable(str(problem.filename or folder), problem))

    for place, folders, files in os.walk(folder, onerror=skipped):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (
            str(Path(place) / each)
            for each in sorted(files)
            if each.endswith(RULESET_ENDING) and not each.startswith(".")
        )
