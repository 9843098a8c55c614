"""Turn the words of a qualitative result into its tier: `效果显著`, `基本达到`, `未完成`."""

from __future__ import annotations

from typing import Final, Literal

from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern

Tier = Literal["达成", "部分达成", "未达成"]
TIERS: Final[tuple[Tier, ...]] = ("达成", "部分达成", "未达成")
ENGLISH: Final = {"达成": "achieved", "部分达成": "partly achieved", "未达成": "not achieved"}
_LONGEST: Final = 16
_MISSED: Final = pattern(
    r".*(?:未|没有|不明显|不显著|不达标|不合格|较差|^差$|不好|不佳).*|.*\b(?:not|no|poor)\b.*",
)
_PARTLY: Final = pattern(
    r".*(?:部分|基本|较[好高大为明显]|一般|有所|有待|尚可|初步|中等|逐步).*|.*\b(?:part(?:ly|ial(?:ly)?)|mostly|fair)\b.*"
)
_MET: Final = pattern(
    r".*(?:达成|达到|完成|显著|明显|良好|优秀?|合格|达标|有效|提高|提升|改善|增强|促进|保障|健全|完善|及时|满足|是|好|有|强|高).*"
    r"|.*\b(?:achieved|met|yes|good|excellent|significant(?:ly)?|full(?:y)?)\b.*"
)


def tier(actual: str, target: str) -> Tier | None:
    """Give the tier that a result says, None where it does not say for sure.

    >>> tier("效果显著", "效果显著"), tier("基本达到", "达到预期"), tier("未完成", "完成"), tier("另见附件", "完成")
    ('达成', '部分达成', '未达成', None)
    """
    text, aim = (" ".join(plain_forms(each).split()).rstrip("。.;").lower() for each in (actual, target))
    if text and text == aim:
        return "达成"
    if not text or len(text) > _LONGEST:
        return None
    if text in ("100%", "1"):
        return "达成"
    for shape, found in ((_MISSED, "未达成"), (_PARTLY, "部分达成"), (_MET, "达成")):
        if shape.fullmatch(text):
            return found  # type: ignore[return-value]  # one of the three above
    return None
