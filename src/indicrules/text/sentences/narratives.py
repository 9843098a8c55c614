"""What is said of reports that are read sentence by sentence."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "notice.unread-figure": (
        "`{text}` belongs to no indicator and no line of the budget",
        "`{text}` 不属于任何指标，也不是预算数据",
    ),
}
