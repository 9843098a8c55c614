"""What the help of the command line says in Chinese, by what it says in English; examples are the same in both."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HEADINGS: Mapping[str, str] = MappingProxyType(
    {"Options": "选项", "Commands": "命令", "Example:": "示例：", "Examples:": "示例："}
)

LINES: Mapping[str, str] = MappingProxyType(
    {
        # click's own
        "Show this message and exit.": "显示本说明。",
        "Show the version and exit.": "显示版本号。",
        # of several commands
        "Language of what is printed; default: that of the locale.": "输出所用语言；默认按系统区域设置。",
        "Whether to colour; auto: on a terminal.": "是否着色；auto：在终端上着色。",
        "Form of the output.": "输出格式。",
        "Format of DATA; default: by its ending.": "DATA 的格式；默认按扩展名。",
        "Period to score, instead of the ruleset's own.": "按此期间计分，不用规则集自己的期间。",
        "What a bare number means for a `%` input.": "以 `%` 计的输入只写数字时的含义：百分数或小数。",
        "Encoding of a text file, as in gbk; default: UTF-8.": "文本文件的编码，如 gbk；默认 UTF-8。",
        # score
        "Form of the output; default: text for one department, for a table by the ending of --out, else csv.": (
            "输出格式；默认：单个单位为 text，表格按 --out 的扩展名，否则为 csv。"
        ),
        "Write a receipt to FILE, which `indicrules verify` recomputes.": (
            "把计分凭据写入 FILE，可用 `indicrules verify` 复算。"
        ),
        "Exit with 1 if a total is below this, or lacking.": "总分低于此数或缺失时，退出码为 1。",
        "Exit with 1 if a grade is this one, stands after it, or is lacking.": (
            "等级为此档、低于此档或缺失时，退出码为 1。"
        ),
        "Read DATA as a table, a row a department, whatever its ending.": (
            "不论扩展名，DATA 都按每个单位一行的表格读取。"
        ),
        "Write a table's scores to FILE, .parquet, .csv, .json or .ndjson; default, and `-`: printed.": (
            "把表格的得分写入 FILE：.parquet、.csv、.json 或 .ndjson；默认或写 `-` 时直接输出。"
        ),
        "Open CSV with a byte order mark, by which Excel knows UTF-8.": (
            "在 CSV 开头写字节序标记，便于 Excel 识别 UTF-8。"
        ),
        "Column that says whose row it is; may be repeated.": "标明各行属于哪个单位的列；可重复给出。",
        "A row a department, or one an actual.": "每个单位一行，或每个完成值一行。",
        "What an input without a column means.": "没有对应列的输入按什么处理。",
        "How statuses are written: 1 or missing-zero.": "状态的写法：1 或 missing-zero。",
        "Columns x.status and so on, or x_status.": "列名写作 x.status，或 x_status。",
        "Threads that score a table; default: all cores.": "给表格计分的线程数；默认用全部核心。",
        # explain
        "Explain one indicator or group, by name or title.": "只说明一个指标或分组，按名称或标题指定。",
        "Show the first page alone.": "只显示首页。",
        "Show every step of every item, those with full marks too.": "显示每一项的每一步，满分的也显示。",
        "Show what was passed over of items that lost nothing, too.": "没有失分的项，未触发的条款也显示。",
        "Say which department or project it is of.": "写明是哪个单位或项目。",
        "Say of which date it is, such as 2024-12-31, or `today`.": "写明日期，如 2024-12-31，或 `today`。",
        # audit
        "File of what was published; default: NAME.claims.json beside DATA.": (
            "公布值的文件；默认为 DATA 旁的 NAME.claims.json。"
        ),
        "File of what was published last year.": "上年公布值的文件。",
        "How many processes audit a folder; default: one a core.": "用几个进程核查文件夹；默认每个核一个。",
        "End with exit code 1 for warnings, too.": "有警告时退出码也为 1。",
        # verify
        "Score by this ruleset, not by the receipt's texts.": "按此规则集计分，不用凭据里的文本。",
        "Score these data, not those in the receipt.": "给此数据计分，不用凭据里的数据。",
        # report
        "Form of the report; default: by the ending of --output, else html.": (
            "报告格式；默认按 --output 的扩展名，否则为 html。"
        ),
        "File; default: standard output.": "文件；默认为标准输出。",
        "File of what was published, to be audited; default: NAME.claims.json beside DATA, if it is there.": (
            "要核对的公布值文件；默认为 DATA 旁的 NAME.claims.json（如有）。"
        ),
        # import
        "Folder to write in; default: this one.": "写入的文件夹；默认为当前文件夹。",
        "Encoding of a text, as in gbk.": "文本的编码，如 gbk。",
        "Name of what is written; default: FORM's.": "写出文件的名称；默认取自 FORM。",
        "Settle what the form leaves open.": "确定表中留待决定之处。",
        "Write over files that are there.": "覆盖已有的文件。",
        # new
        "What is scored.": "评价对象。",
        "Name of the ruleset; default: made of FILE's.": "规则集的名称；默认取自 FILE。",
        "Its period; default: this year.": "期间；默认为今年。",
        "Full marks; default: 100.": "满分；默认 100。",
        "The document that sets the rules.": "规则所依据的文件。",
        "As in 'cases closed >= 100 cases, 40'.": "写法如“'办结数 >= 100 件, 40'”。",
        "A shipped profile to begin from, as in std/mof2020.": "作为起点的内置模板，如 std/mof2020。",
        "Ask nothing; take what is proposed.": "不提问，一律采用建议值。",
        # check
        "Write all edits that are certain.": "写入所有无疑义的修改。",
        "Write nothing; show what `--fix` would change.": "不写文件，只显示 `--fix` 会改什么。",
        "Exit with 1 for warnings, too; for notes never.": "有警告时退出码也为 1；提示不影响退出码。",
        "Tell of these lints alone.": "只报告这些检查项。",
        "Do not tell of these lints.": "不报告这些检查项。",
        # fmt
        "Change nothing; exit with 1 if a file would change.": "不改文件；有文件需要改时退出码为 1。",
        "Change nothing; show what would change.": "不改文件，只显示会改什么。",
        "Language of the keywords; default: as they are.": "关键字的语言；默认保持原样。",
        # test
        "List the examples that pass, too.": "相符的示例也列出。",
        "Say what the examples reach of each ruleset, and what not.": "说明示例覆盖了规则集的哪些部分，哪些没有。",
        "Write the coverage as a page, line by line.": "把覆盖情况逐行写成网页。",
        "Exit with 1 if less than PERCENT is covered.": "覆盖率低于 PERCENT 时退出码为 1。",
        "Print the examples that thresholds still want, to be confirmed.": "输出各临界值尚缺的示例，供确认。",
        "Append what is suggested to NAME_test.indic beside each ruleset.": (
            "把建议的示例追加到规则集旁的 NAME_test.indic。"
        ),
        "Write what came of the examples as JUnit's XML.": "把示例的结果写成 JUnit 的 XML。",
        # lsp
        "Answer on the standard streams, which is what is done anyway.": "通过标准输入输出通信；不写也是如此。",
        # the commands, in the list of them
        "Score one department's data by a ruleset, or a table of many.": (
            "按规则集给一个单位的数据或多个单位的表格计分。"
        ),
        "Show how each score came about.": "说明每个得分的来历。",
        "Hold published figures against what follows from the data.": "核对公布值与按数据得出的结果。",
        "Recompute a receipt, and say what differs.": "复算计分凭据，指出不符之处。",
        "Write a report to hand on: a page, a workbook, a document.": "写出可报送的报告：网页、工作簿或文档。",
        "Say in plain sentences what a ruleset asks for.": "用通俗语句说明规则集的要求。",
        "Read a filled-in form into a ruleset, its data and what it published.": (
            "把填好的表读成规则集、数据和公布值。"
        ),
        "Write a first ruleset from a few answers.": "回答几个问题，写出第一个规则集。",
        "Say all that is wrong with rulesets, and mend what is certain.": "指出规则集的所有问题，改正其中无疑义的。",
        "Lay rulesets out anew, in place.": "就地重新排版规则集。",
        "Run the examples of rulesets.": "运行规则集的示例。",
        "Serve an editor.": "为编辑器提供服务。",
    }
)
"""Lines of options and of the list of commands."""

_DATA = "DATA 是写有名称和值的 JSON、TOML 或 CSV 文件，`-` 表示标准输入"

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "Score performance indicators exactly, and explain each deduction.": (
            "精确计算绩效指标得分，并说明每一处扣分。\n\n退出码：0 完成，1 有发现，2 无法运行。"
        ),
        "Score one department's data by a ruleset, or a table of many.": (
            "按规则集给一个单位的数据或多个单位的表格计分。\n\n"
            f"{_DATA}；也可以是每个单位一行的 Parquet、CSV、Arrow 或 NDJSON 文件。\n"
            "退出码 1 表示有检查未通过、表格有行无法计分，或总分、等级未达到要求。"
        ),
        "Show how each score came about, so that every number can be redone by hand.": (
            f"说明每个得分的来历，每个数都可以手工复算。\n\n{_DATA}。"
        ),
        "Hold the figures that a department published against what follows from its data, and say what led to each "
        "gap.": (
            "核对单位公布的数值与按其数据得出的结果，说明每处差异的原因。\n\n"
            f"{_DATA}。公布值写在旁边的 NAME.claims.json 里；没有公布值时，只看检查和数据。\n"
            "DATA 也可以是多个单位的文件夹，每个单位为数据及公布值，或表格（.xlsx、.docx、.csv 等），\n"
            "各占结果表的一行。\n"
            "退出码 1 表示有未通过之处，或文件夹中有文件无法核查。"
        ),
        "Recompute a receipt that `score --receipt` wrote, and say what differs.": (
            "复算 `score --receipt` 写出的计分凭据，指出不符之处。\n\n"
            "按凭据所载的期间计分。仅因程序库版本不同而有的出入只作提示，不算不符。\n"
            "退出码 1 表示有不符：凭据本身、规则集文本、数据或结果。"
        ),
        "Write a report of one department to hand on: what was lost and why, with the rules that say so.": (
            "写出一个单位可报送的报告：失了哪些分、为什么，并附依据的规则。\n\n"
            f"{_DATA}。\n"
            "公布值写在旁边的 NAME.claims.json 里，或由 --claims 指定时，一并核查，结果写进报告。"
        ),
        "Say in plain sentences what a ruleset asks for, so that those who set its targets can proof-read it.": (
            "用通俗语句说明规则集的要求，供制定目标的人核对。\n\n"
            "不需要数据。由一个数值决定得分的指标，列出各临界值及其前后的得分。"
        ),
        "Read a form as it was filled in, and write NAME.indic, NAME.json and NAME.claims.json.": (
            "读取填好的表，写出 NAME.indic、NAME.json 和 NAME.claims.json。\n\n"
            "FORM 是 .xlsx、.docx、.csv、HTML 或文本文件，或可由 LibreOffice 转换的文件。"
            "凡读法与原文不同、略过或须由人决定之处，都会连同位置一并说明。"
            "留待决定之处用 --decide 确定；`*.KIND=CHOICE` 确定同类的全部。"
            "退出码 1 表示仍有待决定之处。"
        ),
        "Write a first ruleset from a few answers; `-` writes to standard output.": (
            "回答几个问题，写出第一个规则集；`-` 表示写到标准输出。\n\n"
            "选项没有给出的内容会提问。指标写作名称、符号、目标值，还可加权重；没有权重的均分余下的分值。"
            "模板有分组时，指标写明所在分组：'修路里程 in 产出指标 >= 320 km, 15'。\n"
            "写出的规则集带有示例，其得分由规则集自己算出。已有的文件不会被覆盖。"
        ),
        "Say all that is wrong with rulesets, and what is doubtful in them; `-` reads standard input.": (
            "指出规则集的所有错误和可疑之处；`-` 表示读标准输入。\n\n"
            "给出文件夹时，检查其中及下级的全部 `.indic` 文件。CODES 是检查项的代码，以逗号分隔，或写 `all`。\n"
            "`indicrules.toml`，或 `pyproject.toml` 里的 `[tool.indicrules.check]`，可写同样的设置。\n"
            "退出码 1 表示规则集有错误，使用 `--strict` 时也包括警告；2 表示有文件无法读取，其余文件照常检查。"
        ),
        "Lay rulesets out anew, in place; `-` reads standard input and writes to standard output.": (
            "就地重新排版规则集；`-` 表示读标准输入、写标准输出。\n\n"
            "给出文件夹时，排版其中及下级的全部 `.indic` 文件。\n"
            "退出码 1 表示有文件需要改（`--check`），2 表示有文件无法排版；其余文件照常处理。"
        ),
        "Run the examples of rulesets and say what differs.": (
            "运行规则集的示例，指出不符之处。\n\n"
            "`NAME_test.indic` 里的示例属于旁边的规则集 NAME.indic，或它用 `use` 引用的规则集，"
            "与规则集自己的示例一起运行。"
            "给出文件夹时，运行其中及下级的全部 `.indic` 文件。\n"
            "退出码 1 表示有示例不符或覆盖不足，2 表示有规则集无法使用；其余照常运行。"
        ),
        "Answer an editor over the language server protocol, on the standard streams.": (
            "通过标准输入输出，以语言服务器协议（LSP）为编辑器提供服务。\n\n"
            "由编辑器自行启动；各编辑器的设置见 docs/editors.md。"
            "提示所用语言按 `--lang`，否则按项目设置或编辑器的语言。"
        ),
    }
)
"""What a command says of itself, by the first paragraph of that in English."""
