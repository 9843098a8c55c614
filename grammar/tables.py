"""Build the parse tables of `indicator.lark` anew, into the package or into the file that is named.

`python grammar/tables.py`, after each change to the grammar; needs the package and lark.
"""

from __future__ import annotations

import sys
from pathlib import Path

from indicrules.syntax.parse_tables import SHIPPED, dump_tables, grammar_text
from indicrules.syntax.parser import build_tables


def main(path: Path) -> None:
    """Write the tables to `path`; lark refuses a grammar with a conflict."""
    grammar = grammar_text()
    path.write_text(dump_tables(build_tables(grammar), grammar), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
