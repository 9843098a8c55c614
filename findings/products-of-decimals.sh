#!/usr/bin/env bash
# A column of weights times a column of percentages, both exact decimals, loses digits before anything is rounded.
#
# Guessed: the product of a decimal with two places and one with three has five, as SQL has it.
#
# Seen (Python 3.11, polars 2.1.0, DuckDB 2.0.1, pyarrow 26.0.1), of weights 0.15, 0.35, 0.50 and points 79.845,
# 33.333, 0.001, whose weighted total is exactly 23.6438:
# - DuckDB and Arrow give products of five places, and the total 23.64380;
# - polars gives products of three places, the greater of the two, each rounded half to even without a word: 11.97675
#   is 11.977, and the total is 23.644. Asked for a scale of five places first, either column is enough, it keeps all.
# The mean of decimals is a float in polars, as is their median; their sum is a decimal.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1

cat >"$folder/seen.py" <<'PY'
from decimal import Decimal

import duckdb
import polars
import pyarrow.compute

frame = polars.DataFrame(
    {
        "weight": [Decimal("0.15"), Decimal("0.35"), Decimal("0.50")],
        "points": [Decimal("79.845"), Decimal("33.333"), Decimal("0.001")],
    }
)
weight, points = polars.col("weight"), polars.col("points")
product = frame.select(product=weight * points)
longer = frame.select(total=(weight.cast(polars.Decimal(38, 5)) * points).sum())
table = frame.to_arrow()

print("polars", product.schema["product"].scale, *product["product"], product["product"].sum())
print("polars, longer first", longer.item())
print("polars, mean and median", *frame.select(points.mean().alias("mean"), points.median().alias("median")).dtypes)
print("DuckDB", duckdb.sql("select sum(weight * points) from frame").fetchall()[0][0])
exact = pyarrow.compute.multiply(table["weight"].cast(pyarrow.decimal128(18, 2)), table["points"].cast(pyarrow.decimal128(18, 3)))
print("Arrow", exact.type.scale, pyarrow.compute.sum(exact).as_py())
PY

cat >"$folder/expected" <<'TXT'
polars 3 11.977 11.667 0.000 23.644
polars, longer first 23.64380
polars, mean and median Float64 Float64
DuckDB 23.64380
Arrow 5 23.64380
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
