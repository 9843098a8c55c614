"""Lints of what a ruleset says beside its rules: evidence, sources, units, periods, how a judgement is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item
from indicrules.model.types import NumberType, TextType, TruthType
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say

_FEWEST = 2  # indicators that say a thing, from which on it is the habit of a ruleset
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN_OF_YEARS = pattern(r"\d{4}\s*[-–—/~至到]\s*\d{2,4}")
_VAGUE = pattern(
    "(?i)显著|明显|有效|进一步|不断|持续|大幅|提升|提高|改善|促进|增强|良好|较好|合理|"
    r"\b(?:improved?|better|good|effective|adequate|appropriate|sufficient|significant)\b"
)
_CONTENT = pattern("(?i)满意度|满意率|satisfaction")
SAMPLE = pattern("(?i)调查|样本|受访|问卷|人数|户数|份数|人次|sample|survey|respond|asked|answers|interview")
_TWO = 2


def _habit(view: View, has: Callable[[Item], bool]) -> Iterator[Item]:
    """Give the indicators that lack what most of those of the ruleset, and at least two, have."""
    asked = [each for each in view.model.items.values() if each.kind == "indicator" and each.weight]
    lacking = [each for each in asked if not has(each)]
    having = len(asked) - len(lacking)
    if having >= _FEWEST and having > len(lacking):
        yield from lacking


def _no_evidence(view: View) -> Iterator[Finding]:
    """Find an indicator without `evidence`, and without a `source` that stands for it, among others that have it."""
    for item in _habit(view, lambda each: bool(each.evidence or each.sources)):
        yield Finding(say("no-evidence", name=item.name), item.span, say("no-evidence.hint"))


def _no_source(view: View) -> Iterator[Finding]:
    """Find an indicator without `source` among others that have it."""
    for item in _habit(view, lambda each: bool(each.sources)):
        yield Finding(say("no-source", name=item.name), item.span, say("no-source.hint"))


def _no_unit(view: View) -> Iterator[Finding]:
    """Find a target that is a number without a unit among others that have one."""
    found: list[tuple[Item, NumberType]] = []
    for item in view.model.items.values():
        target = item.target
        if isinstance(target, Bound) and isinstance(item.actual, ex.InputValue):
            type_ = item.actual.type
            if isinstance(type_, NumberType):
                found.append((item, type_))
    bare = [item for item, type_ in found if type_.unit is None and not type_.percent and not type_.dimension]
    counted = [item for item, type_ in found if type_.dimension]
    if len(counted) >= _FEWEST and len(counted) > len(bare):
        for item in bare:
            assert item.target is not None
            said = say("no-unit", name=item.name, target=item.target.span.words)
            yield Finding(said, item.target.span, say("no-unit.hint"))


def _judged(item: Item, view: View) -> Iterator[Finding]:
    """Find a judgement by yes or no, or between two texts, of what its name says may be so more or less."""
    actual = item.actual
    if item.kind != "indicator" or not isinstance(actual, ex.InputValue) or item.note or item.evidence or item.sources:
        return
    two = isinstance(actual.type, TextType) and len(actual.type.choices) == _TWO
    if not two and not isinstance(actual.type, TruthType):
        return
    given = view.model.inputs[actual.name]
    texts = (item.title, item.name, given.title)
    word = next((found[0] for found in (_VAGUE.search(text) for text in texts if text) if found), None)
    if word is not None:
        said = say("judged-without-tiers", name=item.name, word=word)
        yield Finding(said, item.span, say("judged-without-tiers.hint"))


def _no_sample(view: View) -> Iterator[Finding]:
    """Find satisfaction in percent that data bring, and nothing that tells how many were asked."""
    model = view.model
    if model.period is None:
        return  # a sketch, and no report of what was measured
    texts = " ".join((*(f"{each.name} {each.title or ''}" for each in model.inputs.values()), *model.metrics))
    for item in model.items.values():
        actual = item.actual
        if not isinstance(actual, ex.InputValue) or not isinstance(actual.type, NumberType) or not actual.type.percent:
            continue
        if not _CONTENT.search(f"{item.name} {item.title or ''}") or item.note or item.evidence or item.requirements:
            continue
        if not SAMPLE.search(texts):
            yield Finding(say("no-sample", name=item.name), item.span, say("no-sample.hint"))
        return


def _other_year(view: View) -> Iterator[Finding]:
    """Find a title or name that speaks of other years than the period."""
    root, period = view.model.root, view.model.period
    if period is None:
        return
    years = {str(period.year)} if isinstance(period, datetime.date) else set(_YEAR.findall(str(period)))
    for text in (root.title, root.name):
        if not text or not years or _SPAN_OF_YEARS.search(text):
            continue
        found = set(_YEAR.findall(text))
        if found and not found & years:
            said = say("year-of-another-period", text=text, year=min(found), period=str(period))
            yield Finding(said, root.span, say("year-of-another-period.hint"))
            return


def _full_marks_alone(view: View) -> Iterator[Finding]:
    """Find examples that expect nothing but full marks, by which no rule that takes points is tried."""
    model, tried = view.model, False
    for example in model.examples:
        for each in example.expectations:
            if each.condition is None:
                return
            for part in ex.conjuncts(each.condition):
                marks = _marks(part, view)
                if marks is None:
                    return
                given, full = marks
                if full is None or given != full:
                    return
                tried = True
    if tried:
        yield Finding(say("full-marks-alone", name=model.name), model.examples[0].span, say("full-marks-alone.hint"))


def _marks(node: ex.Expression, view: View) -> tuple[Fraction, Fraction | None] | None:
    """Give what an expectation says that an item scores, and its full mark; None where it says anything else."""
    if not isinstance(node, ex.Comparison) or node.operator != "=" or not isinstance(node.right, ex.Constant):
        return None
    value = node.right.value
    if not isinstance(value, Fraction):
        return None
    match node.left:
        case ex.Word(word="total"):
            return value, view.model.root.full
        case ex.ItemValue(field="score"):
            return value, view.model.items[node.left.item].full
        case _:
            return None


def _gaps_hidden(view: View) -> Iterator[Finding]:
    """Find a policy by which missing data cost nothing, where nothing asks how much there is."""
    told: set[int] = set()
    for item in view.items:
        said, policy = item.said[0], item.missing
        if said is None or policy not in ("full", "rescale") or id(said[1]) in told:
            continue
        told.add(id(said[1]))
        if view.asks_for_data or (policy == "rescale" and not _is_shared(item, view)):
            continue
        yield Finding(_hidden(policy), said[1], say("gaps-hidden.hint"))


def _is_shared(item: Item, view: View) -> bool:
    """Tell whether what an item, or its members, would have earned is shared out among others, as in a plain sum."""
    if item.kind == "indicator":
        item = view.model.around(item)
    return item.score is None


def _hidden(policy: str) -> Sentence:
    return say("gaps-hidden.full") if policy == "full" else say("gaps-hidden.rescale")


def _full_beside_cap(item: Item, view: View) -> Iterator[Finding]:
    """Find a cap on an item that gets its full mark, uncapped, where its data are missing."""
    if item.missing != "full" or item.said[0] is None or not item.full:
        return
    cap = next((each for each in item.limits if each.kind == "cap"), None)
    if cap is not None:
        said = say("missing-full-beside-cap", name=item.name, cap=cap.span.words)
        yield Finding(said, cap.span, say("missing-full-beside-cap.hint"))


LINTS = (
    Lint("no-evidence", "note", of_ruleset=_no_evidence),
    Lint("no-source", "note", of_ruleset=_no_source),
    Lint("no-unit", "note", of_ruleset=_no_unit),
    Lint("judged-without-tiers", "note", _judged),
    Lint("no-sample", "note", of_ruleset=_no_sample),
    Lint("year-of-another-period", "warning", of_ruleset=_other_year),
    Lint("full-marks-alone", "note", of_ruleset=_full_marks_alone),
    Lint("gaps-hidden", "note", of_ruleset=_gaps_hidden),
    Lint("missing-full-beside-cap", "warning", _full_beside_cap),
)
