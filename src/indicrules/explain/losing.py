"""Turn an item's ledger into words: what was lost, why, and the arithmetic of each line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.lines import Line as LedgerLine
from indicrules.explain.document import Loss, Losses
from indicrules.explain.numbers import score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import spoken
from indicrules.language.clauses import CONDITIONAL

_OF_MEMBERS = frozenset({"item", "bonus"})


def losses(telling: Telling, lines: tuple[LedgerLine, ...], *, members: bool = True) -> Losses | None:
    """Give the ledger; None where nothing was lost or gained, or (without `members`) by the members alone."""
    if not lines or (not members and all(line.kind in _OF_MEMBERS for line in lines)):
        return None
    places = telling.places
    total = telling.card.lost if telling.item.kind == "ruleset" else telling.card[telling.item.name].lost
    assert total is not None  # an item with a ledger has a score
    told = tuple(_loss(telling, line, places) for line in lines)
    return Losses(telling.words.label("lost"), told, score_text(Fraction(total), places))


def _loss(telling: Telling, line: LedgerLine, places: int) -> Loss:
    place = f"{line.at.file}:{line.at.line}" if line.kind in CONDITIONAL else ""
    points, arithmetic = score_text(Fraction(line.points), places), spoken(line.arithmetic, telling.words.language)
    if line.shares:
        arithmetic = telling.say("separator").join([arithmetic, *_shares(telling, line, places)])
    return Loss(line.kind, points, _reason(telling, line), arithmetic, place)


def _shares(telling: Telling, line: LedgerLine, places: int) -> Iterator[str]:
    """Say what raising each member gives back, and what then is still between them and the line."""
    raised = [share for share in line.shares if share.kind == "member"]
    if raised:
        listed = telling.say("comma").join(f"{share.name} {score_text(share.points, places)}" for share in raised)
        yield telling.say("shares", listed=listed)
    for share in line.shares:
        if share.kind == "beyond":
            key = "share_unreachable" if share.points > 0 else "share_above"
            yield telling.say(key, points=score_text(share.points, places))
        elif share.kind == "rounding":
            yield telling.say("share_rounding", points=score_text(share.points, places))


def _reason(telling: Telling, line: LedgerLine) -> str:
    label = telling.words.label
    if line.kind in CONDITIONAL:
        return line.because or line.rule
    if line.kind == "rescale":
        return telling.say("name_not_counted", name=line.subject) if line.subject else telling.say("carried")
    if line.subject is not None:
        return f"{line.subject} {label('bonus')}" if line.kind == "bonus" else line.subject
    if line.kind == "formula":
        if not isinstance(telling.outcome.start, Fraction) and telling.item.round_score is not None:
            return telling.say("formula_rounded")
        measured = telling.outcome.completion is not None and not telling.outcome.met
        return label("formula" if measured else "start")
    return label(line.kind)
