"""Turn the lines of a report into paragraphs, joined where a line or page breaks them, each figure with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from indicrules.exact.digits import in_ascii
from indicrules.files.claim import Place
from indicrules.forms.grid import Line
from indicrules.forms.narrative.labels import FIELD
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern

_NUMBERED = pattern(
    r"(?:第?[一二三四五六七八九十百]+[、.章节]|\([一二三四五六七八九十]+\)|\d{1,2}[、.](?!\d)|\(\d{1,2}\)|指标[一二三四五六七八九十\d]+[:、])"
)
_ENDS = "。!?;"
_MARKS = pattern(r"^(?:#+\s*|[-*+]\s+|>\s*)+")
_HEADING = 30  # characters of a numbered line that may be one
_BLANKS = pattern(r"\s+")
# How a heading is numbered, by how deep it stands.
_LEVELS = tuple(
    map(pattern, (r"第?[一二三四五六七八九十]+[、章]", r"\([一二三四五六七八九十]+\)", r"\d+[、.]", r"\(\d+\)"))
)


@frozen
class Paragraph:
    """A stretch of a report without spaces or full-width signs, with where each of its lines begins.

    `under` is the headings over it, outermost first; a heading is a paragraph of its own, which ends in none of them.
    """

    text: str
    under: tuple[str, ...]
    heading: bool
    begins: tuple[int, ...]
    lines: tuple[Line, ...]

    def place(self, offset: int, end: int) -> Place:
        """Give the place of what stands from `offset` to `end`."""
        line = self.lines[max(0, bisect_right(self.begins, offset) - 1)]
        return evolve(line.place, text=self.text[offset:end])


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Join what breaks have parted: a line goes on where it ends no sentence and the next opens none.

    Lines that open with what a figure is (`目标值：`) are joined by a comma, as in a sentence.
    """
    found: list[Paragraph] = []
    levels: list[tuple[int, str]] = []
    open_: list[tuple[str, Line]] = []

    def close() -> None:
        if open_:
            found.append(_paragraph(open_, tuple(name for _, name in levels), heading=False))
            open_.clear()

    for line in lines:
        text = _cleaned(line.text)
        if not text:
            continue
        if _is_heading(line.text, text):
            close()
            level = _level(text)
            levels[:] = [each for each in levels if each[0] < level]
            found.append(_paragraph([(text, line)], tuple(name for _, name in levels), heading=True))
            levels.append((level, text))
            continue
        if _NUMBERED.match(text) or _MARKS.match(line.text.lstrip()):
            close()
        if open_ and FIELD.match(text):
            before, at = open_[-1]
            open_[-1] = (f"{before.rstrip(',')},", at)
        open_.append((text, line))
        if text[-1] in _ENDS:
            close()
    close()
    return tuple(found)


def _cleaned(text: str) -> str:
    """Give a line without marks and spaces, in ASCII signs but for the full stop: an ASCII one may be a point."""
    return _BLANKS.sub("", in_ascii(_MARKS.sub("", text.strip())))


def _is_heading(written: str, text: str) -> bool:
    if written.lstrip().startswith("#"):
        return len(text) <= 2 * _HEADING and text[-1] not in "。;"
    return bool(_NUMBERED.match(text)) and len(text) <= _HEADING and text[-1] not in "。;" and "," not in text


def _level(text: str) -> int:
    """Give how deep a heading stands by the way in which it is numbered."""
    return next((level for level, numbered in enumerate(_LEVELS, 1) if numbered.match(text)), 0)


def _paragraph(parts: list[tuple[str, Line]], under: tuple[str, ...], *, heading: bool) -> Paragraph:
    begins, at = [], 0
    for text, _ in parts:
        begins.append(at)
        at += len(text)
    return Paragraph(
        "".join(text for text, _ in parts), under, heading, tuple(begins), tuple(line for _, line in parts)
    )
