"""What is said of clauses: where they stand, and the points in them."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "duplicate-clause": ("`{name}` says `{clause}` twice", "`{name}` 里 `{clause}` 写了两次"),
    "hint.keep-one-of-two": ("keep one of the two", "两处只留一处"),
    "label.first-said": ("first said here", "第一次写在这里"),
    "too-many-clauses": ("the {kind} `{name}` has more than {count} clauses", "{kind} `{name}` 的子句超过 {count} 条"),
    "too-many-clauses.hint": (
        "split it, or put what repeats into a `method` or `metric`",
        "拆开写，或把重复的部分放进 `method` 或 `metric`",
    ),
    "lost-header.twice": ("`{name}` has {words} and {last} twice", "`{name}` 里 {words} 和 {last} 都写了两次"),
    "lost-header.twice-hint": (
        "if another one begins here, write its line `indicator NAME` above `{line}`",
        "如果另一个指标从这里开始，在 `{line}` 上面补一行 `indicator NAME`",
    ),
    "label.first-one": ("the first one", "第一处"),
    "misplaced-clause.block": (
        "`{word}` does not belong in the {kind} `{name}`",
        "`{word}` 不能写在{kind} `{name}` 里",
    ),
    "label.nor-this": ("nor does this", "这个也不能"),
    "list-misplaced.actual": (
        "`{name}` is a list, which no indicator measures as it is",
        "`{name}` 是列表，指标不能直接以列表为完成值",
    ),
    "list-misplaced.actual-hint": (
        "say what of it is measured, as in `actual mean({name})`",
        "写明取其什么，如 `actual mean({name})`",
    ),
    "no-such-word.target": (
        "the target is settled before the actual is compared with it, so it cannot read `{word}`",
        "目标值要先定下来才同完成值比较，因此不能读取 `{word}`",
    ),
    "no-such-word.target-value": ("write a number, an input or a param", "写数字、输入或参数"),
    "no-such-word.target-itself": ("say the target itself", "直接写出目标值"),
    "no-such-target": ("a target cannot be `!=`", "目标值不能用 `!=`"),
    "no-such-target.hint": ("say what should be reached", "写明应达到什么"),
    "no-order.target": (
        "`{text}` asks for an order that the actual does not have",
        "`{text}` 要分大小，而完成值没有大小之分",
    ),
    "no-order.target-hint": ("write `= …`", "写作 `= …`"),
    "range-upside-down.target": ("the target `{text}` opens above where it closes", "目标值 `{text}` 的下限高于上限"),
    "range-upside-down.hint": ("write `{low} to {high}`", "写作 `{low} to {high}`"),
    "not-a-number.points": ("`{text}` is no number, which {what} must be", "`{text}` 不是数字，而{what}要写数字"),
    "not-constant.points": (
        "{what} must be known before the data is, and `{text}` is not",
        "`{text}` 要等数据来了才知道，而{what}要事先就知道",
    ),
    "not-constant.points-hint": ("write a number or a param", "写数字或参数"),
    "not-constant.irrational": (
        "{what} is a number known exactly, and `{text}` is irrational",
        "`{text}` 是无理数，而{what}要是确切的数",
    ),
    "not-constant.irrational-hint": ("write `round({text}, 0.01)`", "写作 `round({text}, 0.01)`"),
    "percent-is-not-points": ("{what} is in points, and `{text}` is a percent", "`{text}` 是百分数，而{what}以分计"),
    "range-upside-down.total": (
        "the total may reach at most `{text}`, which is below its full mark",
        "总分最多可到 `{text}`，却低于满分",
    ),
    "range-upside-down.total-hint": (
        "write `total {total}`, or a limit above it",
        "写作 `total {total}`，或写一个更高的上限",
    ),
    "step-not-positive.round": ("the step `{step}` is not a number above 0", "步长 `{step}` 不是大于 0 的数"),
    "step-not-positive.round-hint": (
        "write a step such as `{step}`, or `none`",
        "写一个步长，如 `{step}`，或写 `none`",
    ),
    "negative-points": ("{what} cannot be negative, and `{text}` is", "`{text}` 是负数，而{what}不能为负"),
    "negative-points.zero": ("write `0` for no points at all", "一分不给就写 `0`"),
    "step-of-another-unit": (
        "the step `{step}` is {own}, and what it counts is {counted}",
        "步长 `{step}` 是{own}，而所计的量是{counted}",
    ),
    "label.counted": ("this is counted", "按这个计"),
    "deduct-on-met-side": (
        "this takes points where the target `{target}` is met",
        "目标值 `{target}` 已达到，这里还要扣分",
    ),
    "deduct-on-met-side.hint": (
        "write `{side} target` to count what falls short of it",
        "写作 `{side} target`，计未达到的部分",
    ),
    "label.target": ("the target", "目标值"),
    "reserved-word.no-grade": (
        "`{name}` says that no grade is given, so no grade can be called so without quotes",
        "`{name}` 表示没有等级，不加引号就不能作等级名",
    ),
    "reserved-word.no-grade-hint": (
        'choose another name, or write `"{name}"` here and wherever it is asked for',
        '换个名称，或在这里和问到它的地方都写作 `"{name}"`',
    ),
    "missing-condition": ("nothing says when `{clause}` lowers the grade", "`{clause}` 没有写明什么时候降档"),
    "missing-condition.hint": (
        "say when, as in `downgrade {count} if accidents > 0`",
        "写明条件，如 `downgrade {count} if accidents > 0`",
    ),
    "unit-clash.downgrade-unit": (
        "`downgrade` counts grades, and `{text}` has a unit",
        "`downgrade` 以档计，而 `{text}` 带了单位",
    ),
    "unit-clash.downgrade": (
        "`downgrade` counts grades, and `{text}` is {kind}",
        "`downgrade` 以档计，而 `{text}` 是{kind}",
    ),
    "unit-clash.downgrade-hint": ("write how many grades, as in `downgrade 1 if …`", "写降几档，如 `downgrade 1 if …`"),
    "not-a-whole-number.downgrade": (
        "`downgrade` needs to know by how many grades, and `{text}` is no whole number above 0",
        "`downgrade` 要写降几档，而 `{text}` 不是大于 0 的整数",
    ),
    "not-a-whole-number.downgrade-hint": (
        "write a whole number, as in `downgrade 1 if …`",
        "写整数，如 `downgrade 1 if …`",
    ),
    "misplaced-clause.where": ("it stands in {where}", "它写在 {where} 里"),
    "misplaced-clause.indicator": (
        "it stands in {where}; if `{name}` is measured, write `indicator {name}`",
        "它写在 {where} 里；如果 `{name}` 要测算，写作 `indicator {name}`",
    ),
    "negative-points.positive": ("{what} must be above 0, and `{text}` is not", "`{text}` 不大于 0，而{what}要大于 0"),
    "negative-points.hint": ("write a number such as `10`", "写一个数，如 `10`"),
    "not-a-number.share": ("write `weight {word}` for an equal share", "要均分就写 `weight {word}`"),
    "percent-is-not-points.with-bonus": (
        "write `{text}`, and add `bonus {bonus}` to `{name}`, which may then score above its full mark",
        "写作 `{text}`，并给 `{name}` 加上 `bonus {bonus}`，得分才能超过满分",
    ),
    "percent-is-not-points.of-100-and-bonus": (
        "add `out of 100%` and `bonus {bonus}` to `{name}`, by which it is scored in percent, and may exceed that",
        "给 `{name}` 加上 `out of 100%` 和 `bonus {bonus}`，按百分数计分，并可超过满分",
    ),
    "percent-is-not-points.of-100": (
        "add `out of 100%` to `{name}`, by which it is scored in percent",
        "给 `{name}` 加上 `out of 100%`，按百分数计分",
    ),
    "percent-is-not-points.total-100": (
        "add `total 100%`, by which the ruleset is scored in percent",
        "加上 `total 100%`，整个规则集按百分数计分",
    ),
    "percent-is-not-points.step": ("say the step in points, as in `{number}`", "步长以分计，如 `{number}`"),
    "percent-is-not-points.divided": (
        "write `{text} / 1%` for its percentage points",
        "要计百分点，写作 `{text} / 1%`",
    ),
    "step-of-another-unit.or-completion": (
        "write `{step}`, or count the completion, as in `{instead}`",
        "写作 `{step}`，或按完成率计，如 `{instead}`",
    ),
}
