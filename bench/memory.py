"""What `score_table` needs in memory beyond its input and its output, measured in a process of its own for each case.

python bench/memory.py [--n 1000000] [--workers 1 2]
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "peers")]
MB = 2**20


def resident(key):
    """Give VmRSS (now) or VmHWM (the most so far) in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))


def measured(shape, n, workers):
    """Score once in this process and print: peak − before − size of the result, all in MB.

    One row is scored before, so that modules are imported and the ruleset is compiled.
    """
    import data
    import indicrules_peer

    import indicrules

    peer = indicrules_peer.IndicBatchInts if shape == "arrow_ints" else indicrules_peer.IndicBatch
    ruleset = indicrules.loads(peer().ruleset_text())
    table = data.SHAPES[shape](data.canonical(n))
    ruleset.score_table(table[:1] if hasattr(table, "to_arrow") else table.slice(0, 1))
    before = resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # forget the high-water mark
    scored = ruleset.score_table(table, workers=workers)
    peak = resident("VmHWM")
    print(f"{peak - before - scored.nbytes / MB:.1f} {scored.nbytes / MB:.1f}")


def main():
    """Print a line a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--one", help="one shape, measured in this process")
    given = parser.parse_args()
    if given.one:
        measured(given.one, given.n, given.workers[0])
        return
    print("| columns | threads | result MB | peak beyond it, MB |")
    print("| --- | --- | --- | --- |")
    for shape in ("arrow_floats", "arrow_ints", "polars_decimals"):
        for workers in given.workers:
            command = [sys.executable, __file__, "--one", shape, "--n", str(given.n), "--workers", str(workers)]
            extra, result = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            print(f"| {shape} | {workers} | {result} | {extra} |")


if __name__ == "__main__":
    main()
