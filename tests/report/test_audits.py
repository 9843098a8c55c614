"""Hold reports of audits: findings first, in every form and both languages, each claim that holds named as well."""

from __future__ import annotations

import io
import pickle
import re
from typing import Any, Final

import docx
import openpyxl
import pytest

import indicrules
from indicrules import Audit
from tests.report.cards import FIGURES, OFFICE
from tests.report.test_page import texts

PUBLISHED: Final = {
    "total": 66,
    "score": {"plots": "26.52", "petitions": "17.5", "visits": None},
    "completion": {"plots": "44.19%"},
}


@pytest.fixture(scope="module")
def audit() -> Audit:
    """The small ruleset with figures published of it: two that do not follow, two that do, one that is lacking."""
    return indicrules.loads(OFFICE, name="office.indic").audit(FIGURES, PUBLISHED)


def test_findings_stand_first_on_the_page(audit: Audit) -> None:
    """With what was published, what follows, how far that is, the causes, a link to the item."""
    page = audit.report("html", "en")
    assert re.findall(r"<h2>(.*?)</h2>", page)[:3] == [
        "Findings of the audit",
        "To know first",
        "From the full mark to the total",
    ]
    first, second = texts(page, r'<li class="error">(.*?)</ul>')
    said = "error the total was published as 66 ; 64.01 follows total-differs +1.99 points arithmetic:"
    assert first.startswith(said)
    said = "error the score of plots was published as 26.52 ; 26.51 follows score-differs +0.01 points arithmetic:"
    assert second.startswith(said)
    assert second.endswith("Plots entered")
    assert '<li><a href="#item-plots">' in page


def test_checks_that_fail_are_told_once() -> None:
    """Among what the audit found, not again among what is to be known first."""
    text = OFFICE + 'check plots > 20 because "too few plots"\n'
    page = indicrules.loads(text).audit(FIGURES, {"total": "64.01"}).report("html", "en")
    first = page.partition('id="falling"')[0]
    assert (first.count("too few plots"), texts(first, r'<li class="error">(.*?)</p>')) == (
        1,
        ["error a check fails: too few plots check-fails"],
    )


def test_what_holds_and_what_was_skipped_is_folded_up(audit: Audit) -> None:
    """Each with how many there are."""
    assert texts(audit.report("html", "zh"), r'<details class="rest">(.*?)</details>') == [
        "核对一致（2 项） “petitions”的得分 “plots”的完成率",
        "未能核查（1 项） “visits”的得分：没有公布",
    ]


def test_every_link_of_an_audits_page_has_its_end(audit: Audit) -> None:
    """As on the page of a card."""
    page = audit.report("html", "zh")
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r' id="([^"]+)"', page)) == set()


def test_markdown_has_them_first(audit: Audit) -> None:
    """Before what the explanation says first."""
    told = audit.report("markdown", "en")
    assert told.index("## Findings of the audit") < told.index("## To know first")
    assert (
        "\n2 failed, 0 to look at, 2 hold, 1 skipped\n\n"
        "- **error** `total-differs` the total was published as \\`66\\`; 64.01 follows (+1.99 points)\n"
    ) in told


def test_a_workbook_has_a_sheet_of_them(audit: Audit) -> None:
    """Findings, then each claim that holds or was skipped; differences are numbers."""
    sheet = openpyxl.load_workbook(io.BytesIO(audit.report("xlsx", "zh")))["核查发现"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        *(
            "结果",
            "程度",
            "指标",
            "项目",
            "来源",
            "公布值",
            "复算值",
            "相差（分）",
            "说明",
            "原因",
            "算式",
            "位置",
            "代码",
        )
    ]
    assert [row[:8] for row in rows[1:]] == [
        ["不符", "错误", "总分", "总分", "自评", "66", "64.01", 1.99],
        ["不符", "错误", "Plots entered", "得分", "自评", "26.52", "26.51", 0.01],
        ["一致", None, "petitions", "得分", "自评", "17.5", "17.5", None],
        ["未核", None, "visits", "得分", "自评", None, None, None],
        ["一致", None, "Plots entered", "完成率", "自评", "44.19%", "≈44.1860%", None],
    ]
    assert sheet["H2"].number_format == "+0.00;-0.00;0.00"


def test_a_document_has_a_section_of_them(audit: Audit) -> None:
    """After the conclusion, the lines below each finding as a list."""
    opened: Any = docx.Document(io.BytesIO(audit.report("docx", "zh")))
    found = [(each.style.name, each.text) for each in opened.paragraphs]
    at = found.index(("Heading 1", "四、核查发现"))
    assert found[at + 1 : at + 3] == [
        ("Normal", "不符 2 项，待核 0 项，一致 2 项，未核 1 项"),
        ("Normal", "1．总分公布为“66”，应为 64.01（相差+1.99 分）。"),
    ]
    assert found[at + 3][0] == "List Bullet"


def test_an_audit_without_findings_says_so() -> None:
    """Rather than nothing."""
    clean = indicrules.loads(OFFICE).audit(FIGURES, {"total": "64.01"})
    assert "Nothing contradicts the data." in clean.report("html")
    assert "没有发现不符之处。" in clean.report("markdown", "zh")


def test_a_notebook_shows_the_findings(audit: Audit) -> None:
    """A fragment that touches nothing else; texts of others are escaped."""
    shown = audit._repr_html_()
    assert texts(shown, r"</style>\n<div>(.*?)</div>") == ["Land office: 2 failed, 0 to look at, 2 hold, 1 skipped"]
    assert shown.count("<tr>") == 2
    text = 'ruleset r\nindicator a "<b>x"\n  weight 5\n  target >= 9\n'
    assert "<b>" not in indicrules.loads(text).audit({"a": 3}, {"score": {"a": "<i>"}, "total": "<b>"})._repr_html_()


def test_the_same_audit_has_the_same_bytes(audit: Audit) -> None:
    """Pickled and back as well."""
    again = pickle.loads(pickle.dumps(audit))
    assert [again.report(form) for form in ("html", "xlsx", "docx")] == [
        audit.report(form) for form in ("html", "xlsx", "docx")
    ]
