"""Turn the bytes of an XML part into the certainty that reading it is safe: no document type, not deep, not endless."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from indicrules.files.cells import refused
from indicrules.forms.saying import broken
from indicrules.text.errors import DataError
from indicrules.text.sentence import say

DEEPEST = 120  # of elements in elements; libxml2 stops at 256
MOST_ELEMENTS = 800_000  # of all parts of a file

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]


class Elements:
    """How many elements the parts of a file may still have."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS


def scan(
    content: bytes, name: str, elements: Elements, start: Start | None = None, end: End | None = None,
    text: Text | None = None,
) -> None:  # fmt: skip
    """Go through a part, calling `start`, `end` and `text`; raise `DataError` where it is not safe or no XML."""
    parser: Any = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        elements.left -= 1
        if depth > DEEPEST:
            raise refused(name, "too-deep", say("too-deep.form", most=DEEPEST), say("hint.save-anew"))
        if elements.left < 0:
            raise refused(name, "archive-too-large", say("archive-too-large.elements"), say("archive-too-large.hint"))
        if start is not None:
            start(tag, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    def declared(*_: object) -> None:
        raise refused(name, "document-type", say("document-type"), say("hint.save-anew"))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = declared
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except DataError:
        raise
    except (expat.ExpatError, ValueError, LookupError):  # also an encoding that there is not
        raise broken(name) from None
