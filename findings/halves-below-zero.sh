#!/usr/bin/env bash
# `half_up` and `half_down` are two roundings each: below zero Arrow turns them round.
#
# Guessed: Arrow's `half_up` is what Python's decimals, spreadsheets and finance rules call it, away from zero on ties.
#
# Seen (Python 3.11, pyarrow 26.0.1, decimal of the standard library), of the decimals −2.5, 2.5 and −0.5:
# - decimal: ROUND_HALF_UP −3, 3, −1; ROUND_HALF_DOWN −2, 2, 0: up is away from zero, down toward it.
# - Arrow: half_up −2, 3, 0; half_down −3, 2, −1: up is toward plus infinity, down toward minus infinity. What decimal
#   calls half up and half down are half_towards_infinity and half_towards_zero there.
# So a column of changes or deductions rounded half up by Arrow is a cent off on every tie below zero, on none above.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyarrow==26.0.1

cat >"$folder/seen.py" <<'PY'
import decimal
from decimal import Decimal

import pyarrow
import pyarrow.compute

TIES = [Decimal("-2.5"), Decimal("2.5"), Decimal("-0.5")]

for mode in ("ROUND_HALF_UP", "ROUND_HALF_DOWN"):
    print("decimal", mode, *(int(tie.quantize(Decimal(1), getattr(decimal, mode))) for tie in TIES))
for mode in ("half_up", "half_down", "half_towards_infinity", "half_towards_zero"):
    rounded = pyarrow.compute.round(pyarrow.array(TIES), ndigits=0, round_mode=mode)
    print("Arrow", mode, *map(int, rounded.to_pylist()))
PY

cat >"$folder/expected" <<'TXT'
decimal ROUND_HALF_UP -3 3 -1
decimal ROUND_HALF_DOWN -2 2 0
Arrow half_up -2 3 0
Arrow half_down -3 2 -1
Arrow half_towards_infinity -3 3 -1
Arrow half_towards_zero -2 2 0
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
