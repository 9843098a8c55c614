"""The words for mistakes in what opens a line, in where lines stand, in rows of tables, and in files as a whole."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # what opens a line
    "unknown-keyword": ("`{word}` is neither a block nor a clause", "`{word}` 既不是块，也不是子句"),
    "unknown-keyword.one-word": ("`{words}` is one word", "`{words}` 是一个词，中间不空格"),
    "unknown-keyword.above-hint": (
        "begin the line with `{word}`, which stands at the end of the line above",
        "请把上一行末尾的 `{word}` 移到本行开头",
    ),
    "unknown-keyword.inside-hint": ("`{word}` belongs inside a line", "`{word}` 不能放在行首"),
    "unknown-keyword.clause-hint": (
        "open the line with a word such as `weight` or `target`; a remark opens with `#`",
        "行首请写 `权重`、`目标` 之类的词；备注以 `#` 开头",
    ),
    "unknown-keyword.name-hint": (
        "write a word such as `indicator` or `input` before `{word}`; a remark opens with `#`",
        "请在 `{word}` 前写 `指标`、`输入` 之类的词；备注以 `#` 开头",
    ),
    "missing-space": ("`{word}` is read as one word", "`{word}` 被读成了一个词"),
    "reserved-word": (
        "`{word}` is a word of the language and cannot be a name",
        "`{word}` 是规则用语，不能作名称",
    ),
    "reserved-word.hint": ("choose another name", "请换一个名称"),
    "reserved-word.title-hint": (
        "choose another name, and keep `{word}` as the title",
        "请换一个名称，`{word}` 可留作标题",
    ),
    "name-opens-with-a-digit": ("the name `{word}` opens with a digit", "名称 `{word}` 以数字开头"),
    "name-opens-with-a-digit.grade-hint": ("write it as text: `{line}`", "请写成文字：`{line}`"),
    "name-opens-with-a-digit.clause-hint": (
        "a name opens with a letter; if the line is a clause, write its keyword, as `{line}`",
        "名称以文字开头；若这一行是子句，请写出关键词，如 `{line}`",
    ),
    "name-opens-with-a-digit.given-hint": (
        "write a name and `=` before it: `{line}`",
        "请在前面写名称和 `=`：`{line}`",
    ),
    "list-mark": (
        "a line opens with its keyword, not with `{mark}`",
        "行首写关键词，不写 `{mark}`",
    ),
    "list-mark.hint": ("delete `{mark}`", "请删去 `{mark}`"),
    "unmarked-remark": ("a sentence stands among the rules", "规则中间夹了一句话"),
    "unmarked-remark.hint": ("begin a remark with `#`", "备注请以 `#` 开头"),
    "unmarked-remark.sign": ("`{sign}` opens no remark here", "`{sign}` 不能用来写备注"),
    "unmarked-remark.sign-hint": ("begin the remark with `#`", "备注请以 `#` 开头"),
    "continued-line": (
        "a line opens with a keyword, and `{text}` goes on with the line above",
        "每行以关键词开头，而 `{text}` 是接着上一行写的",
    ),
    "continued-line.hint": (
        "write it at the end of the line above; only inside parentheses may a line be broken",
        "请接在上一行末尾；只有括号里才能换行",
    ),
    # where lines stand
    "clause-outside-block": ("`{word}` stands before the first block", "`{word}` 写在了第一个块之前"),
    "clause-outside-block.hint": (
        "put a block's line above it, as `indicator NAME`",
        "请在上面写块的首行，如 `指标 名称`",
    ),
    "clause-outside-block.ruleset-hint": (
        'write `ruleset NAME "title"` above it',
        '请在上面写 `规则集 名称 "标题"`',
    ),
    "misplaced-clause": ("`{word}` cannot stand under `{block}`", "`{word}` 不能写在 `{block}` 之下"),
    "misplaced-clause.hint": (
        "put it under the `indicator`, `group` or `ruleset` that it belongs to",
        "请写到它所属的 `指标`、`分组` 或 `规则集` 之下",
    ),
    "misplaced-clause.opens-a-block": (
        "`{word}` opens a block, and stands among the clauses of another",
        "`{word}` 是块的首行，却夹在另一个块的子句中间",
    ),
    "misplaced-clause.opens-a-block-hint": (
        "put it below them, or open the line with a clause, such as `weight` or `target`",
        "请移到这些子句之后，或以 `权重`、`目标` 之类的子句开头",
    ),
    "lost-header": ("`{text}` stands where a block opens", "`{text}` 处应是块的首行"),
    "lost-header.example": ("`{word}` gives again what is given above", "`{word}` 重复给出了上面已给的值"),
    "lost-header.example-hint": (
        'if another example begins here, write its line `example "title"` above it',
        '若这里是另一个示例，请在上面写 `示例 "标题"`',
    ),
    "clause-on-its-own-line": (
        "{word} stands on the line of another clause",
        "{word}与另一子句写在了同一行",
    ),
    "clause-on-its-own-line.at-end": (
        "`{word}` stands at the end of a line, and opens the next",
        "`{word}` 写在行尾，应是下一行的开头",
    ),
    "clause-on-its-own-line.remark": (
        "`{word}` stands in a remark, and its clauses below it",
        "`{word}` 写进了备注，而它的子句在下面",
    ),
    "clause-on-its-own-line.remark-hint": ("begin a new line with `{word}`", "请另起一行写 `{word}`"),
    "row-on-its-own-line": (
        "the row `{row}` stands on the line of its clause",
        "表行 `{row}` 与子句写在了同一行",
    ),
    "hint.begin-a-line-before": ("begin a new line before {word}", "请在{word}前另起一行"),
    "stray-row": ("`{text}` opens with no keyword", "`{text}` 开头没有关键词"),
    "stray-row.example-hint": (
        "write `{line}`, or join it to the line above",
        "写作 `{line}`，或并入上一行",
    ),
    "stray-row.no-table": (
        "`{text}` opens with no keyword, and belongs to no table above it",
        "`{text}` 开头没有关键词，上面也没有它所属的表",
    ),
    "stray-row.no-table-hint": (
        "open the line with a clause, as `score`, or put the head of a table above it, as `score match …`",
        "行首请写子句，如 `得分`；或在上面写表头，如 `得分 按 …`",
    ),
    # tables
    "table-row": ("this is no row of a table", "这不是表的一行"),
    "table-row.hint": (
        'write the keys, a colon and the values, as in `"A", >= 10: 2.5`',
        '请依次写键、冒号和值，如 `"A", >= 10: 2.5`',
    ),
    "table-row.shape": ("this row has {own}, and others {others}", "这一行有{own}，其他行有{others}"),
    "table-row.no-key": ("a key of this row is lacking", "这一行缺少键"),
    "table-row.no-value": ("a value of this row is lacking", "这一行缺少值"),
    "table-row.bad-key": ("`{text}` is no key of a table", "`{text}` 不能作表的键"),
    "table-row.bad-value": ("`{text}` is no value of a table", "`{text}` 不能作表的值"),
    "table-row.bad-key-hint": (
        "write a text in quotes, a number with or without a unit, or a test such as `>= 10` or `5 to 10`",
        "请写引号里的文字、数（可带单位），或条件，如 `>= 10`、`5 至 10`",
    ),
    "table-row.bad-value-hint": (
        "write a number with or without a unit, or a text in quotes; for what is worked out write a `match`",
        "请写数（可带单位）或引号里的文字；要计算的请用 `按`（`match`）",
    ),
    "table-row.otherwise-hint": (
        "leave the row out: a table that no row holds of refuses the data",
        "请删去这一行：没有一行适用时，表会拒绝该数据",
    ),
    "table-row.answer-hint": (
        "write `if … then … else …` for what is yes or no",
        "是或否请用 `若 … 则 … 否则 …`",
    ),
    "table-row.missing-hint": (
        "leave the row out, or say in the item's `missing` what to do without a value",
        "请删去这一行，或在该项的 `缺失` 里说明没有数据时如何处理",
    ),
    "table-row.quotes-hint": ("a text stands in straight quotes: write `{text}`", "文字要放在直引号里：写作 `{text}`"),
    "table-row.test-hint": ("write the test alone: `{text}`", "只写条件：`{text}`"),
    "phrase.key": ("{count} key", "{count} 个键"),
    "phrase.keys": ("{count} keys", "{count} 个键"),
    "phrase.value": ("{count} value", "{count} 个值"),
    "phrase.values": ("{count} values", "{count} 个值"),
    "too-many-rows": ("the table has more than {most} rows", "表超过 {most} 行"),
    "too-many-rows.hint": ("split it into several tables", "请拆成几张表"),
    "too-many-rows.under-clause": ("the table has {count} rows, more than {most}", "表有 {count} 行，超过 {most} 行"),
    "too-many-rows.under-clause-hint": (
        "split it by a `when`, use `interpolate(…)`, or look the values up in a `table`",
        "请用 `当` 分开，改用 `插值(…)`，或从 `表` 里查值",
    ),
    # files
    "empty-file": ("the file holds no block", "文件里没有块"),
    "empty-file.hint": ('begin with `ruleset NAME "title"`', '请以 `规则集 名称 "标题"` 开头'),
    "file-too-long": ("the file is longer than {most} bytes", "文件超过 {most} 字节"),
    "file-too-long.bytes": ("the file has {count} bytes, more than {most}", "文件有 {count} 字节，超过 {most} 字节"),
    "hint.split-by-use": ("split it by `use`", "请用 `引用` 拆成几个文件"),
    "line-too-long": (
        "the line has {count} characters, more than {most}",
        "这一行有 {count} 个字符，超过 {most} 个",
    ),
    "line-too-long.hint": (
        "break it inside parentheses, or name a part of it with a `metric`",
        "请在括号里换行，或把其中一部分另列为 `计算`",
    ),
    "too-many-tokens": (
        "the line holds more than {most} words and signs",
        "这一行的词和符号超过 {most} 个",
    ),
    "hint.name-a-part": ("name a part of it with a `metric`", "请把其中一部分另列为 `计算`"),
    "too-many-lines": ("the file holds more than {most} lines", "文件超过 {most} 行"),
    "too-many-mistakes.unread": (
        "too many mistakes; what follows was not read",
        "错误太多，后面的没有再读",
    ),
    "too-deep": ("this nests deeper than {most} levels", "嵌套超过 {most} 层"),
    "too-deep.chained": ("this chains more than {most} operators", "连用的运算符超过 {most} 个"),
    "too-deep.chained-hint": (
        "name a part of it with a `metric`, or add up with `sum(…)`",
        "请把其中一部分另列为 `计算`，或用 `求和(…)` 相加",
    ),
    "no-text": ("`{value}` is no text of a ruleset", "`{value}` 不是规则集的文本"),
    "no-text.hint": (
        "give the text that the file holds, or load the file by its path",
        "请给出文件里的文本，或按路径读入文件",
    ),
    "no-text.path": ("`{value}` is no path of a ruleset", "`{value}` 不是规则集的路径"),
    "no-text.path-hint": ("give the path of a file that ends in `.indic`", "请给出以 `.indic` 结尾的文件路径"),
    "not-utf8": ("the byte {byte} on this line is not UTF-8", "这一行的字节 {byte} 不是 UTF-8 编码"),
    "not-utf8.hint": ("save the file as UTF-8", "请把文件存为 UTF-8"),
    "not-utf8.chinese-hint": (
        "the file seems to be in a Chinese encoding (GBK, ANSI); save it as UTF-8",
        "文件似乎是中文编码（GBK、ANSI），请存为 UTF-8",
    ),
    "not-utf8.utf16": ("the file is UTF-16 text", "文件是 UTF-16 文本"),
    "not-utf8.utf16-hint": ("save it as UTF-8 text", "请存为 UTF-8 文本"),
    "binary-file": ("the file is {kind}, and no ruleset", "文件是{kind}，不是规则集"),
    "binary-file.hint": (
        "a ruleset is a text file that ends in `.indic`; data files are given beside it",
        "规则集是以 `.indic` 结尾的文本文件，数据文件另外给出",
    ),
    "binary-file.zeros": ("the file holds zero bytes and is no text", "文件里有零字节，不是文本"),
    "binary-file.zeros-hint": (
        "open the ruleset in a text editor, and save it as UTF-8 text",
        "请用文本编辑器打开规则集，存为 UTF-8 文本",
    ),
    "phrase.office-file": ("an Excel, Word or zip file", " Excel、Word 或 zip 文件"),
    "phrase.old-office-file": ("an old Excel or Word file", "旧版 Excel 或 Word 文件"),
    "phrase.pdf-file": ("a PDF", " PDF 文件"),
}
