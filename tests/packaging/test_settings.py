"""The settings of the tests: a test file that cannot be read is a failure, not something to skip."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("text", ["def test_nothing(:\n", "import no_such_library_of_ours\n"])
def test_a_test_file_that_cannot_be_read_fails(tmp_path: Path, text: str) -> None:
    """Neither a mistake of syntax nor a library that is not there makes tests vanish as skipped."""
    file = tmp_path / "test_broken.py"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", str(file)]
    environment = {**os.environ, "PYTEST_ADDOPTS": ""}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 2, ran.stdout
    assert "ERROR" in ran.stdout
