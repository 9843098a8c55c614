"""Turn texts into coloured ones, for terminals that show colours."""

from __future__ import annotations

from typing import Final, Literal

from indicrules.text.classes import frozen

Style = Literal["strong", "full", "part", "lost", "label"]

_CODES: Final = {"strong": "1", "full": "32", "part": "33", "lost": "31", "label": "36"}


@frozen
class Ink:
    """Paints, or leaves texts as they are."""

    colored: bool = False

    def __call__(self, style: Style, text: str) -> str:
        """Paint a text, not the blanks around it; it takes as many columns as before."""
        core = text.strip(" ")
        if not self.colored or not core:
            return text
        before = len(text) - len(text.lstrip(" "))
        return f"{text[:before]}\x1b[{_CODES[style]}m{core}\x1b[0m{text[before + len(core) :]}"
