"""Hold published figures to each other: sums, weights, grades, completions, reasons, and figures that were copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from indicrules.audit.bench import Bench, is_sum, points
from indicrules.audit.causes.sums import causes_of_sum
from indicrules.audit.causes.values import at_digits
from indicrules.audit.causes.weights import significant
from indicrules.audit.facts import gap_text, number, percent, sum_text
from indicrules.audit.figure import figure as figure_of
from indicrules.audit.found import Finding
from indicrules.audit.grades import earned_by, named
from indicrules.audit.judged import disagrees, subject, subject_of
from indicrules.audit.matching import LAST_YEAR, Held
from indicrules.audit.surroundings import completion_of
from indicrules.exact.number import published
from indicrules.exact.rounding import round_to
from indicrules.files.claim import What
from indicrules.model import rules
from indicrules.text.classes import evolve
from indicrules.text.sentence import say

_TELLING = 4  # digits from which on two equal actuals are no chance
_SUMS: tuple[What, ...] = ("total", "subtotal", "score")


def crossed(bench: Bench) -> Iterator[Finding]:
    """Give the published figures that contradict each other, or that lack what should stand beside them."""
    for look in _LOOKS:
        yield from look(bench)


def _sums(bench: Bench) -> Iterator[Finding]:
    """Hold totals and subtotals to the sums of the published scores, where each of them was published."""
    for held in bench.held:
        rule = held.rule
        if held.claim.what not in _SUMS or rule is None or held.figure is None or held.figure.kind != "number":
            continue
        if not is_sum(rule) or _is_rescaled(bench, rule):
            continue
        added = bench.added(held.claim.by, rule)
        if added is None:
            continue
        claimed, whole = points(held.figure, rule), added if rule.ceiling is None else min(added, rule.ceiling)
        if claimed in (
            whole,
            whole if rule.round_score is None else round_to(whole, rule.round_score.step, rule.round_score.mode),
        ):
            continue
        near = round_to(whole, held.figure.step, "half_up") == claimed
        told = (bench.published(held.claim.by, bench.card.model.items[name]) for name in rule.members)
        shown = sum_text([each for each in told if each is not None])
        said = say("audit.total-not-sum", subject=subject(held), claimed=held.claim.value or "", sum=number(whole))
        causes = causes_of_sum(bench, held.claim.by, rule, whole, rule.round_score, whole, held.figure)
        code = "total-not-sum" if rule.kind == "ruleset" else "subtotal-not-sum"
        arithmetic = f"{shown} = {number(added)}; {gap_text(claimed, whole)}"
        yield disagrees(
            code, held, said, published(whole), arithmetic, causes, near=near, delta=published(claimed - whole)
        )


def _is_rescaled(bench: Bench, rule: rules.Item) -> bool:
    """Tell whether members do not count, so that what is published may add up in several ways."""
    return any(bench.card[name].status != "scored" for name in rule.members)


def _weights(bench: Bench) -> Iterator[Finding]:
    """Hold the published weights of members to the full mark that they share."""
    model = bench.card.model
    for by in dict.fromkeys(each.claim.by for each in bench.held):
        for rule in (model.root, *model.items.values()):
            found = [bench.beside(by, name, "weight") for name in rule.members]
            figures = [each.figure for each in found if each is not None and each.figure is not None]
            if len(figures) < len(found) or any(each.kind != "number" for each in figures) or not is_sum(rule):
                continue
            of = None if rule.kind == "ruleset" else rule.name
            own = bench.figure(by, of, "weight")
            whole = own.value if own is not None else rule.full
            shares = all(each.percent == 100 for each in figures)
            added = sum((each.value for each in figures), Fraction(0)) * (
                100 if shares and not rule.counts_percent else 1
            )
            if whole is None or added == whole or found[0] is None:
                continue
            name = subject_of("total" if of is None else "subtotal", of, by)
            said = say("audit.weights-not-total", subject=name, sum=number(added), whole=number(whole))
            shown = sum_text([each.value * (100 if shares else 1) for each in figures])
            arithmetic = f"{shown} = {number(added)}; {gap_text(added, whole)}"
            yield Finding(
                "weights-not-total", "error", "fail", of, "weight", by, said, number(added), published(whole),
                published(added - whole), (), arithmetic, found[0].claim.place,
            )  # fmt: skip


def _grades(bench: Bench) -> Iterator[Finding]:
    """Hold published grades to the published scores that they are of."""
    for held in bench.held:
        rule = held.rule
        if held.claim.what != "grade" or rule is None or rule.downgrades or held.claim.value is None:
            continue
        figure = bench.figure(held.claim.by, held.of, *_SUMS)
        band = None if figure is None else earned_by(rule, points(figure, rule))
        if figure is None or band is None or band.name == named(rule, held.claim.value):
            continue
        said = say(
            "audit.grade-not-of-total",
            subject=subject(held),
            claimed=held.claim.value,
            total=figure.text,
            grade=band.name,
        )
        yield disagrees("grade-not-of-total", held, said, band.name, f"{number(figure.value)}: {band.name}")


def _completions(bench: Bench) -> Iterator[Finding]:
    """Hold published completions to the published actual and target beside them."""
    for held in bench.held:
        rule, figure, by = held.rule, held.figure, held.claim.by
        if held.claim.what != "completion" or rule is None or figure is None or figure.kind != "number":
            continue
        actual, target = bench.figure(by, held.of, "actual"), bench.figure(by, held.of, "target")
        if actual is None or target is None or actual.value <= 0 or target.value <= 0:
            continue
        if actual.unit != target.unit and None not in (actual.unit, target.unit):
            continue
        item = bench.item(rule)
        over, under = (
            (target, actual) if item is not None and bench.facts(item).operator in ("<=", "<") else (actual, target)
        )
        ratio = over.value / under.value
        if over.percent != under.percent:
            continue
        share = completion_of(figure, ratio)
        shown = figure if figure.percent == 100 or share == figure.value else figure.of_hundred()
        if at_digits(ratio, shown):
            continue
        said = say("audit.completion-not-ratio", subject=subject(held), claimed=figure.text, ratio=percent(ratio))
        arithmetic = f"{over.text} / {under.text} = {percent(ratio)}"
        near = abs(shown.value - ratio) < shown.step
        yield disagrees("completion-not-ratio", held, said, published(ratio), arithmetic, near=near)


def _reasons(bench: Bench) -> Iterator[Finding]:
    """Ask a reason for each published score below its weight, of those who give reasons at all."""
    telling = {each.claim.by for each in bench.held if each.claim.reason is not None}
    for held in bench.held:
        rule, figure, by = held.rule, held.figure, held.claim.by
        if by not in telling or held.claim.what != "score" or rule is None or figure is None or figure.kind != "number":
            continue
        published_weight = bench.figure(by, held.of, "weight")
        most = published_weight.value if published_weight is not None else rule.full
        beside = (bench.beside(by, held.of, what) for what in ("score", "completion", "actual"))
        given = [each.claim.reason for each in beside if each is not None]
        given += [each.note for each in bench.card.notes_of(rule)]
        if most is None or points(figure, rule) >= most or any(_says(each) for each in given):
            continue
        said = say("audit.reason-missing", subject=subject(held), claimed=figure.text, weight=number(most))
        yield disagrees("reason-missing", held, said, None, gap_text(most, points(figure, rule)), near=True)


def _says(reason: str | None) -> bool:
    return reason is not None and figure_of(reason).kind != "blank"


def _copied(bench: Bench) -> Iterator[Finding]:
    """Give actuals that two lines have to the digit, and figures that are last year's."""
    seen: dict[tuple[str, Fraction], Held] = {}
    for held in bench.held:
        figure = held.figure
        if held.claim.what != "actual" or held.rule is None or figure is None or figure.kind != "number":
            continue
        if held.claim.by in LAST_YEAR:
            continue
        if significant(figure) >= _TELLING:
            first = seen.setdefault((held.claim.by, figure.value), held)
            if first.of != held.of and first.of is not None:
                said = say("audit.copied-line", subject=subject(held), claimed=figure.text, name=first.of)
                yield evolve(disagrees("figure-copied", held, said, None, near=True), severity="note")
        before = bench.before.get((held.of, "actual"))
        last = None if before is None else before.figure
        if last is not None and last.value == figure.value and significant(figure) >= _TELLING - 1:
            said = say("audit.copied-year", subject=subject(held), claimed=figure.text)
            yield disagrees("figure-copied", held, said, None, near=True)


