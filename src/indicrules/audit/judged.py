"""Make the finding of a claim: that it agrees, differs, lies outside, or could not be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.audit.found import Cause, Finding, Number, Recomputed
from indicrules.audit.matching import Held
from indicrules.files.claim import What
from indicrules.text.sentence import Part, Sentence, say

WHATS_SAID: Mapping[str, Sentence] = MappingProxyType(
    {
        "score": say("audit.what.score"),
        "completion": say("audit.what.completion"),
        "weight": say("audit.what.weight"),
        "target": say("audit.what.target"),
        "actual": say("audit.what.actual"),
        "subtotal": say("audit.what.subtotal"),
        "total": say("audit.what.total"),
        "grade": say("audit.what.grade"),
    }
)
_BY: Mapping[str, Sentence] = MappingProxyType(
    {"review": say("audit.by.review"), "last year": say("audit.by.last-year"), "mid-year": say("audit.by.mid-year")}
)


def subject(held: Held) -> Sentence:
    """Name what was published: `the score of x`, with whose it is where it is not the unit's own."""
    return subject_of(held.claim.what, held.of, held.claim.by)


def subject_of(what: What, of: str | None, by: str = "self") -> Sentence:
    """Name a published value by its kind, its item (None for the whole) and whose it is."""
    named = WHATS_SAID[what] if of is None else say("audit.of-item", what=WHATS_SAID[what], name=of)
    whole = say("audit.the", what=named)
    return whole if by == "self" else say("audit.whose", what=whole, by=_BY.get(by, by))


def passed(held: Held, recomputed: Recomputed | None, arithmetic: str = "") -> Finding:
    """Say that a claim holds."""
    said = say("audit.agrees", subject=subject(held))
    return Finding(
        "agrees", "note", "pass", held.of, held.claim.what, held.claim.by, said, held.claim.value, recomputed,
        arithmetic=arithmetic, place=held.claim.place, taken=_taken(held),
    )  # fmt: skip


def skipped(held: Held, why: Sentence) -> Finding:
    """Say that a claim was not looked at, and why."""
    said = say("audit.skipped", subject=subject(held), why=why)
    return Finding(
        "skipped", "note", "skipped", held.of, held.claim.what, held.claim.by, said, held.claim.value,
        place=held.claim.place, taken=_taken(held),
    )  # fmt: skip


def disagrees(
    code: str, held: Held, said: Sentence, recomputed: Recomputed | None, arithmetic: str = "",
    causes: tuple[Cause, ...] = (), *, near: bool = False, delta: Number | None = None,
) -> Finding:  # fmt: skip
    """Say that a claim fails, or where it is `near` that it is doubtful."""
    return Finding(
        code, "warning" if near else "error", "warn" if near else "fail", held.of, held.claim.what, held.claim.by, said,
        _claimed(held), recomputed, delta, causes, arithmetic, held.claim.place, _taken(held),
    )  # fmt: skip


def differs(held: Held, value: Part) -> Sentence:
    """Say what was published and what follows."""
    return say("audit.differs", subject=subject(held), claimed=_claimed(held) or "", value=value)


def _claimed(held: Held) -> str | None:
    claim = held.claim
    if claim.value is not None or (claim.low is None and claim.high is None):
        return claim.value
    return f"{claim.low or ''}–{claim.high or ''}"


def _taken(held: Held) -> tuple[Sentence, ...]:
    return tuple(each for figure in (held.figure, held.low, held.high) if figure is not None for each in figure.taken)
