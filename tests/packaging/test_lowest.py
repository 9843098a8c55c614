"""Hold the lower bounds of what the library needs to the versions that continuous integration tries."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

PROJECT: Final = Path(__file__).resolve().parents[2]
METADATA: Final[dict[str, Any]] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
TRIED: Final = ("tables", "fast", "files", "dev")
# Tools that look at the code, of which the oldest say nothing of what the library needs, and the client of the language
# server, which brings an attrs that is newer than the oldest.
TOOLS: Final = frozenset({"build", "lxml-stubs", "mypy", "nox", "pytest-cov", "pytest-lsp", "ruff"})


def bounds() -> dict[str, str]:
    """Give the lower bound of each distribution that the core, tables and their tests need."""
    project = METADATA["project"]
    named = [*project["dependencies"], *(each for extra in TRIED for each in project["optional-dependencies"][extra])]
    found = re.findall(r"^([\w-]+)>=([\d.]+)", "\n".join(named), re.MULTILINE)
    return {name: bound for name, bound in found if name not in TOOLS}


def pinned() -> dict[str, str]:
    """Give the versions that are tried, without zeros at their ends."""
    lines = (PROJECT / ".ci/lowest.txt").read_text("utf-8").splitlines()
    return {name: re.sub(r"(\.0)+$", "", bound) for name, _, bound in (line.partition("==") for line in lines) if bound}


def test_what_is_tried_is_what_is_promised() -> None:
    """Each lower bound is a version that the tests pass with."""
    assert pinned() == bounds()
