"""Hold the command line to tables: what is one, what comes out, and what a row that cannot be scored leads to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

Runner = Any  # a fixture of conftest

SOURCES: Final = Path(__file__).resolve().parents[2] / "src"
HEADER: Final = '"dept","录入","录入.status","total","total.status","grade"'
# The total has no rounding of its own, so its column has twelve places, written as far as they say something.
SCORED: Final = f'{HEADER}\n"n",20.00,0,"20",0,"A"\n"s",8.84,0,"8.84",0,"B"\n'
CSV: Final = "dept,地块录入数量,事故\nn,43,0\ns,19 宗,0\n"


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file of the given name."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_scores_are_printed_as_csv(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """Where no file is named; nothing else is said."""
    ran = indicrules("score", ruleset, table("d.csv", CSV), "--key", "dept")
    assert (ran.code, ran.out, ran.err) == (0, SCORED, "")


def test_ndjson_is_a_table(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """By its ending."""
    lines = '{"dept": "n", "录入": 43, "事故": 0}\n{"dept": "s", "录入": 19, "事故": 0}\n'
    assert indicrules("score", ruleset, table("d.ndjson", lines), "--key", "dept").out == SCORED


def test_lists_are_arrays_in_ndjson_and_texts_in_csv(indicrules: Runner, table: Any, tmp_path: Path) -> None:
    """Each member as a single value would stand there."""
    (tmp_path / "r.indic").write_text("ruleset r\n  score mean(known(m))\ninput m list of number\n", "utf-8")
    lines = '{"dept": "n", "m": [80, null, "90"]}\n{"dept": "s", "m": "7; 8"}\n{"dept": "w", "m": 5}\n'
    expected = "dept,total,total.status,grade\nn,85,0,\ns,7.5,0,\nw,5,0,\n"
    for name, text in (("m.ndjson", lines), ("m.csv", 'dept,m\nn,"[80, null, 90]"\ns,7; 8\nw,5\n')):
        ran = indicrules("score", tmp_path / "r.indic", table(name, text), "--key", "dept")
        assert ran.out.replace('"', "").replace(".000000000000", "").replace("00000000000,", ",") == expected


def test_scores_go_to_a_file(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """Parquet to Parquet."""
    rows = pa.table({"dept": ["n", "s"], "录入": [43, 19], "事故": [0, 0]})
    pa.parquet.write_table(rows, tmp_path / "d.parquet")
    ran = indicrules("score", ruleset, tmp_path / "d.parquet", "--key", "dept", "--out", tmp_path / "o.parquet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    found = pa.parquet.read_table(tmp_path / "o.parquet")
    assert found.column("录入").to_pylist() == [Decimal("20.00"), Decimal("8.84")]
    assert found.column("grade").to_pylist() == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "arguments", "lines"),
    [
        ("录入,事故\n43,0\n", (), 2),
        ("事故,地块录入数量\n0,43\n0,19\n", (), 3),
        ("dept,note,录入,事故\nn,-,43,0\n", (), 2),
        ("dept;录入;事故\nn;43;0\n", (), 2),
        ("录入\n43\n", ("--absent", "missing"), 2),
    ],
)
def test_a_header_of_inputs_makes_a_table(
    indicrules: Runner, ruleset: Path, table: Any, text: str, arguments: tuple[str, ...], lines: int
) -> None:
    """As many lines come out as went in."""
    assert len(indicrules("score", ruleset, table("d.csv", text), *arguments).out.splitlines()) == lines


@pytest.mark.parametrize(
    "text", ["录入,19\n事故,0\n", "name,value\n录入,19\n事故,0\n", "录入,19,\n事故,0,\n", "事故,0\n地块录入数量,19\n"]
)
def test_names_and_values_stay_one_department(indicrules: Runner, ruleset: Path, table: Any, text: str) -> None:
    """The brief of a scorecard comes out."""
    assert indicrules("score", ruleset, table("d.csv", text)).out.startswith("示范")


def test_one_department_with_a_slip_is_told_of_it(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """A thousands separator does not make a table."""
    ran = indicrules("score", ruleset, table("d.csv", "录入,1,900\n事故,0\n"))
    assert (ran.code, "bad-csv" in ran.err) == (2, True)


def test_table_can_be_asked_for(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """Where neither the ending nor the header tells."""
    path = table("d.txt", CSV)
    assert indicrules("score", ruleset, path, "--table", "--data-format", "csv").code == 0


def test_rows_that_cannot_be_scored_are_findings(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """Exit code 1, and how many there are of each kind; the others are scored."""
    ran = indicrules("score", ruleset, table("d.csv", f"{CSV}e,x,0\nf,,0\ng,,0\n"), "--key", "dept")
    assert ran.out.startswith(SCORED)
    assert (ran.code, ran.err) == (1, "3 of 5 rows could not be scored: 2 missing, 1 not-a-number\n")


def test_percents_that_may_be_fractions_are_counted(indicrules: Runner, table: Any) -> None:
    """Beside the scores, which read them in percent; the exit code stays 0."""
    ruleset = table("r.indic", "ruleset r\nindicator rate\n  weight 10\n  target >= 90%\n")
    ran = indicrules("score", ruleset, table("d.csv", "dept,rate\na,1.05\nb,1.05%\nc,2\nd,95\n"), "--key", "dept")
    said = "2 of `rate` above 1 and up to 2 read in percent, and may be fractions: write `105%` where 1.05 means that\n"
    assert (ran.code, ran.err) == (0, said)
    assert ran.out.splitlines()[1:3] == ['"a",0.12,0,"0.12",0,', '"b",0.12,0,"0.12",0,']


def test_long_table(indicrules: Runner, ruleset: Path, table: Any) -> None:
    """A row an actual."""
    text = "unit,indicator,actual\nn,录入,43\ns,录入,19\nn,事故,0\ns,事故,0\n"
    ran = indicrules("score", ruleset, table("d.csv", text), "--layout", "long")
    assert ran.out == SCORED.replace("dept", "unit")


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("dept,录\nn,43\n", (), "the table has no column `录入`"),
        (CSV, ("--key", "dep"), "the table has no column `dep`"),
        (CSV, ("--key", "dept", "--out", "o.xlsx"), "scores are not written as `.xlsx`"),
        (
            f"{CSV}n,43,0,1\n",
            ("--key", "dept", "--out", "o.csv"),
            "this row has 4 cells, and the header has 3",
        ),
        (CSV, ("--workers", "0"), "--workers"),
    ],
)
def test_what_cannot_run(
    indicrules: Runner, ruleset: Path, table: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str,
    arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    """Exit code 2, why, and no file."""
    monkeypatch.chdir(tmp_path)
    ran = indicrules("score", ruleset, table("d.csv", text), "--table", *arguments)
    assert (ran.code, said in ran.err) == (2, True)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["d.csv", "demo.indic"]


def test_file_that_is_not_there(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """As for one department's data."""
    ran = indicrules("score", ruleset, tmp_path / "none.parquet")
    assert (ran.code, "there is no such file" in ran.err) == (2, True)


