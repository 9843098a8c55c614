"""What is wrong with tables of many departments."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "phrase.rows-of-file": ("{file}: rows {first} to {last}", "{file}：第 {first} 行至第 {last} 行"),
    "phrase.row-of-file": ("{file}: row {row} or later", "{file}：第 {row} 行或以后"),
    "phrase.column-of-file": (
        "{file}: column `{column}`, row {row} or later",
        "{file}：`{column}` 列，第 {row} 行或以后",
    ),
    "phrase.type-number": ("number", "数字"),
    "phrase.type-text": ("text", "文本"),
    "phrase.type-truth": ("yes/no", "是/否"),
    "phrase.type-date": ("date", "日期"),
    "phrase.type-list": ("list", "列表"),
    "phrase.no-columns": ("no columns", "没有列"),
    "phrase.and-more": ("{names} and {count} more", "{names} 等，另有 {count} 列"),
    # What is no table.
    "no-table": ("what was given is no table", "给出的不是数据表"),
    "no-table.unreadable": ("what was given cannot be read as a table", "给出的内容无法作为数据表读取"),
    "no-table.column": ("what was given is one column, and no table", "给出的是一列，不是数据表"),
    "no-table.hint": (
        "give an Arrow table, a data frame, or anything that exports an Arrow stream",
        "请提供 Arrow 表、数据框，或任何能导出 Arrow 流的对象",
    ),
    "no-table.argument": ("the first argument is no table", "第一个参数不是数据表"),
    "not-a-text.key": ("the key is no constant", "键不是常量"),
    "hint.write-or-write": ("write `{text}` or `{other}`", "请写 `{text}` 或 `{other}`"),
    # Files and streams that cannot be read.
    "unknown-format.table": ("the ending `{ending}` names no format of tables", "扩展名 `{ending}` 不是数据表的格式"),
    "unknown-format.table.hint": ("name it {endings}", "请使用扩展名 {endings}"),
    "unknown-format.scores": ("scores are not written as `{ending}`", "得分不能写成 `{ending}` 格式"),
    "unknown-format.no-ending": ("the name has no ending", "文件名没有扩展名"),
    "unknown-format.scores.hint": ("name it {endings}, or say the format", "请使用扩展名 {endings}，或指明格式"),
    "bad-table": ("the table cannot be read: {why}", "数据表无法读取：{why}"),
    "bad-table.file.hint": ("write the file anew", "请重新生成文件"),
    "bad-table.hint": (
        "leave out, or convert, the columns that Arrow has no type for",
        "请去掉或转换 Arrow 没有对应类型的列",
    ),
    "bad-table.damaged": ("the column `{column}` is damaged: {why}", "`{column}` 列已损坏：{why}"),
    "bad-table.damaged.hint": ("write the table anew", "请重新生成数据表"),
    "phrase.index-outside": ("an index lies outside its dictionary", "索引超出了字典"),
    "phrase.runs-disordered": ("its runs do not end one after the other", "各段的结束位置不是依次排列"),
    "phrase.texts-disordered": ("its texts do not end one after the other", "各文本的结束位置不是依次排列"),
    "bad-table.other-columns": (
        "batch {number} brings {brought}, and the table is said to have {said}",
        "第 {number} 批数据有 {brought}，而数据表应有 {said}",
    ),
    "bad-table.other-columns.hint": (
        "give all batches the same columns in one order",
        "每批数据的列和列的顺序请保持一致",
    ),
    "bad-table.breaks-off": ("the table breaks off", "数据表中断了"),
    "bad-table.breaks-off-why": ("the table breaks off: {why}", "数据表中断了：{why}"),
    "bad-table.breaks-off.hint": (
        "see what whoever hands the rows over says of it",
        "请查看提供数据的程序给出的信息",
    ),
    "bad-csv.ragged": (
        "this row has {count} cells, and the header has {header}: `{row}`",
        "本行有 {count} 个单元格，而表头有 {header} 个：`{row}`",
    ),
    "bad-csv.ragged-one": (
        "this row has 1 cell, and the header has {header}: `{row}`",
        "本行有 1 个单元格，而表头有 {header} 个：`{row}`",
    ),
    "bad-csv.ragged.hint": (
        "give each row as many cells as the header has, and quote a cell that holds the delimiter",
        "每行的单元格要和表头一样多，含有分隔符的单元格要加引号",
    ),
    "bad-csv.open-quote": ("a quote that this row opens is never closed", "本行的引号没有结束"),
    "bad-csv.open-quote.hint": (
        "close it, or double it inside a cell",
        "请补上结束的引号，单元格内的引号要写两个",
    ),
    "late-name": ("the name `{name}` is first met in row {row}", "名称 `{name}` 到第 {row} 行才出现"),
    "late-name.hint": (
        "give it in one of the first rows too, as null where nothing is known",
        "请在前面的某一行也写上它，尚不掌握的写 `null`",
    ),
    "line-too-long.row": ("a line has more than {most} bytes", "有一行超过 {most} 字节"),
    "bad-json.line": ("this line is no JSON", "本行不是 JSON"),
    "not-an-object.line": ("this line is no object of names and values", "本行不是名称与值的对象"),
    "nested-value.line": ("the value of `{name}` is no plain value", "`{name}` 的值不是普通的值"),
    "given-twice.line": ("`{name}` stands twice", "`{name}` 出现了两次"),
    "bad-json.line.hint": (
        "write an object of names and plain values, or lists of such, for each department, one a line",
        "每个单位写一个对象，由名称和普通的值（或其列表）组成，每行一个",
    ),
    # Columns.
    "ambiguous-title.column.hint": ("use its name for the column", "请用名称作列名"),
    "given-twice.columns": (
        "`{name}` is given twice, by the columns `{first}` and `{second}`",
        "`{name}` 出现了两次：`{first}` 列和 `{second}` 列",
    ),
    "missing-column": ("the table has no column `{name}`", "数据表中没有 `{name}` 列"),
    "missing-column.hint": (
        'add it, or score with `absent="missing"` to take it as missing',
        '请加上该列，或计分时用 `absent="missing"` 按缺失处理',
    ),
    "wrong-column-type": (
        "the column `{column}` holds `{type}`, and `{name}` is `{needs}`",
        "`{column}` 列的类型是 `{type}`，而 `{name}` 应为 `{needs}`",
    ),
    "wrong-column-type.hint": (
        "convert the column before scoring, to numbers or to texts",
        "请在计分前把该列转换为数字或文本",
    ),
    "wrong-column-type.truth.hint": (
        "convert the column before scoring, to yes/no or to texts such as `yes`",
        "请在计分前把该列转换为是否值，或 `是` 这样的文本",
    ),
    "wrong-column-type.date.hint": (
        "convert the column before scoring, to dates or to texts such as `2024-12-31`",
        "请在计分前把该列转换为日期，或 `2024-12-31` 这样的文本",
    ),
    "wrong-column-type.text.hint": (
        "convert the column before scoring, to texts",
        "请在计分前把该列转换为文本",
    ),
    "wrong-column-type.list.hint": (
        "convert the column before scoring, to lists of numbers or of texts, or to texts such as `80; 90`",
        "请在计分前把该列转换为数字或文本的列表，或 `80; 90` 这样的文本",
    ),
    "wrong-column-type.none": (
        "the column `{column}` holds `{type}`, which is no type of a table: {why}",
        "`{column}` 列的类型 `{type}` 不能用于数据表：{why}",
    ),
    "wrong-column-type.none.hint": (
        "convert the column before scoring, to numbers, dates or texts",
        "请在计分前把该列转换为数字、日期或文本",
    ),
    "wrong-column-type.spark": (
        "the column `{column}` holds `{type}`, which does not travel from Spark to Python",
        "`{column}` 列的类型 `{type}` 不能从 Spark 传到 Python",
    ),
    "wrong-column-type.spark.hint": (
        "cast the column before scoring, to numbers, dates or strings",
        "请在计分前把该列转换为数字、日期或字符串",
    ),
    "wrong-column-type.unwritable": (
        "the column `{column}` holds `{type}`, which {format} has no cells for",
        "`{column}` 列的类型 `{type}` 无法写入 {format}",
    ),
    "wrong-column-type.unwritable.hint": (
        "leave the key out, or convert the column before scoring",
        "请去掉这个键，或在计分前转换该列",
    ),
    "wrong-column-type.long": (
        "the column `{column}` of the long table holds `{type}`, and the `{column}` of an actual is a text",
        "长表 `{column}` 列的类型是 `{type}`，而它应为文本",
    ),
    "wrong-column-type.long.hint": ("convert the column to texts", "请把该列转换为文本"),
    "unknown-time-zone": (
        "the column `{column}` is in the time zone `{zone}`, which is not known here",
        "`{column}` 列的时区 `{zone}` 无法识别",
    ),
    "unknown-time-zone.hint": (
        "give dates, or times in a zone such as `Asia/Shanghai` or `+08:00`",
        "请提供日期，或使用 `Asia/Shanghai`、`+08:00` 这样的时区",
    ),
    # Keys and names of results.
    "name-clash.scores": (
        "two columns of the scores would be called `{name}`",
        "得分中会有两列都叫 `{name}`",
    ),
    "name-clash.scores.hint": (
        'score with `names="dots"`, or rename one of them in the ruleset',
        '计分时请用 `names="dots"`，或在规则集中给其中一个改名',
    ),
    "name-clash.long": (
        "a long table is keyed by `unit`, and cannot carry the column `{name}` along",
        "长表以 `unit` 为键，不能带上 `{name}` 列",
    ),
    "name-clash.long.hint": ("leave the key out", "请去掉这个键"),
    "name-clash.result": ("the key `{name}` bears the name of what is scored", "键 `{name}` 与得分的列同名"),
    "name-clash.result.hint": ("rename the column", "请给该列改名"),
    "name-clash.key": (
        "the key `{name}` is named twice, also as `{other}`",
        "键 `{name}` 指定了两次，另一次写作 `{other}`",
    ),
    "name-clash.key.hint": ("name it once, or rename the column", "请只指定一次，或给该列改名"),
    "missing-column.key": (
        "the table has no column `{name}`, which is its key",
        "数据表中没有作为键的 `{name}` 列",
    ),
    "missing-column.key.hint": ("name a column that the table has", "请指定数据表中有的列"),
    "given-twice.key-column": ("the key `{name}` stands twice in the table", "键 `{name}` 在数据表中出现了两次"),
    # Long tables.
    "missing-column.long": ("the long table has no column `{name}`", "长表中没有 `{name}` 列"),
    "missing-column.long.hint": (
        "a long table has the columns `unit`, `indicator` and `actual`",
        "长表要有 `unit`、`indicator`、`actual` 三列",
    ),
    "given-twice.long": (
        "the column `{name}` stands twice in the long table",
        "`{name}` 列在长表中出现了两次",
    ),
    "missing.long": ("row {row} of the long table has no `{name}`", "长表第 {row} 行没有 `{name}`"),
    "missing.long.hint": (
        "give the `{name}` of each actual, or leave the row out",
        "请给每个完成值填上 `{name}`，或去掉该行",
    ),
    "unknown-name.long": (
        "no input is called `{name}`, as in row {row} of the long table",
        "长表第 {row} 行的 `{name}` 不是输入的名称",
    ),
    "unknown-name.long.hint": (
        "leave out the rows of what the ruleset does not read",
        "请去掉规则集用不到的行",
    ),
    "given-twice.unit": ("`{name}` is given twice for `{unit}`", "`{unit}` 的 `{name}` 填报了两次"),
}
