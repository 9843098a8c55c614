"""Find the addresses of the web in a text, so that pages keep each whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicrules.text.patterns import pattern

_ADDRESS = pattern(r"https?://[^\s<>\"'`\\|^{}\u2018-\u201f\u3000-\u303f\uff00-\uffef]+", re.IGNORECASE)
_TRAILING = ".,;:!?"  # at its end these belong to the sentence


def addresses(text: str) -> Iterator[tuple[str, str]]:
    """Part a text into pairs of what stands before an address and the address; the last pair may lack one.

    >>> list(addresses("see https://a.org/b_c (https://d.org/).".strip()))
    [('see ', 'https://a.org/b_c'), (' (', 'https://d.org/'), (').', '')]
    """
    at = 0
    if "://" in text:
        for match in _ADDRESS.finditer(text):
            found = match[0].rstrip(_TRAILING)
            if found.endswith(")") and "(" not in found:
                found = found.rstrip(")").rstrip(_TRAILING)
            yield text[at : match.start()], found
            at = match.start() + len(found)
    if at < len(text):
        yield text[at:], ""
