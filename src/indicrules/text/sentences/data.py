"""What is wrong with the values that data bring."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "hint.leave-out-one": ("leave out one of the two", "两者去掉一个"),
    "hint.write-as-in": ("write it as in `{example}`", "请写成 `{example}` 这样"),
    "phrase.none": ("none", "无"),
    "phrase.huge-number": ("a number of more than 4,000 digits", "超过 4,000 位的数"),
    "phrase.of-unit": (" in {unit}", "（单位：{unit}）"),
    "phrase.given-for": ("{said}, given for `{name}`", "`{name}` 的填报值有误：{said}"),
    "phrase.the-text": ("`{text}`", "`{text}` "),
    "phrase.what-is-given": ("what is given for `{name}`", "为 `{name}` 填报的内容"),
    "phrase.range": ("its range {low} to {high}", "范围 {low} 到 {high}"),
    "phrase.range-from": ("its range, from {low}", "范围（不低于 {low}）"),
    "phrase.range-up-to": ("its range, up to {high}", "范围（不高于 {high}）"),
    # Names with values.
    "not-an-object.data": ("the data are not names with values", "数据不是名称与值的对应"),
    "not-an-object.data.hint": ("give a dictionary, as in `{example}`", "请提供字典，如 `{example}`"),
    "unreadable.data": ("the data cannot be read", "数据无法读取"),
    "unreadable.data.hint": ("give a dictionary of names and plain values", "请提供名称与普通值的字典"),
    "unreadable.value": ("the value for `{name}` cannot be read", "`{name}` 的值无法读取"),
    "unreadable.value.hint": (
        "give a plain number, text, date or yes/no",
        "请填报普通的数字、文本、日期或是否值",
    ),
    "given-twice.name": (
        "`{name}` is given twice, as `{first}` and as `{second}`",
        "`{name}` 填报了两次，一次写作 `{first}`，一次写作 `{second}`",
    ),
    "unknown-name.no-text": ("`{key}` is no name of an input", "`{key}` 不是输入的名称"),
    "unknown-name.no-text.hint": ("keys are texts", "名称应为文本"),
    "unknown-name.computed": (
        "`{name}` is computed by the ruleset and cannot be given",
        "`{name}` 由规则集计算得出，不能填报",
    ),
    "unknown-name.no-input": ("no input is called `{name}`", "没有名为 `{name}` 的输入"),
    "unknown-name.inputs": ("the inputs are {names}", "输入有：{names}"),
    "ambiguous-title": ("more than one input has the title `{title}`", "有多个输入的标题都是 `{title}`"),
    "ambiguous-title.hint": ("use its name", "请改用名称"),
    # Choices, yes and no, dates, ranges.
    "not-a-text": (
        "what is given for `{name}` is no text, and `{name}` is one",
        "为 `{name}` 填报的不是文本，而 `{name}` 应为文本",
    ),
    "not-a-text.hint": ("write it as a text, or give none", "请写成文本，或不填"),
    "unknown-choice.data": ("`{text}` is none of the choices of `{name}`", "`{text}` 不是 `{name}` 的选项"),
    "unknown-choice.data.hint": ("they are {choices}", "选项有 {choices}"),
    "not-yes-or-no": (
        "`{text}` for `{name}` is neither yes nor no",
        "为 `{name}` 填报的 `{text}` 既不是“是”也不是“否”",
    ),
    "not-yes-or-no.hint": ("write `yes` or `no`, `是` or `否`", "请写 `是` 或 `否`"),
    "not-a-date": ("`{text}` for `{name}` is no date", "为 `{name}` 填报的 `{text}` 不是日期"),
    "not-a-date.time": (
        "`{text}` for `{name}` is a time of day, where a date is needed",
        "为 `{name}` 填报的 `{text}` 带有时刻，这里只要日期",
    ),
    "not-a-date.time.hint": ("give the date alone", "请只填日期"),
    "out-of-range": ("`{text}` for `{name}` lies outside {range}", "为 `{name}` 填报的 `{text}` 超出{range}"),
    "out-of-range.date.hint": ("check the date against its source", "请与数据来源核对日期"),
    "out-of-range.hint": ("check the figure against its source", "请与数据来源核对数字"),
    "out-of-range.rate.hint": (
        "a rate cannot pass its whole: this may be the completion (actual ÷ target) given as the actual; "
        "give the rate itself",
        "比率不会超过 100%：可能把完成率（完成值 ÷ 目标值）填成了完成值；请填报比率本身",
    ),
    # Numbers with their units.
    "not-a-number.array": (
        "an array is given for `{name}`, which is one number{unit}",
        "为 `{name}` 填报的是数组，而它应为一个数{unit}",
    ),
    "not-a-number.array.hint": (
        "take the number out of its array, as `.item()` does",
        "请从数组中取出这个数，如用 `.item()`",
    ),
    "not-a-number.given": (
        "{what} is no number, and `{name}` is one{unit}",
        "{what}不是数字，而 `{name}` 应为数字{unit}",
    ),
    "not-a-number.digits.hint": ("write digits, as in `{example}`", "请写数字，如 `{example}`"),
    "not-a-number.dashes.hint": (
        "write `N/A` where it does not apply, or leave it blank where nothing is known",
        "不适用的写 `不适用`，尚不掌握的留空",
    ),
    "not-a-number.sheet.hint": (
        "mend the formula in the spreadsheet, and give what it comes to",
        "请先改正表格中的公式，再填报计算结果",
    ),
    "not-a-number.span.hint": ("give the one figure that was measured", "请只填报一个实际完成值"),
    "not-a-number.unknown.hint": (
        "leave it blank where nothing is known yet, or write `N/A` where it does not apply",
        "尚不掌握的留空，不适用的写 `不适用`",
    ),
    "percent-or-fraction.too-large": (
        "`{text}` for `{name}` would be {percent} % as a fraction",
        "为 `{name}` 填报的 `{text}` 按小数读取就是 {percent}%",
    ),
    "percent-or-fraction.too-large.hint": (
        "write `{text}%`, or read bare numbers in percent",
        "请写 `{text}%`，或改为按百分数读取不带 % 的数",
    ),
    "percent-or-fraction.given": (
        "`{text}` for `{name}` may be {text} % or {percent} %",
        "为 `{name}` 填报的 `{text}` 可能是 {text}%，也可能是 {percent}%",
    ),
    "percent-or-fraction.given.hint": ("write `{text}%` or `{percent}%`", "请写 `{text}%` 或 `{percent}%`"),
    "other-digits.mark": (
        "`{text}` for `{name}` has `{mark}`, and only the digits 0 to 9 are read",
        "为 `{name}` 填报的 `{text}` 中有 `{mark}`，只识别数字 0 到 9",
    ),
    "other-digits.words": ("`{text}` for `{name}` is written in words", "为 `{name}` 填报的 `{text}` 是用文字写的数"),
    "operator-in-data": (
        "`{text}` for `{name}` says a bound, not what was measured",
        "为 `{name}` 填报的 `{text}` 是界限，不是实际完成值",
    ),
    "none-or-zero": (
        "`{text}` for `{name}` may be 0, or say that it does not apply",
        "为 `{name}` 填报的 `{text}` 可能指 0，也可能指不适用",
    ),
    "none-or-zero.hint": ("write `0` or `N/A`", "请写 `0` 或 `不适用`"),
    "unit-clash.none": (
        "`{text}` for `{name}` has the unit `{unit}`, and the input has none",
        "为 `{name}` 填报的 `{text}` 带有单位 `{unit}`，而该输入没有单位",
    ),
    "unit-clash.none.hint": ("write the number alone", "请只写数字"),
    "unit-clash.data": (
        "`{text}` for `{name}` is in `{unit}`, and the input is in `{own}`",
        "为 `{name}` 填报的 `{text}` 以 `{unit}` 为单位，而该输入以 `{own}` 为单位",
    ),
    "unit-clash.convert.hint": (
        "convert it, or say in the ruleset what one is: `unit {unit} = 1 {own}`",
        "请换算，或在规则集中写明换算关系，如 `unit {unit} = 1 {own}`",
    ),
    "unit-clash.worth.hint": (
        "convert it, or say in the ruleset what one is worth: `unit {unit} = … 元`",
        "请换算，或在规则集中写明折合多少：`unit {unit} = … 元`",
    ),
    "unit-clash.percent.hint": ("write a percentage, as in `95%`", "请写百分数，如 `95%`"),
    "unit-clash.other.hint": (
        "give it in `{own}`, or check which figure is meant",
        "请以 `{own}` 为单位填报，或核对填的是不是这个数",
    ),
    "hint.whole-unit": ("write the whole unit, as in `{text}`", "请写出完整的单位，如 `{text}`"),
    # Lists.
    "too-many-values": (
        "`{name}` is given {count} values, and a list has at most {most}",
        "为 `{name}` 填报了 {count} 个值，列表最多 {most} 个",
    ),
    "too-many-values.hint": (
        "give fewer, or what they come to as a value of its own",
        "请减少个数，或把汇总结果作为一个值填报",
    ),
    "too-many-values.text": (
        "the text for `{name}` has more than {most} characters",
        "为 `{name}` 填报的文本超过 {most} 个字符",
    ),
    "too-many-values.text.hint": ("give a list of at most {most} values", "请填报不超过 {most} 个值的列表"),
    "values-by-commas": (
        "the values for `{name}` are parted by commas, which may stand in a number",
        "`{name}` 的各个值用逗号分隔，而数字中也可能有逗号",
    ),
    "not-a-number.list": ("`{text}` for `{name}` is no list", "为 `{name}` 填报的 `{text}` 不是列表"),
    "not-a-number.list.hint": (
        "write its values with `;` between them, as in `80; 90`",
        "各个值之间用 `;` 分隔，如 `80; 90`",
    ),
    # Values with their notes.
    "nested-value.again": ("the `value` of `{name}` is an object again", "`{name}` 的 `value` 里又是一个对象"),
    "given-twice.key": ("`{key}` stands twice in the object for `{name}`", "`{name}` 的对象中 `{key}` 出现了两次"),
    "unknown-key": (
        "the object for `{name}` has `{key}`, which is none of its keys",
        "`{name}` 的对象中有 `{key}`，没有这个键",
    ),
    "unknown-key.hint": (
        "the keys are `value`, `source` and `note`, or `inapplicable` and `because`",
        "可用的键是 `value`、`source`、`note`，或者 `inapplicable`、`because`",
    ),
    "not-a-text.note": (
        "`{text}` for the `{key}` of `{name}` is no text",
        "`{name}` 的 `{key}` 填的 `{text}` 不是文本",
    ),
    "not-a-text.note.hint": ("write a text, in quotes", "请写成文本，加引号"),
    "not-a-text.half": ("the `{key}` of `{name}` holds half a character", "`{name}` 的 `{key}` 中有半个字符"),
    "hint.the-character-itself": ("write the character itself", "请写出完整的字符"),
    "not-yes-or-no.waiver": (
        "`{text}` for `inapplicable` of `{name}` is neither yes nor no",
        "`{name}` 的 `inapplicable` 填的 `{text}` 既不是“是”也不是“否”",
    ),
    "not-yes-or-no.waiver.hint": (
        "write `true`, or leave `inapplicable` out",
        "请写 `true`，或去掉 `inapplicable`",
    ),
    "value-or-inapplicable": (
        "the object for `{name}` has a `value`, and says that it does not apply",
        "`{name}` 的对象既有 `value`，又说不适用",
    ),
    "value-or-inapplicable.hint": (
        "leave out `value`, or `inapplicable` and `because`",
        "请去掉 `value`，或去掉 `inapplicable` 和 `because`",
    ),
    "because-needed": ("why `{name}` does not apply is not said", "没有说明 `{name}` 为什么不适用"),
    "because-needed.hint": (
        "add `because` with the reason, or give `N/A` in place of the object",
        "请加上 `because` 写明原因，或直接填 `不适用`",
    ),
    "stray-because": (
        "`because` says why `{name}` does not apply, and nothing says that it does not",
        "`because` 说明了 `{name}` 为什么不适用，却没有写明它不适用",
    ),
    "stray-because.waive.hint": ("add `inapplicable` that is true", "请加上值为 `true` 的 `inapplicable`"),
    "stray-because.note.hint": ("write the reason as `note`", "请把原因写在 `note` 中"),
    "value-needed": ("the object for `{name}` has no `value`", "`{name}` 的对象中没有 `value`"),
    "value-needed.hint": (
        "add `value`, and leave it blank where none is known",
        "请加上 `value`，尚不掌握的留空",
    ),
}
