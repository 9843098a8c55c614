"""Rulesets that tests edit, and changes of them as numbers say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).resolve().parents[2] / "rulesets"

LAND: Final = """ruleset land "Land"
  total 100
  grade A >= 90
  grade B >= 60
  grade C otherwise
param least = 5
input x 万元 from 0
input y 万元 from 1
input rate_2 %
unit 打 = 12 件
metric m = x / y
method mine(a)
  score full * min(1, a)
group g "One"
  weight 60
  missing rescale
indicator a in g "First"
  weight 20
  target >= 90%
  deduct 1 per 1% below target up to 5 because "late"
  cap 10 if x < 3 万元 because "few"
indicator b in g
  weight 20
  actual x / y
  target >= least
  score mine(m)
  # a remark
indicator c in g
  weight 20
  score match actual
    >= 95%: full
    otherwise: 0
  target >= 95%
indicator d "Last"
  weight 40
  target <= 5 户
  award 1 if met
  round score 0.1
  source "table"
check total >= 0
# of both
check warn x >= y because "order"
example "one"
  given x = 3 万元
  given y = 4 万元
  given a = 90%
  given c = 95%
  given d = 3 户
  expect score(a) = 20
  expect fails "order"

# the second
example "two"
  given x = missing
  given a = 80%
  expect lost("late") = 5
  expect m > 2 or total < 3
"""

AUDIT: Final = """规则集 考核 "考核"
  总分 100
  缺失 零分
  等级 优 >= 90
  等级 差 其余
分组 甲组
  权重 50
指标 指标甲 属于 甲组
  权重 25
  目标 >= 90%
  得分 按 完成值
    >= 95%: 25
    80% 至 < 95%: 20
    其余: 0
指标 指标乙 属于 甲组
  权重 25
  目标 >= 5 万元
  扣 1 每 1 万元 低于 目标
指标 指标丙
  权重 50
  目标 >= 3 户
  佐证 "台账"
"""

DECLARED: Final = """ruleset land "Land"
  total 100
  missing zero
  round score 0.1
  grade A >= 90
  grade B >= least_b
  grade C otherwise
param least = 5
param least_b = 50 + least
param rate
  from 2014: 3%
  from 2020: 5%
input x 万元 from 0 to 90 "Money"
input y 万元 from 1
input z 打
input kind one of "a", "b"
input ok yes/no
unit 打 = 12 件
unit 箱 = 10 打
metric m = x / y
metric k = m + rate
metric q = k * 2 + z / 1 件
method mine(a)
  score full * min(1, a)
method twice(b)
  score mine(b) / 2
method simple
  score full * completion
table fees(n)
  1: 10
  2: 20
  3: 30
group g "One"
  weight 60
  missing rescale
indicator a in g "First"
  weight 20
  target >= 90%
  deduct 1 per 1% below target up to 5 because "late"
  cap 10 if x < 3 万元 because "few"
indicator b in g
  weight 20
  actual x / y
  target >= least
  score mine(m)
indicator c in g
  weight 20
  score match actual
    >= 95%: full
    otherwise: 0
  target >= 95%
indicator d "Last"
  weight 20
  target <= 5 户
  award 1 if met and kind = "a"
  round score 0.1
  source "table"
indicator e
  weight 10
  actual q
  target >= 3
  score twice(k)
indicator f
  weight 10
  target >= 2 箱
  actual z
  score simple
  cap x / 1 万元 if ok
check total >= 0
check grade = "A" or x > 3 万元
check warn x >= y because "order"
example "one"
  given x = 3 万元
  given y = 4 万元
  given a = 90%
  given c = 95%
  given d = 3 户
  given z = 3 打
  given kind = "a"
  given ok = yes
  expect score(a) = 20
  expect fails "order"
example "two"
  given x = missing
  given a = 80%
  expect lost("late") = 5
  expect m > 2 or total < 3
