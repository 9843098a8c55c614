"""Take one kind of limit out of each place that knows it, and say what finds that it is gone.

`python -m tests.removals.run floor`, from the root of the project; takes some minutes. Exit code 1: something survived.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, get_args

import click

from indicrules.syntax.tree import LimitKind
from tests.removals.places import Kind, Place, without

ROOT = Path(__file__).parents[2]
_COPIED = ("src", "tests", "docs", "grammar", "rulesets", "pyproject.toml", "README.md")
_IMPORT = (
    "import importlib, pathlib\n"
    "for path in sorted(pathlib.Path('src').rglob('*.py')):\n"
    "    name = '.'.join(path.relative_to('src').with_suffix('').parts).removesuffix('.__init__')\n"
    "    None if name.endswith('__main__') else importlib.import_module(name)\n"
)
_TESTS = (
    "tests/language", "tests/rulings/test_full_marks.py", "tests/corpus", "tests/model/test_walk.py", "tests/docs",
    "tests/syntax/test_keywords.py", "tests/scoring/test_meaning_adjustments.py", "tests/explain/test_schema.py",
)  # fmt: skip
_PYTEST = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-W", "ignore", "--no-header", "--tb=line")


class Watch(NamedTuple):
    """One way of finding that something is gone: its name, and what is run."""

    name: str
    arguments: tuple[str, ...]


WATCHES = (
    Watch("import", ("-c", _IMPORT)),
    Watch("test", (*_PYTEST, "tests/rulings/test_floors.py")),
    Watch("types", ("-m", "mypy", "src")),
    Watch("test", (*_PYTEST, *_TESTS)),
)


@click.command()
@click.argument("word", type=click.Choice(get_args(LimitKind)))
@click.option("--all", "every", is_flag=True, help="Ask all that may find it, and not the first that does alone.")
@click.option("--only", default="", help="Only places in files whose path holds this.")
def main(word: str, every: bool, only: str) -> None:
    """Print a table of places, and for each what found that the kind WORD is gone from there."""
    survived = 0
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        _copy(copy)
        for watch in WATCHES:
            said = _said(watch, copy)
            if said is not None:
                raise click.ClickException(f"with nothing taken out, {watch.name} says: {said}")
        print("| place | what is taken out | found by |\n|---|---|---|", flush=True)
        for place in Kind(ROOT, word).places():
            if only in place.path:
                found = _found(place, copy, every)
                survived += not found
                shown = "; ".join(found) or "**nothing**"
                at = f"{place.path.removeprefix('src/indicrules/')}:{place.line}"
                print(f"| {at} | {place.what} | {shown} |", flush=True)
    print(f"{survived} survived", flush=True)
    sys.exit(survived > 0)


def _copy(to: Path) -> None:
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, to / name)


def _found(place: Place, copy: Path, every: bool) -> list[str]:
    """Take a place out of the copy, ask all watches, and put it back."""
    file, tables = copy / place.path, copy / "src/indicrules/syntax/parse_tables.json"
    before, shipped = file.read_bytes(), tables.read_bytes()
    found: list[str] = []
    try:
        file.write_bytes(without(place, before))
        if place.path.endswith(".lark"):
            said = _said(Watch("tables", ("grammar/tables.py",)), copy)
            if said is not None:
                return [f"tables: {said}"]
        for watch in WATCHES:
            said = _said(watch, copy)
            if said is not None:
                found.append(f"{watch.name}: {said}")
            if found and (not every or watch.name == "import"):
                break
    finally:
        file.write_bytes(before)
        tables.write_bytes(shipped)
    return found


def _said(watch: Watch, copy: Path) -> str | None:
    """Run a watch; give what it says first if it finds anything."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *watch.arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return None
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("FAILED", "ERROR")) or ": error:" in line]
    shown = told[0] if told else lines[-1] if lines else f"exit code {done.returncode}"
    return " ".join(shown.removeprefix("FAILED ").removeprefix("ERROR ").replace("|", "/").split())[:150]


if __name__ == "__main__":
    main()
