"""Turn a report into Markdown: the explanation, with the waterfall as a table and the rules line by line."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.explain.escapes import inline
from indicrules.explain.markdown import markdown as explained
from indicrules.explain.markdown import table
from indicrules.explain.messages import Words
from indicrules.report.audited import Audited, delta_text
from indicrules.report.composed import Report
from indicrules.report.falling import Falling, signed
from indicrules.report.listing import points_of, took_text
from indicrules.report.rules import Ruled, Text
from indicrules.report.words import say
from indicrules.text.render import visible
from indicrules.text.sentence import Language


def markdown(report: Report) -> str:
    """Write the report as Markdown, with tables as GitHub has them."""
    lang = report.language
    first = [] if report.audited is None else [*_audit(report.audited, lang)]
    fallen = [] if report.falling is None else [*_falling(report.falling, Words(lang))]
    return explained(report.document, first=first, fallen=fallen, last=[*_rules(report, lang)])


def _audit(audited: Audited, lang: Language) -> Iterator[str]:
    yield f"## {say('audit', lang)}"
    yield ""
    yield inline(audited.counts)
    yield ""
    if not audited.findings:
        yield say("nothing_found", lang)
        yield ""
    for each in audited.findings:
        gap = f" ({inline(delta_text(each.delta, lang))})" if each.delta else ""
        yield f"- **{inline(each.label)}** `{each.code}` {inline(each.said)}{gap}"
        yield from (f"  - {inline(name + text)}" for name, text in each.under)
    for key, listed in (("holding", audited.holds), ("skipped", audited.skipped)):
        if listed:
            yield ""
            yield f"**{say(key, lang, count=str(len(listed)))}**"
            yield ""
            yield from (f"- {inline(each)}" for each in listed)
    yield ""


def _falling(falling: Falling, words: Words) -> Iterator[str]:
    lang = words.language
    yield f"## {say('from_full_to_total', lang)}"
    yield ""
    if not falling.steps:
        yield say("nothing_lost", lang)
        yield ""
        return
    rows = [
        (f"**{say('full', lang)}**", "", f"**{inline(falling.full_shown)}**"),
        *((inline(step.label), inline(signed(step.shown)), inline(step.left_shown)) for step in falling.steps),
        (f"**{say('total', lang)}**", "", f"**{inline(falling.total_shown)}**"),
    ]
    yield from table((words.label("item"), words.label("points_lost"), say("left", lang)), rows, "lrr")


def _rules(report: Report, lang: Language) -> Iterator[str]:
    points = points_of(report.document)
    yield f"## {say('rules', lang)}"
    yield ""
    yield say("rules_note_text", lang)
    yield ""
    for text in report.texts:
        fence = "`" * max(3, _longest_run(text) + 1)
        yield f"**{inline(text.name)}**"
        yield ""
        yield f"{fence}text"
        width = len(str(len(text.lines)))
        for line in text.lines:
            took = [took_text("", points[each], lang) for each in line.took if each in points]
            yield _line(line, width, took)
        yield fence
        yield ""


def _line(line: Ruled, width: int, took: list[str]) -> str:
    mark = "▌" if line.fired else " "
    behind = f"    ← {', '.join(took)}" if took else ""
    return f"{line.number:>{width}} {mark} {visible(line.text)}{behind}".rstrip()


def _longest_run(text: Text) -> int:
    """Count the most backticks that follow each other."""
    longest = run = 0
    for each in "\n".join(line.text for line in text.lines):
        run = run + 1 if each == "`" else 0
        longest = max(longest, run)
    return longest
