"""How columns arrive: many texts with units, rows of choices, NDJSON beside CSV; with `--before`, both builds in turn.

python bench/arrival.py [--rows 1000000] [--rounds 5] [--before FOLDER_OF_THE_OTHER_BUILD/src]

Each round runs every piece of work of each build in a process of its own, in turn; medians of seconds and of
CPU seconds are printed. What is timed does not hold the start of the process, but for files, where it is the command.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.csv

ROOT = Path(__file__).resolve().parents[1]
UNITS = "ruleset r\n  total 10\nindicator a\n  weight 10\n  target >= 500 万元\n"
SPELT = ("{:.2f} 万元", "{} 元", "{:.1f}万元", "{:.2f}")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def texts(rows):
    """As many different texts: numbers with a unit, some in full width."""
    numbers = np.random.default_rng(20240607).permutation(rows).tolist()
    cells = [SPELT[at % 4].format(number) for at, number in enumerate(numbers)]
    cells[::10] = [each.translate(FULL_WIDTH) for each in cells[::10]]
    return pa.table({"a": cells})


def choices(ruleset, rows, text):
    """Every vector of choices again and again, in an order of chance."""
    inputs = {name: each.type.choices for name, each in ruleset.model.inputs.items()}
    vectors = list(product(*inputs.values()))
    order = np.random.default_rng(20240607).integers(0, len(vectors), rows)
    columns = {
        name: pa.array(column).dictionary_encode()
        for name, column in zip(inputs, zip(*vectors, strict=True), strict=True)
    }
    table = pa.table(columns).take(pa.array(order)).combine_chunks()
    return pa.table({name: table[name].cast(pa.string()) for name in inputs}) if text else table


def numbers(rows):
    """A table that nothing here is meant for: floats."""
    chance = np.random.default_rng(20240607)
    return pa.table({f"a{at}": chance.integers(0, 20000, rows) / 100 for at in range(6)})


def in_memory(name, rows):
    """Score a table once to begin with, then again: seconds and CPU seconds of the later time."""
    import indicrules

    if name == "texts":
        ruleset, table = indicrules.loads(UNITS), texts(rows)
    elif name == "numbers":
        text = "".join(f"indicator a{at}\n  weight 10\n  target >= 90\n" for at in range(6))
        ruleset, table = indicrules.loads(f"ruleset r\n  total 60\n{text}"), numbers(rows)
    else:
        ruleset = indicrules.load(ROOT / "rulesets" / "cvss-v3.1-base.indic")
        table = choices(ruleset, rows, name == "choices as texts")
    ruleset.score_table(table)
    wall, cpu = time.perf_counter(), time.process_time()
    ruleset.score_table(table)
    return time.perf_counter() - wall, time.process_time() - cpu


def command(name, folder):
    """Score a file by the command: seconds and CPU seconds of the process."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter()
    names = [str(folder / "sized.indic"), str(folder / name), "--key", "unit", "--out", str(folder / "o.parquet")]
    subprocess.run([sys.executable, "-m", "indicrules", "score", *names], check=True, capture_output=True)
    wall, done = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, done.ru_utime + done.ru_stime - spent.ru_utime - spent.ru_stime


def files(folder, rows):
    """The same departments of 30 indicators as CSV and as NDJSON."""
    from scale import departments, ruleset_text

    table = departments(30, rows)
    (folder / "sized.indic").write_text(ruleset_text(30))
    pa.csv.write_csv(table, folder / "d.csv")
    cells = zip(*(column.to_pylist() for column in table.columns), strict=True)
    lines = (json.dumps(dict(zip(table.column_names, row, strict=True))) for row in cells)
    (folder / "d.ndjson").write_text("\n".join(lines))


IN_MEMORY = ("texts", "choices as texts", "choices as numbers", "numbers")
FILES = ("d.csv", "d.ndjson")


def asked(name, rows, folder, source):
    """Have one piece of work done in a process of its own, by the build in `source`."""
    given = [sys.executable, __file__, "--work", name, "--rows", str(rows), "--folder", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return json.loads(subprocess.run(given, check=True, capture_output=True, env=environment).stdout)


def main():
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, help="the folder `src` of another build")
    parser.add_argument("--work", choices=(*IN_MEMORY, *FILES), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        found = command(given.work, given.folder) if given.work in FILES else in_memory(given.work, given.rows)
        print(json.dumps(found))
        return
    builds = {"before": given.before, "now": ROOT / "src"} if given.before else {"now": ROOT / "src"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files(folder, given.rows // 10)
        works = (*IN_MEMORY, *FILES)
        found = {(work, build): [] for work in works for build in builds}
        for work, build in islice(cycle(found), given.rounds * len(found)):
            found[work, build].append(asked(work, given.rows, folder, builds[build]))
    print(f"{given.rows:,} rows in memory, {given.rows // 10:,} rows of 30 indicators in files")
    for (work, build), spent in found.items():
        wall, cpu = (median(each) for each in zip(*spent, strict=True))
        first = [median(each) for each in zip(*found[work, next(iter(builds))], strict=True)]
        print(
            f"  {work:20} {build:7} {wall:8.3f} s  CPU {cpu:8.3f} s  {first[0] / wall:6.2f} × {first[1] / cpu:6.2f} ×"
        )
    for build in builds:
        wall, cpu = (
            median(lines) / median(sheet)
            for lines, sheet in zip(
                zip(*found["d.ndjson", build], strict=True), zip(*found["d.csv", build], strict=True), strict=True
            )
        )
        print(f"  NDJSON / CSV         {build:7} {wall:6.2f}    CPU {cpu:6.2f}")


if __name__ == "__main__":
    main()
