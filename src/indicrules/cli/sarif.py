"""Turn what a check tells into SARIF 2.1.0, the form in which code hosts and editors take findings."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from indicrules.cli.checked import STANDARD_INPUT, Checked
from indicrules.cli.exits import CannotRun
from indicrules.cli.speech import language
from indicrules.lint.catalogue import CATALOGUE
from indicrules.text.codes import CODES, page_of
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.sentence import label
from indicrules.text.source import Span
from indicrules.text.version import HOME, VERSION

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[str, str] = MappingProxyType({"error": "error", "warning": "warning", "note": "note"})


def sarif(checks: Sequence[Checked], refused: Sequence[CannotRun]) -> dict[str, Any]:
    """Give one run: each code that is told as a rule, each diagnostic as a result with its place and its edits.

    Columns count characters, as Python does. Files in the working folder or below have relative addresses.
    """
    codes = sorted({each.code for one in checks for each in one.told})
    notices = [{"level": "error", "message": {"text": each.text}} for each in refused]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "indicrules",
                        "version": VERSION,
                        "informationUri": HOME,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not refused, "toolExecutionNotifications": notices}],
                "results": [_result(each, one, codes) for one in checks for each in one.told],
            }
        ],
    }


def address(path: str) -> dict[str, str]:
    """Give where a file is: from the working folder where it lies in it, as version control sees it, else whole."""
    if path == STANDARD_INPUT:
        return {"uri": "stdin"}
    absolute = Path(os.path.abspath(path))
    if absolute.is_relative_to(Path.cwd()):
        return {"uri": quote(absolute.relative_to(Path.cwd()).as_posix()), "uriBaseId": "%SRCROOT%"}
    return {"uri": absolute.as_uri()}


def _rule(code: str) -> dict[str, Any]:
    level = CATALOGUE[code].severity if code in CATALOGUE else "error"
    return {
        "id": code,
        "shortDescription": {"text": CODES[code]},
        "helpUri": page_of(code),
        "defaultConfiguration": {"level": _LEVELS[level]},
    }


def _result(diagnostic: Diagnostic, checked: Checked, codes: Sequence[str]) -> dict[str, Any]:
    hint = diagnostic.hint_in(language())
    text = diagnostic.message_in(language())
    if hint is not None:
        text += f"\n{label('label.hint', language())}{hint}"
    found: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic.span, checked)],
    }
    if diagnostic.secondary:
        found["relatedLocations"] = [
            {**_location(each.span, checked), "message": {"text": each.label_in(language())}}
            for each in diagnostic.secondary
        ]
    if diagnostic.edits:
        found["fixes"] = [_fix(diagnostic.edits, hint or text, checked)]
    return found


def _location(span: Span | None, checked: Checked) -> dict[str, Any]:
    path = checked.path if span is None else checked.paths.get(span.source.name, span.source.name)
    place: dict[str, Any] = {"artifactLocation": address(STANDARD_INPUT if path == "-" else path)}
    if span is not None:
        place["region"] = {**_region(span), **({"snippet": {"text": span.text}} if span.text else {})}
    return {"physicalLocation": place}


def _region(span: Span) -> dict[str, int]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(edits: Sequence[Edit], said: str, checked: Checked) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for each in edits:
        files.setdefault(each.span.source.name, []).append(each)
    return {
        "description": {"text": said},
        "artifactChanges": [
            {
                "artifactLocation": address(checked.paths.get(name, name)),
                "replacements": [
                    {"deletedRegion": _region(each.span), "insertedContent": {"text": each.replacement}}
                    for each in listed
                ],
            }
            for name, listed in files.items()
        ],
    }
