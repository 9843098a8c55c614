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
        "`{file}` 是测试文件，只有样例，没有规则",
    ),
    "usage.test-file.hint": (
        "name the ruleset, `{tested}`, or run the examples with `indicrules test {file}`",
        "改用规则文件 `{tested}`；要运行样例，用 `indicrules test {file}`",
    ),
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
    # examples that are suggested
    "suggested.under": ("{value} just under {mark}", "{value} 略低于 {mark}"),
    "suggested.at": ("{value} at {mark}", "{value} 正好为 {mark}"),
    "suggested.over": ("{value} just over {mark}", "{value} 略高于 {mark}"),
    "suggested.confirm": (
        "suggested: confirm that these results are meant, then delete this line",
        "建议的样例：请核对结果是否符合本意，确认后删去这一行",
    ),
    # what differs
    "example.data-refused": ("the data was refused: {why}", "数据被退回：{why}"),
    "example.expected": ("expected `{text}`, but {found}", "应为 `{text}`，而 {found}"),
    "example.more": ("expected `{text}`, but {found}, {gap} more", "应为 `{text}`，而 {found}，多 {gap}"),
    "example.less": ("expected `{text}`, but {found}, {gap} less", "应为 `{text}`，而 {found}，少 {gap}"),
}
