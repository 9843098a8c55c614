"""Without the packages of an extra, a program is told from Python, too, what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

import pytest

from indicrules.text.errors import IndicrulesError, NotInstalled

PROGRAM: Final = """
import importlib.abc, sys
class Without(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {lacking!r}:
            raise {failure}
sys.meta_path.insert(0, Without())
import indicrules
ruleset = indicrules.loads("ruleset r\\nindicator x\\n  weight 1\\n  target >= 1\\n")
print(ruleset.score({{"x": 1}}).total, indicrules.Report().rows, indicrules.Status.OK)
try:
    {call}
except ImportError as refused:
    print(type(refused).__name__, refused, sep=": ")
"""
TABLES: Final = 'tables need numpy and pyarrow [tables-not-installed]\n  hint: pip install "indicrules[tables]"'
SPARK: Final = 'Spark needs pyspark, pyarrow and pandas [spark-not-installed]\n  hint: pip install "indicrules[spark]"'


def said(lacking: str, call: str, failure: str = "ModuleNotFoundError(name, name=name)") -> str:
    """Give what a program prints that calls a function where a package cannot be imported."""
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(lacking=lacking, call=call, failure=failure)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return found.stdout


@pytest.mark.parametrize(
    ("lacking", "call", "expected"),
    [
        ("pyarrow", 'ruleset.score_table({"x": [1]})', TABLES),
        ("numpy", 'ruleset.score_table({"x": [1]})', TABLES),
        ("pyarrow", 'ruleset.score_batches({"x": [1]})', TABLES),
        ("pyarrow", 'ruleset.explain_rows({"x": [1]}, "a")', TABLES),
        ("pyarrow", "import indicrules.spark", SPARK),
        ("pyspark", "import indicrules.spark; indicrules.spark.score(None, ruleset)", SPARK),
        ("pandas", "import indicrules.spark; indicrules.spark.score(None, ruleset)", SPARK),
    ],
)
def test_what_to_install_is_said(lacking: str, call: str, expected: str) -> None:
    """Single departments score all the same; tables and Spark name their packages and the command."""
    found = said(lacking, call)
    assert found == f"1 0 0\nNotInstalled: {expected}\n"


def test_what_cannot_be_loaded_is_said() -> None:
    """A package that is there and broken is not said to be lacking."""
    failure = "ImportError('libarrow.so: cannot open shared object file', name=name)"
    found = said("pyarrow", 'ruleset.score_table({"x": [1]})', failure)
    assert found == (
        "1 0 0\nNotInstalled: tables need numpy and pyarrow, of which one cannot be loaded: "
        "libarrow.so: cannot open shared object file [tables-not-installed]\n"
        '  hint: pip install --force-reinstall "indicrules[tables]"\n'
    )


def test_it_is_an_error_of_ours_and_of_imports() -> None:
    """It is caught as either."""
    assert issubclass(NotInstalled, IndicrulesError)
    assert issubclass(NotInstalled, ModuleNotFoundError)
