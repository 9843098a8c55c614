"""Turn HYPOTHESIS_PROFILE into how long the property tests search."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from indicrules.card import plan

# What tests score is scored by the compiled function from the first department on, and so held to the reference
# evaluator by whatever they explain; scoring/test_early.py is about the departments before.
plan.EARLY = 0

# `dev` looks somewhere new on each run; `ci` looks at the same, more numerous places every time.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no defect
)

_default = "ci" if os.environ.get("CI", "").lower() == "true" else "dev"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", _default))

# A process works through a file alone, so that one that begins late ends when all others are idle.
LONGEST = ("test_columns_agree.py", "test_compiled_laws.py", "test_real_laws.py", "test_limits.py")


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest-xdist hand out files in the order in which they stand, not those with most tests first."""
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, len(LONGEST)))
