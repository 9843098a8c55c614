"""A type checker knows the options of the public functions and what they give."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

GOOD: Final = """
import indicrules

ruleset: indicrules.Ruleset = indicrules.load("land.indic")
card: indicrules.Scorecard = ruleset.score({"plots": 43}, period=2024, percent="fraction", extra="ignore")
found, report = ruleset.score_table(
    [], key="unit", layout="long", absent="missing", lost=True, statuses="words", report=True
)
fallen: int = report.fallen
many = ruleset.score_batches([], key=["county", "office"], names="underscores", workers=2, report=report)
cards: dict[str, indicrules.Scorecard] = ruleset.explain_rows([], ["a", "b"], key="unit", percent="percent")
item = card.get("x")
name: str | None = item.title if item is not None else None
text: str = card.explain("html", "zh", why_not=True)
inputs: tuple[indicrules.Input, ...] = ruleset.inputs
weights = [item.weight for item in ruleset.items if item.kind == "indicator"]
names: list[str] = ruleset.table_schema(key="unit", lost=True).names + ruleset.input_schema(layout="long").names
"""

BAD: Final = """
import indicrules
import indicrules.spark

ruleset = indicrules.load("land.indic")
ruleset.score({}, perod=2024)
ruleset.score_table([], layuot="long")
ruleset.score_table([], layout="tall")
ruleset.score_batches([], worker=2)
ruleset.score_batches([], report=True)
ruleset.explain_rows([], ["a"], keys=["a"])
ruleset.explain_rows([], ["a"], absent="ignore")
indicrules.spark.score(None, ruleset, status="words")
indicrules.spark.score(None, ruleset, statuses="word")
ruleset.score({}).explain(format="pdf")
ruleset.score({}).get("x").score
ruleset.table_schema(loss=True)
"""

REFUSED: Final = [
    "6 call-arg",
    "7 call-overload",
    "8 call-overload",
    "9 call-arg",
    "10 arg-type",
    "11 misc",
    "12 arg-type",
    "13 call-arg",
    "14 arg-type",
    "15 arg-type",
    "16 union-attr",
    "17 call-arg",
]
_ERROR: Final = re.compile(r"(\w+)\.py:(\d+): error: .*\[([a-z-]+)\]")


def checked(folder: Path, **programs: str) -> list[str]:
    """Give the errors that mypy finds in programs."""
    for name, text in programs.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    found = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context", "--no-pretty",
            "--cache-dir", os.devnull,
            "--follow-imports=silent", "--ignore-missing-imports", *(f"{name}.py" for name in programs),
        ],
        cwd=folder, capture_output=True, text=True, env={**os.environ, "MYPYPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert found.stderr == ""
    errors = [_ERROR.fullmatch(line) for line in found.stdout.splitlines() if ": error: " in line]
    return [f"{error[1]} {error[2]} {error[3]}" if error is not None else "" for error in errors]


def test_a_misspelt_option_is_refused_and_a_good_caller_is_not(tmp_path: Path) -> None:
    """Strictly, each slip of the bad caller is refused on its line, and nothing is said of the good one."""
    found = checked(tmp_path, good=GOOD, bad=BAD)
    assert list(dict.fromkeys(found)) == [f"bad {each}" for each in REFUSED]
