"""Turn a scorecard and published values into an audit: each claim, each check, and what contradicts each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from indicrules.audit.bench import Bench, bench
from indicrules.audit.crossed import crossed
from indicrules.audit.found import SEVERITIES, Audit, Finding
from indicrules.audit.grades import grade
from indicrules.audit.judged import skipped
from indicrules.audit.matching import LAST_YEAR, MID_YEAR, Held, matched
from indicrules.audit.mid_year import mid_year
from indicrules.audit.plausible import plausible
from indicrules.audit.scores import score
from indicrules.audit.values import actual, completion, target, weight
from indicrules.audit.worked import worked
from indicrules.card.checks import CheckResult
from indicrules.card.scorecard import Scorecard
from indicrules.files.claim import What
from indicrules.text.classes import evolve
from indicrules.text.options import shown
from indicrules.text.sentence import say

_EXAMINED: Mapping[What, Callable[[Bench, Held], Finding]] = MappingProxyType(
    {
        "score": score,
        "subtotal": score,
        "total": score,
        "completion": completion,
        "weight": weight,
        "target": target,
        "actual": actual,
        "grade": grade,
    }
)


def audited(card: Scorecard, claims: Iterable[Any], previous: Iterable[Any]) -> Audit:
    """Audit the claims against a card; `previous` are claims of the year before.

    Raise `DataError` with a problem for each claim that is of no item, or of a kind that there is not.
    """
    given = tuple(claims)
    held = matched(card.model, given)
    looked = bench(card, held, matched(card.model, previous))
    results = (*(_examined(looked, each) for each in held), *map(_checked, card.checks))
    wrong = [each for each in results if each.status in ("fail", "warn")]
    findings = [*_joined(wrong, tuple(crossed(looked))), *plausible(looked)]
    return Audit(card, tuple(sorted(findings, key=lambda each: SEVERITIES[each.severity])), results, given)


def _joined(wrong: list[Finding], between: tuple[Finding, ...]) -> Iterator[Finding]:
    """Give all findings, one where a claim contradicts others and the data by the same: what others say is told."""
    told = {(each.of, each.what, each.by): each for each in between if each.recomputed is not None}
    joined: dict[int, Finding] = {}
    for each in wrong:
        same = told.get((each.of, each.what, each.by))
        if same is None or same.recomputed != each.recomputed or same.claimed != each.claimed:
            yield each
        else:
            joined[id(same)] = each
    known = {(each.code, each.of, each.by) for each in wrong}
    told_of = {(each.of, each.what, each.by) for each in wrong}
    for each in between:
        if (each.code, each.of, each.by) in known:
            continue
        if each.code == "figures-disagree" and (each.of, each.what, each.by) in told_of:
            continue  # one of the two is held to the data
        own = joined.get(id(each))
        if own is None:
            yield each
            continue
        causes = tuple(dict.fromkeys((*own.causes, *each.causes)))
        grave = min(own, each, key=lambda one: SEVERITIES[one.severity])
        yield evolve(each, causes=causes, severity=grave.severity, status=grave.status)


def _examined(looked: Bench, held: Held) -> Finding:
    if held.claim.by in LAST_YEAR:
        return skipped(held, say("audit.of-last-year"))
    if held.claim.by in MID_YEAR:
        return mid_year(looked, held)
    return _EXAMINED[held.claim.what](looked, held)


def _checked(check: CheckResult) -> Finding:
    """Turn what a check found into a finding."""
    words = check.because or check.condition
    if check.status == "skipped":
        said = say("audit.check-skipped", check=words, why=check.said or "")
        return Finding("check-skipped", "note", "skipped", None, "check", "", said, claimed=check.condition)
    arithmetic = f"{check.condition}: {worked(check)}"
    if check.status == "passed":
        said = say("audit.check-holds", check=words)
        return Finding("check-holds", "note", "pass", None, "check", "", said, check.condition, arithmetic=arithmetic)
    if check.warn:
        said = say("audit.check-warns", check=words)
        return Finding(
            "check-warns", "warning", "warn", None, "check", "", said, check.condition, arithmetic=arithmetic
        )
    said = say("audit.check-fails", check=words)
    return Finding("check-fails", "error", "fail", None, "check", "", said, check.condition, arithmetic=arithmetic)


def claims_of(option: str, given: object) -> tuple[Any, ...]:
    """Give the claims that a caller hands over: a mapping as in a file, several claims, or none at all."""
    if given is None:
        return ()
    if isinstance(given, Mapping):
        from indicrules.files.claims import claims_in  # a mapping is read as a file's is

        return claims_in(given)
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        return tuple(given)
    raise ValueError(f"`{option}` is `{shown(given)}`: give claims in a list, a mapping of them, or None")
