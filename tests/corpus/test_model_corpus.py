"""Turn each program of the corpus that parses, and means nothing, into a test of exactly what is said of it."""

from __future__ import annotations

import pytest

from indicrules.text.codes import CODES
from tests.corpus.programs import Program, diagnostics_of, programs, stated

BAD_MODEL = list(programs("bad", "model_*.indic"))


@pytest.mark.parametrize("program", BAD_MODEL, ids=lambda program: program.name)
def test_every_mistake_of_meaning_is_reported_once(program: Program) -> None:
    """A program gets exactly the diagnostics that its comments state: code, underlined text, message and hint."""
    assert sorted(map(stated, diagnostics_of(program))) == list(program.expected)


@pytest.mark.parametrize("program", BAD_MODEL, ids=lambda program: program.name)
def test_every_code_is_documented(program: Program) -> None:
    """No program is without a mistake, and every code is in the table."""
    assert program.expected
    assert {expected.code for expected in program.expected} <= set(CODES)
