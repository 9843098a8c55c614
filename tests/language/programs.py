"""A small program for each clause, and a formula for each function: what completeness is tested by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple


class Program(NamedTuple):
    """A ruleset, data for it, the total that they give, and words of its explanation in English and in Chinese."""

    text: str
    data: dict[str, Any]
    total: str
    english: str
    chinese: str


TOTAL: Final = "ruleset r\n  total 100\n"
X: Final = "indicator x\n  weight 100\n  target >= 100\n"
HALF: Final = "indicator x\n  weight 50\n  target >= 100\nindicator y\n  weight 50\n  target >= 100\n"
TEN: Final = "ruleset r\n  total 10\nindicator x\n  weight 10\n"

# Each holds the line that its clause's hint tells one to write.
CLAUSES: Final[Mapping[str, Program]] = {
    "source": Program(f'{TOTAL}  source "…"\n{X}', {"x": 90}, "90", "source", "依据"),
    "period": Program(f"{TOTAL}  period 2024\n{X}", {"x": 90}, "90", "period 2024", "评价年度 2024 年"),
    "total": Program(TOTAL + X, {"x": 90}, "90", "90.00 of 100", "总分 90.00 / 100"),
    "out of": Program(f"{TEN}  out of 100\n  target >= 100\n", {"x": 90}, "9", "90.00 of 100", "得分 90.00 / 100"),
    "round": Program(
        f"{TOTAL}{X}  round score 0.01 half_up\n", {"x": "33.335"}, "33.34",
        "rounded half up to two decimals", "四舍五入，保留两位小数",
    ),
    "grade": Program(f"{TOTAL}  grade name >= 90\n{X}", {"x": 90}, "90", "name", "name"),
    "score": Program(f"{TOTAL}{X}  score proportional\n", {"x": 90}, "90", "proportional", "按完成率计分"),
    "weight": Program(f"{TEN}  target >= 100\n", {"x": 90}, "9", "9.00 of 10", "得分 9.00 / 10"),
    "bonus": Program(
        f"ruleset r\n  total 100 up to 105\nindicator z\n  bonus 5\n  award 2\n{X}", {"x": 90}, "92", "gained 2", "加 2"
    ),
    "target": Program(f"{TEN}  target >= 95%\n", {"x": "76%"}, "8", "target", "目标值"),
    "actual": Program(
        f"{TEN}  actual a / b\n  target >= 1\ninput a\ninput b\n", {"a": 1, "b": 2}, "5", "a / b", "a / b"
    ),
    "evidence": Program(f'{TOTAL}{X}  evidence "…"\n', {"x": 90}, "90", "evidence", "佐证"),
    "deduct": Program(
        f"{TEN}  target >= 95%\n  deduct 2 per 1% below target\n", {"x": "94%"}, "8",
        "deduct 2 per 1% below target", "扣 2 每 1% 低于 目标"
    ),
    "award": Program(
        f"{TEN}  target >= 95%\n  score 4\n  award 2 per 1% above target\n",
        {"x": "96%"}, "6", "award 2 per 1% above target", "加减分    4 + 2 = 6",
    ),
    "cap": Program(
        f"{TOTAL}{X}  cap 60 if b > 0\ninput b\n",
        {"x": 90, "b": 1}, "60", "cap         60", "b > 0，代入：1 > 0，符合",
    ),
    "floor": Program(
        f"{TOTAL}{X}  floor 20 if b > 0\ninput b\n",
        {"x": 9, "b": 1}, "20", "floor       20", "b > 0，代入：1 > 0，符合",
    ),
    "downgrade": Program(
        f"{TOTAL}  grade A >= 80\n  grade B otherwise\n  downgrade 1 if b > 0\n{X}input b\n",
        {"x": 90, "b": 1}, "90", "A, 1 down, is B", "由“A”降 1 档为“B”",
    ),
    "require": Program(
        f"{TOTAL}{HALF}  require b > 0\ninput b\n", {"x": 90, "y": 1, "b": 0}, "90",
        "b > 0: 0 > 0, does not hold", "b > 0，代入：0 > 0，不符合"
    ),
    "missing": Program(
        f"{TOTAL}  missing error\n{HALF}  missing zero\n", {"x": 90, "y": None}, "45",
        "scored 0 by `missing zero`", "按“缺失 零分”计 0 分"
    ),
    "inapplicable": Program(
        f"{TOTAL}  inapplicable error\n{HALF}  inapplicable full\n",
        {"x": 90, "y": "N/A"}, "95", "scored the full mark by `inapplicable full`", "y 填报为“不适用”",
    ),
    "note": Program(f'{TOTAL}{X}  note "…"\n', {"x": 90}, "90", "note", "说明"),
    "given": Program(
        f'{TOTAL}indicator name\n  weight 100\n  target >= 5\nexample "e"\n  given name = 5\n  expect total = 100\n',
        {"name": 5}, "100", "name", "name",
    ),
    "expect": Program(
        f'{TOTAL}{X}example "e"\n  given x = 100\n  expect total = 100\n', {"x": 100}, "100",
        "100.00 of 100", "总分 100.00 / 100"
    ),
}  # fmt: skip

# Each holds the header that its block's hint tells one to write.
BLOCKS: Final[Mapping[str, str]] = {
    "ruleset": 'ruleset name "title"\n  score 1\n',
    "use": f'use "path"\n{TOTAL}{X}',
    "unit": f"unit 万元 = 10000 元\n{TOTAL}{X}",
    "input": "input name\nruleset r\n  score name\n",
    "param": "param name = 5\nruleset r\n  score name\n",
    "metric": "metric name = a / b\ninput a\ninput b\nruleset r\n  score name\n  round total 1\n",
    "method": "method name(a, b)\n  score a + b\nruleset r\n  score name(1, 2)\n",
    "table": 'table name(KEY)\n  "A": 1\nruleset r\n  score name("A")\n',
    "group": f'group name "title"\n  weight 100\n  score 1\n{TOTAL}',
    "indicator": f'indicator name "title"\n  weight 100\n  score 1\n{TOTAL}',
    "check": f"check a <= b\ninput a\ninput b\n{TOTAL}{X}",
    "example": f'example "title"\n  given x = 1\n  expect total = 1\n{TOTAL}{X}',
}

FORMULA: Final = """ruleset r
  score {}
  round total 0.01
