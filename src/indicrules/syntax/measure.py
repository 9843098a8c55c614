"""Turn a compound unit as written into its words and powers."""

from __future__ import annotations

from indicrules.text.patterns import pattern

_FACTOR = pattern(r"[*/]")


def measure(text: str) -> tuple[tuple[str, int], ...]:
    """Give each word of a unit once, with its power; all that follows the first stroke stands below it.

    >>> measure("元/人*月")
    (('元', 1), ('人', -1), ('月', -1))
    """
    above, _, below = text.partition("/")
    powers: dict[str, int] = {}
    for words, step in ((above, 1), (below, -1)):
        for word in _FACTOR.split(words) if words else ():
            powers[word] = powers.get(word, 0) + step
    return tuple(powers.items())
