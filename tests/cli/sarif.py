"""What SARIF 2.1.0 asks of the parts that `check` writes, as a schema that lets nothing else through."""

from __future__ import annotations

from typing import Any, Final


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_TEXT: Final = {"type": "string"}
_COUNT: Final = {"type": "integer", "minimum": 1}
_LEVEL: Final = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE: Final = _object({"text": _TEXT})
_REGION: Final = _object(
    {"startLine": _COUNT, "startColumn": _COUNT, "endLine": _COUNT, "endColumn": _COUNT}, snippet=_MESSAGE
)
_FILE: Final = _object({"uri": {"type": "string", "pattern": "^[!-~]+$"}}, uriBaseId={"const": "%SRCROOT%"})
_LOCATION: Final = _object({"physicalLocation": _object({"artifactLocation": _FILE}, region=_REGION)}, message=_MESSAGE)
_CHANGE: Final = _object(
    {
        "artifactLocation": _FILE,
        "replacements": _list(_object({"deletedRegion": _REGION, "insertedContent": _MESSAGE})),
    }
)
_RESULT: Final = _object(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _list(_LOCATION),
    },
    relatedLocations=_list(_LOCATION),
    fixes=_list(_object({"description": _MESSAGE, "artifactChanges": _list(_CHANGE)})),
)
_RULE: Final = _object(
    {
        "id": _TEXT,
        "shortDescription": _MESSAGE,
        "helpUri": {"type": "string", "pattern": "^https://"},
        "defaultConfiguration": _object({"level": _LEVEL}),
    }
)
_DRIVER: Final = _object({"name": _TEXT, "version": _TEXT, "informationUri": _TEXT, "rules": _list(_RULE)})
_INVOCATION: Final = _object(
    {
        "executionSuccessful": {"type": "boolean"},
        "toolExecutionNotifications": _list(_object({"level": _LEVEL, "message": _MESSAGE})),
    }
)

SCHEMA: Final = _object(
    {
        "$schema": _TEXT,
        "version": {"const": "2.1.0"},
        "runs": _list(
            _object(
                {
                    "tool": _object({"driver": _DRIVER}),
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": _list(_INVOCATION),
                    "results": _list(_RESULT),
                }
            )
        ),
    }
)
"""Its names, values and needed parts are those of the published schema."""
