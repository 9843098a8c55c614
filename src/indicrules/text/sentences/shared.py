"""Phrases, hints and labels that sentences of several codes share."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "label.error": ("error", "错误"),
    "label.warning": ("warning", "警告"),
    "label.note": ("note", "提示"),
    "label.hint": ("hint", "建议"),
    "label.colon": (": ", "："),
    "label.ruleset": ("ruleset", "规则"),
    "label.and-here": ("and here", "还有这里"),
    "label.called-here": ("called here", "在这里用到这个计分办法"),
    "label.inside-this-method": ("inside this method", "在这个计分办法里"),
    "phrase.either": ("{first} or {last}", "{first}或{last}"),
    "phrase.both": ("{first} and {last}", "{first}和{last}"),
    "phrase.more": ("… and {count} more", "……另有 {count} 处"),
    "hint.did-you-mean": ("did you mean `{word}`?", "是否想写 `{word}`？"),
    "hint.write": ("write `{text}`", "写作 `{text}`"),
    "too-many-mistakes": ("too many mistakes; the rest are not told", "错误太多，其余不再列出"),
    "too-many-mistakes.hint": ("correct those above, and check again", "先改正以上各处，再检查一遍"),
}
