"""Turn a line that stands where it cannot into its report."""

from __future__ import annotations

from indicrules.language.clauses import FOREMOST
from indicrules.language.words import OPENERS
from indicrules.syntax.repair.wording import COMPARISONS
from indicrules.syntax.token import Line
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span


def outside(line: Line, source: Source) -> Diagnostic:
    """Report a clause that no block stands above."""
    place = _opener(line, source)
    return Diagnostic(
        "clause-outside-block",
        f"`{place.text}` stands before the first block",
        place,
        'write `ruleset NAME "title"` above it'
        if line.opener.kind in FOREMOST
        else "put a block's line above it, as `indicator NAME`",
    )


def misplaced(line: Line, header: Line, source: Source) -> Diagnostic:
    """Report a clause under a block that has none."""
    place = _opener(line, source)
    word = _opener(header, source).text or header.opener.text  # nothing is written where a header was guessed
    return Diagnostic(
        "misplaced-clause",
        f"`{place.text}` cannot stand under `{word}`",
        place,
        "put it under the `indicator`, `group` or `ruleset` that it belongs to",
    )


def no_clause(line: Line, source: Source) -> Diagnostic:
    """Report a line that opens a block, and stands among the clauses of another."""
    place = _opener(line, source)
    return Diagnostic(
        "misplaced-clause",
        f"`{place.text}` opens a block, and stands among the clauses of another",
        place,
        "put it below them, or open the line with a clause, such as `weight` or `target`",
    )


def no_header(place: Span, misled: bool, meant: str) -> Diagnostic:
    """Report a line that should open a block; `misled`: and opens with the keyword of a clause."""
    if misled:
        return Diagnostic("lost-header", f"`{place.text}` stands where a block opens", place, f"write `{meant}`")
    return Diagnostic("stray-row", f"`{place.text}` opens with no keyword", place, f"write `{meant}`")


def at_end(place: Span) -> Diagnostic:
    """Report a keyword at the end of a line that opens the next."""
    message = f"`{place.text}` stands at the end of a line, and opens the next"
    return Diagnostic("clause-on-its-own-line", message, place, f"begin a new line before `{place.text}`")


def no_example(line: Line, source: Source) -> Diagnostic:
    """Report a `given` that gives again what the example above gave."""
    place = _opener(line, source)
    return Diagnostic(
        "lost-header",
        f"`{place.text}` gives again what is given above",
        place,
        'if another example begins here, write its line `example "title"` above it',
    )


def in_remark(place: Span) -> Diagnostic:
    """Report a header that a remark swallows."""
    word = place.text
    return Diagnostic(
        "clause-on-its-own-line",
        f"`{word}` stands in a remark, and its clauses below it",
        place,
        f"begin a new line with `{word}`",
    )


def stray_row(line: Line, source: Source) -> Diagnostic:
    """Report a line that opens with no keyword and is no row."""
    span = whole(line, source)
    message = f"`{span.text}` opens with no keyword"
    if line.opener.kind in COMPARISONS:
        return Diagnostic("stray-row", message, span, f"write `target {span.text}`")
    word = line.tokens[1].text if len(line.tokens) == 3 else ""
    if word in OPENERS and line.opener.kind == "NUMBER":
        return Diagnostic("stray-row", message, span, f"write `{word} {line.opener.text}`")
    if line.opener.kind == "STRING" and len(line.tokens) == 2 and line.indent < 2:
        return Diagnostic("stray-row", message, span, f"write `example {span.text}`, or join it to the line above")
    return Diagnostic(
        "stray-row",
        f"{message}, and belongs to no table above it",
        span,
        "open the line with a clause, as `score`, or put the head of a table above it, as `score match …`",
    )


def rows_exceeded(rows: int, most: int, row: Line, source: Source) -> Diagnostic:
    """Report a table with too many rows."""
    return Diagnostic(
        "too-many-rows",
        f"the table has {rows} rows, more than {most}",
        whole(row, source),
        "split it by a `when`, use `interpolate(…)`, or look the values up in a `table`",
    )


def whole(line: Line, source: Source) -> Span:
    """Give the place of a line's tokens."""
    return Span(source, line.tokens[0].start, line.tokens[-2].end)


def _opener(line: Line, source: Source) -> Span:
    return Span(source, line.opener.start, line.opener.end)
