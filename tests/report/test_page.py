"""Hold pages of reports: whole in themselves, each link with its end, lines that open, texts that break nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape

import pytest

import indicrules
from indicrules.scorecard import Scorecard
from tests.report.cards import every_step, midyear, office, shipped

CARDS: dict[str, Callable[[], Scorecard]] = {
    "midyear": midyear,
    "every-step": every_step,
    "hunan": lambda: shipped("hunan-department-2023"),
}


def texts(page: str, pattern: str) -> list[str]:
    """Give what a pattern finds, without its markup, blanks between what stands apart."""
    found = (re.sub(r"<[^>]+>", " ", each.replace("<wbr>", "")) for each in re.findall(pattern, page, re.DOTALL))
    return [unescape(" ".join(each.split())) for each in found]


@pytest.mark.parametrize("name", CARDS)
def test_every_link_has_its_end(name: str) -> None:
    """From findings, steps and bars to sections, from ledger lines to clauses and back; no mark is given twice."""
    page = CARDS[name]().report("html", "zh")
    marks = Counter(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(marks) == set()
    assert [mark for mark, count in marks.items() if count > 1] == []


def test_the_page_needs_nothing_else() -> None:
    """No script, no file, no address, in either language."""
    for page in (midyear().report("html", "en"), midyear().report("html", "zh")):
        assert re.findall(r"<script|<link|<img|<iframe|@import|url\(| src=| on\w+=|https?:", page) == []


def test_a_line_of_the_ledger_opens_to_how_it_came_about() -> None:
    """Its clause with a link to it, target, actual, completion, formula; the rounding under its own line."""
    page = midyear().report("html", "en")
    first, second = re.findall(r'<details id="took-\d-item-地块录入数量">(.*?)</details>', page, re.DOTALL)
    assert texts(first, r"<summary>(.*?)</summary>") == [
        "≈11.1628 target not reached 20 − 20 × 19/43 = 480/43 ≈ 11.1628"
    ]
    assert texts(first, r'<p class="clause">(.*?)</p>') == ["score proportional land-acquisition-2024.indic:53"]
    assert texts(first, r'<th scope="row">(.*?)</th>') == ["target", "actual", "completion", "score"]
    assert re.findall(r'<a class="place" href="#(rule-0-53)"', first) == ["rule-0-53", "rule-0-53"]
    assert texts(second, r'<th scope="row">(.*?)</th>') == ["rounded"]


def test_a_deduction_opens_to_its_own_arithmetic() -> None:
    """What is of its clause stands under its line, and the rest before the ledger."""
    page = office().report("html", "en")
    (opened,) = re.findall(r'<details id="took-0-item-petitions">(.*?)</details>', page, re.DOTALL)
    assert texts(opened, r"<summary>(.*?)</summary>") == [
        "2.50 half a point each 0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5"
    ]
    assert texts(opened, r"<code>(.*?)</code>") == [
        'deduct 0.5 per full 1% below target up to 4 because "half a point each"'
    ]
    assert '<a href="#took-0-item-petitions">lost 2.50</a>' in page


def test_the_scale_says_where_it_begins() -> None:
    """Where little was lost it does not begin at 0; where much was, it does, and nothing is to be said."""
    assert "The scale begins at 60." in midyear().report()
    assert "The scale begins at" not in office(plots=0, petitions="0%", visits=0).report()


def test_findings_come_first() -> None:
    """Then the way down, the bars, the sections, and the rules last."""
    order = re.findall(r"<h2>(.*?)</h2>", midyear().report("html", "zh"))
    assert order[:3] == ["要点", "从满分到总分", "得分一览"]
    assert order[-1] == "评分规则及适用条款"


def test_texts_cannot_break_the_page() -> None:
    """Names, reasons, comments and notes stand as they were written."""
    odd = "</table><script>alert(1)</script>"
    text = f'# {odd}\nruleset r "{odd}"\nindicator a "{odd}"\n  weight 5\n  target >= 9\n  note "{odd}"\n'
    page = indicrules.loads(text, name="<b>.indic").score({"a": 3}).report()
    assert "<script" not in page
    assert texts(page, r"<main.*</main>")[0].count(odd) == 11
    assert "<b>" not in page


def test_it_says_of_whom_it_is() -> None:
    """Unit, data and date, as an explanation does."""
    page = midyear().report("html", "zh", about={"unit": "征收办", "date": "2024-12-31"})
    assert texts(page, r"<header>.*?<tbody>(.*?)</tbody>")[0].startswith("被评价单位 征收办 规则 land_acquisition_2024")
    with pytest.raises(ValueError, match="`about` is `town`: write `unit`, `data` or `date`"):
        midyear().report(about={"town": "x"})


@pytest.mark.parametrize("format", ["html", "markdown", "xlsx", "docx"])
def test_the_same_report_has_the_same_bytes(format: str) -> None:
    """However often it is made, of a card that was scored anew."""
    made: list[Scorecard] = [office(), office()]
    first, second = (card.report(format, "zh") for card in made)  # type: ignore[call-overload]  # a format
    assert first == second


def test_unknown_formats_and_languages_are_refused() -> None:
    """With those that there are."""
    with pytest.raises(ValueError, match="`format` is `pdf`: write `html`, `markdown`, `xlsx` or `docx`"):
        midyear().report("pdf")  # type: ignore[call-overload]  # there is none
    with pytest.raises(ValueError, match="`lang` is `fr`: write `en` or `zh`"):
        midyear().report("html", "fr")  # type: ignore[call-overload]  # there is none
