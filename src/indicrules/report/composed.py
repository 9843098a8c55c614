"""Turn a scorecard into what its reports are drawn from: its explanation, its waterfall, the texts of its rules."""

from __future__ import annotations

from collections.abc import Mapping

from indicrules.audit.found import Audit
from indicrules.card.scorecard import Scorecard
from indicrules.explain.absence import by_policy
from indicrules.explain.compose import compose
from indicrules.explain.document import Document
from indicrules.explain.messages import Words
from indicrules.explain.telling import Whole
from indicrules.report.audited import Audited, audited
from indicrules.report.falling import Falling, falling
from indicrules.report.rules import Text, texts
from indicrules.text.classes import evolve, frozen
from indicrules.text.sentence import Language


@frozen
class Report:
    """What is to be reported of a card; `falling` is None where there is no total, or no full mark.

    `audited` is what an audit of it found, None where there was none.
    """

    card: Scorecard
    whole: Whole
    document: Document
    falling: Falling | None
    texts: tuple[Text, ...]
    audited: Audited | None = None


def composed(of: Scorecard | Audit, lang: Language, about: Mapping[str, str]) -> Report:
    """Give the report of a card, or of an audit; `about` says of which unit and data it is."""
    card, found = (of.card, audited(of, lang)) if isinstance(of, Audit) else (of, None)
    document = compose(card, lang, about=about)
    if found is not None and document.overview is not None:  # checks that fail are among what the audit found
        first = tuple(each for each in document.overview.findings if each.kind != "check")
        document = evolve(document, overview=evolve(document.overview, findings=first))
    whole = Whole(card, Words(lang), policy=by_policy)
    return Report(card, whole, document, falling(whole), texts(card), found)
