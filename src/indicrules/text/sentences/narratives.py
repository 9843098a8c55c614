"""What is said of reports that are read sentence by sentence."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "notice.left-weight": (
        "the report states a score of {score} for its budget's execution but no weight, so that is taken as the "
        "{weight} points that the other indicators leave of 100",
        "报告写了预算执行率得 {score}，没有写它的分值，按其余指标之外剩下的 {weight} 分计",
    ),
    "notice.unread-figure": (
        "`{text}` belongs to no indicator and no line of the budget",
        "`{text}` 不属于任何指标，也不是预算数据",
    ),
}
