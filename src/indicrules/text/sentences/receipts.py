"""What is said of receipts: that they hold, or what differs."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not-a-receipt": ("this is no receipt of a scorecard", "这不是计分凭据"),
    "not-a-receipt.no-json": ("this is no receipt: it is no JSON in UTF-8", "这不是凭据：内容不是 UTF-8 编码的 JSON"),
    "not-a-receipt.too-long": ("a receipt has at most {most} bytes", "凭据最多 {most} 字节"),
    "not-a-receipt.schema": (
        "this is a `{schema}`, and a receipt is a `{known}`",
        "这是 `{schema}`，而凭据应是 `{known}`",
    ),
    "not-a-receipt.lacks": (
        "the receipt lacks its `{part}`, or has something else there",
        "凭据缺少 `{part}`，或其内容不对",
    ),
    "not-a-receipt.hint": (
        "give the file that `indicrules score … --receipt FILE` wrote, or what `card.receipt()` gave",
        "请给出 `indicrules score … --receipt 文件` 写成的文件，或 `card.receipt()` 的结果",
    ),
    "report.receipt-holds": ("{name}: everything is as the receipt says", "{name}：与凭据完全一致"),
    "report.receipt-differs": ("{name}: this differs from the receipt", "{name}：与凭据不一致"),
    "receipt.receipt-changed": (
        "the receipt was changed since it was made: its seal does not fit what it says",
        "凭据作成后被改动过：校验码与内容不符",
    ),
    "receipt.other-library": (
        "note: made by indicrules {before}, recomputed by {after}",
        "说明：凭据由 indicrules {before} 作成，现由 {after} 重算",
    ),
    "receipt.text-changed": (
        "{file}, line {line}: `{before}` is now `{after}`",
        "{file} 第 {line} 行：原为 `{before}`，现为 `{after}`",
    ),
    "receipt.text-added": ("{file}, line {line}: `{after}` is new", "{file} 第 {line} 行：新增 `{after}`"),
    "receipt.text-taken-out": ("{file}, line {line}: `{before}` is gone", "{file} 第 {line} 行：删去了 `{before}`"),
    "receipt.lines-ended-otherwise": ("{file}: only what ends its lines differs", "{file}：只有行尾符不同"),
    "receipt.file-used": ("the ruleset now uses {file}", "规则集新引用了 {file}"),
    "receipt.file-not-used": ("the ruleset no longer uses {file}", "规则集不再引用 {file}"),
    "receipt.shipped-changed": (
        "the ruleset's own texts are the same, and what it uses of the library is not",
        "规则集自身的文字没有变，所引用的随附文件变了",
    ),
    "receipt.period-changed": ("the period was {before} and is {after}", "期间原为 {before}，现为 {after}"),
    "receipt.nothing": ("nothing", "空缺"),
    "receipt.input-changed": ("data `{name}`: {before}, now {after}", "数据 `{name}`：原为 {before}，现为 {after}"),
    "receipt.input-changed.by": (
        "data `{name}`: {before}, now {after} ({delta})",
        "数据 `{name}`：原为 {before}，现为 {after}（{delta}）",
    ),
    "receipt.input-noted-otherwise": (
        "note: data `{name}`: what stands beside the value is another",
        "说明：数据 `{name}` 的来源或备注不同",
    ),
    "receipt.result-changed": ("{what}: {before}, now {after}", "{what}：原为 {before}，现为 {after}"),
    "receipt.result-changed.by": (
        "{what}: {before}, now {after} ({delta})",
        "{what}：原为 {before}，现为 {after}（{delta}）",
    ),
    "receipt.figure-of": ("{what} of `{name}`", "`{name}` 的{what}"),
    "receipt.total": ("total", "总分"),
    "receipt.full": ("full mark", "满分"),
    "receipt.lost": ("points lost", "失分"),
    "receipt.grade": ("grade", "等级"),
    "receipt.status": ("status", "状态"),
    "receipt.score": ("score", "得分"),
    "receipt.points": ("points", "折算分"),
    "receipt.check": ("check", "检查结果"),
    "receipt.metric": ("value", "数值"),
    "receipt.ledger-changed": ("`{name}` scores the same and loses it otherwise", "`{name}` 得分未变，失分的构成变了"),
    "receipt.item-gone": ("`{name}` is no longer scored", "不再有 `{name}` 一项"),
    "receipt.item-new": ("`{name}` is scored, and the receipt has none", "新有 `{name}` 一项，凭据中没有"),
    "receipt.data-refused": ("the data are refused [{code}]: {said}", "数据被拒绝 [{code}]：{said}"),
}
