"""Turn coverage into lines of text: how much of each item is reached, and what is not, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.exact.number import exact_text
from indicrules.explain.ink import Ink
from indicrules.explain.layout import pad, pad_left
from indicrules.proof.coverage import KINDS, Coverage, Share
from indicrules.proof.lacking import lacks
from indicrules.proof.points import Kind
from indicrules.text.render import visible
from indicrules.text.sentence import Language, Sentence, say
from indicrules.text.width import clip, display_width

HEADINGS: dict[Kind, Sentence] = {
    "clause": say("coverage.clauses"),
    "row": say("coverage.rows"),
    "branch": say("coverage.branches"),
    "boundary": say("coverage.boundaries"),
}
_WIDEST = 40  # columns of a name, or of a clause's own words


def coverage_text(coverage: Coverage, language: Language = "en", *, color: bool = False) -> str:
    """Write how much is reached, by item and kind, then what is not."""
    return "\n".join([*_table(coverage, language, Ink(color)), "", *_lacking(coverage, language, Ink(color))]) + "\n"


def percent_text(percent: Fraction) -> str:
    """Write a percentage with one decimal at most, cut and never rounded up to the whole."""
    return exact_text(percent * 10 // 1 / Fraction(10))


def whole_sentence(coverage: Coverage) -> Sentence:
    """Say how much of everything is reached."""
    share = coverage.share()
    return say("coverage.whole", percent=percent_text(share.percent), reached=share.reached, count=share.all)


def kinds_of(coverage: Coverage) -> tuple[Kind, ...]:
    """Give the kinds of point that there are."""
    return tuple(kind for kind in KINDS if coverage.share(kind).all)


def share_text(share: Share, language: Language) -> str:
    """Write `7 of 9`, a dash where there is nothing."""
    return say("coverage.of", reached=share.reached, count=share.all).told(language) if share.all else "–"


def owner_text(owner: str, language: Language) -> str:
    """Name what points belong to."""
    return owner or say("coverage.ruleset").told(language)


def _table(coverage: Coverage, language: Language, ink: Ink) -> Iterator[str]:
    yield ink("strong", whole_sentence(coverage).told(language))
    kinds = kinds_of(coverage)
    heads = [say("coverage.item").told(language), *(HEADINGS[kind].told(language) for kind in kinds)]
    rows = [heads]
    for owner in coverage.owners:
        name = clip(visible(owner_text(owner, language)), _WIDEST)
        rows.append([name, *(share_text(coverage.share(kind, owner), language) for kind in kinds)])
    rows.append(["", *(share_text(coverage.share(kind), language) for kind in kinds)])
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(heads))]
    for number, row in enumerate(rows):
        cells = [
            pad(row[0], widths[0]),
            *(pad_left(each, width) for each, width in zip(row[1:], widths[1:], strict=True)),
        ]
        line = f"  {'  '.join(cells)}".rstrip()
        yield ink("label", line) if number == 0 else line


def _lacking(coverage: Coverage, language: Language, ink: Ink) -> Iterator[str]:
    found = lacks(coverage.missed, language)
    if not found:
        yield f"{say('coverage.none-lacking').told(language)}"
        return
    yield say("coverage.lacking").told(language)
    places = max(display_width(each.span.place) for each in found)
    for each in found:
        words = "" if each.points[0].kind == "boundary" else f"{clip(visible(each.line), _WIDEST)}  "
        yield f"  {pad(visible(each.span.place), places)}  {words}{ink('lost', visible(each.said.told(language)))}"
