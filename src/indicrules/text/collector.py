"""Turn Python's looking for garbage off while a large piece of work keeps all that it makes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 1_000  # items of a ruleset, past which what a scoring or explanation makes is looked through again and again


@contextmanager
def uncollected(items: int) -> Iterator[None]:
    """Have Python not look for garbage in work on so many items, if they are many: all that is made is in use."""
    if items <= _MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
