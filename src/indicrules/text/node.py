"""What frozen nodes have in common: how they show themselves.

attrs would write a `__repr__` for each of some hundred classes when they are imported, which is a third of what they
cost; this one is written once.
"""

from __future__ import annotations

from typing import Any

import attrs


class Node:
    """A base for attrs classes made with `repr=False`."""

    __slots__ = ()

    def __repr__(self) -> str:
        own: Any = type(self)  # each class that has this base is made by attrs
        fields = [each.name for each in attrs.fields(own) if each.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
        return f"{type(self).__name__}({shown})"
