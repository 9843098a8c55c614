"""Turn a scorecard into a short table: the bars of the overview, the total, and what is to be known of it."""

from __future__ import annotations

from indicrules.card.scorecard import Scorecard
from indicrules.explain.absence import absence, by_policy
from indicrules.explain.checking import unmet
from indicrules.explain.document import Document, Overview
from indicrules.explain.messages import Words
from indicrules.explain.overview import bars, doubtful, heading
from indicrules.explain.rounding import full_by_rounding
from indicrules.explain.telling import Whole
from indicrules.explain.text import text
from indicrules.text.sentence import Language


def brief(card: Scorecard, lang: Language, *, color: bool = False) -> str:
    """Give the table as text, in colours if asked to."""
    return text(brief_document(card, lang), color=color)


def brief_document(card: Scorecard, lang: Language) -> Document:
    """Give the table before any renderer draws it."""
    whole = Whole(card, Words(lang), policy=by_policy)
    root = whole.root
    blocks = (*absence(root), *full_by_rounding(root), *unmet(root), *doubtful(root))
    return Document(lang, card.title or card.name, Overview(heading(whole), bars(whole), blocks), ())
