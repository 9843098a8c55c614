"""Hold the reading of texts and tables of text to what is certain in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from indicrules.forms.grid import Grid
from indicrules.forms.reading import read_pages
from tests.forms.made import grids, lines, only, refused, texts, told


def text(folder: Path, written: str, name: str = "form.txt", encoding: str = "utf-8") -> Path:
    """Write a text."""
    path = folder / name
    path.write_bytes(written.encode(encoding))
    return path


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    """Blank ones are none, and count."""
    pages = read_pages(text(tmp_path, "自评报告\r\n\r\n　一、概况  \n"))
    assert lines(pages) == ["自评报告", "一、概况"]
    assert [str(each.place) for each in pages.parts if not isinstance(each, Grid)] == ["form.txt:1", "form.txt:3"]


DRAWN = """┌──────┬──────┬────┐
│指标  │目标  │得分│
├──────┼──────┴────┤
│产出  │征收   43宗│
│      ├──────┬────┤
│      │数量  │20  │
└──────┴──────┴────┘"""
WIDE = """┌──┬──┐
│甲  │1   │
├──┼──┤
│乙  │2   │
└──┴──┘"""
ASCII = """+------+-----+
| land | 43  |
| plot |     |
+------+-----+
| a    | 906 |
+------+-----+"""


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("| 指标 | 值 |\n|---|:-:|\n| a\\|b | **3**<br>4 |\n| c |", [["指标", "值"], ["a|b", "3\n4"], ["c", ""]]),
        ("a | b\n--|--\n1 | 2", [["a", "b"], ["1", "2"]]),
        (DRAWN, [["指标", "目标", "得分"], ["产出", "征收   43宗", "(征收   43宗)"], ["(产出)", "数量", "20"]]),
        (WIDE, [["甲", "1"], ["乙", "2"]]),
        (ASCII, [["land plot", "43"], ["a", "906"]]),
        ("甲\t1\t\n乙\t2\t3", [["甲", "1", ""], ["乙", "2", "3"]]),
        (
            "名称    目标    得分\n征收    43      20\n宣传    906     10",
            [["名称", "目标", "得分"], ["征收", "43", "20"], ["宣传", "906", "10"]],
        ),
    ],
)
def test_a_table_that_is_certain_is_a_grid(tmp_path: Path, written: str, found: list[list[str]]) -> None:
    """Of Markdown, drawn, with cells that are merged, or in columns."""
    assert only(text(tmp_path, f"前文\n\n{written}\n\n后文", "form.md")) == found
    assert lines(read_pages(tmp_path / "form.md")) == ["前文", "后文"]


@pytest.mark.parametrize(
    "written",
    [
        "a | b\n1 | 2",
        "a | b\n---\n1",
        "甲\t1",
        "甲\t1\n乙\t2\t3",
        "一、概况  二、情况\n三、a  四、b",
        "名称  目标  得分\n征收的宗数  43  20\n宣传  906  10",
        "┌──┐\n│甲│\n├──┼──┤\n└──┴──┘",
        "| 甲 | 乙 |",
    ],
)
def test_what_is_no_table_for_certain_stays_lines(tmp_path: Path, written: str) -> None:
    """A reader of sentences may know better."""
    pages = read_pages(text(tmp_path, written))
    assert (grids(pages), lines(pages)) == ([], [each.strip() for each in written.split("\n")])


def test_a_cell_of_a_text_has_its_place_and_line(tmp_path: Path) -> None:
    """By the table, and by the line of the file."""
    (grid,) = grids(read_pages(text(tmp_path, f"前文\n{DRAWN}")))
    assert (str(grid.rows[2][1].place), grid.rows[2][1].place.line) == ("form.txt, table 1!B3", 7)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('指标,值\n"征收,宗数","≥43\n宗"\n', [["指标", "值"], ["征收,宗数", "≥43\n宗"]]),
        ("指标;值\n征收;3,5\n户;4,5", [["指标", "值"], ["征收", "3,5"], ["户", "4,5"]]),
        ("a\tb\n1\t2,3", [["a", "b"], ["1", "2,3"]]),
        ('sep=;\na;"=""007"""\nb;1,5\n', [["a", "007"], ["b", "1,5"]]),
        ("题\n\n甲,1\n乙,2,3", [["题", "", ""], ["", "", ""], ["甲", "1", ""], ["乙", "2", "3"]]),
    ],
)
def test_a_table_of_text_is_a_grid(tmp_path: Path, written: str, found: list[list[str]]) -> None:
    """By the sign that parts most lines; rows may be short, and a blank one keeps its place."""
    assert only(text(tmp_path, written, "form.csv")) == found


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("gb18030", [("form.csv", "the text is read as gb18030")])],
)
def test_an_encoding_is_found(tmp_path: Path, encoding: str, said: list[tuple[str, str]]) -> None:
    """And told where nothing in the file says it."""
    path = text(tmp_path, "指标,值\n征收宗数,43\n", "form.csv", encoding)
    assert (only(path), told(path, "encoding-found")) == ([["指标", "值"], ["征收宗数", "43"]], said)


