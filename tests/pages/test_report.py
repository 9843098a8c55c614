"""Look at reports as a browser shows and prints them: whole, quiet, open to everyone, on every screen and on paper."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules
from indicrules.text.sentence import Language
from tests.pages.looking import box, broken, outside
from tests.report.cards import FIGURES, OFFICE, every_step, midyear

LONG: Final = "share_of_households_that_moved_back_within_the_agreed_period_" * 3


@cache
def page(name: str, language: Language) -> str:
    """Write a report: of the shipped example, of each clause, of very long names, of an audit."""
    if name == "long":
        text = (
            f'ruleset r "{LONG}"\nindicator a "{LONG}"\n  weight 10\n  target >= 43 宗\n  deduct 1 because "{LONG}"\n'
        )
        return indicrules.loads(text).score({"a": {"value": 19, "note": LONG}}).report("html", language)
    if name == "audit":
        audit = indicrules.loads(OFFICE).audit(FIGURES, {"total": 66, "score": {"plots": "26.52", "visits": None}})
        return audit.report("html", language)
    return (midyear() if name == "midyear" else every_step()).report("html", language)


def test_it_opens_from_disk_in_silence(browser: Any, tmp_path: Path) -> None:
    """Nothing is asked of anybody, nothing is complained of, with scripts switched off; lines open by the keyboard."""
    path = tmp_path / "report.html"
    path.write_text(page("midyear", "zh"), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    found, asked, said = context.new_page(), [], []
    found.on("request", lambda request: asked.append(request.url))
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.goto(path.as_uri())
    line = found.locator("#took-0-item-地块录入数量")
    before = line.locator(".derived").is_visible()
    line.locator("summary").focus()
    found.keyboard.press("Enter")
    assert (before, line.locator(".derived").is_visible()) == (False, True)
    assert line.locator("th").all_inner_texts() == ["目标值", "完成值", "完成率", "得分"]
    assert (asked, said) == ([path.as_uri()], [])
    context.close()


def test_the_page_lets_nothing_in(opened: Any) -> None:
    """A script and a picture that somehow came to stand in it would not run, and not be fetched."""
    smuggled = '<img src="https://example.org/x.png" onerror="document.title = 1"><script>document.title = 2</script>'
    found = opened(page("midyear", "zh").replace("<main", f"{smuggled}<main"))
    assert (found.title(), found.evaluate("document.images[0].naturalWidth")) == (midyear().title, 0)


def test_lines_lead_to_their_clause_and_back(opened: Any) -> None:
    """The browser opens what is folded up around the end of a link."""
    found = opened(page("midyear", "en"))
    found.locator("#rule-0-53 a").click()
    line = found.locator("#took-0-item-地块录入数量")
    line.locator("summary").click()
    line.locator(".clause a").click()
    assert found.evaluate("document.querySelector(':target').id") == "rule-0-53"


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(
    ("name", "language"), [("midyear", "zh"), ("every-step", "en"), ("long", "en"), ("audit", "zh")]
)
def test_reports_fit_every_screen(opened: Any, name: str, language: Language, width: int) -> None:
    """Telephone, tablet, desk; with all that is folded up open."""
    found = opened(page(name, language).replace("<details", "<details open"), width)
    assert found.evaluate("document.scrollingElement.scrollWidth") == width
    assert outside(found) == []
    assert [word for word in broken(found) if word not in LONG] == []


def test_the_way_down_is_seen_on_a_telephone(opened: Any) -> None:
    """The bar under its name, the numbers beside it."""
    found = opened(page("midyear", "zh"), 390)
    name, bar, number = (box(found, f".fall tbody tr:nth-child(2) {each}") for each in ("th", ".drawn", ".number"))
    assert (name[3] <= bar[1], bar[2] - bar[0] > 340, abs(name[1] - number[1]) < 4) == (True, True, True)


def test_bars_fall_from_the_full_mark_to_the_total(opened: Any) -> None:
    """Each bar begins where the one before it ends; the first and the last begin at the left."""
    found = opened(page("midyear", "zh"), 1280)
    ends = [box(found, f".fall tbody tr:nth-child({row}) rect") for row in range(1, 6)]
    assert abs(ends[0][2] - ends[1][2]) <= 1
    assert [abs(above[0] - below[2]) <= 1 for above, below in pairwise(ends[1:])] == [True] * 3
    assert ends[0][0] == ends[4][0]


@pytest.mark.parametrize(
    ("name", "language", "width", "scheme"),
    [("midyear", "zh", 390, "dark"), ("every-step", "en", 1280, "light"), ("audit", "zh", 768, "light")],
)
def test_reports_are_open_to_everyone(opened: Any, name: str, language: Language, width: int, scheme: str) -> None:
    """axe finds nothing: contrasts, names, order of headings, languages, what can be reached by keys."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    shown = opened(page(name, language).replace("<details", "<details open"), width, scheme)
    found = Axe().run(shown).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


def test_on_paper_all_is_open(opened: Any) -> None:
    """A4 upright; what is folded up on the screen is printed, and the rules begin a sheet."""
    import pypdfium2  # the fixture skips where it is lacking

    pdf = pypdfium2.PdfDocument(opened(page("midyear", "zh"), 1280).pdf(prefer_css_page_size=True))
    sheets = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdf} == {(595, 842)}
    assert "20×19/43=380/43≈8.83721" in sheets[0]
    assert "四舍五入，保留两位小数：8.84" in sheets[0]
    assert [sheet.count("评分规则及适用条款") for sheet in sheets] == [0, 0, 1, *[0] * (len(sheets) - 3)]
    assert "scorefull*clamp(completion,0,1)" in sheets[-1]
    assert len(sheets) <= 6
