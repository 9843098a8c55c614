"""Keep where each word stands in a text that changes block by block."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from indicrules.text.patterns import pattern

_WORD = pattern(r"[^\W\d]\w*")  # digits before a name are a number with its unit


class Words:
    """The words of each block of a ruleset's own file, and those of the files that it uses.

    What stands in quotes and remarks counts, too: a word may stand where it is none, but stands nowhere unseen.
    """

    def __init__(self, blocks: Iterable[str], others: Iterable[str]) -> None:
        """Read all blocks, in their order, and the other files."""
        self._of: list[Counter[str]] = []
        self._at: dict[str, set[int]] = {}
        self._elsewhere = frozenset(word for text in others for word in _words(text))
        for at, text in enumerate(blocks):
            self._of.append(Counter())
            self.read(at, text)

    def read(self, block: int, text: str) -> None:
        """Note that a block holds another text."""
        old, new = self._of[block], _words(text)
        for word in old.keys() - new.keys():
            self._at[word].discard(block)
        for word in new.keys() - old.keys():
            self._at.setdefault(word, set()).add(block)
        self._of[block] = new

    def blocks(self, name: str) -> set[int]:
        """Number the blocks in which a name may stand."""
        parts = _words(name)
        if not parts:
            return set(range(len(self._of)))
        return set.intersection(*(self._at.get(word, set()) for word in parts))

    def count(self, name: str, block: int) -> int:
        """Count how often a name may stand in a block."""
        found = self._of[block]
        return max((found[word] for word in _words(name)), default=1)

    def is_elsewhere(self, name: str) -> bool:
        """Tell whether a name may stand in another file."""
        return all(word in self._elsewhere for word in _words(name))


def _words(text: str) -> Counter[str]:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return Counter(_WORD.findall(plain))
