"""What is said where forms are read into drafts: what was asked, turned, skipped and dropped."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # What a draft opens with.
    "import.remark": (
        "Read from the form “{title}”. Its actuals are in {name}.json, what it published in {name}.claims.json.\n"
        "An indicator without a score of its own is scored by how far its target is reached, up to its weight.",
        "由表格“{title}”读出：数据在 {name}.json，公布的分数在 {name}.claims.json。\n"
        "没有写得分的指标，按完成值与指标值之比计分，以分值为限。",
    ),
    "import.allowed": (
        "allow: {codes} because its figures are those of one form, in {name}.json",
        "允许：{codes} 因为 数字只有这一张表的，在 {name}.json",
    ),
    "import.allowed-exact": (
        "allow: missed-upward-for-full-mark because the form says `=`, and takes nothing for more",
        "允许：missed-upward-for-full-mark 因为 表上写“=”，超过的不扣分",
    ),
    "import.grades": (
        "The form does not say from which total a grade is given: these are the usual bounds.",
        "表上没有写各等级的分数线，这里用通行的 90、80、60。",
    ),
    "import.usual-grades": (
        "the form does not say from which total a grade is given; the usual bounds, 90, 80 and 60 %, were written",
        "表上没有写各等级的分数线，草稿按通行的满分的90%、80%、60%写",
    ),
    "import.open": ("undecided", "待定"),
    "import.undecided": ("undecided: `{name}`", "待定：{name}"),
    "import.waiting": ("{count} decisions are open", "还有 {count} 处待定"),
    "import.in-tier": (
        "the mark of “{name}” lies in the interval of its tier",
        "“{name}”的得分应在所评档次的区间里",
    ),
    # Questions.
    "import.ask.direction": (
        "is the target `{text}` of `{name}` the least, the most, or exactly what is to be reached?",
        "`{name}` 的指标值 `{text}` 没有比较符号：至少、至多，还是恰好要达到它？",
    ),
    "import.ask.sign": (
        "does the target `{text}` of `{name}` say `{likely}`, its sign lost where it was scanned?",
        "`{name}` 的指标值 `{text}`，是不是 `{likely}` 在扫描识别时丢了符号？",
    ),
    "import.ask.blank": (
        "what is the actual of `{name}`, which the form leaves blank?",
        "`{name}` 的完成值没有填写，应是多少？",
    ),
    "import.ask.none": (
        "does `{text}` as the actual of `{name}` say 0, or that it does not apply?",
        "`{name}` 的完成值填 `{text}`，是 0，还是不适用？",
    ),
    "import.ask.actual": (
        "what is the actual of `{name}`, whose target is `{target}` and for which the form says `{text}`?",
        "`{name}` 的指标值是 `{target}`，完成值却填 `{text}`，应是多少？",
    ),
    "import.ask.target-span": (
        "is the target `{text}` of `{name}` to be reached, or to be kept within?",
        "`{name}` 的指标值 `{text}`，是达到下限即可，还是要落在两端之间？",
    ),
    "import.ask.span": (
        "which actual does `{text}` of `{name}` stand for?",
        "`{name}` 的完成值填 `{text}`，取哪一个？",
    ),
    "import.ask.minus-zero": (
        "what does `{text}` as the actual of `{name}` say?",
        "`{name}` 的完成值填 `{text}`，是什么意思？",
    ),
    "import.ask.rate": (
        "is `{text}`, the actual of `{name}`, in percent as its target is?",
        "`{name}` 的指标值是百分数，完成值填 `{text}`，是百分之几？",
    ),
    "import.ask.unit": (
        "`{text}`, the actual of `{name}`, is in `{unit}`, its target in `{other}`: are they the same?",
        "`{name}` 的完成值 `{text}` 以 `{unit}` 计，指标值以 `{other}` 计，是同一个单位吗？",
    ),
    "import.ask.tier": ("which tier does `{text}` say of `{name}`?", "`{name}` 的完成情况 `{text}`，属于哪一档？"),
    "import.ask.mark": (
        "what is the mark of `{name}`, which the form leaves blank and no figure gives?",
        "`{name}` 没有可以算分的数字，得分也没有填写，应得几分？",
    ),
    "import.ask.rule": ("how is `{name}` scored by the rule `{text}`?", "`{name}` 的评分标准 `{text}`，怎样计分？"),
    "import.ask.step": (
        "what does a part of a step take of `{name}`, by the rule `{text}`?",
        "`{name}` 的评分标准 `{text}`，不足一档的怎样扣？",
    ),
    "import.ask.parts": (
        "`{name}` is 0 or blank, but rows below it are not: is the whole what they add up to?",
        "`{name}` 为 0 或空白，下面的分项却有数：合计是否取分项之和？",
    ),
    "import.ask.without-budget": (
        "`{name}` is 0: what becomes of the points for budget execution?",
        "`{name}` 为 0，执行率无从计算，这几分怎样处理？",
    ),
    "import.ask.weight": (
        "what does `{name}` weigh, whose weight is blank and whose target is `{text}`?",
        "`{name}` 没有分值，指标值是 `{text}`，应是几分？",
    ),
    "import.ask.weights": (
        "how do the {count} indicators of `{name}` share its {full} points?",
        "`{name}` 共 {full} 分，下面 {count} 个指标没有写分值，怎样分？",
    ),
    "import.ask.shared": (
        "{names} share a weight of {weight}: does the best of them count, or each for a part?",
        "{names}共用 {weight} 分：取其中最好的，还是平均分？",
    ),
    "import.ask.group-weight": (
        "the heading says that `{name}` weighs {full}, its indicators weigh {sum} together: which holds?",
        "标题写明 `{name}` 为 {full} 分，下面的指标合计 {sum} 分，以哪个为准？",
    ),
    "import.ask.total": (
        "the weights come to {sum}, not {full}: is the full mark their sum?",
        "各项分值合计 {sum} 分，不是 {full} 分：满分取合计数吗？",
    ),
    # Readings.
    "import.choice.at-least": ("at least", "至少"),
    "import.choice.at-most": ("at most", "至多"),
    "import.choice.within": ("between the two ends", "在两端之间"),
    "import.choice.at-least-lower": ("at least the lower end", "至少达到下限"),
    "import.choice.exactly": ("exactly", "恰好"),
    "import.choice.lost": ("the sign was lost", "符号丢失了"),
    "import.choice.missing": ("it is not known", "还不知道"),
    "import.choice.inapplicable": ("it does not apply", "不适用"),
    "import.choice.reached": ("the target was just reached", "正好达到指标值"),
    "import.choice.opposite": ("it changed the other way", "变化的方向相反"),
    "import.choice.on-time": ("it was done on the last day of the deadline", "在时限的最后一天完成"),
    "import.choice.zero": ("it is 0", "是 0"),
    "import.choice.low": ("the lower end", "取下限"),
    "import.choice.middle": ("the middle", "取中值"),
    "import.choice.high": ("the upper end", "取上限"),
    "import.choice.percent": ("it is in percent", "是百分之几"),
    "import.choice.fraction": ("it is a fraction", "是小数，1 为 100%"),
    "import.choice.same-unit": ("they are the same", "是同一个单位"),
    "import.choice.met": ("achieved: 80% to 100% of the weight", "达成：分值的80%至100%"),
    "import.choice.partly": ("partly achieved: 60% to 80%", "部分达成：60%至80%"),
    "import.choice.missed": ("not achieved: less than 60%", "未达成：60%以下"),
    "import.choice.full": ("full marks", "得满分"),
    "import.choice.mark": ("by the mark that the form gives", "照表上的得分"),
    "import.choice.proportional": ("in proportion to how far the target is reached", "按完成率计分"),
    "import.choice.all-or-nothing": ("full marks where the target is met, else nothing", "达标得满分，否则不得分"),
    "import.choice.step-whole": ("only whole steps count", "不足一档的不扣"),
    "import.choice.step-started": ("a part counts as a whole step", "不足一档的按一档扣"),
    "import.choice.step-part": ("a part takes its part", "不足一档的按比例扣"),
    "import.choice.parts": ("the whole is the sum of its parts", "合计取分项之和"),
    "import.choice.total": ("the whole is as it stands", "合计照表上所填"),
    "import.choice.without-budget-rescale": ("the others carry them", "由其余各项分担"),
    "import.choice.without-budget-zero": ("none are earned", "得零分"),
    "import.choice.without-budget-full": ("all are earned", "得满分"),
    "import.choice.fused": (
        "weight {weight} and target `{target}` ran together",
        "分值 {weight} 与指标值 `{target}` 连写了",
    ),
    "import.choice.weight-rest": ("what the others leave", "其余各项剩下的分值"),
    "import.choice.weight-none": ("it weighs nothing", "不占分值"),
    "import.choice.equal": ("in equal parts", "平均分"),
    "import.choice.scores": ("as the scores are, which come to the whole", "照得分分，得分合计正好是总分值"),
    "import.choice.best": ("the best of them counts", "取最好的"),
    "import.choice.members": ("what the indicators weigh together", "以指标合计为准"),
    "import.choice.heading": ("the heading; the indicators share it by their weights", "以标题为准，各指标按分值分摊"),
    "import.choice.sum": ("the full mark is their sum", "满分取合计数"),
    "import.choice.relative": ("the score is brought to the full mark", "得分折算成百分制"),
    # What was written otherwise.
    "import.normalised": ("`{was}` was read as `{now}`: {why}", "`{was}` 读作 `{now}`：{why}"),
    "import.turned.mark": ("a mark at its end was left out", "略去末尾的标点"),
    "import.turned.words": ("`{words}` is `{sign}`", "`{words}` 即 `{sign}`"),
    "import.turned.done": ("words before the figure were left out", "略去数字前的字样"),
    "import.turned.about": ("`about` was left out", "略去表示约数的字"),
    "import.turned.change": ("`{text}` says which way it changed", "`{text}` 说明变化的方向"),
    "import.turned.nothing": ("of what should be 0 there should be no more", "指标值为 0，即不得超过 0"),
    "import.turned.currency": ("a sign of currency is a unit", "货币符号即单位"),
    "import.turned.comma": ("commas between thousands were left out", "略去千分位逗号"),
    "import.turned.spelt": ("a number in words", "汉字数字写成阿拉伯数字"),
    "import.turned.noise": ("`{text}` is the noise of binary floating point", "`{text}` 是二进制浮点数的尾数"),
    "import.turned.thousands": ("`{text}` counts by more than one", "`{text}` 按倍数折算"),
    "import.turned.unit": ("the unit `{was}` is `{now}`", "单位 `{was}` 即 `{now}`"),
    "import.turned.per": ("`{text}` before the figure is its unit's", "数字前的 `{text}` 归入单位"),
    "import.turned.aside": ("`{text}` beside the figure was left out", "略去数字旁的 `{text}`"),
    "import.turned.ticked": ("what is ticked", "取打勾的一项"),
    "import.turned.date": ("a date", "日期写成年-月-日"),
    "import.turned.month": ("the last day of the month or year", "取该月（年）的最后一天"),
    "import.turned.before-month": ("before a month is before its first day", "“某月前”即该月第一天之前"),
    "import.turned.period": ("a stretch of months ends with its last day", "一段时间取最后一天"),
    "import.turned.serial": ("a spreadsheet counts days so", "电子表格的日期序号"),
    "import.turned.pair": ("done of what was planned", "完成数与计划数连写"),
    "import.turned.sign": ("the sign `{sign}` does not belong to an actual", "完成值里不应有符号 `{sign}`"),
    "import.turned.tier": ("words as a tier", "文字归入档次"),
    "import.turned.rate-of-good": (
        "a rate such as `{name}` is to be reached at least",
        "像 `{name}` 这样的比率，是至少要达到的",
    ),
    # What was passed over, and what a person should know.
    "import.placeholder": ("`{text}` is a row that was not filled in", "`{text}` 是没有填写的行"),
    "import.not-needed": ("`{text}` is no part of the scores", "`{text}` 与计分无关"),
    "import.unread-column": ("`{text}` stands in a column whose head is not known", "`{text}` 所在的列，列名不认识"),
    "import.second-column": (
        "`{text}` stands in a column that says once more what another says",
        "`{text}` 所在的列，与另一列重复",
    ),
    "import.unread-score": ("the score `{text}` is no number", "得分 `{text}` 不是数字"),
    "import.ran-together": (
        "the cells of the table ran together, and were told apart by its heads; compare them with the form",
        "表格各栏连成一片，按表头分开读取，请与原表核对",
    ),
    "import.shown-rounded": (
        "`{text}` is shown, and read, where `{stored}` is stored",
        "单元格显示 `{text}`，存的是 `{stored}`，按显示的读",
    ),
    "import.hidden-sheet": ("the hidden sheet `{name}` was not read", "隐藏的工作表 `{name}` 没有读取"),
    "import.hidden-row": (
        "`{name}` stands in a hidden row, and was read as the others",
        "`{name}` 在隐藏的行里，照常读取",
    ),
    "import.personal": ("what stands beside `{label}` is of a person, and was dropped", "`{label}` 是个人信息，已略去"),
    # What the command tells.
    "report.imported": ("actuals: {actuals}; published values: {claims}", "数据 {actuals} 项，公布值 {claims} 项"),
    "report.at": ("{place}: {said}", "{place}：{said}"),
    "report.open": ("{count} to be decided:", "待定 {count} 处："),
    "report.settled": ("{count} decided:", "已定 {count} 处："),
    "report.turned": ("{count} read otherwise than written:", "改读 {count} 处："),
    "report.skipped": ("{count} passed over:", "未读 {count} 处："),
    "report.noted": ("{count} to know:", "须知 {count} 处："),
    "usage.decide": ("`{text}` settles nothing", "`{text}` 定不了什么"),
    "usage.decide.hint": (
        "write it as in `--decide '*.direction=at-least'`",
        "写法如 `--decide '*.direction=at-least'`",
    ),
    "usage.there": ("`{path}` is there already", "`{path}` 已经存在"),
    "usage.there.hint": (
        "name another folder with --to, or write over it with --force",
        "用 --to 另指文件夹，或用 --force 覆盖",
    ),
    "usage.no-name": ("`{name}` is no name of a file", "`{name}` 不能作文件名"),
    "usage.no-name.hint": ("leave folders to --to", "文件夹用 --to 指定"),
    # Refusals.
    "no-such-choice": ("`{choice}` is no choice of `{key}`", "`{key}` 没有 `{choice}` 这个选项"),
    "no-such-choice.hint": ("choose one of {names}", "可选{names}"),
    "no-such-decision": ("there is nothing to decide under `{key}`", "没有 `{key}` 这一待定事项"),
    "no-such-decision.hint": ("there is {names}", "有{names}"),
    "no-such-decision.none-hint": ("leave it out: nothing is to be decided", "请删去，没有待定事项"),
    "no-form": (
        "`{name}` holds no table or sentences of indicators that could be read",
        "`{name}` 里没有能读取的指标表，也没有指标的叙述",
    ),
    "no-form.hint": (
        "a table needs heads such as `三级指标`, `年度指标值` and `分值`, or `indicator`, `target` and `weight`",
        "表头应有 `三级指标`、`年度指标值`、`实际完成值`、`分值` 之类的列名",
    ),
    "several-forms": ("`{name}` holds {count} forms", "`{name}` 里有 {count} 张表"),
    "several-forms.hint": ("read them all with `read_forms`", "请用 `read_forms` 读取全部"),
}
