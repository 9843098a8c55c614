"""Change a room in small ways by chance, one at a time in a copy of the project, and tell which ways no test notices.

python -m tests.mutation.run [--room meaning] [--number 60] [--seed 1] [--tests tests/rulings …]

Needs the package `cosmic-ray`, which makes the changes. It takes minutes to hours, so it is no part of the suite: a
change that is noticed costs some ten seconds, one that survives as long as all the tests of its room, which `TESTS`
has. Ends with 1 where fewer than nine in ten are noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEAST = 0.9
SECONDS = 300  # after which a change that makes tests hang counts as noticed

# What changes nothing: the types that annotations join, which nobody evaluates, and `is` for `==` of the same objects,
# or `==` for `is` of None, types and the like, of which there is one each.
EQUAL = (
    "core/ReplaceBinaryOperator_BitOr_%",
    "core/ReplaceComparisonOperator_Eq_Is",
    "core/ReplaceComparisonOperator_NotEq_IsNot",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
)
_SCORING = tuple(
    f"tests/scoring/test_meaning_{each}.py" for each in ("expressions", "targets", "adjustments", "groups")
)
_LAWS = "tests/scoring/test_compiled_laws.py"

# What is most likely to notice a change of a room, what is quick first; a room of no row has the first.
TESTS = {
    "meaning": (
        "tests/meaning", "tests/language", "tests/rulings", "tests/scoring/test_compiled_scores.py",
        "tests/scoring/test_early.py",
    ),
    "evaluate": (
        *_SCORING, "tests/scoring/test_meaning_data.py", "tests/scoring/test_meaning_cards.py",
        "tests/explain/test_explanations.py", "tests/rulings/test_scoring.py", _LAWS,
    ),
    "compile": (
        *_SCORING, "tests/scoring/test_compiled_scores.py", "tests/scoring/test_compiled_source.py", _LAWS,
    ),
    "card": (
        "tests/scoring/test_meaning_cards.py", "tests/scoring/test_attribution.py", "tests/scoring/test_periods.py",
        "tests/face/test_card_manners.py", "tests/face/test_contents.py", "tests/face/test_forms.py",
        "tests/explain/test_explanations.py", "tests/explain/test_golden.py", "tests/explain/test_what_is_told.py",
        "tests/explain/test_lists_and_uncertain_values.py", "tests/scoring/test_early.py", _LAWS,
    ),
    "audit": ("tests/audit", "tests/docs/test_audit.py"),
    "tables": (
        "tests/tables/test_tables.py", "tests/tables/test_frames.py", "tests/tables/test_long_tables.py",
        "tests/tables/test_files.py", "tests/tables/test_texts_together.py", "tests/tables/test_text_files.py",
        "tests/tables/test_json_alike.py", "tests/tables/test_types_agree.py", "tests/tables/test_native.py",
        "tests/tables/test_many_tables.py", "tests/tables/test_columns_agree.py",
    ),
}  # fmt: skip


def main() -> int:
    """Sample, run, and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--room", default="meaning", help="a folder of src/indicrules, or one in it")
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="+", help="folders and files of tests, instead of those of the room")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.sqlite", "build"))
        _compiled(copy)
        _configured(copy, asked.room, asked.tests or TESTS.get(asked.room.split("/")[0], TESTS["meaning"]))
        _ran(copy, "init", "mutations.toml", "mutations.sqlite")
        _sampled(copy / "mutations.sqlite", asked.number, asked.seed)
        _ran(copy, "baseline", "mutations.toml")  # fails where tests do with nothing changed, which would notice all
        _ran(copy, "exec", "mutations.toml", "mutations.sqlite")
        return _told(copy / "mutations.sqlite")


def _compiled(copy: Path) -> None:
    """Compile all modules once; each knows its source by its content, so that a changed one is compiled anew."""
    compileall = ("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src", "tests")
    subprocess.run([sys.executable, *compileall], cwd=copy, check=True)


def _configured(copy: Path, room: str, tests: Sequence[str]) -> None:
    command = f"{sys.executable} -m pytest -x -q --assert=plain -p no:cacheprovider {' '.join(tests)}"
    settings = {
        "module-path": f"src/indicrules/{room}",
        "timeout": float(SECONDS),
        "excluded-modules": [],
        "test-command": command,
    }
    lines = ["[cosmic-ray]", *(f"{name} = {json.dumps(value)}" for name, value in settings.items())]
    (copy / "mutations.toml").write_text("\n".join([*lines, "[cosmic-ray.distributor]", 'name = "local"', ""]), "utf-8")


def _ran(copy: Path, *arguments: str) -> None:
    seen = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    seen["HYPOTHESIS_PROFILE"] = "mutation"
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", *arguments], cwd=copy, env=seen, check=True)


def _sampled(store: Path, number: int, seed: int) -> None:
    """Keep as many of the changes as were asked for, and none that changes nothing."""
    with sqlite3.connect(store) as made:
        for operator in EQUAL:
            made.execute(f"{_DROP} IN (SELECT job_id FROM mutation_specs WHERE operator_name LIKE ?)", (operator,))
        jobs = sorted(job for (job,) in made.execute("SELECT job_id FROM work_items"))
        jobs.sort(key=lambda job: made.execute(_PLACE, (job,)).fetchone())  # identities are drawn anew at each start
        kept = set(random.Random(seed).sample(jobs, min(number, len(jobs))))
        made.executemany(f"{_DROP} = ?", [(job,) for job in jobs if job not in kept])


_PLACE = """
    SELECT module_path, start_pos_row, start_pos_col, operator_name, occurrence FROM mutation_specs WHERE job_id = ?
"""
_DROP = "DELETE FROM work_items WHERE job_id"


def _told(store: Path) -> int:
    with sqlite3.connect(store) as made:
        found = made.execute("SELECT test_outcome, diff FROM work_results").fetchall()
    survived = [diff for outcome, diff in found if outcome.lower().endswith("survived")]
    for diff in survived:
        print(diff)
    noticed = len(found) - len(survived)
    print(f"{noticed} of {len(found)} changes noticed")
    return 0 if found and noticed >= LEAST * len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
