"""What scoring costs in a Spark job of many small partitions, beside carrying them to Python and back.

    python bench/partitions.py [--partitions 2000] [--rows 300] [--runs 3]

The values are log-normal, about another middle in each partition, so that what is learnt of one never quite fits the
next. The jobs run one after the other in one session, whose workers are used again: scoring starts with Java warm, and
in workers that have carried all rows already. Exits with 1 where the peak of a worker's memory is more than 1.5 times
that of carrying alone, or the last run of scoring takes the workers more CPU time than the first. `/proc` says both.
"""

import argparse
import contextlib
import os
import sys
import threading
import time
from pathlib import Path

import scale

import indicrules
import indicrules.spark

ITEMS = 6
MEMORY = 1.5


def ruleset():
    """Six indicators, two with deductions."""
    lines = ["ruleset partitions", f"  total {10 * ITEMS}"]
    for at in range(ITEMS):
        lines += [f"indicator i{at}", "  weight 10", f"  target >= {100 + at}", "  missing zero", "  round score 0.01"]
        lines += ["  deduct 0.5 per 10 below target"] if at % 3 == 0 else []
    return indicrules.loads("\n".join(lines) + "\n")


def departments(session, partitions, rows):
    """So many partitions of so many departments."""
    middle = "pmod(hash(spark_partition_id()), 801) / 100"
    cells = [f"round(exp({middle} + 1.5 * randn({at + 1})), 2) as i{at}" for at in range(ITEMS)]
    frame = session.range(0, partitions * rows, 1, partitions).selectExpr("id as unit", *cells)
    return frame.cache()


def workers():
    """Give the folders in `/proc` of Spark's Python processes."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            command = (folder / "cmdline").read_bytes().split(b"\0")
            if b"pyspark.daemon" in command or b"pyspark.worker" in command:
                yield folder


def spent():
    """Give the seconds of CPU time that they have taken."""
    ticks = 0
    for folder in workers():
        with contextlib.suppress(OSError):
            ticks += sum(map(int, (folder / "stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


class Memory(threading.Thread):
    """Looks five times a second at the memory of the workers; `peak` is the most that one had, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0.0

    def run(self):
        while True:
            for folder in workers():
                with contextlib.suppress(OSError):
                    lines = (folder / "status").read_text("ascii").splitlines()
                    found = [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")]
                    self.peak = max(self.peak, *found, 0.0)
            time.sleep(0.2)


def same(batches):
    yield from batches


def main():
    """Print a line a job, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--partitions", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    session = scale.spark_session()
    frame = departments(session, given.partitions, given.rows)
    frame.count()
    jobs = {
        "identity": frame.mapInArrow(same, frame.schema),
        "score": indicrules.spark.score(frame, ruleset(), key="unit"),
    }
    memory = Memory()
    memory.start()
    peaks, cpu = {}, {}
    for name, job in jobs.items():
        cpu[name] = []
        for _ in range(given.runs):
            began = spent()
            seconds = scale.best(1, job.write.format("noop").mode("overwrite").save)
            cpu[name].append(spent() - began)
            print(f"{name:10} {seconds:7.2f} s, of CPU time of the workers {cpu[name][-1]:6.2f} s", flush=True)
        peaks[name] = memory.peak
        print(f"{name:10} a worker's memory at the peak {peaks[name]:4.0f} MB", flush=True)
    session.stop()
    ratio = peaks["score"] / peaks["identity"]
    longer = cpu["score"][-1] / cpu["score"][0]
    print(f"memory {ratio:.2f} × identity, last run {longer:.2f} × the first")
    return int(ratio > MEMORY or longer > 1)


if __name__ == "__main__":
    sys.exit(main())
