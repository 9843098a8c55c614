"""Turn shipped rulesets, their blanks, blank lines and remarks changed by chance, into their one layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import indicrules
from indicrules.syntax.formatter import format_text
from indicrules.syntax.lexer import lex
from indicrules.syntax.parser import parse
from indicrules.syntax.tree import File
from indicrules.text.source import Source
from tests.corpus.programs import CORPUS

RULESETS = Path(__file__).parents[2] / "rulesets"
NAMES = ("land-acquisition-2024", "cvss-v2-base", "news2", "nutri-score-2023-foods", "world-athletics-heptathlon")
TEXTS = [
    *((RULESETS / f"{name}.indic").read_text("utf-8") for name in NAMES),
    *(path.read_text("utf-8") for path in sorted((CORPUS / "good").glob("*.indic"))),
]
_BLANKS = st.sampled_from((" ", " ", "  ", "\t", " \t  ", "\u3000"))
_ENDS = st.sampled_from(("", "", "", "", " ", "  # r{}", '\t＃ r{} "；" ', "#r{}"))
_BETWEEN = st.sampled_from(("", "", "", "", "\n", "\n\n\n", "# r{}\n", "   # r{} # 权重 5\n", "\n# r{}\n\n"))


@st.composite
def disturbed(draw: DrawFn) -> str:
    """Draw a shipped ruleset with other blanks around its words, more remarks, and other blank lines."""
    text = draw(st.sampled_from(TEXTS))
    blank, changed = draw(_BLANKS), []
    for number, line in enumerate(text.split("\n")):
        opens = not line.startswith("      ")  # no continuation
        between = draw(_BETWEEN) if opens and not draw(st.integers(0, 5)) else ""
        end = draw(_ENDS) if line and "#" not in line and opens else ""
        changed.append((between + _respaced(line, blank) + end).replace("{}", str(number)))
    return "\n".join(changed)


def _respaced(line: str, blank: str) -> str:
    """Put other blanks between the words of a line, outside its texts and remarks."""
    code, sign, remark = line.partition("#")
    parts = code.split('"')
    parts[::2] = [part.replace(" ", blank) for part in parts[::2]]
    return '"'.join(parts) + sign + remark


def tree(text: str) -> File:
    """Give what a text says, without places."""
    parsed = parse(Source("", text))
    assert parsed.diagnostics == ()
    return parsed.file


def remarks(text: str) -> list[str]:
    """Give all remarks in their order, but for those among the rows of a table."""
    return [text[each.start + 1 : each.end] for each in lex(Source("", text)).comments]


def gaps(text: str) -> list[bool]:
    """Say of each line that holds something whether a blank one stands before it."""
    lines = text.strip().split("\n")
    return [not before.strip() for before, line in zip(["x", *lines], lines, strict=False) if line.strip()]


@settings(max_examples=40)
@given(disturbed())
def test_a_disturbed_ruleset_is_laid_out_and_means_what_it_meant(text: str) -> None:
    """At once and for good; with its remarks in their order, and its groups of lines."""
    formatted = format_text(text)
    assert format_text(formatted) == formatted
    assert tree(formatted) == tree(text)
    assert remarks(formatted) == remarks(text)
    assert gaps(formatted) == gaps(text)
    assert not any(line != line.rstrip() or "\t" in line.partition("#")[0] for line in formatted.split("\n"))


@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.parametrize("keywords", ["en", "zh"])
def test_a_ruleset_scores_what_it_scored_before(name: str, keywords: str) -> None:
    """All examples hold of the layout, in either language."""
    text = TEXTS[NAMES.index(name)].replace("  ", "\t")
    laid_out = format_text(text, keywords=keywords)  # type: ignore[arg-type]  # one of the two
    results = indicrules.loads(laid_out).test()
    assert len(results) > 1
    assert all(result.passed for result in results)
