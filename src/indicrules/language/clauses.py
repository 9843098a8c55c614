"""The blocks and clauses of the language: one row for each word that opens a line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from indicrules.text.sentence import Sentence, say

Tail = Literal["PER", "UP_TO", "IF", "BECAUSE"]

# The parts that may end a line, as terminals, in the order in which they stand.
TAILS: tuple[Tail, ...] = ("PER", "UP_TO", "IF", "BECAUSE")


Trait = Literal[
    "repeats",  # a clause: it may stand more than once in its block
    "titled",  # a text may follow its name
    "inside",  # `in GROUP` may follow its name
    "body",  # it takes an expression or rows
    "condition",  # it takes a condition by itself
    "counts",  # it takes a number
    "regrades",  # it lowers a grade, and no score
    "full mark",  # its number goes into full marks
    "policy",  # it takes a policy
    "texts",  # it takes several texts
    "equations",  # it takes several equations
    "foremost",  # above all blocks, it was meant for the ruleset
]


class Row(NamedTuple):
    """A line that opens with a keyword.

    `hint` says how to write it; its parts open with the keyword. A clause stands under `blocks`, which a block has none
    of; `speaks_of` are the words that it says something of, each once, and where. `named` says what follows the
    keyword: a name, or that of a unit; `test`, where in the line a test begins; `tails`, which parts may end it; `free`
    are its spellings that are names like any other elsewhere than at the start of a line.
    """

    english: str
    chinese: str
    hint: Sentence
    traits: frozenset[Trait] = frozenset()
    blocks: tuple[str, ...] = ()
    tails: tuple[Tail, ...] = ()
    named: Literal["name", "unit"] | None = None
    test: int | None = None
    speaks_of: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    free: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The name of the grammar's terminal for the keyword."""
        return self.english.upper().replace(" ", "_")


def _of(*traits: Trait) -> frozenset[Trait]:
    return frozenset(traits)


def _write(line: str) -> Sentence:
    return say("hint.write", text=line)


BLOCKS: tuple[Row, ...] = (
    Row("ruleset", "规则集", _write('ruleset NAME "title"'), _of("titled"), named="name"),
    Row("use", "引用", _write('use "path"')),
    Row("unit", "单位", _write("unit 万元 = 10000 元"), named="unit"),
    Row(
        "input",
        "输入",
        say("hint.write-with-unit", text="input NAME", whole="input 预算数 万元"),
        _of("titled"),
        named="name",
    ),
    Row("param", "参数", say("hint.write-or-dated-rows", text="param NAME = 5", row="from 2024: 5"), named="name"),
    Row("metric", "计算", _write("metric NAME = a / b"), _of("body"), named="name"),
    Row("method", "方法", _write("method NAME(a, b)"), _of("titled"), named="name"),
    Row(
        "table",
        "表",
        say("hint.write-with-rows", text="table NAME(KEY)", row='"A": 2.5'),
        named="name",
        free=("table", "表"),
    ),
    Row("group", "分组", _write('group NAME "title"'), _of("titled", "inside"), named="name"),
    Row("indicator", "指标", _write('indicator NAME "title"'), _of("titled", "inside"), named="name"),
    Row("check", "检查", _write("check a <= b"), _of("condition"), tails=("BECAUSE",)),
    Row("example", "示例", _write('example "title"')),
)

_ITEMS = ("ruleset", "group", "indicator")
_MEMBERS = ("group", "indicator")
_MEASURED = ("indicator",)
_ROUNDED = {"score": ("indicator", "group", "ruleset"), "completion": _MEASURED, "total": ("ruleset",)}
_LIMIT: tuple[frozenset[Trait], tuple[str, ...], tuple[Tail, ...]] = (
    _of("repeats", "counts"), _ITEMS, ("IF", "BECAUSE")
)  # fmt: skip

