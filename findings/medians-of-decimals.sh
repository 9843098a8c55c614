#!/usr/bin/env bash
# The median of two judges' marks, both exact decimals, is cut to the places of the marks.
#
# Guessed: between two decimals DuckDB gives the middle with the place it needs, or a double, as for the mean.
#
# Seen (Python 3.11, DuckDB 2.0.1, polars 2.1.0, pyarrow 26.0.1), of DECIMAL(4,1) columns:
# - DuckDB's median, quantile_cont and list_median stay DECIMAL(4,1) and drop what does not fit, toward zero: of 8.1 and
#   9.2 they give 8.6, of 8.1 and 9.4 8.7, of −8.1 and −9.4 −8.7. The mean is a DOUBLE, 8.65. The median absolute
#   deviation of 0.1 and 0.2 is 0.0. Cast to one place more first, the median is whole: 8.65.
# - polars gives the double 8.65, Arrow's quantile as well.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1

cat >"$folder/seen.py" <<'PY'
from decimal import Decimal

import duckdb
import polars
import pyarrow
import pyarrow.compute

ASKED = "median(m), quantile_cont(m, 0.5), typeof(median(m)), avg(m), median(m::decimal(5, 2))"

for one, other in (("8.1", "9.2"), ("8.1", "9.4"), ("-8.1", "-9.4")):
    marks = pyarrow.table({"m": pyarrow.array([Decimal(one), Decimal(other)], pyarrow.decimal128(4, 1))})
    print("DuckDB", one, other, *duckdb.sql(f"select {ASKED} from marks").fetchall()[0])
    middle = pyarrow.compute.quantile(marks["m"], q=0.5)[0].as_py()
    print("polars, Arrow", polars.from_arrow(marks)["m"].median(), middle)
print("DuckDB, list", duckdb.sql("select list_median([8.1, 9.2]::decimal(4, 1)[])").fetchall()[0][0])
print("DuckDB, deviation", duckdb.sql("select mad(m) from (values (0.1::decimal(4, 1)), (0.2)) as t(m)").fetchall()[0][0])
PY

cat >"$folder/expected" <<'TXT'
DuckDB 8.1 9.2 8.6 8.6 DECIMAL(4,1) 8.65 8.65
polars, Arrow 8.65 8.65
DuckDB 8.1 9.4 8.7 8.7 DECIMAL(4,1) 8.75 8.75
polars, Arrow 8.75 8.75
DuckDB -8.1 -9.4 -8.7 -8.7 DECIMAL(4,1) -8.75 -8.75
polars, Arrow -8.75 -8.75
DuckDB, list 8.6
DuckDB, deviation 0.0
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
