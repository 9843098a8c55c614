"""Lints of what deductions and awards come to."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model.marks import mark_text
from indicrules.model.rules import Item
from indicrules.text.sentence import say


def _bound_above_full_mark(item: Item, view: View) -> Iterator[Finding]:
    """Find `up to 50` where there are no more than 10 points to take or give."""
    for each in item.adjustments:
        most = item.full if each.kind == "deduct" else item.ceiling
        if each.up_to is None or not most:
            continue
        least = view.fact(each.up_to, item).range.low
        if least is not None and least > most:
            full = mark_text(most, item.percent)
            key = "up-to-above-full-mark" if each.kind == "deduct" else "up-to-above-full-mark.award"
            said = say(key, written=each.up_to.span.words, full=full, name=item.name)
            yield Finding(said, each.up_to.span, say("up-to-above-full-mark.hint", full=full))


LINTS = (Lint("up-to-above-full-mark", "warning", _bound_above_full_mark),)
