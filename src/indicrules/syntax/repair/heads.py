"""Turn the text of a line into the keyword that should have opened it, and stands elsewhere or is disfigured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicrules.language.words import BLOCKS, OPENERS
from indicrules.syntax.places import normal
from indicrules.syntax.repair.spelling import nearest
from indicrules.syntax.signs import NAME
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

_HIDDEN = pattern(r'"[^"\n]*"?|#.*')
_REMARK = pattern(r"#([^\n]*)")
_WORD = pattern(NAME)
_TITLED = pattern(r'("[^"\n]*")\s*([^\s"].*)')
_CHUNK = pattern(r"\s*(\S+)")
_NO_LETTER = pattern(r"[\W\d_]+")
_FOREIGN_LETTER = pattern(r"[^A-Za-z]+")
_FOLLOWING = pattern(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*+([ \t\u3000\u00a0]*)(?=[^\s#])")
_LONGEST_FIRST = sorted(OPENERS, key=len, reverse=True)
_BLOCK = pattern(f"({'|'.join(BLOCKS)})(?=[ \\t]+\\S)")
_DECLARED = pattern(rf"^[ \t]*({'|'.join(BLOCKS)})[ \t]+({NAME})", re.MULTILINE)
_TAIL = pattern(
    "(?:(?<![A-Za-z_])(?:"
    + "|".join(word for word in _LONGEST_FIRST if word.isascii())
    + ")|"
    + "|".join(word for word in _LONGEST_FIRST if not word.isascii())
    + r")\Z"
)


@frozen
class Head:
    """A keyword that a line should open with, and the place in its text that it takes now."""

    word: str
    start: int
    end: int

    def rest(self, text: str) -> str:
        """Give the text without the keyword, all else at its place."""
        return text[: self.start] + " " * (self.end - self.start) + text[self.end :]

    def in_front(self, text: str) -> str:
        """Give the line as it was meant: the keyword in front, and a title after the name."""
        rest = f"{text[: self.start].strip()} {text[self.end :].strip()}".strip()
        title = _TITLED.fullmatch(rest)
        return f"{self.word} {rest}" if title is None else f"{self.word} {title[2]} {title[1]}"


def plain(text: str) -> str:
    """Give a text with nothing to read in its strings, and blanks for its remark."""
    return _HIDDEN.sub(lambda found: ('"' if found[0][0] == '"' else " ") * len(found[0]), text)


def block_heads(text: str) -> Iterator[Head]:
    """Give the block keywords that a line surely holds: with signs stuck to it, or in another place than the first."""
    chunk = _CHUNK.match(text)
    if chunk is not None:
        for word in _letters(chunk[1]):
            if word in BLOCKS:
                yield Head(word, *chunk.span(1))
    for found in _WORD.finditer(plain(text)):
        word = normal(found[0])
        if word in BLOCKS:
            yield Head(word, *found.span())


def swallowed_heads(remark: str) -> Iterator[Head]:
    """Give the block keywords in a remark after which a header may follow."""
    for found in _BLOCK.finditer(remark):
        yield Head(found[1], *found.span(1))


def likely_heads(text: str) -> Iterator[Head]:
    """Give the block keyword that the first word of a line may be, misspelt."""
    chunk = _CHUNK.match(text)
    if chunk is not None:
        for word in _letters(chunk[1]):
            meant = nearest(word.lower(), BLOCKS)
            if meant is not None:
                yield Head(meant, *chunk.span(1))


def _letters(chunk: str) -> tuple[str, ...]:
    word = normal(_NO_LETTER.sub("", chunk))
    english = _FOREIGN_LETTER.sub("", word)
    return (word,) if english in ("", word) else (word, english)


def tail(text: str) -> Head | None:
    """Give the keyword that a line ends with, after something else."""
    found = _TAIL.search(plain(text).rstrip())
    return Head(found[0], *found.span()) if found is not None and text[: found.start()].strip() else None


def tail_above(text: str, position: int) -> Head | None:
    """Give the keyword that the line above the one at `position` ends with."""
    end = text.rfind("\n", 0, position)
    return tail(text[text.rfind("\n", 0, end) + 1 : end]) if end > 0 else None


def leads(text: str, position: int) -> bool:
    """Say whether the line at `position` stands further out than the next one, as the first of a block does."""
    begin = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    following = _FOLLOWING.match(text, end + 1) if end >= 0 else None
    return following is not None and len(following[1]) > position - begin


def word_at(text: str) -> int:
    """Give the end of the first word of a text."""
    chunk = _CHUNK.match(text)
    return 0 if chunk is None else chunk.end()


def end_of_line(text: str, position: int) -> int:
    """Give the end of what is written on a line from `position` on, without its remark."""
    end = text.find("\n", position)
    return position + len(plain(text[position : len(text) if end < 0 else end]).rstrip())


def declared(text: str) -> frozenset[tuple[str, str]]:
    """Give the names that blocks are opened with somewhere in a text, each with what opens the block, in English."""
    return frozenset((BLOCKS[word].english, name) for word, name in _DECLARED.findall(text))


def last_remark(text: str, begin: int, end: int) -> tuple[int, int]:
    """Give the place of the last remark between two lines; an empty one where there is none."""
    return next((found.span(1) for found in reversed(list(_REMARK.finditer(text, begin, end)))), (end, end))


def stands_in(name: str, text: str) -> bool:
    """Say whether a text has a name as a word of its own."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
