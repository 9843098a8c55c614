"""What a workbook stores beside what it shows is taken where a person would take it, and told where they differ."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from indicrules.files import read_form, read_forms
from indicrules.text.errors import DataError

ROWS = (
    ("项目名称", "电网改造", "", "", "", ""),
    ("一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
)


def form(path: Path, *sheets: str, hidden: str = "") -> Path:
    """Write a form whose figures are stored as numbers and days, once a sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        percent, day, score = (book.add_format({"num_format": each}) for each in ("0.00%", "d/m/yy", "0.0"))
        for name in sheets:
            sheet = book.add_worksheet(name)
            if name == hidden:
                sheet.hide()
            for number, row in enumerate(ROWS):
                sheet.write_row(number, 0, row)
            sheet.write_row(2, 0, ("产出指标", "供电可靠率", "≥99%"))
            sheet.write_number(2, 3, 0.94995, percent)
            sheet.write_number(2, 4, 60)
            sheet.write_number(2, 5, 57.57, score)
            sheet.write_row(3, 0, ("产出指标", "送电时间", "2023年11月30日前"))
            sheet.write_datetime(3, 3, datetime.datetime(2023, 11, 28), day)
            sheet.write_number(3, 4, 40)
            sheet.write_number(3, 5, 40, score)
    return path


def test_stored_figures_are_read_as_they_are_shown(tmp_path: Path) -> None:
    """A percent is read with the places that are shown, a day from the day that is stored; the rest is told."""
    draft = read_form(form(tmp_path / "grid.xlsx", "自评表"))
    assert {name: each["value"] for name, each in draft.actuals.items()} == {
        "供电可靠率": "95%",
        "送电时间": "2023-11-28",
    }
    assert [each.value for each in draft.claims if each.what == "score"] == ["57.6", "40"]
    assert [(each.said.told(), str(each.place)) for each in draft.notices if each.code == "shown-rounded"] == [
        ("`95.00%` is shown, and read, where `94.995%` is stored", "grid.xlsx, 自评表!D3"),
        ("`57.6` is shown, and read, where `57.57` is stored", "grid.xlsx, 自评表!F3"),
    ]


def test_each_sheet_of_a_workbook_is_a_draft(tmp_path: Path) -> None:
    """Two sheets are two drafts, which are numbered; where one is wanted they are refused together."""
    path = form(tmp_path / "grid.xlsx", "一", "二")
    assert [each.name for each in read_forms(path)] == ["grid-1", "grid-2"]
    with pytest.raises(DataError) as refused:
        read_form(path)
    assert str(refused.value) == (
        "grid.xlsx: `grid.xlsx` holds 2 forms [several-forms]\n  hint: read them all with `read_forms`"
    )


def test_a_hidden_sheet_is_passed_over(tmp_path: Path) -> None:
    """What nobody sees is no form of its own, and that is said."""
    draft = read_form(form(tmp_path / "grid.xlsx", "一", "二", hidden="二"))
    assert [each.said.told() for each in draft.notices if each.code == "unread-sheet"] == [
        "the hidden sheet `二` was not read"
    ]


def test_a_score_may_stand_behind_a_sign(tmp_path: Path) -> None:
    """A score is read with the sign of a formula before it as one without."""
    path = tmp_path / "grid.csv"
    path.write_text("三级指标,年度指标值,实际完成值,分值,得分\n培训人次,≥10人次,12人次,100,=99.5\n", "utf-8")
    assert [each.value for each in read_form(path).claims if each.what == "score"] == ["99.5"]


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    """A file without indicators says what a form needs, and a name that is none of a file is refused."""
    path = tmp_path / "list.csv"
    path.write_text("书名,作者\n甲,乙\n", "utf-8")
    with pytest.raises(DataError) as refused:
        read_form(path)
    assert [each.code for each in refused.value.problems] == ["no-form"]
    with pytest.raises(ValueError, match=r"`a/b` is no name of a file"):
        read_form(path, name="a/b")
