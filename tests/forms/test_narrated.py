"""A report in sentences becomes a draft that checks clean, scores, and audits to what contradicts in it."""

from __future__ import annotations

from indicrules import diagnose, loads
from indicrules.forms.draft import Draft
from indicrules.forms.drafts import drafts_of
from indicrules.forms.grid import Pages
from tests.forms.narratives import LAND, WATER, lines

(WATER_DRAFT,) = drafts_of(Pages("report.txt", lines(WATER)), "water")
(LAND_DRAFT,) = drafts_of(Pages("report.txt", lines(LAND)), "land")


def findings(draft: Draft) -> list[tuple[str, str | None, str | None, int | None]]:
    """Give of each finding its code, item, what was published, and line."""
    found = loads(draft.ruleset).audit(draft.actuals, draft.claims).findings
    return [
        (each.code, each.of, each.claimed, None if each.place is None else each.place.line)
        for each in found
        if each.code not in ("check-fails", "check-warns")
    ]


def test_drafts_check_clean_and_leave_nothing_open() -> None:
    """No error, warning or note, and no decision, in either report."""
    assert [diagnose(each.ruleset) for each in (WATER_DRAFT, LAND_DRAFT)] == [(), ()]
    assert [each.open for each in (WATER_DRAFT, LAND_DRAFT)] == [(), ()]


def test_published_scores_are_held_to_what_the_report_says() -> None:
    """Scores of its own and of the review, the total, the sum of scores, the grade, reasons that lack."""
    assert findings(WATER_DRAFT) == [
        ("score-differs", "管网改造长度", "18.8", 9),
        ("score-differs", "泵房完工时间", "8", 16),
        ("total-differs", None, "94.4", 21),
        ("total-differs", None, "94.52", 21),
        ("grade-differs", None, "优", 21),
        ("total-not-sum", None, "94.52", 21),
        ("reason-missing", "预算执行率", "9.31", 6),
        ("reason-missing", "泵房完工时间", "8", 16),
        ("reason-missing", "供水保障能力", "19", 19),
    ]


def test_full_marks_do_not_hide_what_contradicts() -> None:
    """All points are earned by the formulas; the budget does not add up, and one figure is said in two ways."""
    card = loads(LAND_DRAFT.ruleset).score(LAND_DRAFT.actuals)
    assert (str(card.total), card.grade) == ("100", "优")
    assert [each.because for each in card.checks if each.status == "failed" and not each.warn] == [
        "上级项目与本级项目的预算金额之和应等于项目总金额",
        "上级项目的预算金额不应超过年初安排的上级资金与全年调整数之和",
        "财政资金的预算有调整的，整体的预算调整数应有反映",
        "除财政资金外，其余资金的执行数也不应超过预算数",
        "没有其他资金的，财政资金的预算数应等于整体的预算数",
        "本级项目一行可能照抄了项目总金额",
        "有项目终止执行，项目预算仍按100%执行",
    ]
    assert findings(LAND_DRAFT) == [
        ("impossible-value", "来信办结率", "104.17%", 27),
        ("met-at-mid-year", "来信办结率", "98%", 26),
        ("actuals-are-targets", None, None, None),
    ]
