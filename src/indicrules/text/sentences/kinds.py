"""What is said of kinds of values, of units, and of expressions in which they clash."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "type-clash.hint": (
        "give both the same kind: one is {one}, the other {other}",
        "两者要同一类：一个是{one}，另一个是{other}",
    ),
    "label.declared": ("declared {kind}", "声明为{kind}"),
    "unit-clash.write-out": ("write the number out, in `{unit}`", "把数写全，以 `{unit}` 计"),
    "unit-clash.other-things": (
        "they measure different things: check which of them is meant",
        "两者不是同一种量：检查一下该用哪一个",
    ),
    "unit-clash.same-unit": (
        "give both the same unit: one is {one}, the other {other}",
        "两者要用同一单位：一个是{one}，另一个是{other}",
    ),
    "unknown-choice": ("`{text}` is none of the choices of `{name}`", "`{text}` 不在 `{name}` 的选项里"),
    "hint.one-of": ("write one of {words}", "从 {words} 中选一个"),
    "unit-clash.declared": (
        "`{name}` is {declared}, and {count} places take it {used}",
        "`{name}` {declared}，却有 {count} 处{used}",
    ),
    "unit-clash.redeclare": (
        "write `input {name} {unit}`, or correct those places",
        "写作 `input {name} {unit}`，或改正那几处",
    ),
    "label.used-here": ("here it is {used}", "这里{used}"),
    "too-large": (
        "this ruleset grows past what can be computed once its methods are put in",
        "把方法展开后，这个规则集大到无法计算",
    ),
    "too-large.hint": ("let methods call each other less often", "减少方法之间的互相调用"),
    "not-a-condition.compare": ("compare it with something", "把它同别的值比较"),
    "not-a-condition.list": (
        "compare what comes of it, as in `count({text}) >= 1`",
        "比较它得出的值，如 `count({text}) >= 1`",
    ),
    "not-a-condition": ("`{text}` is {kind}, where a condition is needed", "`{text}` 是{kind}，而这里要写条件"),
    "not-a-number.hint": ("write a number, or a name that stands for one", "写数字，或写代表数字的名称"),
    "not-a-number.unquoted": ("write `{text}`, without quotes", "写作 `{text}`，不加引号"),
    "not-a-number": ("`{text}` is {kind}, where {what} needs a number", "`{text}` 是{kind}，而{what}要用数字"),
    "list-misplaced": ("`{text}` is a list, which cannot stand here", "`{text}` 是列表，不能写在这里"),
    "list-misplaced.hint": (
        "take its `sum`, `mean`, `min` or `max`, as in `sum({text})`",
        "取其 `sum`、`mean`、`min` 或 `max`，如 `sum({text})`",
    ),
    "no-order": ("`{name}` has no order, so `{text}` says nothing of it", "`{name}` 没有大小之分，`{text}` 无从判断"),
    "no-order.one-by-one": ("write its values one by one, each in a row of its own", "把各值逐个写出，一行一个"),
    "unknown-unit": ("no unit `{unit}` is declared", "没有声明单位 `{unit}`"),
    "unknown-unit.read-as-unit": (
        "`{text}` is read as a unit, and `{word}` is none",
        "`{text}` 被读作单位，而 `{word}` 不是单位",
    ),
    "unknown-unit.spaces": ("put spaces round the sign: ` {sign} {word}`", "符号两边加空格：` {sign} {word}`"),
    "unknown-unit.currency": ("say what one is worth: `unit {unit} = … 元`", "写明一单位值多少：`unit {unit} = … 元`"),
    "unknown-unit.mode": (
        "write a mode of rounding, `half_up`, `half_even`, `half_down`, `up`, `down`, `floor` or `ceil`",
        "写取整方式：`half_up`、`half_even`、`half_down`、`up`、`down`、`floor` 或 `ceil`",
    ),
    "unknown-unit.hint": (
        "declare it with `unit {unit} = …`, or use it in an `input` or a `target` first",
        "用 `unit {unit} = …` 声明，或先在 `input` 或 `target` 里用它",
    ),
    "free-text": (
        "`{name}` is free text, of which nothing can be asked but whether there is any",
        "`{name}` 是自由文字，只能问有没有填",
    ),
    "free-text.hint": (
        'write `present({name})`, or declare it as `input {name} one of "…", "…"`',
        '写作 `present({name})`，或声明为 `input {name} one of "…", "…"`',
    ),
    "word-outside-item.alone": ("`{word}` alone is that of no item", "`{word}` 单独写，不属于任何一项"),
    "word-outside-item.named": ("write `{word}(NAME)` for that of a named item", "要某一项的，写作 `{word}(NAME)`"),
    "word-outside-item.method": (
        "the method `{name}` reads it, so only items can use it",
        "方法 `{name}` 要读取它，因此只有项能用这个方法",
    ),
    "word-outside-item": (
        "`{word}` means something only inside an indicator or group",
        "`{word}` 只在指标或分组里才有意义",
    ),
    "no-such-word.require": (
        "`require` is judged before anything is measured, so `{word}` has no value in it yet",
        "`require` 在测算之前判断，这时 `{word}` 还没有值",
    ),
    "no-such-word.require-hint": (
        "read the inputs themselves there, or a `metric` that both read",
        "直接读取输入，或读取两处共用的 `metric`",
    ),
    "no-such-word.total": (
        "`total` can be read in `grade`, `check` and `expect` alone",
        "`total` 只能在 `grade`、`check` 和 `expect` 里读取",
    ),
    "no-such-word.coverage": ("`{name}` has no members, so no coverage", "`{name}` 没有成员，也就没有覆盖率"),
    "missing-target.no-actual": ("`{name}` has no actual, so no `{word}`", "`{name}` 没有完成值，也就没有 `{word}`"),
    "missing-target.needed": (
        "`{name}` has no target, which its score needs to work out `{word}`",
        "`{name}` 没有目标值，而计分要用它算出 `{word}`",
    ),
    "missing-target.choice": (
        "the target of `{name}` is a choice, which nothing can fall short of",
        "`{name}` 的目标值是选项，谈不上差额",
    ),
    "no-such-word.total-hint": ("write the conditions in terms of `score(NAME)`", "用 `score(NAME)` 来写条件"),
    "no-such-word.coverage-hint": ("only a group has members", "只有分组才有成员"),
    "missing-target.hint": ("add a line such as `{example}`", "加一行，如 `{example}`"),
    "missing-target.of-indicator": (
        "that is a word of indicators; write `{name}(NAME)` for that of one",
        "这是指标才有的；要某个指标的，写作 `{name}(NAME)`",
    ),
    "no-such-word.list": (
        "`{word}` lists what the members of a group bring, and there are none here",
        "`{word}` 列出分组各成员的值，而这里没有成员",
    ),
    "no-such-word.list-hint": (
        "use it in the `score` of a group or of the ruleset that has members",
        "用在分组或有成员的规则集的 `score` 里",
    ),
    "percent-is-not-points.of-item": (
        "`{name}` is in points, and `{text}` is a percent",
        "`{name}` 以分计，而 `{text}` 是百分数",
    ),
    "unknown-name.ask": (
        "ask with `present(NAME)` whether an input has a value, with `counted(NAME)` whether an item counts",
        "用 `present(NAME)` 问输入有没有值，用 `counted(NAME)` 问某项是否计入",
    ),
    "unknown-name.counted": ("write `{negated}counted({name})`", "写作 `{negated}counted({name})`"),
    "unknown-name.present": ("write `{negated}present({name})`", "写作 `{negated}present({name})`"),
    "unknown-name.no-value": (
        "`{word}` is no value, so nothing can be compared with it",
        "`{word}` 不是值，不能同它比较",
    ),
    "unknown-grade.hint": ("add `grade {name} …`", "加上 `grade {name} …`"),
    "unknown-grade": ("no grade is called `{name}`", "没有名为 `{name}` 的等级"),
    "list-misplaced.compared": (
        "ask it of one value, such as the least, `min({text})`, or the greatest",
        "只问其中一个值，如最小的 `min({text})`，或最大的",
    ),
    "no-order.operator": (
        "`{name}` has no order, so `{operator}` says nothing of it",
        "`{name}` 没有大小之分，`{operator}` 无从判断",
    ),
    "no-order.equal": ("compare with `=` or `!=`", "用 `=` 或 `!=` 比较"),
    "ratio-in-percent": (
        "`{name}` is a ratio, 1 where the target is just reached, and `{text}` is far above",
        "`{name}` 是比率，恰好达到目标值时为 1，而 `{text}` 远大于 1",
    ),
    "ratio-in-percent.hint": ("write `{text}%`", "写作 `{text}%`"),
    "too-large-a-value": ("the value of `{text}` grows past the limit", "`{text}` 的值超出限度"),
    "too-large-a-value.hint": ("write a smaller number", "写小一点的数"),
    "type-clash.from-date": (
        "`{text}` is {kind} and cannot be counted from a date",
        "`{text}` 是{kind}，不能同日期相加减",
    ),
    "type-clash.from-date-hint": (
        "write a number of days, as in `2024-12-31 - 30 天`",
        "写天数，如 `2024-12-31 - 30 天`",
    ),
    "unit-clash.exponent": (
        "the exponent `{text}` is {kind}, where a plain number is needed",
        "指数 `{text}` 是{kind}，而这里要不带单位的数",
    ),
    "unit-clash.exponent-hint": ("divide it by its unit", "除以它的单位"),
    "unit-power": (
        "`{text}` is in {unit}, which can stand under whole powers only",
        "`{text}` 以 `{unit}` 计，只能取整数次方",
    ),
    "unit-power.hint": ("divide it by its unit first", "先除以它的单位"),
    "too-many-rows.tests": (
        "of {count} rows not all tests are known before the data is; {most} are the most",
        "{count} 行的条件并非都在数据到来之前就知道；这样的行最多 {most} 行",
    ),
    "too-many-rows.tests-hint": (
        "write a `match` that compares with numbers, dates or texts alone, or split it",
        "写成只同数字、日期或文字比较的 `match`，或拆开",
    ),
    "unreachable-row": (
        "`{row}` is never reached: `{earlier}`, which stands before it, takes all that it would",
        "`{row}` 永远轮不到：前面的 `{earlier}` 已全部包括",
    ),
    "unreachable-row.one-of-two": ("leave one of the two out", "两行只留一行"),
    "unreachable-row.above": (
        "the first row that holds counts: write `{row}` above `{earlier}`",
        "以第一个成立的行为准：把 `{row}` 写在 `{earlier}` 上面",
    ),
    "label.takes-it": ("this one takes it", "归了这一行"),
    "range-by-hyphen.points": (
        "write a point for each end, `{low}: …` and `{high}: …`",
        "两端各写一个点：`{low}: …` 和 `{high}: …`",
    ),
    "range-by-hyphen": ("`{text}` is read as a subtraction", "`{text}` 被读作减法"),
    "kind-as-unit.number": ("write `number`, or the unit that is counted in", "写 `number`，或写计数的单位"),
    "kind-as-unit.list": (
        "write `list of number`, or a unit or `%` in place of `number`",
        "写 `list of number`，`number` 也可换成单位或 `%`",
    ),
    "kind-as-unit.text": (
        'write the texts that it may be, `one of "A", "B"`, or `text` for any text',
        '写出会有的文字：`one of "A", "B"`；任意文字则写 `text`',
    ),
    "kind-as-unit": (
        "`{word}` is no unit, and the language has another word for it",
        "`{word}` 不是单位，这里另有叫法",
    ),
    "percent-or-fraction.points": (
        "the values in `{text}` may be meant in percent or as fractions",
        "`{text}` 里的值可能是百分数，也可能是小数",
    ),
    "percent-or-fraction.points-hint": ("write them in percent, as in `0: 50%`", "写成百分数，如 `0: 50%`"),
    "unit-clash.points": ("{what} is in points, and `{text}` is {kind}", "`{text}` 是{kind}，而{what}以分计"),
    "unit-clash.points-hint": (
        "divide it by a quantity of its unit, as in `{text} / 1 {unit}`",
        "除以同一单位的量，如 `{text} / 1 {unit}`",
    ),
    "unit-clash": (
        "`{one}` is {first} and `{other}` is {second}, which cannot be {doing}",
        "`{one}` 是{first}，`{other}` 是{second}，不能{doing}",
    ),
    "type-clash": (
        "`{one}` is {first} and `{other}` is {second}, which cannot be {doing}",
        "`{one}` 是{first}，`{other}` 是{second}，不能{doing}",
    ),
    "unit-clash.often": (
        "write `unit {many} = {often} {single}` in the file",
        "在文件里写 `unit {many} = {often} {single}`",
    ),
    "unit-clash.same-thing": (
        "if they are the same thing, write `unit {other} = 1 {one}` in the file; else correct one",
        "如果是同一种东西，在文件里写 `unit {other} = 1 {one}`，否则改正其中一个",
    ),
    "not-a-condition.hint": ("compare it with something, as in `{example}`", "把它同别的值比较，如 `{example}`"),
    "no-such-word.own-score": (
        "the score of `{name}` comes of its clauses, so they cannot read it",
        "`{name}` 的得分由它的子句得出，子句不能再读取它",
    ),
    "no-such-word.own-grade": (
        "the grade of `{name}` comes of its clauses, so they cannot read it",
        "`{name}` 的等级由它的子句得出，子句不能再读取它",
    ),
    "no-such-word.of-a-member": ("ask for `score(NAME)` of a member there", "那里改用某个成员的 `score(NAME)`"),
    "no-such-word.other-words": (
        "ask for `completion`, `actual`, `met` or an input there",
        "那里改用 `completion`、`actual`、`met` 或输入",
    ),
    "percent-or-fraction": (
        "`{text}` may be meant in percent or as a fraction",
        "`{text}` 可能是百分数，也可能是小数",
    ),
    "percent-or-fraction.param": (
        "the param `{name}`, {value}, may be meant in percent or as a fraction",
        "参数 `{name}`（{value}）可能是百分数，也可能是小数",
    ),
    "percent-or-fraction.hint": ("write {percent} or {fraction}", "写作 {percent} 或 {fraction}"),
    "percent-or-fraction.param-hint": (
        "write {percent} or {fraction} where `{name}` is declared",
        "在声明 `{name}` 的地方写作 {percent} 或 {fraction}",
    ),
}
