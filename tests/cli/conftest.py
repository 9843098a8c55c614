"""Give tests of the command line a runner and files to run on."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
import pytest

from indicrules.cli.main import run

RULESET = """ruleset demo "示范"
  total 20
  grade A >= 15
  grade B otherwise
input 事故 起 from 0
indicator 录入 "地块录入数量"
  weight 20
  target >= 43 宗
check 事故 <= 1 起 because "事故过多"
example "falls short"
  given  录入 = 19 宗, 事故 = 0 起
  expect score(录入) = 8.84, grade = B
"""


@attrs.frozen
class Ran:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


Runner = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Have what is started end when told to: in a shell's background, and by `nohup`, tests ignore some signals."""
    handlers: dict[int, Callable[[int, FrameType | None], Any]] = {signal.SIGINT: signal.default_int_handler}
    if hasattr(signal, "SIGHUP"):
        handlers[signal.SIGHUP] = lambda number, frame: None  # what is started does not inherit a function
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def indicrules(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run a command line in this process, with `stdin` as its standard input."""

    def runner(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return runner


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    """Write the small ruleset."""
    path = tmp_path / "demo.indic"
    path.write_text(RULESET, "utf-8")
    return path


@pytest.fixture
def actuals(tmp_path: Path) -> Path:
    """Write data that falls short and passes its check."""
    path = tmp_path / "actuals.json"
    path.write_text('{"录入": "19 宗", "事故": 1}', "utf-8")
    return path
