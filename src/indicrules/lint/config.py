"""Turn the file of settings nearest to a ruleset, `indicrules.toml` or `pyproject.toml`, into what is to be told."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from indicrules.lint.settings import Settings, Weight
from indicrules.syntax.repair.spelling import nearest
from indicrules.text.classes import frozen
from indicrules.text.codes import CODES, LINTS
from indicrules.text.diagnostic import Severity
from indicrules.text.sentence import Language, Sentence, either, say

OWN = "indicrules.toml"
SHARED = "pyproject.toml"
ALL = "all"
"""Stands for the codes of all lints."""

_WEIGHTS = (*get_args(Severity), "off")
_LANGUAGES = get_args(Language)


@frozen
class Found:
    """Settings, and the folder of their file, None where there is none."""

    settings: Settings
    folder: Path | None

    def beside(self, path: str) -> str:
        """Give a path as it is seen from the folder of the settings."""
        if self.folder is None:
            return path
        whole = os.path.realpath(path)
        with contextlib.suppress(ValueError):  # on another drive
            whole = os.path.relpath(whole, self.folder)
        return Path(whole).as_posix()


class Unfit(Exception):
    """A file of settings with a mistake, what it is and what to write instead."""

    def __init__(self, said: Sentence, advice: Sentence) -> None:
        super().__init__()
        self.said, self.advice = said, advice


def settings_for(folder: Path, known: dict[Path, Settings | None]) -> Found:
    """Give the settings of the nearest file that has some, in a folder or above it.

    `known` are the folders that were looked into before. Raise `Unfit` for a file with a mistake, `OSError` with its
    name for one that cannot be read.
    """
    resolved = folder.resolve()
    for at in (resolved, *resolved.parents):
        if at not in known:
            known[at] = _settings_in(at)
        found = known[at]
        if found is not None:
            return Found(found, at)
    return Found(Settings(), None)


def _settings_in(folder: Path) -> Settings | None:
    for name, path in ((OWN, ()), (SHARED, ("tool", "indicrules"))):
        table = _table(folder / name, path)
        if table is not None:
            return _Reader(str(folder / name), ".".join(path)).settings(table)
    return None


def _table(path: Path, within: tuple[str, ...]) -> Mapping[str, Any] | None:
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        if not path.exists():
            return None  # a folder above, into which nobody lets us look
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    if ".".join(within).encode() not in content:
        return None  # what other tools keep there is not ours to read
    try:
        found: Any = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        why = say("config.no-toml", path=str(path), why=str(problem))
        raise Unfit(why, say("config.no-toml.hint")) from None
    for each in within:
        found = found.get(each) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


@frozen
class _Reader:
    """Reads the settings of one file; `table` is where they stand in it."""

    path: str
    table: str

    def settings(self, given: Mapping[str, Any]) -> Settings:
        self.known(given, ("check",), self.table)
        check = given.get("check", {})
        at = f"{self.table}.check".removeprefix(".")
        if not isinstance(check, dict):
            raise self.refused(say("config.no-table", key=at), say("config.no-table.hint", key=at))
        self.known(check, _KEYS, at)
        return Settings(**{_KEYS[key][0]: _KEYS[key][1](self, f"{at}.{key}", value) for key, value in check.items()})

    def known(self, given: Mapping[str, Any], keys: Iterable[str], at: str) -> None:
        for key in given:
            if key not in keys:
                near = nearest(key, keys)
                names = either(f"`{each}`" for each in keys)
                hint = say("config.keys", names=names) if near is None else say("hint.did-you-mean", word=near)
                raise self.refused(say("config.unknown-key", key=f"{at}.{key}".removeprefix(".")), hint)

    def truth(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.refused(say("config.no-truth", key=key), say("config.no-truth.hint", key=key.rpartition(".")[2]))
        return value

    def codes(self, key: str, value: Any) -> frozenset[str]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refused(say("config.no-codes", key=key), say("config.no-codes.hint"))
        return codes_of(value, self.refused)

    def weights(self, key: str, value: Any) -> Mapping[str, Weight]:
        given = self.mapping(key, value)
        for code, weight in given.items():
            self.codes(key, [code])
            if weight not in _WEIGHTS:
                names = either(f"`{each}`" for each in _WEIGHTS)
                raise self.refused(say("config.no-weight", key=f"{key}.{code}"), say("config.one-of", names=names))
        return MappingProxyType({code: weight for each, weight in given.items() for code in self.codes(key, [each])})

    def files(self, key: str, value: Any) -> tuple[tuple[str, frozenset[str]], ...]:
        given = self.mapping(key, value)
        return tuple((pattern, self.codes(f"{key}.{pattern}", codes)) for pattern, codes in given.items())

    def language(self, key: str, value: Any) -> str:
        if value not in _LANGUAGES:
            names = either(f"`{each}`" for each in _LANGUAGES)
            raise self.refused(say("config.no-language", key=key), say("config.one-of", names=names))
        return str(value)

    def mapping(self, key: str, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.refused(say("config.no-table", key=key), say("config.no-table.hint", key=key))
        return value

    def refused(self, said: Sentence, advice: Sentence) -> Unfit:
        return Unfit(say("config.at", path=self.path, said=said), advice)


_KEYS: Mapping[str, tuple[str, Callable[[_Reader, str, Any], Any]]] = MappingProxyType(
    {
        "strict": ("strict", _Reader.truth),
        "select": ("select", _Reader.codes),
        "ignore": ("ignore", _Reader.codes),
        "severity": ("severity", _Reader.weights),
        "per-file-ignores": ("per_file", _Reader.files),
        "lang": ("language", _Reader.language),
    }
)
"""Each key with the setting that it is, and what reads it."""


def codes_of(words: Iterable[str], refused: Callable[[Sentence, Sentence], Exception]) -> frozenset[str]:
    """Give the codes of lints that words name; raise what `refused` makes for one that names none."""
    found: set[str] = set()
    for word in words:
        if word == ALL:
            found |= LINTS.keys()
        elif word in LINTS:
            found.add(word)
        elif word in CODES:
            raise refused(say("config.error-code", code=word), say("config.error-code.hint"))
        else:
            near = nearest(word, (*LINTS, ALL))
            hint = say("config.no-code.hint") if near is None else say("hint.did-you-mean", word=near)
            raise refused(say("config.no-code", code=word), hint)
    return frozenset(found)
