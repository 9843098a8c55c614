#!/usr/bin/env bash
# A column in which the first deadline is a date and the next has a time of day: whose time is lost on the way to columns.
#
# Guessed: a list of a date and a datetime becomes a column of timestamps, or is refused; nobody drops the time unasked.
#
# Seen (pyarrow 26.0.1, polars 2.1.0, duckdb 2.0.1, pandas 3.1.1, Python 3.11): it depends on the tool and on the order.
# - pyarrow takes the type of the first: date first gives date32 and drops 18:30 without a word, from a list and from an
#   object column of pandas alike; datetime first is an error about a conversion to int.
# - polars refuses both orders, and with strict=False takes the wider type. DuckDB takes the wider type from pandas.
# Whether something was done by a day may hang on the time that is dropped: such columns want to be read cell by cell.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    pyarrow==26.0.1 polars==2.1.0 duckdb==2.0.1 pandas==3.1.1 numpy==2.4.6

cat >"$folder/seen.py" <<'PY'
from datetime import date, datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

dated = [date(2024, 12, 31), datetime(2024, 12, 31, 18, 30)]
frame = pd.DataFrame({"done": pd.Series(dated, dtype=object)})


def said(name, work):
    try:
        print(name, *work())
    except (TypeError, pa.ArrowException) as refused:
        print(name, type(refused).__name__)


def arrow(column):
    return column.type, *map(str, column.to_pylist())


def of_polars(column):
    return column.dtype, *map(str, column.to_list())


said("pyarrow, date first:", lambda: arrow(pa.array(dated)))
said("pyarrow, time first:", lambda: arrow(pa.array(dated[::-1])))
said("pyarrow from pandas:", lambda: arrow(pa.Table.from_pandas(frame)["done"]))
said("polars, date first:", lambda: of_polars(pl.Series(dated)))
said("polars, time first:", lambda: of_polars(pl.Series(dated[::-1])))
said("polars, not strict:", lambda: of_polars(pl.Series(dated, strict=False)))
said("duckdb from pandas:", lambda: map(str, *zip(*duckdb.sql("select done from frame").fetchall())))
PY
"$folder/venv/bin/python" "$folder/seen.py" >"$folder/seen"

cat >"$folder/expected" <<'SEEN'
pyarrow, date first: date32[day] 2024-12-31 2024-12-31
pyarrow, time first: ArrowTypeError
pyarrow from pandas: date32[day] 2024-12-31 2024-12-31
polars, date first: TypeError
polars, time first: TypeError
polars, not strict: Datetime(time_unit='us', time_zone=None) 2024-12-31 00:00:00 2024-12-31 18:30:00
duckdb from pandas: 2024-12-31 00:00:00 2024-12-31 18:30:00
SEEN
cat "$folder/seen"
diff "$folder/expected" "$folder/seen"
