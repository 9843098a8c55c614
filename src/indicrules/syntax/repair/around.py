"""Tell what stands around a line that is worded otherwise: its rows, its block, the inputs of its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from indicrules.language.words import BLOCKS
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

Rows = Literal["tests", "conditions"]
"""What the rows hold among which a line stands: what is in a `match`, or conditions after `when`."""

_INPUT = pattern(r"^[ \t]*(?:input|输入)[ \t]+([^\W\d]\w*)(?:[ \t]+([^\s\"#]+))?", re.MULTILINE)
_WEIGHT = pattern(r"^[ \t]*(?:weight|权重)[ \t]+(\d[\d_.]*)[ \t]*$", re.MULTILINE)
_CHOICES = pattern(r"^[ \t]*(?:input|输入)[ \t]+([^\W\d]\w*)[ \t]+(?:one[ \t]+of|选自)[ \t]+([^#\n]+)", re.MULTILINE)
_DECLARED = pattern(r"^[ \t]*(?:input|输入|metric|计算|param|参数|indicator|指标)[ \t]+([^\W\d]\w*)", re.MULTILINE)
_SCORED = pattern(
    r"^[ \t]*(?:score|得分|pro[- ]?rata|all or nothing)\b|得满分|得分|计分|给分|得 ?\d|full marks",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED = pattern(r"[\"“]([^\"“”\n]*)[\"”]")
_TARGET = pattern(r"^[ \t]*(?:target|目标)[ \t]+([^#\n]+)", re.MULTILINE)
_DAY = pattern(r"\d{4}-\d\d-\d\d")
_NO_UNITS = frozenset({"from", "自", "number", "数值", "one", "选自", "list", "列表", "text", "文本", "date", "日期"})
_DAYS = frozenset({"天", "日", "day", "days"})
_LONGEST_BLOCK = 4_000  # characters above a line, and below it, that are looked at
_SHORTEST_NAME = 3  # of an English name that a sentence may speak of


@frozen
class Around:
    """What stands around a line: of which kind the rows beside it are, its block, and its whole file."""

    rows: Rows | None
    chinese: bool
    block: str = ""
    file: str = ""

    @property
    def full(self) -> str | None:
        """The full mark that the block names."""
        found = _WEIGHT.search(self.block)
        return None if found is None else found[1]

    @property
    def target(self) -> str | None:
        """The test of the block's target."""
        found = _TARGET.search(self.block)
        return None if found is None else found[1].strip()

    def has(self, *words: str) -> bool:
        """Say whether a line of the block opens with one of these words."""
        return any(line.split(maxsplit=1)[:1] in ([word] for word in words) for line in self.block.splitlines())

    @property
    def is_scored(self) -> bool:
        """Whether a line of the block says how it is scored, as a clause or as a sentence of a report."""
        return _SCORED.search(self.block) is not None

    def is_measured_in(self, unit: str) -> bool:
        """Say whether the target of the block is in a unit; days are what lies between dates."""
        target = self.target or ""
        return unit in target or (unit in _DAYS and _DAY.search(target) is not None)

    def inputs(self) -> Mapping[str, str]:
        """Give the inputs of the file, each with its unit, `yes/no` or `是/否`, or nothing."""
        found = ((each[1], each[2] or "") for each in _INPUT.finditer(self.file))
        return {name: "" if type_ in _NO_UNITS else type_ for name, type_ in found}

    def file_names(self) -> frozenset[str]:
        """Give the names of inputs, metrics, params and indicators of the file."""
        return frozenset(each[1] for each in _DECLARED.finditer(self.file))

    def choices(self) -> Mapping[str, frozenset[str]]:
        """Give the inputs of the file that are one of several texts, each with these texts."""
        return {each[1]: frozenset(_QUOTED.findall(each[2])) for each in _CHOICES.finditer(self.file)}

    def input_of(self, words: str) -> tuple[str, str] | None:
        """Give the one input that a sentence speaks of, by its name or else by its unit, and that unit."""
        inputs = self.inputs()
        named = [name for name in inputs if _speaks_of(words, name)]
        if not named:
            named = [
                name for name, unit in inputs.items() if unit not in ("", "%") and "/" not in unit and unit in words
            ]
        return (named[0], inputs[named[0]]) if len(named) == 1 else None


def block_around(text: str, start: int) -> str:
    """Give the lines of a block around the place of one of them, its header among them."""
    kept: list[str] = []
    for line in reversed(text[max(start - _LONGEST_BLOCK, 0) : start].splitlines()):
        kept.append(line)
        if (line.split(maxsplit=1) or [""])[0] in BLOCKS:
            break
    kept.reverse()
    for line in text[start : start + _LONGEST_BLOCK].splitlines()[1:]:
        if (line.split(maxsplit=1) or [""])[0] in BLOCKS:
            break
        kept.append(line)
    return "\n".join(kept)


def _speaks_of(words: str, name: str) -> bool:
    if not name.isascii():
        return len(name) > 1 and name in words
    single = re.escape(name.removesuffix("s"))
    spaced = words.replace(" ", "_")
    return len(single) >= _SHORTEST_NAME and re.search(rf"(?<![A-Za-z]){single}s?(?![A-Za-z])", spaced) is not None
