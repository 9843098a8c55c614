"""Turn the path of a ruleset into what is to be told of it, and, where that is wanted, its files into mended ones."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from indicrules.cli.loading import standard_input, unreadable
from indicrules.files.parcel import Parcel, Texts, parcel
from indicrules.files.rulesets import Library, opened_source, read_bytes
from indicrules.lint.config import Found
from indicrules.ruleset import checked
from indicrules.text.classes import frozen
from indicrules.text.codes import LINTS
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.load import MOST_BYTES, load_text

STANDARD_INPUT = "<stdin>"


@frozen
class Checked:
    """A ruleset by its path; what is told of it, what was mended, and the files that this changes: before and after.

    `fails` says that the check fails, `text` is that of the ruleset's own file, and `paths` are those of its files by
    the names that they go by in diagnostics.
    """

    path: str
    usable: bool
    fails: bool
    told: tuple[Diagnostic, ...]
    paths: Mapping[str, str]
    text: str
    mended: tuple[Diagnostic, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()


def check(path: str, found: Found, within: Collection[str] | None, *, diff: bool = False) -> Checked:
    """Say what is to be told of a ruleset, mended where `within` names the files that may change.

    With `diff` it fails as it stands, for nothing is to be written. Raise `CannotRun` for a file that cannot be read.
    """
    root, settings = folder_of(path), found.settings
    try:
        content = standard_input(MOST_BYTES) if path == "-" else read_bytes(Path(path))
        source = load_text(content, STANDARD_INPUT if path == "-" else Path(path).name)
    except RulesetError as refused:
        return Checked(path, False, True, refused.diagnostics, _paths(path, ()), "")
    except OSError as problem:
        raise unreadable(path, problem) from None
    files = Parcel(*opened_source(source, source.name), Library(root))
    usable, listed = checked(files)
    before = files.texts()
    paths = _paths(path, before[1])
    ours = {name: each if each == STANDARD_INPUT else found.beside(each) for name, each in paths.items()}
    told = settings.judged(listed, ours)
    fails = not usable or settings.fails(told)
    if within is None:
        return Checked(path, usable, fails, told, paths, source.text)
    from indicrules.lint.mend import mend  # most runs mend nothing

    def said(texts: Texts) -> tuple[Diagnostic, ...]:
        return settings.judged(checked(parcel(texts, root))[1], ours)

    may = {os.path.realpath(each) for each in within}
    mended = mend(before, said, {key for key, each in paths.items() if os.path.realpath(each) in may})
    if not diff:
        usable = all(each.code in LINTS or each.severity != "error" for each in mended.left)
        fails = not usable or settings.fails(mended.left)
    texts = {text[0]: text[2] for text in _each(before)}
    changed = {
        key: (paths.get(name, path), texts[key], text)
        for key, name, text in _each(mended.texts)
        if texts.get(key, text) != text
    }
    own = mended.texts[0][2]
    return Checked(path, usable, fails, mended.left, paths, own, mended.done, tuple(changed.values()))


def _each(texts: Texts) -> Iterator[tuple[str, str, str]]:
    yield texts[0]
    yield from (text for _, _, text in texts[1])


def folder_of(path: str) -> Path:
    """Give the folder of a ruleset; of one that comes by standard input the working one."""
    return Path() if path == "-" else Path(path).parent


def _paths(path: str, used: tuple[tuple[str, str, tuple[str, str, str]], ...]) -> dict[str, str]:
    own = STANDARD_INPUT if path == "-" else Path(path).name
    folder = folder_of(path)
    return {**{name: (folder / key).as_posix() for _, _, (key, name, _) in used}, own: own if path == "-" else path}
