"""Turn diagnostics into those of the protocol, and their edits into actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from lsprotocol import types

from indicrules.files.parcel import Texts
from indicrules.lsp.session import Open, Session
from indicrules.syntax import tree
from indicrules.text.codes import page_of
from indicrules.text.diagnostic import Diagnostic, moved
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.sentence import label, say
from indicrules.text.source import Source, Span

FIX_ALL = "source.fixAll.indicrules"
"""The kind of the action that writes all edits that are certain, as editors ask for it when they save."""

_WEIGHTS = MappingProxyType(
    {
        "error": types.DiagnosticSeverity.Error,
        "warning": types.DiagnosticSeverity.Warning,
        "note": types.DiagnosticSeverity.Information,
    }
)
# What an editor may draw faint, since it could as well be left out.
_UNNEEDED = frozenset(
    {"unread-input", "input-never-read", "param-never-read", "metric-never-read", "method-never-used", "allow-unused",
     "unreachable-row", "grade-never-given", "otherwise-never-reached", "row-taken-together", "limit-never-acts"}
)  # fmt: skip


def told(found: Open, session: Session) -> list[types.Diagnostic]:
    """Give all that is to be said of a document."""
    return [_told(each, found, session) for each in _said(found, session)]


def _said(found: Open, session: Session) -> tuple[Diagnostic, ...]:
    """Give what is to be said of a text; of one that is no ruleset alone, what is said of it where it is used."""
    document = found.document
    said = session.judged(document, document.diagnostics)
    path = document.path
    if path is None or not any(each.code == "no-ruleset" for each in said):
        return said
    user = session.user_of(found)
    if user is None:
        return said
    used = user.used[path]
    return tuple(
        _brought(each, used, document.source)
        for each in session.judged(user, user.diagnostics)
        if each.span is not None and each.span.source == used and used.text == document.source.text
    )


def _brought(diagnostic: Diagnostic, used: Source, own: Source) -> Diagnostic:
    """Give what is said of a used file with its places in that file as it is open."""
    return moved(diagnostic, lambda span: Span(own, span.start, span.end) if span.source == used else span)


def actions(
    found: Open, session: Session, wanted: types.Range, only: Sequence[str] | None = None
) -> Iterator[types.CodeAction]:
    """Give the edits of what is said of a stretch of a document, each as an action of its own.

    `only` are the kinds of actions that are asked for, each with those below it. All certain edits at once are given to
    who asks for them alone.
    """
    if only is None or _is_among(types.CodeActionKind.QuickFix.value, only):
        yield from _fixes(found, session, wanted)
    if only is not None and _is_among(FIX_ALL, only):
        every = _all_mended(found, session)
        if every is not None:
            yield every


def _is_among(kind: str, only: Sequence[str]) -> bool:
    return any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)


def _fixes(found: Open, session: Session, wanted: types.Range) -> Iterator[types.CodeAction]:
    lines = found.lines(session.encoding)
    start, end = lines.offset(wanted.start), lines.offset(wanted.end)
    for each in _said(found, session):
        span = each.span
        if span is None or not each.edits or span.source.file is not found.document.source.file:
            continue
        if span.start <= end and span.end >= start:
            hint = each.hint_in(session.language)
            yield types.CodeAction(
                title=hint or each.message_in(session.language),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[_told(each, found, session)],
                is_preferred=True,
                edit=_edit(each, found, session),
            )


def _all_mended(found: Open, session: Session) -> types.CodeAction | None:
    """Give all edits of a document that are certain as one action; None where there are none."""
    from indicrules.lint.mend import mend  # only who asks for it needs it

    document = found.document

    def said(texts: Texts) -> tuple[Diagnostic, ...]:
        text = texts[0][2]
        return session.judged(document, document.with_text(text).diagnostics)

    before = document.source.text  # without the mark that a file may open with
    after = mend((("", document.name, before), ()), said).texts[0][2]
    if after == before:
        return None
    mark = len(document.text) - len(before)
    start = _alike(before, after)
    same = _alike(before[start:][::-1], after[start:][::-1])
    place = found.lines(session.encoding).range(mark + start, mark + len(before) - same)
    edit = types.TextEdit(place, after[start : len(after) - same])
    title = say("editor.fix-all").told(session.language)
    return types.CodeAction(title, FIX_ALL, edit=types.WorkspaceEdit(changes={found.uri: [edit]}))


def _alike(one: str, other: str) -> int:
    """Give how many characters two texts begin with alike."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def _edit(diagnostic: Diagnostic, found: Open, session: Session) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = {}
    for each in diagnostic.edits:
        place = session.place(found, each.span)
        if place is not None:
            changes.setdefault(place.uri, []).append(types.TextEdit(place.range, each.replacement))
    return types.WorkspaceEdit(changes=changes)


def _told(diagnostic: Diagnostic, found: Open, session: Session) -> types.Diagnostic:
    language, code = session.language, diagnostic.code
    message, hint = diagnostic.message_in(language), diagnostic.hint_in(language)
    span = diagnostic.span
    if span is not None and span.source.file is not found.document.source.file:
        message = f"{span.place}: {message}"
    if hint is not None:
        message += f"\n{label('label.hint', language)}{hint}"
    return types.Diagnostic(
        range=_range(span, found, session),
        message=message,
        severity=_WEIGHTS[diagnostic.severity],
        code=code,
        code_description=types.CodeDescription(page_of(code)),
        source="indicrules",
        tags=[types.DiagnosticTag.Unnecessary] if code in _UNNEEDED else None,
        related_information=list(_related(diagnostic, found, session)) or None,
    )


def _range(span: Span | None, found: Open, session: Session) -> types.Range:
    """Give the place of a diagnostic; of one that lies in a used file the line that uses it."""
    lines, document = found.lines(session.encoding), found.document
    if span is None:
        return lines.range(0, 0)
    if span.source.file is document.source.file:
        return lines.of(document.place(span))
    stem = span.source.name.rpartition("/")[2].removesuffix(RULESET_ENDING)
    uses: Iterable[tree.UseBlock] = (each for each in document.blocks if isinstance(each, tree.UseBlock))
    use = next((each for each in uses if stem in each.path), None)
    return lines.range(0, 0) if use is None else lines.of(document.place(use.span))


def _related(diagnostic: Diagnostic, found: Open, session: Session) -> Iterator[types.DiagnosticRelatedInformation]:
    for each in diagnostic.secondary:
        place = session.place(found, each.span)
        if place is not None:
            yield types.DiagnosticRelatedInformation(place, each.label_in(session.language))