def _kinds(bench: Bench) -> Iterator[Finding]:
    """Hold the kind of a published actual to that of the target beside it: a date wants a date."""
    for held in bench.held:
        actual, beside = held.figure, bench.beside(held.claim.by, held.of, "target")
        target = None if beside is None else beside.figure
        if held.claim.what != "actual" or held.rule is None or actual is None or target is None:
            continue
        if {actual.kind, target.kind} == {"date", "number"}:
            said = say("audit.kinds-differ", subject=subject(held), claimed=actual.text, target=target.text)
            yield disagrees("wrong-type", held, said, None)


def _above(bench: Bench) -> Iterator[Finding]:
    """Hold published scores to the weights beside them, where these are not the ruleset's."""
    for held in bench.held:
        rule, figure = held.rule, held.figure
        if held.claim.what != "score" or rule is None or figure is None or figure.kind != "number":
            continue
        weight = bench.figure(held.claim.by, held.of, "weight")
        if weight is None or weight.percent != figure.percent or rule.full is None or rule.full <= weight.value:
            continue  # what lies above the ruleset's weight is told already
        if weight.value < figure.value <= rule.full:
            said = say("audit.above-weight", subject=subject(held), claimed=figure.text, weight=weight.text)
            gap = gap_text(figure.value, weight.value)
            yield disagrees("score-above-weight", held, said, published(weight.value), gap)


def _twice(bench: Bench) -> Iterator[Finding]:
    """Give figures that one person published twice, otherwise each time."""
    for held in bench.held:
        figure, first = held.figure, bench.beside(held.claim.by, held.of, held.claim.what)
        other = None if first is None else first.figure
        if figure is None or other is None or first is held or figure.kind != "number" or other.kind != "number":
            continue
        if figure.value != other.value and min(figure.step, other.step) <= abs(figure.value - other.value):
            said = say("audit.figures-disagree", subject=subject(held), claimed=figure.text, other=other.text)
            yield disagrees("figures-disagree", held, said, None)


_LOOKS: tuple[Callable[[Bench], Iterator[Finding]], ...] = (
    _sums,
    _weights,
    _above,
    _grades,
    _completions,
    _kinds,
    _reasons,
    _copied,
    _twice,
)
