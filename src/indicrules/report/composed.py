"""Turn a scorecard into what its reports are drawn from: its explanation, its waterfall, the texts of its rules."""

from __future__ import annotations

from collections.abc import Mapping

from indicrules.card.scorecard import Scorecard
from indicrules.explain.absence import by_policy
from indicrules.explain.compose import compose
from indicrules.explain.document import Document
from indicrules.explain.messages import Words
from indicrules.explain.telling import Whole
from indicrules.report.falling import Falling, falling
from indicrules.report.rules import Text, texts
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language


@frozen
class Report:
    """What is to be reported of a card; `falling` is None where there is no total, or no full mark."""

    card: Scorecard
    whole: Whole
    document: Document
    falling: Falling | None
    texts: tuple[Text, ...]


def composed(card: Scorecard, lang: Language, about: Mapping[str, str]) -> Report:
    """Give the report; `about` says of which unit and data it is."""
    document = compose(card, lang, about=about)
    whole = Whole(card, Words(lang), policy=by_policy)
    return Report(card, whole, document, falling(whole), texts(card))
