"""Turn checks into words: those that failed, warned or could not be looked at, and how many hold."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.card.checks import CheckResult
from indicrules.explain.document import Fact, Line
from indicrules.explain.reading import metrics_within
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.text.sentence import told


def checks(telling: Telling) -> Iterator[Fact]:
    """Give the checks that do not hold, with what they read, and how many hold."""
    yield from unmet(telling)
    found = telling.card.checks
    passed = sum(check.status == "passed" for check in found)
    if found:
        yield telling.fact("check", telling.say("checks_passed", count=str(passed), all=str(len(found))), value=passed)


def unmet(telling: Telling) -> Iterator[Fact]:
    """Give the checks that do not hold; where everything is told, those that hold as well."""
    for check in telling.card.checks:
        if check.status == "passed" and telling.whole.depth != "full":
            continue
        yield from metrics_within(telling, (check.check.condition,))
        lines = [Line(check_text(telling, check), place=place_text(check.span), kind="condition")]
        if check.status != "skipped":
            lines += telling.formula_of(check.trace).behind(check.check.condition)
        yield telling.lines("check", tuple(lines), check.status, check.condition)


def check_text(telling: Telling, check: CheckResult) -> str:
    """Say what came of one check, with its reason and values."""
    if check.status == "skipped":
        words = telling.written(check.check.condition.span)
        said = telling.say("check_line", status=telling.say("check_skipped"), words=words)
        return telling.say("with_reason", words=said, reason=_skipped(telling, check))
    condition = telling.formula_of(check.trace).condition(check.check.condition)
    words = telling.say("reason_with", because=check.because, condition=condition) if check.because else condition
    if check.status == "passed":
        return words  # which end in that it holds
    return telling.say("check_line", status=telling.say("check_warned" if check.warn else "check_failed"), words=words)


def _skipped(telling: Telling, check: CheckResult) -> str:
    absent = check.absent
    if absent is None or absent.name is None:
        return "" if check.said is None else told(check.said, telling.words.language)
    return telling.say("no_value" if absent.kind == "missing" else "has_none", name=absent.name)
