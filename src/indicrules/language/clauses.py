"""The blocks and clauses of the language: one row for each word that opens a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

Tail = Literal["PER", "UP_TO", "IF", "BECAUSE"]

# The parts that may end a line, as terminals, in the order in which they stand.
TAILS: tuple[Tail, ...] = ("PER", "UP_TO", "IF", "BECAUSE")


@attrs.define(frozen=True, eq=False, repr=False)
class Row:
    """A line that opens with a keyword.

    `hint` says how to write it. A clause stands under `blocks`, which a block has none of, and once in each unless it
    `repeats`; `speaks_of` are the words that it says something of, each once, and where. `named` says what follows the
    keyword: a name, or the name of a unit; `titled`, that a text may follow that; `inside`, that `in GROUP` may.
    `body`: an expression or rows; `condition`: a condition by itself; `counts`: a number; `full_mark`: one that full
    marks are made of; `policy`: one; `listed`: several texts, or equations; `test`: where in the line a test begins.
    `foremost`: above all blocks, it was meant for the ruleset.
    """

    english: str
    chinese: str
    hint: str
    blocks: tuple[str, ...] = ()
    repeats: bool = False
    speaks_of: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    named: Literal["name", "unit"] | None = None
    titled: bool = False
    inside: bool = False
    body: bool = False
    condition: bool = False
    counts: bool = False
    full_mark: bool = False
    policy: bool = False
    listed: Literal["texts", "equations"] | None = None
    test: int | None = None
    tails: tuple[Tail, ...] = ()
    foremost: bool = False

    @property
    def kind(self) -> str:
        """The name of the grammar's terminal for the keyword."""
        return self.english.upper().replace(" ", "_")


BLOCKS: tuple[Row, ...] = (
    Row("ruleset", "规则集", 'write `ruleset NAME "title"`', named="name", titled=True),
    Row("use", "引用", 'write `use "path"`'),
    Row("unit", "单位", "write `unit 万元 = 10000 元`", named="unit"),
    Row("input", "输入", "write `input NAME`, and its unit, as `input 预算数 万元`", named="name", titled=True),
    Row("param", "参数", "write `param NAME = 5`, or rows `from 2024: 5` below it", named="name"),
    Row("metric", "计算", "write `metric NAME = a / b`", named="name", body=True),
    Row("method", "方法", "write `method NAME(a, b)`", named="name", titled=True),
    Row("group", "分组", 'write `group NAME "title"`', named="name", titled=True, inside=True),
    Row("indicator", "指标", 'write `indicator NAME "title"`', named="name", titled=True, inside=True),
    Row("check", "检查", "write `check a <= b`", condition=True, tails=("BECAUSE",)),
    Row("example", "示例", 'write `example "title"`'),
)

_ITEMS = ("ruleset", "group", "indicator")
_MEMBERS = ("group", "indicator")
_MEASURED = ("indicator",)

