"""Turn the keyword table over and look at both its sides."""

from __future__ import annotations

import pytest

from indicrules.language.words import CALLS, KEYWORDS, OPENERS, is_reserved
from indicrules.syntax.lexer import lex
from indicrules.text.source import Source


def test_words_of_one_place_are_distinct_in_both_languages() -> None:
    """In each place a spelling means one word."""
    for role in {keyword.role for keyword in KEYWORDS}:
        words = [keyword for keyword in KEYWORDS if keyword.role == role]
        assert len({word.english for word in words}) == len(words)
        assert len({word.chinese for word in words}) == len(words)


def test_a_word_has_one_twin_wherever_a_line_may_open_with_it() -> None:
    """Block and clause words do not overlap, and twins lead to each other."""
    for spelling, keyword in OPENERS.items():
        assert spelling in (keyword.english, keyword.chinese)
    assert len(OPENERS) == 2 * len({keyword.english for keyword in OPENERS.values()})


def test_english_words_are_ascii_and_chinese_ones_are_not() -> None:
    """The language of a spelling can be seen."""
    assert all(keyword.english.isascii() and not keyword.chinese.isascii() for keyword in KEYWORDS)


@pytest.mark.parametrize("word", ["weight", "目标", "if", "属于", "missing", "total", "期间", "counted", "met", "指标"])
def test_ruling_29_words_of_the_language_are_reserved(word: str) -> None:
    """Block, clause, operator and item words are not names."""
    assert is_reserved(word)


@pytest.mark.parametrize("word", ["min", "最小", "万元", "分", "half_up", "zero", "等级", "名称", "Weight"])
def test_ruling_29_functions_units_and_modes_may_be_names(word: str) -> None:
    """Other words are free."""
    assert not is_reserved(word)


def test_every_function_has_a_twin() -> None:
    """Functions are found by either spelling."""
    assert CALLS["最小"] is CALLS["min"]
    assert CALLS["取整"] is CALLS["round"]


def test_a_function_that_is_called_is_no_part_of_a_unit() -> None:
    """Its name is taken whole: none of its letters goes into the unit before it."""
    tokens = lex(Source("", "metric m = 5 元/max(a, b)\n")).lines[0].tokens
    assert [token.text for token in tokens][3:8] == ["5", "元", "/", "max", "("]
