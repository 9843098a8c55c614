"""Hold what the program writes to be whole or not there: two runs at once, signals, full disks, closed pipes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

resource = pytest.importorskip("resource", reason="limits and signals work otherwise on Windows")
Runner = Any  # a fixture of conftest

SOURCES: Final = Path(__file__).resolve().parents[2] / "src"
PROGRAM: Final = [sys.executable, "-m", "indicrules"]
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
MANY: Final = 120_000
ROW: Final = "n,19,0\n"
NOT_SCORED: Final = b"error[unwritable]: `%b`: %b\n"


@pytest.fixture
def folder(tmp_path: Path, ruleset: Path) -> Path:
    """A folder with the ruleset, a table of a thousand rows and room for results."""
    (tmp_path / "d.csv").write_text("dept,录入,事故\n" + ROW * 1_000, "utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.fixture
def large(folder: Path) -> Path:
    """The same with a table that takes its time."""
    (folder / "d.csv").write_text("dept,录入,事故\n" + ROW * MANY, "utf-8")
    return folder


def started(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """Start to score the table."""
    command = [*PROGRAM, "score", "demo.indic", "d.csv", *arguments]
    return subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, **options)


def ended(ran: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """Give the exit code and the messages of a run."""
    _, messages = ran.communicate(timeout=60)
    return ran.returncode, messages


def waited(condition: Callable[[], bool]) -> None:
    """Wait until something has come about."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_two_runs_at_once_give_one_of_the_two_results(large: Path) -> None:
    """Whole, whichever is last; never a mixture, and nothing beside it."""
    runs = [started(large, "--out", "out/o.csv", *more) for more in ((), ("--key", "dept"))]
    assert [ended(each) for each in runs] == [(0, b""), (0, b"")]
    with (large / "out/o.csv").open("rb") as file:
        lines = file.readlines()
    assert (len(lines), len(set(lines[1:]))) == (MANY + 1, 1)
    assert (lines[0].startswith(b'"dept"'), lines[1][:4] == b'"n",') in ((True, True), (False, False))
    assert os.listdir(large / "out") == ["o.csv"]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_stop_leaves_nothing(large: Path, name: str) -> None:
    """The old result stays; the exit code is 128 and the signal's number."""
    (large / "out/o.csv").write_text("old")
    ran = started(large, "--out", "out/o.csv", "--workers", "1")
    waited(lambda: len(os.listdir(large / "out")) == 2)
    number = getattr(signal, name)
    ran.send_signal(number)
    assert ended(ran) == (128 + number, b"")
    assert os.listdir(large / "out") == ["o.csv"]
    assert (large / "out/o.csv").read_text() == "old"


def test_a_signal_that_is_ignored_stays_ignored(large: Path) -> None:
    """As `nohup` would have it."""
    ran = started(large, "--out", "out/o.csv", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    waited(lambda: len(os.listdir(large / "out")) == 1)
    ran.send_signal(signal.SIGHUP)
    assert ended(ran) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["score", "demo.indic", "d.csv"], ["fmt", "-"], ["score", "--help"]],
)
def test_a_full_standard_output_is_told(folder: Path, arguments: list[str]) -> None:
    """Exit code 2, and the message names the output, not the input."""
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*PROGRAM, *arguments], cwd=folder, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False,
            input=b"ruleset r\nindicator x\n  weight 1\n  target >= 1\n",
        )  # fmt: skip
    assert ran.returncode == 2
    assert (
        ran.stderr == b"error[unwritable]: `standard output`: the disk is full\n  hint: make room, or write elsewhere\n"
    )


@pytest.mark.parametrize("arguments", [["score", "demo.indic", "d.csv"], ["--help"]])
def test_a_closed_pipe_is_told(folder: Path, arguments: list[str]) -> None:
    """Where the reader is gone."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, env=ENVIRONMENT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (2, NOT_SCORED % (b"standard output", b"nobody reads it any more"))


def test_standard_output_that_is_closed_from_the_start_is_told(folder: Path) -> None:
    """Nothing is scored for nobody; what is written to a file does not need it."""
    command = f"exec {sys.executable} -m indicrules score demo.indic d.csv"
    ran = subprocess.run(["sh", "-c", f"{command} >&-"], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, b"error[unwritable]: `standard output`: it is closed")
    ran = subprocess.run(
        ["sh", "-c", f"{command} --out out/o.csv >&-"], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr, os.listdir(folder / "out")) == (0, b"", ["o.csv"])


@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_a_file_that_grows_too_large_is_told(folder: Path, name: str) -> None:
    """And not left behind in part."""
    ran = started(
        folder, "--out", f"out/{name}", "--key", "dept",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000)),
    )  # fmt: skip
    assert ended(ran) == (2, NOT_SCORED % (f"out/{name}".encode(), b"files may not be as large"))
    assert os.listdir(folder / "out") == []


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 kB, where this process may have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root mounts a file system")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_told(folder: Path, full_disk: Path) -> None:
    """The old result stays as it was."""
    (full_disk / "o.csv").write_text("old")
    ran = started(folder, "--out", "disk/o.csv")
    assert ended(ran)[1].splitlines()[0] == b"error[unwritable]: `disk/o.csv`: the disk is full"
    assert ran.returncode == 2
    assert [(each.name, each.read_text()) for each in full_disk.iterdir()] == [("o.csv", "old")]


def test_the_output_may_be_a_pipe_or_a_descriptor(folder: Path) -> None:
    """Neither is replaced; what a file holds already stays before what comes."""
    log = folder / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as file:
        ran = started(folder, "--out", "/dev/stdout", "--format", "csv", stdout=file)
        assert ended(ran) == (0, b"")
    assert log.read_bytes()[:16] == b'before\n"\xe5\xbd\x95\xe5\x85\xa5",'
    os.mkfifo(folder / "pipe")
    ran = started(folder, "--out", "pipe", "--format", "ndjson")
    assert len((folder / "pipe").read_bytes().splitlines()) == 1_000
    assert ended(ran) == (0, b"")
    assert (folder / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("out", "`out`: it is a folder\n  hint: name a file in it\n"),
        ("none/o.csv", "`none/o.csv`: there is no folder `none`\n"),
        ("demo.indic/o.csv", "`demo.indic/o.csv`: there is no folder `demo.indic`\n"),
        ("d.csv", "`d.csv`: it is the file that is read\n  hint: write the scores to another file\n"),
        ("./link.csv", "`./link.csv`: it is the file that is read\n  hint: write the scores to another file\n"),
    ],
)
def test_where_scores_cannot_be_written(
    indicrules: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch, out: str, said: str
) -> None:
    """Exit code 2, before a row is scored."""
    monkeypatch.chdir(folder)
    (folder / "link.csv").hardlink_to(folder / "d.csv")
    ran = indicrules("score", "demo.indic", "d.csv", "--out", out)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error[unwritable]: {said}")


def test_memory_that_does_not_suffice_is_told(
    indicrules: Runner, ruleset: Path, actuals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 and a word."""

    def load(path: str) -> None:
        raise MemoryError

    monkeypatch.setattr("indicrules.cli.loading.load", load)
    ran = indicrules("score", ruleset, actuals)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[out-of-memory]: the memory does not suffice\n  hint: ")
