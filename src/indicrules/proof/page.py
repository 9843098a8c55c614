"""Turn coverage into one page: how much is reached, and each file, its lines green or red with a count beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from indicrules.explain.markup import Markup, attribute
from indicrules.explain.messages import Words
from indicrules.explain.page import page
from indicrules.proof.coverage import Coverage
from indicrules.proof.lacking import lacks
from indicrules.proof.points import Point
from indicrules.proof.report import HEADINGS, kinds_of, owner_text, share_text, whole_sentence
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language, Sentence, say
from indicrules.text.source import Source

# Marks at the edge of a line tell what its colour does, for whoever does not see it and for paper without colours.
_STYLE = """
:root {
  --all: #e3f4e4; --some: #fdf3d3; --none: #fbe1de;
  --edge-all: #2f8f3a; --edge-some: #a57a00; --edge-none: #c0392b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --all: #16301b; --some: #362d10; --none: #3d1c19;
    --edge-all: #57b563; --edge-some: #d0a63a; --edge-none: #e9796d;
  }
}
.shares td, .shares th { padding-right: 1.2rem; } .shares, .lines { table-layout: auto; }
.lines { font-size: .85rem; } .lines td { padding-bottom: 0; padding-top: 0; }
.lines .at, .lines .count { color: var(--quiet); text-align: right; white-space: nowrap; width: 1%; }
.lines .words { border-left: 4px solid transparent; padding-left: .5rem; white-space: pre-wrap; width: 60%;
  font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; }
.lines thead th { white-space: nowrap; } .lines .said { color: var(--quiet); padding-left: .7rem; }
.lines .all .words { background: var(--all); border-left: 4px solid var(--edge-all); }
.lines .some .words { background: var(--some); border-left: 4px dashed var(--edge-some); }
.lines .none .words { background: var(--none); border-left: 4px double var(--edge-none); }
.lines .words { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
@media screen and (max-width: 44rem) {
  .shares { display: table; } .shares thead { display: table-header-group; }
  .shares tbody { display: table-row-group; } .shares tr { display: table-row; }
  .shares td, .shares th { padding-right: .5rem; } .shares .number { text-align: right; }
  .lines tr { border: 0; grid-template-columns: 2rem 1.5rem 1fr; padding: 0; }
  .lines .at { grid-column: 1; width: auto; } .lines .count { grid-column: 2; width: auto; }
  .lines .words { grid-column: 3; width: auto; } .lines .said { grid-column: 3; }
}
@media print {
  :root {
    --all: #e3f4e4; --some: #fdf3d3; --none: #fbe1de;
    --edge-all: #2f8f3a; --edge-some: #a57a00; --edge-none: #c0392b;
  }
  section { break-inside: auto; }
}
"""


@frozen
class Measured:
    """A ruleset, by the name that it goes by, and what its examples reach of it."""

    name: str
    coverage: Coverage


def coverage_page(measured: Sequence[Measured], language: Language = "en") -> str:
    """Write a page that needs no other file: of each ruleset how much is reached, then its files, line by line."""
    title = say("coverage.title").told(language)
    return page(title, language, _body(title, measured, language), _STYLE)


def _body(title: str, measured: Sequence[Measured], language: Language) -> Iterator[str]:
    mark = Markup(Words(language))
    yield f"<main><header><h1>{mark(title)}</h1></header>"
    for each in measured:
        yield "<section>"
        yield f'<div class="head"><h2>{mark(each.name)}</h2><p>{_told(whole_sentence(each.coverage), mark)}</p></div>'
        yield from _shares(each.coverage, mark)
        for source in dict.fromkeys(point.span.source for point, _ in each.coverage.points):
            yield from _lines(source, each.coverage, mark)
        yield "</section>"
    yield "</main>"


def _told(said: Sentence, mark: Markup) -> str:
    return mark(said.told(mark.words.language))


def _shares(coverage: Coverage, mark: Markup) -> Iterator[str]:
    kinds, language = kinds_of(coverage), mark.words.language
    yield '<table class="shares"><thead><tr>'
    yield f'<th scope="col">{_told(say("coverage.item"), mark)}</th>'
    yield from (f'<th scope="col" class="number">{_told(HEADINGS[kind], mark)}</th>' for kind in kinds)
    yield "</tr></thead><tbody>"
    for owner in coverage.owners:
        yield f'<tr><th scope="row">{mark(owner_text(owner, language))}</th>'
        yield from (
            f'<td class="number">{mark(share_text(coverage.share(kind, owner), language))}</td>' for kind in kinds
        )
        yield "</tr>"
    yield "</tbody></table>"


def _lines(source: Source, coverage: Coverage, mark: Markup) -> Iterator[str]:
    at = [(point.span.line, point, count) for point, count in coverage.points if point.span.source == source]
    by_line = {line: [(point, count) for _, point, count in found] for line, found in groupby(at, lambda each: each[0])}
    yield f"<h3>{mark(source.name)}</h3>"
    yield '<table class="lines"><thead><tr>'
    for heading in ("coverage.line", "coverage.count", "coverage.text", "coverage.lacking"):
        yield f'<th scope="col">{_told(say(heading), mark)}</th>'
    yield "</tr></thead><tbody>"
    for number, words in enumerate(source.text.splitlines(), 1):
        yield from _line(number, words, by_line.get(number, []), mark)
    yield "</tbody></table>"


def _line(number: int, words: str, found: Sequence[tuple[Point, int]], mark: Markup) -> Iterator[str]:
    reached = sum(count > 0 for _, count in found)
    look = "" if not found else "all" if reached == len(found) else "some" if reached else "none"
    most = str(max(count for _, count in found)) if found else ""
    language = mark.words.language
    missing = lacks((point for point, count in found if not count), language)
    said = "<br>".join(_told(each.said, mark) for each in missing)
    opened = f'<tr class="{look}" id="{attribute(f"line-{number}")}">' if look else "<tr>"
    yield f'{opened}<td class="at">{number}</td><td class="count">{most}</td>'
    yield f'<td class="words">{mark.plain(words)}</td><td class="said">{said}</td></tr>'
