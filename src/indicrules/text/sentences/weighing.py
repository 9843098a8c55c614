"""What is said of weights, grades, groups, periods and examples."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "grade-gap": (
        "no grade of `{name}` takes a score between {low} and {high}",
        "`{name}` 没有哪个等级包括 {low} 到 {high} 之间的得分",
    ),
    "grade-gap.at": ("no grade of `{name}` takes a score of {at}", "`{name}` 没有哪个等级包括 {at} 分"),
    "grade-gap.hint": (
        "let the grades meet, as in `>= 90` and `>= 80`, or round the score so that none falls between",
        "让各等级首尾相接，如 `>= 90` 和 `>= 80`，或对得分取整，使其不落在空档里",
    ),
    "grade-never-given": (
        "`{name}` is never given: `{earlier}`, which stands before it, takes all its scores",
        "`{name}` 永远评不到：前面的 `{earlier}` 已包括它的全部得分",
    ),
    "label.takes-them": ("this one takes them", "得分都归了这里"),
    "bonus-never-earned": (
        "`{name}` always scores 0: `{method}` gives a share of its full mark, and with a bonus alone that is 0",
        "`{name}` 总是 0 分：`{method}` 给的是满分的一部分，而只有附加分的指标满分为 0",
    ),
    "bonus-never-earned.hint": (
        "add a line such as `award {points} if met`, or write `weight {points}` instead",
        "加一行，如 `award {points} if met`，或改写为 `weight {points}`",
    ),
    "too-deep.levels": (
        "this formula reaches through more than {count} levels of others",
        "这个公式要经过的其他公式超过 {count} 层",
    ),
    "too-deep.metric": (
        "the metric `{name}` reaches through more than {count} levels of others",
        "计算 `{name}` 要经过的其他计算超过 {count} 层",
    ),
    "too-deep.levels-hint": (
        "let it read inputs, or fewer metrics that read others in turn",
        "让它读取输入，或少读取那些又读取别的计算的计算",
    ),
    "full-mark-at-open-end": (
        "exactly `{text}` does not meet the target of `{name}`, and `{method}` gives it the full mark",
        "恰好是 `{text}` 时，`{name}` 没有达到目标值，`{method}` 却给它满分",
    ),
    "full-mark-at-open-end.hint": (
        "write `{operator}= {text}`, or `score all_or_nothing`",
        "写作 `{operator}= {text}`，或 `score all_or_nothing`",
    ),
    "expects-nothing": ("the example `{title}` expects nothing", "示例 `{title}` 没有写预期结果"),
    "expects-nothing.hint": ("add `expect total = 100`", "加上 `expect total = 100`"),
    "duplicate-clause.given": ("`{name}` is given twice", "`{name}` 给了两次"),
    "label.first-given": ("first given here", "第一次给在这里"),
    "bad-period": ("`{text}` is no period", "`{text}` 不是期间"),
    "bad-period.hint": ("write a year such as `2024`, or a date", "写年份，如 `2024`，或写日期"),
    "missing-comma.values": ("`{text}` is two values with no comma between", "`{text}` 是两个值，中间没有逗号"),
    "missing-comma.values-hint": ("put `,` between them", "两者之间加上 `,`"),
    "not-a-value": ("`{text}` is no value that data could bring", "`{text}` 不是数据里会有的值"),
    "not-a-value.hint": (
        "write a number, a text in quotes, a date, `yes`, `no`, `missing` or `inapplicable`",
        "写数字、引号里的文字、日期、`yes`、`no`、`missing` 或 `inapplicable`",
    ),
    "not-a-value.in-list": (
        "`{text}` is no value that data could bring in a list",
        "`{text}` 不是数据的列表里会有的值",
    ),
    "not-a-value.in-list-hint": ("write a number, `missing` or `inapplicable`", "写数字、`missing` 或 `inapplicable`"),
    "unit-clash.given": (
        "`{text}` is in {unit} and `{name}` is {kind}",
        "`{text}` 以 `{unit}` 计，而 `{name}` 是{kind}",
    ),
    "type-clash.given": (
        "`{text}` cannot be given to `{name}`, which is {kind}",
        "`{name}` 是{kind}，不能给它 `{text}`",
    ),
    "type-clash.that-kind": ("write a value of that kind", "写那一类的值"),
    "type-clash.given-number": ("write a number, without quotes", "写数字，不加引号"),
    "type-clash.given-truth": ("write `yes` or `no`", "写 `yes` 或 `no`"),
    "type-clash.given-date": ("write a date, as `2024-12-31`", "写日期，如 `2024-12-31`"),
    "type-clash.given-list": ("write its values, as in `list(80, 90)`", "写它的各个值，如 `list(80, 90)`"),
    "type-clash.given-text": ('write one of its texts in quotes, as `"…"`', '在引号里写它的一个文字，如 `"…"`'),
    "unknown-reason.check": ("no check says because `{text}`", "没有哪项检查的 `because` 是 `{text}`"),
    "unknown-reason.check-hint": ("write the text after `because` of a check", "写某项检查 `because` 后面的文字"),
    "not-a-group": ("`{name}` is an indicator, which has no members", "`{name}` 是指标，没有成员"),
    "not-a-group.hint": ("name a group", "写分组的名称"),
    "unknown-group": ("no group is called `{name}`", "没有名为 `{name}` 的分组"),
    "unknown-group.hint": ("add `group {name}`", "加上 `group {name}`"),
    "too-deep.groups": (
        "`{name}` stands in more than {count} groups, one inside the other",
        "`{name}` 所在的分组一层套一层，超过 {count} 层",
    ),
    "too-deep.groups-hint": ("leave out levels of groups", "去掉几层分组"),
    "group-cycle": ("the group `{name}` is inside itself: {path}", "分组 `{name}` 套在了自己里面：{path}"),
    "group-cycle.hint": ("leave out one `in`", "去掉一处 `in`"),
    "above-full-mark": (
        "the floor `{text}` lies above the full mark of `{name}`, {full}",
        "保底分 `{text}` 高于 `{name}` 的满分 {full}",
    ),
    "above-full-mark.hint": ("write `full`, or points below it", "写作 `full`，或写更低的分数"),
    "missing-weight.policy": (
        "`{name}` has no full mark that `{clause}` could give",
        "`{name}` 没有满分，`{clause}` 无从给起",
    ),
    "missing-weight.policy-hint": (
        "give it a weight, or choose `zero` or `rescale`",
        "给它写权重，或改用 `zero` 或 `rescale`",
    ),
    "two-full-marks": (
        "`{name}` has the full mark {total} and is out of {full}",
        "`{name}` 的满分是 {total}，却又写了 `out of` {full}",
    ),
    "nothing-to-score": (
        "the {kind} `{name}` has no members and no `score`",
        "{kind} `{name}` 没有成员，也没有 `score`",
    ),
    "nothing-to-score.group": ("add an indicator to it", "给它加一个指标"),
    "nothing-to-score.ruleset": ("add an `indicator`", "加一个 `indicator`"),
    "missing-weight.weights": (
        "`{name}` reads `weights`, and no member has one",
        "`{name}` 读取 `weights`，但没有一个成员有权重",
    ),
    "missing-weight.weights-hint": ("give its members weights", "给各成员写权重"),
    "missing-weight.out-of": (
        "`{name}` is out of {full}, and no member has a weight that shares it out",
        "`{name}` 的满分是 {full}，但没有一个成员有权重来分配",
    ),
    "missing-weight.out-of-hint": (
        "give its members weights, or say how it is scored in a `score` of its own",
        "给各成员写权重，或单写一个 `score` 说明如何计分",
    ),
    "weights-do-not-sum": (
        "weights of `{name}` sum to {sum}, not {full}",
        "`{name}` 的权重合计为 {sum}，不等于 {full}",
    ),
    "missing-weight.equal": (
        "add `weight equal`, by which such members share the {left} left",
        "加上 `weight equal`，这样的成员均分余下的 {left}",
    ),
    "missing-weight.left": (
        "add `weight {left}`: the other weights sum to {taken} of {full}",
        "加上 `weight {left}`：其他权重合计 {taken}，满分 {full}",
    ),
    "missing-weight": ("the indicator `{name}` has no weight", "指标 `{name}` 没有权重"),
    "cycle": ("`{name}` is needed to work out itself: {path}", "要算 `{name}`，先得有它自己：{path}"),
    "cycle.hint": ("let one of them read inputs instead", "让其中一个改为读取输入"),
    "nothing-to-downgrade": ("`{name}` {has}, so there is none to go down to", "`{name}` {has}，无档可降"),
    "nothing-to-downgrade.hint": (
        "write its grades, the best first, as in `grade good >= 80` and below it `grade poor otherwise`",
        "写出各等级，最好的在前，如 `grade good >= 80`，下面是 `grade poor otherwise`",
    ),
    "downgrade-goes-up": (
        "`downgrade` goes down the lines, and `{name}`, the last, is for the most points",
        "`downgrade` 是往下面的行降，而最后一行 `{name}` 要的分数最高",
    ),
    "downgrade-goes-up.hint": (
        "write the best grade first, as in `grade good >= 80` above `grade fair >= 60`",
        "最好的等级写在前面，如 `grade good >= 80` 写在 `grade fair >= 60` 上面",
    ),
    "label.last-grade": ("the last grade", "最后一个等级"),
    "nothing-to-share": (
        "`{name}` takes an equal share, and `{parent}` has no full mark to share",
        "`{name}` 要均分，而 `{parent}` 没有满分可分",
    ),
    "nothing-to-share.taken": (
        "the other weights of `{parent}` sum to {sum} of {full}, which leaves nothing for `{name}`",
        "`{parent}` 的其他权重合计 {sum}，满分 {full}，没有剩余可分给 `{name}`",
    ),
    "nothing-to-share.less": ("give the others less than {full} together", "其他权重合计要小于 {full}"),
    "nothing-to-share.total": ("add `total {total}` to the ruleset", "给规则集加上 `total {total}`"),
    "nothing-to-share.weight": (
        "add `weight {weight}` to the group `{name}`",
        "给分组 `{name}` 加上 `weight {weight}`",
    ),
    "unrounded-irrational": (
        "the score of `{name}` may be irrational and is not rounded",
        "`{name}` 的得分可能是无理数，又没有取整",
    ),
    "unrounded-irrational.hint": (
        "it is shown at 12 places; write `round {what} 0.01` to say where it is cut",
        "显示到 12 位小数；写 `round {what} 0.01` 说明在哪里取整",
    ),
    "grade-never-given.otherwise": (
        "the first grade that holds is given: write `otherwise` last",
        "以第一个成立的等级为准：`otherwise` 写在最后",
    ),
    "grade-never-given.highest": (
        "the first grade that holds is given: write the highest first",
        "以第一个成立的等级为准：最高的写在最前",
    ),
    "weights-do-not-sum.hint": (
        "give the members {change} in all, or write `{word} {sum}`",
        "各成员的权重{change}，或写作 `{word} {sum}`",
    ),
    "weights-do-not-sum.listed": (
        "{listed} = {sum}; give the members {change} in all, or write `{word} {sum}`",
        "{listed} = {sum}；各成员的权重{change}，或写作 `{word} {sum}`",
    ),
    "weights-do-not-sum.moved": (
        "{listed} = {sum}; write `weight {sum}`, by which the weights of `{parent}` add up too",
        "{listed} = {sum}；写作 `weight {sum}`，`{parent}` 的权重合计也就对上了",
    ),
    "weights-do-not-sum.equal": (
        "{listed} = {sum}; write `weight equal` in each, by which they share {full}, or `{word} {sum}`",
        "{listed} = {sum}；各成员都写 `weight equal`，均分 {full}，或写作 `{word} {sum}`",
    ),
    "weights-do-not-sum.rounded": (
        "{listed} = {sum}; write `weight equal` in place of each `{weight}`, by which they share what the others leave",
        "{listed} = {sum}；把各个 `{weight}` 改成 `weight equal`，均分其他成员余下的权重",
    ),
    "weights-do-not-sum.parts": (
        "{listed} = 1, as parts of the whole; in points write {weights}",
        "{listed} = 1，是占比；按分值请写作 {weights}",
    ),
    "missing-weight.hint": ("add a line such as `weight {points}`", "加一行，如 `weight {points}`"),
    "not-constant.nothing": ("`{text}` has nothing to take", "`{text}` 没有可取的值"),
    "not-constant.nothing-hint": ("give it values", "给它写上值"),
}