def test_an_encoding_that_is_named_is_taken(tmp_path: Path) -> None:
    """Traditional script of older programs."""
    path = text(tmp_path, "指標,值\n", "form.csv", "big5")
    (grid,) = grids(read_pages(path, encoding="big5"))
    assert texts(grid) == [["指標", "值"]]
    with pytest.raises(ValueError, match="`encoding` is `klingon`"):
        read_pages(path, encoding="klingon")


def test_text_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """With the line, and what to do."""
    problem = refused(text(tmp_path, 'a,b\n"x', "form.csv"))
    assert (problem.code, problem.place) == ("bad-csv", "form.csv:2")
    (tmp_path / "form.txt").write_bytes(b"a\n\xff\xfe\xfa\x00")
    assert refused(tmp_path / "form.txt").code == "not-utf8"


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>秘密</title><style>p {color: red}</style></head>
<body><h1>自评表</h1><p>年度 <b>2024</b><br>单位</p>
<table><caption>表一</caption><tr><th colspan=2>指标<td rowspan=2>得分</tr>
<tr><td>征收<br>宗数<td>&ge;43&nbsp;宗</tr>
<tr style="display: none"><td>旧<td>1<td>2</tr>
<tr><td><input type=checkbox checked>是 <input type=checkbox>否<td><select><option>优<option selected>良</select>
<td>外<table><tr><td>内</table></tr></table>
<p hidden>藏</p><script>x</script>尾</body></html>"""


def test_a_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """Tables with merged cells, tables in tables, controls by what they show."""
    path = text(tmp_path, PAGE, "form.html")
    pages = read_pages(path)
    assert lines(pages) == ["自评表", "年度 2024", "单位", "表一", "尾"]
    table, apart = grids(pages)
    assert texts(table) == [
        ["指标", "(指标)", "得分"],
        ["征收\n宗数", "≥43 宗", "(得分)"],
        ["旧", "1", "2"],
        ["☑是 □否", "良", "外"],
    ]
    assert [row[0].hidden for row in table.rows] == [False, False, True, False]
    assert (apart.name, texts(apart)) == ("table 1.1", [["内"]])
    assert told(path, "hidden-cells") == [("form.html, table 1", "rows 3 are hidden")]
    assert told(path, "hidden-text") == [("form.html:5", "`藏` is hidden, and left out")]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", [["a", "b"], ["(a)", "c"]]),
        ("<table><tr><td rowspan=99>a<td>b<tr><td>c</table>", [["a", "b"], ["(a)", "c"]]),
        (
            "<table><tfoot><tr><td>z</tfoot><tbody><tr><td>b</tbody><thead><tr><td>a</thead></table>",
            [["a"], ["b"], ["z"]],
        ),
        ("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", [["a", "b", "(b)"], ["(a)", "c", "d"]]),
    ],
)
def test_spans_of_a_page_go_as_far_as_in_browsers(tmp_path: Path, written: str, found: list[list[str]]) -> None:
    """Not beyond their part of the table; heads first, feet last."""
    assert only(text(tmp_path, f"<html><body>{written}</body></html>", "form.html")) == found


def test_a_number_that_a_spreadsheet_wrote_into_its_page_is_the_value(tmp_path: Path) -> None:
    """Beside what is shown, in the ways of two programs."""
    page = '<html><body><table><tr><td x:num="0.94995">95.00%<td sdval="43">43.0<td x:num>5</table>'
    (grid,) = grids(read_pages(text(tmp_path, page, "form.xls")))
    assert [(each.text, each.value) for each in grid.rows[0]] == [
        ("95.00%", Decimal("0.94995")),
        ("43.0", Decimal(43)),
        ("5", None),
    ]


def test_what_stands_deep_in_a_page_is_read(tmp_path: Path) -> None:
    """What the parser would leave out without a word, further down, is refused."""
    assert lines(read_pages(text(tmp_path, "<html>" + "<div>" * 200 + "x", "form.html"))) == ["x"]


def test_a_page_of_a_declared_encoding(tmp_path: Path) -> None:
    """Old pages say it in their head."""
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>征收'
    assert lines(read_pages(text(tmp_path, page, "form.htm", "gb18030"))) == ["征收"]
