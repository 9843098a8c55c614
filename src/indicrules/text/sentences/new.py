"""What is said where a first ruleset is written: questions, remarks in it, and what of the answers cannot be used."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "label.ask-title": ("What is scored? A title", "评价什么（标题）"),
    "label.ask-period": ("Which year?", "年度"),
    "label.ask-total": ("Full marks", "总分"),
    "label.ask-source": ("Which document sets the rules?", "依据哪个文件"),
    "label.ask-indicator": (
        "Indicator {number}, as in `{example}` (blank: no more)",
        "第 {number} 项指标，写法如 `{example}`（空行结束）",
    ),
    "label.ask-indicator-in": (
        "Indicator {number} in {group}, {weight} points, as in `{example}` (blank: no more)",
        "{group}（{weight} 分）第 {number} 项指标，写法如 `{example}`（空行结束）",
    ),
    "draft.title": ("Performance in {year}", "{year}年度绩效评价"),
    "draft.source": ("the document that sets these rules", "考核评价办法"),
    "draft.evidence": ("where the figure can be looked up", "佐证材料名称"),
    "draft.inputs": (
        "What the data bring: names, units, and the range of what is possible.",
        "要填报的数据：名称、单位、允许的范围。",
    ),
    "draft.all-met": ("all targets are met", "全部达标"),
    "draft.one-missed": ("{name} falls short", "{name}未达标"),
    "draft.remark": (
        "{title}.\n\nWhat follows `#` is for people alone. Change titles, targets, weights and documents as they\n"
        "are with you; an indicator more is a block more. Then have the rules checked, and the examples run:\n"
        "  indicrules check {file}\n  indicrules test {file}",
        "{title}。\n\n“#”后面的文字只给人看，不影响计分。把名称、目标、分值、依据改成自己的；添一项指标，\n"
        "就照样添一块。改完以后检查规则，并运行末尾的示例：\n  indicrules check {file}\n  indicrules test {file}",
    ),
    "report.written": ("written: {path}", "已写入：{path}"),
    "unwritable.exists": ("it is there already", "文件已存在"),
    "unwritable.exists.hint": (
        "name a file that is not there yet; nothing is ever written over",
        "请换一个还没有的文件名；已有的文件不会被覆盖",
    ),
    "usage.no-ruleset-file": ("`{path}` does not end in `.indic`", "`{path}` 的扩展名不是 `.indic`"),
    "usage.no-ruleset-file.hint": ("write `{path}`", "写作 `{path}`"),
    "usage.no-indicator": ("`{text}` says no indicator", "`{text}` 不是一项指标"),
    "usage.no-indicator.hint": (
        "write its name, a sign, the target and perhaps the weight, as in `{example}`",
        "写明名称、比较符号、目标，也可以写分值，如 `{example}`",
    ),
    "usage.no-such-group": (
        "`{profile}` has no group `{group}` for indicators",
        "`{profile}` 中没有放指标的分组 `{group}`",
    ),
    "usage.group-lacking": ("`{text}` stands in no group", "`{text}` 没有写明分组"),
    "usage.no-such-group.hint": (
        "write one of {groups}, as in `{example}`",
        "可写 {groups}，如 `{example}`",
    ),
    "usage.no-group-wanted": (
        "`{group}` is no group here, for only a profile brings groups",
        "这里没有分组 `{group}`，只有模板才带分组",
    ),
    "usage.no-group-wanted.hint": ("leave out `{text}`, or add `--profile`", "去掉 `{text}`，或加上 `--profile`"),
    "usage.complete-profile": (
        "`{profile}` has all its indicators already",
        "`{profile}` 的指标已经齐全",
    ),
    "usage.complete-profile.hint": (
        "leave out `--indicator`, and add indicators to the file",
        "去掉 `--indicator`，需要时在文件里添写",
    ),
    "usage.no-profile": ("there is no shipped profile `{name}`", "没有自带的模板 `{name}`"),
    "usage.no-profile.hint": ("the profiles are {names}", "模板有 {names}"),
    "usage.profile-total": (
        "`--total` is said, and `{profile}` brings its own",
        "`{profile}` 自带总分，不能再用 `--total`",
    ),
    "usage.profile-total.hint": ("leave out `--total`", "去掉 `--total`"),
    "usage.answers-ended": ("the answers ended before the last question", "回答不全"),
    "usage.answers-ended.hint": (
        "answer them all, or take what is proposed by `--yes`",
        "请逐项回答，或用 `--yes` 采用默认值",
    ),
}
