"""Turn a few beginnings of blocks into snippets of VS Code, with keywords in English and in Chinese."""

from __future__ import annotations

import re
from typing import Final

from indicrules.language import words
from indicrules.text.width import display_width

# `{weight}` is a keyword; `${1:name|名称}` a place to fill in, with what stands there at first in each language.
_BODIES: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "ruleset": (
        "a ruleset with its grades",
        "规则集和等级",
        (
            '{ruleset} ${1:name|名称} "${2:title|标题}"',
            '  {source} "${3:document|依据文件}"',
            "  {period} ${4:2024|2024}",
            "  {total} ${5:100|100}",
            "  {grade} ${6:good|优} >= ${7:90|90}",
            "  {grade} ${8:poor|差} {otherwise}",
            "$0",
        ),
    ),
    "input": (
        "what the data bring",
        "要填报的数据",
        ('{input} ${1:name|名称} ${2:cases|件} {from} ${3:0|0} "${4:title|标题}"', "$0"),
    ),
    "indicator": (
        "an indicator scored by how much of its target was reached",
        "按完成率计分的指标",
        (
            "{indicator} ${1:name|名称}",
            "  {weight} ${2:10|10}",
            "  {target} >= ${3:100|100} ${4:cases|件}",
            '  {evidence} "${5:where the figure stands|佐证材料}"',
            "$0",
        ),
    ),
    "ratio": (
        "an indicator whose actual is a ratio of two inputs",
        "完成值是两个数之比的指标",
        (
            "{indicator} ${1:name|名称}",
            "  {weight} ${2:10|10}",
            '  {require} ${4:planned|计划数} > 0 {because} "${5:nothing was planned|没有计划}"',
            "  {actual} ${3:done|完成数} / ${4:planned|计划数}",
            "  {target} >= ${6:100|100}%",
            "$0",
        ),
    ),
    "bands": (
        "a score by bands",
        "分档计分",
        (
            "{score} {match} {actual}",
            "  >= ${1:95|95}%: ${2:10|10}",
            "  >= ${3:90|90}%: ${4:8|8}",
            "  {otherwise}: ${5:0|0}",
            "$0",
        ),
    ),
    "deduct": (
        "points taken for each step below the target",
        "每低于目标一步扣分",
        (
            '{deduct} ${1:0.5|0.5} {per} {full} ${2:1|1}% {below} {target} {up to} ${3:5|5} {because} "${4:why|原因}"',
            "$0",
        ),
    ),
    "group": (
        "a group of indicators",
        "一组指标",
        ('{group} ${1:name|名称} "${2:title|标题}"', "  {weight} ${3:50|50}", "$0"),
    ),
    "check": (
        "a condition that the data should meet",
        "数据应当满足的条件",
        ('{check} ${1:done|完成数} <= ${2:planned|计划数} {because} "${3:why|原因}"', "$0"),
    ),
    "example": (
        "an example that tests the ruleset",
        "检验规则的示例",
        (
            '{example} "${1:all met|全部达标}"',
            "  {given} ${2:name|名称} = ${3:100|100} ${4:cases|件}",
            "  {expect} {total} = ${5:100|100}",
            "$0",
        ),
    ),
}
_PREFIXES: Final = {"ratio": "比率", "bands": "分档"}
_KEYWORD: Final = re.compile(r"(?<!\$)\{([a-z ]+)\}")
_FILLED: Final = re.compile(r"\$\{(\d):([^|}]*)\|([^}]*)\}")

_HEAD: Final = re.compile(r"^  [^\W\d]\w* ")
_WIDEST: Final = display_width("  target ")


def snippets() -> dict[str, dict[str, object]]:
    """Give all snippets by their titles; the prefix is the keyword of the block or clause in either language."""
    found: dict[str, dict[str, object]] = {}
    for name, (english, chinese, body) in _BODIES.items():
        prefix = _PREFIXES.get(name) or _chinese(name)
        found[f"{name}: {english}"] = _snippet(name, english, _aligned([_told(line, "en") for line in body]))
        found[f"{prefix}：{chinese}"] = _snippet(prefix, chinese, _aligned([_told(line, "zh") for line in body]))
    return found


def _snippet(prefix: str, description: str, body: list[str]) -> dict[str, object]:
    return {"prefix": prefix, "description": description, "body": body}


def _aligned(lines: list[str]) -> list[str]:
    """Have the values of clauses begin in one column, as the formatter has them."""
    heads = [found[0] for line in lines if (found := _HEAD.match(line)) is not None]
    widths = [width for head in heads if (width := display_width(head)) <= _WIDEST]
    most = max(widths, default=0)
    return [_HEAD.sub(lambda found: found[0] + " " * (most - display_width(found[0])), line) for line in lines]


def _told(line: str, language: words.Language) -> str:
    spelt = _KEYWORD.sub(lambda found: found[1] if language == "en" else _chinese(found[1]), line)
    return _FILLED.sub(lambda found: f"${{{found[1]}:{found[2 if language == 'en' else 3]}}}", spelt)


def _chinese(english: str) -> str:
    """Give the Chinese twin of a keyword; `full` is that of a step."""
    if english == "full":
        return words.STEPS[english].chinese
    found = words.OPENERS.get(english) or words.INLINE[english]
    return found.chinese
