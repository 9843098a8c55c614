"""What loading a text says of it: its errors, or what it warns of, without the lints that are found when asked for."""

from __future__ import annotations

import indicrules


def on_loading(text: str, *, name: str = "<text>") -> tuple[indicrules.Diagnostic, ...]:
    """Give the errors of a text, or the warnings of loading it."""
    try:
        return indicrules.loads(text, name=name).warnings
    except indicrules.RulesetError as refused:
        return refused.diagnostics
