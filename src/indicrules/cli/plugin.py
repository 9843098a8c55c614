"""Turn files of tests into items of pytest, one an example, which fail as the command line says it.

An entry point of pytest: it is loaded with every run, so it loads nothing of the library before it meets a file.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from indicrules.text.endings import RULESET_ENDING, TEST_ENDING

if TYPE_CHECKING:
    from indicrules.card.examples import ExampleResult
    from indicrules.ruleset import Ruleset

_OPTION = "indicrules_rulesets"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting by which the examples in rulesets are collected, too."""
    said = "collect the examples in *.indic files, not in *_test.indic alone"
    group = parser.getgroup("indicrules", "examples of rulesets")
    group.addoption("--indicrules-rulesets", action="store_true", dest=_OPTION, default=False, help=said)
    parser.addini(_OPTION, type="bool", default=False, help=said)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of tests; a ruleset where that is asked for."""
    if not file_path.name.endswith(RULESET_ENDING):
        return None
    config = parent.config
    if file_path.name.endswith(TEST_ENDING) or config.getoption(_OPTION) or config.getini(_OPTION):
        found: pytest.Collector = ExampleFile.from_parent(parent, path=file_path)
        return found
    return None


class ExampleFile(pytest.File):
    """A file whose examples are collected."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give an item an example; raise `CollectError` with what is wrong with the file."""
        from indicrules.ruleset import load  # only where there is a file
        from indicrules.text.errors import RulesetError

        try:
            ruleset = load(self.path)
        except RulesetError as refused:
            raise self.CollectError(refused.told(_language())) from None
        titles: Counter[str] = Counter()
        for at, example in enumerate(ruleset.model.examples):
            titles[example.title] += 1
            again = titles[example.title]
            name = example.title if again == 1 else f"{example.title} ({again})"
            yield ExampleItem.from_parent(self, name=name, ruleset=ruleset, at=at)


class ExampleItem(pytest.Item):
    """One example."""

    def __init__(self, *, ruleset: Ruleset, at: int, **kwargs: Any) -> None:
        """Take the ruleset, and which of its examples this is."""
        super().__init__(**kwargs)
        self.ruleset, self.at = ruleset, at
        self.funcargs: dict[str, Any] = {}  # other plugins look for them on every item, and some fail without

    def runtest(self) -> None:
        """Run the example; raise where it does not hold."""
        from indicrules.card.examples import run_example  # only where there is a file

        ruleset = self.ruleset
        result = run_example(ruleset.model, self.at, lambda given, period: ruleset.score(given, period=period))
        if not result.passed:
            raise ExampleFailed(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what differs as the command line does, and anything else as pytest does."""
        if not isinstance(excinfo.value, ExampleFailed):
            return super().repr_failure(excinfo, style)
        from indicrules.proof.failures import failure_lines  # only where something fails

        result = excinfo.value.result
        line, column = result.span.source.position(result.span.start)
        place = f"  --> {self.nodeid.partition('::')[0]}:{line}:{column}"  # the path as pytest writes it
        said, *more = failure_lines(result, _language())  # what differs first: of a summary it is the only line
        return "\n".join([said, place, *more])

    def reportinfo(self) -> tuple[Path, int, str]:
        """Give where the example stands."""
        return self.path, self.ruleset.model.examples[self.at].span.line - 1, self.name


class ExampleFailed(Exception):
    """An example that does not hold."""

    def __init__(self, result: ExampleResult) -> None:
        super().__init__(result.title)
        self.result = result


def _language() -> Any:
    from indicrules.cli.speech import language_of  # only where something is said

    return language_of(os.environ)
