"""Where machine code cannot be made or run nothing is lacking but speed: the log says so once, and numpy goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pytest

from indicrules.tables.native import engine, hindrance
from indicrules.tables.score import compiled
from tests.tables.rules import SMALL

pytestmark = pytest.mark.skipif(not engine.available(), reason="there is no llvmlite for this Python")

SOURCES = Path(__file__).resolve().parents[2] / "src"
TABLE = pa.table({"plots": [43.0, 21.5, 0.0, 7.0], "rate": [95.0, 94.5, 100.0, 12.0]})
HARDENED = """
import ctypes
import logging
import pyarrow as pa
import indicrules
from indicrules.tables.score import compiled

denied = ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)  # PR_SET_MDWE: what was writable is never executable
logging.basicConfig(format="%(message)s", level="WARNING")
compiled.WORTHWHILE = 0
ruleset = indicrules.loads("ruleset r\\ntotal 10\\nindicator a\\nweight 10\\ntarget >= 100\\n")
found, report = ruleset.score_table(pa.table({"a": [50.0, 100.0]}), report=True)
found, report = ruleset.score_table(pa.table({"a": [50.0, 100.0]}), report=True)
print(denied, report.native, found.column("total").to_pylist() == [5, 10])
"""


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """Have machine code made from the first row, and nothing known of this process."""
    engine._hindered.cache_clear()
    with (
        mock.patch.object(compiled, "WORTHWHILE", 0),
        mock.patch.object(engine, "_BROKEN", []),
        mock.patch.dict(compiled._KEPT, clear=True),
    ):
        yield
    engine._hindered.cache_clear()


def natives(times: int = 2) -> list[int]:
    """Score the table some times; give how many rows machine code scored each time."""
    return [SMALL.score_table(TABLE, report=True)[1].native for _ in range(times)]


@pytest.mark.parametrize("word", ["0", "no", "off", "False"])
def test_machine_code_can_be_switched_off(
    word: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an environment variable; who did so needs no word in the log."""
    monkeypatch.setenv("INDICRULES_MACHINE_CODE", word)
    assert natives() == [0, 0]
    assert caplog.messages == []


def test_machine_code_is_made_where_nothing_is_in_the_way(caplog: pytest.LogCaptureFixture) -> None:
    """Without a word in the log."""
    assert natives() == [0, 4]
    assert caplog.messages == []


def test_a_compiler_that_cannot_be_loaded_leaves_all_to_numpy(caplog: pytest.LogCaptureFixture) -> None:
    """An installation that is not whole raises whatever it likes when it is imported; scores are the same."""
    scores = SMALL.score_table(TABLE)
    compiled._KEPT.clear()
    with mock.patch.dict(sys.modules, {"llvmlite.binding": None}):
        assert natives(3) == [0, 0, 0]
        assert SMALL.score_table(TABLE).equals(scores)
    assert [each.split("(")[0] for each in caplog.messages] == [
        "numpy scores in place of machine code: the compiler does not work here "
    ]


def test_too_few_addresses_leave_all_to_numpy(caplog: pytest.LogCaptureFixture) -> None:
    """Where the memory of the process is capped, the compiler is not even loaded: it would end the process."""
    with mock.patch.object(hindrance, "_addresses_left", return_value=1 << 28):
        assert natives() == [0, 0]
    assert caplog.messages == [
        "numpy scores in place of machine code: the process may have too little memory for the compiler"
    ]


def test_memory_that_may_not_be_executed_leaves_all_to_numpy(caplog: pytest.LogCaptureFixture) -> None:
    """It is tried on a page of its own beforehand."""
    with mock.patch.object(hindrance, "_executable", return_value=False):
        assert natives() == [0, 0]
    assert caplog.messages == [
        "numpy scores in place of machine code: memory that was written to may not be executed here"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a setting of Linux")
def test_a_hardened_process_scores_by_numpy() -> None:
    """A process in which the kernel denies what machine code needs goes on, and says so once."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    ran = subprocess.run(
        [sys.executable, "-c", HARDENED], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    if not ran.stdout.startswith("0 "):
        pytest.skip("this kernel has no such setting")
    assert ran.stdout == "0 0 True\n"
    assert ran.stderr == "numpy scores in place of machine code: memory that was written to may not be executed here\n"


@pytest.mark.skipif(sys.platform != "linux", reason="caps addresses as Linux does")
def test_a_process_of_capped_addresses_scores_by_numpy() -> None:
    """Under `ulimit -v` a table is scored as ever."""
    capped = "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 29, 3 << 29))\n"
    text = capped + HARDENED.replace("prctl(65, 1, 0, 0, 0)", "getpid() * 0")
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", text], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.endswith(" True\n")