def test_a_terminal_sees_how_far_it_is(
    indicrules: Runner, ruleset: Path, table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, rate, and what the exact evaluator had to decide, on one line."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = indicrules("score", ruleset, table("d.csv", CSV), "--key", "dept")
    last = ran.err.split("\r")[-1]
    assert last.startswith("2 rows  ")
    assert last.endswith(" a second  0 by the exact evaluator\x1b[K\n")


def test_light_install_says_what_is_needed(ruleset: Path, table: Any) -> None:
    """Where pyarrow is not there."""
    code = "import sys; sys.modules['pyarrow'] = None; from indicrules.cli.main import run; sys.exit(run(sys.argv[1:]))"
    ran = _ran("-c", code, "score", str(ruleset), str(table("d.ndjson", "{}\n")))
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (2, '  hint: pip install "indicrules[tables]"')


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read as Linux tells it")
def test_memory_does_not_grow_with_the_rows(ruleset: Path, tmp_path: Path) -> None:
    """Four times the rows, at most a quarter more at the peak."""
    peaks = []
    for rows in (500_000, 2_000_000):
        numbers = np.arange(rows)
        columns = {"dept": numbers, "录入": numbers % 60, "事故": numbers * 0}
        pa.parquet.write_table(pa.table(columns), tmp_path / "d.parquet", row_group_size=200_000)
        code = (
            "import sys; from indicrules.cli.main import run; run(sys.argv[1:]); "
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        ran = _ran(
            "-c",
            code,
            "score",
            str(ruleset),
            str(tmp_path / "d.parquet"),
            "--key",
            "dept",
            "--out",
            str(tmp_path / "o.parquet"),
        )
        peaks.append(int(ran.stdout))
    assert peaks[1] <= peaks[0] * 1.25


def _ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", env=environment, check=False
    )
