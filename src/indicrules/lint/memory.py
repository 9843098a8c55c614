"""Keep what was made of parts of a ruleset from one look at it to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Part = TypeVar("_Part")
_Names = TypeVar("_Names", bound=Hashable)
_Made = TypeVar("_Made")


class Memory:
    """What was last made of each part, given again as long as that part is the same one.

    INVARIANT: what is made hangs on the part, and on how it is written, alone: on what the model says of others never.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], tuple[Any, Any]] = {}

    def of(self, what: str, name: str, part: _Part, make: Callable[[_Part], _Made]) -> _Made:
        """Give what `make` makes of the part of this name, anew where that is another object."""
        known = self._made.get((what, name))
        if known is None or known[0] is not part:
            known = self._made[what, name] = part, make(part)
        made: _Made = known[1]
        return made

    def same(self, what: str, name: str, names: _Names, make: Callable[[_Names], _Made]) -> _Made:
        """Give what `make` makes of some names, anew where these are no longer equal."""
        known = self._made.get((what, name))
        if known is None or known[0] != names:
            known = self._made[what, name] = names, make(names)
        made: _Made = known[1]
        return made
