"""Hold the rows of the language to the grammar, to the tree and to the names that types are made of."""

from __future__ import annotations

import functools
from typing import get_args, get_type_hints

from indicrules.exact import rounding
from indicrules.language.clauses import BLOCKS, CLAUSES, ITEM_BLOCKS, LINES, ROUNDED, TAILS
from indicrules.language.functions import FUNCTIONS, ROWS, Shape
from indicrules.language.words import CALLS, MODES, OPENERS, POLICIES
from indicrules.model import expression as ex
from indicrules.model.clauses import ROWS_OF
from indicrules.model.rules import ItemKind
from indicrules.syntax import tree
from indicrules.syntax.parse_tables import Tables, grammar_text
from indicrules.syntax.parser import build_tables


@functools.cache
def tables() -> Tables:
    """Give the tables of the grammar, built once."""
    return build_tables(grammar_text())


def openers(start: str) -> set[str]:
    """Give the terminals that may stand first in what the grammar begins with `start`."""
    actions = tables().actions[tables().starts[start]]
    return {symbol for symbol in actions if symbol.isupper()}


def test_rows_open_the_very_lines_that_the_grammar_knows() -> None:
    """A block or clause of the grammar has its row, and a row its rule."""
    assert openers("block") == {row.kind for row in BLOCKS}
    assert openers("clause") == {row.kind for row in CLAUSES}


def test_every_clause_of_the_tree_has_its_row() -> None:
    """What is read of a clause leads to its row, of adjustments and limits each kind to one."""
    assert set(ROWS_OF) | {tree.Adjustment, tree.Limit} == set(get_args(tree.Clause))
    assert {*ROWS_OF.values(), "deduct", "award", *get_args(tree.LimitKind)} == {row.english for row in CLAUSES}
    assert set(get_args(get_type_hints(tree.Adjustment)["kind"])) == {"deduct", "award"}


def test_clauses_stand_under_blocks_that_there_are() -> None:
    """A row names blocks, and what it speaks of stands where the row does."""
    blocks = {row.english for row in BLOCKS}
    assert all(row.blocks and blocks.issuperset(row.blocks) for row in CLAUSES)
    assert all(set(row.blocks).issuperset(where) for row in CLAUSES for where in row.speaks_of.values())
    assert {each.upper() for each in get_args(ItemKind)} == ITEM_BLOCKS


def test_tails_stand_in_their_order() -> None:
    """A row lists the parts that end its line as they follow each other."""
    assert [row.tails for row in LINES] == [tuple(each for each in TAILS if each in row.tails) for row in LINES]


def test_one_row_for_each_word() -> None:
    """No word opens two lines, and no function stands twice."""
    assert len(OPENERS) == 2 * len(LINES)
    assert len(FUNCTIONS) == len(ROWS) == len({row.chinese for row in ROWS})


def test_functions_are_called_by_either_name() -> None:
    """Each row is a word before a parenthesis, in both languages."""
    assert {CALLS[row.name] for row in ROWS} == {CALLS[row.chinese] for row in ROWS}


def test_names_in_types_are_names_of_rows() -> None:
    """Functions that stand in typed expressions have rows; modes, policies and what a `round` speaks of are words."""
    assert set(get_args(ex.FunctionName)) <= set(FUNCTIONS)
    assert set(get_args(tree.Mode)) == {word for word in MODES if word.isascii()} == set(get_args(rounding.Mode))
    assert set(get_args(tree.Policy)) == {word for word in POLICIES if word.isascii()}
    assert set(get_args(get_type_hints(tree.Round)["what"])) == set(ROUNDED)


def test_examples_of_functions_call_them() -> None:
    """The example of a row shows its function with a number of arguments that it takes."""
    assert [row.name for row in ROWS if not row.example.startswith(f"{row.name}(")] == []
    assert {row.shape for row in ROWS} == set(get_args(Shape))
