"""What is wrong with a text, as data: code, sentence, place, hint."""

from __future__ import annotations

from typing import Literal

from indicrules.text.classes import sealed
from indicrules.text.source import Span

Severity = Literal["error", "warning"]


@sealed
class Secondary:
    """A second place that a diagnostic speaks of, with what it is."""

    span: Span
    label: str


@sealed
class Diagnostic:
    """One mistake: a stable kebab-case code, one sentence, its place, and what to do about it."""

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    secondary: tuple[Secondary, ...] = ()
    severity: Severity = "error"
