"""What the command line says of its own accord: slips, files that cannot be read or written, counts."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # A command line that cannot be run.
    "usage.help": ("`{command} --help` says how it is written", "用法见 `{command} --help`"),
    "usage.lacking": ("`{name}` is lacking", "缺少 `{name}`"),
    "usage.no-option": ("there is no option `{name}`", "没有 `{name}` 这个选项"),
    "usage.no-command": ("there is no command `{name}`", "没有 `{name}` 这个命令"),
    "usage.commands": ("the commands are {names}", "命令有 {names}"),
    "usage.at": ("`{name}`: {said}", "`{name}`：{said}"),
    "usage.left-over": ("nothing is left to do for `{text}`", "多出了 `{text}`"),
    "usage.lacks-command": ("there is no command", "缺少命令"),
    "usage.lacks-value": ("`{name}` lacks its value", "`{name}` 后面缺少取值"),
    "usage.takes-no-value": ("`{name}` takes no value", "`{name}` 后面不带取值"),
    "usage.not-one-of": ("`{text}` is not one of {names}", "`{text}` 不在可选范围内，可选 {names}"),
    "usage.no-number": (
        "`{text}` is no number; write digits, as in `85` or `59.5`",
        "`{text}` 不是数字；请写数字，如 `85` 或 `59.5`",
    ),
    "usage.threads": ("`{text}` is no whole number from 1 to {most}", "`{text}` 不是 1 到 {most} 的整数"),
    "usage.encoding": ("write {names}", "可写 {names}"),
    "usage.period": (
        "`{text}` is no period; write it as in `2024` or `2024-06-30`",
        "`{text}` 不是期间；请写成 `2024` 或 `2024-06-30` 这样",
    ),
    "usage.ruleset-second": (
        "`{ruleset}` stands where the ruleset should, and a ruleset where the data should",
        "`{ruleset}` 写在了规则集的位置，而规则集写在了数据的位置",
    ),
    "usage.ruleset-second.hint": (
        "write the ruleset first: `{data} {ruleset}`",
        "规则集写在前面：`{data} {ruleset}`",
    ),
    "usage.table-explained": (
        "`{path}` is a table, and `explain` takes one department's data",
        "`{path}` 是多个单位的数据表，`explain` 只接受一个单位的数据",
    ),
    "usage.table-explained.hint": (
        "write its row as names and values, a line each; from Python, `ruleset.explain_rows(…)` takes tables",
        "把要说明的那一行写成名称和数值，每行一项；在 Python 中可用 `ruleset.explain_rows(…)` 处理数据表",
    ),
    "usage.table-audited": (
        "`{path}` is a table, and `audit` takes one department's data",
        "`{path}` 是多个单位的数据表，`audit` 只接受一个单位的数据",
    ),
    "usage.table-audited.hint": (
        "write its row as names and values, a line each",
        "把要核查的那一行写成名称和数值，每行一项",
    ),
    "usage.receipt-of-table": (
        "a receipt is of one department, and `{path}` is a table of many",
        "凭据只针对一个单位，而 `{path}` 是多个单位的数据表",
    ),
    "usage.receipt-of-table.hint": (
        "leave out `--receipt`, or give one department's data",
        "去掉 `--receipt`，或给出一个单位的数据",
    ),
    "usage.no-grade": ("the ruleset has no grade `{name}`", "规则集中没有等级 `{name}`"),
    "usage.no-grade.names": ("its grades are {names}", "等级有 {names}"),
    "usage.no-grade.none": (
        "leave out `--fail-grade`; `--fail-under` asks for a total",
        "去掉 `--fail-grade`；对总分的要求用 `--fail-under`",
    ),
    "usage.tables-only": (
        "`{option}` is for tables, and {what} is one department's data",
        "`{option}` 只用于数据表，而{what}是一个单位的数据",
    ),
    "usage.tables-only.hint": (
        "leave it out; `--format json > FILE` keeps a scorecard in a file",
        "去掉这个选项；要把计分卡存入文件，用 `--format json > 文件`",
    ),
    "usage.text-of-table": ("scores of a table have no form `text`", "数据表的得分没有 `text` 这种格式"),
    "usage.text-of-table.hint": (
        "leave out `--format`, or say `--format csv`",
        "去掉 `--format`，或改用 `--format csv`",
    ),
    "usage.parquet-printed": ("Parquet is not printed", "Parquet 格式不能直接打印"),
    "usage.parquet-printed.hint": (
        "add `--out FILE`, as in `--out scores.parquet`",
        "加上 `--out 文件`，如 `--out scores.parquet`",
    ),
    "usage.form-and-ending": (
        "`--format {form}` and the ending of `{name}` contradict each other",
        "`--format {form}` 与 `{name}` 的扩展名不一致",
    ),
    "usage.form-and-ending.hint": (
        "leave out `--format`, or name the file `{name}`",
        "去掉 `--format`，或把文件命名为 `{name}`",
    ),
    "usage.prints-text": (
        "`{option}` prints the text itself, and `--format {form}` something else",
        "`{option}` 输出的是文本本身，与 `--format {form}` 冲突",
    ),
    "usage.prints-text.hint": ("leave out `--format`", "去掉 `--format`"),
    "usage.bom": (
        "`--bom` is for CSV, and the scores are written as {form}",
        "`--bom` 只用于 CSV，而得分写成 {form} 格式",
    ),
    "usage.bom.hint": ("leave out `--bom`", "去掉 `--bom`"),
    "out-of-memory": ("the memory does not suffice", "内存不足"),
    "out-of-memory.hint": (
        "`--workers 1` needs the least of it, or cut DATA up",
        "用 `--workers 1` 最省内存，或把数据分成几份",
    ),
    "tables-not-installed": ("tables need numpy and pyarrow", "处理数据表需要 numpy 和 pyarrow"),
    "spark-not-installed": (
        "Spark needs pyspark, pyarrow and pandas",
        "使用 Spark 需要 pyspark、pyarrow 和 pandas",
    ),
    "phrase.not-loaded": (
        "{needs}, of which one cannot be loaded: {why}",
        "{needs}，其中有一个无法加载：{why}",
    ),
    "hint.run": ("{command}", "请运行 `{command}`"),
    "unknown-item": ("no indicator or group is called `{name}`", "没有名为 `{name}` 的指标或分组"),
    "unknown-item.names": ("there are {names}", "有 {names}"),
    # Files that cannot be read or written.
    "unreadable.file": ("`{path}`: {why}", "`{path}`：{why}"),
    "unreadable.no-file": ("there is no such file", "没有这个文件"),
    "unreadable.folder": ("it is a folder", "这是文件夹"),
    "unreadable.not-allowed": ("reading it is not allowed", "没有读取权限"),
    "unreadable.somehow": ("it cannot be read", "无法读取"),
    "unreadable.closed": ("it is closed", "已关闭"),
    "unreadable.empty-folder": ("no `{pattern}` file lies in this folder", "文件夹中没有 `{pattern}` 文件"),
    "unwritable": ("`{path}`: {why}", "`{path}`：{why}"),
    "unwritable.no-folder": ("there is no folder `{path}`", "没有文件夹 `{path}`"),
    "unwritable.folder-closed": ("nothing may be written in its folder", "没有在所在文件夹中写入的权限"),
    "unwritable.somehow": ("it cannot be written", "无法写入"),
    "unwritable.nobody-reads": ("nobody reads it any more", "接收方已不再读取"),
    "unwritable.closed": ("it is closed", "已关闭"),
    "unwritable.closed.hint": ("send it to a file or to `/dev/null`", "请输出到文件或 `/dev/null`"),
    "unwritable.full": ("the disk is full", "磁盘已满"),
    "unwritable.quota": ("your share of the disk is used up", "磁盘配额已用完"),
    "unwritable.full.hint": ("make room, or write elsewhere", "请腾出空间，或写到别处"),
    "unwritable.too-large": ("files may not be as large", "文件超过了允许的大小"),
    "unwritable.folder": ("it is a folder", "这是文件夹"),
    "unwritable.folder.hint": ("name a file in it", "请写出其中的文件名"),
    "unwritable.not-allowed": ("writing it is not allowed", "没有写入权限"),
    "unwritable.read-only": ("its disk cannot be written to", "所在磁盘为只读"),
    "unwritable.name-too-long": ("its name is too long", "文件名太长"),
    "unwritable.name-too-long.hint": ("give it a shorter name", "请换一个短一些的文件名"),
    "unwritable.circle": ("its links go in a circle", "链接循环指向自身"),
    "unwritable.is-read": ("it is the file that is read", "这正是要读取的文件"),
    "unwritable.is-read.hint": ("write the scores to another file", "请把得分写到另一个文件"),
    "phrase.standard-output": ("standard output", "标准输出"),
    "phrase.standard-input": ("standard input", "标准输入"),
    "phrase.path": ("`{path}`", " `{path}` "),
    # Counts and results.
    "report.of": ("{path}: {said}", "{path}：{said}"),
    "report.error": ("1 error", "1 处错误"),
    "report.errors": ("{count} errors", "{count} 处错误"),
    "report.warning": ("1 warning", "1 处警告"),
    "report.warnings": ("{count} warnings", "{count} 处警告"),
    "report.note": ("1 note", "1 处提示"),
    "report.notes": ("{count} notes", "{count} 处提示"),
    "report.no-mistakes": ("no mistakes", "没有错误"),
    "report.would-change": ("would change: {path}", "需要改动：{path}"),
    "report.changed": ("changed: {path}", "已改动：{path}"),
    "report.passed": ("passed", "通过"),
    "report.failed": ("failed", "未通过"),
    "report.example": ("{word}: {title}", "{word}：{title}"),
    "report.no-examples": ("no examples", "没有示例"),
    "report.examples-hold": ("{passed} of {count} examples hold", "{count} 个示例中有 {passed} 个通过"),
    "report.total-lacking": ("the total is lacking, {least} was asked for", "没有总分，要求不低于 {least} 分"),
    "report.total-short": ("the total is {total}, {least} was asked for", "总分为 {total} 分，要求不低于 {least} 分"),
    "report.grade-lacking": (
        "the grade is lacking, one above `{least}` was asked for",
        "没有等级，要求高于 `{least}`",
    ),
    "report.grade-short": (
        "the grade is `{grade}`, one above `{least}` was asked for",
        "等级为 `{grade}`，要求高于 `{least}`",
    ),
    "report.rows-short": (
        "{count} of {rows} rows have no total of {least} or more",
        "{rows} 行中有 {count} 行总分不到 {least} 分或没有总分",
    ),
    "report.rows-graded": (
        "{count} of {rows} rows have no grade above `{least}`",
        "{rows} 行中有 {count} 行等级不高于 `{least}` 或没有等级",
    ),
    "report.doubtful": (
        "{count} of `{name}` above 1 and up to 2 read in percent, and may be fractions: "
        "write `105%` where 1.05 means that",
        "`{name}` 有 {count} 个值大于 1 且不超过 2，按百分数读取，但可能是小数：如果 1.05 指 105%，请写成 `105%`",
    ),
    "report.refused": (
        "{count} of {rows} rows could not be scored: {reasons}",
        "{rows} 行中有 {count} 行无法计分：{reasons}",
    ),
    "report.reason": ("{count} {code}", "{code} {count} 行"),
    "report.progress": (
        "{share}{rows} rows  {rate} a second  {fallen} by the exact evaluator",
        "{share}{rows} 行  每秒 {rate} 行  精确求值 {fallen} 行",
    ),
}
