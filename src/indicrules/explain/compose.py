"""Turn a scorecard into a document: an overview, then how each item came to its score, then what all of them share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from indicrules.card.arithmetic import alone, is_same
from indicrules.card.scorecard import Item, Scorecard
from indicrules.evaluate.outcome import Outcome
from indicrules.explain.absence import absence, by_policy, rescaled, share_fact, uncounted, weight_fact
from indicrules.explain.appendix import appendices, methods
from indicrules.explain.document import Block, Depth, Document, Fact, Heading, Section
from indicrules.explain.effects import without_effect
from indicrules.explain.grading import grade_fact
from indicrules.explain.heading import header
from indicrules.explain.losing import losses
from indicrules.explain.measured import actual_chain, full_marks_fact, measured, target_text
from indicrules.explain.messages import Words
from indicrules.explain.noted_data import noted_data
from indicrules.explain.overview import depth_of, overview, score_of
from indicrules.explain.reading import metrics_read, metrics_required, metrics_unread
from indicrules.explain.rounding import rounded
from indicrules.explain.scored import points_fact, scored, sum_line
from indicrules.explain.telling import Telling, Whole
from indicrules.explain.wording import remarks, title_beside
from indicrules.text.sentence import Language

_NOTHING: Mapping[str, str] = {}


def compose(
    card: Scorecard, lang: Language, indicator: str | None = None, *, depth: Depth = "default",
    why_not: bool | None = None, about: Mapping[str, str] = _NOTHING,
) -> Document:  # fmt: skip
    """Give what is to be said of the whole scorecard, or of one item by name or title.

    `why_not` tells of what was passed over: of items that lost points alone, if it is None. `about` says of which unit
    and data this is. Raise `KeyError` for an unknown item.
    """
    card.confirmed  # noqa: B018  # both evaluators have come to the same
    whole = Whole(card, Words(lang), depth, why_not, policy=by_policy)
    title, head = card.title or card.name, header(whole, about)
    if indicator is not None:
        item = card[indicator]
        only = _section(item, whole.of(item.name), members=True, short=False)
        after = appendices(whole, (item.name,)) if depth == "full" else methods(whole)
        return Document(lang, title, None, (only,), depth, head, after)
    first = overview(whole, tuple(_steps_of_whole(whole.root)))
    if depth == "brief":
        return Document(lang, title, first, (), depth, head)
    told = (_section(item, whole.of(item.name), members=False, short=depth == "default") for item in card.outline)
    sections = sorted((section for section in told if section.blocks or section.short), key=_after_losses)
    told_whole = [section.name for section in sections if section.blocks]
    return Document(lang, title, first, tuple(sections), depth, head, appendices(whole, told_whole))


def _after_losses(section: Section) -> bool:
    """Put what has full marks, a line each, behind what has more to tell."""
    return bool(section.short)


def _section(item: Item, telling: Telling, *, members: bool, short: bool) -> Section:
    outcome = telling.outcome
    if outcome.status == "dropped":
        score, result = "", telling.say("not_scored")
    else:
        score = score_of(telling, outcome)
        result = telling.say("separator").join(filter(None, (_lost_text(telling, item), uncounted(telling))))
    heading = Heading(item.name, title_beside(item.name, item.title), score, result)
    depth = depth_of(telling, item)
    if short and _is_full(telling, item):
        return Section(item.name, heading, (), depth, _short(telling))
    return Section(item.name, heading, tuple(_blocks(telling, members=members)), depth)


def _is_full(telling: Telling, item: Item) -> bool:
    """Tell whether nothing about an indicator needs more than one line: all points, and nothing that took or gave."""
    simple = item.kind == "indicator" and item.status == "scored" and not item.ledger and item.grade is None
    simple = simple and not item.data_notes
    return simple and item.full is not None and not item.full_by_rounding


def _short(telling: Telling) -> str:
    """Write an item with full marks on one line: its actual and target, else how its formula came to its score."""
    item, said = telling.item, []
    actual, target = actual_chain(telling, words=False), target_text(telling)
    if actual:
        said.append(actual)
    if target:
        said.append(telling.say("short_target", target=target))
    if not said and item.score is not None and item.score_span is not None:
        score = telling.pen.score(telling.outcome.start)
        told = telling.formula.result_chain(item.score, score)
        said.append(f"{telling.words.label('score')} {told}" if told == alone(score) else told)  # no bare number
    return telling.say("comma").join(said) or telling.say("starts_full", full=telling.pen.score(item.full))


def _lost_text(telling: Telling, item: Item) -> str:
    if not item.lost:
        return ""
    points = Fraction(item.lost)
    key = "lost_points" if points > 0 else "gained_points"
    return telling.say(key, points=alone(telling.pen.score(abs(points))))


def _blocks(telling: Telling, *, members: bool) -> Iterator[Block]:
    item, outcome = telling.item, telling.outcome
    if item.kind == "group" and not members and _only_sums(telling):
        return
    yield from share_fact(telling)
    yield from weight_fact(telling)
    yield from metrics_required(telling)
    yield from absence(telling)
    if outcome.status == "scored":
        yield from metrics_read(telling)
        yield from measured(telling)
        yield from rescaled(telling)
        yield from scored(telling)
    yield from points_fact(telling)
    if outcome.status == "scored":
        ledger = losses(telling, telling.card[item.name].ledger, members=members)
        if ledger is not None:
            yield ledger
        yield from without_effect(telling)
    yield from grade_fact(telling)
    yield from full_marks_fact(telling)
    yield from _notes(telling)


def _only_sums(telling: Telling) -> bool:
    """Tell whether a group has nothing to tell that the overview does not: the plain sum of its members."""
    item, outcome = telling.item, telling.outcome
    lines = telling.card[item.name].ledger
    said = item.sources or item.evidence or item.note or item.bands or item.requirements
    summed = outcome.status == "scored" and _is_plain_sum(outcome) and all(line.kind == "item" for line in lines)
    return summed and not said and item.weight == item.full and telling.whole.depth != "full"


def _notes(telling: Telling) -> Iterator[Fact]:
    for step, said in remarks(telling.item, telling.say("separator")):
        yield telling.fact(step, said)
    yield from noted_data(telling.card, telling.item, telling.words.language)


def _steps_of_whole(telling: Telling) -> Iterator[Block]:
    outcome = telling.outcome
    yield from metrics_required(telling)
    yield from absence(telling)
    if outcome.status != "scored":
        return
    yield from metrics_read(telling)
    yield from rescaled(telling)
    if _is_plain_sum(outcome):
        if outcome.members:
            yield telling.lines("total", (sum_line(telling, "sum_of_whole"),), outcome.start)
        yield from rounded(telling)
    else:
        yield from scored(telling)
    ledger = losses(telling, telling.card.ledger, members=False)
    if ledger is not None:
        yield ledger
    yield from without_effect(telling)
    yield from grade_fact(telling)
    yield from metrics_unread(telling)


def _is_plain_sum(outcome: Outcome) -> bool:
    """Say whether the score is what the members' points add up to."""
    item = outcome.item
    return item.score is None and item.out_of is None and outcome.factor == 1 and is_same(outcome.start, outcome.score)
