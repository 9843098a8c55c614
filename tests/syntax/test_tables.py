"""Turn the grammar into tables again and compare them with the shipped ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from indicrules.language.words import KEYWORDS
from indicrules.syntax.builders import BUILDERS
from indicrules.syntax.parse_tables import SHIPPED, dump_tables, grammar_text, load_tables
from indicrules.syntax.parser import build_tables

ROOT = Path(__file__).parents[2]


def test_ruling_33_the_grammar_builds_without_conflict_and_the_shipped_tables_are_its_own() -> None:
    """A fresh build, which refuses conflicts, gives the very tables that the package ships."""
    grammar = grammar_text()
    assert dump_tables(build_tables(grammar), grammar) == SHIPPED.read_text(encoding="utf-8")


def test_a_command_builds_the_shipped_tables(tmp_path: Path) -> None:
    """What CONTRIBUTING names after a change to the grammar writes the very file that is shipped."""
    written = tmp_path / "tables.json"
    subprocess.run([sys.executable, ROOT / "grammar" / "tables.py", written], check=True)
    assert written.read_bytes() == SHIPPED.read_bytes()
    assert "python grammar/tables.py" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_tables_of_another_grammar_are_not_used() -> None:
    """A changed grammar is built anew."""
    assert load_tables(SHIPPED.read_text(encoding="utf-8"), grammar_text() + "\n") is None


def test_ruling_33_terminals_that_carry_meaning_are_named() -> None:
    """No terminal is known to the tables by a number."""
    tables = build_tables(grammar_text())
    assert not any(symbol.startswith("__ANON") for row in tables.actions for symbol in row)


def test_every_reduction_has_a_builder_and_every_builder_a_reduction() -> None:
    """Grammar and builders name the same nodes."""
    assert {rule.name for rule in build_tables(grammar_text()).rules if rule.name} == set(BUILDERS)


def test_every_block_clause_and_inline_word_is_a_terminal() -> None:
    """The keyword table and the grammar know the same words."""
    symbols = {symbol for row in build_tables(grammar_text()).actions for symbol in row}
    roles = ("block", "clause", "inline", "step", "policy", "mode", "type", "answer")
    assert {keyword.kind for keyword in KEYWORDS if keyword.role in roles} <= symbols | {"WARN"}
