"""Turn the checkout into a wheel, as a release does, and score with what a user would then have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

pytest.importorskip("build", reason="comes with the extra `dev`")

pytestmark = pytest.mark.network

PROJECT: Final = Path(__file__).resolve().parents[2]
RULESETS: Final = PROJECT / "rulesets"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that both are whole."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", str(folder), str(PROJECT))
    (path,) = folder.glob("indicrules-*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `indicrules` command of a fresh environment that has the wheel and what it requires, nothing more."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    _run(sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet", str(wheel))
    return scripts / "indicrules"


@pytest.mark.parametrize(
    "name",
    [
        "indicrules/__init__.py",
        "indicrules/indicator.lark",
        "indicrules/py.typed",
        "indicrules/std/methods.indic",
        "indicrules/syntax/tables.json",
    ],
)
def test_wheel_holds_what_is_no_module(names: frozenset[str], name: str) -> None:
    """What the package reads at run time travels with it."""
    assert name in names


def test_wheel_holds_every_file_of_the_package(names: frozenset[str]) -> None:
    """Neither a module nor a shipped ruleset is left behind."""
    package = PROJECT / "src" / "indicrules"
    shipped = {
        f"indicrules/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped - names == set()


def test_wheel_holds_the_package_alone(names: frozenset[str]) -> None:
    """Tests, rulesets and tools stay out of a user's environment."""
    assert {name.split("/")[0].split("-")[0] for name in names} == {"indicrules"}


def test_installed_command_scores_the_year_end(command: Path, tmp_path: Path) -> None:
    """The published year-end figures earn all points."""
    card = _score(command, "land-acquisition-2024.json", tmp_path)
    assert (card["total"], card["grade"]) == ("100", "优")


def test_installed_command_scores_the_middle_of_the_year(command: Path, tmp_path: Path) -> None:
    """The published mid-year figures lose 24.30 points."""
    card = _score(command, "land-acquisition-2024-midyear.json", tmp_path)
    assert Decimal(str(card["total"])) == Decimal("75.70")
    assert card["grade"] == "中"


def _score(command: Path, figures: str, folder: Path) -> dict[str, object]:
    ruleset = RULESETS / "land-acquisition-2024.indic"
    printed = _run(str(command), "score", str(ruleset), str(RULESETS / figures), "--format", "json", folder=folder)
    card: dict[str, object] = json.loads(printed)
    return card


def _run(*arguments: str, folder: Path | None = None) -> str:
    """Give what a command prints; its environment is ours without PYTHONPATH, so that only what is installed counts."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
