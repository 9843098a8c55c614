"""Redo the explanations of all shipped rulesets from print alone."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import pytest

from tests.explain.redone.redoing import Redone, redone
from tests.explain.redone.shipped import SHIPPED

_FORMATS: Final[tuple[Literal["text", "markdown"], ...]] = ("text", "markdown")
_LANGUAGES: Final[tuple[Literal["en", "zh"], ...]] = ("en", "zh")


@cache
def read(name: str, format: Literal["text", "markdown"], lang: Literal["en", "zh"]) -> Redone:
    """Redo one page."""
    shipped = SHIPPED[name]
    return redone(shipped.page(format, lang), format, shipped.knowledge)


@pytest.mark.parametrize("lang", _LANGUAGES)
@pytest.mark.parametrize("format", _FORMATS)
@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_printed_is_false_cut_or_no_arithmetic(
    name: str, format: Literal["text", "markdown"], lang: Literal["en", "zh"]
) -> None:
    """Every equality, condition and column comes out again, and what was given stands there whole."""
    assert read(name, format, lang).faults == ()


# How many equalities and conditions each page has at least, and how many columns: else the test above proves little.
LEAST: Final = {
    "land-acquisition-2024-midyear": (15, 13),
    "hunan-department-2023": (25, 30),
    "every-step": (40, 35),
}


@pytest.mark.parametrize("lang", _LANGUAGES)
@pytest.mark.parametrize("format", _FORMATS)
@pytest.mark.parametrize("name", LEAST)
def test_much_is_redone(name: str, format: Literal["text", "markdown"], lang: Literal["en", "zh"]) -> None:
    """A reader that finds nothing to redo would find no fault either."""
    page = read(name, format, lang)
    equalities, columns = LEAST[name]
    assert page.counts["true"] >= equalities
    assert len(page.columns) >= columns


@pytest.mark.parametrize("lang", _LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_text_and_markdown_claim_the_same(name: str, lang: Literal["en", "zh"]) -> None:
    """As many equalities and conditions come out again in one form as in the other."""
    text, markdown = (read(name, format, lang).counts["true"] for format in _FORMATS)
    assert text == markdown
