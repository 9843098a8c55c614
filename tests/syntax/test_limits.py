"""Turn texts at and just beyond each limit into what is said of them."""

from __future__ import annotations

import sys

import pytest

from indicrules.syntax.parser import parse
from indicrules.text.source import Source


def codes(text: str) -> list[str]:
    """Give the codes of what is wrong with `text`."""
    return [diagnostic.code for diagnostic in parse(Source("", text)).diagnostics]


def metric(text: str) -> str:
    """Give a file of one metric."""
    return f"metric a = {text}\n"


_HEADER = "ruleset a\n"
_ROW = "  1: 2\n"


@pytest.mark.parametrize(
    ("under", "over", "code"),
    [
        (_HEADER + "#" * 999_989, _HEADER + "\n" + "#\n" * 500_000, "file-too-long"),
        (metric("x" * 4085), metric("x" * 4086), "line-too-long"),
        (metric(f"max({'1,' * 995}1)"), metric(f"max({'1,' * 998}1)"), "too-many-tokens"),
        (metric("(" * 64 + "1" + ")" * 64), metric("(" * 65 + "1" + ")" * 65), "too-deep"),
        (metric("not " * 64 + "a"), metric("not " * 65 + "a"), "too-deep"),
        (metric("- " * 64 + "a"), metric("- " * 65 + "a"), "too-deep"),
        (metric("a^" * 64 + "a"), metric("a^" * 65 + "a"), "too-deep"),
        (metric("if a then b else " * 64 + "c"), metric("if a then b else " * 65 + "c"), "too-deep"),
        (metric("a+" * 100 + "a"), metric("a+" * 101 + "a"), "too-deep"),
        (metric("a or " * 100 + "a"), metric("a or " * 101 + "a"), "too-deep"),
        (metric("match b\n" + _ROW * 10_000), metric("match b\n" + _ROW * 10_001), "too-many-rows"),
        (metric("\n" + "  when a: 2\n" * 200), metric("\n" + "  when a: 2\n" * 201), "too-many-rows"),
        (metric("9" * 30), metric("9" * 31), "too-many-digits"),
        (metric("0." + "9" * 30), metric("0." + "9" * 31), "too-many-digits"),
        (metric("9" * 30 + "." + "9" * 30), metric("9" * 30 + "." + "9" * 31), "too-many-digits"),
    ],
)
def test_a_limit_holds_just_over_it(under: str, over: str, code: str) -> None:
    """What is just under a limit passes, and what is just over it is reported once."""
    assert code not in codes(under)
    assert codes(over) == [code]


def test_long_lists_are_not_deep() -> None:
    """Arguments side by side do not add up to depth."""
    assert codes(metric("sum(" + ", ".join(["a + b * c"] * 90) + ")")) == []
    assert codes(metric(" * ".join(["(1 + (2 + 3))"] * 90))) == []


def test_a_chain_inside_parentheses_counts_with_those_around() -> None:
    """Depth is that of the whole tree."""
    inner = "(" + "a+" * 60 + "a)"
    assert codes(metric(inner + "+a" * 30)) == []
    assert codes(metric(inner + "+a" * 60)) == ["too-deep"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 4000,
        "metric a = " + "(" * 4000,
        "not " * 1000,
        "a^" * 2000,
        "[" * 4000,
        '"' * 4000,
        "%" * 4000,
        "=" * 4000,
    ],
)
def test_piles_of_signs_are_reported_not_raised(text: str) -> None:
    """No text is too strange to be answered, within Python's own limit on recursion."""
    assert sys.getrecursionlimit() <= 1000
    assert codes(text + "\n" + text) != []


def test_reading_stops_after_many_mistakes() -> None:
    """A file that is no ruleset gets an end to its list."""
    found = codes("foo bar\n" * 5000)
    assert len(found) < 600
    assert "too-many-mistakes" in found


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2066", "\r", "\x85", "\ud800"])
def test_unsafe_characters_are_reported_wherever_they_stand(character: str) -> None:
    """A control or direction character in a text, a comment or a line is one mistake."""
    for text in (f'note "a{character}b"', f"weight 1 # a{character}b", f"weight{character} 1"):
        assert codes(f"indicator a\n  {text}\n") == ["unsafe-character"]


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "# only words\n", "\ufeff"])
def test_a_file_without_blocks_says_so(text: str) -> None:
    """An empty file is one mistake."""
    assert codes(text) == ["empty-file"]


def test_a_mark_at_the_start_of_a_file_is_passed_over() -> None:
    """A byte order mark is no part of the first word."""
    assert codes("\ufeffruleset a\n") == []