input a from 0 to 100
input b from 0 to 100
indicator p
  weight 6
  score a
indicator q
  weight 2
  score b
"""
DATA: Final = {"a": 4, "b": 1}

# What each function makes of a = 4 and b = 1, which are also the scores of members weighing 6 and 2.
FUNCTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "min": ("min(a, b)", "1"),
    "max": ("max(a, b)", "4"),
    "mean": ("mean(a, b)", "2.5"),
    "sum": ("sum(scores)", "5"),
    "geomean": ("geomean(a, b)", "2"),
    "harmonic": ("harmonic(a, b)", "1.6"),
    "abs": ("abs(b - a)", "3"),
    "clamp": ("clamp(a, 0, b)", "1"),
    "floor": ("floor(a / 3)", "1"),
    "ceil": ("ceil(a / 3)", "2"),
    "sqrt": ("sqrt(a + b)", "2.24"),
    "ln": ("ln(a)", "1.39"),
    "exp": ("exp(b)", "2.72"),
    "erfc": ("erfc(b)", "0.16"),
    "round": ("round(a / 3, 0.1)", "1.3"),
    "weighted_mean": ("weighted_mean(scores, weights)", "3.25"),
    "best": ("sum(best(1, a, b))", "4"),
    "worst": ("sum(worst(1, a, b))", "1"),
    "trimmed": ("sum(trimmed(1, a, b, 3))", "3"),
    "product": ("product(a, b, 1.5)", "6"),
    "list": ("sum(list(a, b) * list(1, 2))", "6"),
    "known": ("count(known(a, b))", "2"),
    "median": ("median(a, b, 9)", "4"),
    "mod": ("mod(a, 3)", "1"),
    "count": ("count(scores)", "2"),
    "interpolate": ("interpolate(a, 0: 0, 10: 15)", "6"),
    "which_max": ('(if which_max("u": a, "v": b) = "u" then 3 else 4)', "3"),
    "which_min": ('(if which_min("u": a, "v": b) = "u" then 3 else 4)', "4"),
    "present": ("(if present(a) then a + b else 0)", "5"),
}
