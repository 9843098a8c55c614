"""Turn a word that nothing bears into the hint that names the known one most like it."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.text.sentence import Sentence, say


def most_like(word: str, known: Sequence[str], least: float = 0.6) -> Sentence | None:
    """Give the hint with the known word that is most like another; None where none is as like as `least` says.

    >>> most_like("subtotals", ("total", "subtotal")).told(), most_like("weight", ("total",))
    ('did you mean `subtotal`?', None)
    """
    import difflib  # only a slip needs it

    near = difflib.get_close_matches(word, known, 1, least)
    return say("hint.did-you-mean", word=near[0]) if near else None
