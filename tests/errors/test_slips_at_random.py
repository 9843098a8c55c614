"""Laws of what is said of rulesets with a slip in them, and of texts that are no rulesets at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.language.words import KEYWORDS
from indicrules.text.codes import CODES
from tests.errors.mutations import slips
from tests.errors.typo import CHINESE_SEED, SEED
from tests.loading import on_loading

# Each case reads the whole seed anew: half of the usual number in each language keeps the suite within minutes.
_QUARTER = settings(max_examples=settings().max_examples // 4)

_MOST = 5  # reports that one slip may get; nearly all get one

WORDS = (
    *(each for keyword in KEYWORDS for each in (keyword.english, keyword.chinese)),
    *("a", "b", "地块", "宗", "万元", "5", "43", "0.5", "95%", "1e3", "2024-01-01", "2024-7-1", "以上", "大于等于"),
    *("%", "(", ")", ",", ":", "=", "<=", ">", "+", "-", "*", "/", "^", "。", "，", "；", ";", "#c", "//", "1."),
    *('"t"', '"', "“q”", "\n", "\n  ", "\t", "\r\n", "九十五", "2O", "43，5", "..", "~", "\\", "{", "[", "@"),
    *("\u200b", "\u202e", "\ufeff", "ﷺ", "٤٣", "²"),
)


def said_of(text: str) -> tuple[indicrules.Diagnostic, ...]:
    """Give what is said of a text, each inside it, each with a known code and a hint."""
    found = on_loading(text)
    for each in found:
        assert each.code in CODES
        assert each.hint
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(each.span.source.text)
    return found


@given(slips(SEED))
@_QUARTER
def test_a_slip_gets_few_reports(text: str) -> None:
    """Whatever the slip, what follows from it is not told as well."""
    assert len(said_of(text)) <= _MOST


@given(slips(CHINESE_SEED))
@_QUARTER
def test_a_slip_in_chinese_gets_few_reports(text: str) -> None:
    """The same in Chinese keywords."""
    assert len(said_of(text)) <= _MOST


@given(st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join))
def test_a_soup_of_words_is_answered(text: str) -> None:
    """Any words in any order get an answer, and no other error than that of a ruleset."""
    said_of("ruleset r\n  score 1\n" + text)
    said_of(text)


@given(st.binary(max_size=300))
def test_bytes_are_answered(content: bytes) -> None:
    """Bytes read as any text get an answer."""
    said_of(content.decode("latin-1"))
    said_of(content.decode("utf-8", "surrogateescape"))
