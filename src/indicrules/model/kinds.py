"""Tell the words that other languages have for a kind of value, which stand where a unit belongs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.model.names import Names
from indicrules.model.report import Report
from indicrules.model.types import DAY, NUMBER, PERCENTAGE, TRUTH, UNKNOWN, Type
from indicrules.model.units import BUILT_IN
from indicrules.syntax import tree
from indicrules.text.sentence import Sentence, say

_KINDS: tuple[tuple[str, Type, Sentence], ...] = (
    ("percent percents percentage pct 百分比 百分数 百分率", PERCENTAGE, say("hint.write", text="%")),
    (
        "integer int float double decimal numeric num real numbers integers 整数 小数 浮点数 数字",
        NUMBER,
        say("kind-as-unit.number"),
    ),
    ("bool boolean logical 布尔 布尔值 是否", TRUTH, say("hint.write", text="yes/no")),
    ("list array vector 数组 清单 多值", UNKNOWN, say("kind-as-unit.list")),
    ("datetime timestamp 时间戳", DAY, say("hint.write", text="date")),
    (
        "string str enum choice 文字 字符串 枚举 选项",
        UNKNOWN,
        say("kind-as-unit.text"),
    ),
)
_MEANT: Mapping[str, tuple[Type, Sentence]] = MappingProxyType(
    {word: (type_, hint) for words, type_, hint in _KINDS for word in words.split()}
)


def meant_kind(unit: tree.UnitText, names: Names) -> Type | None:
    """Give the kind that an input's unit means, UNKNOWN where it cannot stand, None where it is a unit."""
    found = _found(unit, names)
    return found[0] if found is not None else None


def report_kind(unit: tree.UnitText, report: Report) -> None:
    """Report the word for a kind where a unit belongs."""
    word = unit.factors[0][0]
    hint = _MEANT[word.lower()][1]
    report.error("kind-as-unit", say("kind-as-unit", word=word), unit.span, hint)


def take_percents(unit: tree.UnitText, names: Names, report: Report) -> bool:
    """Report a word for `%` after a number, and take it as that; tell whether it is one."""
    if meant_kind(unit, names) is not PERCENTAGE:
        return False
    report_kind(unit, report)
    names.units.define(unit.factors[0][0], BUILT_IN["%"])
    return True


def _found(unit: tree.UnitText, names: Names) -> tuple[Type, Sentence] | None:
    if len(unit.factors) != 1 or unit.factors[0][1] != 1 or unit.factors[0][0] in names.units:
        return None
    return _MEANT.get(unit.factors[0][0].lower())
