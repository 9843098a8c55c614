"""Turn each program of the corpus into a test of exactly what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicrules.syntax.formatter import format_text
from indicrules.syntax.parser import parse
from indicrules.text.codes import CODES
from indicrules.text.source import Source
from tests.corpus.programs import CORPUS, Program, diagnostics_of, programs, stated

BAD_SYNTAX = list(programs("bad", "syntax_*.indic"))
GOOD = sorted((CORPUS / "good").glob("syntax_*.indic"))


@pytest.mark.parametrize("program", BAD_SYNTAX, ids=lambda program: program.name)
def test_every_mistake_is_reported_once(program: Program) -> None:
    """A program gets exactly the diagnostics that its comments state: code, underlined text, message and hint."""
    assert sorted(map(stated, diagnostics_of(program))) == list(program.expected)


@pytest.mark.parametrize("program", BAD_SYNTAX, ids=lambda program: program.name)
def test_a_bad_program_states_what_is_wrong(program: Program) -> None:
    """No program of the bad corpus is without a mistake, and every code is documented."""
    assert program.expected
    assert {expected.code for expected in program.expected} <= set(CODES)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_program_formats_to_itself(path: Path) -> None:
    """A file of the good corpus has no mistake and is laid out as the formatter would lay it out."""
    text = path.read_text(encoding="utf-8")
    assert parse(Source("good", text)).diagnostics == ()
    assert format_text(text) == text
