"""Leave out of what lints find what an author allows, and tell of comments that allow nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from indicrules.lint.allowed import Allowed, allowed_in
from indicrules.lint.row import Finding, Lint
from indicrules.syntax.repair.spelling import nearest
from indicrules.text.codes import CODES, LINTS
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

_TABLE = pattern(r'[ \t]*(?:table|表)[ \t][^"#]*"([^"]+)"')  # with its rows in a file of its own
_UNKNOWN = Lint("allow-unknown-code", "warning", safe=True)
_UNREASONED = Lint("allow-without-reason", "warning")
_UNUSED = Lint("allow-unused", "warning", safe=True)

LINTS_OF_COMMENTS = (_UNKNOWN, _UNREASONED, _UNUSED)
_OWN = frozenset(each.code for each in LINTS_OF_COMMENTS)


def unsilenced(found: Iterable[Diagnostic], sources: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """Give what no comment of the texts allows, and what is wrong with such comments, which may be allowed too.

    The ruleset's own text stands first. Whether a comment of another is of use is for all its users together to say,
    and is not told; what is found in the sheet of a table is allowed over that table, or over the whole file.
    """
    listed, texts = tuple(found), tuple(sources)
    allowed = tuple(each for source in texts for each in allowed_in(source))
    if not allowed:
        return listed
    own = [each for each in allowed if each.span.source is texts[0]]
    inside = {id(source) for source in texts}
    found_in_sheets = [each for each in listed if _source(each) not in inside]
    reached = {id(one): [each for each in found_in_sheets if _reaches(one, each, texts[0])] for one in allowed}
    of_sheets = {id(each) for found in reached.values() for each in found}
    told = [*_told(each for each in allowed if each.code not in LINTS), *_unreasoned(allowed)]
    lints = [each for each in own if each.code in LINTS and not reached[id(each)]]
    told += _unused((each for each in lints if each.code not in _OWN), listed)
    told += _unused((each for each in lints if each.code in _OWN), told)
    left = (each for each in (*listed, *told) if id(each) not in of_sheets)
    by_code: dict[str, list[Allowed]] = {}
    for one in allowed:
        by_code.setdefault(one.code, []).append(one)
    return tuple(each for each in left if not any(one.silences(each) for one in by_code.get(each.code, ())))


def _reaches(allowed: Allowed, diagnostic: Diagnostic, own: Source) -> bool:
    """Tell whether a comment silences what is found in a sheet: one over a ruleset's own file, or over its table."""
    if diagnostic.code != allowed.code or diagnostic.span is None:
        return False
    if allowed.whole:
        return allowed.span.source is own
    source = allowed.span.source
    table = _TABLE.match(source.line_text(allowed.first))
    path = "" if table is None else posixpath.join(posixpath.dirname(source.name), table[1])
    return path != "" and posixpath.normpath(path) == posixpath.normpath(diagnostic.span.source.name)


def _source(diagnostic: Diagnostic) -> int:
    return 0 if diagnostic.span is None else id(diagnostic.span.source)


def _told(unknown: Iterable[Allowed]) -> Iterator[Diagnostic]:
    for each in unknown:
        near = nearest(each.code.lower(), LINTS)
        if each.code in CODES:
            said, advice = say("allow-unknown-code.error", code=each.code), say("allow-unknown-code.error.hint")
        else:
            said = say("allow-unknown-code", code=each.code)
            advice = say("hint.did-you-mean", word=near) if near is not None else say("allow-unknown-code.hint")
        edits = (Edit(each.span, near),) if near is not None and each.code not in CODES else ()
        yield _UNKNOWN.told(Finding(said, each.span, advice, edits=edits))


def _unreasoned(allowed: Iterable[Allowed]) -> Iterator[Diagnostic]:
    last: Span | None = None
    for each in allowed:
        if not each.because and each.comment is not last:
            said = say("allow-without-reason", code=each.code)
            yield _UNREASONED.told(Finding(said, each.comment, say("allow-without-reason.hint", code=each.code)))
        last = each.comment


def _unused(allowed: Iterable[Allowed], listed: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    by_code: dict[str, list[Diagnostic]] = {}
    for one in listed:
        by_code.setdefault(one.code, []).append(one)
    for each in allowed:
        if not any(map(each.silences, by_code.get(each.code, ()))):
            said = say("allow-unused", code=each.code)
            yield _UNUSED.told(Finding(said, each.span, say("allow-unused.hint"), edits=_taken_out(each)))


def _taken_out(allowed: Allowed) -> tuple[Edit, ...]:
    """Take a comment out with the blanks before it, and its line where nothing else stands there."""
    if not allowed.alone:
        return ()
    source, comment = allowed.comment.source, allowed.comment
    start, end = comment.start, comment.end
    while start and source.text[start - 1] in " \t\u3000":
        start -= 1
    if (not start or source.text[start - 1] == "\n") and source.text.startswith("\n", end):
        end += 1
    return (Edit(Span(source, start, end), ""),)
