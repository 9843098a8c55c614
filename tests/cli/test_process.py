"""Hold the program as a real process: its streams, a closed pipe, an interrupt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = [sys.executable, "-m", "indicrules"]
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii"}
SEED: Final = [
    str(ROOT / "rulesets/land-acquisition-2024.indic"),
    str(ROOT / "rulesets/land-acquisition-2024-midyear.json"),
]


def test_module_runs_the_program() -> None:
    """Output is UTF-8 whatever the locale says."""
    ran = subprocess.run([*PROGRAM, "score", *SEED], capture_output=True, env=ENVIRONMENT, check=True)
    assert ran.stderr == b""
    assert ran.stdout.decode("utf-8").splitlines()[0].split()[-4:] == ["75.70", "of", "100", "中"]


def test_closed_pipe_is_told() -> None:
    """Nobody reads on: exit code 2, and a message that names the output; no traceback."""
    with subprocess.Popen(
        [*PROGRAM, "explain", *SEED, "--format", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b"error[unwritable]: `standard output`: nobody reads it any more\n"
        assert ran.wait(20) == 2


@pytest.mark.skipif(os.name == "nt", reason="signals work otherwise there")
def test_interrupt_ends_quietly() -> None:
    """While it waits for data."""
    with subprocess.Popen(
        [*PROGRAM, "score", SEED[0], "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as ran:
        assert ran.stderr is not None
        time.sleep(1.5)  # until it reads
        ran.send_signal(signal.SIGINT)
        assert ran.stderr.read() == b""
        assert ran.wait(20) == 130


def test_scoring_loads_nothing_that_it_does_not_need() -> None:
    """The command starts fast because what explains, formats, diffs and reads mistakes stays unloaded, attrs too."""
    code = (
        "import sys; from indicrules.cli.main import run; "
        f"run(['score', '--format', 'json', *{SEED!r}]); "
        "print([each for each in ('numpy', 'mpmath', 'indicrules.explain.html', 'difflib', "
        "'indicrules.syntax.formatter', 'indicrules.exact.real', 'indicrules.syntax.repair.mistakes', 'attr') "
        "if each in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, check=True)
    assert ran.stderr.decode().strip() == "[]"
