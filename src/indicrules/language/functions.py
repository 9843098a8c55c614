"""The functions of the language: one row each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Shape = Literal[
    "alike",  # arguments of one type, which is the result's
    "several",  # one list, or values of one type, which is the result's
    "plain",  # one number without a unit, and so the result
    "stepped",  # a value and perhaps a step of the same type
    "ranked",  # how many, and a list or values of one type; the result is a list by size
    "own",  # checked where it is resolved
]


class Function(NamedTuple):
    """A function: its name in both languages, `least` to `most` arguments (`most` None is any number) of a shape.

    `levels` are as how many, one inside the other, its meaning counts where these are bounded.
    """

    name: str
    chinese: str
    shape: Shape
    least: int
    most: int | None
    example: str
    levels: int = 1


ROWS: tuple[Function, ...] = (
    Function("min", "最小", "several", 1, None, "min(a, b)", levels=2),
    Function("max", "最大", "several", 1, None, "max(a, b)", levels=2),
    Function("mean", "平均", "several", 1, None, "mean(a, b)", levels=3),
    Function("sum", "求和", "several", 1, None, "sum(points)", levels=2),
    Function("product", "连乘", "several", 1, None, "product(a, b)", levels=3),
    Function("geomean", "几何平均", "several", 1, None, "geomean(a, b)", levels=3),
    Function("harmonic", "调和平均", "several", 1, None, "harmonic(a, b)", levels=3),
    Function("abs", "绝对值", "alike", 1, 1, "abs(x)"),
    Function("clamp", "限定", "alike", 3, 3, "clamp(x, 0, 1)"),
    Function("floor", "向下取整", "stepped", 1, 2, "floor(x)"),
    Function("ceil", "向上取整", "stepped", 1, 2, "ceil(x)"),
    Function("sqrt", "平方根", "plain", 1, 1, "sqrt(x)"),
    Function("ln", "自然对数", "plain", 1, 1, "ln(x)"),
    Function("exp", "指数函数", "plain", 1, 1, "exp(x)"),
    Function("erfc", "余误差", "plain", 1, 1, "erfc(x)"),
    Function("round", "取整", "own", 2, 3, "round(x, 0.01, half_up)"),
    Function("weighted_mean", "加权平均", "own", 2, 2, "weighted_mean(scores, weights)", levels=2),
    Function("best", "最优", "ranked", 2, None, "best(3, scores)", levels=2),
    Function("worst", "最差", "ranked", 2, None, "worst(3, scores)", levels=4),
    Function("trimmed", "去极值", "ranked", 2, None, "trimmed(1, scores)", levels=6),
    Function("median", "中位数", "several", 1, None, "median(a, b)", levels=3),
    Function("mod", "求余", "alike", 2, 2, "mod(a, 5)", levels=2),
    Function("count", "计数", "own", 1, None, "count(scores)", levels=2),
    Function("interpolate", "插值", "own", 1, 1, "interpolate(x, 0: 0, 100: 50)"),
    Function("which_max", "最大项", "own", 0, 0, 'which_max("a": x, "b": 5)'),
    Function("which_min", "最小项", "own", 0, 0, 'which_min("a": x, "b": 5)'),
    Function("list", "列表", "own", 1, None, "list(a, b)"),
    Function("known", "有值项", "own", 1, None, "known(a, b)"),
    Function("present", "有值", "own", 1, 1, "present(x)"),
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType({row.name: row for row in ROWS})
