"""Turn an audit in words into the first part of a page: its findings, the gravest first, then what holds."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.explain.html import linked
from indicrules.explain.markup import Markup
from indicrules.report.audited import Audited, Told, delta_text
from indicrules.report.words import say


def finding_list(audited: Audited, sections: frozenset[str], mark: Markup) -> Iterator[str]:
    """Draw the findings; `sections` are the items that they may lead to."""
    lang = mark.words.language
    yield f'<section class="long" id="audit"><h2>{mark(say("audit", lang))}</h2><p>{mark(audited.counts)}</p>'
    if audited.findings:
        yield '<ol class="found">'
        for each in audited.findings:
            yield from _finding(each, sections, mark)
        yield "</ol>"
    else:
        yield f"<p>{mark(say('nothing_found', lang))}</p>"
    for key, listed in (("holding", audited.holds), ("skipped", audited.skipped)):
        if listed:
            yield f'<details class="rest"><summary>{mark(say(key, lang, count=str(len(listed))))}</summary><ul>'
            yield from (f"<li>{mark.quoting(each)}</li>" for each in listed)
            yield "</ul></details>"
    yield "</section>"


def _finding(told: Told, sections: frozenset[str], mark: Markup) -> Iterator[str]:
    lang = mark.words.language
    gap = f'<span class="gap">{mark(delta_text(told.delta, lang))}</span>' if told.delta else ""
    yield f'<li class="{told.severity}"><p class="said"><strong>{mark(told.label)}</strong> '
    yield f"<span>{mark.quoting(told.said)}</span><code>{mark.plain(told.code)}</code>{gap}</p>"
    under = [f"<li>{mark(label)}{mark.quoting(text)}</li>" for label, text in told.under]
    under += [f"<li>{linked(told.name, told.title, sections, mark)}</li>"] if told.name in sections else []
    if under:
        yield '<ul class="under">'
        yield from under
        yield "</ul>"
    yield "</li>"
