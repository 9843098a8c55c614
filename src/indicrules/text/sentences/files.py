"""What is wrong with files of data."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "hint.save-as-csv": ("save the sheet as CSV", "请把工作表另存为 CSV"),
    "hint.one-plain-value": ("give one plain value", "请填一个普通的值"),
    "hint.plain-or-noted": (
        "give a plain value, or an object with `value`, `source` and `note`",
        "请填一个普通的值，或带有 `value`、`source`、`note` 的对象",
    ),
    "given-twice.stands": ("`{name}` stands twice, first at {place}", "`{name}` 出现了两次，第一次在 {place}"),
    "given-twice.inside": ("`{key}` stands twice for `{name}`", "`{name}` 中 `{key}` 出现了两次"),
    "no-data": ("the data is empty", "数据为空"),
    # Files and their encodings.
    "unknown-format": ("the ending `{ending}` names no format of data", "扩展名 `{ending}` 不是数据文件的格式"),
    "unknown-format.hint": (
        "name it `.json`, `.toml` or `.csv`, or say the format",
        "请使用扩展名 `.json`、`.toml` 或 `.csv`，或指明格式",
    ),
    "file-too-long.data": ("the data has more than {most} bytes", "数据超过 {most} 字节"),
    "file-too-long.data.hint": ("give one department's actuals", "请只提供一个单位的数据"),
    "binary-file.data": ("the data holds zero bytes and is no text", "数据中有零字节，不是文本"),
    "binary-file.data.hint": (
        "give JSON, TOML or CSV text; save a workbook's sheet as CSV",
        "请提供 JSON、TOML 或 CSV 文本；工作簿请另存为 CSV",
    ),
    "binary-file.zero-bytes": ("the file holds zero bytes and is no text", "文件中有零字节，不是文本"),
    "phrase.the-byte": ("the byte {code}", "字节 {code} "),
    "phrase.the-end-of-the-file": ("the end of the file", "文件结尾"),
    "not-utf8.data": ("{byte} on this line is not UTF-8", "本行的{byte}不是 UTF-8"),
    "not-utf8.chinese.hint": (
        "it reads as GBK: name the encoding (`--encoding gbk`), or save it as UTF-8",
        "看来是 GBK 编码：请指明编码（`--encoding gbk`），或另存为 UTF-8",
    ),
    "not-utf8.data.hint": (
        "save the file as UTF-8, or name its encoding (`--encoding`)",
        "请把文件另存为 UTF-8，或指明编码（`--encoding`）",
    ),
    "wrong-encoding": ("{byte} on this line is not {encoding}", "本行的{byte}不是 {encoding} 编码"),
    "wrong-encoding.hint": ("name the encoding of the file", "请指明文件的编码"),
    # JSON.
    "phrase.the-end": ("the end", "结尾"),
    "phrase.a-quoted-name": ("a name in double quotes", "双引号中的名称"),
    "phrase.an-object": ("an object", "对象"),
    "phrase.a-list": ("a list", "列表"),
    "hint.one-object": ("write one object, as in `{example}`", "请写一个对象，如 `{example}`"),
    "not-an-object": ("the data is no object of names and values", "数据不是名称与值的对象"),
    "nested-value": ("the value of `{name}` is {what}", "`{name}` 的值是{what}"),
    "not-a-number.null.hint": (
        "leave the value out, or write `null`, where none is known",
        "尚不掌握的请去掉，或写 `null`",
    ),
    "bad-json.ends": ("the data ends where {wanted} should stand", "此处应为{wanted}，数据却已结束"),
    "bad-json.stands": ("`{text}` stands where {wanted} should", "此处应为{wanted}，写的却是 `{text}`"),
    "bad-json.double-quotes.hint": ("texts stand in double quotes", "文本要用双引号"),
    "bad-json.straight-quotes.hint": ("texts stand in straight quotes", "文本要用英文直引号"),
    "bad-json.unclosed.hint": ("the text is not closed on its line", "文本没有在本行内结束"),
    "bad-json.comma.hint": ("leave out the last comma", "请去掉最后一个逗号"),
    "bad-json.escape": ("a text holds an escape that JSON does not have", "文本中有 JSON 不支持的转义"),
    "bad-json.escape.hint": (r"write `\\` for `\`", r"`\` 请写成 `\\`"),
    "bad-json.half": ("a text holds half a character", "文本中有半个字符"),
    # TOML.
    "bad-toml": ("`{text}` is no name with a value", "`{text}` 不是“名称 = 值”"),
    "bad-toml.hint": ("write one value a line, as in `{example}`", "请每行写一个值，如 `{example}`"),
    "bad-toml.quotes": ("the name `{key}` stands without quotes", "名称 `{key}` 没有加引号"),
    "bad-toml.table": ("`{text}` is no table of plain values", "`{text}` 不是由普通值组成的表"),
    "bad-toml.value": ("`{text}` is no value of TOML", "`{text}` 不是 TOML 的值"),
    "bad-toml.value.hint": ("texts stand in quotes: `{example}`", "文本要加引号：`{example}`"),
    "line-too-long.data": ("a line has more than {most} characters", "有一行超过 {most} 个字符"),
    "nested-value.table": ("`{text}` opens a table", "`{text}` 是表的开头"),
    "nested-value.table.hint": (
        "write notes on the line of their value, as in `{example}`",
        "备注写在值的同一行，如 `{example}`",
    ),
    "nested-value.name": ("`{key}` is a name inside a table", "`{key}` 是表内的名称"),
    "nested-value.list": ("`{text}` is no list of plain values", "`{text}` 不是由普通值组成的列表"),
    "nested-value.list.hint": ("write it on one line, as in `[80, 90, 85]`", "请写在一行内，如 `[80, 90, 85]`"),
    # CSV.
    "bad-csv.hint": ("write two columns, as in `{example}`", "请写两列，如 `{example}`"),
    "bad-csv.long-cell": (
        "this row has a cell of more than {most} characters",
        "本行有单元格超过 {most} 个字符",
    ),
    "bad-csv.cells": ("the cells of this row cannot be told apart", "本行的单元格无法区分"),
    "bad-csv.cells.hint": (
        "close every quote, and double a quote inside a quoted cell",
        "引号要成对，加引号的单元格内的引号要写两个",
    ),
    "bad-csv.head": ("`{head}` heads no column of notes", "`{head}` 不是备注列的表头"),
    "bad-csv.no-head": ("a column between others has no head", "中间有一列没有表头"),
    "bad-csv.same-notes": ("two columns hold the same notes", "有两列是同一种备注"),
    "bad-csv.columns.hint": ("the columns are name, value, source and note", "各列为名称、数值、数据来源、说明"),
    "bad-csv.more-than-header": (
        "this row has {count} cells, and the header {header}",
        "本行有 {count} 个单元格，而表头有 {header} 个",
    ),
    "bad-csv.no-pair": (
        "this row has {count} cells, not a name and a value",
        "本行有 {count} 个单元格，而不是名称和数值各一个",
    ),
    "bad-csv.no-pair.hint": (
        "quote a value that holds the delimiter, and write numbers without thousands separators",
        "含有分隔符的值请加引号，数字不要写千分位",
    ),
    "bad-csv.no-name": ("the value `{value}` has no name", "值 `{value}` 没有名称"),
    "bad-csv.full-width": ("`{text}` holds a full-width comma", "`{text}` 中的逗号是全角的"),
    "bad-csv.full-width.hint": ("write `,` between name and value", "名称和数值之间请写 `,`"),
    "bad-csv.header": ("the header holds a cell that is too long", "表头中有过长的单元格"),
    "bad-csv.header.hint": ("write the names of the columns, parted by commas", "请写各列的名称，用逗号分隔"),
    "no-data.table.hint": ("write a header, and a line for each department", "请写表头，每个单位一行"),
}