CLAUSES: tuple[Row, ...] = (
    Row("source", "依据", _write('source "…"'), _of("repeats", "texts", "foremost"), (*_ITEMS, "method")),
    Row("period", "期间", _write("period 2024"), _of("foremost"), ("ruleset",)),
    Row("total", "总分", _write("total 100"), _of("counts", "full mark", "foremost"), ("ruleset",), ("UP_TO",)),
    Row("out of", "满分", _write("out of 100"), _of("counts", "full mark"), _ITEMS),
    Row("round", "取整", _write("round score 0.01 half_up"), _of("counts"), _ITEMS, speaks_of=_ROUNDED),
    Row(
        "grade",
        "等级",
        _write("grade NAME >= 90"),
        _of("repeats", "foremost"),
        _ITEMS,
        named="name",
        test=2,
        free=("等级",),
    ),  # common as a choice in the reports that rulesets are written from
    Row("score", "得分", say("hint.write-or-rows", text="score proportional"), _of("body"), (*_ITEMS, "method")),
    Row("weight", "权重", _write("weight 10"), _of("counts", "full mark"), _MEMBERS),
    Row("bonus", "附加分", _write("bonus 5"), _of("counts", "full mark"), _MEMBERS),
    Row("target", "目标", _write("target >= 95%"), blocks=_MEASURED, test=1),
    Row("actual", "完成值", _write("actual a / b"), _of("body"), _MEASURED),
    Row("evidence", "佐证", _write('evidence "…"'), _of("repeats", "texts"), _MEASURED),
    Row("deduct", "扣", _write("deduct 2 per 1% below target"), _of("repeats"), _ITEMS, TAILS),
    Row("award", "加", _write("award 2 per 1% above target"), _of("repeats"), _ITEMS, TAILS),
    Row("cap", "封顶", _write("cap 60 if CONDITION"), *_LIMIT),
    Row("floor", "保底", _write("floor 20 if CONDITION"), *_LIMIT, free=("floor",)),
    Row("downgrade", "降档", _write("downgrade 1 if CONDITION"), _of("repeats", "regrades"), _ITEMS, ("IF", "BECAUSE")),
    Row("require", "前提", _write("require CONDITION"), _of("repeats", "condition"), _ITEMS, ("BECAUSE",)),
    Row("missing", "缺失", say("hint.write-a-policy", text="missing error"), _of("policy"), _ITEMS),
    Row("inapplicable", "不适用", say("hint.write-a-policy", text="inapplicable error"), _of("policy"), _ITEMS),
    Row("note", "说明", _write('note "…"'), blocks=_ITEMS),
    Row("given", "已知", _write("given NAME = 5"), _of("repeats", "equations"), ("example",), named="name"),
    Row("expect", "应得", _write("expect total = 100"), _of("repeats", "equations", "condition"), ("example",)),
)

LINES = (*BLOCKS, *CLAUSES)
CLAUSE: Mapping[str, Row] = MappingProxyType({row.english: row for row in CLAUSES})


def _kinds(trait: Trait) -> frozenset[str]:
    """Give the terminals of the lines that have a trait."""
    return frozenset(row.kind for row in LINES if trait in row.traits)


BLOCK_KINDS = frozenset(row.kind for row in BLOCKS)
CLAUSE_KINDS = frozenset(row.kind for row in CLAUSES)
NAMED_BLOCKS = frozenset(row.kind for row in BLOCKS if row.named == "name")
NAMING = frozenset(row.kind for row in LINES if row.named)
TITLED_BLOCKS = _kinds("titled")
INSIDE = _kinds("inside")
# The blocks under which each clause stands, and those that take clauses, as terminals.
STANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {row.kind: tuple(block.upper() for block in row.blocks) for row in CLAUSES}
)
ITEM_BLOCKS = frozenset(block.upper() for block in _ITEMS)
WITH_CLAUSES = frozenset(block for blocks in STANDS.values() for block in blocks)
# Clauses that stand once in a block, whatever they speak of.
ONCE = frozenset(row.kind for row in CLAUSES if not row.speaks_of) - _kinds("repeats")
BODIES = _kinds("body")
CLAUSE_BODIES = BODIES - BLOCK_KINDS
CONDITIONS = _kinds("condition")
COUNTS = _kinds("counts")
FULL_MARKS = _kinds("full mark")
POLICY_CLAUSES = _kinds("policy")
EQUATIONS = _kinds("equations")
LISTS = _kinds("texts") | EQUATIONS
FOREMOST = _kinds("foremost")
TESTS: Mapping[str, int] = MappingProxyType({row.kind: row.test for row in CLAUSES if row.test is not None})
WITH_TAIL: Mapping[Tail, frozenset[str]] = MappingProxyType(
    {tail: frozenset(row.kind for row in LINES if tail in row.tails) for tail in TAILS}
)
HINTS: Mapping[str, Sentence] = MappingProxyType({row.kind: row.hint for row in LINES})
# The spellings that may also be names.
FREE = frozenset(word for row in LINES for word in row.free)
# What a `round` may speak of.
ROUNDED = tuple(_ROUNDED)
# The clauses that take points, or give them, where their condition holds.
CONDITIONAL = frozenset(row.english for row in CLAUSES if "IF" in row.tails and "regrades" not in row.traits)
