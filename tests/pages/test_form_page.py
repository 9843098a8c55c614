"""Hold the page of the form on screens and on paper: nothing cut, no word broken, open to everyone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules
from indicrules.explain.form.rendering import form
from indicrules.text.sentence import Language
from tests.pages.looking import box, broken, outside

ROOT: Final = Path(__file__).parents[2]
EVERY_STEP: Final = ROOT / "tests" / "explain" / "every-step.indic"
HUNAN: Final = ROOT / "rulesets" / "hunan-department-2023.indic"
NOTE: Final = "an_underscored_name_without_any_blank_in_it_" * 4 + "see https://example.org/records/2024?plot=19"


def page(ruleset: Path, language: Language) -> str:
    """Write the form of a ruleset with the data beside it."""
    data = json.loads(ruleset.with_suffix(".json").read_text("utf-8"))
    return form(indicrules.load(ruleset).score(data), "form", language)


def noted(language: Language) -> str:
    """Write a form whose names and reasons are longer than any column."""
    text = f'ruleset r "R"\ngroup g "{"x" * 90}"\nindicator a in g "{"y" * 90}"\n  weight 10\n  target >= 43 宗\n'
    return form(indicrules.loads(text).score({"a": {"value": 19, "note": NOTE}}), "form", language)


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(("ruleset", "language"), [(EVERY_STEP, "en"), (HUNAN, "zh")])
def test_forms_fit_every_screen(opened: Any, ruleset: Path, language: Language, width: int) -> None:
    """Telephone, tablet, desk."""
    found = opened(page(ruleset, language), width)
    assert found.evaluate("document.scrollingElement.scrollWidth") == width
    assert outside(found) == []
    assert broken(found) == []


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_long_names_and_reasons_fit_every_screen(opened: Any, width: int) -> None:
    """What has no blank breaks before the page becomes wider."""
    found = opened(noted("en"), width)
    assert found.evaluate("document.scrollingElement.scrollWidth") == width
    assert outside(found) == []


def test_rows_are_cards_on_a_telephone(opened: Any) -> None:
    """Figures under the name, each after what its column is called; the group's name stands once, above its first."""
    found = opened(page(HUNAN, "zh"), 390)
    group, name, score = (box(found, f"tbody {each}") for each in ("[scope=rowgroup]", "[scope=row]", ".number"))
    assert (group[3] <= name[1], name[3] <= score[1]) == (True, True)
    assert found.locator("thead:visible").count() == 0
    said = found.locator("tbody .number").first.evaluate("each => getComputedStyle(each, '::before').content")
    assert said == '"分值"'


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_forms_are_open_to_everyone(opened: Any, width: int, scheme: str) -> None:
    """axe finds nothing: contrasts, heads of rows and columns, caption, landmarks, languages."""
    from axe_playwright_python.sync_playwright import Axe  # the fixture skips where it is lacking

    for text in (page(EVERY_STEP, "en"), page(HUNAN, "zh"), noted("en")):
        found = Axe().run(opened(text, width, scheme)).response["violations"]
        assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


def right_edges(pdf: Any) -> list[tuple[int, int]]:
    """Give where the ink of each sheet ends, above its foot, in points, and how many dots stand in a column there."""
    found = []
    for sheet in pdf:
        inked = (sheet.render(scale=2, rev_byteorder=True).to_numpy()[..., 0] < 128)[: int(sheet.get_height() * 1.85)]
        last = int(inked.any(axis=0).nonzero()[0][-1])
        found.append((last // 2, int(inked[:, last - 2 : last + 1].sum(axis=0).max())))
    return found


@pytest.mark.parametrize(
    ("side", "size", "language", "words"),
    [
        ("landscape", (842, 595), "zh", ("偏差原因分析及改进措施", "扣0.21分")),
        ("portrait", (595, 842), "en", ("Reasonsfordeviation", "0.21pointslost")),
    ],
)
def test_forms_print_either_way(
    opened: Any, side: str, size: tuple[int, int], language: Language, words: tuple[str, str]
) -> None:
    """On two sheets of A4 at most, their heads on each, and nothing past the table's right border."""
    import pypdfium2  # the fixture skips where it is lacking

    text = page(HUNAN, language).replace("size: A4 landscape", f"size: A4 {side}")
    pdf = pypdfium2.PdfDocument(opened(text, 1280).pdf(prefer_css_page_size=True))
    sheets = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]
    assert len(pdf) <= 2
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdf} == {size}
    assert [sheet.count(words[0]) for sheet in sheets] == [1] * len(pdf)
    assert sum(sheet.count(words[1]) for sheet in sheets) == 1
    edges = right_edges(pdf)
    assert [size[0] - 44 <= edge <= size[0] - 38 for edge, _ in edges] == [True] * len(pdf)
    assert [dots > 150 for _, dots in edges] == [True] * len(pdf)
