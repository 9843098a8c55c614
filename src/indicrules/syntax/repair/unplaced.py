"""Turn a line that stands where it cannot into its report."""

from __future__ import annotations

from indicrules.language.clauses import FOREMOST
from indicrules.language.words import OPENERS
from indicrules.syntax.repair.wording import COMPARISONS
from indicrules.syntax.token import Line
from indicrules.text.diagnostic import Diagnostic, Edit, write_instead, write_instead_at
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span


def outside(line: Line, source: Source) -> Diagnostic:
    """Report a clause that no block stands above."""
    place = _opener(line, source)
    foremost = line.opener.kind in FOREMOST
    hint = say("clause-outside-block.ruleset-hint") if foremost else say("clause-outside-block.hint")
    return Diagnostic("clause-outside-block", say("clause-outside-block", word=place.text), place, hint)


def misplaced(line: Line, header: Line, source: Source) -> Diagnostic:
    """Report a clause under a block that has none."""
    place = _opener(line, source)
    word = _opener(header, source).text or header.opener.text  # nothing is written where a header was guessed
    said = say("misplaced-clause", word=place.text, block=word)
    return Diagnostic("misplaced-clause", said, place, say("misplaced-clause.hint"))


def no_clause(line: Line, source: Source) -> Diagnostic:
    """Report a line that opens a block, and stands among the clauses of another."""
    place = _opener(line, source)
    said, hint = say("misplaced-clause.opens-a-block", word=place.text), say("misplaced-clause.opens-a-block-hint")
    return Diagnostic("misplaced-clause", said, place, hint)


def no_header(place: Span, line: Span, misled: bool, meant: str) -> Diagnostic:
    """Report a line that should open a block; `misled`: and opens with the keyword of a clause."""
    if misled:
        return write_instead_at("lost-header", say("lost-header", text=place.text), place, line, meant)
    return write_instead_at("stray-row", say("stray-row", text=place.text), place, line, meant)


def at_end(place: Span, line: int) -> Diagnostic:
    """Report a keyword at the end of a line that opens the next, which begins at `line`."""
    start = place.start - len(place.source.text[: place.start]) + len(place.source.text[: place.start].rstrip(" \t"))
    edits = (
        Edit(Span(place.source, start, place.end), ""),
        Edit(Span(place.source, line, line), f"{place.text} "),
    )
    said, hint = (
        say("clause-on-its-own-line.at-end", word=place.text),
        say("hint.begin-a-line-before", word=f"`{place.text}`"),
    )
    return Diagnostic("clause-on-its-own-line", said, place, hint, edits=edits)


def no_example(line: Line, source: Source) -> Diagnostic:
    """Report a `given` that gives again what the example above gave."""
    place = _opener(line, source)
    return Diagnostic(
        "lost-header", say("lost-header.example", word=place.text), place, say("lost-header.example-hint")
    )


def in_remark(place: Span) -> Diagnostic:
    """Report a header that a remark swallows."""
    said, hint = (
        say("clause-on-its-own-line.remark", word=place.text),
        say("clause-on-its-own-line.remark-hint", word=place.text),
    )
    edits = (Edit(Span(place.source, place.start, place.start), "\n"),)
    return Diagnostic("clause-on-its-own-line", said, place, hint, edits=edits)


def stray_row(line: Line, source: Source) -> Diagnostic:
    """Report a line that opens with no keyword and is no row."""
    span = whole(line, source)
    said = say("stray-row", text=span.text)
    if line.opener.kind in COMPARISONS:
        return write_instead("stray-row", said, span, f"target {span.text}")
    word = line.tokens[1].text if len(line.tokens) == 3 else ""
    if word in OPENERS and line.opener.kind == "NUMBER":
        return write_instead("stray-row", said, span, f"{word} {line.opener.text}")
    if line.opener.kind == "STRING" and len(line.tokens) == 2 and line.indent < 2:
        return Diagnostic("stray-row", said, span, say("stray-row.example-hint", line=f"example {span.text}"))
    return Diagnostic("stray-row", say("stray-row.no-table", text=span.text), span, say("stray-row.no-table-hint"))


def rows_exceeded(rows: int, most: int, row: Line, source: Source) -> Diagnostic:
    """Report a table with too many rows."""
    said, hint = say("too-many-rows.under-clause", count=rows, most=most), say("too-many-rows.under-clause-hint")
    return Diagnostic("too-many-rows", said, whole(row, source), hint)


def whole(line: Line, source: Source) -> Span:
    """Give the place of a line's tokens."""
    return Span(source, line.tokens[0].start, line.tokens[-2].end)


def _opener(line: Line, source: Source) -> Span:
    return Span(source, line.opener.start, line.opener.end)
