"""What is said of tables of a ruleset, of their keys and rows."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "table-row.another-kind": ("`{text}` is of another kind than the values above it", "`{text}` 与上面的值不是同一类"),
    "table-row.date": (
        "`{text}` is a date, and a table gives numbers or texts",
        "`{text}` 是日期，而表给出的是数字或文字",
    ),
    "table-row.kind-hint": ("write all of them as numbers, or all as texts", "全写成数字，或全写成文字"),
    "unit-clash.column": (
        "`{text}` is {kind}, and others of its column are {others}",
        "`{text}` 是{kind}，而同一列的其他值是{others}",
    ),
    "unit-clash.column-hint": ("write all of them in one unit", "全用同一单位"),
    "type-clash.key-cell": (
        "`{text}` is none of the {kind} that `{key}` is looked up by",
        "`{key}` 按{kind}查找，而 `{text}` 不是",
    ),
    "type-clash.key-cell-hint": (
        "write all keys of this column as {kind}, or look it up by what they are",
        "这一列的键全写成{kind}，或按它们本来的类别查找",
    ),
    "label.key": ("the key", "这个键"),
    "no-order.texts": ("texts have no order, so `{text}` says nothing of them", "文字没有大小之分，`{text}` 无从判断"),
    "no-order.texts-hint": ("write texts one by one, each in a row of its own", "把文字逐个写出，一行一个"),
    "range-upside-down": ("the range `{text}` opens above where it closes", "区间 `{text}` 的下限高于上限"),
    "range-upside-down.lower-first": ("write the lower end first", "先写较小的一端"),
    "table-column.twice": (
        "the rows of `{name}` stand in a file and below it",
        "`{name}` 的行既写在文件里，又写在下面",
    ),
    "table-column.no-rows-hint": (
        'write rows such as `"A": 2.5` below it, or the name of a CSV file after it, as `"rows.csv"`',
        '在下面写各行，如 `"A": 2.5`，或在后面写 CSV 文件名，如 `"rows.csv"`',
    ),
    "table-column.no-rows": ("the table `{name}` has no rows", "表 `{name}` 没有行"),
    "table-column.no-key-hint": (
        "write what the rows are looked up by, as in `table {name}(KEY)`",
        "写明按什么查找，如 `table {name}(KEY)`",
    ),
    "table-column.no-key": ("the table `{name}` has no key", "表 `{name}` 没有键"),
    "table-column.rows-of": ("write rows of {shown}", "每行写{shown}"),
    "table-column.gives": (
        "name what the table gives: `{head} gives {names}`",
        "写明表给出什么：`{head} gives {names}`",
    ),
    "table-column.row-shape": ("the rows of `{name}` have {shown}", "`{name}` 的行里有{shown}"),
    "table-column.same-head": ("two columns are called `{name}`", "有两列都叫 `{name}`"),
    "table-column.rename": ("rename one of them", "给其中一个改名"),
    "table-column.lacks": ("`{file}` has no column `{name}`", "`{file}` 没有 `{name}` 这一列"),
    "table-column.header": ("its header names {names}", "表头有 {names}"),
    "table-column.unused": (
        "the column `{column}` is neither a key of `{name}` nor what it gives",
        "`{column}` 这一列既不是 `{name}` 的键，也不是它给出的值",
    ),
    "table-column.unused-hint": (
        "add `{column}` after `gives`, or leave it out",
        "在 `gives` 后加上 `{column}`，或去掉这一列",
    ),
    "table-column.not-one": (
        "`{file}` has {count} columns beside the keys of `{name}`, and not one",
        "除 `{name}` 的键外，`{file}` 还有 {count} 列，而不是一列",
    ),
    "table-column.not-one-gives": ("name what the table gives: `gives {names}`", "写明表给出什么：`gives {names}`"),
    "table-column.not-one-add": ("add a column of what the table gives", "加一列，写表给出的值"),
    "table-column.empty": ("`{file}` has no rows below its header", "`{file}` 的表头下面没有行"),
    "table-column.empty-hint": ("write at least one row", "至少写一行"),
    "table-row.blank": ("the column `{column}` is blank in this row", "这一行的 `{column}` 是空的"),
    "table-row.blank-hint": ("write what stands there, or leave the row out", "填上值，或去掉这一行"),
    "table-row.comma": ("`{text}` has a comma for its point", "`{text}` 用逗号作了小数点"),
    "table-row.comma-hint": ("write `{text}`, and so all of the column", "写作 `{text}`，整列都这样写"),
    "table-row.no-number": (
        "`{text}` is no number, and other cells of the column `{column}` are",
        "`{text}` 不是数字，而 `{column}` 这一列的其他单元格是",
    ),
    "table-row.no-number-hint": (
        "write a number, or `{text}` in quotes within the cell, and so all of the column",
        "写数字，或在单元格里把 `{text}` 放进引号，整列都这样写",
    ),
    "unreachable-row.never": ("`{row}` never holds", "`{row}` 永远不成立"),
    "unreachable-row.never-hint": ("leave it out, or correct its range", "去掉它，或改正它的区间"),
    "unreachable-row.first": ("leave one of the two out, or write this one first", "两行只留一行，或把这一行写在前面"),
    "rows-overlap": ("`{one}` and `{other}` both take {value}", "`{one}` 和 `{other}` 都包括 {value}"),
    "rows-overlap.hint": (
        "the first row that holds counts: leave an end out, as in `{text}`",
        "以第一个成立的行为准：去掉一端，如 `{text}`",
    ),
    "rows-overlap.split": (
        "the first row that holds counts: write this one as two, `{under}` and `{over}`",
        "以第一个成立的行为准：把这一行拆成 `{under}` 和 `{over}` 两行",
    ),
    "table-gap.meet": ("let the rows meet, or add one that takes it", "让两行首尾相接，或加一行包括它"),
    "table-gap.hint": (
        "let the rows meet: write `{text}`, or add a row that takes it",
        "让两行首尾相接：写作 `{text}`，或加一行包括它",
    ),
    "table-gap": (
        "no row of `{name}` takes {value}, between `{one}` and `{other}`",
        "`{name}` 没有一行包括 {value}，它在 `{one}` 和 `{other}` 之间",
    ),
    "label.next-one": ("the next one", "下一行"),
    "unknown-function.which-value": (
        "the table `{table}` gives several values, and `{name}` does not say which",
        "表 `{table}` 给出几个值，`{name}` 没有写明要哪一个",
    ),
    "unknown-function.which-value-hint": ("call one of {words}", "改用 {words} 之一"),
    "hint.as-in-call": ("write it as in `{name}({keys})`", "写法如 `{name}({keys})`"),
    "type-clash.key": (
        "`{text}` is {kind}, and a key is a text, a number or a date",
        "`{text}` 是{kind}，而键只能是文字、数字或日期",
    ),
    "type-clash.key-hint": ("write `if … then … else …` for what is yes or no", "是或否的，写作 `if … then … else …`"),
    "type-clash.looked-up": (
        "`{text}` is {kind}, and the key `{key}` is looked up by {keys}",
        "`{text}` 是{kind}，而键 `{key}` 按{keys}查找",
    ),
    "type-clash.looked-up-hint": (
        "write `{text}` as {kind}, and all of its column, or look up {own}",
        "把 `{text}` 写成{kind}，整列都这样写，或按{own}查找",
    ),
    "label.another-kind": ("of another kind", "类别不同"),
    "phrase.looked-up": ("looked up by one another", "互相查找"),
    "table-column.tangled": (
        "the rows of `{name}` overlap in more ways than can be looked through",
        "`{name}` 的各行重叠的情形太多，无法逐一检查",
    ),
    "table-column.tangled-hint": (
        "write ranges that do not overlap, or put keys that are one text or number each first",
        "写不重叠的区间，或把只含一个文字或数字的键放在前面",
    ),
    "table-gap.choice": (
        'no row of `{table}` is for "{text}", which `{name}` may be',
        '`{table}` 没有 "{text}" 的行，而 `{name}` 可能是它',
    ),
    "table-gap.choice-hint": ('add a row for "{text}"', '给 "{text}" 加一行'),
    "label.first-row": ("the first row", "第一行"),
    "unknown-choice.key": (
        "`{text}` is none of the choices that `{key}` is looked up by",
        "`{text}` 不在 `{key}` 所查找的选项里",
    ),
    "table-column.empty-file": ("the table's file is empty", "这张表的文件是空的"),
    "table-column.empty-file-hint": (
        "write a header that names keys and values, and rows",
        "写表头，注明键和值，再写各行",
    ),
    "table-row.open-quote": ("the cells of this row cannot be told apart", "这一行的各单元格分不开"),
    "table-row.open-quote-hint": (
        "close every quote, and double one inside a cell",
        "引号要成对，单元格内的引号写两个",
    ),
    "table-row.cells-hint": (
        "write as many cells as the header has, and put one that holds the delimiter in quotes",
        "单元格数要与表头一致，含分隔符的单元格要加引号",
    ),
    "table-row.cells": (
        "this row has {cells} cells, and the header {count}",
        "这一行有 {cells} 个单元格，而表头有 {count} 个",
    ),
    "table-row.one-cell": ("this row has 1 cell, and the header {count}", "这一行只有 1 个单元格，而表头有 {count} 个"),
}
