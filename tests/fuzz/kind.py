"""Turn the name of a kind of input, a seed and a number into one input, and the input into what came of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import attrs


class Broken(AssertionError):
    """A law that one answer breaks; its text says which."""


@attrs.frozen
class Kind:
    """One kind of input.

    `make` draws an input from chance and never raises; `answer` has the library answer it and gives the outcome, `ok`
    or the code of the first problem. Whatever `answer` raises is a fault. An input may take `seconds` of processor
    time; of two thousand inputs of a mixed run about `share` are of this kind.
    """

    name: str
    make: Callable[[Random], Any]
    answer: Callable[[Any], str]
    share: int
    seconds: float = 2.0

    def made(self, seed: int, number: int) -> Any:
        """Give the input of that number; the same for ever, as long as the shipped files stay as they are."""
        return self.make(Random(f"{self.name}/{seed}/{number}"))
