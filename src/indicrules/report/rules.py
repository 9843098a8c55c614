"""Turn a scoring into the texts of its rules, line by line: which clauses fired, and which took points from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicrules.card.scorecard import Item, Scorecard
from indicrules.model import expression as ex
from indicrules.model.walk import formulas, within
from indicrules.proof.branches import branch_sites
from indicrules.proof.clauses import clause_sites
from indicrules.proof.points import Way
from indicrules.proof.run import Run
from indicrules.text.classes import frozen
from indicrules.text.source import Source, Span

_IDLE: frozenset[Way] = frozenset({"not taken", "free"})  # ways of a clause that was looked at and did nothing


@frozen
class Ruled:
    """A line of a text: whether a clause on it fired, and the ledger lines that it made.

    These are told by the item, None the ruleset, and their number in its ledger.
    """

    number: int
    text: str
    fired: bool
    took: tuple[tuple[str | None, int], ...]


@frozen
class Text:
    """A file of the ruleset, with its lines."""

    name: str
    lines: tuple[Ruled, ...]


def texts(card: Scorecard) -> tuple[Text, ...]:
    """Give the ruleset's own file, then those of others that had a part in the score, in the order of their names."""
    main = card.model.root.span.source
    fired: dict[Source, set[int]] = defaultdict(set, {main: set()})
    for span in _fired(card):
        fired[span.source].add(span.line)
    took: dict[tuple[str, int], list[tuple[str | None, int]]] = defaultdict(list)
    owners: list[Item | Scorecard] = [card, *card.items]
    for owner in owners:
        name = owner.name if isinstance(owner, Item) else None
        for number, line in enumerate(owner.ledger):
            if line.subject is None:
                took[line.at.file, line.at.line].append((name, number))
    files = sorted(fired, key=lambda each: (each != main, each.name))
    return tuple(Text(each.name, tuple(_lines(each, fired[each], took))) for each in files)


def _lines(
    source: Source, fired: set[int], took: dict[tuple[str, int], list[tuple[str | None, int]]]
) -> Iterator[Ruled]:
    for number, text in enumerate(source.text.splitlines(), 1):
        made = tuple(took.get((source.name, number), ()))
        yield Ruled(number, text, number in fired, made)


def _fired(card: Scorecard) -> Iterator[Span]:
    """Give the clauses and rows that had a part in the score, and the methods that were used."""
    scoring, model = card.confirmed, card.model
    with scoring.aside():
        run = Run(scoring)
        _ = run.metrics  # as they are before anything else is worked out
        for site in (*clause_sites(model), *branch_sites(model)):
            for at in site.look(run):
                if site.points[at].way not in _IDLE:
                    yield site.points[at].span
    for item in (model.root, *model.items.values()):
        outcome = scoring.root if item.kind == "ruleset" else scoring.outcomes[item.name]
        if outcome.status == "scored":
            used = within(*(formula for _, formula in formulas(item)))
            yield from (node.defined for node in used if isinstance(node, ex.Applied))
