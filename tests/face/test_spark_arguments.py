"""What is no frame, session or ruleset is refused by the functions for Spark before Spark is asked for anything."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from tests.tables.rules import SMALL

pytest.importorskip("pyspark", reason="comes with the extra `spark`")
spark: Any = import_module("indicrules.spark")


class _Session:
    """A session, as far as registering looks at it before its ruleset."""

    udtf: Any = None
    mapInArrow: Any = None


def test_what_is_no_frame_is_refused() -> None:
    """By its value."""
    with pytest.raises(ValueError, match=r"^`frame` is `5`: give a frame of Spark$"):
        spark.score(5, SMALL)
    with pytest.raises(ValueError, match=r"^`ruleset` is `None`: give a ruleset$"):
        spark.score(_Session(), None)


def test_what_is_no_session_is_refused() -> None:
    """Where a function is registered, and where rows are counted."""
    with pytest.raises(ValueError, match=r"^`session` is `None`: give a session of Spark$"):
        spark.register(None, SMALL)
    with pytest.raises(ValueError, match=r"^`ruleset` is `x`: give a ruleset$"):
        spark.register(_Session(), "x")
    with pytest.raises(ValueError, match=r"^`session` is `5`: give a session of Spark that has a context$"):
        spark.Progress(5)
