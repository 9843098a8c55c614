"""Hold pages on screens: nothing to scroll sideways, no word broken, columns in line, all of it open to everyone."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from indicrules.explain.fragment import fragment
from indicrules.explain.html import html
from indicrules.text.sentence import Language
from tests.pages.documents import MIDYEAR, everything, many, shipped, tricky
from tests.pages.looking import box, broken, columns, edges, outside

LANGUAGES = get_args(Language)
WIDTHS = (390, 768, 1280)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "ruleset", [MIDYEAR, "hunan-department-2023", "cms-hospital-vbp-total", "lighthouse-v10-mobile"]
)
def test_shipped_rulesets_fit_every_screen(opened: Any, ruleset: str, language: Language, width: int) -> None:
    """Telephone, tablet, desk; numbers of thirteen digits and calls of several arguments among them."""
    page = opened(html(shipped(ruleset, language)), width)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert outside(page) == []
    assert broken(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_and_numbers_fit_every_screen(opened: Any, language: Language, width: int) -> None:
    """Names of ninety characters, numbers of seven hundred digits."""
    page = opened(html(everything(language)), width)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert outside(page) == []
    assert broken(page) == []


def test_items_are_cards_on_a_telephone(opened: Any) -> None:
    """Without bars; figures under the name, the remark under them."""
    page = opened(html(everything("en")), 390)
    row = ".bars tbody tr:nth-child(3) > "
    name, score, remark = box(page, f"{row}th"), box(page, f"{row}.number"), box(page, f"{row}.aside")
    assert page.locator(".track:visible").count() == 0
    assert page.locator("thead:visible").count() == 0
    assert name[3] <= score[1]
    assert score[3] <= remark[1]
    assert page.locator(".taken").first.evaluate("each => getComputedStyle(each, '::before').content") == '"lost "'


@pytest.mark.parametrize("width", [768, 1280])
def test_heads_stand_over_their_numbers_and_sections_share_one_grid(opened: Any, width: int) -> None:
    """Right edges are the same; every table of every section begins its columns where the others do."""
    page = opened(html(everything("en")), width)
    assert [len(set(each)) for each in edges(page)] == [1] * 8
    assert len(columns(page)) == 13
    assert len({tuple(each) for each in columns(page)}) == 1


@pytest.mark.parametrize("width", [768, 1280])
def test_bars_are_drawn_beside_figures_of_common_length(opened: Any, width: int) -> None:
    """One an item, as long as its share."""
    page = opened(html(shipped(MIDYEAR, "zh")), width)
    lengths = page.evaluate("[...document.querySelectorAll('.bar')].map(each => each.offsetWidth)")
    room = page.evaluate("document.querySelector('.track').offsetWidth")
    assert [round(each / room, 1) for each in lengths] == [1, 0.4, 0.4, 1, 0.5, 1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_open_to_everyone(opened: Any, width: int, scheme: str) -> None:
    """axe finds nothing: contrasts, names, heads, captions, landmarks, order of headings, languages."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    for text in (html(everything("en")), html(tricky("zh"))):
        found = Axe().run(opened(text, width, scheme)).response["violations"]
        assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


def test_a_page_of_one_item_is_open_to_everyone(opened: Any) -> None:
    """Without an overview, and a group with its members."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    found = Axe().run(opened(html(many()))).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_piece_for_notebooks_is_open_to_everyone(opened: Any, scheme: str) -> None:
    """On a page that is light or dark."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    around = '<!DOCTYPE html><html lang="en"><title>t</title><style>:root { color-scheme: light dark }</style><main>'
    found = Axe().run(opened(f"{around}<h1>t</h1>{fragment(everything('en'))}", 1280, scheme)).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_the_ground_follows_the_scheme(opened: Any) -> None:
    """Dark where the reader wants it dark."""
    text = html(everything("en"))
    ground = "getComputedStyle(document.body).backgroundColor"
    assert [opened(text, 1280, each).evaluate(ground) for each in ("light", "dark")] == [
        "rgb(255, 255, 255)",
        "rgb(23, 25, 28)",
    ]


def test_an_item_of_the_overview_leads_to_its_section(opened: Any) -> None:
    """A click brings the section into sight."""
    page = opened(html(everything("en")), 1280)
    page.locator(".bars a", has_text="信访案件办结率").click()
    assert page.evaluate("document.querySelector(':target').id") == "item-信访"
