"""Turn a ruleset into the same ruleset with one slip of the pen, drawn at random."""

from __future__ import annotations

import re

from hypothesis import strategies as st

_TOKEN = re.compile(r'#[^\n]*|"[^"\n]*"|[A-Za-z_]+|[\u4e00-\u9fff]+|\d+(?:\.\d+)?|[<>=]+|[^\s\w]|\n')
_LETTERS = 'aO0l。，%x的数一=("'
_WAYS = ("drop", "double", "swap", "change", "lose", "repeat", "shout", "split", "widen")


@st.composite
def slips(draw: st.DrawFn, seed: str) -> str:
    """Draw the seed with one token dropped, doubled, swapped with the next, or misspelt."""
    tokens = [found for found in _TOKEN.finditer(seed) if not found[0].startswith("#")]
    index = draw(st.integers(0, len(tokens) - 2))
    token, following = tokens[index], tokens[index + 1]
    way = draw(st.sampled_from(_WAYS))
    if way == "swap":
        between = seed[token.end() : following.start()]
        return seed[: token.start()] + following[0] + between + token[0] + seed[following.end() :]
    place = draw(st.integers(0, len(token[0]) - 1))
    letter = draw(st.sampled_from(_LETTERS))
    return seed[: token.start()] + _slipped(token[0], way, place, letter) + seed[token.end() :]


def _slipped(word: str, way: str, place: int, letter: str) -> str:
    before, at, after = word[:place], word[place], word[place + 1 :]
    return {
        "drop": "",
        "double": f"{word} {word}",
        "change": before + letter + after,
        "lose": before + after,
        "repeat": before + at + at + after,
        "shout": word.upper(),
        "split": f"{before} {at}{after}",
        "widen": "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in word),
    }[way]
