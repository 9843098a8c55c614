"""Hold hints and edits to the keywords of the file that they are for."""

from __future__ import annotations

import pytest

import indicrules

CHINESE = (
    "规则集 r\n  总分 10\n指标 a\n  附加分 5\n  目标 >= 5\n  得分 all_or_nothing\n指标 b\n  权重 10\n  目标 >= 5\n"
)


def hint(text: str, language: str = "en") -> str:
    """Give the first hint that a text gets, but for the one that asks for examples."""
    found = next(each for each in indicrules.diagnose(text) if each.code != "no-example")
    return found.hint_in("zh" if language == "zh" else "en") or ""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "add a line such as `加 5 若 达标`, or write `权重 5` instead"),
        ("zh", "加一行，如 `加 5 若 达标`，或改写为 `权重 5`"),
    ],
)
def test_a_chinese_file_is_told_chinese_keywords(language: str, told: str) -> None:
    """Whatever the language of the message."""
    assert hint(CHINESE, language) == told


def test_a_line_in_english_is_answered_in_english() -> None:
    """Its own words say how its author writes, in a file that is Chinese otherwise."""
    text = CHINESE.replace("  附加分 5\n", "  bonus 5\n")
    assert hint(text) == "add a line such as `award 5 if met`, or write `weight 5` instead"


def test_edits_are_written_as_the_file_is() -> None:
    """A range in a Chinese row gets the Chinese word between its ends."""
    text = "规则集 r\n输入 甲 %\n指标 a\n  权重 10\n  得分 按 甲\n    80%-100%：10\n    其余：0\n"
    (found,) = indicrules.diagnose(text)
    assert (found.hint, [each.replacement for each in found.edits]) == ("write `80% 至 100%`", ["80% 至 100%"])


def test_what_is_to_be_filled_in_is_named_as_the_message_is() -> None:
    """`NAME` in English, `名称` in Chinese."""
    text = "规则集 r\n输入 x\n指标 a\n  权重 10\n  得分 TODAY()\n"
    assert "`输入 NAME 日期`" in hint(text)
    assert "`输入 名称 日期`" in hint(text, "zh")
