"""Turn what has no value, or does not apply, into the reason, what was done about it, and which weight moved."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import alone, as_divisor, equal, number_text
from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.outcome import Member
from indicrules.evaluate.totals import total
from indicrules.evaluate.values import NOT_APPLICABLE, Reason
from indicrules.explain.document import Fact, Line
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text, policy_text
from indicrules.model.rules import Item


def weight_fact(telling: Telling) -> Iterator[Fact]:
    """Give nominal and effective weight, where redistribution made them differ."""
    item = telling.item
    if item.kind == "ruleset" or item.weight is None:
        return
    effective = telling.card[item.name].effective_weight
    if effective is None or effective == item.weight:
        return
    pen = telling.weighing
    nominal, exact = pen.number(item.weight), Fraction(effective)
    if not exact:
        dropped = telling.outcome.status == "dropped"
        key = "weight_unused" if not dropped else "weight_gone" if moves(telling.card, telling.item) else "weight_left"
        yield telling.fact("weight", telling.say(key, nominal=nominal), value=exact)
        return
    product = " × ".join([nominal, *(number_text(factor) for factor in _factors(telling))])
    said = telling.say("weight_change", equation=equal(product, pen.number(exact), pen.decimal(exact)))
    yield telling.fact("weight", said, value=exact, kind="values")


def share_fact(telling: Telling) -> Iterator[Fact]:
    """Tell how an equal weight came about: what the others leave of the parent's full mark, in so many parts."""
    share, weight = telling.item.share, telling.item.weight
    if share is None or weight is None:
        return
    pen = telling.weighing
    full = pen.number(share.full)
    left = f"({full} − {pen.number(share.others)})" if share.others else full
    said = equal(f"{left} / {share.many}", pen.number(weight), pen.decimal(weight))
    yield telling.fact("share", said, value=weight, kind="values", place=place_text(share.span))


def absence(telling: Telling) -> Iterator[Fact]:
    """Say why the item was not scored as usual, and what its policy made of that."""
    outcome, item = telling.outcome, telling.item
    reason = outcome.reason
    if reason is None:
        return
    said, place = _why(telling, reason)
    lines = [Line(said, place=place), *_failed_lines(telling)]
    if outcome.status in ("zero", "full") or item.kind != "ruleset":
        text, at = policy_done(telling, reason)
        lines.append(Line(text, place=at))
    yield telling.lines(reason.kind, tuple(lines))


def policy_words(telling: Telling) -> str:
    """Give the policy that scored, or left out, an item, in the reader's words."""
    outcome, item = telling.outcome, telling.item
    assert outcome.reason is not None  # only what has a reason is scored by a policy
    policy = item.missing if outcome.reason.kind == "missing" else item.inapplicable
    words = policy_text(f"{outcome.reason.kind} {policy}", telling.words.language)
    return telling.say("policy", policy=words)


def policy_done(telling: Telling, reason: Reason) -> tuple[str, str]:
    """Say what a policy made of an item, and where whose clause says so."""
    outcome, item = telling.outcome, telling.item
    words, said = policy_words(telling), item.said[reason.kind == "inapplicable"]
    place = place_text(said[1]) if said is not None else ""
    if said is None:
        words = telling.say("policy_default", policy=words)
    elif said[0] != item.name:
        words = telling.say("of_parent", policy=words, name=said[0])
    if outcome.status in ("zero", "full"):
        return telling.say(f"policy_{outcome.status}", policy=words), place
    return telling.say(
        "policy_rescale" if moves(telling.card, telling.item) else "policy_left_out", policy=words
    ), place


def by_policy(telling: Telling) -> str:
    """Say by which policy an item has a score though it was not scored, and why; nothing of others."""
    outcome = telling.outcome
    if outcome.reason is None or outcome.status not in ("zero", "full"):
        return ""
    return telling.say("policy_as", done=policy_done(telling, outcome.reason)[0], why=reason_text(telling))


def moves(card: Scorecard, item: Item) -> bool:
    """Tell whether the weight of an item that was left out went to its siblings."""
    detail, at = card.detail, item.parent
    around = detail.root if at is None else detail.outcomes[at]
    redistributed = around.item.score is None and around.status == "scored" and around.factor != 1
    counts = at is None or card[at].effective_weight != 0
    return bool(item.weight) and redistributed and counts


def rescaled(telling: Telling) -> Iterator[Fact]:
    """Say whose weight the counted members carry, and by which factor."""
    outcome = telling.outcome
    if outcome.factor == 1 or outcome.status != "scored" or telling.item.score is not None:
        return
    pen = telling.counting
    everything = pen.number(sum((each.weight for each in outcome.members), Fraction(0)))
    divisor = as_divisor(pen.number(sum((each.weight for each in outcome.members if each.counted), Fraction(0))))
    equation = equal(f"{everything} / {divisor}", number_text(outcome.factor))
    lines = [Line(telling.say("rescaled_by", equation=equation), kind="values")]
    for each in outcome.members:
        if not each.counted and each.weight:
            why = reason_text(telling.whole.of(each.name))
            text = telling.say("left_out", name=each.name, weight=pen.number(each.weight), why=why)
            lines.append(Line(text))
    for each in outcome.members:
        if each.inherits:
            lines.append(Line(telling.say("not_stretched", name=each.name, bonus=_bonus_text(telling, each))))
    yield telling.lines("rescale", tuple(lines), outcome.factor)


def _bonus_text(telling: Telling, member: Member) -> str:
    """Write the bonuses that the members of a group, and theirs, brought it."""
    brought = list(_brought(telling, member))
    listed = " + ".join(telling.counting.term(each.bonus) for each in brought)
    names = telling.say("comma").join(each.name for each in brought)
    bonus = total(each.bonus for each in brought)
    words = equal(listed, telling.counting.score(bonus)) if len(brought) > 1 else alone(listed)
    words = telling.say("with_reason", words=words, reason=names)
    points = alone(telling.counting.score(member.points))
    return words if member.own else telling.say("limited_to", arithmetic=words, limit=points)


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
        group = telling.whole.of(at)
        if group.outcome.reason is not None:
            key = "uncounted" if group.outcome.status == "dropped" else "uncounted_by_policy"
            return telling.say(key, name=at, policy=policy_words(group))
        at = outcomes[at].item.parent
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
        return failed.because or condition, place_text(failed.span)
    if reason.name is None:
        return telling.say("nothing_counted"), place_text(reason.span)
    known = telling.card.model.inputs.get(reason.name)
    lacking = None if reason.kind == "missing" else NOT_APPLICABLE
    actual = telling.card.detail.actuals.get(reason.name)
    listed = known is not None and isinstance(actual, tuple) and lacking in actual
    if known is None or (actual is not lacking and not listed):
        read = telling.card.detail.outcomes.get(reason.name)
        dropped = read is not None and read.reason is not None and read.reason.kind == "missing"
        key = "item_dropped" if dropped else "item_not_scored"
        return telling.say(key, name=reason.name), place_text(reason.span)
    name = f"{reason.name} ({known.title})" if known.title and known.title != reason.name else reason.name
    key = "no_value" if reason.kind == "missing" else "does_not_apply"
    return telling.say(f"{key}_in" if listed else key, name=name), place_text(reason.span)


def _failed_lines(telling: Telling) -> Iterator[Line]:
    """Give the condition of the `require` that failed, where its reason stands in its place."""
    failed = _failed(telling)
    if failed is not None:
        if failed.because:
            yield Line(telling.formula.condition(failed.condition), kind="condition")
        yield from telling.formula.behind(failed.condition)


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
