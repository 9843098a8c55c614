"""Hold the reading of documents to what a person sees in them, with all that `cell.text` of libraries loses."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from indicrules.forms.reading import read_pages
from tests.forms.made import cell, changed, document, grids, lines, only, paragraph, run, table, texts, told


def line(folder: Path, inside: str) -> str:
    """Read a paragraph of this XML."""
    return "\n".join(lines(read_pages(document(folder, f"<w:p>{inside}</w:p>"))))


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    """Lines count paragraphs, blank ones too; tables are counted by themselves."""
    body = paragraph("一、概况") + paragraph("") + table(cell("甲") + cell("1")) + paragraph("完")
    pages = read_pages(document(tmp_path, body))
    assert [str(getattr(each, "place", "")) for each in pages.parts] == ["form.docx:1", "", "form.docx:3"]
    assert lines(pages) == ["一、概况", "完"]
    (grid,) = grids(pages)
    assert (grid.name, texts(grid), str(grid.rows[0][1].place)) == ("table 1", [["甲", "1"]], "form.docx, table 1!B1")


def test_merged_cells_cover_their_places(tmp_path: Path) -> None:
    """To the right, down, and in the old way of both."""
    across = table(cell("题", '<w:gridSpan w:val="2"/>'), cell("a") + cell("b"))
    assert only(document(tmp_path, across)) == [["题", "(题)"], ["a", "b"]]
    down = table(
        cell("产出", '<w:vMerge w:val="restart"/>') + cell("1"),
        cell("", "<w:vMerge/>") + cell("2"),
        cell("x") + cell("3"),
    )
    (grid,) = grids(read_pages(document(tmp_path, down)))
    assert texts(grid) == [["产出", "1"], ["(产出)", "2"], ["x", "3"]]
    assert grid.rows[0][0].spans == (2, 1)
    old = table(cell("题", '<w:hMerge w:val="restart"/>') + cell("", '<w:hMerge w:val="continue"/>') + cell("b"))
    assert only(document(tmp_path, old)) == [["题", "(题)", "b"]]


def test_a_text_that_a_merge_covers_is_told(tmp_path: Path) -> None:
    """It is in the file, and nobody sees it."""
    body = table(cell("新", '<w:vMerge w:val="restart"/>'), cell("旧", "<w:vMerge/>"))
    said = "`旧` stands under the merge of `A1`, where nobody sees it, and is left out"
    assert told(document(tmp_path, body), "covered-text") == [("form.docx, table 1!A2", said)]


def test_columns_left_out_before_a_row_shift_it(tmp_path: Path) -> None:
    """A row may begin later than the others."""
    body = table(cell("a") + cell("b"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c"))
    assert only(document(tmp_path, body)) == [["a", "b"], ["", "c"]]


def test_a_control_around_a_cell_or_row_shifts_nothing(tmp_path: Path) -> None:
    """What stands around cells, rows, paragraphs and runs is looked through."""

    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = table(cell("a") + control(cell("b")) + cell("c"))
    body = body.replace(
        "</w:tbl>", control(f"<w:tr>{cell('d')}{cell('e')}{cell(control(paragraph('f')))}</w:tr>") + "</w:tbl>"
    )
    pages = read_pages(document(tmp_path, control(paragraph("顶")) + body))
    assert (lines(pages), texts(grids(pages)[0])) == (["顶"], [["a", "b", "c"], ["d", "e", "f"]])


def test_tracked_changes_are_taken_as_if_accepted(tmp_path: Path) -> None:
    """Insertions are text, deletions are told."""
    inside = f"{run('完成')}<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>{run('43')}</w:ins>{run('宗')}"
    path = document(tmp_path, f"<w:p>{inside}</w:p>")
    assert lines(read_pages(path)) == ["完成43宗"]
    assert told(path, "deleted-text") == [("form.docx:1", "`40` is deleted by a tracked change, and left out")]
    said = "the document has tracked insertions, which are taken as if accepted"
    assert told(path, "inserted-text") == [("form.docx:1", said)]


def test_rows_and_moves_that_are_tracked(tmp_path: Path) -> None:
    """A row that was deleted is none, and a text that was moved stands where it was moved to."""
    gone = "<w:trPr><w:del/></w:trPr>" + cell("旧")
    moved = f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom>{run('一')}<w:moveTo>{run('乙')}</w:moveTo></w:p>"
    path = document(tmp_path, table(gone, cell("新")) + moved)
    assert (only(path), lines(read_pages(path))) == ([["新"]], ["一乙"])
    assert [place for place, _ in told(path, "deleted-text")] == ["form.docx, table 1!A1", "form.docx:1"]


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    """By the run itself, or by its style; what a run shows again is shown."""
    inside = run("看") + run("藏", "<w:vanish/>") + run("得", '<w:vanish w:val="0"/>') + run("见", "<w:webHidden/>")
    path = document(tmp_path, f"<w:p>{inside}</w:p>")
    assert lines(read_pages(path)) == ["看得见"]
    assert told(path, "hidden-text") == [("form.docx:1", "`藏` is hidden, and left out")]
    style = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    path = document(tmp_path, "<w:p>" + run("a") + run("b", '<w:rStyle w:val="Gone"/>') + "</w:p>")
    changed(path, {"word/styles.xml": lambda text: text.replace("</w:styles>", style)})
    assert lines(read_pages(path)) == ["a"]


BOX = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:sdt><w:sdtPr>{BOX.format(1)}</w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run('是')}", "☑是"),
        (f"<w:sdt><w:sdtPr>{BOX.format(0)}</w:sdtPr><w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>{run('否')}", "□否"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), "☑是"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run("是"), "☑是"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run("否"), "□否"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("43"), "≥43"),
        (run("☑是 □否"), "☑是 □否"),
    ],
)
def test_check_boxes_and_signs(tmp_path: Path, inside: str, text: str) -> None:
    """A control by its state, a sign by its font."""
    assert line(tmp_path, inside) == text


def field(instruction: str, result: str = "", data: str = "") -> str:
    """Give the XML of a field."""
    begun = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return f'{begun}{told}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (field(" DATE ", "2024"), "2024"),
        (field("FORMCHECKBOX", data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☑"),
        (field("FORMCHECKBOX", data='<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'), "□"),
        (
            field(
                "FORMDROPDOWN",
                data='<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/>'
                "</w:ddList></w:ffData>",
            ),
            "良",
        ),
        (field("FORMTEXT", "43 宗", "<w:ffData><w:textInput/></w:ffData>"), "43 宗"),
        (field(r"eq \o\ac(□,√)") + run("是"), "☑是"),
        (field(r"EQ \F(43,906)"), "43/906"),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', "3"),
        (field(" IF ", "a") + field(" TOC ", ""), "a"),
    ],
)
def test_fields_show_their_results(tmp_path: Path, inside: str, text: str) -> None:
    """Never what they are made by; a check box its state, a drawn one the sign that it draws."""
    assert line(tmp_path, run("x") + inside) == f"x{text}"


def test_a_field_that_never_ends_hides_no_other_paragraph(tmp_path: Path) -> None:
    """What follows is read."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    pages = read_pages(document(tmp_path, f"<w:p>{run('a')}{begun}</w:p>" + paragraph("b") + paragraph("c")))
    assert lines(pages) == ["a", "b", "c"]


