"""What is wrong with a number, and what exact arithmetic refuses."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "phrase.quoted": ("`{text}`", "`{text}`"),
    "phrase.some-number": ("a number", "这个数"),
    "too-many-digits.before-point": (
        "{number} has {count} digits before the point, more than {most}",
        "{number}小数点前有 {count} 位，超过 {most} 位",
    ),
    "too-many-digits.after-point": (
        "{number} has {count} digits after the point, more than {most}",
        "{number}小数点后有 {count} 位，超过 {most} 位",
    ),
    "too-many-digits.more-before-point": (
        "{number} has more than {most} digits before the point",
        "{number}小数点前超过 {most} 位",
    ),
    "too-many-digits.fraction": (
        "{number} has too long a numerator or denominator",
        "{number}的分子或分母太长",
    ),
    "too-many-digits.limits.hint": (
        "write at most {before} digits before the point and {after} after it",
        "小数点前最多写 {before} 位，小数点后最多写 {after} 位",
    ),
    "not-a-number.text": ("`{text}` is not a number", "`{text}` 不是数字"),
    "not-a-number.blank": ("a blank is not a number", "空白不是数字"),
    "not-a-number.digits-and-point.hint": (
        "write digits with at most one point, such as `12.5`",
        "请写数字，最多一个小数点，如 `12.5`",
    ),
    "not-a-number.no-value": ("give no value where none is known", "不掌握的不要填写数值"),
    "exponent.number": ("`{text}` is written with an exponent", "`{text}` 用了科学计数法"),
    "exponent.hint": (
        "write the number out in digits, at most {before} before the point and {after} after it",
        "请把数字完整写出，小数点前最多 {before} 位，小数点后最多 {after} 位",
    ),
    "underscore.number": ("`{text}` has an underscore that does not belong there", "`{text}` 中有不该有的下划线"),
    "thousands-separator.number": ("`{text}` has a thousands separator", "`{text}` 中有千分位分隔符"),
    "decimal-comma.number": ("`{text}` has a comma for its point", "`{text}` 的小数点写成了逗号"),
    "bare-point.number": ("`{text}` has no digit on one side of its point", "`{text}` 的小数点一侧没有数字"),
    "other-digits.number": ("`{text}` is not written in ASCII digits", "`{text}` 不是用 0 到 9 的数字写的"),
    # What arithmetic refuses.
    "too-large-a-value.result": (
        "a result is longer than {most} binary digits",
        "计算结果超过 {most} 个二进制位",
    ),
    "too-large-a-value.power": ("a power is longer than {most} binary digits", "乘方结果超过 {most} 个二进制位"),
    "too-large-a-value.erfc": ("an argument of erfc beyond {most}", "erfc 的自变量超出 {most}"),
    "too-large-a-value.irrational": ("an irrational value is too large", "无理数的值太大"),
    "too-large-a-value.exponent": (
        "a power of an irrational sum has an exponent greater than {most}",
        "无理数和式的乘方指数大于 {most}",
    ),
    "too-large-a-value.irrational-power": (
        "a power of an irrational value is too large or too small",
        "无理数的乘方太大或太小",
    ),
    "too-costly.parts": ("an irrational value is made of too many parts", "无理数由太多部分组成"),
    "too-costly.product": ("a product of irrational sums has too many terms", "无理数和式相乘的项数太多"),
    "too-costly.logarithms": (
        "logarithms of too many long numbers are compared",
        "参与比较的长数字的对数太多",
    ),
    "too-costly.undecided": (
        "{undecided}, and with more the many parts of it would take too long",
        "{undecided}，而组成部分太多，再增加位数耗时过长",
    ),
    "cannot-decide.differ": (
        "{digits} digits do not decide whether two irrational values differ",
        "算到 {digits} 位仍不能判定两个无理数是否相等",
    ),
    "cannot-decide.units": (
        "{digits} digits do not reach the units of an irrational value",
        "算到 {digits} 位仍达不到无理数的个位",
    ),
    "cannot-decide.zero": (
        "{digits} digits do not tell an irrational value from zero",
        "算到 {digits} 位仍不能判定无理数是否为零",
    ),
    "cannot-decide.size": ("no digits tell how large an irrational value is", "算多少位都不能确定无理数的大小"),
    "cannot-decide.interval": (
        "an interval is too wide for what is computed from it",
        "区间太宽，无法据此计算",
    ),
    "division-by-zero.exact": ("a division by zero", "除数为零"),
    "division-by-zero.power": ("a negative power of zero", "零的负数次方"),
    "not-defined.root": ("the square root of {value}, which is negative", "对负数 {value} 求平方根"),
    "not-defined.logarithm": ("the logarithm of {value}, which is not positive", "对非正数 {value} 求对数"),
    "not-defined.power": (
        "a power of {base} with the exponent {exponent}, which is not whole",
        "{base} 的乘方，指数 {exponent} 不是整数",
    ),
    "not-defined.negative-base": (
        "a power of a negative base needs a whole exponent",
        "负数的乘方要求指数为整数",
    ),
    "not-defined.logarithm-of-form": (
        "a logarithm of a value that is not positive",
        "对非正数求对数",
    ),
    "not-defined.no-mean": ("the geometric mean of nothing", "没有可求几何平均的数"),
    "not-defined.mean": (
        "the geometric mean of {value}, which is negative",
        "对负数 {value} 求几何平均",
    ),
    "not-defined.step": ("the step of a rounding is not positive", "舍入的步长不是正数"),
}
