"""Find what members were meant to weigh whose weights do not add up, where there is one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from indicrules.exact.number import sum_of
from indicrules.model.clauses import Draft
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source

_Mended: TypeAlias = tuple[Sentence, tuple[Edit, ...]]
_WHOLE = 100  # of which parts of 1 are taken


def repaired(
    members: Sequence[Draft], full: Fraction, together: Fraction, source: Source, *, listed: str, word: str
) -> _Mended | None:
    """Give what to write, and the edits: equal shares for equal weights, or for those that were rounded; parts of 1.

    `listed` is the sum as it stands, `word` the keyword of the full mark.
    """
    written = [_written(each) for each in members]
    weighed = [
        (value, each.weight)
        for each, value in zip(members, written, strict=True)
        if value is not None and each.weight is not None
    ]
    if len(weighed) < 2 or any(value.span.source.file is not source.file for value, _ in weighed):
        return None
    shown, sum_ = members[0].marked(full), members[0].marked(together)
    alike = _rounded_shares(weighed, full, together)
    if alike:
        edits = tuple(Edit(each.span, "equal") for each in alike)
        if len(alike) == len(members):
            return say("weights-do-not-sum.equal", listed=listed, full=shown, word=word, sum=sum_), edits
        return say("weights-do-not-sum.rounded", listed=listed, sum=sum_, weight=alike[0].span.words), edits
    if together == 1 and full == _WHOLE:
        parts = [(value.span, members[0].marked(weight * _WHOLE)) for value, weight in weighed]
        hint = say("weights-do-not-sum.parts", listed=listed, weights=tuple(f"`weight {text}`" for _, text in parts))
        return hint, tuple(Edit(span, text) for span, text in parts)
    return None


def blamed(full: Fraction | None, members: Sequence[Draft], below: Mapping[str, Sequence[Draft]]) -> frozenset[str]:
    """Name the groups whose weights, were they the sums of their members', would let the weights beside add up too.

    `full` is what these add up to then, `below` what is in each group. They are all that disagree with their members,
    or the one of these that explains it; none where the weights add up, or the fault may lie elsewhere.
    """
    lacking = None if full is None else _missing(members, full)
    if not lacking:
        return frozenset()
    more = {
        each.block.name: -(_missing(below[each.block.name], each.weight) or 0)
        for each in members
        if each.weight is not None and each.score is None and each.out_of is None and below.get(each.block.name)
    }
    wrong = {name: each for name, each in more.items() if each}
    if sum(wrong.values()) == lacking:
        return frozenset(wrong)
    found = [name for name, each in wrong.items() if each == lacking]
    return frozenset(found if len(found) == 1 else ())


def as_below(draft: Draft, together: Fraction, source: Source, *, listed: str, parent: str) -> _Mended | None:
    """Give what to write, and the edit, where a group's weight alone is wrong: the sum of its members'."""
    value = _written(draft)
    if value is None or value.span.source.file is not source.file:
        return None
    weight = draft.marked(together)
    hint = say("weights-do-not-sum.moved", listed=listed, sum=weight, parent=parent)
    return hint, (Edit(value.span, weight),)


def _missing(members: Sequence[Draft], full: Fraction) -> Fraction | None:
    """Give how much the weights of members lack of a full mark; None where one has none of its own."""
    if any(each.weight is None and each.bonus is None for each in members):
        return None
    return full - sum_of(each.weight for each in members if each.weight is not None)


def _written(draft: Draft) -> tree.Expression | None:
    """Give what an item says that it weighs; None where it takes an equal share, or says nothing."""
    return next((each.value for each in draft.block.clauses if isinstance(each, tree.Weight)), None)


def _rounded_shares(
    weighed: Sequence[tuple[tree.Expression, Fraction]], full: Fraction, together: Fraction
) -> Sequence[tree.Expression]:
    """Give the weights that are all of one size and, but for a rounding, what the others leave in equal parts."""
    value, many = Counter(weight for _, weight in weighed).most_common(1)[0]
    alike = [written for written, weight in weighed if weight == value]
    if many < 2 or many == len(weighed):
        return alike if many > 1 else ()
    number = alike[0]
    if not isinstance(number, tree.Number) or not number.value:
        return ()
    share = (full - (together - value * many)) / many
    last_digit = value / number.value / 10 ** len(number.span.text.rstrip("%％").strip().partition(".")[2])
    return alike if share > 0 and abs(share - value) <= last_digit / 2 else ()
