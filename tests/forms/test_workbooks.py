"""Hold the reading of workbooks to what a person sees in them, and to what is stored."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from indicrules.forms.grid import Cell, Grid
from indicrules.forms.reading import read_pages
from tests.forms.made import changed, first, grids, only, sheet, texts, told, workbook

NUMBERS = (
    '<numFmts count="2"><numFmt numFmtId="170" formatCode="0.00%"/><numFmt numFmtId="171" '
    'formatCode="yyyy\\-mm\\-dd"/></numFmts>'
)


def formatted(folder: Path, stored: str, written: str) -> Cell:
    """Read a cell of a format in which a number is stored as this text."""
    path = workbook(folder, lambda each: _fill(each, written))
    part = "xl/worksheets/sheet1.xml"
    return first(changed(path, {part: lambda text: text.replace("<v>777</v>", f"<v>{stored}</v>")}))


def _fill(sheet: Any, written: str) -> None:
    sheet["A1"] = 777
    sheet["A1"].number_format = written


def test_texts_and_numbers_keep_their_places(tmp_path: Path) -> None:
    """A cell has the name that the program shows, and a grid that of its sheet."""

    def fill(sheet: Any) -> None:
        sheet["B2"], sheet["C2"] = " 指标\n名称 ", 43

    (grid,) = grids(read_pages(workbook(tmp_path, fill)))
    assert (grid.name, texts(grid)) == ("表", [["", "", ""], ["", "指标\n名称", "43"]])
    assert str(grid.rows[1][2].place) == "form.xlsx, 表!C2"
    assert (grid.rows[1][2].value, grid.rows[1][1].value) == (Decimal(43), None)


@pytest.mark.parametrize(
    ("stored", "written", "text", "value", "places", "percent"),
    [
        ("0.94995", "0.00%", "95.00%", "0.94995", 2, True),
        ("31.6900000000001", "0.00", "31.69", "31.6900000000001", 2, False),
        ("0.0900000762939453", "General", "0.09", "0.0900000762939453", None, False),
        ("1234567.891", "#,##0.00", "1,234,567.89", "1234567.891", 2, False),
        ("1E-2", "General", "0.01", "0.01", None, False),
        ("0.10000000000000001", "General", "0.1", "0.10000000000000001", None, False),
    ],
)
def test_a_number_is_exact_and_shown_as_its_format_shows_it(
    tmp_path: Path, stored: str, written: str, text: str, value: str, places: int | None, percent: bool
) -> None:
    """`value` has every digit that is stored, `text` those that are seen."""
    cell = formatted(tmp_path, stored, written)
    assert (cell.text, cell.value, cell.places, cell.percent) == (text, Decimal(value), places, percent)


def test_a_number_on_the_edge_of_two_is_told(tmp_path: Path) -> None:
    """Programs differ in which of the two they show."""
    path = workbook(tmp_path, lambda each: _fill(each, "0.00%"))
    part = "xl/worksheets/sheet1.xml"
    changed(path, {part: lambda text: text.replace("<v>777</v>", "<v>0.94995</v>")})
    said = "`0.94995` lies just between two values that can be shown; it is read as `95.00%`, and some"
    assert told(path, "shown-either-way") == [("form.xlsx, 表!A1", f"{said} programs show it cut")]


def test_noise_of_binary_arithmetic_is_told(tmp_path: Path) -> None:
    """The short number is the text, the long one the value."""
    path = sheet(tmp_path, '<row r="1"><c r="A1"><v>0.0900000762939453</v></c></row>')
    said = "`0.0900000762939453` is read as `0.09`: the rest is left by binary arithmetic"
    assert told(path, "float-noise") == [("form.xlsx, 表!A1", said)]


@pytest.mark.parametrize(
    ("stored", "written", "text", "value"),
    [
        ("45261", "yyyy-mm-dd", "2023-12-01", datetime.date(2023, 12, 1)),
        ("45261", 'yyyy"年"m"月"d"日"', "2023年12月1日", datetime.date(2023, 12, 1)),
        ("45261", "mm-dd-yy", "2023/12/1", datetime.date(2023, 12, 1)),
        ("45261.5", "yyyy-mm-dd hh:mm", "2023-12-01 12:00", datetime.datetime(2023, 12, 1, 12)),
        ("0.5", "h:mm", "12:00", Decimal("0.5")),
        ("-5", "yyyy-mm-dd", "-5", Decimal(-5)),
        ("45261", "General", "45261", Decimal(45261)),
    ],
)
def test_a_day_is_a_day_by_its_format_alone(tmp_path: Path, stored: str, written: str, text: str, value: Any) -> None:
    """A serial number without a format of days stays a number, and a time of day too."""
    cell = formatted(tmp_path, stored, written)
    assert (cell.text, cell.value) == (text, value)


def test_days_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    """The same number is four years and a day later."""

    def fill(sheet: Any) -> None:
        sheet.parent.epoch = CALENDAR_MAC_1904
        sheet["A1"], sheet["A2"] = datetime.date(2023, 12, 1), 43799

    path = workbook(tmp_path, fill)
    assert [row[0].value for row in grids(read_pages(path))[0].rows] == [datetime.date(2023, 12, 1), Decimal(43799)]


def test_a_chinese_format_that_has_a_number_alone(tmp_path: Path) -> None:
    """Number 31 is a long date, though no list of formats that travels with the file says so."""
    path = workbook(tmp_path, lambda each: _fill(each, "0.000"))
    changed(
        path,
        {
            "xl/worksheets/sheet1.xml": lambda text: text.replace("<v>777</v>", "<v>45261</v>"),
            "xl/styles.xml": lambda text: text.replace('<xf numFmtId="164"', '<xf numFmtId="31"'),
        },
    )
    assert (first(path).text, first(path).value) == ("2023年12月1日", datetime.date(2023, 12, 1))


def test_yes_and_no(tmp_path: Path) -> None:
    """A truth is one, also where it is the 1 of a formula in a format of truths."""
    path = sheet(tmp_path, '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>')
    assert [(each.text, each.value) for each in grids(read_pages(path))[0].rows[0]] == [
        ("TRUE", True),
        ("FALSE", False),
    ]
    cell = formatted(tmp_path, "1", '"TRUE";"TRUE";"FALSE"')
    assert (cell.text, cell.value) == ("TRUE", True)


def test_an_error_stays_its_text_and_is_told(tmp_path: Path) -> None:
    """`#DIV/0!` is no number and no blank."""
    path = sheet(tmp_path, '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')
    assert (first(path).text, first(path).value) == ("#DIV/0!", None)
    assert told(path, "error-cell") == [("form.xlsx, 表!A1", "the formula ends in the error `#DIV/0!`")]


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    """As libraries write it; one whose value is an empty text has one."""
    path = sheet(
        tmp_path,
        '<row r="1"><c r="A1" t="inlineStr"><is><t>和</t></is></c><c r="B1"><f>1+1</f><v></v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c></row>',
    )
    said = "the formula has no value stored with it: open the file and save it once"
    assert told(path, "no-cached-value") == [("form.xlsx, 表!B1", said)]
    assert only(path) == [["和"]]


def test_values_of_formulas_that_are_to_be_calculated_anew_are_doubted(tmp_path: Path) -> None:
    """XlsxWriter stores 0 with a formula unless it is told the value."""
    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("表").write_formula("A1", "=20+23")
    book.close()
    assert (first(path).text, [place for place, _ in told(path, "stale-values")]) == ("0", ["form.xlsx, 表!A1"])


def test_a_merged_cell_covers_its_places(tmp_path: Path) -> None:
    """Each has the text of the first, which knows how far it goes."""

    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["C1"], sheet["A3"] = "产出", "得分", "效益"
        sheet.merge_cells("A1:B2")

    (grid,) = grids(read_pages(workbook(tmp_path, fill)))
    assert texts(grid) == [["产出", "(产出)", "得分"], ["(产出)", "(产出)", ""], ["效益", "", ""]]
    assert (grid.rows[0][0].spans, grid.rows[1][1].spans) == ((2, 2), (1, 1))
    assert str(grid.rows[1][1].place) == "form.xlsx, 表!B2"


def by_xlsxwriter(folder: Path) -> Path:
    """Write a merge that covers a text of the shared ones."""
    path = folder / "form.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("表")
    sheet.merge_range("A1:C1", "新")
    sheet.write("B1", "旧")
    book.close()
    return path


def by_openpyxl(folder: Path) -> Path:
    """Write a merge over a text that stands in its cell."""
    path = workbook(folder, lambda each: [each.__setitem__(at, text) for at, text in (("A1", "新"), ("B1", "旧"))])
    merge = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    return changed(
        path, {"xl/worksheets/sheet1.xml": lambda text: text.replace("</sheetData>", f"</sheetData>{merge}")}
    )


@pytest.mark.parametrize("written", [by_xlsxwriter, by_openpyxl])
def test_a_text_that_a_merge_covers_is_told_and_not_read(tmp_path: Path, written: Callable[[Path], Path]) -> None:
    """No program shows it."""
    path = written(tmp_path)
    said = "`旧` stands under the merge of `A1`, where nobody sees it, and is left out"
    assert told(path, "covered-text") == [("form.xlsx, 表!B1", said)]
    assert only(path) == [["新", "(新)", "(新)"]]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    """Columns that are hidden in a group are all hidden."""

    def fill(sheet: Any) -> None:
        for at in ("A1", "B1", "C1", "D1", "A2", "A3"):
            sheet[at] = at
        sheet.column_dimensions.group("B", "C", hidden=True)
        sheet.row_dimensions[2].hidden = True

    path = workbook(tmp_path, fill)
    (grid,) = grids(read_pages(path))
    assert [each.hidden for each in grid.rows[0]] == [False, True, True, False]
    assert [row[0].hidden for row in grid.rows] == [False, True, False]
    assert told(path, "hidden-cells") == [
        ("form.xlsx, 表", "rows 2 are hidden"),
        ("form.xlsx, 表", "columns B–C are hidden"),
    ]


def test_rows_that_a_filter_takes_out_are_hidden(tmp_path: Path) -> None:
    """What a filter hides is said to be filtered."""

    def fill(sheet: Any) -> None:
        for at in range(1, 7):
            sheet.cell(at, 1, f"行{at}")
        sheet.auto_filter.ref = "A1:A6"
        for at in (2, 3, 5):
            sheet.row_dimensions[at].hidden = True

    path = workbook(tmp_path, fill)
    assert told(path, "hidden-cells") == [("form.xlsx, 表", "rows 2–3, 5 are filtered out or hidden")]


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    """Its grid and all its cells are hidden."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "表"
        other = sheet.parent.create_sheet("底稿")
        other["A1"], other.sheet_state = 1, "veryHidden"

    path = workbook(tmp_path, fill)
    seen, unseen = grids(read_pages(path))
    assert (seen.hidden, unseen.hidden, unseen.rows[0][0].hidden) == (False, True, True)
    assert told(path, "hidden-sheet") == [("form.xlsx, 底稿", "the sheet `底稿` is hidden")]


