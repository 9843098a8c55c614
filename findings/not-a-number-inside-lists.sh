#!/usr/bin/env bash
# A mark that is not a number, in a list of marks in a pandas column, is missing wherever the column goes.
#
# Guessed: pandas' NaN stands for a missing value in a column of floats; inside the lists of an object column it is a
# float like any other and arrives as one, so that the mean of the list is NaN.
#
# Seen (Python 3.11, pandas 3.1.1, pyarrow 26.0.1, polars 2.1.0, DuckDB 2.0.1), of the lists [1, NaN] and [2]:
# - Arrow's Table.from_pandas, pandas' own to_parquet, polars' from_pandas and DuckDB reading the frame give [1, null]:
#   the mean of the rest is 1, without a word, where Python's is NaN.
# - The same lists handed over without the frame, to pyarrow.array and polars.DataFrame, keep the NaN, and their mean is
#   NaN.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1 polars==2.1.0 duckdb==2.0.1

cat >"$folder/seen.py" <<'PY'
import sys

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet

LISTS = [[1.0, float("nan")], [2.0]]
frame = pandas.DataFrame({"marks": LISTS})
frame.to_parquet(sys.argv[1])


def mean(lists):
    return polars.Series(lists).list.mean().to_list()


for name, found in {
    "Table.from_pandas": pyarrow.Table.from_pandas(frame)["marks"].to_pylist(),
    "to_parquet": pyarrow.parquet.read_table(sys.argv[1])["marks"].to_pylist(),
    "polars.from_pandas": polars.from_pandas(frame)["marks"].to_list(),
    "DuckDB": [row[0] for row in duckdb.sql("select marks from frame").fetchall()],
    "pyarrow.array": pyarrow.array(LISTS).to_pylist(),
    "polars.DataFrame": polars.DataFrame({"marks": LISTS})["marks"].to_list(),
}.items():
    print(name, found, mean(found))
PY

cat >"$folder/expected" <<'TXT'
Table.from_pandas [[1.0, None], [2.0]] [1.0, 2.0]
to_parquet [[1.0, None], [2.0]] [1.0, 2.0]
polars.from_pandas [[1.0, None], [2.0]] [1.0, 2.0]
DuckDB [[1.0, None], [2.0]] [1.0, 2.0]
pyarrow.array [[1.0, nan], [2.0]] [nan, 2.0]
polars.DataFrame [[1.0, nan], [2.0]] [nan, 2.0]
TXT

"$folder/venv/bin/python" "$folder/seen.py" "$folder/marks.parquet" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
