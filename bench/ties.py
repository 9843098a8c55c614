"""How many cents differ from exact half-up where scores end in exactly half a cent, by tool, version and formula.

    python bench/ties.py [--rows N] [--only NAME] [--workbook FILE.xlsx]

Every row is a weight, an actual and a target of at most two decimals with weight × actual ÷ target on a half cent.
What is not installed is named and left out. PostgreSQL is asked where PGHOST and its kin are set. `--workbook` writes
a sheet that counts its own differences in whatever opens it.
"""

import argparse
import random
import sys
import time
from decimal import ROUND_HALF_EVEN, Decimal
from math import gcd
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
from ways import databases, engines, frames, python, sheets  # noqa: E402  the ways are scripts, not a package
from ways.way import ORDERS, Row, Way  # noqa: E402

WAYS = [*python.WAYS, *sheets.WAYS, *databases.WAYS, *frames.WAYS, *engines.WAYS]
_DUST = Decimal("1e-9")
WEIGHTS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40)


def ties(rows: int, unit: int, most: int, seed: int) -> list[Row]:
    """Give rows whose actual and target, in hundredths, are multiples of `unit`, the target at most `most` units."""
    draw, found = random.Random(seed), []
    while len(found) < rows:
        weight, target = draw.choice(WEIGHTS), unit * draw.randint(2, most)
        common = gcd(200 * weight, target)
        if 200 * weight // common % 2 == 0:
            continue  # no actual makes a half
        step = target // common
        step *= unit // gcd(step, unit)
        odd = 2 * draw.randint(0, max(0, (target // step - 1) // 2)) + 1
        row = Row(weight, odd * step, target)
        if row.actual <= target and (200 * row.score).denominator == 1 and (200 * row.score) % 2:
            found.append(row)
    return found


def share(most: int) -> tuple[int, int]:
    """Count the halves among all scores of whole actuals below whole targets up to `most`, and all of these."""
    pairs = [(w, a, t) for w in WEIGHTS for t in range(2, most + 1) for a in range(1, t)]
    return sum((200 * w * a) % t == 0 and 200 * w * a // t % 2 for w, a, t in pairs), len(pairs)


def wrong(way: Way, rows: list[Row], order: str) -> int:
    """Count the cents that differ from exact half-up."""
    found = way.score(rows, order)
    if len(found) != len(rows):
        raise ValueError(f"{len(found)} scores of {len(rows)} rows")
    hundredfold = [Decimal(str(each)) * 100 for each in found]
    said = [each.quantize(Decimal(1), ROUND_HALF_EVEN) for each in hundredfold]
    if any(abs(one - other) > _DUST for one, other in zip(said, hundredfold, strict=True)):
        raise ValueError("not rounded to cents")
    return sum(one != row.cents for one, row in zip(said, rows, strict=True))


def self_counting(path: Path, rows: list[Row]) -> None:
    """Write a sheet with a row a score: what the sheet makes of it in either order, the exact cents, and the counts."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    last = len(rows) + 2
    sheet.append(["weight", "actual", "target", "exact", *ORDERS])
    sheet.append(
        ["", "", "", "differ:", *(f"=SUMPRODUCT(--(ROUND(100*({c}3:{c}{last}-D3:D{last}),0)<>0))" for c in "EF")]
    )
    for number, row in enumerate(rows, 3):
        formulas = (f"=ROUND({sheets.FORMULAS[order].format(n=number)},2)" for order in ORDERS)
        sheet.append([row.weight, *row.floats[1:], row.cents / 100, *formulas])
    book.save(path)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--workbook", type=Path)
    asked = parser.parse_args()
    half = asked.rows // 2
    rows = [*ties(half, 100, 1000, 1), *ties(asked.rows - half, 1, 1_000_000, 2)]
    if asked.workbook is not None:
        self_counting(asked.workbook, rows)
        return
    some, all_ = share(100)
    print(
        f"{len(rows):,} scores on a half cent; of whole actuals below whole targets up to 100, {some / all_:.2%} are.\n"
    )
    print(f"| tool | version | written | {' | '.join(ORDERS)} | of them |\n|---|---|---|---|---|---|")
    missing = []
    for way in WAYS:
        if asked.only.lower() not in way.of.lower():
            continue
        start = time.monotonic()
        try:
            version = way.version()
            counts = [wrong(way, rows, order) for order in ORDERS]
        except Exception as problem:  # whatever a tool that is absent, or another version of it, raises
            missing.append(f"{way.of}: {way.written}: {type(problem).__name__}: {str(problem)[:100]}")
            continue
        shares = ", ".join(f"{count / len(rows):.1%}" for count in counts)
        print(
            f"| {way.of} | {version} | `{way.written}` | {' | '.join(f'{c:,}' for c in counts)} | {shares} |",
            flush=True,
        )
        print(f"{way.of} {way.written}: {time.monotonic() - start:.1f} s", file=sys.stderr)
    print("".join(f"\nleft out: {each}" for each in missing), file=sys.stderr)


if __name__ == "__main__":
    main()
