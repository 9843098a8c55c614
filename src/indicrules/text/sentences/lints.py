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
    "no-example": ("no example proves what `{name}` means", "`{name}` 没有算例，无从验证"),
    "no-example.hint": (
        'add a block `example "…"` with values and the scores that they must have',
        '添加 `算例 "…"`，写明数据和应得分数',
    ),
    "allow-unknown-code": ("no lint is called `{code}`", "没有名为 `{code}` 的检查项"),
    "allow-unknown-code.hint": ("its code stands in brackets where it is said", "检查项的代码写在提示开头的方括号里"),
    "allow-unknown-code.error": ("`{code}` is an error, which cannot be allowed", "`{code}` 是错误，不能允许"),
    "allow-unknown-code.error.hint": ("correct it, and take the comment out", "请改正错误，并删去这条注释"),
    "allow-without-reason": ("this allows `{code}` and does not say why", "允许 `{code}`，但没有说明理由"),
    "allow-without-reason.hint": ("write `# allow: {code} because …`", "写作 `# 允许：{code} 因为 …`"),
    "allow-unused": ("`{code}` is not found here, so nothing is to be allowed", "这里没有 `{code}`，无需允许"),
    "allow-unused.hint": ("take it out", "删去即可"),
}
