"""Turn a scorecard into what its reports are drawn from: its explanation, its waterfall, the texts of its rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

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


@frozen(slots=False)
class Report:
    """What is to be reported of a card; what a format has no part for is not worked out.

    `audited` is what an audit of it found, None where there was none; `about` says of which unit and data it is.
    """

    whole: Whole
    audited: Audited | None
    about: Mapping[str, str]

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.whole.card

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.whole.words.language

    @cached_property
    def document(self) -> Document:
        """The explanation, whose findings have no checks that fail where an audit has them."""
        document = compose(self.card, self.language, about=self.about)
        if self.audited is None or document.overview is None:
            return document
        first = tuple(each for each in document.overview.findings if each.kind != "check")
        return evolve(document, overview=evolve(document.overview, findings=first))

    @cached_property
    def falling(self) -> Falling | None:
        """The steps from the full mark to the total, None where there is no total, or no full mark."""
        return falling(self.whole)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts of the rules."""
        return texts(self.card)


def composed(of: Scorecard | Audit, lang: Language, about: Mapping[str, str]) -> Report:
    """Give the report of a card, or of an audit; `about` says of which unit and data it is."""
    card, found = (of.card, audited(of, lang)) if isinstance(of, Audit) else (of, None)
    return Report(Whole(card, Words(lang), policy=by_policy), found, about)
