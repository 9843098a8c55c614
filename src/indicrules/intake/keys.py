"""Turn what data call an input into the form in which names and titles are compared."""

from __future__ import annotations

import unicodedata

from indicrules.syntax.signs import FOLDED_DIGIT


def compared(name: str) -> str:
    """Give the NFKC form of a name or title without blanks around it; no mark becomes a digit by it.

    >>> compared(" 指标１ "), compared("指标①"), compared("ｍ² (km)")
    ('指标1', '指标①', 'm² (km)')
    """
    if name.isascii():
        return name.strip()
    if FOLDED_DIGIT.search(name) is None:
        return unicodedata.normalize("NFKC", name).strip()
    marks = FOLDED_DIGIT.findall(name)
    parts = [unicodedata.normalize("NFKC", part) for part in FOLDED_DIGIT.split(name)]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True)).strip()
