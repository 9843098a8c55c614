"""Turn what a check tells into the lines from which a GitHub workflow makes notes beside the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.cli.checked import STANDARD_INPUT, Checked
from indicrules.cli.speech import language
from indicrules.text.diagnostic import Diagnostic, Severity
from indicrules.text.render import visible
from indicrules.text.sentence import label

_COMMANDS: Mapping[Severity, str] = MappingProxyType({"error": "error", "warning": "warning", "note": "notice"})
_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = str.maketrans({**_TEXT, ":": "%3A", ",": "%2C"})
_MESSAGE = str.maketrans(_TEXT)


def annotation(diagnostic: Diagnostic, checked: Checked) -> str:
    """Give the line of one diagnostic; columns are told where it stands on one line, as they are else passed over."""
    span, hint = diagnostic.span, diagnostic.hint_in(language())
    place: dict[str, str | int] = {}
    if checked.path != "-":
        place["file"] = checked.path if span is None else checked.paths.get(span.source.name, span.source.name)
    elif span is not None and span.source.name != STANDARD_INPUT:
        place["file"] = checked.paths.get(span.source.name, span.source.name)
    if span is not None:
        line, column = span.source.position(span.start)
        end_line, end_column = span.source.position(span.end)
        place |= {"line": line, "endLine": end_line}
        if line == end_line:
            place |= {"col": column, "endColumn": end_column}
    place["title"] = diagnostic.code
    said = visible(diagnostic.message_in(language()))
    if hint is not None:
        said += f"\n{label('label.hint', language())}{visible(hint)}"
    listed = ",".join(f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in place.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{said.translate(_MESSAGE)}"
