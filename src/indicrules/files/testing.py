"""Turn a file of examples into one that uses the ruleset it tests: `land_test.indic` tests `land.indic` beside it."""

from __future__ import annotations

from indicrules.model.uses import Opened
from indicrules.syntax import tree
from indicrules.text.classes import evolve
from indicrules.text.endings import RULESET_ENDING, TEST_ENDING
from indicrules.text.source import Span


def tested_by(key: str) -> str | None:
    """Give the name of the ruleset that a file tests by its name, None where it is no file of tests."""
    name = key.rpartition("/")[2]
    tested = name.removesuffix(TEST_ENDING)
    return f"{tested}{RULESET_ENDING}" if tested and tested != name else None


def tests_of(path: str) -> str:
    """Give the path of the file that holds the tests of a ruleset by its name."""
    return f"{path.removesuffix(RULESET_ENDING)}{TEST_ENDING}"


def is_test(opened: Opened) -> bool:
    """Tell whether a file holds examples of a ruleset and none of its own."""
    blocks = opened.file.blocks
    return tested_by(opened.key) is not None and not any(isinstance(each, tree.ScoredBlock) for each in blocks)


def with_tested(opened: Opened) -> Opened:
    """Give a file of tests that says no `use` with one of the ruleset beside it; any other file as it is."""
    tested, file = tested_by(opened.key), opened.file
    if tested is None or not is_test(opened) or not file.blocks:
        return opened
    if any(isinstance(each, tree.UseBlock) for each in file.blocks):
        return opened
    use = tree.UseBlock(tested, implied=True, span=Span(file.source, 0, 0))
    return evolve(opened, file=evolve(file, blocks=(*file.blocks, use)))
