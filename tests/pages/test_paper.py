"""Hold pages on paper: A4, few sheets, bars, running heads, sheets that end between items."""

from __future__ import annotations

from typing import Any, Final, get_args

import pytest

from indicrules.explain.document import Document
from indicrules.explain.html import html
from indicrules.text.sentence import Language
from tests.pages.documents import MIDYEAR, SEED, everything, many, shipped

LANGUAGES = get_args(Language)
BAR: Final = (42, 120, 200)  # as the style has it


def pdfium() -> Any:
    """Give what reads PDF; the fixture skips where it is lacking."""
    import pypdfium2

    return pypdfium2


def printed(opened: Any, document: Document, scheme: str = "light") -> Any:
    """Give the PDF that a reader gets who prints the page and sets nothing."""
    return pdfium().PdfDocument(opened(html(document), 1280, scheme).pdf(prefer_css_page_size=True))


def texts(pdf: Any) -> list[str]:
    """Give the text of each sheet without blanks."""
    return ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


def sheet_of(sheets: list[str], word: str) -> list[int]:
    """Give the sheets on which a word stands."""
    return [at for at, sheet in enumerate(sheets) if word in sheet]


def colored(sheet: Any, color: tuple[int, int, int]) -> int:
    """Count the dots of a colour, of 144 to an inch."""
    dots = sheet.render(scale=2, rev_byteorder=True).to_numpy()[..., :3]
    return int((abs(dots.astype(int) - color).max(axis=2) <= 2).sum())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actuals", [SEED, MIDYEAR])
def test_self_evaluation_takes_at_most_two_sheets(opened: Any, actuals: str, language: Language) -> None:
    """Of A4, with its bars."""
    pdf = printed(opened, shipped(actuals, language))
    assert len(pdf) <= 2
    assert [(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdf] == [(595, 842)] * len(pdf)
    assert colored(pdf[0], BAR) > 2000


def test_bars_are_light_on_paper_for_readers_of_dark_screens_too(opened: Any) -> None:
    """Ink on a white ground."""
    pdf = printed(opened, shipped(MIDYEAR, "en"), "dark")
    assert colored(pdf[0], BAR) > 2000
    assert colored(pdf[0], (255, 255, 255)) > colored(pdf[0], (23, 25, 28)) * 10


def test_sheets_are_numbered_and_all_but_the_first_bear_the_title(opened: Any) -> None:
    """In the margins, where the browser would put its own."""
    document = everything("en")
    found = texts(printed(opened, document))
    title = "".join(document.title.split())
    assert [f"{at}/{len(found)}" in each for at, each in enumerate(found, 1)] == [True] * len(found)
    assert [each.count(title) for each in found] == [1] * len(found)


def test_the_browser_adds_no_head_and_foot_of_its_own(opened: Any) -> None:
    """Where a reader leaves them on, as most do: the date, the title again, where the page lies, another number."""
    document = everything("en")
    asked = opened(html(document)).pdf(prefer_css_page_size=True, display_header_footer=True)
    assert texts(pdfium().PdfDocument(asked)) == texts(printed(opened, document))


def test_sheets_end_between_items_and_groups_keep_their_first_member(opened: Any) -> None:
    """An item's heading and its end are on one sheet; so are heads of groups and appendices with what is first."""
    sheets = texts(printed(opened, many()))
    assert len(sheets) > 2
    for at in range(24):
        assert sheet_of(sheets, f"item{at}-opens") == sheet_of(sheets, f"item{at}-ends")
    for at in range(0, 24, 3):
        assert sheet_of(sheets, f"group{at}-opens") == sheet_of(sheets, f"item{at}-ends")
    for at in range(24):
        assert sheet_of(sheets, f"appendix{at}-opens") == sheet_of(sheets, f"appendix{at}-row")
