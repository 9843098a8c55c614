"""Turn bytes into named texts, and refuse those that are none."""

from __future__ import annotations

import pytest

from indicrules.text.errors import RulesetError
from indicrules.text.load import load_text


def refused(content: bytes) -> list[tuple[str, str]]:
    """Give code and place of what is wrong with a file's bytes."""
    with pytest.raises(RulesetError) as raised:
        load_text(content, "a.indic")
    return [(each.code, each.span.place if each.span else "") for each in raised.value.diagnostics]


def test_utf8_is_read_and_its_mark_dropped() -> None:
    """A text is what its bytes say, without a byte order mark."""
    assert load_text("指标".encode(), "a").text == "指标"
    assert load_text(b"\xef\xbb\xbfruleset", "a").text == "ruleset"


def test_other_encodings_are_refused_at_their_place() -> None:
    """The first byte that is not UTF-8 is shown."""
    assert refused(b"ruleset\n  note " + "好".encode("gbk")) == [("not-utf8", "a.indic:2:8")]
    assert refused("指标".encode("utf-16")) == [("not-utf8", "a.indic:1:1")]


def test_files_that_are_no_text_are_refused() -> None:
    """A zero byte makes a file binary."""
    assert refused(b"PK\x03\x04\x00\x00") == [("binary-file", "a.indic:1:1")]


def test_long_files_are_refused_before_they_are_decoded() -> None:
    """A megabyte is the most."""
    assert load_text(b"#" * 1_000_000, "a").text[:2] == "##"
    assert refused(b"\xff" * 1_000_001) == [("file-too-long", "a.indic:1:1")]
