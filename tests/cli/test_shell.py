"""Hold the program to be at home in shells: words are completed, globs expanded where the shell does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import types
from pathlib import Path
from typing import Any, Final

import pytest

Runner = Any  # a fixture of conftest

SOURCES: Final = Path(__file__).resolve().parents[2] / "src"


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("indicrules sc", ["plain,score"]),
        ("indicrules score --fo", ["plain,--format"]),
        ("indicrules explain --format m", ["plain,markdown"]),
        ("indicrules score --statuses ", ["plain,numbers", "plain,words"]),
        ("indicrules check dem", ["file,dem"]),
        ("indicrules score --out s", ["file,s"]),
    ],
)
def test_words_are_completed(
    indicrules: Runner, monkeypatch: pytest.MonkeyPatch, words: str, completed: list[str]
) -> None:
    """Commands, options, their values; a path is left to the shell."""
    monkeypatch.setenv("_INDICRULES_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    ran = indicrules()
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, completed, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_line(indicrules: Runner, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    """It asks the program in the words of that shell."""
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    monkeypatch.setenv("_INDICRULES_COMPLETE", f"{shell}_source")
    ran = indicrules()
    assert (ran.code, f"_INDICRULES_COMPLETE={shell}_complete" in ran.out) == (0, True)


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="bash is asked")
def test_bash_completes_by_the_documented_line(tmp_path: Path) -> None:
    """With a program called `indicrules` on the PATH."""
    program = tmp_path / "indicrules"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m indicrules "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_INDICRULES_COMPLETE=bash_source indicrules)"; COMP_WORDS=(indicrules ex); COMP_CWORD=1; '
        '_indicrules_completion indicrules; echo "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "--norc", "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert (ran.stdout, ran.stderr) == ("explain\n", "")


def test_globs_are_expanded_on_windows(
    indicrules: Runner, ruleset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose shells leave them to the program; elsewhere they are names."""
    from indicrules.cli.main import run

    monkeypatch.setattr(sys, "argv", ["indicrules", "check", str(tmp_path / "*.indic")])
    assert run() == 2
    monkeypatch.setattr("click.core.os", types.SimpleNamespace(**{**vars(os), "name": "nt"}))
    assert run() == 0
