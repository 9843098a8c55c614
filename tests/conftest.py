"""Turn HYPOTHESIS_PROFILE into how long the property tests search."""

from __future__ import annotations

import os

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
