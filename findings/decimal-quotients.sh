#!/usr/bin/env bash
# One completion, four meanings: what becomes of 2.00 ÷ 3.00 where columns are decimals of two places.
#
# Guessed: a column engine gives the quotient of two decimals more places than its operands have, rounded half up; so
# 20 × (2.00 ÷ 3.00) is 13.33 to the cent wherever it is computed, in whichever order.
#
# Seen (polars 2.1.0, pyarrow 26.0.1, duckdb 2.0.1, Python 3.11):
# - polars keeps the places of the dividend: 2.00 ÷ 3.00 is 0.67, so 20 × (2.00 ÷ 3.00) is 13.40 and (20 × 2.00) ÷ 3.00
#   is 13.33; a half goes to the even digit (1.00 ÷ 8.00 is 0.12).
# - Arrow gives places by the divisor's precision, and cuts: 0.66666666666 where precision is 10, 0.666666 where it is 5.
# - DuckDB leaves decimals: the quotient of two of them is a DOUBLE.
# A completion that is computed in columns before it is scored has lost cents already; hand over actual and target instead.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1 duckdb==2.0.1

cat >"$folder/seen.py" <<'PY'
from decimal import Decimal

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

row = {"weight": Decimal("20.00"), "actual": Decimal("2.00"), "target": Decimal("3.00"), "eight": Decimal("8.00")}
frame = pl.DataFrame([row], schema=dict.fromkeys(row, pl.Decimal(10, 2)))
weight, actual, target = pl.col("weight"), pl.col("actual"), pl.col("target")
found = frame.select(
    ratio=actual / target,
    first=weight * (actual / target),
    last=(weight * actual) / target,
    half=(actual / 2) / pl.col("eight"),
)
print("polars", found.schema["ratio"], *found.row(0))
for precision in (10, 5):
    type_ = pa.decimal128(precision, 2)
    ratio = pc.divide(pa.scalar(row["actual"], type_), pa.scalar(row["target"], type_))
    print("arrow", ratio.type, ratio)
print("duckdb", *duckdb.sql("select typeof(2.00::decimal(10, 2) / 3.00::decimal(10, 2))").fetchall()[0])
PY
"$folder/venv/bin/python" "$folder/seen.py" >"$folder/seen"

cat >"$folder/expected" <<'SEEN'
polars Decimal(precision=38, scale=2) 0.67 13.40 13.33 0.12
arrow decimal128(21, 11) 0.66666666666
arrow decimal128(11, 6) 0.666666
duckdb DOUBLE
SEEN
cat "$folder/seen"
diff "$folder/expected" "$folder/seen"
