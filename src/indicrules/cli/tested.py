"""Turn ruleset files into what came of their examples, and files of tests beside them into theirs, one ruleset each."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from indicrules.card.examples import ExampleResult
from indicrules.cli.exits import CannotRun
from indicrules.cli.finding import rulesets_of
from indicrules.cli.loading import open_ruleset
from indicrules.cli.output import Color
from indicrules.files.testing import tests_of
from indicrules.model.rules import Model
from indicrules.ruleset import Ruleset
from indicrules.text.classes import frozen
from indicrules.text.endings import TEST_ENDING


@frozen
class Tested:
    """A file whose examples were run: what came of them, in how many seconds, and which ruleset they are of."""

    path: str
    ruleset: Ruleset
    results: tuple[ExampleResult, ...]
    seconds: float
    home: str


@frozen
class Refused:
    """A file that cannot be used, and why."""

    path: str
    why: CannotRun


def run(paths: tuple[str, ...], color: Color, refused: list[CannotRun]) -> Iterator[Tested | Refused]:
    """Run the examples of rulesets and of the files of tests beside them; take up in `refused` what is no file."""
    for path in _with_tests(rulesets_of(paths, refused)):
        try:
            opened = open_ruleset(path, color, tests=True)
        except CannotRun as why:
            yield Refused(path, why)
            continue
        began = time.perf_counter()
        results = opened.test()
        yield Tested(path, opened, results, time.perf_counter() - began, _home(path, opened))


def _with_tests(paths: Sequence[str]) -> list[str]:
    """Give the paths, and after each ruleset the file of its tests, if one lies beside it."""
    found: dict[str, None] = {}
    named = {os.path.realpath(path) for path in paths}
    for path in paths:
        found[path] = None
        beside = tests_of(path)
        if not path.endswith(TEST_ENDING) and os.path.isfile(beside) and os.path.realpath(beside) not in named:
            found[beside] = None
    return list(found)


def _home(path: str, opened: Ruleset) -> str:
    """Give the path of the ruleset that a file's examples are of."""
    return str(Path(path).parent / opened.model.root.span.source.name) if opened.is_test else path


@frozen
class Examined:
    """A ruleset with all files whose examples are of it."""

    path: str
    files: tuple[Tested, ...]

    @property
    def model(self) -> Model:
        """What the ruleset means by itself, or where its own file was not run, to its tests."""
        own = next((each for each in self.files if not each.ruleset.is_test), self.files[0])
        return own.ruleset.model

    @property
    def results(self) -> tuple[ExampleResult, ...]:
        """What came of all examples."""
        return tuple(result for each in self.files for result in each.results)


def by_ruleset(tested: Sequence[Tested]) -> tuple[Examined, ...]:
    """Put together the files whose examples are of one ruleset."""
    found: dict[str, list[Tested]] = {}
    for each in tested:
        found.setdefault(os.path.realpath(each.home), []).append(each)
    return tuple(Examined(files[0].home, tuple(files)) for files in found.values())
