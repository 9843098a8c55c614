"""What is said of examples: what was expected and found, what they reach, and which ones are suggested."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # an expectation in a ruleset
    "unknown-code": ("no problem of data has the code `{code}`", "没有代码为 `{code}` 的数据问题"),
    "unknown-code.hint": (
        "write the code that the problem shows, such as `out-of-range`",
        "写数据问题显示的代码，如 `out-of-range`",
    ),
    # a file of tests
    "no-ruleset.tested": ("no file `{file}` stands beside this file of tests", "这个测试文件旁边没有 `{file}`"),
    "no-ruleset.tested.hint": (
        'open it with a line such as `use "land"`, which names the ruleset that it tests',
        '开头写一行，如 `use "land"`，指明要测试的规则文件',
    ),
    "usage.test-file": (
        "`{file}` holds the examples of a ruleset, and no ruleset of its own",
        "`{file}` 是测试文件，只有示例，没有规则",
    ),
    "usage.test-file.hint": (
        "name the ruleset, `{tested}`, or run the examples with `indicrules test {file}`",
        "改用规则文件 `{tested}`；要运行示例，用 `indicrules test {file}`",
    ),
    "usage.write-alone": ("`--write` writes what `--suggest` suggests", "`--write` 用于写入 `--suggest` 给出的建议"),
    "usage.write-alone.hint": ("write `--suggest --write`", "写作 `--suggest --write`"),
    # what was found
    "example.is": ("{what} is {value}", "{what} 为 {value}"),
    "example.read": ("{values}", "{values}"),
    "example.reasons": ("{reasons}", "{reasons}"),
    "example.none": ("none", "无"),
    "example.taken": ("the data was taken, and total is {total}", "数据被接受，总分为 {total}"),
    "example.refused": ("the data was refused", "数据被退回"),
    "example.refused-otherwise": ("the data was refused for other reasons: {codes}", "数据因其他原因被退回：{codes}"),
    "example.check-failed": ("the check failed", "该检查未通过"),
    "example.check-passed": ("the check passed", "该检查已通过"),
    "example.check-skipped": ("the check was skipped", "该检查被跳过"),
    "example.missing": ("`{name}` is missing", "`{name}` 缺失"),
    "example.no-value": ("`{name}` has no value", "`{name}` 没有值"),
    "example.a-value": ("a value", "所需的值"),
    # what examples leave out
    "coverage.never-reached": ("never worked out", "从未执行"),
    "coverage.never-taken": ("never takes effect", "从未生效"),
    "coverage.always-taken": ("always takes effect", "每次都生效"),
    "coverage.never-holds": ("never holds", "从未成立"),
    "coverage.never-fails": ("never fails", "从未不成立"),
    "coverage.never-met": ("never met", "从未达标"),
    "coverage.never-missed": ("never missed", "从未不达标"),
    "coverage.never-binds": ("never binds", "从未起限制作用"),
    "coverage.always-binds": ("always binds", "每次都起限制作用"),
    "coverage.never-given": ("never given", "从未评出"),
    "coverage.never-chosen": ("never chosen", "从未选用"),
    "coverage.no-value": ("no example has {value} {sides} {mark}", "没有示例使 {value} {sides} {mark}"),
    "coverage.under": ("just under", "略低于"),
    "coverage.at": ("at", "正好为"),
    "coverage.over": ("just over", "略高于"),
    # how much is reached
    "coverage.title": ("What the examples reach", "示例覆盖情况"),
    "coverage.whole": (
        "{percent} % covered: {reached} of {count}",
        "示例覆盖率 {percent}%：{count} 处中覆盖 {reached} 处",
    ),
    "coverage.ruleset": ("(the whole)", "（总体）"),
    "coverage.item": ("item", "项目"),
    "coverage.clauses": ("clauses", "条款"),
    "coverage.rows": ("rows", "档次"),
    "coverage.branches": ("branches", "分支"),
    "coverage.boundaries": ("thresholds", "临界值"),
    "coverage.of": ("{reached} of {count}", "{reached}/{count}"),
    "coverage.none-lacking": ("every clause and threshold is reached", "各条款和临界值均已覆盖"),
    "coverage.lacking": ("what no example reaches", "示例未覆盖"),
    "coverage.count": ("examples", "示例数"),
    "coverage.line": ("line", "行"),
    "coverage.text": ("ruleset", "规则"),
    "coverage.short": (
        "coverage is {percent} %, {least} % was asked for",
        "示例覆盖率为 {percent}%，要求不低于 {least}%",
    ),
    # examples that are suggested
    "suggested.under": ("{value} just under {mark}", "{value} 略低于 {mark}"),
    "suggested.at": ("{value} at {mark}", "{value} 正好为 {mark}"),
    "suggested.over": ("{value} just over {mark}", "{value} 略高于 {mark}"),
    "suggested.none": ("no threshold wants another example", "各临界值均已有示例"),
    "suggested.more": (
        "{count} more sides of thresholds want examples; ask again once these are in",
        "还有 {count} 处临界值缺少示例；写入这些示例后再运行一次",
    ),
    "suggested.written": ("{count} examples to confirm: {path}", "已写入 {count} 个待核对的示例：{path}"),
    "suggested.unreached": ("{said}, and none was found", "{said}，也未找到合适的数据"),
    "suggested.confirm": (
        "suggested: confirm that these results are meant, then delete this line",
        "建议的示例：请核对结果是否符合本意，确认后删去这一行",
    ),
    # what differs
    "example.data-refused": ("the data was refused: {why}", "数据被退回：{why}"),
    "example.expected": ("expected `{text}`, but {found}", "应为 `{text}`，而 {found}"),
    "example.more": ("expected `{text}`, but {found}, {gap} more", "应为 `{text}`，而 {found}，多 {gap}"),
    "example.less": ("expected `{text}`, but {found}, {gap} less", "应为 `{text}`，而 {found}，少 {gap}"),
}
