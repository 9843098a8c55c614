"""Turn a scorecard into a short table: the bars of the overview, the total, and what is to be known of it."""

from __future__ import annotations

from indicrules.card.scorecard import Scorecard
from indicrules.explain.document import Document, Fact, Language
from indicrules.explain.messages import Words
from indicrules.explain.overview import overview
from indicrules.explain.rounding import full_by_rounding
from indicrules.explain.telling import Whole
from indicrules.explain.text import text
from indicrules.text.classes import evolve

_SAID = frozenset({"rounded", "check", "doubtful", "missing", "inapplicable"})


def brief(card: Scorecard, lang: Language, *, color: bool = False) -> str:
    """Give the table as text, in colours if asked to."""
    return text(brief_document(card, lang), color=color)


def brief_document(card: Scorecard, lang: Language) -> Document:
    """Give the table before any renderer draws it."""
    from indicrules.explain.absence import absence  # the reason why there is no total

    whole = Whole(card, Words(lang))
    found = overview(whole, (*absence(whole.root), *full_by_rounding(whole.root)))
    kept = tuple(block for block in found.blocks if isinstance(block, Fact) and block.step in _SAID)
    return Document(lang, card.title or card.name, evolve(found, blocks=kept, findings=()), ())
