"""Turn a scorecard into a document: an overview, then how each item came to its score."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.scorecard import Item, Scorecard
from indicrules.evaluate.outcome import Outcome
from indicrules.explain.absence import absence, rescaled, uncounted, weight_fact
from indicrules.explain.document import Block, Document, Heading, Language, Section
from indicrules.explain.grading import grade_fact
from indicrules.explain.losing import losses
from indicrules.explain.measured import full_marks_fact, measured
from indicrules.explain.messages import Words
from indicrules.explain.numbers import is_same, score_text
from indicrules.explain.overview import overview, score_of
from indicrules.explain.reading import metrics_read
from indicrules.explain.scored import points_fact, rounded, scored
from indicrules.explain.telling import Telling


def compose(card: Scorecard, lang: Language, indicator: str | None = None, *, why_not: bool = False) -> Document:
    """Give what is to be said of the whole scorecard, or of one item by name or title.

    `why_not` adds the rows that were passed over. Raise `KeyError` for an unknown item.
    """
    words, said = Words(lang), set[str]()
    detail = card.confirmed
    title = card.title or card.name
    if indicator is not None:
        item = card[indicator]
        telling = Telling(card, detail.outcomes[item.name], words, why_not)
        return Document(lang, title, None, (_section(item, telling, said, members=True),))
    root = Telling(card, detail.root, words, why_not)
    whole = overview(root, (*metrics_read(root, said), *_steps_of_whole(root)))
    tellings = [Telling(card, detail.outcomes[item.name], words, why_not) for item in card.outline]
    sections = (_section(item, each, said, members=False) for item, each in zip(card.outline, tellings, strict=True))
    return Document(lang, title, whole, tuple(sections))


def _section(item: Item, telling: Telling, said: set[str], *, members: bool) -> Section:
    outcome = telling.outcome
    if outcome.status == "dropped":
        score, result = "", telling.say("not_scored")
    else:
        score = score_of(telling, outcome)
        result = telling.say("separator").join(filter(None, (_lost_text(telling, item), uncounted(telling))))
    title = item.title if item.title is not None and item.title != item.name else ""
    heading = Heading(item.name, title, score, result)
    return Section(item.name, heading, tuple(_blocks(telling, said, members=members)))


def _lost_text(telling: Telling, item: Item) -> str:
    if not item.lost:
        return ""
    points = Fraction(item.lost)
    key = "lost_points" if points > 0 else "gained_points"
    return telling.say(key, points=score_text(abs(points), telling.places))


def _blocks(telling: Telling, said: set[str], *, members: bool) -> Iterator[Block]:
    yield from weight_fact(telling)
    yield from absence(telling)
    if telling.outcome.status == "scored":
        yield from metrics_read(telling, said)
        yield from measured(telling)
        yield from rescaled(telling)
        yield from scored(telling)
    yield from points_fact(telling)
    if telling.outcome.status == "scored":
        ledger = losses(telling, telling.card[telling.item.name].ledger, members=members)
        if ledger is not None:
            yield ledger
    yield from grade_fact(telling)
    yield from full_marks_fact(telling)
    item, separator = telling.item, telling.say("separator")
    note = (item.note,) if item.note else ()
    for step, texts in (("source", item.sources), ("evidence", item.evidence), ("note", note)):
        if texts:
            yield telling.fact(step, separator.join(texts))


def _steps_of_whole(telling: Telling) -> Iterator[Block]:
    outcome = telling.outcome
    yield from absence(telling)
    if outcome.status != "scored":
        return
    yield from rescaled(telling)
    yield from rounded(telling) if _is_plain_sum(outcome) else scored(telling)
    ledger = losses(telling, telling.card.ledger, members=False)
    if ledger is not None:
        yield ledger
    band = outcome.grade
    if band is not None and band.condition is not None and not band.tests_score:
        yield from grade_fact(telling)


def _is_plain_sum(outcome: Outcome) -> bool:
    """Say whether the total is what the overview's scores add up to."""
    item = outcome.item
    return item.score is None and item.out_of is None and outcome.factor == 1 and is_same(outcome.start, outcome.score)
