"""Turn any text into what must hold of it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from indicrules.syntax.formatter import format_text
from indicrules.syntax.lexer import lex
from indicrules.syntax.parser import parse
from indicrules.text.codes import CODES
from indicrules.text.render import render
from indicrules.text.source import Source
from tests.corpus.programs import CORPUS
from tests.syntax.strategies import rulesets

_SURFACE = (CORPUS / "good" / "syntax_surface.indic").read_text(encoding="utf-8")
_PIECES = st.one_of(
    st.sampled_from(("weight", "目标", "score", "match", "when", "if", "then", "because", "up to", "per", "to", "not")),
    st.sampled_from(("\n", "\n  ", " ", "  ", ":", "(", ")", ",", "“", '"', "'", "；", "。", "%", "≥", "<", "-", "#")),
    st.sampled_from(("1e5", ".5", "2024-07", "2024-02-30", "==", "&&", "\u202e", "\x00", "\ud800", "\r", "扣2分")),
    st.sampled_from(("indicator a\n", "input x 元\n", "ruleset r\n", "a", "43 宗", "95%")),
)
_EDITS = st.lists(
    st.tuples(st.integers(0, len(_SURFACE)), st.integers(0, 9), st.one_of(st.just(""), _PIECES)), min_size=1, max_size=4
)


def _edited(edits: list[tuple[int, int, str]]) -> str:
    text = _SURFACE
    for position, length, piece in edits:
        text = text[:position] + piece + text[position + length :]
    return text


texts = st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join), _EDITS.map(_edited))


@given(texts)
def test_any_text_is_answered(text: str) -> None:
    """Every text gives a tree and diagnostics whose places lie inside it, and which can be shown."""
    parsed = parse(Source("any.indic", text))
    for diagnostic in parsed.diagnostics:
        assert diagnostic.code in CODES
        assert diagnostic.span is not None
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert not set(render(diagnostic)) & set("\x00\x1b\r\u202e\ud800")


@given(texts)
def test_nothing_is_lost_in_silence(text: str) -> None:
    """Where a block is damaged or hidden, or nothing was understood, something is reported."""
    parsed = parse(Source("any.indic", text))
    assert parsed.diagnostics or (parsed.file.blocks and not parsed.damaged and not parsed.hidden)


@given(texts)
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    """Tokens of a text follow one another and do not overlap."""
    tokens = [token for line in lex(Source("any.indic", text)).lines for token in line.tokens]
    assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@settings(max_examples=40)
@given(rulesets(), st.sampled_from([None, "en", "zh"]))
def test_formatting_keeps_the_tree_and_is_settled_at_once(text: str, keywords: Literal["en", "zh"] | None) -> None:
    """What is formatted means what it meant, in either language, and is not changed by formatting again."""
    parsed = parse(Source("any.indic", text))
    assert parsed.diagnostics == ()
    formatted = format_text(text, keywords=keywords)
    assert parse(Source("any.indic", formatted)).file == parsed.file
    assert format_text(formatted, keywords=keywords) == formatted


@settings(max_examples=40)
@given(rulesets())
def test_formatting_keeps_comments(text: str) -> None:
    """No comment is lost."""
    assert format_text(text).count("# note") == text.count("# note")
