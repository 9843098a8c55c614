"""Turn an audit into a text, Markdown or JSON: findings first, then what holds, then what was skipped and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import get_args

from indicrules.audit.found import Audit, AuditFormat, Cause, Finding, Severity
from indicrules.audit.judged import WHATS_SAID
from indicrules.audit.structured import structured
from indicrules.exact.number import exact_text
from indicrules.text.options import one_of
from indicrules.text.render import COLOURS, painted, visible
from indicrules.text.sentence import Language, Sentence, label, say, told

_LANGUAGES = get_args(Language)
_FEW = 12  # results that are named each
_FORMATS = get_args(AuditFormat)


def explained(audit: Audit, format: AuditFormat, language: Language, *, color: bool = False) -> str:
    """Say what an audit found; raise `ValueError` for an option that there is not."""
    one_of("format", format, _FORMATS)
    one_of("lang", language, _LANGUAGES)
    if format == "json":
        return json.dumps(structured(audit, language), ensure_ascii=False, indent=2) + "\n"
    lines = _text(audit, language, color) if format == "text" else _markdown(audit, language)
    return "\n".join(lines) + "\n"


def _text(audit: Audit, language: Language, color: bool) -> Iterator[str]:
    yield from _head(audit, language)
    for each in audit.findings:
        yield ""
        colon = told(say("label.colon"), language)
        opened = painted(f"{severity_text(each, language)}[{each.code}]", COLOURS[each.severity], color)
        yield f"{opened}{colon}{visible(told(each.said, language))}"
        for name, line in lines_under(each, language):
            yield f"  {name}{visible(line)}"
    if not audit.findings:
        yield ""
        yield told(say("audit.none"), language)
    yield from _rest(audit, language)


def _head(audit: Audit, language: Language) -> Iterator[str]:
    card = audit.card
    yield told(say("audit.head", name=visible(card.title or card.name)), language)
    total = "" if card.total is None else exact_text(Fraction(card.total))
    shown = " ".join(each for each in (total, card.grade or "") if each)
    if shown:
        yield told(say("audit.total-line", total=shown), language)
    yield counts_text(audit, language)


def counts_text(audit: Audit, language: Language) -> str:
    """Say how many published figures and checks fail, are to be looked at, hold, and were skipped."""
    counts = say(
        "audit.found",
        failed=sum(each.status == "fail" for each in audit.findings),
        warned=sum(each.status == "warn" for each in audit.findings),
        passed=len(audit.passed),
        skipped=len(audit.skipped),
    )
    return told(counts, language)


def lines_under(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    """Give the lines under a finding: where it was published, the arithmetic, the causes, how it was read."""
    if finding.place is not None and str(finding.place):
        yield "--> ", str(finding.place)
    if finding.arithmetic:
        yield label("audit.sum", language), finding.arithmetic
    for at, cause in enumerate(finding.causes):
        yield label("audit.cause" if not at else "audit.or", language), cause_text(cause, language)
    for each in finding.taken:
        yield label("audit.read", language), told(each, language)


def cause_text(cause: Cause, language: Language) -> str:
    """Say what gives the published figure, with the way to it behind that."""
    said = told(cause.said, language)
    return f"{said}{told(say('label.colon'), language)}{cause.arithmetic}" if cause.arithmetic else said


def severity_text(finding: Finding, language: Language) -> str:
    """Say how grave a finding is."""
    return told(_WEIGHTS[finding.severity], language)


_WEIGHTS: Mapping[Severity, Sentence] = MappingProxyType(
    {"error": say("label.error"), "warning": say("label.warning"), "note": say("label.note")}
)


def _rest(audit: Audit, language: Language) -> Iterator[str]:
    between = ", " if language == "en" else "、"
    if audit.passed:
        yield ""
        yield f"{label('audit.holds', language)}{visible(between.join(held_names(audit.passed, language)))}"
    if audit.skipped:
        yield ""
        yield label("audit.skips", language).rstrip()
        for each in audit.skipped:
            yield f"  {visible(told(each.said, language))}"


def held_names(passed: Sequence[Finding], language: Language) -> list[str]:
    """Name what holds: each where there are few, else how many of each kind."""
    names = [*dict.fromkeys(short_name(each, language) for each in passed)]
    if len(names) <= _FEW:
        return names
    kinds: dict[str, list[Finding]] = {}
    for each in passed:
        kinds.setdefault(each.what, []).append(each)
    found = []
    for what, those in kinds.items():
        if len(those) == 1:
            found.append(short_name(those[0], language))
        elif what == "check":
            found.append(told(say("audit.checks", count=len(those)), language))
        else:
            found.append(told(say("audit.of-items", what=WHATS_SAID[those[0].what], count=len(those)), language))
    return found


def short_name(finding: Finding, language: Language) -> str:
    """Name what holds, as short as may be."""
    subject = finding.said.parts.get("subject") or finding.said.parts.get("check") or ""
    words = subject.told(language) if isinstance(subject, Sentence) else str(subject)
    return words.removeprefix("the ")


def _markdown(audit: Audit, language: Language) -> Iterator[str]:
    from indicrules.explain.escapes import inline  # other formats do not need it

    title, *counts = _head(audit, language)
    yield f"# {inline(title)}"
    yield ""
    yield " · ".join(map(inline, counts))
    yield ""
    for each in audit.findings:
        yield f"- **{inline(severity_text(each, language))}** `{each.code}` {inline(told(each.said, language))}"
        yield from (f"  - {inline(name + line)}" for name, line in lines_under(each, language))
    if not audit.findings:
        yield inline(told(say("audit.none"), language))
    for line in _rest(audit, language):
        nested = line.startswith("  ")
        yield f"- {inline(line)}" if nested else inline(line)
