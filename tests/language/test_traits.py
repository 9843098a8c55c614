"""Hold what the rows say of clauses to what the grammar reads and the resolver allows."""

from __future__ import annotations

import re

import pytest

from indicrules.language.clauses import CLAUSES, TAILS, Row
from indicrules.syntax.parser import parse
from indicrules.text.source import Source
from tests.language import programs
from tests.language.test_complete import followed
from tests.loading import on_loading

ROWS = pytest.mark.parametrize("row", CLAUSES, ids=lambda row: row.english)
TAIL_TEXTS = {"PER": "per 1 of b", "UP_TO": "up to 5", "IF": "if b > 0", "BECAUSE": 'because "…"'}
WHOLE = "ruleset r\n  score 1\n"
HEADERS = {
    "ruleset": "ruleset r",
    "group": f"{WHOLE}group g",
    "indicator": f"{WHOLE}indicator i",
    "method": f"{WHOLE}method m",
    "example": f'{WHOLE}example "e"',
}


def reads(*lines: str) -> bool:
    """Tell whether lines under a header are read without a mistake."""
    return parse(Source("clauses", "\n  ".join(("indicator x", *lines)) + "\n")).diagnostics == ()


def plain(row: Row) -> str:
    """Give the line of a hint without the parts that may end it."""
    return re.split(" (?:per|up to|if|because) ", followed(str(row.hint)))[0]


def codes(text: str) -> set[str]:
    """Give the codes of what is wrong with a ruleset."""
    return {each.code for each in on_loading(text)}


@ROWS
def test_tails_of_a_clause_are_those_that_the_grammar_reads(row: Row) -> None:
    """Each part may end the lines of just the clauses whose rows say so."""
    assert tuple(tail for tail in TAILS if reads(f"{plain(row)} {TAIL_TEXTS[tail]}")) == row.tails


@ROWS
def test_lists_and_tests_and_rows_are_read_where_the_row_says_so(row: Row) -> None:
    """Several texts, several equations, a test at its place, and rows."""
    word = row.english
    assert reads(f'{word} "a", "b"') is ("texts" in row.traits or word == "expect")
    assert reads(f"{word} a = 1, b = 2") is ("equations" in row.traits)
    assert reads(f"{word} > 5") is (row.test == 1)
    assert reads(f"{word} name > 5") is (row.test == 2 or word in ANY_EXPRESSION)
    assert reads(word, "  when b > 0: 1", "  otherwise: 0") is ("body" in row.traits)


# Clauses that take any expression, be it a comparison.
ANY_EXPRESSION = frozenset({"score", "actual", "weight", "bonus", "out of", "require", "expect"})


@pytest.mark.parametrize("row", [row for row in CLAUSES if row.english != "given"], ids=lambda row: row.english)
def test_what_may_stand_once_is_reported_when_it_stands_twice(row: Row) -> None:
    """The line of each hint, twice in its program, is a mistake where its row does not repeat; names are given once."""
    line = f"  {followed(str(row.hint))}\n"
    text = programs.CLAUSES[row.english].text
    assert ("duplicate-clause" in codes(text.replace(line, line * 2, 1))) is ("repeats" not in row.traits)


@ROWS
@pytest.mark.parametrize("block", HEADERS)
def test_a_clause_is_misplaced_outside_its_blocks(row: Row, block: str) -> None:
    """Under each kind of block it is reported just where its row does not name the block."""
    text = f"{HEADERS[block]}\n  {followed(str(row.hint))}\n"
    assert ("misplaced-clause" in codes(text)) is (block not in row.blocks)
