"""Hold documents: the scoring section of a self-evaluation report, its table, its conclusion."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest

import indicrules
from indicrules.report.document.words import numeral
from tests.report.cards import midyear, office


def opened(content: bytes) -> Any:
    """Open a document."""
    return docx.Document(io.BytesIO(content))


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Give the paragraphs with their styles."""
    return [(each.style.name, each.text) for each in opened(content).paragraphs]


def test_each_indicator_is_told_in_the_usual_wording() -> None:
    """Expected value, actual, completion, evidence, reason, weight and score."""
    found = paragraphs(midyear().report("docx", "zh"))
    assert found[:3] == [
        ("Title", "征收办 2024 年度部门整体支出绩效自评"),
        ("Normal", "2024年度\u3000总分：75.70（满分100分）\u3000等级：中"),
        ("Heading 1", "一、各项指标完成及得分情况"),
    ]
    assert found[6:11] == [
        ("Heading 2", "（二）指标二：“三地合一”地块录入数量"),
        ("Normal", "预期指标值为大于等于43宗，实际完成值为19宗，完成率约44.19%，未达到预期目标。"),
        ("Normal", "佐证材料：2024年计划新增储备地情况一览表、2024年工作总结。"),
        ("Normal", "偏差原因：未达目标，差24宗，扣11.16分。"),
        ("Normal", "该指标权重分值为20分，自评得分8.84分。"),
    ]
    assert found[-3:] == [
        ("Heading 1", "三、自评结论"),
        ("Normal", "经自评，总得分75.70分（满分100分），评价等级为“中”。"),
        ("Normal", "失分指标：“三地合一”地块录入数量扣11.16分；征收补偿完成率扣7.50分；回迁安置户数扣5.64分。"),
    ]


def test_it_speaks_english_as_well() -> None:
    """Groups, and a clause of the whole."""
    found = [text for _, text in paragraphs(office(fraud="yes", plots=40).report("docx", "en"))]
    assert found[2:12] == [
        "1. Indicators",
        "Indicator 1: Plots entered",
        "Part of Outputs (80); expected value: at least 43宗; actual value: 40宗; completion: about 93.02%; "
        "the target was not met.",
        "Reasons for the deviation: target not reached, 3宗 short: 4.19 points lost.",
        "The indicator weighs 60 points; score by self-evaluation: 55.81 points.",
        "Indicator 2: petitions",
        "Part of Outputs (80); expected value: at least 95%; actual value: 89.6%; completion: about 94.32%; "
        "the target was not met.",
        "Reasons for the deviation: half a point each: 2.5 points lost.",
        "The indicator weighs 20 points; score by self-evaluation: 17.50 points.",
        "Indicator 3: visits",
    ]
    assert found[14:16] == [
        "Indicator 4: Adjustment",
        "Points: −33.31. Reasons: fraud caps the total.",
    ]
    assert found[-2:] == [
        "By self-evaluation the total is 60.00 of 100 points; the grade is fair.",
        "Points were lost by: fraud caps the total, 33.31; Plots entered, 4.19; petitions, 2.50.",
    ]


def test_the_table_is_the_form() -> None:
    """Its heads on every page, its levels over their rows, the total below."""
    (table,) = opened(office().report("docx", "zh")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][2:7] == ["三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    assert rows[1] == [
        "Outputs（80分）",
        "",
        "Plots entered",
        "≥43宗",
        "19宗",
        "60",
        "26.51",
        "未达目标，差24宗，扣33.49分",
    ]
    assert rows[2][0] == "Outputs（80分）"
    assert rows[4] == ["总分", "总分", "总分", "总分", "总分", "100", "64.01", ""]
    assert [each.tag.rpartition("}")[2] for each in table.rows[0]._tr.trPr] == ["tblHeader"]


def test_nobody_and_no_day_is_named() -> None:
    """Neither the properties nor the parts of the file say when and by whom it was made."""
    content = midyear().report("docx", "zh")
    known = opened(content).core_properties
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    assert (known.created, known.modified) == (known.created.replace(2000, 1, 1), known.created)
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("odd", ["a\x1b[31m", "b\ufffe", "<w:p/> & \u202e"])
def test_texts_that_a_file_cannot_hold_are_shown(odd: str) -> None:
    """As everywhere, by their numbers."""
    text = "ruleset r\nindicator a\n  weight 5\n  target >= 9\n"
    content = indicrules.loads(text).score({"a": {"value": 3, "note": odd}}).report("docx")
    shown = odd.replace("\x1b", "<U+001B>").replace("\ufffe", "<U+FFFE>").replace("\u202e", "<U+202E>")
    assert f"Reasons for the deviation: {shown}." in [text for _, text in paragraphs(content)]


def test_without_a_total_it_says_why() -> None:
    """In the conclusion."""
    text = 'ruleset r\n  require b > 5 because "too few"\ninput b from 0\nindicator a\n  weight 5\n  target >= 9\n'
    found = paragraphs(indicrules.loads(text).score({"a": 3, "b": 1}).report("docx", "zh"))
    assert found[-1] == ("Normal", "本次自评没有总分：too few，没有总分。")


def test_numbers_of_indicators_are_spoken() -> None:
    """Up to 99."""
    assert [numeral(each, "zh") for each in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
