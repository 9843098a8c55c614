"""Hold what is said of tables to Chinese: columns, keys, rows and places of files."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules.tables.read.files import table_file

RULESET = indicrules.loads(
    "ruleset r\n  total 5\ninput 宗数 宗\ninput 已公示 yes/no\ninput 完工 date\n"
    "indicator a\n  weight 5\n  target >= 5 宗\n  actual 宗数\n"
)
RIGHT = {"unit": ["甲"], "宗数": [5], "已公示": [True], "完工": [datetime.date(2024, 1, 1)]}
FAR = pa.array([0], pa.timestamp("us", "Mars/Olympus"))


@pytest.mark.parametrize(
    ("table", "options", "message", "hint"),
    [
        ({"宗数": [5], "已公示": [True]}, {}, "数据表中没有 `完工` 列",
         '请加上该列，或计分时用 `absent="missing"` 按缺失处理'),
        ({**RIGHT, "已公示": [3.5]}, {}, "`已公示` 列的类型是 `double`，而 `已公示` 应为 `是/否`",
         "请在计分前把该列转换为是否值，或 `是` 这样的文本"),
        ({**RIGHT, "宗数": [True]}, {}, "`宗数` 列的类型是 `bool`，而 `宗数` 应为 `宗`",
         "请在计分前把该列转换为数字或文本"),
        ({**RIGHT, "完工": FAR}, {}, "`完工` 列的时区 `Mars/Olympus` 无法识别",
         "请提供日期，或使用 `Asia/Shanghai`、`+08:00` 这样的时区"),
        ({**RIGHT, "完工 ": RIGHT["完工"]}, {}, "`完工` 出现了两次：`完工` 列和 `完工 ` 列", "两者去掉一个"),
        (RIGHT, {"key": "单位"}, "数据表中没有作为键的 `单位` 列", "请指定数据表中有的列"),
        ({**RIGHT, "total": [1]}, {"key": "total"}, "键 `total` 与得分的列同名", "请给该列改名"),
        ({"unit": ["甲"], "indicator": ["宗树"], "actual": ["5"]}, {"layout": "long"},
         "长表第 1 行的 `宗树` 不是输入的名称", "是否想写 `宗数`？"),
        ({"unit": [None], "indicator": ["宗数"], "actual": ["5"]}, {"layout": "long"},
         "长表第 1 行没有 `unit`", "请给每个完成值填上 `unit`，或去掉该行"),
    ],
)  # fmt: skip
def test_a_table_is_refused_in_chinese(table: dict[str, Any], options: dict[str, Any], message: str, hint: str) -> None:
    """Each sentence with its hint."""
    with pytest.raises(indicrules.DataError) as caught:
        RULESET.score_table(pa.table(table), **options)
    problem = caught.value.problems[0]
    assert (problem.message_in("zh"), problem.hint_in("zh")) == (message, hint)


def test_what_is_no_table_is_refused_in_chinese() -> None:
    """A list of rows, for one."""
    with pytest.raises(indicrules.DataError) as caught:
        RULESET.score_table([1])
    assert caught.value.told("zh") == (
        "给出的不是数据表 [no-table]\n  建议：请提供 Arrow 表、数据框，或任何能导出 Arrow 流的对象"
    )


def test_a_row_of_too_many_cells_is_told_by_its_line(tmp_path: Path) -> None:
    """With what to do about the row, in both languages; the file needs not be written anew."""
    path = tmp_path / "d.csv"
    path.write_text("unit,宗数\n甲,5\n乙,1,234\n", "utf-8")
    with pytest.raises(indicrules.DataError) as caught:
        list(table_file(path).reader(("宗数",)))
    assert caught.value.told() == (
        "d.csv:3: this row has 3 cells, and the header has 2: `乙,1,234` [bad-csv]\n"
        "  hint: give each row as many cells as the header has, and quote a cell that holds the delimiter"
    )
    assert caught.value.told("zh") == (
        "d.csv:3: 本行有 3 个单元格，而表头有 2 个：`乙,1,234` [bad-csv]\n"
        "  建议：每行的单元格要和表头一样多，含有分隔符的单元格要加引号"
    )
