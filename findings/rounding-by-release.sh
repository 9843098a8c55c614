#!/usr/bin/env bash
# The same call, other cents after an upgrade: rounding a float score to two places in column engines.
#
# Guessed: how a library rounds halves is settled early and stays; who upgrades keeps their cents.
#
# Seen (Python 3.11):
# - polars 1.0.0 rounds halves away from zero, 2.1.0 to the even digit: 0.125 is 0.13, then 0.12. Neither takes a float for
#   the decimal that it is printed as: 1.005 is 1.0 in both.
# - duckdb 1.0.0 casts a DOUBLE to DECIMAL as it is printed, half up: 0.285 is 0.29 and 1.005 is 1.01; in 2.0.1 the cast
#   gives 0.28 and 1.00. `round` of the DOUBLE has changed as well: 1.115 and 2.675 are 1.12 and 2.68, then 1.11 and 2.67.
# A published table of scores can only be redone with the release that made it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/seen.py" <<'PY'
import duckdb
import polars as pl

scores = [0.125, 0.285, 1.005, 1.115, 2.675]
print("scores", *scores)
print("polars", pl.__version__, *pl.Series(scores).round(2))
casts = ", ".join(f"cast({score}::double as decimal(18, 2))" for score in scores)
rounds = ", ".join(f"round({score}::double, 2)" for score in scores)
print("duckdb", duckdb.__version__, "cast ", *duckdb.sql(f"select {casts}").fetchall()[0])
print("duckdb", duckdb.__version__, "round", *duckdb.sql(f"select {rounds}").fetchall()[0])
PY

for versions in "polars==1.0.0 duckdb==1.0.0" "polars==2.1.0 duckdb==2.0.1"; do
    rm -rf "$folder/venv"
    python3 -m venv "$folder/venv"
    # shellcheck disable=SC2086 # two words
    "$folder/venv/bin/pip" install -q --disable-pip-version-check $versions
    "$folder/venv/bin/python" "$folder/seen.py" >>"$folder/seen"
done

cat >"$folder/expected" <<'SEEN'
scores 0.125 0.285 1.005 1.115 2.675
polars 1.0.0 0.13 0.28 1.0 1.12 2.68
duckdb 1.0.0 cast  0.13 0.29 1.01 1.12 2.68
duckdb 1.0.0 round 0.13 0.28 1.0 1.12 2.68
scores 0.125 0.285 1.005 1.115 2.675
polars 2.1.0 0.12 0.28 1.0 1.12 2.68
duckdb 2.0.1 cast  0.13 0.28 1.00 1.12 2.68
duckdb 2.0.1 round 0.13 0.28 1.0 1.11 2.67
SEEN
cat "$folder/seen"
diff "$folder/expected" "$folder/seen"
