"""Turn the units of forms, `百分比`, `平米`, `元每月`, into those that a ruleset knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from indicrules.exact.number import decimal_text
from indicrules.language.words import is_reserved
from indicrules.model.units import BUILT_IN, OFTEN
from indicrules.syntax.signs import NAME
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

_SYNONYMS: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("百分比", "百分数", "百分率", "percent", "per cent", "pct"), "%")
    | dict.fromkeys(("千分比", "千分率"), "‰")
    | dict.fromkeys(("平米", "平方", "㎡", "m²", "平"), "平方米")
    | dict.fromkeys(("立方", "方", "m³", "㎥"), "立方米")
    | dict.fromkeys(("人民币", "元人民币", "人民币元", "块", "rmb", "￥", "¥"), "元")
    | dict.fromkeys(("个 月",), "个月")
)
_DOUBLED: Final = pattern(r"([%‰]|[^\W\d]+)\(([^()]*)\)")  # `%(百分比)`, `个(项)`
_PER: Final = pattern(r"([^\W\d/]+)每([^\W\d/]+)")
_WHOLE: Final = pattern(rf"(?:[%‰]|{NAME})(?:[*/]{NAME})*")
_COUNTED: Final = tuple(sorted((word for word in OFTEN if word not in ("万", "亿")), key=len, reverse=True))
_PHYSICAL: Final = ("瓦", "伏", "赫", "字节", "卡", "帕", "焦", "安", "米", "克", "升")
_GROUPS: Final = ("万", "亿")
_LONGEST: Final = 12


@frozen
class Unit:
    """A unit as a ruleset writes it, and by how much a number before the unit of the form is to be multiplied."""

    name: str
    times: int = 1


def unit(text: str) -> Unit | None:
    """Read a unit; None where the text is none.

    >>> unit("百分比"), unit("元每月"), unit("千份"), unit("%(百分比)")
    (Unit(name='%', times=1), Unit(name='元/月', times=1), Unit(name='份', times=1000), Unit(name='%', times=1))
    """
    word = text.strip().strip("()").replace(" ", "") if "(" not in text[1:] else text.strip().replace(" ", "")
    doubled = _DOUBLED.fullmatch(word)
    if doubled is not None:
        word = doubled[1]
    word = _SYNONYMS.get(word.lower(), word)
    word = "*".join("/".join(_SYNONYMS.get(each, each) for each in part.split("/")) for part in word.split("*"))
    per = _PER.fullmatch(word)
    if per is not None:
        word = f"{per[1]}/{per[2]}"
    if not word or word in BUILT_IN:
        return Unit(word)
    counted = next((each for each in _COUNTED if word.startswith(each) and len(word) > len(each)), None)
    times = 1
    if counted is not None and not word[len(counted) :].startswith((*_PHYSICAL, *_GROUPS)):
        word, times = word[len(counted) :], OFTEN[counted]
    if len(word) > _LONGEST or _WHOLE.fullmatch(word) is None or any(map(is_reserved, re.split(r"[*/]", word))):
        return None
    return Unit(word, times)


def grouped(name: str, other: str) -> str:
    """Give `万` or `亿` alone the unit that it counts, which stands elsewhere: `亿` beside `元` is `亿元`.

    >>> grouped("亿", "万元"), grouped("宗", "个")
    ('亿元', '宗')
    """
    if name not in _GROUPS or not other or other in ("%", "‰"):
        return name
    return name + (other[1:] if other[0] in _GROUPS else other)


def written(number: Decimal, name: str) -> str:
    """Write a number with its unit, as it stands in a ruleset."""
    return f"{decimal_text(number)}{name if name in ('%', '‰') else f' {name}'}".rstrip()


def of_name(name: str) -> tuple[str, str]:
    """Part the name of an indicator from the unit in its last parentheses, `培训人数（人次）`, blank where none is."""
    found = re.fullmatch(r"(.*[^(])\(([^()]{1,6})\)", name)
    if found is None or any(each.isdigit() for each in found[2]):
        return name, ""
    read = unit(found[2])
    known = read is not None and (read.name in BUILT_IN or found[2] in _OFTEN_COUNTED)
    return (found[1], read.name) if read is not None and known else (name, "")


_OFTEN_COUNTED: Final = frozenset(
    [
        "人",
        "人次",
        "户",
        "个",
        "件",
        "次",
        "场",
        "场次",
        "份",
        "项",
        "套",
        "台",
        "辆",
        "宗",
        "例",
        "起",
        "家",
        "所",
        "座",
        "处",
        "条",
        "批",
        "期",
        "名",
        "株",
        "头",
        "只",
        "本",
        "册",
        "篇",
        "万元/公里",
        "元/人",
        "元/户",
    ]
)
