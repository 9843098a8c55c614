"""Have a package give each of its public names from the module where it lives, imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def door(package: dict[str, Any], homes: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Give `__getattr__` and `__dir__` of a package by its `globals()`; `homes` says of each name where it lives."""

    def given(name: str) -> Any:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module `{package['__name__']}` has no attribute `{name}`")
        value = getattr(import_module(home), name)
        package[name] = value
        return value

    return given, lambda: sorted({*package, *homes})
