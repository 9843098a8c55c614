"""Turn random choices into ruleset text that uses every operator, mode, policy and clause."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

MODES = (
    "half_up", "half_even", "half_down", "up", "down", "floor", "ceil", "四舍五入", "四舍六入",
    "五舍六入", "进位", "舍去", "向下取整",
)  # fmt: skip
POLICIES = ("error", "zero", "full", "rescale", "报错", "零分", "满分", "重算")
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=", "≥", "≤", "≠", "＞＝", "≧", "≦", "＝")
ARITHMETIC = ("+", "-", "*", "/", "^", "×", "÷", "−")

_NAMES = ("a", "b_1", "预算数", "执行数", "plots", "等级", "min", "mean_wage", "x2", "é")
_ITEMS = ("completion", "met", "shortfall", "full", "weight", "score", "scores", "points", "weights", "coverage")
_ITEMS_ZH = (
    "完成率",
    "达标",
    "差额",
    "满分",
    "权重",
    "得分",
    "各得分",
    "折算分",
    "各权重",
    "覆盖率",
    "目标",
    "完成值",
    "总分",
)
_UNITS = ("", "", "%", "‰", " 宗", " 万元", " 元/人*月", " 个百分点", " pp", " points", " 起", "％", " %", "㎡")
_STRINGS = ('"甲"', '"all met"', '"“三地合一”"', '"# no comment"', '"a，b"', '""')
_NUMBERS = ("0", "43", "229516.07", "1_000", "0.5", "100", "2024", "３")
_DATES = ("2024-12-31", "2024-02-29", "1999-01-01")
_CALLS = (
    *("min", "max", "abs", "clamp", "sum", "mean", "geomean", "harmonic", "weighted_mean", "best", "floor", "ceil"),
    *(
        "sqrt",
        "ln",
        "exp",
        "erfc",
        "count",
        "present",
        "list",
        "known",
        "trimmed",
        "product",
        "score",
        "grade",
        "counted",
        "lost",
        "最小",
        "求和",
        "own",
    ),
)
_BLANKS = (" ", " ", " ", "  ", "\t", "\u3000")
_COMMAS = (", ", ",", "，", "、 ")
_SIDES = ("below", "above", "低于", "高于")


def _pick(draw: DrawFn, *choices: str) -> str:
    return draw(st.sampled_from(choices))


def _one_of(draw: DrawFn, *parts: Callable[[DrawFn], str]) -> str:
    return draw(st.sampled_from(parts))(draw)


def _maybe(draw: DrawFn, part: Callable[[DrawFn], str]) -> str:
    return part(draw) if draw(st.booleans()) else ""


def _line(draw: DrawFn, *parts: str) -> str:
    """Put the parts of a line side by side, with blanks between them."""
    return _pick(draw, *_BLANKS).join(part for part in parts if part)


def _list(draw: DrawFn, part: Callable[[DrawFn], str], least: int = 1) -> str:
    return _pick(draw, *_COMMAS).join(part(draw) for _ in range(draw(st.integers(least, 3))))


def _text(draw: DrawFn) -> str:
    return _pick(draw, *_STRINGS)


def _number(draw: DrawFn) -> str:
    return _pick(draw, *_NUMBERS) + _pick(draw, *_UNITS)


def _atom(draw: DrawFn) -> str:
    kinds = (_number, _number, _text, lambda draw: _pick(draw, *_NAMES, *_DATES, "yes", "no", "是", "否"))
    items: Callable[[DrawFn], str] = lambda draw: _pick(draw, *_ITEMS, *_ITEMS_ZH)  # noqa: E731 -- one of a table
    return _one_of(draw, *kinds, items)


def _operand(draw: DrawFn, depth: int = 2) -> str:
    """Give what can stand on either side of a sign, whatever the sign."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return _atom(draw)
    kind = draw(st.integers(0, 4))
    if kind == 0:
        shape = _pick(draw, "({})", "（{}）", "( {} )", "(\n{}\n)", "({} # note\n)", "(\n# note\n{})")
        return shape.format(_expression(draw, depth - 1))
    if kind == 1:
        arguments = _list(draw, lambda draw: _expression(draw, depth - 1))
        return f"{_pick(draw, *_CALLS)}({arguments})"
    if kind == 2:
        pairs = _list(draw, lambda draw: f"{_number(draw)}{_pick(draw, ':', ': ', '：')}{_number(draw)}", 2)
        return f"{_pick(draw, 'interpolate', '插值')}(x, {pairs})"
    if kind == 3:
        return f"round({_expression(draw, depth - 1)}, 0.1, {_pick(draw, *MODES)})"
    return f"-{_operand(draw, depth - 1)}"


def _sum(draw: DrawFn, depth: int = 2) -> str:
    signs = draw(st.integers(0, 2))
    parts = [_operand(draw, depth)]
    for _ in range(signs):
        parts += (_pick(draw, *ARITHMETIC), _operand(draw, depth))
    return " ".join(parts)


