#!/usr/bin/env bash
# A figure that a service hands on as a JSON number, read into a field that is declared as a decimal.
#
# Guessed: a field of type Decimal is read from the digits in the text, so that every model library gives what is written.
#
# Seen (Python 3.11, pydantic 2.14.4, msgspec 0.22.0), of one field of type Decimal:
# - pydantic reads the number as a binary double first, unless it has neither point nor exponent: 1234567890123456789.01
#   becomes 1234567890123456800 without a word, 100.10 loses the place that says it is in cents, and 1e400 is refused as
#   not finite. A whole number of 29 digits is kept, and so is every number in quotes;
# - msgspec and the standard library (`parse_float=Decimal`) keep all of them.
# Amounts that pass through a pydantic model are kept by writing them in quotes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 msgspec==0.22.0

cat >"$folder/seen.py" <<'PY'
import json
from decimal import Decimal

import msgspec
import pydantic


class Model(pydantic.BaseModel):
    amount: Decimal


class Record(msgspec.Struct):
    amount: Decimal


def by_pydantic(text):
    try:
        return Model.model_validate_json(text).amount
    except pydantic.ValidationError as refused:
        return refused.errors()[0]["type"]


for number in ("2.675", "100.10", "1234567890123456789.01", '"1234567890123456789.01"', "12345678901234567890123456789", "1e400"):
    text = f'{{"amount": {number}}}'
    plain = json.loads(text, parse_float=Decimal)["amount"]
    print(number, by_pydantic(text), msgspec.json.decode(text, type=Record).amount, plain)
PY

cat >"$folder/expected" <<'TXT'
2.675 2.675 2.675 2.675
100.10 100.1 100.10 100.10
1234567890123456789.01 1234567890123456800 1234567890123456789.01 1234567890123456789.01
"1234567890123456789.01" 1234567890123456789.01 1234567890123456789.01 1234567890123456789.01
12345678901234567890123456789 12345678901234567890123456789 12345678901234567890123456789 12345678901234567890123456789
1e400 finite_number 1E+400 1E+400
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
