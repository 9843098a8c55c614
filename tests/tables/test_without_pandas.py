"""Tables are scored without pandas being loaded, which costs each worker of Spark memory and time."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pyarrow as pa

SCORED: Final = '''
import sys

class Loaded:
    def find_spec(self, name, path=None, target=None):
        if name == "pandas":
            sys.exit("pandas is asked for")

sys.meta_path.insert(0, Loaded())
import pyarrow
import pyarrow.ipc
import indicrules
from indicrules.tables.engines.freight import freight

text = """
ruleset r
  total 20
  grade A >= 8
  grade B otherwise
input x
indicator b
  weight 10
  target >= 100
indicator a
  weight 10
  score round(min(10, 2 * ln(x)), 0.01)
"""
batch = next(iter(pyarrow.ipc.open_stream(sys.stdin.buffer)))
for statuses in ("numbers", "words"):
    (scored,) = indicrules.loads(text).score_batches(batch, key="unit", statuses=statuses)
    print(freight(scored, 1, True).sent(scored).num_rows, scored.to_pylist()[1]["b.status"])
'''


def stream() -> bytes:
    """Give three departments, the last of which cannot be scored, as the bytes of an Arrow stream."""
    table = pa.table({"unit": [1, 2, 3], "b": [50.5, 100.0, None], "x": [1.0, 7.5, 2.0]})
    into = pa.BufferOutputStream()
    with pa.ipc.new_stream(into, table.schema) as writer:
        writer.write_table(table)
    return bytes(into.getvalue())


def test_scoring_and_packing_for_spark_load_no_pandas() -> None:
    """Numbers, blanks, rows for the exact evaluator, grades, statuses of both kinds: none of it asks for pandas."""
    ran = subprocess.run([sys.executable, "-c", SCORED], input=stream(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().split() == ["3", "0", "3", "ok"]
