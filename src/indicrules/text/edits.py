"""Put edits into a text."""

from __future__ import annotations

from collections.abc import Iterable

from indicrules.text.diagnostic import Edit


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with all edits in it; their places are those of `text`, and none may meet another's."""
    parts, at = [], 0
    for each in sorted(edits, key=_place):
        parts += [text[at : each.span.start], each.replacement]
        at = each.span.end
    return "".join([*parts, text[at:]])


def apart(edits: Iterable[Edit]) -> bool:
    """Tell whether no two edits of one text meet: none changes what another does, or puts something at its place."""
    last: Edit | None = None
    for each in sorted(edits, key=_place):
        if last is not None and (each.span.start < last.span.end or _place(each) == _place(last)):
            return False
        last = each
    return True


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end
