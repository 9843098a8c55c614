"""What is said of reports that are asked for in a way that cannot be."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "usage.report-printed": (
        "a report in the form `{form}` cannot be shown on a terminal",
        "`{form}` 格式的报告无法在终端显示",
    ),
    "usage.report-printed.hint": (
        "name a file: `--output report.{form}`",
        "请指定文件：`--output report.{form}`",
    ),
    "usage.report-ending": (
        "the ending of `{name}` does not say in which form the report is to be",
        "从 `{name}` 的扩展名看不出报告的格式",
    ),
    "usage.report-ending.hint": (
        "let the name end in `.html`, `.md`, `.xlsx` or `.docx`, or add `--format`",
        "请把扩展名写成 `.html`、`.md`、`.xlsx` 或 `.docx`，或加上 `--format`",
    ),
    "usage.table-reported": (
        "`{path}` is a table, and `report` takes one department's data",
        "`{path}` 是多个单位的数据表，`report` 只接受一个单位的数据",
    ),
}