def _condition(draw: DrawFn, depth: int = 2) -> str:
    return _line(draw, _sum(draw, depth), _pick(draw, *COMPARISONS), _sum(draw, depth))


def _expression(draw: DrawFn, depth: int = 2) -> str:
    kind = draw(st.integers(0, 5))
    if kind < 3:
        return _sum(draw, depth)
    if kind == 3:
        return _condition(draw, depth)
    if kind == 4:
        first = _line(draw, _pick(draw, "", "not", "非", "not not"), _condition(draw, depth))
        return _line(draw, first, _pick(draw, "and", "or", "且", "或"), _condition(draw, depth))
    words = (("if", "then", "else"), ("若", "则", "否则"))
    condition, consequence, alternative = draw(st.sampled_from(words))
    return _line(
        draw, condition, _condition(draw, depth), consequence, _sum(draw, depth), alternative, _expression(draw, 0)
    )


def _test(draw: DrawFn) -> str:
    if draw(st.booleans()):
        return _line(draw, _pick(draw, *COMPARISONS), _sum(draw))
    low, high = _pick(draw, "", ">", "＞"), _pick(draw, "", "<", "＜")
    return _line(draw, low, _sum(draw), _pick(draw, "to", "至"), high, _sum(draw))


def _because(draw: DrawFn) -> str:
    return _line(draw, _pick(draw, "because", "因为"), _text(draw))


def _if(draw: DrawFn) -> str:
    return _line(draw, _pick(draw, "if", "若"), _expression(draw, 1))


def _up_to(draw: DrawFn) -> str:
    return _line(draw, _pick(draw, "up to", "up  to", "至多"), _sum(draw))


def _per(draw: DrawFn) -> str:
    of = _line(draw, _pick(draw, "of", "于"), _sum(draw))
    side = _line(draw, _pick(draw, *_SIDES), _sum(draw))
    whole = _pick(draw, "", "full", "started", "满", "起")
    return _line(
        draw, _pick(draw, "per", "每"), whole, _number(draw), draw(st.sampled_from((of, side, f"{of} {side}")))
    )


def _body(draw: DrawFn, opening: str) -> str:
    kind = draw(st.integers(0, 2))
    if kind == 0:
        return _line(draw, opening, _expression(draw))
    otherwise = _maybe(draw, lambda draw: _line(draw, "\n" + _pick(draw, "otherwise", "其余"), ":", _expression(draw)))
    count = range(draw(st.integers(1, 3)))
    if kind == 1:
        rows = [_line(draw, _one_of(draw, _test, _sum), ":", _expression(draw)) for _ in count]
        match = _line(draw, opening, _pick(draw, "match", "按"), _expression(draw))
        return "\n".join((match, *rows)) + otherwise
    rows = [_line(draw, _pick(draw, "when", "当"), _condition(draw), "：", _expression(draw)) for _ in count]
    return "\n".join((opening, *rows)) + otherwise


def _adjustment(draw: DrawFn) -> str:
    kind = _pick(draw, "deduct", "award", "扣", "加")
    tails = (_maybe(draw, tail) for tail in (_per, _up_to, _if, _because))
    return _line(draw, kind, _sum(draw), *tails)


def _round(draw: DrawFn) -> str:
    what = _pick(draw, "score", "completion", "total", "得分", "完成率", "总分")
    step = _pick(draw, "none", "无") if draw(st.booleans()) else _line(draw, _number(draw), _pick(draw, "", *MODES))
    return _line(draw, _pick(draw, "round", "取整"), what, step)


def _grade(draw: DrawFn) -> str:
    held = (_test, lambda draw: _pick(draw, "otherwise", "其余"), lambda draw: f"when {_expression(draw)}")
    return _line(draw, _pick(draw, "grade", "等级"), _pick(draw, *_NAMES, *_STRINGS), _one_of(draw, *held))


def _given(draw: DrawFn) -> str:
    def one(draw: DrawFn) -> str:
        value = _pick(draw, "missing", "缺失", "不适用") if draw(st.booleans()) else _atom(draw)
        return _line(draw, _pick(draw, *_NAMES, "period", "期间"), "=", value)

    return _line(draw, _pick(draw, "given", "已知"), _list(draw, one))


def _expect(draw: DrawFn) -> str:
    def one(draw: DrawFn) -> str:
        answers = ("grade = none", "等级 = 无", "error", "报错", 'fails "x"', '不通过 "x"', "score(a) = inapplicable")
        return _pick(draw, *answers) if draw(st.booleans()) else _condition(draw)

    return _line(draw, _pick(draw, "expect", "应得"), _list(draw, one))


def _valued(draw: DrawFn) -> str:
    words = ("weight", "权重", "bonus", "附加分", "out of", "out  of", "满分", "require", "前提")
    return _line(draw, _pick(draw, *words), _expression(draw))


