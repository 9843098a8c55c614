"""What is said of calls of functions and methods, and of lists."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unexpected-pair": (
        "`{name}` takes values, not pairs such as `{pair}`",
        "`{name}` 的参数是值，不是 `{pair}` 这样成对的",
    ),
    "unexpected-pair.texts": (
        'pairs of texts belong in `which_max("a": x, "b": 5)`',
        '文字与值成对时用 `which_max("a": x, "b": 5)`',
    ),
    "unexpected-pair.numbers": (
        "pairs belong in `interpolate(x, 0: 0, 100: 50)`",
        "成对的数用 `interpolate(x, 0: 0, 100: 50)`",
    ),
    "unknown-function.own-item": ("`{name}` can be read of the item at hand alone", "`{name}` 只能读取当前这一项的"),
    "unknown-function.own-item-hint": (
        "of `{item}` can be read `score`, `points`, `weight`, `actual`, `completion`, `met`, `grade` and `counted`",
        "`{item}` 可读取的有 `score`、`points`、`weight`、`actual`、`completion`、`met`、`grade` 和 `counted`",
    ),
    "unknown-function": ("there is no function or method `{name}`", "没有名为 `{name}` 的函数或方法"),
    "unknown-function.lookup-hint": (
        "write `{text}`, and what is looked up as rows below `table NAME(KEY)`",
        "写作 `{text}`，并把要查的内容逐行写在 `表 NAME(KEY)` 下面",
    ),
    "unknown-function.cells-hint": (
        "cells have names here: declare `input NAME list of number`, or list the values, as `sum(a, b, c)`",
        "这里按名称而不按单元格取数：请声明 `输入 NAME 列表 数值`，或逐个列出，如 `求和(甲, 乙, 丙)`",
    ),
    "unknown-function.count-if-hint": (
        "count what holds of each value, as `count(a >= 60, b >= 60)`",
        "请逐个写出条件来计数，如 `计数(甲 >= 60, 乙 >= 60)`",
    ),
    "unknown-function.sum-if-hint": (
        "say of each value when it counts, as `sum(if a >= 60 then a else 0, if b >= 60 then b else 0)`",
        "请逐个写明何时计入，如 `求和(若 甲 >= 60 则 甲 否则 0, 若 乙 >= 60 则 乙 否则 0)`",
    ),
    "unknown-function.clock-hint": (
        "declare `input NAME date`, and give the day with the data: a score hangs on nothing but these",
        "请声明 `输入 名称 日期`，日期随数据给出：得分只取决于数据",
    ),
    "unknown-function.null-hint": (
        "write `{text}`, and say what is given in all other cases: no score comes of nothing",
        "请写作 `{text}`，并写明其他情况给多少：没有值就算不出得分",
    ),
    "unknown-function.hint": (
        "define it with `method {name}(…)`, or use a shipped one such as `min`, `max`, `clamp`",
        "用 `method {name}(…)` 定义它，或用现成的 `min`、`max`、`clamp` 等",
    ),
    "wrong-number-of-arguments.pairs": (
        "`{name}` takes pairs of a text and a value, and `{text}` is none",
        "`{name}` 的参数是文字与值成对，而 `{text}` 不是",
    ),
    "hint.as-in": ("write it as in `{example}`", "写法如 `{example}`"),
    "unit-clash.plain-argument": (
        "`{text}` is {kind}, where `{name}` needs a plain number",
        "`{text}` 是{kind}，而 `{name}` 要不带单位的数",
    ),
    "unit-clash.divide": ("divide it by its unit, as in `{text} / 1 {unit}`", "除以它的单位，如 `{text} / 1 {unit}`"),
    "phrase.taken-together": ("taken together by `{name}`", "由 `{name}` 放在一起算"),
    "unit-clash.product": (
        "`{text}` is in {unit}, where `product` needs plain numbers",
        "`{text}` 以 `{unit}` 计，而 `product` 要不带单位的数",
    ),
    "range-upside-down.clamp": ("`{text}` has its lower limit above its upper one", "`{text}` 的下限高于上限"),
    "range-upside-down.clamp-hint": ("write `clamp({text}, {high}, {low})`", "写作 `clamp({text}, {high}, {low})`"),
    "step-not-positive": ("the step `{step}` is not above 0", "步长 `{step}` 不大于 0"),
    "step-not-positive.hint": ("write a step such as `{step}`", "写一个步长，如 `{step}`"),
    "phrase.rounded-to": ("rounded to one another", "按对方取整"),
    "unknown-mode.call": ("`{text}` is no way of rounding", "`{text}` 不是一种取整方式"),
    "list-needed": ("`{text}` is {kind}, where `{name}` needs a list", "`{text}` 是{kind}，而 `{name}` 要列表"),
    "list-needed.hint": (
        "write `scores`, `points` or `weights`, or a list such as `list({text})`",
        "写 `scores`、`points` 或 `weights`，或写成列表，如 `list({text})`",
    ),
    "lists-differ.weights": ("write a weight for each value", "给每个值写一个权重"),
    "list-misplaced.how-many": (
        "say first how many: write `{name}({count}, {text})`",
        "先写取几个：写作 `{name}({count}, {text})`",
    ),
    "not-a-whole-number": (
        "`{name}` needs to know how many, and `{text}` is no whole number above 0",
        "`{name}` 要先写取几个，而 `{text}` 不是大于 0 的整数",
    ),
    "not-a-whole-number.hint": ("write `{name}({count}, {values})`", "写作 `{name}({count}, {values})`"),
    "nothing-left.fewer": (
        "write `{name}({count}, {values})`, or more values",
        "写作 `{name}({count}, {values})`，或多给几个值",
    ),
    "nothing-left.more": ("write more values", "多给几个值"),
    "nothing-left": (
        "`{text}` takes {taken} values off, and there are {count}",
        "`{text}` 要去掉 {taken} 个值，而一共只有 {count} 个",
    ),
    "not-a-condition.count": (
        "`{text}` is {kind}, where `count` needs a list or conditions",
        "`{text}` 是{kind}，而 `count` 要列表或条件",
    ),
    "not-a-condition.count-hint": (
        "write a condition, as in `count({text} {one})`, or a list such as `scores`",
        "写条件，如 `count({text} {one})`，或写列表，如 `scores`",
    ),
    "phrase.on-one-axis": ("put on one axis", "放在同一条轴上"),
    "not-constant.point": (
        "the point `{text}` of `interpolate` is not known before the data is",
        "`interpolate` 的点 `{text}` 在数据到来之前定不下来",
    ),
    "not-constant.point-hint": ("write numbers or params", "写数字或参数"),
    "too-few-points": ("`interpolate` needs at least two points", "`interpolate` 至少要有两个点"),
    "too-few-points.hint": ("write `interpolate({text}, 0: 0, 100: 50)`", "写作 `interpolate({text}, 0: 0, 100: 50)`"),
    "points-not-ascending": (
        "the point `{text}` of `interpolate` does not lie above the one before it",
        "`interpolate` 的点 `{text}` 没有大于前一个点",
    ),
    "points-not-ascending.hint": (
        "write the points in ascending order, each place once",
        "各点从小到大写，同一位置只写一次",
    ),
    "name-needed.present": (
        "`present` asks whether a name has a value, and `{text}` is no input, metric or item",
        "`present` 问的是某个名称有没有值，而 `{text}` 不是输入、计算或项",
    ),
    "name-needed.present-hint": (
        "write the name of an input, as in `present(执行数)`",
        "写输入的名称，如 `present(执行数)`",
    ),
    "name-needed.item": ("`{name}` needs the name of one item", "`{name}` 后面要写一个项的名称"),
    "name-needed.item-hint": ("write `{name}(NAME)`", "写作 `{name}(NAME)`"),
    "unknown-item.read-hint": ("`{name}` reads the items of this ruleset", "`{name}` 读取的是本规则集里的项"),
    "name-needed.lost": (
        "`lost` says, in `expect` alone, what the clause with a given `because` took",
        "`lost` 只用在 `expect` 里，指写明某个 `because` 的子句扣掉的分",
    ),
    "name-needed.lost-hint": (
        'write `expect lost("the text after because") = 2`',
        '写作 `expect lost("the text after because") = 2`',
    ),
    "unknown-reason": ("no clause says because `{text}`", "没有哪个子句的 `because` 是 `{text}`"),
    "unknown-reason.hint": (
        "write the text after `because` as it stands there",
        "`because` 后面怎么写的，这里就怎么写",
    ),
    "label.defined-here": ("defined here", "定义在这里"),
    "recursive-method": ("the method `{name}` calls itself: {path}", "方法 `{name}` 调用了自己：{path}"),
    "recursive-method.hint": ("methods cannot recur", "方法不能递归"),
    "too-deep.methods": ("methods call each other more than {count} deep", "方法互相调用超过 {count} 层"),
    "too-deep.methods-hint": ("write fewer levels of methods", "减少方法的层数"),
    "list-worked-out": (
        "`{text}` is worked out of whole lists, and `known` leaves values out of what is written or brought",
        "`{text}` 是由整个列表算出的，而 `known` 只能从写出的或数据里的值中略去缺失的",
    ),
    "list-worked-out.inside": ("write `{name}({count}, known({values}))`", "写作 `{name}({count}, known({values}))`"),
    "list-worked-out.left": ("write `known({left}) {operator} {right}`", "写作 `known({left}) {operator} {right}`"),
    "list-worked-out.alone": (
        "write `{text}` alone, which has a value where all of them have one",
        "只写 `{text}`，各值齐全时它才有值",
    ),
    "lists-differ.hint": (
        "lists go place by place: write as many values in one as in the other",
        "列表按位置逐个计算：两边要写同样多的值",
    ),
    "sorted-apart.weights": (
        "`{text}` is put in order, so that values and weights no longer belong together",
        "`{text}` 重新排了序，值与权重就对不上了",
    ),
    "left-out-apart": (
        "`{text}` leaves out what has no value, so that it no longer belongs with `{beside}` place by place",
        "`{text}` 略去了没有值的，与 `{beside}` 按位置就对不上了",
    ),
    "sorted-apart": (
        "`{text}` is put in order, so that it no longer belongs with `{beside}` place by place",
        "`{text}` 重新排了序，与 `{beside}` 按位置就对不上了",
    ),
    "sorted-apart.hint": (
        "work with the two lists first, and put in order what comes of it: `{text}`",
        "先用两个列表算，再对结果排序：`{text}`",
    ),
    "left-out-apart.without": ("write a list without `known` for `{text}`", "用不带 `known` 的列表代替 `{text}`"),
    "sorted-apart.mean": ("write `mean({text})`, in which each counts alike", "写作 `mean({text})`，各值同等看待"),
    "sorted-apart.all": ("write `weighted_mean({text}, weights)`", "写作 `weighted_mean({text}, weights)`"),
    "too-few-points.texts": (
        "`{name}` takes pairs of a text and a value, and here is none",
        "`{name}` 的参数是文字与值成对，这里一对也没有",
    ),
    "missing-quotes.which": (
        "`{text}` is no text, which stands before each value of `{name}`",
        "`{name}` 的每个值前面要写文字，而 `{text}` 不是",
    ),
    "text-stands-twice": ("`{text}` stands twice in `{name}`", "`{text}` 在 `{name}` 里写了两次"),
    "text-stands-twice.hint": ("give each value a text of its own", "给每个值写不同的文字"),
    "wrong-number-of-arguments": (
        "`{name}` takes {wanted}, and here are {count}",
        "`{name}` 要{wanted}，这里有 {count} 个",
    ),
    "wrong-number-of-arguments.method": (
        "the method `{name}` takes {wanted}, and here are {count}",
        "方法 `{name}` 要{wanted}，这里有 {count} 个",
    ),
    "missing-target.lacks-actual": (
        "`{name}` has no actual, so no `{field}`",
        "`{name}` 没有完成值，也就没有 `{field}`",
    ),
    "missing-target.lacks-target": (
        "`{name}` has no target, so no `{field}`",
        "`{name}` 没有目标值，也就没有 `{field}`",
    ),
    "missing-target.read-score": ("read `score({name})`", "读取 `score({name})`"),
    "missing-target.or-read-score": (
        "give `{name}` a line such as `{example}`, or read `score({name})`",
        "给 `{name}` 加一行，如 `{example}`，或读取 `score({name})`",
    ),
    "lists-differ": (
        "`{one}` has {count}, and `{other}` has {second}",
        "`{one}` 有{count}，而 `{other}` 有 {second} 个",
    ),
    "left-out-apart.hint": (
        "write `{text}`, in which a value that is lacking makes the result lacking",
        "写作 `{text}`，其中有值缺失，结果就缺失",
    ),
}