def math(inside: str) -> str:
    """Give the XML of a formula."""
    return f"<m:oMath>{inside}</m:oMath>"


def part(text: str) -> str:
    """Give the XML of a piece of one."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<m:f><m:fPr/><m:num>{part('43')}</m:num><m:den>{part('906')}</m:den></m:f>", "43/906"),
        (f"<m:f><m:num>{part('a+b')}</m:num><m:den>{part('c')}</m:den></m:f>{part('×100%')}", "(a+b)/c×100%"),
        (f"<m:sSup><m:e>{part('m')}</m:e><m:sup>{part('2')}</m:sup></m:sSup>", "m^2"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{part('x')}</m:e></m:rad>", "√(x)"),
        (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{part('x')}</m:e></m:d>", "[x]"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{part('i')}</m:sub><m:sup>{part('n')}</m:sup>"
            f"<m:e>{part('x')}</m:e></m:nary>",
            "∑_i^n x",
        ),
    ],
)
def test_formulas_are_typed_in_a_line(tmp_path: Path, inside: str, text: str) -> None:
    """As a person would type them."""
    assert line(tmp_path, run("得分=") + math(inside)) == f"得分={text}"


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    """Programs write each in two ways; it stands behind the paragraph on which it hangs, or in the cell."""
    inside = "<w:txbxContent>" + paragraph("盒") + "</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{run('文')}{box}</w:p>" + table(cell(f"<w:p>{run('格')}{box}</w:p>"))
    path = document(tmp_path, body)
    assert (lines(read_pages(path)), only(path)) == (["文", "盒"], [["格\n盒"]])


def test_tables_and_boxes_in_text_boxes_are_read(tmp_path: Path) -> None:
    """Nothing is lost that stands in what stands in a box."""

    def box(inside: str) -> str:
        return f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"

    inner = box(paragraph("深"))
    outer = "<w:p>" + run("外") + inner + "</w:p>"
    body = f"<w:p>{box(outer + table(cell('表')))}</w:p>"
    path = document(tmp_path, body + table(cell(f"<w:p>{run('格')}{box(table(cell('格内')) + paragraph('盒'))}</w:p>")))
    found = read_pages(path)
    assert (lines(found), [texts(each) for each in grids(found)]) == (
        ["外", "深"],
        [[["表"]], [["格\n盒"]], [["格内"]]],
    )


def test_nested_tables_stand_apart(tmp_path: Path) -> None:
    """The cell does not repeat what is in them."""
    inner = table(cell("内"))
    path = document(tmp_path, table(cell(paragraph("外") + inner + paragraph("")) + cell("b")))
    outer, apart = grids(read_pages(path))
    assert (outer.name, texts(outer), apart.name, texts(apart)) == ("table 1", [["外", "b"]], "table 1.1", [["内"]])
    said = "a table stands inside this cell; it is read apart, as `table 1.1`"
    assert told(path, "nested-table") == [("form.docx, table 1!A1", said)]


def level(number: int, form: str, text: str, more: str = "") -> str:
    """Give the XML of a level of a list."""
    mark = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>{mark}</w:lvl>'


W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LISTS = (
    f'<w:numbering xmlns:w="{W_URI}"><w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "decimal", "（%2）")
    + level(2, "decimal", "%1.%3", '<w:isLgl/><w:suff w:val="space"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "&#xF0B7;")
    + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def listed(text: str, number: int, level: int | str = 0) -> str:
    """Give the XML of a paragraph of a list."""
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{mark}</w:pPr>{run(text) if text else ''}</w:p>"


def test_automatic_numbers_are_text(tmp_path: Path) -> None:
    """As they are shown: levels begin anew, a list may begin where it is told, and a cell may hold a number alone."""
    body = (
        listed("概况", 5) + listed("宗数", 5, 1) + listed("户数", 5, 1) + listed("成本", 5) + listed("甲", 5, 1)
        + listed("乙", 5, 2) + listed("附", 6) + listed("续", 6) + listed("点", 7) + listed("无", 0)
        + table(cell(listed("", 5)) + cell("x"))
    )  # fmt: skip
    path = document(tmp_path, body)
    changed(path, {"word/numbering.xml": LISTS})
    found = read_pages(path)
    assert lines(found) == [
        "一、概况", "（1）宗数", "（2）户数", "二、成本", "（1）甲", "2.1 乙", "七、附", "八、续", "• 点", "无",
    ]  # fmt: skip
    assert texts(grids(found)[0]) == [["九、", "x"]]


def test_a_level_that_is_no_number_is_the_outermost(tmp_path: Path) -> None:
    """What another program wrote there does not keep the document from being read."""
    path = changed(document(tmp_path, listed("概况", 5, "--1")), {"word/numbering.xml": LISTS})
    assert lines(read_pages(path)) == ["一、概况"]


def test_a_number_by_the_style_of_a_paragraph(tmp_path: Path) -> None:
    """Headings are often numbered so."""
    written = docx.Document()
    written.add_paragraph("甲", style="List Number")
    written.add_paragraph("乙", style="List Number")
    written.add_paragraph("丙", style="List Bullet")
    written.save(str(tmp_path / "form.docx"))
    assert lines(read_pages(tmp_path / "form.docx")) == ["1. 甲", "2. 乙", "• 丙"]


def test_a_control_that_is_not_filled_in_is_a_blank(tmp_path: Path) -> None:
    """What it asks for is no value."""
    inside = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>"
    path = document(tmp_path, table(cell(f"<w:p>{inside}</w:p>") + cell("b")))
    assert only(path) == [["", "b"]]
    assert told(path, "placeholder") == [
        ("form.docx, table 1!A1", "a control here is not filled in, and read as a blank")
    ]


def test_a_blank_that_is_a_run_by_itself_is_kept(tmp_path: Path) -> None:
    """As programs write it between words of two looks."""
    assert line(tmp_path, run("land") + run(" ") + run("parcels")) == "land parcels"


def test_tabs_breaks_and_hyphens(tmp_path: Path) -> None:
    """An end of line in a paragraph ends a line; one of a page does not."""
    inside = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:br/><w:t>c</w:t><w:br w:type='page'/><w:t>d</w:t>"
    assert line(tmp_path, f"<w:r>{inside}</w:r>") == "a\tb-\ncd"


def test_what_is_not_read_is_told_without_its_words(tmp_path: Path) -> None:
    """Headers and footers, notes, comments, and who wrote it."""
    written = docx.Document()
    written.add_paragraph("文")
    written.sections[0].header.paragraphs[0].text = "秘密"
    written.core_properties.author = "某人"
    written.save(str(tmp_path / "form.docx"))
    note = f'<w:footnotes xmlns:w="{W_URI}"><w:footnote>{paragraph("秘密")}</w:footnote></w:footnotes>'
    comment = f'<w:comments xmlns:w="{W_URI}"><w:comment>{paragraph("秘密")}</w:comment></w:comments>'
    changed(tmp_path / "form.docx", {"word/footnotes.xml": note, "word/comments.xml": comment})
    pages = read_pages(tmp_path / "form.docx")
    assert [each.code for each in pages.notices] == ["footnotes", "comments", "headers", "properties"]
    assert not any({"某人", "秘密"} & {each.said.told("zh"), str(each.place)} for each in pages.notices)


def test_files_and_drawings_inside_are_told(tmp_path: Path) -> None:
    """Whole files that would be put in, objects, pictures and diagrams: none is opened."""
    path = document(tmp_path, paragraph("文") + "<w:altChunk/>")
    parts = ("word/embeddings/oleObject1.bin", "word/media/image1.png", "word/diagrams/data1.xml")
    changed(path, dict.fromkeys(parts, "x"))
    codes = [each.code for each in read_pages(path).notices]
    assert codes == ["embedded-files", "embedded-files", "pictures"]


def test_a_macro_document_is_read_and_no_macro_run(tmp_path: Path) -> None:
    """Its body is that of any other."""
    path = document(tmp_path, paragraph("文"), "form.docm")
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed(path, {"[Content_Types].xml": lambda text: text.replace(old, kind), "word/vbaProject.bin": "x"})
    assert lines(read_pages(path)) == ["文"]
    assert [each.code for each in read_pages(path).notices] == ["macros"]
