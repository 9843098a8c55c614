#!/usr/bin/env bash
# A cell that shows `#DIV/0!` in a spreadsheet comes out as a blank, a missing value or a text, by the reader's name.
#
# Guessed: an error is no blank. Readers give its text, as pandas must where it is not among the texts that it takes for
# missing (its list names `#N/A` and not `#DIV/0!`), or refuse the cell.
#
# Seen (Python 3.11, openpyxl 3.1.5, python-calamine 0.9.1, fastexcel 0.21.0, pandas 3.1.1, polars 2.1.0), of a rate of
# 0.9 beside an error of division by nothing and a cell left blank:
# - python-calamine gives the same empty text for the error and for the blank.
# - pandas gives NaN for both, by either reader. Told by `keep_default_na=False` to keep texts as they are, it gives NaN
#   for the error and an empty text for the blank by openpyxl, and an empty text for both by calamine.
# - polars gives null for both by its own reader; by openpyxl the error keeps its text and makes the whole column texts.
# - openpyxl alone tells them apart, by a text that is none: the kind of the cell is `e`.
# So a rate whose budget was 0 is scored by the rule for what was never handed in.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
  openpyxl==3.1.5 python-calamine==0.9.1 fastexcel==0.21.0 pandas==3.1.1 polars==2.1.0

cat >"$folder/seen.py" <<'PY'
import sys

import openpyxl
import pandas
import polars
import python_calamine

book = openpyxl.Workbook()
for row in (["unit", "rate"], ["a", 0.9], ["b", "#DIV/0!"], ["c", None]):
    book.active.append(row)
book.save(sys.argv[1])

cells = openpyxl.load_workbook(sys.argv[1]).active["B"][1:]
print("openpyxl", [(each.value, each.data_type) for each in cells])
rows = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print("python-calamine", [row[1] for row in rows[1:]])
for engine in ("openpyxl", "calamine"):
    print("pandas", engine, pandas.read_excel(sys.argv[1], engine=engine)["rate"].tolist())
    kept = pandas.read_excel(sys.argv[1], engine=engine, keep_default_na=False)["rate"].tolist()
    print("pandas", engine, "blanks kept", kept)
    print("polars", engine, polars.read_excel(sys.argv[1], engine=engine)["rate"].to_list())
PY

cat >"$folder/expected" <<'TXT'
openpyxl [(0.9, 'n'), ('#DIV/0!', 'e'), (None, 'n')]
python-calamine [0.9, '', '']
pandas openpyxl [0.9, nan, nan]
pandas openpyxl blanks kept [0.9, nan, '']
polars openpyxl ['0.9', '#DIV/0!', None]
pandas calamine [0.9, nan, nan]
pandas calamine blanks kept [0.9, '', '']
polars calamine [0.9, None, None]
TXT

"$folder/venv/bin/python" "$folder/seen.py" "$folder/rates.xlsx" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
