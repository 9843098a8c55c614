"""Prove that the reader notices what is wrong: each digit of a page in turn is made another."""

from __future__ import annotations

import re
from typing import Final, Literal

import pytest

from tests.explain.redone.redoing import digits_in, redone
from tests.explain.redone.shipped import SHIPPED

_PAGES: Final[tuple[tuple[str, Literal["text", "markdown"], Literal["en", "zh"]], ...]] = (
    ("land-acquisition-2024-midyear", "text", "en"),
    ("land-acquisition-2024-midyear", "markdown", "zh"),
    ("hunan-department-2023", "text", "zh"),
    ("every-step", "markdown", "en"),
)
_OPENINGS: Final = {"text": re.compile(r"\n\n(?=\S)"), "markdown": re.compile(r"\n(?=## )")}


def noticed(page: str, format: Literal["text", "markdown"], name: str) -> tuple[int, list[str]]:
    """Count the digits of a page, and give the lines of those whose change no check of their section noticed."""
    count, unnoticed = 0, []
    for section in _OPENINGS[format].split(page):
        for at in digits_in(section, format, SHIPPED[name].knowledge):
            count += 1
            altered = section[:at] + str((int(section[at]) + 1) % 10) + section[at + 1 :]
            if not redone(altered, format, SHIPPED[name].knowledge).faults:
                line = section.rfind("\n", 0, at) + 1
                unnoticed.append(f"{section[line:at]}[{section[at]}]{section[at + 1 :].partition(chr(10))[0]}")
    return count, unnoticed


@pytest.mark.parametrize(("name", "format", "lang"), _PAGES)
def test_a_digit_that_is_another_is_noticed(
    name: str, format: Literal["text", "markdown"], lang: Literal["en", "zh"]
) -> None:
    """At least 95 of 100 digits in equalities and columns cannot be others without a fault."""
    count, unnoticed = noticed(SHIPPED[name].page(format, lang), format, name)
    assert count > 100
    assert len(unnoticed) <= count // 20, "\n".join(unnoticed)
