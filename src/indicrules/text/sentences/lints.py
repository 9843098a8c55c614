"""The words of lints."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "weighs-nothing": (
        "`{name}` weighs 0, so whatever it scores counts for nothing",
        "`{name}` 权重为 0，得分不计入总分",
    ),
    "weighs-nothing.hint": ("give it a weight, or take it out", "写明权重，或删去该指标"),
    "up-to-above-full-mark": (
        "`up to {written}` is never reached: `{name}` has {full} points to lose",
        "`{name}` 满分 {full} 分，扣分上限 `{written}` 不起作用",
    ),
    "up-to-above-full-mark.award": (
        "`up to {written}` is never reached: `{name}` scores {full} at the most",
        "`{name}` 最多得 {full} 分，加分上限 `{written}` 不起作用",
    ),
    "up-to-above-full-mark.hint": ("write at most `up to {full}`, or leave it out", "上限不超过 `{full}`，或删去上限"),
    "no-example": ("no example proves what `{name}` means", "`{name}` 没有示例，无从验证"),
    "no-example.hint": (
        'add a block `example "…"` with values and the scores that they must have',
        '添加 `示例 "…"`，写明数据和应得分数',
    ),
    "label.the-next-one": (
        "the next one",
        "下一档",
    ),
    "label.this-one-takes-it": (
        "this one takes it",
        "归这一档",
    ),
    "label.takes-part": (
        "this one takes part of it",
        "其中一部分归这一档",
    ),
    "row-gap": (
        "no row takes {value}, between `{one}` and `{other}`: there the score is refused",
        "{value} 介于 `{one}` 与 `{other}` 之间，不属于任何一档，无法计分",
    ),
    "row-gap.end": (
        "no row takes {value}, which `{subject}` may be: there the score is refused",
        "`{subject}` 可以是 {value}，却不属于任何一档，无法计分",
    ),
    "row-gap.choice": (
        'no row is for "{choice}", which `{subject}` may be: there the score is refused',
        "`{subject}` 可以是“{choice}”，却没有对应的一档，无法计分",
    ),
    "row-gap.hint": (
        "let the rows meet, or end with a row `otherwise: …`",
        "让各档首尾相接，或在最后加一行 `其余: …`",
    ),
    "row-gap.choice-hint": (
        'add a row `"{choice}": …`',
        '加一行 `"{choice}": …`',
    ),
    "rows-meet": (
        "`{one}` and `{other}` both take {value}, and the first that holds counts",
        "`{one}` 和 `{other}` 都含 {value}，按先写的一档计",
    ),
    "rows-meet.hint": (
        "leave the end out of one: write `{text}`",
        "其中一档不含端点：写作 `{text}`",
    ),
    "rows-meet.hint-plain": (
        "let each begin where the other ends",
        "让一档从另一档结束处开始",
    ),
    "row-outside-range": (
        "`{test}` never holds: `{subject}` is from {low} to {high}",
        "`{test}` 永不成立：`{subject}` 在 {low} 至 {high} 之间",
    ),
    "row-outside-range.low": (
        "`{test}` never holds: `{subject}` is never below {low}",
        "`{test}` 永不成立：`{subject}` 不会低于 {low}",
    ),
    "row-outside-range.high": (
        "`{test}` never holds: `{subject}` is never above {high}",
        "`{test}` 永不成立：`{subject}` 不会高于 {high}",
    ),
    "row-outside-range.hint": (
        "correct the row, or the range of what it asks of",
        "改正这一档，或改正取值范围",
    ),
    "row-taken-together": (
        "`{test}` is never reached: the rows before it together take all that it would",
        "`{test}` 用不到：前面各档合起来已经包括它的全部取值",
    ),
    "row-taken-together.hint": (
        "the first row that holds counts: leave it out, or write it first",
        "按先成立的一档计分：删去这一档，或把它写在前面",
    ),
    "otherwise-never-reached": (
        "this `otherwise` is never reached: the rows take all that `{subject}` may be",
        "这个 `其余` 用不到：`{subject}` 的所有取值都已有对应的一档",
    ),
    "otherwise-never-reached.hint": (
        "leave it out",
        "删去即可",
    ),
    "phrase.the-score-of": (
        "the score of `{name}`",
        "`{name}` 的得分",
    ),
    "grade-out-of-reach": (
        "`{grade}` is never given: {what} is {end} at the most",
        "等级 `{grade}` 无法达到：{what}最高 {end}",
    ),
    "grade-out-of-reach.low": (
        "`{grade}` is never given: {what} is {end} at the least",
        "等级 `{grade}` 无法达到：{what}最低 {end}",
    ),
    "grade-out-of-reach.hint": (
        "correct its limit, or leave the grade out",
        "改正等级界线，或删去这一等级",
    ),
    "no-grade-at-an-end": (
        "{what} has no grade {where}",
        "{what}{where}没有对应的等级",
    ),
    "no-grade-at-an-end.below": (
        "below {end}",
        "低于 {end} 时",
    ),
    "no-grade-at-an-end.at": (
        "at {end}",
        "为 {end} 时",
    ),
    "no-grade-at-an-end.above": (
        "above {end}",
        "高于 {end} 时",
    ),
    "no-grade-at-an-end.hint": (
        "add a last grade with `otherwise`",
        "最后加一个等级，条件写 `其余`",
    ),
    "above-full-score": (
        "`{written}` comes to {points} points, and is held to the full mark of {full}",
        "`{written}` 为 {points} 分，超过满分，只能得 {full} 分",
    ),
    "above-full-score.point": (
        "{at} comes to {points} points, and is held to the full mark of {full}",
        "{at} 对应 {points} 分，超过满分，只能得 {full} 分",
    ),
    "above-full-score.hint": (
        "give at most {full}, or allow more by `bonus`",
        "不超过 {full} 分，或用 `附加分` 另给",
    ),
    "full-mark-never-reached": (
        "`{name}` reaches {points} of its {full} points at the most",
        "`{name}` 满分 {full} 分，最多只能得 {points} 分",
    ),
    "full-mark-never-reached.hint": (
        "let what is best come to `full`, or write `{points}` for the full mark",
        "让最好的情形得到 `满分`，或把满分改为 `{points}`",
    ),
    "scale-of-the-formula": (
        "the formula of `{name}` comes to as much as {points}, and is held to the full mark of {full}",
        "`{name}` 的公式最高算得 {points}，超过满分，只能得 {full} 分",
    ),
    "scale-of-the-formula.members": (
        "with full marks for all members the formula of `{name}` comes to {points}, and is held to the full "
        "mark of {full}",
        "各项都得满分时，`{name}` 的公式算得 {points}，超过满分，只能得 {full} 分",
    ),
    "scale-of-the-formula.hint": (
        "add `out of {points}`, or bring the formula to the scale of the full mark",
        "加一行 `满分 {points}`，或把公式换算到满分的尺度",
    ),
    "full-mark-off-the-step": (
        "`{name}` has the full mark {full}, which is no multiple of the step {step} that scores are rounded to",
        "`{name}` 满分 {full}，不是取整单位 {step} 的整数倍",
    ),
    "full-mark-off-the-step.hint": (
        "write `{below}` or `{above}`, or round to a finer step",
        "改为 `{below}` 或 `{above}`，或用更小的取整单位",
    ),
    "step-as-places": (
        "the step {step} rounds to multiples of {step}, such as {example}, not to {step} places",
        "取整单位 {step} 表示取 {step} 的整数倍（如 {example}），不是保留 {step} 位小数",
    ),
    "step-as-places.hint": (
        "for {places} places write `{meant}`",
        "保留 {places} 位小数写作 `{meant}`",
    ),
    "scale-of-the-formula.at-least": (
        "the formula of `{name}` comes to {points} at least, and is held to the full mark of {full}",
        "`{name}` 的公式至少算得 {points}，超过满分，只能得 {full} 分",
    ),
    "scale-of-the-formula.members-at-least": (
        "with full marks for all members the formula of `{name}` comes to {points} at least, and is held to "
        "the full mark of {full}",
        "各项都得满分时，`{name}` 的公式至少算得 {points}，超过满分，只能得 {full} 分",
    ),
    "scale-of-the-formula.hint-plain": (
        "bring the formula to the scale of the full mark",
        "把公式换算到满分的尺度",
    ),
    "label.the-formula": (
        "the formula",
        "计分公式",
    ),
    "label.the-target": (
        "the target",
        "目标",
    ),
    "phrase.from-to": (
        "from {low} to {high}",
        "在 {low} 至 {high} 之间",
    ),
    "phrase.at-least": (
        "{end} at the least",
        "最低为 {end}",
    ),
    "phrase.at-most": (
        "{end} at the most",
        "最高为 {end}",
    ),
    "target-settled.always": (
        "the target `{target}` of `{name}` is always met: the actual is {where}",
        "`{name}` 的目标 `{target}` 总是达成：完成值{where}",
    ),
    "target-settled.never": (
        "the target `{target}` of `{name}` is never met: the actual is {where}",
        "`{name}` 的目标 `{target}` 无法达成：完成值{where}",
    ),
    "target-settled.hint": (
        "correct the target, or the range of what is measured",
        "改正目标，或改正取值范围",
    ),
    "ratio-to-nothing": (
        "`{method}` takes a ratio to the target of `{name}`, which is not above 0: `{target}` scores {full} "
        "if it is met, and 0 if it is barely missed",
        "`{name}` 的目标 `{target}` 不大于 0，无法按比例（`{method}`）计分：达成得 {full} 分，稍差即得 0 分",
    ),
    "ratio-to-nothing.hint": (
        "write `score all_or_nothing` if that is meant, else count what is missed by `deduct`",
        "如果就是这个意思，写作 `得分 all_or_nothing`，否则用 `扣` 按差额扣分",
    ),
    "ratio-to-nothing.hint-below": (
        "write `score distance`, by which points are lost with the distance from the target",
        "写作 `得分 distance`，按与目标的差距扣分",
    ),
    "missed-upward-for-full-mark": (
        "{value} misses the target `{target}` of `{name}`, and gets the full mark of {full}",
        "完成值为 {value}，未达到 `{name}` 的目标 `{target}`，却得满分 {full} 分",
    ),
    "missed-upward-for-full-mark.hint": (
        "write `target >= {end}` if more is as good, else `score symmetric`; a rate that cannot be more is "
        "given its range by `input`",
        "超过也算达成，写作 `目标 >= {end}`，否则写 `得分 symmetric`；不可能超过的，用 `输入` 写明取值范围",
    ),
    "missing-pays-more": (
        "{bad} misses the target `{target}` of `{name}` and scores {high}, {good} meets it and scores {low}",
        "完成值为 {bad}，未达到 `{name}` 的目标 `{target}`，得 {high} 分；完成值为 {good}，达到目标，只得 {low} 分",
    ),
    "missing-pays-more.hint": (
        "turn the target's sign or the formula round: a formula by `completion` goes with either",
        "目标的方向和公式的方向相反，改正其一；用 `完成率` 写公式则两个方向都适用",
    ),
    "more-of-what-is-bad": (
        "`{target}` asks for more of `{word}` in `{name}`, which is better the less there is",
        "`{name}` 的 `{word}` 越少越好，目标 `{target}` 却要求越多越好",
    ),
    "more-of-what-is-bad.hint": (
        "write `target {text}` if less is better",
        "越少越好时写作 `目标 {text}`",
    ),
    "deadline-outside-period": (
        "the deadline {deadline} of `{name}` lies outside the period {period}",
        "`{name}` 的期限 {deadline} 不在期间 {period} 内",
    ),
    "deadline-outside-period.hint": (
        "write a date of {year}, or correct the `period`",
        "改为 {year} 年的日期，或改正 `期间`",
    ),
    "allow-unknown-code": ("no lint is called `{code}`", "没有名为 `{code}` 的检查项"),
    "allow-unknown-code.hint": ("its code stands in brackets where it is said", "检查项的代码写在提示开头的方括号里"),
    "allow-unknown-code.error": ("`{code}` is an error, which cannot be allowed", "`{code}` 是错误，不能允许"),
    "allow-unknown-code.error.hint": ("correct it, and take the comment out", "请改正错误，并删去这条注释"),
    "allow-without-reason": ("this allows `{code}` and does not say why", "允许 `{code}`，但没有说明理由"),
    "allow-without-reason.hint": ("write `# allow: {code} because …`", "写作 `# 允许：{code} 因为 …`"),
    "allow-unused": ("`{code}` is not found here, so nothing is to be allowed", "这里没有 `{code}`，无需允许"),
    "allow-unused.hint": ("take it out", "删去即可"),
    "label.more": (
        "this one gives more",
        "这一档得分更高",
    ),
    "better-pays-less": (
        "{one} gets {less} points, and {other}, which is worse, gets {more}",
        "{one} 得 {less} 分，较差的 {other} 反而得 {more} 分",
    ),
    "better-pays-less.hint": (
        "let points rise with what is better, row by row",
        "让得分随结果变好而逐档升高",
    ),
    "limit-never-acts.cap": (
        "`cap {written}` never acts: `{name}` scores {full} at the most",
        "`封顶 {written}` 不起作用：`{name}` 最多得 {full} 分",
    ),
    "limit-never-acts.cap-hint": (
        "write less than {full}, or leave it out",
        "写得低于 {full}，或删去",
    ),
    "limit-never-acts.floor": (
        "this `floor` never acts: `{name}` never scores less than 0",
        "这个 `保底` 不起作用：`{name}` 得分不会低于 0",
    ),
    "limit-never-acts.floor-hint": (
        "write more than 0, or leave it out",
        "写得高于 0，或删去",
    ),
    "condition-settled.require-always": (
        "`{condition}` always holds, so that `{name}` is scored whatever the data",
        "`{condition}` 总是成立，`{name}` 的这条前提不起作用",
    ),
    "condition-settled.require-never": (
        "`{condition}` never holds, so that `{name}` is never scored",
        "`{condition}` 永不成立，`{name}` 从不计分",
    ),
    "condition-settled.if-always": (
        "`{condition}` always holds, so that this acts whatever the data",
        "`{condition}` 总是成立，这一条无论数据如何都起作用",
    ),
    "condition-settled.if-never": (
        "`{condition}` never holds, so that this never acts",
        "`{condition}` 永不成立，这一条从不起作用",
    ),
    "condition-settled.hint": (
        "correct the condition, or the range of what it reads",
        "改正条件，或改正所读数据的取值范围",
    ),
    "check-settled.always": (
        "`{condition}` always holds, so that this check finds nothing",
        "`{condition}` 总是成立，这条检查查不出问题",
    ),
    "check-settled.never": (
        "`{condition}` never holds, so that this check fails whatever the data",
        "`{condition}` 永不成立，这条检查总不通过",
    ),
    "check-settled.hint": (
        "correct it, or leave it out: data outside the range of an input are refused anyway",
        "改正或删去：超出输入取值范围的数据本来就不接受",
    ),
    "counted-from-another-number": (
        "{value} misses the target `{target}` and loses nothing: what is counted is `{counted}`",
        "{value} 未达到目标 `{target}`，却不扣分：扣分按 `{counted}` 计",
    ),
    "counted-from-another-number.strict": (
        "{value} meets the target `{target}` and loses points: what is counted is `{counted}`",
        "{value} 已达到目标 `{target}`，却要扣分：扣分按 `{counted}` 计",
    ),
    "counted-from-another-number.hint": (
        "write `{text}`",
        "写作 `{text}`",
    ),
    "taken-twice": (
        "`{name}` takes the same points twice",
        "`{name}` 的同一条扣分写了两遍",
    ),
    "taken-twice.award": (
        "`{name}` adds the same points twice",
        "`{name}` 的同一条加分写了两遍",
    ),
    "taken-twice.hint": (
        "leave one out, or say by two reasons what each is for",
        "请删去一条；确实要算两次的，分别写明 `因为`",
    ),
    "award-on-the-full-mark": (
        "whoever meets the target of `{name}` has its {full} points already, and this award adds nothing to them",
        "达到 `{name}` 目标的已得满分 {full} 分，这项加分加不上去",
    ),
    "award-on-the-full-mark.hint": (
        "allow more than the full mark by `bonus`, and by `total … up to …` in the ruleset",
        "用 `附加分` 允许超过满分，并在规则集里写 `总分 … 至多 …`",
    ),
    "percent-or-point": (
        "a step of `{step}` is counted in percentage points, so that {at} is one short; who reads the reason "
        "may take {relative} for it",
        "`{step}` 按百分点计，差一档是 {at}；照理由的文字也可理解为 {relative}",
    ),
    "percent-or-point.hint": (
        "say percentage points, 个百分点, in the reason",
        "理由里写明“个百分点”",
    ),
    "input-never-read": (
        "nothing reads the input `{name}`",
        "没有任何地方用到输入 `{name}`",
    ),
    "input-never-read.hint": (
        "leave it out, or use it where it was meant",
        "删去，或用在该用的地方",
    ),
    "param-never-read": (
        "nothing reads the param `{name}`",
        "没有任何地方用到参数 `{name}`",
    ),
    "param-never-read.hint": (
        "leave it out, or put its name where its value stands",
        "删去，或在写着它的值的地方改写它的名称",
    ),
    "metric-never-read": (
        "nothing reads the metric `{name}`, it is only shown",
        "没有任何地方用到计算 `{name}`，它只作展示",
    ),
    "metric-never-read.hint": (
        "leave it out, read it, or expect its value in an example",
        "删去、用上，或在示例里写明它应得的值",
    ),
    "method-never-used": (
        "nothing uses `{name}`",
        "没有任何地方用到 `{name}`",
    ),
    "method-never-used.hint": (
        "leave it out, or use it",
        "删去，或用上",
    ),
    "member-ignored": (
        "the formula of `{name}` leaves out {members}",
        "`{name}` 的公式没有用到 {members}",
    ),
    "member-ignored.hint": (
        "let it read `scores` or `points`, or each member by `score(…)`",
        "公式里用 `各得分` 或 `折算分`，或逐项写 `得分(…)`",
    ),
    "label.the-second-rounding": (
        "the second rounding",
        "第二次取整",
    ),
    "label.the-other-name": (
        "the other name",
        "另一个名称",
    ),
    "most-of-the-weight": (
        "`{name}` carries {share} of the total, more than all others together",
        "`{name}` 占总分的 {share}，超过其余各项之和",
    ),
    "most-of-the-weight.hint": (
        "share it out, or split the indicator",
        "调整权重，或拆分该指标",
    ),
    "weights-nearly-sum": (
        "the weights in `{name}` sum to {sum}, nearly {near}; they are relative, so that nothing is refused",
        "`{name}` 各项权重之和为 {sum}，接近 {near}；这里按相对权重计，不会报错",
    ),
    "weights-nearly-sum.hint": (
        "for equal parts write `weight 1` in each, else correct one",
        "各项相等时都写 `权重 1`，否则改正其中一项",
    ),
    "bonus-cut-by-total": (
        "the bonus of `{name}` makes up for points lost elsewhere at most: the total stops at {full}",
        "`{name}` 的附加分最多只能弥补别处的失分：总分以 {full} 为限",
    ),
    "bonus-cut-by-total.hint": (
        "write `total {full} up to {most}` if it may go beyond",
        "可以超过时写作 `总分 {full} 至多 {most}`",
    ),
    "rounded-twice": (
        "{value} becomes {between}, then {twice}; rounded once it is {once}",
        "{value} 先取整为 {between}，再取整为 {twice}；只取整一次则为 {once}",
    ),
    "rounded-twice.hint": (
        "leave out the finer rounding",
        "删去步长较小的那次取整",
    ),
    "comma-in-a-number": (
        "`{text}` are two values, {left} and {right}",
        "`{text}` 是 {left} 和 {right} 两个值",
    ),
    "comma-in-a-number.hint": (
        "if one number is meant, write `{meant}`",
        "若是一个数，写作 `{meant}`",
    ),
    "look-alike.plain": ("{letter} ({number})", "{letter}（{number}）"),
    "look-alike.cyrillic": ("{letter}, a Cyrillic letter ({number})", "{letter}（西里尔字母，{number}）"),
    "look-alike.greek": ("{letter}, a Greek letter ({number})", "{letter}（希腊字母，{number}）"),
    "look-alike.names": (
        "`{one}` and `{other}` are drawn alike: {first} in the one is {second} in the other",
        "`{one}` 和 `{other}` 字形相近：前者的 {first}在后者是 {second}",
    ),
    "look-alike.names-hint": (
        "if both mean the same, write one of them everywhere, else name one otherwise",
        "若是同一个，统一为一个名称；否则改一个名称",
    ),
    "look-alike.letter": (
        "`{name}` holds {letter}, drawn as the Latin {latin}",
        "`{name}` 里的 {letter}与拉丁字母 {latin} 字形相同",
    ),
    "look-alike.letter-hint": (
        "write `{text}`",
        "写作 `{text}`",
    ),
    "names-nearly-alike": (
        "`{one}` and `{other}` differ by a single slip of the hand",
        "`{one}` 和 `{other}` 只差一点，容易写错",
    ),
    "names-nearly-alike.hint": (
        "if both are meant, name one so that they are told apart",
        "若确是两个，换一个容易区分的名称",
    ),
    "title-twice": (
        "`{one}` and `{other}` have one title, `{title}`",
        "`{one}` 和 `{other}` 的标题相同：`{title}`",
    ),
    "title-twice.hint": (
        "say in the titles what is different",
        "在标题里写明区别",
    ),
    "title-twice.hint-input": (
        "say in the titles what is different: data cannot name an input by a title that two have",
        "在标题里写明区别：两个输入标题相同，数据就不能用标题指明输入",
    ),
    "counted-twice": (
        "`{other}` measures the same as `{one}` against the same target, and counts it twice",
        "`{other}` 与 `{one}` 的完成值、目标和计分办法都相同，重复计分",
    ),
    "counted-twice.hint": (
        "leave one out, or correct what it measures",
        "删去一个，或改正它的完成值",
    ),
    "no-evidence": (
        "`{name}` states no evidence, and most other indicators do",
        "`{name}` 没有写佐证，其他指标大多写了",
    ),
    "no-evidence.hint": (
        'add a line such as `evidence "…"`',
        '加一行 `佐证 "…"`',
    ),
    "no-source": (
        "`{name}` states no source, and most other indicators do",
        "`{name}` 没有写依据，其他指标大多写了",
    ),
    "no-source.hint": (
        'add a line such as `source "…"`',
        '加一行 `依据 "…"`',
    ),
    "no-unit": (
        "the target `{target}` of `{name}` has no unit, and most others have one",
        "`{name}` 的目标 `{target}` 没有单位，其他目标大多写了",
    ),
    "no-unit.hint": (
        "write what is counted, as in `>= 43 宗`",
        "写明单位，如 `>= 43 宗`",
    ),
    "judged-without-tiers": (
        "`{name}` is judged by one of two answers, and `{word}` may be so more or less",
        "`{name}` 只分两种结果，而“{word}”有程度之分",
    ),
    "judged-without-tiers.hint": (
        "score it by tiers, as `qualitative(tier, share)` does, or say in a `note` or `evidence` when it is met",
        "分档计分（如 `qualitative(档次, 系数)`），或用 `说明`、`佐证` 写明怎样算达到",
    ),
    "no-sample": (
        "`{name}` is measured, and no input tells how many were asked",
        "`{name}` 没有说明调查了多少人",
    ),
    "no-sample.hint": (
        "add an input of how many were asked, and a `require` or `check` that they are enough",
        "加一个调查人数的输入，并用 `前提` 或 `检查` 规定最低样本数",
    ),
    "year-of-another-period": (
        "`{text}` speaks of {year}, and the period is {period}",
        "`{text}` 写的是 {year}，而期间是 {period}",
    ),
    "year-of-another-period.hint": (
        "correct the title or the `period`",
        "改正标题或 `期间`",
    ),
    "full-marks-alone": (
        "the examples of `{name}` expect full marks alone, so that no loss of points is tried",
        "`{name}` 的示例只有满分，没有验证失分的情形",
    ),
    "full-marks-alone.hint": (
        "add an example with a value that misses its target",
        "加一个未达到目标的示例",
    ),
    "gaps-hidden.full": (
        "missing data earn the full mark, and nothing asks how much of the data there is",
        "缺数据的得满分，而没有任何规定要求数据齐全",
    ),
    "gaps-hidden.rescale": (
        "what has no data drops out of the score, and nothing asks how much still counts",
        "缺数据的不计入得分，而没有任何规定要求计入的比重",
    ),
    "gaps-hidden.hint": (
        "add a `require` or `check` that asks, as in `require coverage >= 80%` or `check present(…)`",
        "加一条 `前提` 或 `检查`，如 `前提 覆盖率 >= 80%`、`检查 有值(…)`",
    ),
    "missing-full-beside-cap": (
        "`{cap}` does not hold where the data of `{name}` are missing: then it scores its full mark",
        "缺少 `{name}` 的数据时得满分，`{cap}` 不起作用",
    ),
    "missing-full-beside-cap.hint": (
        "write `missing zero` or `missing error` beside a cap",
        "有封顶时写 `缺失 零分` 或 `缺失 报错`",
    ),
    "over-achievement-ignored": (
        "the actual of `{name}` may come to {value}, {times} times its target `{target}`, and nothing is "
        "given, asked or said of that",
        "`{name}` 的完成值可达 {value}，是目标 `{target}` 的 {times} 倍，而没有任何规定或说明提到超额",
    ),
    "over-achievement-ignored.hint": (
        "say so in a `note`, give a `bonus`, or ask by `check warn {name} < {value}` whether the target was too low",
        "用 `说明` 写明超额不多得分，或给 `附加分`，或用 `检查 提醒 {name} < {value}` 提醒目标是否偏低",
    ),
    "score-never-changes": (
        "`{name}` scores the same whatever the data: nothing measures it",
        "无论数据如何，`{name}` 得分都一样：没有衡量它的数据",
    ),
    "score-never-changes.hint": (
        "give it an `actual` and a `target`, or a formula that reads data",
        "写明 `完成值` 和 `目标`，或让公式用上数据",
    ),
    "score-never-changes.taken": (
        "`{name}` scores nothing whatever the data: `{written}` is taken at all times",
        "无论数据如何，`{name}` 都得零分：任何情况下都扣 `{written}`",
    ),
    "score-never-changes.taken-hint": (
        "say with `per` for what it is taken, as in `deduct 0.5 per 1% below target`, or with `if` when",
        "用 `每` 写明按什么扣，如 `扣 0.5 每 1% 低于 目标`，或用 `若` 写明何时扣",
    ),
}
