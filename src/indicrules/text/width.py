"""Turn a text into the number of columns that a terminal gives it."""

from __future__ import annotations

import unicodedata

_WIDE = frozenset("WF")
_MOST = 1 << 12  # an explanation asks for few characters, tens of thousands of times
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def display_width(text: str) -> int:
    """Count columns: two for a wide character, none for a combining one.

    >>> display_width("完成率 x")
    8
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


class _Columns(dict[str, int]):
    """The columns of characters, each worked out when it is first met."""

    def __missing__(self, character: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        if unicodedata.category(character) in _UNSEEN:
            found = 0
        else:
            found = 2 if unicodedata.east_asian_width(character) in _WIDE else 1
        self[character] = found
        return found


_columns = _Columns().__getitem__


def clip(text: str, columns: int) -> str:
    """Give the longest beginning of `text` that fits into `columns`."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:index]
    return text


def chopped(text: str, columns: int) -> list[str]:
    """Cut `text` into stretches of at most `columns`, each of one character at least; in one pass, however long.

    >>> chopped("20035299", 3)
    ['200', '352', '99']
    """
    if text.isascii():
        return [text[at : at + columns] for at in range(0, len(text), columns)]
    found, start, used = [], 0, 0
    for at, character in enumerate(text):
        width = _columns(character)
        if used + width > columns and at > start:
            found.append(text[start:at])
            start, used = at, 0
        used += width
    return [*found, text[start:]]
