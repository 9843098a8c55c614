"""Patterns that are compiled when first used are those of the standard library in all that is asked of them."""

from __future__ import annotations

import re

import pytest

from indicrules.text.patterns import pattern


def test_a_pattern_matches_as_a_compiled_one() -> None:
    """At the first use and afterwards, with flags too."""
    word = pattern(r"[a-z]+", re.IGNORECASE)
    first, second = word.match("Ab1"), word.fullmatch("Ab1")
    assert (first is not None and first[0], second) == ("Ab", None)
    assert word.sub("-", "Ab1c") == "-1-"
    assert word.findall("Ab1c") == ["Ab", "c"]
    assert word.split("1Ab2") == ["1", "2"]
    assert word.pattern == "[a-z]+"


def test_a_wrong_pattern_is_found_at_its_first_use() -> None:
    """Its error is that of the standard library."""
    wrong = pattern("(")
    with pytest.raises(re.error, match="missing"):
        wrong.match("a")


def test_a_pattern_has_what_patterns_have() -> None:
    """Anything else is refused without compiling it."""
    with pytest.raises(AttributeError, match="a pattern has no `nothing`"):
        pattern("(").nothing  # type: ignore[attr-defined]  # noqa: B018 - what the test is about
