"""The words for mistakes in characters, signs, numbers, dates, texts in quotes, and comparisons in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # characters
    "unknown-character": ("`{sign}` has no meaning here", "`{sign}` 在这里没有含义"),
    "unknown-character.digit": (
        "the digit `{digit}` is none of those of the language",
        "数字 `{digit}` 不是规则里可用的数字",
    ),
    "unknown-character.digit-hint": ("write the digits 0 to 9", "请用数字 0 至 9"),
    "unknown-character.list-hint": (
        "write `list(`, and `)` for the other one",
        "这里写作 `list(`，另一半写作 `)`",
    ),
    "unknown-character.place-hint": (
        "no member of a list is read by its place: ask something of all, as `max(…)`, or give each an input of its own",
        "列表的成员不能按位置读取：请对整个列表提问，如 `最大(…)`，或各设一个输入",
    ),
    "unknown-character.range-hint": (
        "write `to` between the ends of a range",
        "区间的两端之间写 `至`（或 `to`）",
    ),
    "unknown-character.parentheses-hint": ("write `(` and `)`", "请用圆括号 `(` 和 `)`"),
    "unknown-character.quotes-hint": ('put the text in quotes, as `"…"`', '文字请放在直引号里，如 `"…"`'),
    "unknown-character.sign-hint": (
        "write a sign such as `+`, `-`, `*` or `/` in its place",
        "请换成 `+`、`-`、`*`、`/` 之类的符号",
    ),
    "unknown-character.divide-hint": ("write `/` to divide", "除号写作 `/`"),
    "unknown-character.money-hint": ("write the unit after the number, as `5 元`", "单位写在数字后面，如 `5 元`"),
    "unknown-character.tolerance-hint": ("write both ends, as `93% to 97%`", "请写出两端，如 `93% 至 97%`"),
    "unknown-character.root-hint": ("write `sqrt(…)`", "写作 `平方根(…)`（或 `sqrt(…)`）"),
    "unsafe-character": (
        "the character `{number}` cannot be seen and may make the text read otherwise than it counts",
        "字符 `{number}` 看不见，可能使文字看上去与实际不同",
    ),
    "unsafe-character.unseen": (
        "the character `{number}` cannot be seen and has no meaning here",
        "字符 `{number}` 看不见，在这里也没有含义",
    ),
    "unsafe-character.return": (
        "a carriage return that no line feed follows ends no line",
        "单独的回车符后面没有换行符，不算换行",
    ),
    "unsafe-character.return-hint": (
        "save the file with the line ends of Unix or Windows",
        "请按 Unix 或 Windows 的换行格式保存文件",
    ),
    "other-digits": ("`{digit}` is none of the digits of the language", "`{digit}` 不是规则里可用的数字"),
    "other-digits.power-hint": (
        "write `{power}` for a power, else `{digits}`",
        "表示乘方写作 `{power}`，否则写作 `{digits}`",
    ),
    "other-digits.name-or-power-hint": (
        "write `{name}` for a name or unit, `{power}` for a power",
        "表示名称或单位写作 `{name}`，表示乘方写作 `{power}`",
    ),
    "no-name": ("`{word}` reads as `{plain}`, which is no name", "`{word}` 读作 `{plain}`，不能作名称"),
    "no-name.hint": ("choose a name of letters, digits and `_`", "名称请只用文字、数字和 `_`"),
    "hint.another-name": (
        "choose a name that opens with a letter",
        "请换一个以文字开头的名称",
    ),
    "hint.another-name-and-title": (
        "choose a name that opens with a letter, and keep this as the title: `{line}`",
        "请换一个以文字开头的名称，原文留作标题：`{line}`",
    ),
    # signs
    "foreign-operator": ("`{sign}` is no sign here", "规则里没有符号 `{sign}`"),
    "doubled-operator": ("`{signs}` is two signs in a row", "`{signs}` 是连着的两个符号"),
    "doubled-operator.one-word": ("`{signs}` is more than one sign", "`{signs}` 不止一个符号"),
    "doubled-operator.commas": ("two commas stand in a row", "两个逗号连在了一起"),
    "stray-parenthesis": (
        "no parenthesis is open that this `{sign}` could close",
        "这个 `{sign}` 没有与之对应的左括号",
    ),
    "stray-parenthesis.hint": ("delete it, or open one with `(`", "请删去，或在前面补上 `(`"),
    "unclosed-parenthesis": ("this `{sign}` is never closed", "这个 `{sign}` 没有右括号"),
    "unclosed-parenthesis.hint": ("close it with `)`", "请补上 `)`"),
    "stray-percent": ("`{sign}` stands only after a number", "`{sign}` 只能写在数字后面"),
    "stray-percent.hint": ("write a number before it, as `95%`", "请在前面写数字，如 `95%`"),
    "semicolon.ends-no-clause": (
        "`{sign}` does not end a clause; the end of its line does",
        "`{sign}` 不结束子句，换行才结束",
    ),
    "semicolon.separates-none": ("`{sign}` does not separate values", "`{sign}` 不能分隔各个值"),
    "semicolon.hint": ("begin a new line", "请另起一行"),
    "full-stop.after-name": ("`{sign}` does not stand between a name and its value", "名称与值之间不能写 `{sign}`"),
    "full-stop.separates-none": ("`{sign}` does not separate values", "`{sign}` 不能分隔各个值"),
    "full-stop.outside-text": ("`{sign}` has no place outside a text", "引号之外不能写 `{sign}`"),
    "stray-comma": ("no comma stands between the parts of a clause", "子句的各部分之间不用逗号"),
    "stray-comma.last": ("nothing follows {sign}", "{sign}后面没有内容"),
    "stray-colon": ("no {sign} belongs here", "这里不用{sign}"),
    "stray-colon.keyword": ("`{word}` takes no colon", "`{word}` 后面不用冒号"),
    "stray-colon.keyword-hint": ("write `{word}` and a space", "`{word}` 后面写一个空格"),
    "stray-equals": ("{word} takes no `=`", "{word}后面不用 `=`"),
    # texts in quotes
    "unclosed-string": ("the text `{text}` is not closed", "文字 `{text}` 缺少后引号"),
    "unclosed-string.hint": ('close it with a straight `"`', '请补上直引号 `"`'),
    "unclosed-string.lone-hint": (
        'close it with a straight `"`, or delete it if it is one too many',
        '请补上直引号 `"`；若是多写的，请删去',
    ),
    "unclosed-string.other-quote-hint": (
        'close it with a straight `"` in place of `{sign}`',
        '请把 `{sign}` 换成直引号 `"`',
    ),
    "curly-quotes": ("a text stands between straight double quotes", "文字要放在直双引号里"),
    "curly-quotes.number": ("a number stands without quotes", "数字不加引号"),
    "curly-quotes.name": ("a name stands without quotes", "名称不加引号"),
    "missing-quotes": ("`{text}` stands without quotes", "`{text}` 没有加引号"),
    # numbers
    "bare-point": ("`{number}` lacks a digit beside its point", "`{number}` 的小数点旁缺少数字"),
    "letter-for-digit": (
        "`{number}` has the letter `{letter}` where the digit `{digit}` belongs",
        "`{number}` 里的字母 `{letter}` 应为数字 `{digit}`",
    ),
    "letter-for-digit.word": ("`{number}` has a letter where a digit belongs", "`{number}` 里该写数字的地方写了字母"),
    "decimal-comma": ("`{number}` has a `{sign}` where its point belongs", "`{number}` 里的 `{sign}` 应为小数点"),
    "thousands-comma": ("`{number}` groups its digits by commas", "`{number}` 用逗号分了位"),
    "malformed-number": ("`{number}` does not group its digits", "`{number}` 的分位写法不对"),
    "malformed-number.hint": (
        "one `_` between two digits, as in `1_000`",
        "两个数字之间写一个 `_`，如 `1_000`",
    ),
    "malformed-number.points": ("`{number}` has more than one point", "`{number}` 的小数点不止一个"),
    "malformed-number.points-hint": ("keep one point", "请只留一个小数点"),
    "too-many-digits.before": (
        "the number has more than {most} digits before its point",
        "这个数的整数部分超过 {most} 位",
    ),
    "too-many-digits.after": (
        "the number has more than {most} digits after its point",
        "这个数的小数部分超过 {most} 位",
    ),
    "too-many-digits.hint": ("round it, or write it in a larger unit", "请取整，或改用更大的单位"),
    "exponent": ("`{number}` is written with an exponent", "`{number}` 用了科学计数法"),
    "number-in-words": ("`{words}` is a number in words", "`{words}` 是用文字写的数"),
    # dates
    "no-such-date": ("the calendar has no day `{day}`", "日历上没有 `{day}` 这一天"),
    "no-such-date.hint": ("write a day of the calendar, as `2024-12-31`", "请写日历上有的日期，如 `2024-12-31`"),
    "looks-like-a-date": (
        "`{text}` looks like a date, but is not written as one",
        "`{text}` 像是日期，但写法不对",
    ),
    "looks-like-a-date.hint": (
        "write the day too, as in `{day}`, or put spaces around a minus sign",
        "请把日也写上，如 `{day}`；若是减号，请在两边加空格",
    ),
    "looks-like-a-date.day-hint": ("write the day with its year, as `2024-12-31`", "写出年月日，如 `2024-12-31`"),
    # comparisons
    "comparison-in-words": ("`{words}` is a comparison in words", "`{words}` 是用文字写的比较"),
    "comparison-in-words.no-comparison-hint": (
        "delete it: one value stands here, and nothing is compared",
        "请删去：这里只写一个值，不作比较",
    ),
    "comparison-in-words.second-hint": (
        "delete it: `{sign}` says how to compare",
        "请删去：`{sign}` 已说明如何比较",
    ),
    "chained-comparison": ("a comparison stands between two values only", "一个比较符号只能比较两个值"),
    "chained-comparison.test": ("a test compares once", "一个条件只比较一次"),
    "chained-comparison.keep-one-hint": ("keep one of the two signs", "两个符号请留一个"),
    "chained-comparison.range-hint": ("write a range, as `{text}`", "请写成区间，如 `{text}`"),
    "bare-target": ("`{value}` does not say how to compare", "`{value}` 没有说明如何比较"),
    "bare-target.day-hint": ("write the day with its year, as `<= 2024-12-31`", "请写明年月日，如 `<= 2024-12-31`"),
    "bare-target.words-hint": (
        'where data bring a text, write `= "{value}"` and list the texts by `input … one of "{value}", …`; '
        "where they bring yes or no, write `= yes`",
        '数据填文字的，写作 `= "{value}"`，并用 `输入 … 选自 "{value}", …` 列出可填的文字；数据填是或否的，写作 `= 是`',
    ),
    "bare-grade": ("`{value}` does not say how to compare", "`{value}` 没有说明如何比较"),
}
