"""Slips in the headers of blocks and in the ends of lines, typed into the seed ruleset, and what is said of each."""

from __future__ import annotations

from tests.errors.typo import Typo

TYPOS = (
    Typo(
        'example "年终：各项都达到目标"',
        '"年终：各项都达到目标" example',
        "stray-row",
        '"年终：各项都达到目标" example',
        'write `example "年终：各项都达到目标"`',
    ),
    Typo(
        'example "年中监控：三项还没有达到目标"',
        '"年中监控：三项还没有达到目标"',
        "stray-row",
        '"年中监控：三项还没有达到目标"',
        'write `example "年中监控：三项还没有达到目标"`',
    ),
    Typo(
        "indicator 回迁安置户数",
        "回迁安置户数 indicator",
        "unknown-keyword",
        "回迁安置户数",
        "write `indicator 回迁安置户数`",
    ),
    Typo("indicator 回迁安置户数", "weight 回迁安置户数", "lost-header", "weight", "write `indicator 回迁安置户数`"),
    Typo("indicator 回迁安置户数", "target 回迁安置户数", "lost-header", "target", "write `indicator 回迁安置户数`"),
    Typo(
        "input 执行数 万元",
        "weight 执行数 万元",
        "lost-header",
        "weight",
        'write `input 执行数 万元 from 0 "全年执行数"`',
    ),
    Typo(
        "input 执行数 万元",
        "执行数 input 万元",
        "unknown-keyword",
        "执行数",
        'write `input 执行数 万元 from 0 "全年执行数"`',
    ),
    Typo("\nindicator 回迁安置户数", "\n。indicator 回迁安置户数", "full-stop", "。", "delete it"),
    Typo(
        '执行计。\nexample "年中监控',
        '执行计。example "年中监控',
        "clause-on-its-own-line",
        "example",
        "begin a new line with `example`",
    ),
    Typo(
        "  score proportional",
        "  score all or nothing",
        "two-word-name",
        "all or nothing",
        "write `all_or_nothing`",
    ),
    Typo(
        "  target >= 43 宗",
        "  input >= 43 宗",
        "misplaced-clause",
        "input",
        "put it below them, or open the line with a clause, such as `weight` or `target`",
    ),
    Typo(
        "grade 优 >= 90\n  grade",
        "grade 优 >= 90 grade\n ",
        "unknown-keyword",
        "良",
        "begin the line with `grade`, which stands at the end of the line above",
    ),
    Typo(
        "score(回迁安置户数) = 10\n  expect",
        "score(回迁安置户数) = 10 expect\n ",
        "clause-on-its-own-line",
        "expect",
        "begin a new line before `expect`",
    ),
)

CHINESE = (
    Typo(
        "指标 地块录入数量",
        "地块录入数量 指标",
        "unknown-keyword",
        "地块录入数量",
        'write `指标 地块录入数量 "“三地合一”地块录入数量"`',
    ),
    Typo("指标 回迁安置户数", "目标 回迁安置户数", "lost-header", "目标", "write `指标 回迁安置户数`"),
    Typo("指标 回迁安置户数", "权重 回迁安置户数", "lost-header", "权重", "write `指标 回迁安置户数`"),
    Typo(
        '示例 "年终：各项都达到目标"',
        '"年终：各项都达到目标" 示例',
        "stray-row",
        '"年终：各项都达到目标" 示例',
        'write `示例 "年终：各项都达到目标"`',
    ),
    Typo(
        '规则集 land_acquisition_2024 "征收办 2024 年度部门整体支出绩效自评"',
        '"征收办 2024 年度部门整体支出绩效自评" 规则集 land_acquisition_2024',
        "stray-row",
        '"征收办 2024 年度部门整体支出绩效自评" 规则集 land_acquisition_2024',
        'write `规则集 land_acquisition_2024 "征收办 2024 年度部门整体支出绩效自评"`',
    ),
    Typo("得分 proportional", "得分 all or nothing", "two-word-name", "all or nothing", "write `all_or_nothing`"),
    Typo("得分 proportional", "分 proportional", "unknown-keyword", "分", "did you mean `总分`, `满分` or `得分`?"),
    Typo("应得 报错", "得 报错", "unknown-keyword", "得", "did you mean `得分` or `应得`?"),
    Typo(
        "  权重 20",
        "  指标 20",
        "name-opens-with-a-digit",
        "20",
        "a name opens with a letter; if the line is a clause, write its keyword, as `权重 20`",
    ),
    Typo(
        "目标 >= 43 宗\n  得分",
        "目标 >= 43 宗得分\n ",
        "unknown-keyword",
        "proportional",
        "begin the line with `得分`, which stands at the end of the line above",
    ),
)
