"""What the data make impossible while a ruleset is scored."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "phrase.titled": ("`{name}` ({title})", "`{name}`（{title}）"),
    "phrase.value-of": ("a value of {what}", "{what} 中的一个值"),
    "phrase.and-needed": (", and `{item}` needs it", "，而 `{item}` 需要它"),
    "phrase.because": (": {because}", "：{because}"),
    "phrase.at-formula": ("`{text}`: {said}", "`{text}`：{said}"),
    "phrase.nothing-to-take": ("`{text}` has nothing to take", "`{text}` 没有可取的值"),
    "phrase.weights-together": ("the weights together", "权重合计"),
    "phrase.or-label": (", or `{label}`", "，或 `{label}`"),
    "period-needed": (
        "the params of `{ruleset}` change with the period, and none is given",
        "`{ruleset}` 的参数随期间变化，而没有给出期间",
    ),
    "period-needed.hint": (
        "add a line such as `period 2024` to the ruleset, or score with a period",
        "请在规则集中加一行，如 `period 2024`，或在计分时给出期间",
    ),
    "bad-period.data": ("`{text}` is no period", "`{text}` 不是期间"),
    "bad-period.data.hint": (
        "give a year such as 2024, a date, or the label that the ruleset uses",
        "请给出年份（如 2024）、日期，或规则集所用的期间名称",
    ),
    "bad-period.label": (
        "`{label}` is a label, and nothing in `{ruleset}` changes with it",
        "`{label}` 是期间名称，而 `{ruleset}` 中没有随它变化的内容",
    ),
    "bad-period.year.hint": ("write `{label}` as a number", "请把 `{label}` 写成数字"),
    "bad-period.label.hint": (
        "give no period, a year such as 2024, or a date{own}",
        "请不给期间，或给出年份（如 2024）、日期{own}",
    ),
    "missing.value": ("{what} is missing{needed}", "缺少 {what}{needed}"),
    "missing.value.hint": (
        "give it a value, or say what to do without it: `missing zero`, `missing rescale`",
        "请填报，或写明缺失时怎么办：`missing zero`、`missing rescale`",
    ),
    "missing.is": ("`{name}` is missing", "缺少 `{name}`"),
    "inapplicable.value": ("{what} does not apply{needed}{why}", "{what} 不适用{needed}{why}"),
    "inapplicable.value.hint": (
        "give it a value, or say what to do without it: `inapplicable rescale`",
        "请填报，或写明不适用时怎么办：`inapplicable rescale`",
    ),
    "inapplicable.is": ("`{name}` does not apply", "`{name}` 不适用"),
    "hint.guard-clause": (
        "give it a value, or guard the clause that reads it: `if {asked}({name}) and …`",
        "请填报，或给读取它的子句加上条件：`if {asked}({name}) and …`",
    ),
    "division-by-zero": (
        "`{text}` divides {value} by `{divisor}`, which is 0",
        "`{text}` 用 {value} 除以 `{divisor}`，而后者为 0",
    ),
    "division-by-zero.weight.hint": ("give a member a weight", "请给成员设置权重"),
    "division-by-zero.hint": (
        "guard it, as in `require {divisor} {operator} 0`",
        "请加上前提条件，如 `require {divisor} {operator} 0`",
    ),
    "phrase.no-member-counts": ("no member counts", "没有计入的成员"),
    "hint.write-if-meant": ("write `{text}` if that is meant", "如果就是这个意思，请写作 `{text}`"),
    "negative-points.came-out": (
        "`{text}` came out negative, and a `{kind}` cannot be",
        "`{text}` 算出来是负数，而 `{kind}` 不能为负",
    ),
    "above-full-mark.came-out": (
        "`{text}` came out above the full mark, and a `{kind}` cannot be",
        "`{text}` 算出来超过满分，而 `{kind}` 不能超过满分",
    ),
    "not-a-whole-number.grades": (
        "`{text}` is to say by how many grades, and came out negative or not whole",
        "`{text}` 表示降几档，算出来却是负数或不是整数",
    ),
    "step-not-positive.came-out": ("the step `{text}` is not above 0", "步长 `{text}` 不大于 0"),
    "not-defined.harmonic": (
        "`{text}`: a harmonic mean is defined for values above 0 only",
        "`{text}`：调和平均只适用于大于 0 的值",
    ),
    "not-defined.weights": (
        "`{text}`: a weighted mean needs as many weights as values",
        "`{text}`：加权平均的权重要与值一样多",
    ),
    "not-defined.how-many": (
        "`{text}`: `{name}` needs a whole number above 0 to know how many",
        "`{text}`：`{name}` 的个数应为大于 0 的整数",
    ),
    "not-defined.nothing-left": ("`{text}` takes off all values that there are", "`{text}` 把所有的值都去掉了"),
    "not-defined.lists-differ": (
        "`{text}` goes member by member, and the two lists are not equally long",
        "`{text}` 逐项对应计算，而两个列表不一样长",
    ),
    "no-row-holds": (
        "no row of `{text}` holds, and there is no `otherwise`",
        "`{text}` 没有一行成立，又没有 `otherwise`",
    ),
    "no-row-holds.hint": ("add a row `otherwise: …`", "请加一行 `otherwise: …`"),
    "too-large-a-value.grows": ("the value of `{text}` grows past the limit", "`{text}` 的值超出上限"),
    "too-large-a-value.calendar": ("`{text}` lies outside the calendar", "`{text}` 超出日历范围"),
    "too-costly.hint": (
        "round its parts, as in `round(x, 0.000001)`",
        "请先对各组成部分舍入，如 `round(x, 0.000001)`",
    ),
    "not-whole-days": ("`{text}` is not a whole number of days", "`{text}` 不是整天数"),
    "not-defined.limits": ("the lower limit lies above the upper one", "下限高于上限"),
    "not-defined.zero-power": ("0 has no negative power", "0 没有负数次方"),
    "step-not-positive.rounding": ("the step `{text}` is not above 0", "步长 `{text}` 不大于 0"),
    "no-row-holds.table": (
        "no row of the table `{table}` holds for {keys}",
        "表 `{table}` 中没有适用于 {keys} 的行",
    ),
    "no-row-holds.table.hint": (
        "add a row for it, or guard the call by a `when`",
        "请为它加一行，或用 `when` 限定何时查表",
    ),
}
