"""Turn one command into one kind of check: `nox -s tests`, `lint`, `types` or `docs`."""

from __future__ import annotations

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_existing_virtualenvs = True


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests with branch coverage; arguments after `--` go to pytest."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "--cov", "--cov-report=term", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and layout."""
    session.install("ruff>=0.9")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the library and of its tests."""
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Run what the documentation and the docstrings show."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "src", "tests/docs")
