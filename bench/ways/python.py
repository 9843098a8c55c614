"""Python by itself, and Node: what its numbers and its formats make of a half."""

import json
import math
import platform
import subprocess
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

from ways.way import ORDERS, Row, Way, each

CENT = Decimal("0.01")
HALF_UP = Context(prec=28, rounding=ROUND_HALF_UP)


def decimals(rows: list[Row], order: str, context: Context) -> list[Decimal]:
    found = []
    for row in rows:
        w, a, t = map(Decimal, row.texts)
        if order == ORDERS[0]:
            found.append(context.divide(context.multiply(w, a), t))
        else:
            found.append(context.multiply(context.divide(a, t), w))
    return found


def of_decimals(context: Context) -> Callable[[list[Row], str], list[Any]]:
    return lambda rows, order: [context.quantize(x, CENT) for x in decimals(rows, order, context)]


def fractions(rows: list[Row], order: str) -> list[Any]:
    return [Decimal(math.floor(row.score * 100 + Fraction(1, 2))) / 100 for row in rows]


def wholes(rows: list[Row], order: str) -> list[Any]:
    return [Decimal((200 * r.weight * r.actual + r.target) // (2 * r.target)) / 100 for r in rows]


JAVASCRIPT = {
    "x.toFixed(2)": "x => x.toFixed(2)",
    "Math.round(x * 100) / 100": "x => Math.round(x * 100) / 100",
    "Math.round((x + Number.EPSILON) * 100) / 100": "x => Math.round((x + Number.EPSILON) * 100) / 100",
    "Intl.NumberFormat": "x => f.format(x)",
}
PROGRAM = """
const f = new Intl.NumberFormat("en", {minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false});
const rows = JSON.parse(require("fs").readFileSync(0)), order = "%s", round = %s;
console.log(JSON.stringify(rows.map(([w, a, t]) => round(order == "w*a/t" ? w * a / t : a / t * w))));
"""


def of_javascript(written: str) -> Callable[[list[Row], str], list[Any]]:
    def score(rows: list[Row], order: str) -> list[Any]:
        sent = json.dumps([row.floats for row in rows])
        program = PROGRAM % (order, JAVASCRIPT[written])
        return json.loads(
            subprocess.run(["node", "-e", program], input=sent, capture_output=True, check=True, text=True).stdout
        )

    return score


def floor_half(x: float) -> float:
    return math.floor(x * 100 + 0.5) / 100


def node() -> str:
    return subprocess.run(["node", "--version"], capture_output=True, check=True, text=True).stdout.strip().lstrip("v")


WAYS = [
    Way("Python", "round(x, 2)", each(lambda x: round(x, 2)), platform.python_version),
    Way("Python", 'f"{x:.2f}"', each(lambda x: f"{x:.2f}"), platform.python_version),
    Way("Python", "floor(x * 100 + 0.5) / 100", each(floor_half), platform.python_version),
    Way(
        "Python", "Decimal(x).quantize(cent, ROUND_HALF_UP), x a float",
        each(lambda x: Decimal(x).quantize(CENT, ROUND_HALF_UP)), platform.python_version,
    ),
    Way(
        "Python", "Decimal(str(x)).quantize(cent, ROUND_HALF_UP), x a float",
        each(lambda x: Decimal(str(x)).quantize(CENT, ROUND_HALF_UP)), platform.python_version,
    ),
    Way("Python", "Decimals from texts, quantize(cent)", of_decimals(Context(prec=28)), platform.python_version),
    Way("Python", "Decimals from texts, ROUND_HALF_UP", of_decimals(HALF_UP), platform.python_version),
    Way("Python", "Fractions from texts, floor(x * 100 + 1/2)", fractions, platform.python_version),
    Way("Python", "(200*w*a + t) // (2*t) cents, a and t in hundredths", wholes, platform.python_version),
    *(Way("Node", written, of_javascript(written), node) for written in JAVASCRIPT),
]  # fmt: skip
