"""Turn the tables of the language into how VS Code indents, closes and comments rulesets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from indicrules.language.clauses import BLOCKS, CLAUSES


def configuration() -> dict[str, Any]:
    """Give the whole configuration."""
    pairs = [["(", ")"], ["（", "）"]]
    quotes = [['"', '"']]
    blocks = _spellings(row for row in BLOCKS if row.english != "use")
    bodies = _spellings(row for row in (*BLOCKS, *CLAUSES) if "body" in row.traits)
    return {
        "comments": {"lineComment": "#"},
        "brackets": pairs,
        "autoClosingPairs": [
            *({"open": opening, "close": closing, "notIn": ["string", "comment"]} for opening, closing in pairs),
            *({"open": opening, "close": closing, "notIn": ["string", "comment"]} for opening, closing in quotes),
            {"open": "“", "close": "”", "notIn": ["comment"]},
        ],
        "surroundingPairs": [*pairs, *quotes, ["“", "”"]],
        # A word is one of a name: letters of any script, digits and the marks that names may bear.
        "wordPattern": {"pattern": r"[\p{L}\p{M}\p{N}_·℃℉°]+", "flags": "u"},
        "indentationRules": {
            "increaseIndentPattern": rf"^(?:{blocks})[ \t].*$|^[ \t]+(?:{bodies})(?:[ \t]+(?:match|按)[ \t].*)?[ \t]*$",
            "decreaseIndentPattern": rf"^[ \t]*(?:{blocks})[ \t].*$",
        },
        "folding": {"offSide": True},
    }


def _spellings(rows: Iterable[Any]) -> str:
    return "|".join(re.escape(each).replace("\\ ", " ") for row in rows for each in (row.english, row.chinese))
