"""Turn what has no value, or does not apply, into the reason, what was done about it, and which weight moved."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import decimal_text, number_text
from indicrules.evaluate.outcome import Member
from indicrules.evaluate.values import NOT_APPLICABLE, Reason
from indicrules.explain.document import Fact, Line
from indicrules.explain.numbers import score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text


def weight_fact(telling: Telling) -> Iterator[Fact]:
    """Give nominal and effective weight, where redistribution made them differ."""
    item = telling.item
    if item.kind == "ruleset" or item.weight is None:
        return
    effective = telling.card[item.name].effective_weight
    if effective is None or effective == item.weight:
        return
    nominal = decimal_text(item.weight)
    if not effective:
        yield telling.fact("weight", telling.say("weight_gone", nominal=nominal), value=Fraction(0))
        return
    product = " × ".join([nominal, *(number_text(factor) for factor in _factors(telling))])
    exact = Fraction(effective)
    changed = telling.say("weight_change", nominal=nominal, product=product, effective=decimal_text(exact))
    yield telling.fact("weight", changed, value=exact)


def absence(telling: Telling) -> Iterator[Fact]:
    """Say why the item was not scored as usual, and what its policy made of that."""
    outcome, item = telling.outcome, telling.item
    reason = outcome.reason
    if reason is None:
        return
    lines = [Line(*_why(telling, reason))]
    policy = f"{reason.kind} {outcome.status}"
    if outcome.status in ("zero", "full"):
        lines.append(Line(telling.say(f"policy_{outcome.status}", policy=policy)))
    elif item.kind != "ruleset":
        lines.append(Line(telling.say("policy_rescale" if item.weight else "policy_left_out")))
    yield telling.lines(reason.kind, tuple(lines))


def rescaled(telling: Telling) -> Iterator[Fact]:
    """Say whose weight the counted members carry, and by which factor."""
    outcome = telling.outcome
    if outcome.factor == 1 or outcome.status != "scored" or telling.item.score is not None:
        return
    everything = decimal_text(sum((each.weight for each in outcome.members), Fraction(0)))
    counted = decimal_text(sum((each.weight for each in outcome.members if each.counted), Fraction(0)))
    lines = [Line(telling.say("rescaled_by", all=everything, counted=counted, factor=number_text(outcome.factor)))]
    for each in outcome.members:
        if not each.counted and each.weight:
            inner = telling.card.detail.outcomes[each.name]
            why = reason_text(Telling(telling.card, inner, telling.words))
            text = telling.say("left_out", name=each.name, weight=decimal_text(each.weight), why=why)
            lines.append(Line(text))
    for each in outcome.members:
        if each.inherits:
            lines.append(Line(telling.say("not_stretched", name=each.name, bonus=_bonus_text(telling, each))))
    yield telling.lines("rescale", tuple(lines), outcome.factor)


def _bonus_text(telling: Telling, member: Member) -> str:
    """Write the bonuses that the members of a group, and theirs, brought it."""
    listed = " + ".join(f"{score_text(each.bonus, telling.places)} ({each.name})" for each in _brought(telling, member))
    bonus, points = (score_text(each, telling.places) for each in (member.bonus, member.points))
    if member.own:
        return f"{listed} = {bonus}" if " + " in listed else listed
    return f"{listed}, ≤ {points}"


def _brought(telling: Telling, member: Member) -> Iterator[Member]:
    for each in telling.card.detail.outcomes[member.name].members:
        if each.inherits and each.own:
            yield from _brought(telling, each)
        elif each.bonus:
            yield each


def uncounted(telling: Telling) -> str:
    """Say of a scored item that it does not count, for a group it is in has no score of its members; else nothing."""
    outcomes, at = telling.card.detail.outcomes, telling.item.parent
    while at is not None and telling.outcome.status != "dropped":
        group = outcomes[at]
        if group.reason is not None:
            key = "uncounted" if group.status == "dropped" else "uncounted_by_policy"
            return telling.say(key, name=at, policy=f"{group.reason.kind} {group.status}")
        at = group.item.parent
    return ""


def reason_text(telling: Telling) -> str:
    """Give the reason alone, in a few words."""
    reason = telling.outcome.reason
    return _short(telling, reason) if reason is not None else ""


def _short(telling: Telling, reason: Reason) -> str:
    failed = _failed(telling)
    if failed is not None:
        return failed.because or telling.formula.condition(failed.condition)
    return _why(telling, reason)[0]


def _why(telling: Telling, reason: Reason) -> tuple[str, str]:
    """Give the reason in full, and the place that needs or says it."""
    failed = _failed(telling)
    if failed is not None:
        condition = telling.formula.condition(failed.condition)
        said = telling.say("reason_with", because=failed.because, condition=condition) if failed.because else condition
        return said, place_text(failed.span)
    if reason.name is None:
        return telling.say("nothing_counted"), place_text(reason.span)
    known = telling.card.model.inputs.get(reason.name)
    lacking = None if reason.kind == "missing" else NOT_APPLICABLE
    if known is None or telling.card.detail.actuals.get(reason.name) is not lacking:
        read = telling.card.detail.outcomes.get(reason.name)
        dropped = read is not None and read.reason is not None and read.reason.kind == "missing"
        key = "item_dropped" if dropped else "item_not_scored"
        return telling.say(key, name=reason.name), place_text(reason.span)
    name = f"{reason.name} ({known.title})" if known.title else reason.name
    return telling.say("no_value" if reason.kind == "missing" else "does_not_apply", name=name), place_text(reason.span)


def _failed(telling: Telling) -> Any:
    """Give the `require` that failed, if that is why."""
    last = telling.outcome.requirements[-1:]
    return last[0][0] if last and not last[0][1] else None


def _factors(telling: Telling) -> Iterator[Fraction]:
    outcomes, at = telling.card.detail.outcomes, telling.item.parent
    while at is not None:
        if outcomes[at].factor != 1:
            yield outcomes[at].factor
        at = outcomes[at].item.parent
    if telling.card.detail.root.factor != 1:
        yield telling.card.detail.root.factor