def _worded(draw: DrawFn) -> str:
    return _one_of(
        draw,
        lambda draw: _line(draw, _pick(draw, "missing", "缺失", "inapplicable", "不适用"), _pick(draw, *POLICIES)),
        lambda draw: _line(draw, _pick(draw, "source", "依据", "evidence", "佐证"), _list(draw, _text)),
        lambda draw: _line(draw, _pick(draw, "note", "说明"), _text(draw)),
        lambda draw: _line(draw, _pick(draw, "period", "期间"), _pick(draw, "2024", *_DATES, *_STRINGS)),
    )


_CLAUSES: tuple[Callable[[DrawFn], str], ...] = (
    _valued,
    _worded,
    _adjustment,
    _round,
    _grade,
    _given,
    _expect,
    lambda draw: _line(
        draw, _pick(draw, "total", "总分"), _pick(draw, "100%", "1.5 * 100%", _sum(draw)), _maybe(draw, _up_to)
    ),
    lambda draw: _line(draw, _pick(draw, "weight", "权重"), _pick(draw, "equal", "均分")),
    lambda draw: _line(draw, _pick(draw, "target", "目标"), _test(draw)),
    lambda draw: _body(draw, _pick(draw, "score", "得分", "actual", "完成值")),
    lambda draw: _line(
        draw, _pick(draw, "cap", "封顶", "floor", "保底"), _sum(draw), _maybe(draw, _if), _maybe(draw, _because)
    ),
    lambda draw: _line(
        draw, _pick(draw, "downgrade", "降档"), _maybe(draw, _sum), _maybe(draw, _if), _maybe(draw, _because)
    ),
    lambda draw: _line(draw, _pick(draw, "require", "前提"), _condition(draw), _maybe(draw, _because)),
)


def _name(draw: DrawFn) -> str:
    return _pick(draw, "a", "预算数", "b_1", "等级", "é")


def _member(draw: DrawFn) -> str:
    kind = _pick(draw, "group", "indicator", "分组", "指标")
    parent = _maybe(draw, lambda draw: f"{_pick(draw, 'in', '属于')} {_name(draw)}")
    return _line(draw, kind, _name(draw), parent, _maybe(draw, _text))


def _method(draw: DrawFn) -> str:
    parameters = _pick(draw, "(step, points)", "()", "（完成率）")
    return _line(draw, _pick(draw, "method", "方法"), _name(draw) + parameters, _maybe(draw, _text))


_WITH_CLAUSES: tuple[Callable[[DrawFn], str], ...] = (
    _member,
    _member,
    _method,
    lambda draw: _line(draw, _pick(draw, "ruleset", "规则集"), _name(draw), _maybe(draw, _text)),
    lambda draw: _line(draw, _pick(draw, "example", "示例"), _text(draw)),
)


def _input(draw: DrawFn) -> str:
    words = ("", "万元", "%", "元/户", "km/h", "number", "数值", "text", "文本", "yes/no", "是/否", "date", "日期")
    kind = f"{_pick(draw, 'one of', '选自')} {_list(draw, _text)}" if draw(st.booleans()) else _pick(draw, *words)
    kind = f"{_pick(draw, 'list of', '列表')} {kind}" if kind and draw(st.booleans()) else kind
    high = _maybe(draw, lambda draw: f"{_pick(draw, 'to', '至')} {_sum(draw)}")
    held = f"{_pick(draw, 'from', '自')} {_sum(draw)} {high}" if draw(st.booleans()) else ""
    return _line(draw, _pick(draw, "input", "输入"), _name(draw), kind, held, _maybe(draw, _text))


def _param(draw: DrawFn) -> str:
    head = _line(draw, _pick(draw, "param", "参数"), _name(draw))
    if draw(st.booleans()):
        return _line(draw, head, "=", _expression(draw))
    return f"{head}\nfrom 2010: {_expression(draw)}\n自 2014-01-01：{_expression(draw)}"


_ALONE: tuple[Callable[[DrawFn], str], ...] = (
    _input,
    _param,
    lambda draw: _line(draw, _pick(draw, "use", "引用"), _text(draw)),
    lambda draw: _line(draw, _pick(draw, "unit", "单位"), _pick(draw, "万亩", "min"), "=", _number(draw)),
    lambda draw: _body(draw, _line(draw, _pick(draw, "metric", "计算"), _name(draw), "=")),
    lambda draw: _line(
        draw, _pick(draw, "check", "检查"), _pick(draw, "", "warn", "提醒"), _condition(draw), _maybe(draw, _because)
    ),
)


@st.composite
def rulesets(draw: DrawFn) -> str:
    """Draw a file of a few blocks, with comments and blank lines, in either keyword language."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            lines.append(_one_of(draw, *_ALONE))
        else:
            lines.append(_one_of(draw, *_WITH_CLAUSES))
            lines += [_one_of(draw, *_CLAUSES) for _ in range(draw(st.integers(0, 4)))]
    noise = ("", "", "", "", "# note\n", "  # note\n", "\n", "\n\n\n")
    trailing = ("", "", "", " # note", "  ")
    return "".join(f"{_pick(draw, *noise)}{line}{_pick(draw, *trailing)}\n" for line in lines)
