"""Hold what lies beside the library for other tools: hooks, the citation, what a source distribution takes along."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

PROJECT: Final = Path(__file__).resolve().parents[2]
RULESET: Final = "ruleset r\nindicator x\n  weight 1\n  target >= 1\n"
HOOKS: Final = (PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8")
METADATA: Final[dict[str, Any]] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


def entries() -> dict[str, str]:
    """Give each hook's name and command; the file is flat enough to be read without a YAML library."""
    return dict(zip(re.findall(r"- id: (.+)", HOOKS), re.findall(r"entry: (.+)", HOOKS), strict=True))


def test_there_is_a_hook_for_each_command_on_rulesets() -> None:
    """Each for files in the language alone."""
    assert list(entries()) == ["indicrules-check", "indicrules-fmt", "indicrules-test"]
    assert re.findall(r"files: (.+)", HOOKS) == [r"\.indic$"] * 3


@pytest.mark.parametrize(
    ("hook", "named"),
    [("indicrules-check", []), ("indicrules-fmt", ["r.indic", "parts/p.indic"]), ("indicrules-test", [])],
)
def test_hooks_run(tmp_path: Path, hook: str, named: list[str]) -> None:
    """As pre-commit runs them, `fmt` with the files; a good ruleset passes with its part, a bad one does not."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "p.indic").write_text("input y\n")
    ruleset = tmp_path / "r.indic"
    program, *arguments = shlex.split(entries()[hook])
    assert METADATA["project"]["scripts"][program] == "indicrules.cli.main:main"
    command = [sys.executable, "-m", "indicrules", *arguments, *named]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src")}
    ruleset.write_text(f'use "parts/p"\n\n{RULESET}check y > 5\n'.replace("indicator", "\nindicator"))
    assert subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment).returncode == 0
    ruleset.write_text("ruleset r\n  totl 5\nindicator x\n  weight 1\n  target >= y\n")
    assert subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment).returncode in (1, 2)


@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is no part of the extra `dev`")
def test_pre_commit_takes_the_hooks() -> None:
    """Its own validation."""
    subprocess.run(["pre-commit", "validate-manifest", PROJECT / ".pre-commit-hooks.yaml"], check=True)


def test_citation_names_this_version() -> None:
    """And has what its format asks for."""
    found = dict(re.findall(r"^([a-z-]+): *(.*)$", (PROJECT / "CITATION.cff").read_text("utf-8"), re.MULTILINE))
    assert found["cff-version"] == "1.2.0"
    assert (found["title"], found["version"]) == ("indicrules", METADATA["project"]["version"])
    assert {"message", "authors"} <= set(found)
    assert found["license"] == METADATA["project"]["license"]


def test_what_lies_beside_travels_with_the_source() -> None:
    """Each named file is there."""
    taken = METADATA["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"/SECURITY.md", "/CITATION.cff", "/.pre-commit-hooks.yaml", "/CHANGELOG.md"} <= set(taken)
    assert [each for each in taken if not (PROJECT / each.lstrip("/")).exists()] == []


def test_machine_code_is_an_extra_of_its_own() -> None:
    """Tables do without it; those who develop have it."""
    extras = METADATA["project"]["optional-dependencies"]
    assert not any("llvmlite" in each for each in (*METADATA["project"]["dependencies"], *extras["tables"]))
    assert any("llvmlite" in each for each in extras["fast"])
    assert "indicrules[tables]" in extras["fast"]
    assert "indicrules[fast]" in extras["dev"]
