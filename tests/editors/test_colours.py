"""Hold what editors colour as keywords to what the library reads as such."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.token import Comment, Keyword, Name, String, Text, is_token_subtype

from editors.textmate import KEYWORDS, grammar
from indicrules.highlight.lexer import IndicrulesLexer
from indicrules.highlight.spans import Spot, highlighted
from tests.editors.textmate import scopes
from tests.editors.texts import ROOT, Places, differing, texts
from tests.syntax.strategies import rulesets

GRAMMAR = grammar()
STYLES = {"definitionKeyword", "keyword", "operatorKeyword", "self", "variableName.standard", "atom", "typeName"}
NODE = shutil.which("node")


def by_textmate(text: str) -> Places:
    """Give what VS Code colours as keywords."""
    found = scopes(GRAMMAR, text)
    return {(start, end) for start, end, scope in found if scope.removesuffix(".indicrules") in KEYWORDS}


def by_pygments(text: str) -> Places:
    """Give what Pygments colours as keywords."""
    found = IndicrulesLexer().get_tokens_unprocessed(text)
    return {
        (start, start + len(value))
        for start, kind, value in found
        if is_token_subtype(kind, Keyword) or is_token_subtype(kind, Name.Builtin)
    }


def by_codemirror(several: list[str]) -> list[list[tuple[int, int, str]]]:
    """Give what a web page colours of each text, with the styles."""
    assert NODE is not None
    script = Path(__file__).parent / "codemirror.mjs"
    ran = subprocess.run([NODE, script], input=json.dumps(several).encode(), capture_output=True, check=True)
    return [[(start, end, style) for start, end, style in found] for found in json.loads(ran.stdout)]


def keywords_of(found: list[tuple[int, int, str]]) -> Places:
    """Give those that are coloured as keywords."""
    return {(start, end) for start, end, style in found if style in STYLES}


def words(text: str, places: Places) -> str:
    """Give the words at places, in their order."""
    return " ".join(text[start:end] for start, end in sorted(places))


@pytest.mark.parametrize("read", [by_textmate, by_pygments], ids=["textmate", "pygments"])
def test_keywords_of_shipped_rulesets_are_those_of_the_library(read: Callable[[str], Places]) -> None:
    """Every ruleset, shipped file and program of the pages: the same words at the same places."""
    assert {name: found for name, text in texts() if (found := differing(text, read(text)))} == {}


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_keywords_on_web_pages_are_those_of_the_library() -> None:
    """Every ruleset, shipped file and program of the pages: the same words at the same places."""
    read = zip(texts(), by_codemirror([text for _, text in texts()]), strict=True)
    assert {name: found for (name, text), spots in read if (found := differing(text, keywords_of(spots)))} == {}


@settings(max_examples=40)
@given(rulesets())
def test_keywords_of_any_ruleset_are_those_of_the_library(text: str) -> None:
    """Whatever clauses, words and forms a ruleset is made of."""
    assert differing(text, by_textmate(text)) == []
    assert differing(text, by_pygments(text)) == []


PLACES = (
    'indicator target "weight 10" in score\n  weight 10 # target >= 5\n  evidence "if a then b"\n'
    "  actual 完成值 / weights_of_all + 5 points + 起\n  deduct 1 per 起 5 起 of x\n"
    "input full number from 0 to 5\ninput 目标 起\nmethod floor(x)\n  score all or nothing\n"
    'example "given"\n  given total = missing, 扣 = 5, period = 2024\n  expect error, total = none\n'
    "table t(k) gives mean, b\n  5 to 10 kg: 1, 2 # to\n"
)
READ = (
    "indicator in weight evidence actual 完成值 deduct per 起 of input number from to input method floor score example "
    "given missing period expect error total none table gives mean to"
)


def test_a_word_is_a_keyword_by_its_place() -> None:
    """Names, titles, texts, units and remarks that are words of the language are not coloured as such."""
    assert words(PLACES, by_textmate(PLACES)) == READ
    assert words(PLACES, by_pygments(PLACES)) == READ


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_a_word_is_a_keyword_by_its_place_on_web_pages() -> None:
    """The same there; a parenthesis over several lines is one, and a block ends it where it was never closed."""
    broken = "metric m = min(a,\n  weight\n  of, 2)\nmetric n = (a +\nindicator x\n  weight 1\n"
    first, second = by_codemirror([PLACES, broken])
    assert words(PLACES, keywords_of(first)) == READ
    expected = "metric min weight of metric indicator weight"
    assert words(broken, keywords_of(second)) == expected
    assert words(broken, by_textmate(broken)) == expected


def test_each_word_and_sign_has_its_kind() -> None:
    """In order, with the name that a block opens with, units and dates."""
    text = "indicator 录入\n  target >= 43 宗  # 台账\n  score round(met, 1, 进位)\ncheck d <= 2024-12-31\n"
    assert [(text[each.start : each.end], each.kind) for each in highlighted(text)] == [
        ("indicator", "block"), ("录入", "named"), ("target", "clause"), (">=", "sign"), ("43", "number"),
        ("宗", "unit"), ("# 台账", "comment"), ("score", "clause"), ("round", "function"), ("(", "bracket"),
        ("met", "item"), (",", "bracket"), ("1", "number"), (",", "bracket"), ("进位", "constant"), (")", "bracket"),
        ("check", "block"), ("d", "name"), ("<=", "sign"), ("2024-12-31", "date"),
    ]  # fmt: skip
    table = 'table t(k)\n  ≥ 5 to ＜ 10 kg： "a" # b\n'
    assert list(highlighted(table))[5:] == [
        Spot(13, 14, "sign"), Spot(15, 16, "number"), Spot(17, 19, "word"), Spot(20, 21, "sign"),
        Spot(22, 24, "number"), Spot(25, 27, "unit"), Spot(27, 28, "bracket"), Spot(29, 32, "string"),
        Spot(33, 36, "comment"),
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.text() | rulesets())
def test_pygments_gets_each_text_whole(text: str) -> None:
    """Whatever a text holds, its parts put together are the text."""
    found = list(IndicrulesLexer().get_tokens_unprocessed(text))
    assert "".join(value for _, _, value in found) == text
    assert all(text[start : start + len(value)] == value for start, _, value in found)


def test_pygments_finds_its_lexer() -> None:
    """By the entry point of the package; a ruleset is told from other texts, and what is odd stays plain."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["pygments.lexers"]["indicrules"].partition(":")
    assert getattr(importlib.import_module(module), name) is IndicrulesLexer
    assert IndicrulesLexer.filenames == ["*.indic"]
    analysed = IndicrulesLexer.analyse_text
    assert analysed('ruleset r "t"\n  total 10\n') == analysed("规则集 r\n  总分 10\n") == 0.9
    assert analysed("indicator a\n  weight 10\n") == 0.2
    assert analysed("import os\n") == analysed("input x 件\n") == 0
    found = list(IndicrulesLexer().get_tokens_unprocessed('weight 5 @ "a" # b\n'))
    assert [kind for _, kind, value in found if value in ("@", '"a"', "# b")] == [Text, String.Double, Comment.Single]
