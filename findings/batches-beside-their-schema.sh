#!/usr/bin/env bash
# A reader of record batches says which columns it has, and hands out batches that have others.
#
# Guessed: RecordBatchReader.from_batches holds its batches to the schema it is given, at the latest when one is read.
#
# Seen (Python 3.11, pyarrow 26.0.1), of a reader said to have a column `paid` of whole numbers:
# - reading it batch by batch gives a batch of texts under that name, and one without the column, without a word;
# - `cast`, which is there to change types, makes numbers of the texts, as if the schema had been true;
# - only `read_all` notices, as do the writers of Parquet and of Arrow's own files.
# So a program that goes through a stream in bounded memory meets what one that reads it whole is spared.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyarrow==26.0.1

cat >"$folder/seen.py" <<'PY'
import pyarrow as pa

numbers, texts = pa.record_batch({"paid": [1, 2]}), pa.record_batch({"paid": ["7"]})
others = pa.record_batch({"owed": ["x"]})


def reader(*batches):
    return pa.RecordBatchReader.from_batches(numbers.schema, batches)


print("said", reader(numbers).schema.field("paid").type)
print("one by one", [f"{batch.schema.names[0]} {batch.schema.types[0]}" for batch in reader(numbers, texts, others)])
print("cast", reader(numbers, texts).cast(pa.schema([("paid", pa.int32())])).read_all()["paid"].to_pylist())
try:
    reader(numbers, texts).read_all()
except pa.ArrowInvalid as problem:
    print("whole", str(problem).partition("\n")[0])
PY

cat >"$folder/expected" <<'TXT'
said int64
one by one ['paid int64', 'paid string', 'owed string']
cast [1, 2, 7]
whole Schema at index 1 was different: 
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
