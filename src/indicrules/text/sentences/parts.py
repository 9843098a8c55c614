"""The words for mistakes inside a line: parts that are lacking, stand in a wrong place or twice, or are misspelt."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # how a line is written
    "hint.write-or": ("write `{text}` or `{other}`", "写作 `{text}` 或 `{other}`"),
    "hint.write-with-unit": ("write `{text}`, and its unit, as `{whole}`", "写作 `{text}`，后面加单位，如 `{whole}`"),
    "hint.write-or-dated-rows": (
        "write `{text}`, or rows `{row}` below it",
        "写作 `{text}`，或在下面按时间列出 `{row}`",
    ),
    "hint.write-with-rows": (
        "write `{text}`, and rows such as `{row}` below it",
        "写作 `{text}`，下面写表行，如 `{row}`",
    ),
    "hint.write-or-rows": ("write `{text}`, or rows below it", "写作 `{text}`，或在下面写表行"),
    "hint.write-a-policy": (
        "write `{text}`, `zero`, `full` or `rescale`",
        "写作 `{text}`，或 `zero`、`full`、`rescale`",
    ),
    "hint.write-a-range": ("write `{text}` for a range", "表示区间写作 `{text}`"),
    "hint.did-you-mean-one": ("did you mean {words}?", "是否想写 {words}？"),
    "hint.keep-one": ("keep one of them", "请只留一个"),
    "hint.delete-it": ("delete it", "请删去"),
    "hint.delete": ("delete {word}", "请删去 {word}"),
    "hint.delete-braces": (
        "delete it: the lines under a block need no braces",
        "请删去：块下面的各行不用花括号",
    ),
    "phrase.end-of-line": ("the end of the line", "行尾"),
    "phrase.a-new-clause": ("a new clause", "新的子句"),
    "phrase.a-value": ("a value", "值"),
    "phrase.a-name": ("a name", "名称"),
    "phrase.a-number": ("a number", "数"),
    "phrase.a-text-in-quotes": ("a text in quotes", "引号里的文字"),
    "phrase.a-date": ("a date", "日期"),
    "phrase.a-unit": ("a unit", "单位"),
    "phrase.a-rounding-mode": ("a rounding mode", "取整方式"),
    "phrase.a-policy": ("a policy", "处理方式"),
    # what does not belong there
    "unexpected": ("{word} stands where {wanted} must", "{word}处应为{wanted}"),
    "unexpected.hint": ("delete it, or write what belongs there", "请删去，或改成这里应写的内容"),
    "unexpected.after-clause": ("{word} stands after the end of its clause", "{word}写在了子句结束之后"),
    "unexpected.after-clause-hint": ("end the line after `{text}`", "这一行写到 `{text}` 为止"),
    "unexpected.keys": (
        "the keys of the table `{name}` stand in no parentheses",
        "表 `{name}` 的键没有放在括号里",
    ),
    "unexpected.before-unit": ("no {sign} stands between a name and its unit", "名称与单位之间不用{sign}"),
    "unexpected.takes-no": ("{word} takes no {other}", "{word}后面不用{other}"),
    "unexpected.sign-of-range": ("a range takes no {sign}", "区间不用{sign}"),
    "unexpected.type": ("`{text}` is no type of an input", "`{text}` 不是输入的类型"),
    "repeated-part": ("{word} stands twice in one clause", "{word}在一个子句里出现了两次"),
    "repeated-part.in-a-row": ("`{word}` stands twice in a row", "`{word}` 连写了两次"),
    "repeated-part.in-both-spellings": (
        "`{word}` stands twice in a row, once as `{other}`",
        "`{word}` 连写了两次，其中一次写作 `{other}`",
    ),
    "clause-order": ("{word} stands too late in its clause", "{word}在子句里写得太靠后"),
    "called-conditional": ("a conditional is written in words", "条件式要用文字写出"),
    "conditional-needs-parentheses": ("a conditional stands in parentheses here", "条件式在这里要加括号"),
    "not-needs-parentheses": (
        "{word} stands inside a comparison or sum",
        "{word}写在了比较或加减之中",
    ),
    "not-needs-parentheses.hint": ("put it in parentheses, as `(not x)`", "请加括号，如 `(非 x)`"),
    "other-wording": ("`{text}` is worded otherwise here", "`{text}` 在规则里另有写法"),
    "other-wording.rows-hint": ("write `{text}`, and below it {rows}", "写作 `{text}`，下面逐行写 {rows}"),
    "other-wording.lines-hint": ("write in lines of their own {lines}", "请分行写 {lines}"),
    "other-wording.about-hint": (
        "write `{text}`, or both ends where it may lie on either side, as `{range}`",
        "写作 `{text}`；上下都可以浮动的，请写出两端，如 `{range}`",
    ),
    "other-wording.cell-hint": (
        "cells have names here: write the name of an input in the place of each",
        "这里按名称而不按单元格取数：请把单元格改成输入的名称",
    ),
    "other-wording.weights-hint": (
        "delete it: under `total 100` a weight of 20 is 20 percent of the whole as it stands",
        "请删去：`总分 100` 时，权重 20 就是全部的 20%",
    ),
    "other-wording.runs-out-hint": (
        "delete it: a score never falls below 0",
        "请删去：得分本来就不会低于 0",
    ),
    "other-wording.like-hint": (
        'texts are compared whole, as in `if t = "…"`: name what it may be with `input t one of "…", "…"`',
        '文字只能整体比较，如 `若 t = "…"`：请用 `输入 t 选自 "…", "…"` 列出可能的值',
    ),
    "other-wording.placeholder-hint": (
        "write a clause such as `{text}`, and fill in what is open",
        "请写成子句，如 `{text}`，并填入空缺的内容",
    ),
    "other-wording.open-hint": (
        "write clauses such as {lines}, and fill in what is open",
        "请写成子句，如 {lines}，并填入空缺的内容",
    ),
    "other-wording.declared-hint": (
        "declare `{declared}`, and write `{text}` here",
        "请先写 `{declared}`，这里写作 `{text}`",
    ),
    "other-wording.declared-rows-hint": (
        "declare `{declared}` under a name of yours, and write `{text}` here, and below it {rows}",
        "请先写 `{declared}`（名称自定），这里写作 `{text}`，下面逐行写 {rows}",
    ),
    # what is lacking
    "missing-equals": ("no `=` follows {word}", "{word}后面缺少 `=`"),
    "missing-value": ("no value follows {word}", "{word}后面缺少值"),
    "missing-value.hint": ("write a value after {word}", "请在{word}后面写一个值"),
    "missing-value.comma-hint": ("write another one after it, or delete it", "请在后面再写一个，或删去"),
    "missing-value.match-hint": (
        "a `match` stands alone: write `metric NAME = match …` with its rows, and `NAME` here",
        "`按` 要单独写：另列 `计算 名称 = 按 …` 及其表行，这里写 `名称`",
    ),
    "missing-value.no-rows": ("no rows follow {word}", "{word}下面没有表行"),
    "missing-value.no-rows-hint": (
        "write a row below it, as `>= 90%: full` or `otherwise: 0`",
        "请在下面写表行，如 `>= 90%: 满分` 或 `其余: 0`",
    ),
    "missing-value.before": ("no value stands before {sign}", "{sign}前面缺少值"),
    "missing-value.before-hint": ("write what {sign} compares or counts", "请写出{sign}所比较或计算的值"),
    "missing-name": ("no name follows {word}", "{word}后面缺少名称"),
    "missing-name.text": ("no text follows {word}", "{word}后面缺少文字"),
    "missing-comma": ("no comma stands before {word}", "{word}前面缺少逗号"),
    "missing-comma.hint": ("put `,` before it", "请在前面加 `,`"),
    "missing-comma.texts": ("two texts stand side by side", "两段文字之间缺少逗号"),
    "missing-comma.texts-hint": ("put `,` between them", "请在中间加 `,`"),
    "missing-because": ("no `because` stands before `{text}`", "`{text}` 前面缺少 `因为`（`because`）"),
    "missing-operator": (
        "no sign stands between the values of `{values}`",
        "`{values}` 的两个值之间缺少符号",
    ),
    "missing-operator.word": ("`{word}` is no sign here", "`{word}` 不是规则里的符号"),
    "missing-operator.unit-hint": (
        "if `{unit}` is the unit, write `{text}`",
        "若 `{unit}` 是单位，写作 `{text}`",
    ),
    "missing-operator.one-number-hint": (
        "if they are one number, write `{number}`; else put a sign between them",
        "若是一个数，写作 `{number}`；否则在中间加符号",
    ),
    "missing-operator.range-hint": (
        "put `to` between the ends of a range, as `{text}`",
        "区间的两端之间写 `至`（或 `to`），如 `{text}`",
    ),
    "missing-operator.equals-hint": ("put `=` between them", "请在中间加 `=`"),
    "missing-operator.comparison-hint": ("put a sign between them, as `{text}`", "请在中间加符号，如 `{text}`"),
    "missing-operator.hint": (
        "put a sign between them, such as `+`, `-`, `*` or `/`",
        "请在中间加符号，如 `+`、`-`、`*` 或 `/`",
    ),
    # words
    "misspelt-word": ("`{word}` has no meaning here", "`{word}` 在这里没有含义"),
    "unknown-policy": ("{word} is no policy", "{word}不是处理方式"),
    "unknown-policy.hint": ("write `error`, `zero`, `full` or `rescale`", "请写 `报错`、`零分`、`满分` 或 `重算`"),
    "unknown-mode": ("{word} is no rounding mode", "{word}不是取整方式"),
    "unknown-mode.hint": ("write {modes}", "请写 {modes} 之一"),
    "two-word-name": ("`{words}` is two words, and a name is one", "`{words}` 是两个词，而名称只能是一个词"),
    "two-word-name.three": ("`{words}` is three words, and a name is one", "`{words}` 是三个词，而名称只能是一个词"),
    "two-word-name.several": (
        "`{words}` is several words, and a name is one",
        "`{words}` 是几个词，而名称只能是一个词",
    ),
    "two-word-name.hint": ("write `{name}`, or one of them", "写作 `{name}`，或只留其中一个"),
    "two-word-name.title-hint": (
        "write `{name}`, or keep it as the title: `{line}`",
        "写作 `{name}`，原文可留作标题：`{line}`",
    ),
    "two-word-name.keep-title-hint": ("keep it as the title: `{line}`", "请留作标题：`{line}`"),
    "two-word-name.elsewhere-hint": ("write `{name}`, as it stands elsewhere", "与别处一致，写作 `{name}`"),
    "two-word-name.signs": (
        "`{words}` is no name: a name has letters, digits and `_`",
        "`{words}` 不能作名称：名称只用文字、数字和 `_`",
    ),
    "two-word-name.unit": ("`{words}` is a word too many", "`{words}` 多了一个词"),
    "two-word-name.unit-hint": (
        "a name is one word, and so is a unit: write `{name}` or `{unit}`",
        "名称是一个词，单位也是一个词：写作 `{name}` 或 `{unit}`",
    ),
}