CLAUSES: tuple[Row, ...] = (
    Row("source", "依据", 'write `source "…"`', (*_ITEMS, "method"), repeats=True, listed="texts", foremost=True),
    Row("period", "期间", "write `period 2024`", ("ruleset",), foremost=True),
    Row(
        "total", "总分", "write `total 100`", ("ruleset",),
        counts=True, full_mark=True, tails=("UP_TO",), foremost=True,
    ),
    Row("out of", "满分", "write `out of 100`", _ITEMS, counts=True, full_mark=True),
    Row(
        "round", "取整", "write `round score 0.01 half_up`", _ITEMS, counts=True,
        speaks_of={"score": ("indicator", "group", "ruleset"), "completion": _MEASURED, "total": ("ruleset",)},
    ),
    Row("grade", "等级", "write `grade NAME >= 90`", _ITEMS, repeats=True, named="name", test=2, foremost=True),
    Row("score", "得分", "write `score proportional`, or rows below it", (*_ITEMS, "method"), body=True),
    Row("weight", "权重", "write `weight 10`", _MEMBERS, counts=True, full_mark=True),
    Row("bonus", "附加分", "write `bonus 5`", _MEMBERS, counts=True, full_mark=True),
    Row("target", "目标", "write `target >= 95%`", _MEASURED, test=1),
    Row("actual", "完成值", "write `actual a / b`", _MEASURED, body=True),
    Row("evidence", "佐证", 'write `evidence "…"`', _MEASURED, repeats=True, listed="texts"),
    Row("deduct", "扣", "write `deduct 2 per 1% below target`", _ITEMS, repeats=True, tails=TAILS),
    Row("award", "加", "write `award 2 per 1% above target`", _ITEMS, repeats=True, tails=TAILS),
    Row("cap", "封顶", "write `cap 60 if CONDITION`", _ITEMS, repeats=True, counts=True, tails=("IF", "BECAUSE")),
    Row("require", "前提", "write `require CONDITION`", _ITEMS, repeats=True, condition=True, tails=("BECAUSE",)),
    Row("missing", "缺失", "write `missing error`, `zero`, `full` or `rescale`", _ITEMS, policy=True),
    Row("inapplicable", "不适用", "write `inapplicable error`, `zero`, `full` or `rescale`", _ITEMS, policy=True),
    Row("note", "说明", 'write `note "…"`', _ITEMS),
    Row("given", "已知", "write `given NAME = 5`", ("example",), repeats=True, named="name", listed="equations"),
    Row(
        "expect", "应得", "write `expect total = 100`", ("example",), repeats=True, condition=True, listed="equations"
    ),
)  # fmt: skip

CLAUSE: Mapping[str, Row] = MappingProxyType({row.english: row for row in CLAUSES})


def kinds(chosen: Callable[[Row], object], rows: tuple[Row, ...] = (*BLOCKS, *CLAUSES)) -> frozenset[str]:
    """Give the terminals of the rows that are chosen."""
    return frozenset(row.kind for row in rows if chosen(row))


BLOCK_KINDS = kinds(lambda row: True, BLOCKS)
CLAUSE_KINDS = kinds(lambda row: True, CLAUSES)
NAMED_BLOCKS = kinds(lambda row: row.named == "name", BLOCKS)
TITLED_BLOCKS = kinds(lambda row: row.titled)
NAMING = kinds(lambda row: row.named)
INSIDE = kinds(lambda row: row.inside)
# The blocks under which each clause stands, and those that take clauses, as terminals.
STANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {row.kind: tuple(block.upper() for block in row.blocks) for row in CLAUSES}
)
ITEM_BLOCKS = frozenset(block.upper() for block in _ITEMS)
WITH_CLAUSES = frozenset(block for blocks in STANDS.values() for block in blocks)
# Clauses that stand once in a block, whatever they speak of.
ONCE = kinds(lambda row: not row.repeats and not row.speaks_of, CLAUSES)
BODIES = kinds(lambda row: row.body)
CLAUSE_BODIES = BODIES - BLOCK_KINDS
CONDITIONS = kinds(lambda row: row.condition)
COUNTS = kinds(lambda row: row.counts)
FULL_MARKS = kinds(lambda row: row.full_mark)
POLICY_CLAUSES = kinds(lambda row: row.policy)
LISTS = kinds(lambda row: row.listed)
EQUATIONS = kinds(lambda row: row.listed == "equations")
FOREMOST = kinds(lambda row: row.foremost)
TESTS: Mapping[str, int] = MappingProxyType({row.kind: row.test for row in CLAUSES if row.test is not None})
WITH_TAIL: Mapping[Tail, frozenset[str]] = MappingProxyType(
    {tail: kinds(lambda row, tail=tail: tail in row.tails) for tail in TAILS}  # type: ignore[misc]
)
HINTS: Mapping[str, str] = MappingProxyType({row.kind: row.hint for row in (*BLOCKS, *CLAUSES)})
# What a `round` may speak of.
ROUNDED = tuple(CLAUSE["round"].speaks_of)
# The clauses that take points, or give them, where their condition holds.
CONDITIONAL = frozenset(row.english for row in CLAUSES if "IF" in row.tails)
