"""Hold the page to its document: it says what the document says, in the same order, with marks for other languages."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from indicrules.explain.document import Bar, Document, Heading, Overview, Section
from indicrules.explain.html import html
from indicrules.explain.markup import Markup
from indicrules.explain.messages import Words
from indicrules.explain.outline import Headed, Together, outline
from indicrules.text.sentence import Language
from tests.pages.documents import MIDYEAR, everything, shipped, tricky
from tests.pages.said import of_html, on_page

LANGUAGES = get_args(Language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [everything, tricky])
def test_page_says_what_its_document_says(make: Any, language: Language) -> None:
    """Every text once and in order, whatever it looks like."""
    document: Document = make(language)
    assert of_html(html(document)) == on_page(document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_shipped_ruleset_says_what_its_document_says(language: Language) -> None:
    """As users get it."""
    document = shipped(MIDYEAR, language)
    assert of_html(html(document)) == on_page(document)


def test_page_names_no_other_file_and_has_no_script() -> None:
    """It can be sent by mail, and opened without a network."""
    page = html(everything("en"))
    assert set(re.findall(r"<(\w+)", page)) <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "section",
            "div",
            "span",
            "p",
            "ul",
            "li",
        ),
        *("h1", "h2", "h3", "h4", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("a", "strong", "wbr"),
    }
    assert set(re.findall(r" (src|data|on\w+|href)=\"([^#\"][^\"]*)", page)) == {
        ("href", "https://example.org"),
        ("href", "https://example.org/a_b_c/*d*?x=1&amp;y=2"),
        ("href", "https://example.org/wiki/A_(b)"),
        ("href", "http://example.org/~user"),
        ("href", "http://example.org/?q=1&amp;amp;r=2"),
        ("href", "http://example.org/a"),
        ("href", "https://example.org/文件_1.pdf"),
    }


def test_items_of_the_overview_lead_to_their_sections() -> None:
    """Those with a section of one line too."""
    page = html(everything("en"))
    assert re.findall(r'href="#([^"]*)"', page) == [
        "item-地块录入数量",
        "item-gone",
        "item-数量",
        "item-地块录入数量",
        "item-share_of_resettlement_households_that_moved_back_within_the_agreed_transition_period",
        "item-回迁",
        "item-gone",
        "item-信访",
    ]
    assert sorted(set(re.findall(r'href="#([^"]*)"', page))) == sorted(re.findall(r'id="(item-[^"]*)"', page))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "24 short", "24 short"),
        ("en", "≥ 43 宗, 24 more", '≥ 43 <span lang="zh">宗</span>, 24 more'),
        ("en", "“三地合一”地块录入数量", '<span lang="zh">“三地合一”地块录入数量</span>'),
        ("en", "每低1个百分点扣 0.5 分 (rule)", '<span lang="zh">每低1个百分点扣 0.5 分</span> (rule)'),
        ("en", "“quoted” words", "“quoted” words"),
        ("zh", "得分 20 分", "得分 20 分"),
        ("zh", "方法 proportional", "方法 proportional"),
        ("zh", "属于 land area, by parcel 的", '属于 <span lang="en">land area, by parcel</span> 的'),
        ("zh", "a & b <c d>", 'a &amp; b &lt;<span lang="en">c d</span>&gt;'),
    ],
)
def test_texts_in_another_language_are_marked(language: Language, text: str, expected: str) -> None:
    """Han characters in an English page, at least two Latin words in a Chinese one."""
    assert Markup(Words(language))(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org/b_c", '<a href="https://a.org/b_c">https://a.org/b_c</a>'),
        ("see https://a.org/b.", 'see <a href="https://a.org/b">https://a.org/b</a>.'),
        ("javascript://a.org", "javascript://a.org"),
        ("https://a.org/'onclick=x", '<a href="https://a.org/">https://a.org/</a>\'onclick=x'),
    ],
)
def test_addresses_of_the_web_become_links(text: str, expected: str) -> None:
    """No others, and nothing leaves the attribute."""
    assert Markup(Words("en"))(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short_name", "short_name"),
        ("share_of_households_moved", "share_<wbr>of_<wbr>households_<wbr>moved"),
        ("log_normal(measured,3387,5800)", "log_<wbr>normal(<wbr>measured,3387,5800)"),
    ],
)
def test_long_names_may_break_where_their_parts_meet(text: str, expected: str) -> None:
    """So that no part is cut in the middle."""
    assert Markup(Words("en"))(text) == expected


def test_title_cannot_leave_the_string_of_the_running_head() -> None:
    """A style is no place for an author's text unless every mark is a number."""
    page = html(Document("en", 'a"; } </style><script>\\', None, ()))
    assert '@top-left { content: "a\\22 ; \\7d  \\3c \\2f style\\3e \\3c script\\3e \\5c "; }' in page


def test_headings_are_one_level_below_those_of_the_groups_around_them() -> None:
    """A group without a heading counts for nothing; sections of one line that follow each other stand together."""
    names = (("a", 0), ("a1", 1), ("a2", 1), ("b", 0), ("b1", 1), ("b2", 2), ("c", 0))
    bars = tuple(Bar(name, name, depth, "", "", None, "", "") for name, depth in names)
    sections = tuple(
        Section(name, Heading(name, "", "", ""), (), depth, "full" if name in ("a2", "c") else "")
        for name, depth in names
        if name != "b"
    )
    document = Document("en", "t", Overview(Heading("t", "", "", ""), bars, ()), sections)
    a, a1, a2, b1, b2, c = sections
    assert list(outline(document)) == [
        Headed(a, 2, True),
        Headed(a1, 3, False),
        Together((a2,)),
        Headed(b1, 2, True),
        Headed(b2, 3, False),
        Together((c,)),
    ]
