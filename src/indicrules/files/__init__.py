"""The room for data files to actuals, and the door to forms: `read_form` and `read_forms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicrules.text.door import door

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

__getattr__, __dir__ = door(globals(), _HOMES)
