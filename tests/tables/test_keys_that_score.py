"""Hold tables whose key column also brings a number: it tells rows apart as it is written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import indicrules
from indicrules.tables import stream
from indicrules.tables.read import files

RULESET = "ruleset r\n  missing zero\n  total 1\ninput a\nindicator x\n  weight 1\n  actual a\n  target >= 5\n"


def test_a_key_that_is_read_as_a_number_stays_a_text(tmp_path: Path) -> None:
    """Rows that are read as decimals and rows that are not come back in one column of texts."""
    path = tmp_path / "t.csv"
    path.write_text("a\n5\n2.50\n5 x\n", "utf-8")
    ruleset = indicrules.loads(RULESET)
    table = files.table_file(path)
    found = stream.scored(ruleset, table.reader(("a",)), key=("a",), workers=1).read_all()
    assert found["a"].to_pylist() == ["5", "2.50", "5 x"]
    assert found["total"].to_pylist() == [1, Decimal("0.5"), None]
