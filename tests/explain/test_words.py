"""Hold explanations to the words that auditors and finance bureaus use: what they would not write is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import pytest

from tests.explain.redone.shipped import SHIPPED

HERE: Final = Path(__file__).parent
GOLDEN: Final = HERE / "golden"

# Each is what an explanation once said, or what it would take to say it; names and texts of authors may say anything.
FORBIDDEN: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        r"in the row ",
        r"no row holds",
        r"\bheld to\b",
        r"^  adjusted |\| adjusted \|",
        r"to [0-9.]+%?, (half|away|toward|floor|ceil)",
        r"full marks +from ",
        r"\bcarried by\b",
        r"the others carry",
        r"lost −",
        r"\bpp short\b",
        r"more for \S+ \(>=",
        r"all weight / counted weight",
        r"out of reach even at full marks",
        r"written in \S+, in place of",
        r"scored (0|the full mark), as `",
        r"starts from (0|the full mark)",
        r"[0-9] %",
        r"[0-9]…",
        r"[<>]=",
        r"− −",
    ),
    "zh": (
        r"按 [0-9.]+%? (四舍五入|四舍六入|五舍六入|进位|舍去|向[下上]取整)",
        r"(?<!向上)进位",
        r"舍去(?!尾数)",
        r"向[下上]取整(?![数(])(?!\))",
        r"限定在",
        r"各成员得分之和",
        r"由计入的成员分担",
        r"没有计入的成员",
        r"计入权重",
        r"重算后",
        r"权重由其余各项分担",
        r"扣分原因",
        r"从(满分 [0-9.]+|0) 起",
        r"加减分后",
        r"未取：",
        r"各行都不成立",
        r"其余：",
        r"不在任何一行",
        r"(?<=\S )[为即](?= )",
        r"(?<!不)成立",
        r"不成立",
        r"得分 [0-9.]+  权重",
        r"完成率 +0 ?%，未达标",
        r"距 [^“]",
        r"[（(]>=",
        r"折算 [0-9.]+ / ",
        r"用 \S+ 处的写法",
        r"没有填报",
        r"数据中 ",
        r"各成员",
        r"都得满分也得不到的",
        r"^  (期间|佐证|出处|取整|替换) ",
        r"\| (期间|佐证|取整|替换) \|",
        r"`missing (full|zero|rescale)`",
        # Methods are listed with the names to write; a score is told by what they are called.
        r"(^  得分  |\| 得分 \|).*\b(proportional|all_or_nothing|symmetric|deviation|distance|qualitative)\b",
        r"\b(deduct|award) [0-9]",
        r"[0-9] %",
        r"[0-9]…",
        r"[<>]=",
        r"− −",
        r"[\u4e00-\u9fff][;:] ?(?![\u4e00-\u9fff]+ ×)[\u4e00-\u9fff]",  # but for rows, as an author writes them
    ),
}


def pages(lang: Literal["en", "zh"]) -> Iterator[tuple[str, str]]:
    """Give all golden files in a language, and the explanations of all shipped rulesets with their data."""
    for ending in ("txt", "md", "html"):  # in JSON clauses stand as their authors wrote them
        for path in sorted(GOLDEN.glob(f"*.{lang}.{ending}")):
            yield path.name, re.sub("<[^>]*>", "", path.read_text("utf-8"))
    for name, shipped in SHIPPED.items():
        for format in _FORMATS:
            yield f"{name} as {format}", shipped.page(format, lang)


_FORMATS: Final[tuple[Literal["text", "markdown"], ...]] = ("text", "markdown")


def said(lang: Literal["en", "zh"]) -> list[str]:
    """Give each place where a forbidden word stands."""
    return [
        f"{name}: {pattern}: {match[0]}"
        for name, page in pages(lang)
        for pattern in FORBIDDEN[lang]
        for match in re.finditer(pattern, page.replace("\\", ""), re.MULTILINE)
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_forbidden_word_stands_in_an_explanation(lang: Literal["en", "zh"]) -> None:
    """No golden file and no explanation of a shipped ruleset says what its readers would not."""
    assert said(lang) == []
