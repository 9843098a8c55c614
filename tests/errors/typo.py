"""What one slip of the pen in the seed ruleset is, and what must be said of it."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from indicrules.syntax.formatter import format_text


def _unaligned(text: str) -> str:
    """Give a text with one blank where several set its columns."""
    return re.sub(r"(?<=[^\s#]) {2,}(?=[^ #])", " ", text)


SEED = _unaligned((Path(__file__).parents[2] / "rulesets" / "land-acquisition-2024.indic").read_text(encoding="utf-8"))
CHINESE_SEED = _unaligned(format_text(SEED, keywords="zh"))


@attrs.frozen
class Typo:
    """`old`, at its first place in the seed, written as `new`; the code, underlined text and hint that it gets."""

    old: str
    new: str
    code: str
    text: str
    hint: str

    def typed_into(self, seed: str) -> str:
        """Give the seed with the slip in it."""
        assert self.old in seed
        return seed.replace(self.old, self.new, 1)
