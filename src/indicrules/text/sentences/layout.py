"""What is said of rulesets that are laid out anew."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "line-too-long.laid-out": (
        "laid out, this line has {count} characters, more than {most}",
        "排版后这一行有 {count} 个字符，超过 {most} 个",
    ),
    "line-too-long.laid-out.hint": (
        "break it inside parentheses, or name a part of it with a `metric`",
        "在括号里换行，或者把其中一部分写成 `metric`",
    ),
    "layout-reads-otherwise": (
        "laid out, this would be read otherwise than it is now",
        "排版后这里的意思会与现在不同",
    ),
    "layout-reads-otherwise.hint": (
        "the fault is the formatter's: keep the text as it is, and report this line",
        "这是排版工具的错误：请保留原文，并反馈这一行",
    ),
}
