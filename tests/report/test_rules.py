"""Hold the texts of the rules in reports: which lines fired, and which took points from whom."""

from __future__ import annotations

from indicrules.report.rules import Text, texts
from tests.report.cards import midyear, office, shipped


def fired(text: Text) -> list[str]:
    """Give the lines on which something fired."""
    return [line.text.strip() for line in text.lines if line.fired]


def took(text: Text) -> list[tuple[int, str | None, int]]:
    """Give the lines that took points, each with the item and the number in its ledger."""
    return [(line.number, item, number) for line in text.lines for item, number in line.took]


def test_clauses_that_had_a_part_are_marked() -> None:
    """Targets that were looked at, what took points, the grade that was given; not a cap that did not bind."""
    (text, *_) = texts(office())
    assert text.name == "office.indic"
    assert fired(text) == [
        "grade fair otherwise",
        "target >= 43 宗",
        "target >= 95%",
        'deduct 0.5 per full 1% below target up to 4 because "half a point each"',
        "target >= 10 次",
    ]


def test_a_cap_that_binds_is_marked() -> None:
    """Beside it stands what it took from the total."""
    (text, *_) = texts(office(fraud="yes", plots=40))
    assert 'cap 60 if fraud because "fraud caps the total"' in fired(text)
    assert (5, None, 1) in took(text)


def test_lines_of_ledgers_stand_at_their_clauses() -> None:
    """Where no clause says so, at the item's first line."""
    (text, *_) = texts(midyear())
    assert took(text) == [
        (50, "地块录入数量", 1),
        (53, "地块录入数量", 0),
        (57, "回迁安置户数", 1),
        (60, "回迁安置户数", 0),
        (74, "征收补偿完成率", 0),
    ]


def test_used_files_follow_in_the_order_of_their_names() -> None:
    """Those that had a part in the score, the methods among them, each whole."""
    found = texts(shipped("hunan-department-2023"))
    assert [text.name for text in found] == ["hunan-department-2023.indic", "std/hunan.indic", "std/methods.indic"]
    assert fired(found[2]) == [
        "method proportional",
        "method qualitative(tier, share)",
        'when tier = "达成" and share >= 80% and share <= 100%: full * share',
    ]
