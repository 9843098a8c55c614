#!/usr/bin/env bash
# A date that a Chinese Excel formatted with its own long date is a bare number to one reader, a date to another.
#
# Guessed: a cell whose number format is one of the built-in dates comes out as a date, as for format 14. The standard
# lists further built-in dates for Chinese, Japanese and Korean (27 to 36 and 50 to 58), which a workbook names by number
# alone; readers that know the standard's table know these.
#
# Seen (Python 3.11, openpyxl 3.1.5, python-calamine 0.9.1, fastexcel 0.21.0, pandas 3.1.1, polars 2.1.0), of 1 December
# 2023 by format 14 and by 27, 31 (`2023年12月1日` on the screen), 36, 50, 57 and 58:
# - openpyxl gives a date for format 14 alone. Of all others it says that their format is `General`, that they are no
#   dates, and that their value is 45261. pandas, whose reader it is unless another is named, gives the same.
# - python-calamine gives seven dates, and so does pandas by it.
# - polars, whose own reader is of the same family by way of fastexcel, gives one date and six numbers. By openpyxl it
#   refuses the column, in which a date stands above numbers, by an error of its arithmetic.
# So a deadline becomes a count of 45,261, by the reader that most programs use.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
  openpyxl==3.1.5 python-calamine==0.9.1 fastexcel==0.21.0 pandas==3.1.1 polars==2.1.0

cat >"$folder/seen.py" <<'PY'
import sys
import zipfile

import openpyxl
import pandas
import polars
import python_calamine

FORMATS = (14, 27, 31, 36, 50, 57, 58)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def related(*targets):
    each = "".join(f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(targets))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


styles = "".join(f'<xf numFmtId="{each}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for each in (0, *FORMATS))
rows = "".join(f'<row r="{at}"><c r="A{at}" s="{at}"><v>45261</v></c></row>' for at in range(1, len(FORMATS) + 1))
parts = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>',
    "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="a" sheetId="1" r:id="r0"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": related(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(FORMATS) + 1}">{styles}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
}
with zipfile.ZipFile(sys.argv[1], "w") as book:
    for name, text in parts.items():
        book.writestr(name, text)

cells = [row[0] for row in openpyxl.load_workbook(sys.argv[1]).active.rows]
print("openpyxl", [(each.number_format, each.is_date, str(each.value)) for each in cells[:3]])
print("openpyxl", [str(each.value) for each in cells[3:]])
read = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print("python-calamine", [str(row[0]) for row in read])
for engine in ("openpyxl", "calamine"):
    print("pandas", engine, [str(each) for each in pandas.read_excel(sys.argv[1], header=None, engine=engine)[0]])
    try:
        read = polars.read_excel(sys.argv[1], has_header=False, engine=engine).to_series(0)
        print("polars", engine, [str(each) for each in read])
    except polars.exceptions.ComputeError as refused:
        print("polars", engine, refused)
PY

cat >"$folder/expected" <<'TXT'
openpyxl [('mm-dd-yy', True, '2023-12-01 00:00:00'), ('General', False, '45261'), ('General', False, '45261')]
openpyxl ['45261', '45261', '45261', '45261']
python-calamine ['2023-12-01', '2023-12-01', '2023-12-01', '2023-12-01', '2023-12-01', '2023-12-01', '2023-12-01']
pandas openpyxl ['2023-12-01 00:00:00', '45261', '45261', '45261', '45261', '45261', '45261']
polars openpyxl expected duration or datetime, got i64
pandas calamine ['2023-12-01 00:00:00', '2023-12-01 00:00:00', '2023-12-01 00:00:00', '2023-12-01 00:00:00', '2023-12-01 00:00:00', '2023-12-01 00:00:00', '2023-12-01 00:00:00']
polars calamine ['2023-12-01 00:00:00', '45261', '45261', '45261', '45261', '45261', '45261']
TXT
"$folder/venv/bin/python" "$folder/seen.py" "$folder/dates.xlsx" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
