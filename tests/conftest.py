"""Say how long the property tests search, in which order files are handed out, and who scores what tests score."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.strategies import booleans

import indicrules
from indicrules.card import plan
from tests.scoring.laws import compiled, referred

# What is printed is English, wherever the tests run.
os.environ["INDICRULES_LANG"] = "en"

# What tests score is scored by the compiled function from the first department on, and so held to the reference
# evaluator by whatever they explain; scoring/test_early.py is about the departments before.
plan.EARLY = 0

# `dev` looks somewhere new on each run; `ci` looks at the same, more numerous places every time, `long` at five times
# as many.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no defect
)
settings.register_profile("long", settings.get_profile("ci"), max_examples=1500)

# `brief` looks at the same, few places every time.
settings.register_profile(
    "brief", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

# `mutation` does not look for the least case of what it finds: that something fails is all that is asked.
settings.register_profile(
    "mutation",
    max_examples=50,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)

_default = "ci" if os.environ.get("CI", "").lower() == "true" else "dev"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", _default))

# A process works through a file alone, so that one that begins late ends when all others are idle.
LONGEST = (
    "test_columns_agree.py",
    "test_compiled_laws.py",
    "test_generated.py",
    "test_written_files.py",
    "test_native.py",
    "test_limits.py",
    "test_laws.py",
)

_CACHE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Have files handed out in the order in which they stand, not those with most tests first; see to what is compiled.

    Where nothing is to be written beside modules, each program that a test starts would compile the library anew: they
    share a folder until the tests are done.
    """
    config.option.loadscopereorder = False
    if os.environ.get("PYTHONDONTWRITEBYTECODE") and not hasattr(config, "workerinput"):
        del os.environ["PYTHONDONTWRITEBYTECODE"]
        os.environ["PYTHONPYCACHEPREFIX"] = config.stash[_CACHE] = tempfile.mkdtemp(prefix="indicrules-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Put the environment back as it was."""
    folder = config.stash.get(_CACHE, None)
    if folder is not None:
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        del os.environ["PYTHONPYCACHEPREFIX"]
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_finish() -> None:
    """Spare the garbage collector ten thousand tests and all modules, which took it a fifth of the time."""
    # Hypothesis asks at its first draw who holds its randoms, which nobody is told of what is frozen.
    find(booleans(), bool, settings=settings(database=None))
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, where several processes share them."""
    if not hasattr(config, "workerinput"):
        return
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, len(LONGEST)))


# Tests whose exact values say what rules mean.
_MEANING = ("scoring/test_meaning_", "rulings/test_")


@pytest.fixture(autouse=True)
def _by_both_evaluators(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the reference evaluator score or refuse whatever such a test scores, too."""
    if not any(each in request.path.as_posix() for each in _MEANING):
        return
    score = indicrules.Ruleset.score

    def held(ruleset: indicrules.Ruleset, actuals: Mapping[str, Any], **options: Any) -> indicrules.Scorecard:
        if not options:
            assert compiled(ruleset, actuals) == referred(ruleset, actuals)
        return score(ruleset, actuals, **options)

    monkeypatch.setattr(indicrules.Ruleset, "score", held)
