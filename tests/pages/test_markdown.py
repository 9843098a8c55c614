"""Hold Markdown to its document: what a renderer of CommonMark reads is what the document says, in the same order."""

from __future__ import annotations

from typing import Any, Final, get_args

import pytest

from indicrules.explain.document import Document
from indicrules.explain.escapes import inline, paragraph
from indicrules.explain.markdown import markdown
from indicrules.text.sentence import Language
from tests.pages.documents import MIDYEAR, SEED, everything, shipped, tricky
from tests.pages.said import of_document, of_markdown

_READER: Final = pytest.importorskip("markdown_it", reason="comes with the extra `dev`").MarkdownIt
LANGUAGES: Final = get_args(Language)
RULESETS: Final = [SEED, MIDYEAR, "hunan-department-2023"]


def read(text: str) -> list[Any]:
    """Give the tokens of CommonMark with GitHub's tables; addresses are shown as they are written."""
    reader = _READER("commonmark").enable("table")
    reader.normalizeLinkText = str
    return list(reader.parse(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [everything, tricky])
def test_markdown_says_what_its_document_says(make: Any, language: Language) -> None:
    """Headings with their levels, rows of tables, findings; whatever the author's texts look like."""
    document: Document = make(language)
    assert of_markdown(read(markdown(document))) == of_document(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actuals", RULESETS)
def test_markdown_of_shipped_rulesets_says_what_their_documents_say(actuals: str, language: Language) -> None:
    """As users get them."""
    document = shipped(actuals, language)
    assert of_markdown(read(markdown(document))) == of_document(document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. first", "1\\. first"),
        ("12) twelfth", "12\\) twelfth"),
        ("1.5 times", "1.5 times"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("2024 年", "2024 年"),
    ],
)
def test_what_would_open_a_list_is_escaped_at_the_opening_of_a_line(text: str, expected: str) -> None:
    """And nothing else."""
    assert paragraph(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("land_acquisition_2024", "land_acquisition_2024"),
        ("_a_", "\\_a\\_"),
        ("full * completion", "full * completion"),
        ("2*3", "2\\*3"),
        (">= 43 宗", ">= 43 宗"),
        ("R&D, &amp;", "R&D, \\&amp;"),
        ("https://a.org/b_c?d=1&e=2", "<https://a.org/b_c?d=1&e=2>"),
        ("see https://a.org/b.", "see <https://a.org/b>."),
        ("https://a.org/?b=1&lt;=2", "https://a.org/?b=1\\&lt;=2"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, expected: str) -> None:
    """Names and formulas can be read before they are rendered; addresses stay whole."""
    assert inline(text) == expected
