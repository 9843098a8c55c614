"""The figures of a report that are of no indicator and no budget line, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.files.claim import Place
from indicrules.forms.narrative.labels import DIGITS
from indicrules.forms.narrative.paragraphs import Paragraph
from indicrules.text.patterns import pattern

_FIGURE = pattern(
    rf"(?<![\d.第])(?P<number>{DIGITS})(?:%|‰|[万亿千]?(?:平方米|立方米|平方公里|公里|公顷|[一-龥](?!目)))"
)
_NUMBER = pattern(DIGITS)
_DATE = pattern(r"\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?")


def unread(paragraphs: Iterable[Paragraph], taken: Iterable[Place]) -> Iterator[Place]:
    """Give the places of figures that stand at none of the places `taken`; years and dates are none."""
    held: dict[tuple[str | None, int | None], set[str]] = {}
    for place in taken:
        held.setdefault((place.file, place.line), set()).update(_NUMBER.findall(place.text or ""))
    for paragraph in paragraphs:
        if paragraph.heading:
            continue
        dates = [match.span() for match in _DATE.finditer(paragraph.text)]
        for match in _FIGURE.finditer(paragraph.text):
            place = paragraph.place(*match.span())
            inside = any(begin <= match.start() < end for begin, end in dates)
            if not inside and match["number"] not in held.get((place.file, place.line), ()):
                yield place
