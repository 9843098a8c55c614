"""What is kept of a file in which headers and line ends went wrong, and what is left alone."""

from __future__ import annotations

import pytest

from indicrules.syntax import tree
from indicrules.syntax.parser import Parsed, parse
from indicrules.text.source import Source


def parsed(text: str) -> Parsed:
    """Read a text as a file."""
    return parse(Source("file.indic", text))


def codes(text: str) -> list[str]:
    """Give the codes of what is said of a text."""
    return [each.code for each in parsed(text).diagnostics]


WHOLE = 'indicator a\n  weight 10\nindicator b "title"\n  weight 20\n'


@pytest.mark.parametrize(
    "header",
    [
        'b indicator "title"',
        'b "title" indicator',
        '"title" indicator b',
        '0indicator b "title"',
        ',indicator b "title"',
    ],
)
def test_a_header_in_disorder_opens_the_block_that_was_meant(header: str) -> None:
    """Its name, title and clauses are all kept, and nothing is doubtful."""
    result = parsed(WHOLE.replace('indicator b "title"', header))
    assert len(result.diagnostics) == 1
    assert result.file.blocks == parsed(WHOLE).file.blocks
    assert result.damaged == frozenset()
    assert not result.hidden


def test_a_header_without_its_keyword_is_guessed() -> None:
    """The kind is told by the clauses; blocks around it are damaged, for they may be meant otherwise."""
    result = parsed('indicator a\n  weight 10\n"title"\n  given x = 5\n  expect total = 5\n')
    assert isinstance(result.file.blocks[1], tree.ExampleBlock)
    assert result.damaged == frozenset({0, 1})
    assert result.hidden


def test_a_keyword_at_the_end_of_the_line_above_goes_with_its_own_line() -> None:
    """Both clauses are read as they were meant."""
    result = parsed("indicator a\n  weight 10 target\n  >= 5 元\n")
    assert len(result.diagnostics) == 1
    assert result.file.blocks == parsed("indicator a\n  weight 10\n  target >= 5 元\n").file.blocks


def test_two_clauses_on_one_line_are_both_read() -> None:
    """The first may hold what was typed in place of the line's end, so the block is damaged."""
    result = parsed("indicator a\n  weight 10 target >= 5 元\n")
    assert result.file.blocks == parsed("indicator a\n  weight 10\n  target >= 5 元\n").file.blocks
    assert result.damaged == frozenset({0})


def test_a_block_in_the_middle_of_a_line_takes_what_follows() -> None:
    """It is read as if it stood on a line of its own."""
    result = parsed("indicator a\n  weight 10 indicator b\n  weight 20\n")
    assert result.file.blocks == parsed("indicator a\n  weight 10\nindicator b\n  weight 20\n").file.blocks


def test_a_block_among_clauses_does_not_end_theirs() -> None:
    """A check that stands inside an indicator is read, and so are the clauses below it."""
    result = parsed("indicator a\n  weight 10\n  check x > 5\n  target >= 5\n")
    assert [type(each).__name__ for each in result.file.blocks] == ["ScoredBlock", "CheckBlock"]
    assert len(result.diagnostics) == 1
    first = result.file.blocks[0]
    assert isinstance(first, tree.ScoredBlock)
    assert [type(each) for each in first.clauses] == [tree.Weight, tree.Target]


@pytest.mark.parametrize(
    "text",
    [
        "indicator a\nweight 10\nscore match x\n    >= 5: 3\n    otherwise: 0\nindicator b\nweight 10\n",
        "group g\n  weight 10\n  indicator a in g\n  weight 5\n  indicator b in g\n    weight 5\n",
        "  group g\n    weight 10\nindicator a\n      weight 5\n   target >= 5\n",
        "indicator a\n  weight 10\n# indicator b\n#   weight 10\n  target >= 5\n",
        'example "t"\n  given a = 5\n  expect total = 5\n  given b = 6\n  expect total = 6\n',
        'example "t"\n  given a = 5\n  expect total = 5\n  given a = 6\n  expect total = 6\n',
        "indicator a\n  weight 10\n  weight 20\n  target >= 5\n  target >= 6\n",
    ],
)
def test_layout_alone_is_no_mistake(text: str) -> None:
    """Indentation is free: what can be read is read as it stands, however odd."""
    assert codes(text) == []


def test_a_clause_further_out_that_repeats_those_above_lost_its_header() -> None:
    """The layout tells it apart from a clause that merely stands twice."""
    assert codes("indicator a\n  weight 10\n  target >= 5\nweight b\n  weight 10\n  target >= 6\n") == ["lost-header"]


@pytest.mark.parametrize("row", ["指标: 5", '"指标": 5', ">= 5: 指标"])
def test_a_row_is_no_header(row: str) -> None:
    """A row that holds the word of a block opens none."""
    result = parsed(f"indicator a\n  score match x\n    {row}\n    otherwise: 0\n  weight 10\n")
    assert len(result.file.blocks) == 1


def test_places_lie_inside_the_file() -> None:
    """A restored header names what stands in the text."""
    text = 'indicator a\n  weight 10\n"title" indicator b\n  weight 20\n'
    block = parsed(text).file.blocks[1]
    assert isinstance(block, tree.ScoredBlock)
    assert block.name_span.text == "b"
    assert 0 <= block.span.start <= block.span.end <= len(text)


def test_many_lines_without_keywords_are_answered_soon() -> None:
    """What is read anew is bounded."""
    result = parsed("ruleset r\n" + '"t" example\n  given a = 1\n' * 4000)
    assert result.diagnostics[-1].code == "too-many-mistakes"
