"""Turn the texts of the rules into a part of the page: each line with its number, and from whom it took points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from indicrules.explain.document import Document, Losses
from indicrules.explain.markup import Markup
from indicrules.report.ledgers import line_anchor
from indicrules.report.rules import Ruled, Text
from indicrules.report.words import say
from indicrules.text.sentence import Language

Points = Mapping[tuple[str | None, int], str]

_NAMELESS: Mapping[str, str] = MappingProxyType({})


def anchors(texts: tuple[Text, ...]) -> dict[tuple[str, int], str]:
    """Give what each line is linked by, by its file and number; of two files of one name those of the first."""
    found: dict[tuple[str, int], str] = {}
    for at, text in enumerate(texts):
        for line in text.lines:
            found.setdefault((text.name, line.number), f"rule-{at}-{line.number}")
    return found


def points_of(document: Document) -> dict[tuple[str | None, int], str]:
    """Give what each ledger line took, as it is printed, by its item and number."""
    whole = document.overview.blocks if document.overview is not None else ()
    told = [(None, whole), *((section.name, section.blocks) for section in document.sections)]
    return {
        (name, number): line.points
        for name, blocks in told
        for block in blocks
        if isinstance(block, Losses)
        for number, line in enumerate(block.lines)
    }


def listing(texts: tuple[Text, ...], points: Points, titles: Mapping[str, str], mark: Markup) -> Iterator[str]:
    """Draw the texts, the ruleset's own open and the others folded up; `titles` are those of items, by name."""
    lang = mark.words.language
    yield f"<p>{mark(say('rules_note', lang))}</p>"
    for at, text in enumerate(texts):
        yield f'<details class="file"{"" if at else " open"}><summary>{mark.plain(text.name)}</summary>'
        yield f'<table class="lines"><caption class="unseen">{mark.plain(text.name)}</caption>'
        yield '<thead class="unseen"><tr>'
        for key in ("line", "rule", "lost_here"):
            yield f'<th scope="col">{mark(say(key, lang))}</th>'
        yield "</tr></thead><tbody>"
        yield from (_line(at, line, points, titles, mark) for line in text.lines)
        yield "</tbody></table></details>"


def _line(at: int, line: Ruled, points: Points, titles: Mapping[str, str], mark: Markup) -> str:
    fired = ' class="fired"' if line.fired else ""
    seen = f'<span class="unseen">{mark(say("fired", mark.words.language))}</span>' if line.fired else ""
    told = [each for each in line.took if each in points]
    named = len({item for item, _ in told}) > 1  # one alone is that of the block
    links = " ".join(_back(item, number, points, titles if named else _NAMELESS, mark) for item, number in told)
    return (
        f'<tr{fired} id="rule-{at}-{line.number}"><td class="at">{line.number}{seen}</td>'
        f'<td class="words">{mark.plain(line.text)}</td><td class="took">{links}</td></tr>'
    )


def _back(item: str | None, number: int, points: Points, titles: Mapping[str, str], mark: Markup) -> str:
    lang = mark.words.language
    name = titles.get(item, "") if item is not None else say("whole", lang) if titles else ""
    said = took_text(name, points[item, number], lang)
    return f'<a href="#{line_anchor(item, number)}">{mark.plain(said)}</a>'


def took_text(name: str, shown: str, lang: Language) -> str:
    """Say what a line took, or gave, as it is printed, from the item of that name.

    >>> took_text("plots", "≈−0.5", "en"), took_text("", "7.50", "zh")
    ('plots gained ≈0.5', '扣 7.50')
    """
    near, digits = ("≈", shown[1:]) if shown.startswith("≈") else ("", shown)
    key = "gave" if digits.startswith("−") else "took"
    return say(key, lang, name=name, points=near + digits.removeprefix("−")).strip()
