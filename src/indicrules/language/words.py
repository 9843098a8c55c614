"""The words of the language in both its spellings: those that open lines or call functions, and all others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from indicrules.language import clauses, functions

Language = Literal["en", "zh"]
Role = Literal["block", "clause", "inline", "step", "item", "call", "bare", "policy", "mode", "type", "answer", "share"]


# The terminals that several words share, or whose own name another terminal bears.
_KINDS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("step", "full"): "WHOLE",
        ("step", "started"): "WHOLE",
        ("inline", "above"): "SIDE",
        ("inline", "below"): "SIDE",
        ("type", "yes/no"): "YES_NO",
        ("type", "date"): "DATE_TYPE",
        ("type", "number"): "NUMBER_TYPE",
        ("type", "text"): "TEXT_TYPE",
        ("bare", "none"): "NONE",
        ("share", "equal"): "EQUAL_SHARE",
    }
)
_SHARED = frozenset({"policy", "mode"})  # roles all of whose words are one terminal


class Keyword(NamedTuple):
    """A word of the language in both its spellings, and where it is read as one.

    `block` and `clause` open a line; `inline` stands anywhere in a line; `step` follows `per` (or `check`, or the keys
    of a `table`); `item` is a value of the item being scored; `call` counts only before a parenthesis; `bare` stands
    for a value in `given`, `expect` and `round`; `policy`, `mode` and `type` stand at their one place; `answer` follows
    `expect`, `share` follows `weight`.
    """

    english: str
    chinese: str
    role: Role
    kind: str  # the name of the grammar's terminal for this word

    def spelt(self, language: Language) -> str:
        """Give the spelling in `language`."""
        return self.english if language == "en" else self.chinese


_WORDS: tuple[tuple[Role, tuple[tuple[str, str], ...]], ...] = (
    ("block", tuple((row.english, row.chinese) for row in clauses.BLOCKS)),
    ("clause", tuple((row.english, row.chinese) for row in clauses.CLAUSES)),
    (
        "inline",
        (
            ("because", "因为"),
            ("if", "若"),
            ("then", "则"),
            ("else", "否则"),
            ("when", "当"),
            ("otherwise", "其余"),
            ("match", "按"),
            ("per", "每"),
            ("of", "于"),
            ("above", "高于"),
            ("below", "低于"),
            ("up to", "至多"),
            ("from", "自"),
            ("to", "至"),
            ("in", "属于"),
            ("and", "且"),
            ("or", "或"),
            ("not", "非"),
            ("yes", "是"),
            ("no", "否"),
        ),
    ),
    ("step", (("full", "满"), ("started", "起"), ("warn", "提醒"), ("gives", "给出"))),
    (
        "item",
        (
            ("completion", "完成率"),
            ("met", "达标"),
            ("shortfall", "差额"),
            ("full", "满分"),
            ("weight", "权重"),
            ("score", "得分"),
            ("scores", "各得分"),
            ("points", "折算分"),
            ("weights", "各权重"),
            ("coverage", "覆盖率"),
            ("total", "总分"),
            ("target", "目标"),
            ("actual", "完成值"),
        ),
    ),
    (
        "call",
        (
            ("grade", "等级"),
            ("counted", "计入"),
            ("lost", "失分"),
            *((row.name, row.chinese) for row in functions.ROWS),
        ),
    ),
    (
        "bare",
        (
            ("grade", "等级"),
            ("missing", "缺失"),
            ("inapplicable", "不适用"),
            ("none", "无"),
            ("completion", "完成率"),
            ("period", "期间"),
        ),
    ),
    ("share", (("equal", "均分"),)),
    ("answer", (("error", "报错"), ("fails", "不通过"))),
    ("policy", (("error", "报错"), ("zero", "零分"), ("full", "满分"), ("rescale", "重算"))),
    (
        "mode",
        (
            ("half_up", "四舍五入"),
            ("half_even", "四舍六入"),
            ("half_down", "五舍六入"),
            ("up", "进位"),
            ("down", "舍去"),
            ("floor", "向下取整"),
            ("ceil", "向上取整"),
        ),
    ),
    (
        "type",
        (
            ("yes/no", "是/否"),
            ("date", "日期"),
            ("number", "数值"),
            ("text", "文本"),
            ("one of", "选自"),
            ("list of", "列表"),
        ),
    ),
)


def _kind(role: Role, english: str) -> str:
    own = role if role in _SHARED else english
    return _KINDS.get((role, english)) or own.upper().replace(" ", "_")


KEYWORDS: tuple[Keyword, ...] = tuple(
    Keyword(english, chinese, role, _kind(role, english)) for role, words in _WORDS for english, chinese in words
)


def _spellings(role: Role) -> Mapping[str, Keyword]:
    words = [keyword for keyword in KEYWORDS if keyword.role == role]
    table = {keyword.english: keyword for keyword in words} | {keyword.chinese: keyword for keyword in words}
    return MappingProxyType(table)


BLOCKS = _spellings("block")
CLAUSES = _spellings("clause")
OPENERS: Mapping[str, Keyword] = MappingProxyType({**BLOCKS, **CLAUSES})
INLINE = _spellings("inline")
STEPS = _spellings("step")
ITEMS = _spellings("item")
CALLS: Mapping[str, Keyword] = MappingProxyType({**_spellings("call"), **ITEMS})
BARE = _spellings("bare")
ANSWERS = _spellings("answer")
SHARES = _spellings("share")
POLICIES = _spellings("policy")
MODES = _spellings("mode")
TYPES = _spellings("type")

RESERVED: frozenset[str] = frozenset({*OPENERS, *INLINE, *ITEMS, "counted", "计入"}) - clauses.FREE


def is_reserved(word: str) -> bool:
    """Say whether `word` cannot name an input, item, group, param, metric or method."""
    return word in RESERVED
