"""Hold the tables and lists of the language's page to the rows of blocks, clauses, functions and words."""

from __future__ import annotations

import re
from pathlib import Path

from indicrules.language.clauses import BLOCKS, CLAUSES
from indicrules.language.functions import FUNCTIONS
from indicrules.language.words import KEYWORDS

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")


def between(start: str, end: str) -> str:
    """Give what stands on the page from one text to the next of another."""
    return PAGE.partition(start)[2].partition(end)[0]


def first_cells(text: str) -> list[str]:
    """Give the first cell of each row of the tables in a text, heads and rules aside."""
    rows = [line.removeprefix("| ").split(" | ")[0] for line in text.splitlines() if line.startswith("| ")]
    return [cell for cell in rows if "`" in cell]


def pairs(text: str) -> list[tuple[str, str]]:
    """Give the words of a table of keywords with their twins, without what tells homonyms apart."""
    cells = [cell.strip() for line in text.splitlines() if line.startswith("|") for cell in line.strip("|").split("|")]
    found = zip(cells[::2], cells[1::2], strict=True)
    return [(re.sub(r" \(\w+\)$", "", en), zh) for en, zh in found if en and en != "en" and "---" not in en]


def words(text: str) -> set[str]:
    """Give the words in backticks."""
    return set(re.findall("`([^`]+)`", text))


def clauses_of(block: str) -> set[str]:
    """Give the words of the clauses that stand in a block."""
    return {row.english for row in CLAUSES if block in row.blocks}


def test_table_of_line_openers_has_every_block_and_clause() -> None:
    """In both languages, in the order of the rows."""
    shown = pairs(between("At the start of a line:", "Within a line:"))
    assert shown == [(row.english, row.chinese) for row in (*BLOCKS, *CLAUSES)]


def test_tables_of_keywords_have_every_word() -> None:
    """No word of the language is left out, and none stands there that it does not have."""
    shown = pairs(PAGE.partition("At the start of a line:")[2])
    assert set(shown) == {(word.english, word.chinese) for word in KEYWORDS}


def test_every_block_has_its_line_in_the_table_of_blocks() -> None:
    """The table says what each is for."""
    cells = first_cells(between("\n## Blocks", "### ruleset"))
    assert {word for each in cells for word in words(each)} == {row.english for row in BLOCKS}


def test_every_clause_of_an_item_has_its_line() -> None:
    """The table of clauses begins each with its word."""
    cells = first_cells(between("| clause | meaning |", "\n\n"))
    shown = {re.split(r" [A-Z\"…]| score| completion| equal| \[N", each)[0] for cell in cells for each in words(cell)}
    assert shown == clauses_of("indicator") | clauses_of("group")


def test_page_lists_the_clauses_of_each_kind_of_block() -> None:
    """What it says of a ruleset, of groups and of indicators is what the rows say."""
    of_ruleset = words(between("Its clauses: ", "."))
    both = words(between("Both take ", "."))
    of_indicator = words(between("An indicator also takes ", "."))
    assert of_ruleset == clauses_of("ruleset")
    assert both == clauses_of("group")
    assert both | of_indicator == clauses_of("indicator")


def test_page_lists_the_clauses_that_may_stand_more_than_once() -> None:
    """Besides checks, which are blocks, and rows."""
    listed = words(between("except those that add up: ", ", and the rows"))
    assert listed - {"check"} == {row.english for row in CLAUSES if "repeats" in row.traits}


def test_table_of_functions_has_every_function() -> None:
    """And no other; `count` has two lines."""
    cells = first_cells(between("| function | gives |", "\n\n"))
    assert {each.partition("(")[0] for cell in cells for each in words(cell)} == set(FUNCTIONS)