def test_a_stated_dimension_that_lies_is_not_believed(tmp_path: Path) -> None:
    """The cells say how large a sheet is."""
    path = sheet(tmp_path, '<row r="2"><c r="B2"><v>5</v></c></row>', top='<dimension ref="A1:XFD1048576"/>')
    assert only(path) == [["", ""], ["", "5"]]
    path = sheet(tmp_path, '<row r="2"><c r="B2"><v>5</v></c></row>', top='<dimension ref="A1"/>')
    assert only(path) == [["", ""], ["", "5"]]


def test_formatted_blanks_and_a_merge_of_a_whole_row_make_no_sheet_large(tmp_path: Path) -> None:
    """Only what is filled counts."""
    rows = '<row r="1"><c r="A1" t="str"><v>题</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576"/></row>'
    path = sheet(tmp_path, rows, rest='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')
    assert only(path) == [["题"]]


def test_cells_that_do_not_say_where_they_stand_follow_each_other(tmp_path: Path) -> None:
    """As some programs write them."""
    assert only(sheet(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == [
        ["1", "2"],
        ["3", ""],
    ]


def test_escapes_of_a_text_are_undone(tmp_path: Path) -> None:
    """Programs write an end of line of older kinds as `_x000D_`."""
    path = sheet(tmp_path, '<row r="1"><c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c></row>')
    assert first(path).text == "甲\n乙"


def test_a_strict_workbook_is_read(tmp_path: Path) -> None:
    """Its names of kinds are others, its cells the same."""
    path = workbook(tmp_path, lambda each: each.__setitem__("A1", "严格"))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def strict(text: str) -> str:
        return text.replace(main, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            office, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )

    parts = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
    changed(path, dict.fromkeys((*parts, "xl/styles.xml", "_rels/.rels"), strict))
    assert first(path).text == "严格"


def test_what_a_format_or_the_view_does_not_show_is_hidden(tmp_path: Path) -> None:
    """The number is still there for whoever asks."""
    cell = formatted(tmp_path, "5", ";;;")
    assert (cell.text, cell.value, cell.hidden) == ("5", Decimal(5), True)
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    path = sheet(tmp_path, '<row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>1</v></c></row>', top=view)
    blank, seen = grids(read_pages(path))[0].rows[0]
    assert (blank.text, blank.value, blank.hidden, seen.text, seen.hidden) == ("", Decimal(0), True, "1", False)


def test_sheets_of_one_name_are_told_apart_by_their_order(tmp_path: Path) -> None:
    """Programs do not write them so, exports may."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "一"
        sheet.parent.create_sheet("乙")["A1"] = "二"

    path = changed(workbook(tmp_path, fill), {"xl/workbook.xml": lambda text: text.replace('name="乙"', 'name="表"')})
    assert [each.rows[0][0].text for each in grids(read_pages(path))] == ["一", "二"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("form.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        ("form.xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
    ],
)
def test_workbooks_with_macros_and_templates_are_read(tmp_path: Path, name: str, kind: str) -> None:
    """As any other."""
    old = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    path = workbook(tmp_path, lambda each: each.__setitem__("A1", 1), name)
    changed(path, {"[Content_Types].xml": lambda text: text.replace(old, kind)})
    assert only(path) == [["1"]]


def test_what_a_library_refuses_and_nobody_needs_is_not_read(tmp_path: Path) -> None:
    """Odd fills and validations, as exports of other programs have them, keep no form from being read."""
    path = workbook(tmp_path, lambda each: _fill(each, "0.00%"))
    rule = '<dataValidations count="1"><dataValidation type="nonsense" sqref="?"/></dataValidations>'
    changed(
        path,
        {
            "xl/styles.xml": lambda text: text.replace("<fills", '<fills count="1"><fill/></fills><old', 1).replace(
                "</fills><borders", "</old><borders"
            ),
            "xl/worksheets/sheet1.xml": lambda text: text.replace("</sheetData>", f"</sheetData>{rule}"),
        },
    )
    assert first(path).text == "77700.00%"


def test_what_is_not_read_is_told_without_its_words(tmp_path: Path) -> None:
    """Comments, headers, and who wrote the file: that they are there, never what they say."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "表"
        sheet["A1"].comment = Comment("秘密", "某人")
        sheet.oddHeader.center.text = "秘密"
        sheet.parent.properties.creator = "某人"

    pages = read_pages(workbook(tmp_path, fill))
    assert [each.code for each in pages.notices] == ["comments", "headers", "properties"]
    assert not any("某人" in each.said.told("zh") + str(each.place) for each in pages.notices)
    assert not any("秘密" in each.said.told("zh") + str(each.place) for each in pages.notices)


def test_macros_links_and_embedded_files_are_told(tmp_path: Path) -> None:
    """None of them is opened."""
    path = workbook(tmp_path, lambda each: each.__setitem__("A1", "表"))
    changed(
        path,
        {
            "xl/vbaProject.bin": "x",
            "xl/externalLinks/externalLink1.xml": "<x/>",
            "xl/embeddings/oleObject1.bin": "x",
            "xl/media/image1.png": "x",
            "xl/ctrlProps/ctrlProp1.xml": "<x/>",
        },
    )
    codes = [each.code for each in read_pages(path).notices]
    assert codes == ["macros", "external-links", "embedded-files", "pictures", "form-controls", "properties"]


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    """Nothing is written, and the bytes are the same afterwards."""
    path = workbook(tmp_path, lambda each: each.__setitem__("A1", "表"))
    before = path.read_bytes()
    read_pages(path)
    assert (path.read_bytes(), [each.name for each in tmp_path.iterdir()]) == (before, ["form.xlsx"])
    assert openpyxl.load_workbook(io.BytesIO(before)).sheetnames == ["表"]


def test_a_number_behind_a_sign_is_read_as_it_was_typed(tmp_path: Path) -> None:
    """`=100%` is a formula to a spreadsheet; the sign was meant, whether a value was stored or not."""
    book = openpyxl.Workbook()
    for at, text in enumerate(("=100%", "=43", "=5+3"), 1):
        book.active.cell(at, 1, text)  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(tmp_path / "typed.xlsx")
    pages = read_pages(tmp_path / "typed.xlsx")
    (grid,) = pages.parts
    assert isinstance(grid, Grid)
    assert [row[0].text for row in grid.rows] == ["=100%", "=43"]
    told = [(each.code, each.place.cell) for each in pages.notices if each.place.cell is not None]
    assert told == [("typed-as-formula", "A1"), ("typed-as-formula", "A2"), ("no-cached-value", "A3")]
