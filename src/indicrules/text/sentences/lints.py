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
}
