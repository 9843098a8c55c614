"""Turn an audit into what a report says of it: each finding with what stands under it, what holds, what was skipped."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from indicrules.audit.explained import cause_text, counts_text, lines_under, severity_text, short_name
from indicrules.audit.found import Audit, Finding, Severity, Status
from indicrules.exact.number import exact_text
from indicrules.explain.form.figures import figure
from indicrules.explain.form.words import say as say_in_form
from indicrules.report.words import say
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language, told
from indicrules.text.sentence import say as sentence


@frozen
class Told:
    """A finding in words.

    `label` says how grave it is, `name` is its item's, None of the whole, `title` what readers call that; `what` is the
    kind of value, `by` whose claim it is; `under` are lines to stand below, each with its label and colon.
    """

    code: str
    severity: Severity
    status: Status
    label: str
    name: str | None
    title: str
    what: str
    by: str
    said: str
    claimed: str
    recomputed: str
    delta: Fraction | None
    under: tuple[tuple[str, str], ...]
    causes: tuple[str, ...]
    arithmetic: str
    place: str


@frozen
class Audited:
    """An audit in words: how much was found, the findings, all that was looked at, what holds, and what was skipped."""

    counts: str
    findings: tuple[Told, ...]
    others: tuple[Told, ...]
    holds: tuple[str, ...]
    skipped: tuple[str, ...]


def audited(audit: Audit, lang: Language) -> Audited:
    """Give the audit in a language; `others` are what holds and what was skipped, in their order."""
    holding = dict.fromkeys(short_name(each, lang) for each in audit.passed)
    return Audited(
        counts_text(audit, lang),
        tuple(_told(audit, each, lang) for each in audit.findings),
        tuple(_told(audit, each, lang) for each in audit.results if each.status in ("pass", "skipped")),
        tuple(holding),
        tuple(dict.fromkeys(told(each.said, lang) for each in audit.skipped)),
    )


def _told(audit: Audit, finding: Finding, lang: Language) -> Told:
    item = audit.card[finding.of] if finding.of is not None and finding.of in audit.card.model.items else None
    return Told(
        finding.code,
        finding.severity,
        finding.status,
        severity_text(finding, lang),
        None if item is None else item.name,
        say("whole", lang) if item is None else item.title or item.name,
        _what(finding, lang),
        finding.by,
        told(finding.said, lang),
        finding.claimed or "",
        _shown(finding, lang),
        None if finding.delta is None else Fraction(finding.delta),
        tuple(lines_under(finding, lang)),
        tuple(cause_text(each, lang) for each in finding.causes),
        finding.arithmetic,
        "" if finding.place is None else str(finding.place),
    )


def _what(finding: Finding, lang: Language) -> str:
    if finding.what in ("check", "data"):
        return say(f"of_{finding.what}", lang)
    return told(sentence(f"audit.what.{finding.what}"), lang)


def _shown(finding: Finding, lang: Language) -> str:
    """Write what follows as the claim is written: in percent where that is."""
    value = finding.recomputed
    if value is None:
        return ""
    if isinstance(value, bool):
        return say_in_form("yes" if value else "no", lang)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        percent = "%" in (finding.claimed or "")
        return f"{figure(Fraction(value) * 100)}%" if percent else figure(Fraction(value))
    return value


def delta_text(delta: Fraction, lang: Language) -> str:
    """Say how far a published figure lies from what follows, in points.

    >>> delta_text(Fraction(-1, 100), "en"), delta_text(Fraction(4, 5), "zh")
    ('−0.01 points', '+0.8 分')
    """
    shown = exact_text(abs(delta))
    return say("delta", lang, points=f"{'−' if delta < 0 else '+'}{shown}")
