"""Turn the tables of the language into those of the CodeMirror mode, which stand in its one file."""

from __future__ import annotations

import json
from typing import Any, Final

from indicrules.language import words
from indicrules.language.clauses import EQUATIONS, INSIDE, NAMING, POLICY_CLAUSES, ROUNDED
from indicrules.syntax.signs import MORE, NAME

_BEGIN: Final = "// generated from the tables of the language by `python editors/generate.py`\n"
_END: Final = "// end of what is generated\n"


def renewed(mode: str) -> str:
    """Give the text of the mode with the tables of today between its two marks."""
    before, _, rest = mode.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}const TABLES = {_written(_tables(), 3)}\n{_END}{after}"


def _written(content: Any, levels: int, indent: str = "") -> str:
    """Give data as JavaScript, objects of so many levels a line an entry."""
    if not levels or not isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False)
    inner = indent + "  "
    rows = [
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_written(each, levels - 1, inner)},\n"
        for key, each in content.items()
    ]
    return f"{{\n{''.join(rows)}{indent}}}"


def _tables() -> dict[str, Any]:
    roles = dict.fromkeys(each.role for each in words.KEYWORDS)
    return {
        "words": {
            role: {
                spelling: [each.english, each.kind]
                for each in words.KEYWORDS
                if each.role == role
                for spelling in (each.english, each.chinese)
            }
            for role in roles
        },
        "naming": sorted(NAMING),
        "inside": sorted(INSIDE),
        "policies": sorted(POLICY_CLAUSES),
        "equations": sorted(EQUATIONS),
        "rounded": sorted(ROUNDED),
        "name": _pattern(NAME),
        "more": _pattern(MORE).removesuffix("*"),
    }


def _pattern(python: str) -> str:
    """Write a pattern of letters for JavaScript, where `w` after a stroke stands for those of ASCII alone."""
    return python.replace(r"[^\W\d]", r"[\p{L}\p{Nl}\p{No}_]").replace(r"\w", r"\p{L}\p{N}_")
