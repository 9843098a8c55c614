"""What `check` says of its settings and of what it mends."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "config.at": ("`{path}`: {said}", "`{path}`：{said}"),
    "config.no-toml": ("`{path}`: it cannot be read: {why}", "`{path}`：无法读取：{why}"),
    "config.no-toml.hint": ("write it as TOML", "请按 TOML 格式书写"),
    "config.unknown-key": ("there is no setting `{key}`", "没有 `{key}` 这项设置"),
    "config.keys": ("there is {names}", "可用的有{names}"),
    "config.no-table": ("`{key}` is no table", "`{key}` 不是表"),
    "config.no-table.hint": ("write `[{key}]` above its keys", "在各项之上写 `[{key}]`"),
    "config.no-truth": ("`{key}` is neither true nor false", "`{key}` 既不是 true 也不是 false"),
    "config.no-truth.hint": ("write `{key} = true`", "写作 `{key} = true`"),
    "config.no-codes": ("`{key}` is no list of codes", "`{key}` 不是代码列表"),
    "config.no-codes.hint": ('write it as in `["no-example"]`', '写法如 `["no-example"]`'),
    "config.no-weight": ("`{key}` is no severity", "`{key}` 不是级别"),
    "config.no-language": ("`{key}` is no language", "`{key}` 不是语言"),
    "config.one-of": ("write {names}", "可写{names}"),
    "config.error-code": ("`{code}` is an error, which cannot be turned off", "`{code}` 是错误，不能关闭"),
    "config.error-code.hint": ("leave it out, and correct what it says", "删去这一项，并按提示改正"),
    "config.no-code": ("no lint is called `{code}`", "没有名为 `{code}` 的检查项"),
    "config.no-code.hint": ("its code stands in brackets where it is said", "检查项的代码写在提示开头的方括号里"),
    "report.mended": ("mended: {place}: {message} [{code}]", "已改正：{place}：{message} [{code}]"),
    "report.would-mend": ("would mend: {place}: {message} [{code}]", "可以改正：{place}：{message} [{code}]"),
    "report.mended-count": ("{count} mended", "已改正 {count} 处"),
}
