"""Turn a regular expression into a pattern that is compiled when it is first used.

Most of the house's patterns look for mistakes. Compiling them all takes as long as reading a ruleset without any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["pattern"]

_USED = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub", "subn")


class _Pattern:
    """What is asked of a pattern before it is compiled; afterwards its methods are found here at once."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _USED:
            raise AttributeError(f"a pattern has no `{name}`")
        compiled = re.compile(*self._written)
        vars(self).update({each: getattr(compiled, each) for each in _USED})
        return getattr(compiled, name)


if TYPE_CHECKING:
    from re import compile as pattern
else:
    pattern = _Pattern
