"""Hold what is said of meanings to its Chinese, in which no English stands but code, and to the calls of methods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicrules.text.diagnostic import Diagnostic
from indicrules.text.sentence import told
from tests.corpus.programs import diagnostics_of, programs
from tests.loading import on_loading

_CODE = re.compile(r"`[^`]*`|\"[^\"]*\"|(?:\w+ → )+\w+|CSV")
METHOD = """ruleset r
  total 10
method m(x)
  score x + 5 元
indicator a
  weight 10
  target >= 3 件
  score m(actual)
"""


def all_told(diagnostic: Diagnostic) -> Iterator[str]:
    """Give all that a diagnostic says in Chinese."""
    yield diagnostic.message_in("zh")
    yield diagnostic.hint_in("zh") or ""
    yield from (told(each.said, "zh") for each in diagnostic.secondary)


def english(text: str) -> list[str]:
    """Give the words of a text that stand outside of its code."""
    return re.findall(r"[A-Za-z]{2,}", _CODE.sub("", text))


def test_chinese_has_no_english_but_code() -> None:
    """Whatever is put together in a sentence of a bad program is Chinese, but the author's own words and code."""
    said = [
        text for each in programs("bad", "model_*.indic") for found in diagnostics_of(each) for text in all_told(found)
    ]
    assert [text for text in said if english(text)] == []


def test_a_clash_inside_a_method_shows_where_it_is_called() -> None:
    """What does not go with a method's body is told there, with the call that brings it."""
    (clash,) = on_loading(METHOD)
    assert (clash.code, clash.span and clash.span.text) == ("unit-clash", "x + 5 元")
    assert [(each.span.text, each.label, told(each.said, "zh")) for each in clash.secondary] == [
        ("m(actual)", "called here", "在这里用到这个计分办法")
    ]


def test_a_word_misspelt_in_several_places_is_mended_in_all() -> None:
    """One mistake has an edit wherever it stands, also where it is not shown."""
    (unknown,) = on_loading("ruleset r\n  score (plotz + plotz) / (plotz + plotz + plotz)\ninput plots\n")
    assert (unknown.hint, len(unknown.secondary)) == ("did you mean `plots`?", 3)
    assert [each.replacement for each in unknown.edits] == ["plots"] * 5
