#!/usr/bin/env bash
# A web service returns an exact score, and whether its digits arrive hangs on a type annotation.
#
# Guessed: one framework writes a Decimal in one way, as a text if it cares for digits, as a number if it does not.
#
# Seen (Python 3.11, FastAPI 0.165.0, pydantic 2.14.4, starlette 1.10.0): the same dict of Decimals is written
# - by a handler without a return annotation as JSON numbers that went through a float: 0.10 is 0.1, and
#   12345678901234567.89 is 1.2345678901234568e+16, another number;
# - by the same handler annotated `-> dict`, which says nothing of what it holds, as texts with every digit.
# A model that is returned without an annotation comes as texts as well: it is the bare dict alone that loses digits.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    fastapi==0.165.0 pydantic==2.14.4 starlette==1.10.0 httpx==0.28.1

cat >"$folder/seen.py" <<'PY'
import warnings
from decimal import Decimal

warnings.simplefilter("ignore")

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

service = FastAPI()
SCORES = {"total": Decimal("0.10"), "budget": Decimal("12345678901234567.89")}


class Scores(BaseModel):
    total: Decimal
    budget: Decimal


@service.get("/bare")
def bare():
    return SCORES


@service.get("/annotated")
def annotated() -> dict:
    return SCORES


@service.get("/model")
def model():
    return Scores(**SCORES)


client = TestClient(service)
for path in ("bare", "annotated", "model"):
    print(path, client.get(f"/{path}").text)
PY

"$folder/venv/bin/python" "$folder/seen.py" >"$folder/seen"

cat >"$folder/expected" <<'SEEN'
bare {"total":0.1,"budget":1.2345678901234568e+16}
annotated {"total":"0.10","budget":"12345678901234567.89"}
model {"total":"0.10","budget":"12345678901234567.89"}
SEEN
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
