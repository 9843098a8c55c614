"""The room for data files to actuals, and the door to forms: `read_form` and `read_forms`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indicrules.forms.draft import Draft
    from indicrules.forms.opened import read_form, read_forms

__all__ = ["Draft", "read_form", "read_forms"]

# Where each public name lives, in a room above; it is imported when first asked for.
_HOMES = {
    "Draft": "indicrules.forms.draft",
    "read_form": "indicrules.forms.opened",
    "read_forms": "indicrules.forms.opened",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module `indicrules.files` has no attribute `{name}`")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