"""

EQUAL: Final = LAND.replace("  weight 20\n", "  weight equal\n")
BONUS: Final = LAND.replace("  award 1", "  bonus 5\n  award 1")
PERCENT: Final = re.sub(
    r"(total|weight|up to|cap|deduct|award|round score|grade .) (>= |)([\d.]+)(?= |$)",
    r"\1 \2\3%",
    LAND,
    flags=re.MULTILINE,
)
FLAWED: Final = LAND.replace("  weight 40\n", "  weigth 4o\n").replace("target <= 5 户", "target <= nobody")
GROUPED: Final = LAND.replace("group g", 'group h "Two"\n  weight 60\ngroup g in h')
READ: Final = LAND.replace("metric m = x / y", "metric m = completion(a)").replace("grade B >= 60", "grade B >= b_b")

# What an author types: clauses, whole and in part, words misspelt, signs of other languages.
PIECES: Final = (
    "", "1", "x", '"', " ", ">", "\n", "%", "(", "weight 5", "target >= 90%", "score proportional", "score(b)",
    "cap 3 if completion < 50%", "deduct 1 per 1% below target", "missing zero", "grade A >= 5", "bonus 2",
    "weight equal", "actual x / y", "# remark", "，", "权重 3", "目标 >= 5 万元", "round score 1", 'because "x"',
    "expect total >= 3", "given x = 5", 'expect fails "order"', 'expect lost("few") = 1', "check warn m > 3",
    "indicator e\n  weight 1\n  target >= 1", "metric k = score(a)", "out of 5", "target >= 5 坪", "sqrt(x)", "𠮷",
    "least", "rate", "from 3", "to 7", '"T"', "* m", "mine(1)", "打", "1: 5", "from 2030: 7%", "total 90",
    "round total 1", "period 2015",
)  # fmt: skip

_HEADERS: Final = re.compile(r"(?m)^(?:ruleset|规则集|param|input|unit|metric|method|table|group|分组) [^\n]*")
_BLOCKS: Final = re.compile(r"\n(?=[^\W\d])|\Z")


def changed(text: str, kind: int, at: int, length: int, piece: str) -> tuple[int, int, str]:
    """Give a change of a text as `replace` takes it: of characters, of lines, of blocks, or inside declarations."""
    place = at % (len(text) + 1)
    if kind >= 7:
        headers = tuple(_HEADERS.finditer(text))
        if headers:
            return _in_declaration(text, headers[at % len(headers)], kind, length, piece)
    if kind <= 2:  # what a keystroke, or the deletion of a few characters, does
        return place, min(place + (kind and length % 4), len(text)), piece
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place) + 1 or len(text)
    line = text[begin:end]
    if kind <= 4:  # a further line, or another one in place of one
        return begin if kind == 3 else end, end, f"  {piece}\n"
    if kind == 5:  # two lines change places
        after = text.find("\n", end) + 1 or len(text)
        return begin, after, text[end:after] + line
    begin = max(text.rfind(f"\n{word}", 0, place) for word in ("indicator", "group", "指标", "分组")) + 1
    following = [text.find(f"\n{word}", place) for word in ("indicator", "group", "指标", "分组", "check")]
    end = min((each + 1 for each in following if each >= 0), default=len(text))
    block = text[begin:end]
    renamed = block.replace("indicator ", f"indicator {piece[:1]}", 1)
    return begin, end, ("", block + block, renamed)[length % 3]


def _in_declaration(text: str, header: re.Match[str], kind: int, at: int, piece: str) -> tuple[int, int, str]:
    """Give a change inside the ruleset's own block, a group, or one that declares a name: a digit, a word, the end."""
    end = _BLOCKS.search(text, header.end())
    found = tuple(
        re.finditer(r"\d" if kind == 7 else r"[^\W\d]\w*", text[header.start() : end.start() if end else None])
    )
    if kind == 9 or not found:
        return header.end(), header.end(), f" {piece}"
    start, stop = found[at % len(found)].span()
    return header.start() + start, header.start() + stop, "7" if kind == 7 else piece


def small(name: str) -> str:
    """Give a shipped ruleset."""
    return (SHIPPED / f"{name}.indic").read_text("utf-8")
