"""Turn an item's ledger into words: what was lost, why, and the arithmetic of each line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.arithmetic import Arithmetic, alone
from indicrules.card.attribution import Share
from indicrules.card.lines import Line as LedgerLine
from indicrules.explain.document import Line, Loss, Losses
from indicrules.explain.formula import is_plain
from indicrules.explain.telling import Telling
from indicrules.explain.wording import spoken
from indicrules.language.clauses import CONDITIONAL
from indicrules.model.rules import Adjustment

_OF_MEMBERS = frozenset({"item", "bonus"})


def losses(telling: Telling, lines: tuple[LedgerLine, ...], *, members: bool = True) -> Losses | None:
    """Give the ledger; None where nothing was lost or gained, or (without `members`) by the members alone."""
    if not lines or (not members and all(line.kind in _OF_MEMBERS for line in lines)):
        return None
    points = [Fraction(line.points) for line in lines]
    texts, total = telling.pen.column(points)
    told = tuple(_loss(telling, line, text) for line, text in zip(lines, texts, strict=True))
    return Losses(telling.words.label("lost"), told, total, sum(points, Fraction(0)))


def reason(telling: Telling, line: LedgerLine) -> str:
    """Say why a line took points: the author's reason, the clause in the reader's words, or the kind of line."""
    label = telling.words.label
    if line.clause is not None:
        return line.because or telling.written(line.clause.span)
    if line.kind == "rescale":
        return telling.say("name_not_counted", name=line.subject) if line.subject else telling.say("carried")
    if line.subject is not None:
        return f"{line.subject} {label('bonus')}" if line.kind == "bonus" else line.subject
    if line.kind == "formula":
        gained = line.points < 0
        if not isinstance(telling.outcome.start, Fraction) and telling.item.round_score is not None:
            return telling.say("formula_gained_rounded" if gained else "formula_rounded")
        measured = telling.outcome.completion is not None and not telling.outcome.met
        return label("formula_gained" if gained else "formula" if measured else "start")
    return label(line.kind)


def _loss(telling: Telling, line: LedgerLine, points: str) -> Loss:
    place = f"{line.at.file}:{line.at.line}" if line.kind in CONDITIONAL else ""
    arithmetic, limit = line.written
    said = _amount(telling, line) or spoken(arithmetic, telling.words.language)
    if limit:
        said = telling.say("limited_to", arithmetic=said, limit=limit)
    clause = line.rule if line.kind in CONDITIONAL else ""
    notes = (*_condition(telling, line), *_shares(telling, line))
    return Loss(line.kind, points, reason(telling, line), said, place, Fraction(line.points), clause, notes)


def _amount(telling: Telling, line: LedgerLine) -> str:
    """Write how a computed amount came about where the author's reason stands in the place of its clause."""
    clause = line.clause
    if not line.because or not isinstance(clause, Adjustment) or clause.quantity is not None or is_plain(clause.amount):
        return ""
    value = Arithmetic(telling.outcome.trace).value(clause.amount)
    return telling.formula.chain(clause.amount, telling.pen.number(value))


def _condition(telling: Telling, line: LedgerLine) -> Iterator[Line]:
    """Give the condition of a deduction or award with its values; a limit's stands with the limit."""
    clause = line.clause
    if isinstance(clause, Adjustment):
        formula = telling.formula
        parts = (clause.amount, clause.quantity, clause.step, clause.up_to)
        if clause.condition is not None:
            yield Line(formula.condition(clause.condition), kind="condition")
            yield from formula.behind(clause.condition)
        for part in parts:
            if part is not None:
                yield from formula.behind(part)


def _shares(telling: Telling, line: LedgerLine) -> Iterator[Line]:
    """Say what raising each member gives back, and what then is still between them and the line."""
    raised = [share for share in line.shares if share.kind == "member"]
    if raised:
        listed = telling.say("comma").join(f"{share.name} {_points(telling, share)}" for share in raised)
        yield Line(telling.say("shares", listed=listed))
    for share in line.shares:
        if share.kind == "beyond":
            unreachable = "share_unreachable" if _all_full(telling) else "share_unbounded"
            key = unreachable if share.points > 0 else "share_above"
            yield Line(telling.say(key, points=_points(telling, share)))
        elif share.kind == "rounding":
            yield Line(telling.say("share_rounding", points=_points(telling, share)))


def _points(telling: Telling, share: Share) -> str:
    return alone(telling.pen.score(abs(share.points) if share.kind == "beyond" else share.points))


def _all_full(telling: Telling) -> bool:
    """Tell whether each member that has a score, which the formula may read, has a full mark to be raised to."""
    outcomes = telling.card.detail.outcomes
    scored = [outcomes[name] for name in telling.item.members]
    return all(each.item.full is not None for each in scored if each.score is not None)
