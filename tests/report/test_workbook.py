"""Hold workbooks: the form with live formulas and their exact values, each deduction, no formula of anybody else."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

import indicrules
from indicrules.scorecard import Scorecard
from tests.report.cards import midyear, office, shipped


def sheets(card: Scorecard, lang: str = "zh", *, values: bool = False) -> list[Any]:
    """Open the sheets of a card's workbook, with formulas, or with the values that are stored for them."""
    content = card.report("xlsx", lang)  # type: ignore[call-overload]  # a language
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=values)
    return [book[name] for name in book.sheetnames]


def cells(sheet: Any, row: int) -> list[Any]:
    """Give the values of a row."""
    return [cell.value for cell in sheet[row]]


def test_the_form_is_filled_in() -> None:
    """Title, period, total and grade over it; numbers are numbers, and look as the form writes them."""
    form, _ = sheets(midyear())
    assert form.title == "自评表"
    assert form["A1"].value == "征收办 2024 年度部门整体支出绩效自评"
    assert form["A2"].value == "2024年度\u3000总分：75.70（满分100分）\u3000等级：中"
    assert cells(form, 3) == [
        *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    ]
    assert cells(form, 5) == [
        *(None, None, "“三地合一”地块录入数量", 43, 19, 20, "=ROUND(F5*MIN(1,E5/D5),2)", "未达目标，差24宗，扣11.16分")
    ]
    assert [form[f"{column}5"].number_format for column in "DEFG"] == ['"≥"0"宗"', '0"宗"', "0", "0.00"]
    assert [form[f"{column}8"].number_format for column in "DE"] == ['"="0%', "0%"]


def test_formulas_bear_their_values() -> None:
    """What they come to stands beside them, so that nobody has to calculate before reading."""
    form, deductions = sheets(midyear(), values=True)
    assert [form[f"G{row}"].value for row in range(4, 11)] == [10, 8.84, 4.36, 20, 7.5, 25, 75.7]
    assert [form[f"F{row}"].value for row in range(4, 11)] == [10, 20, 10, 20, 15, 25, 100]
    assert deductions["F7"].value == 24.3


def test_sums_are_formulas() -> None:
    """Weights and scores add up to the last row."""
    form, deductions = sheets(shipped("hunan-department-2023"))
    assert cells(form, 22)[5:7] == ["=SUM(F4:F21)", "=SUM(G4:G21)"]
    assert deductions["F7"].value == "=SUM(F2:F6)"


def test_an_actual_that_is_no_decimal_is_the_quotient_of_the_data() -> None:
    """23 of 24, not 95.8333 %."""
    form, _ = sheets(shipped("hunan-department-2023"))
    assert (form["E16"].value, form["G16"].value) == ("=23/24", "=ROUND(F16*MIN(1,E16/D16),2)")


def test_levels_span_their_rows() -> None:
    """As in the form."""
    form, _ = sheets(shipped("hunan-department-2023"))
    assert form["A4"].value == "投入（15分）"
    assert {"A4:A6", "A7:A14", "A15:A18", "A19:A21"} <= {str(each) for each in form.merged_cells.ranges}


def test_scores_that_are_not_plainly_proportional_are_numbers() -> None:
    """A deduction, a formula of the author's, redistributed weights."""
    form, _ = sheets(office())
    assert [form[f"G{row}"].value for row in range(4, 8)] == [
        "=ROUND(F4*MIN(1,E4/D4),2)",
        17.5,
        "=ROUND(F6*MIN(1,E6/D6),2)",
        "=SUM(G4:G6)",
    ]


def test_a_score_that_spreadsheets_count_otherwise_is_a_number() -> None:
    """A floor that no ROUND gives, and a target on the other side, whose quotient is turned round."""
    text = (
        "ruleset r\nindicator a\n  weight 10\n  target >= 3\n  round score 0.01 floor\n"
        "indicator b\n  weight 10\n  target <= 3\n"
    )
    form, _ = sheets(indicrules.loads(text).score({"a": 2, "b": 7}))
    assert (form["G4"].value, form["G5"].value) == (6.66, "=ROUND(F5*MIN(1,D5/E5),2)")


def test_what_the_form_says_beside_a_number_is_not_lost() -> None:
    """A weight that was redistributed stands in words with the reasons."""
    card = shipped("land-acquisition-2024")
    left_out = indicrules.load("rulesets/land-acquisition-2024.indic").score(
        {**{name: card.given(name) for name in card.model.inputs}, "预算数": 0, "执行数": 0}
    )
    form, _ = sheets(left_out)
    assert (form["F5"].value, form["H5"].value) == (20, "分值：20（调整后≈22.2222）\n得分：20.00（调整后≈22.2222）")
    assert form["G10"].value == "=SUM(G4:G9)"


def test_deductions_stand_line_by_line() -> None:
    """Whose, why, by which clause, the arithmetic, the points, those of the total, where the rule stands."""
    _, deductions = sheets(office(fraud="yes", plots=40), "en")
    assert deductions.title == "Deductions"
    assert [cells(deductions, row) for row in (4, 5)] == [
        [
            "petitions",
            "half a point each",
            'deduct 0.5 per full 1% below target up to 4 because "half a point each"',
            "0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5",
            2.5,
            2.5,
            "office.indic:14",
        ],
        [
            "total",
            "fraud caps the total",
            'cap 60 if fraud because "fraud caps the total"',
            "93.31 − 60",
            33.31,
            33.31,
            "office.indic:5",
        ],
    ]


@pytest.mark.parametrize("odd", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")', "{=1}"])
def test_no_text_of_anybodys_becomes_a_formula(odd: str) -> None:
    """In titles, names, reasons and units; cells that open so are marked as texts for programs that look again."""
    title = odd.replace('"', "'")
    text = f'ruleset r "{title}"\nindicator a "{title}"\n  weight 5\n  target >= 9\n'
    card = indicrules.loads(text).score({"a": {"value": 3, "note": odd}})
    content = card.report("xlsx", "zh")
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {str(cell.value).partition("(")[0] for cell in found} == {"=ROUND", "=SUM"}
    assert book["自评表"]["C4"].data_type == "s"
    assert book["自评表"]["H4"].quotePrefix == (odd.strip()[0] in "=+-@")
    assert "hyperlink" not in "".join(zipfile.ZipFile(io.BytesIO(content)).namelist())
    assert b"<hyperlink" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    """It ends in three points."""
    text = "ruleset r\nindicator a\n  weight 5\n  target >= 9\n"
    form, _ = sheets(indicrules.loads(text).score({"a": {"value": 3, "note": "x" * 40_000}}))
    assert form["H4"].value == "x" * 32_000 + "…"


def test_without_a_total_there_are_no_sums() -> None:
    """The form says why; deductions stand with the points of their own."""
    text = 'ruleset r\n  require b > 5 because "too few"\ninput b from 0\nindicator a\n  weight 5\n  target >= 9\n'
    form, deductions = sheets(indicrules.loads(text).score({"a": 3, "b": 1}), "en")
    assert cells(form, 5)[6:] == ["—", "too few: no total"]
    assert cells(deductions, 2)[4:6] == [pytest.approx(10 / 3, rel=1e-15), None]
