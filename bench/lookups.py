"""Time tables of ten rows and of ten thousand: loading them, and looking up in them alone and in columns.

    python bench/lookups.py

Keys are a text and a range, a text alone, and a number alone, in a file beside the ruleset and in rows of its own.
Times are those of the processor, the least of several runs.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

import indicrules

SIZES = (10, 10_000)
RUNS = 5
ROWS = 200_000
CALLS = 2_000


class Shape(NamedTuple):
    """The keys of a table, a row of it in a file and in a ruleset, and the inputs that are looked up by."""

    keys: str
    cells: Callable[[int, int], str]
    written: Callable[[int, int], str]
    inputs: str
    call: str


SHAPES = {
    "a text and a range": Shape(
        "kind, x",
        lambda at, size: f"k{at % 10},{at} to < {at + 10}",
        lambda at, size: f'"k{at % 10}", {at} to < {at + 10}',
        "input kind one of " + ", ".join(f'"k{at}"' for at in range(10)) + "\ninput x\n",
        "v(kind, x)",
    ),
    "a text": Shape("kind", lambda at, size: f"w{at}", lambda at, size: f'"w{at % 10}"', "input x\n", "v(w)"),
    "a number": Shape("x", lambda at, size: f"{at}.5", lambda at, size: f"{at}.5", "input x\n", "v(x + 0.5)"),
}
WORDS = "table named(x) gives w\n" + "".join(f'  {at}: "w{at}"\n' for at in range(10))


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the least time of several runs, in seconds."""
    found = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def ruleset(folder: Path, shape: Shape, size: int, *, file: bool) -> Path:
    """Write a ruleset whose score is what a table of so many rows gives."""
    value = [f"{at % 977}.25" for at in range(size)]
    head = f"table v({shape.keys})"
    if file:
        rows = "".join(f"{shape.cells(at, size)},{value[at]}\n" for at in range(size))
        (folder / "v.csv").write_text(f"{shape.keys.replace(', ', ',')},value\n{rows}", "utf-8")
        table = f'{head} "v.csv"\n'
    else:
        table = f"{head}\n" + "".join(f"  {shape.written(at, size)}: {value[at]}\n" for at in range(size))
    names = WORDS if "(w)" in shape.call else ""
    call = shape.call.replace("v(w)", "v(w(x))")
    path = folder / "r.indic"
    path.write_text(
        f"ruleset r\n{shape.inputs}{names}{table}indicator i\n  weight 1000\n  score {call}\n  round score none\n",
        "utf-8",
    )
    return path


def main() -> None:
    """Print a line for each shape of keys and each size."""
    print(f"{'keys':20} {'rows':>6} {'file':>8} {'rows':>8} {'score()':>9} {'columns':>9}")
    print(f"{'':20} {'':>6} {'load, ms':>8} {'load, ms':>8} {'µs':>9} {'ns a row':>9}")
    chance = np.random.default_rng(1)
    for name, shape in SHAPES.items():
        for size in SIZES:
            with tempfile.TemporaryDirectory() as made:
                folder = Path(made)
                inline = ruleset(folder, shape, size, file=False)
                in_rows = least(lambda path=inline: indicrules.load(path))  # type: ignore[misc]  # called at once
                path = ruleset(folder, shape, size, file=True)
                in_file = least(lambda path=path: indicrules.load(path))  # type: ignore[misc]  # called at once
                loaded = indicrules.load(path)
            x = chance.integers(0, 10, ROWS).astype(float)
            columns = {"x": x} | ({"kind": [f"k{int(each)}" for each in x]} if "kind" in shape.inputs else {})
            data = {"x": 3} | ({"kind": "k3"} if "kind" in shape.inputs else {})
            for _ in range(40):
                loaded.score(data)
            alone = least(lambda: [loaded.score(data).total for _ in range(CALLS)])  # noqa: B023  # called at once
            table = pa.table(columns)
            loaded.score_table(table)
            together = least(lambda: loaded.score_table(table, workers=1))  # noqa: B023  # called at once
            _, report = loaded.score_table(table, report=True)
            assert report.fallen == 0, report
            print(
                f"{name:20} {size:6,} {in_file * 1e3:8.0f} {in_rows * 1e3:8.0f} {alone / CALLS * 1e6:9.2f} "
                f"{together / ROWS * 1e9:9.1f}"
            )


if __name__ == "__main__":
    main()
