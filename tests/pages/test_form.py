"""Hold the form of finance bureaus to screens and paper: all of its columns, open to everyone."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

import indicrules
from indicrules.explain.form.rendering import form as written
from indicrules.text.sentence import Language
from tests.pages.documents import MIDYEAR, ROOT, SEED
from tests.pages.looking import broken

LANGUAGES = get_args(Language)
RULESETS = [(SEED, MIDYEAR), ("hunan-department-2023", "hunan-department-2023")]


def form(ruleset: str, actuals: str, language: Language) -> str:
    """Write the form of a shipped ruleset."""
    folder = ROOT / "rulesets"
    data = json.loads((folder / f"{actuals}.json").read_text("utf-8"))
    return written(indicrules.load(folder / f"{ruleset}.indic").score(data), "form", language)


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(("ruleset", "actuals"), RULESETS)
def test_forms_break_no_word_and_scroll_by_themselves(opened: Any, ruleset: str, actuals: str, width: int) -> None:
    """Eight columns do not fit a telephone: the table scrolls, the page does not."""
    page = opened(form(ruleset, actuals, "zh"), width)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert broken(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_open_to_everyone(opened: Any, language: Language, scheme: str) -> None:
    """axe finds nothing."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    found = Axe().run(opened(form(SEED, MIDYEAR, language), 1280, scheme)).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize(("ruleset", "actuals"), RULESETS)
def test_forms_print_on_landscape_sheets(opened: Any, ruleset: str, actuals: str) -> None:
    """A4 on its side, with all columns."""
    import pypdfium2  # the fixture skips where it is lacking

    pdf = pypdfium2.PdfDocument(opened(form(ruleset, actuals, "zh")).pdf(prefer_css_page_size=True))
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdf} == {(842, 595)}
    assert len(pdf) <= 2
