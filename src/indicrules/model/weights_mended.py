"""Find what members were meant to weigh whose weights do not add up, where there is one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from indicrules.model.clauses import Draft
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source

_WHOLE = 100  # of which parts of 1 are taken


def repaired(
    members: Sequence[Draft], full: Fraction, together: Fraction, source: Source, *, listed: str, word: str
) -> tuple[Sentence, tuple[Edit, ...]] | None:
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
