"""What scoring costs as rows, indicators and rulesets grow, from files to files and in memory; see `docs/scale.md`.

python bench/scale.py [--rows 300000] [--rounds 3] [--spark 9]
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

import indicrules

PEAK = (
    "import sys; from indicrules.cli.main import run; run(sys.argv[1:]); "
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def ruleset_text(indicators):
    """As many indicators, ten to a group, two groups to a wing, every third with a deduction; the total is graded."""
    lines = ["ruleset sized", f"  total {2 * indicators}", "  missing zero"]
    lines += [f"  grade A >= {1.8 * indicators:g}", f"  grade B >= {1.2 * indicators:g}", "  grade C otherwise"]
    for at in range(indicators):
        if at % 20 == 0:
            lines += [f"group w{at // 20}"]
        if at % 10 == 0:
            lines += [f"group g{at // 10} in w{at // 20}"]
        lines += [f"indicator i{at} in g{at // 10}", "  weight 2", f"  target >= {40 + at}"]
        if at % 3 == 2:
            lines += [f"  deduct 0.1 per full 5 below {40 + at} up to 1"]
    return "\n".join(lines) + "\n"


def departments(indicators, rows):
    """Actuals with two decimals around the targets, one in fifty missing."""
    chance = np.random.default_rng(20240607)
    columns = {"unit": pa.array(np.arange(rows))}
    for at in range(indicators):
        cells = chance.integers(1000, (40 + at) * 125, rows) / 100
        columns[f"i{at}"] = pa.array(cells, mask=chance.random(rows) < 0.02)
    return pa.table(columns)


def best(rounds, work):
    """The shortest of so many times, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def files(folder, ruleset, table, rounds):
    """From file to file by the command line: seconds, of which the start takes its part, and the peak in MB."""
    (folder / "sized.indic").write_text(ruleset)
    pq.write_table(table, folder / "d.parquet", row_group_size=1 << 17)
    pa.csv.write_csv(table, folder / "d.csv")
    for source, target in (("d.parquet", "o.parquet"), ("d.csv", "o.parquet"), ("d.csv", "o.csv")):
        peak = 0

        def run(source=source, target=target):
            nonlocal peak
            names = [str(folder / "sized.indic"), str(folder / source), "--key", "unit", "--out", str(folder / target)]
            done = subprocess.run([sys.executable, "-c", PEAK, "score", *names], capture_output=True, check=True)
            peak = int(done.stdout) // 1024

        seconds = best(rounds, run)
        print(f"  {source:10} → {target:10} {seconds:7.2f} s  peak {peak} MB")


WARM = 8  # rounds before Java has compiled what it will


def on_spark(session, ruleset, table, key, rounds):
    """On two local cores, in turn: carrying rows to Python and back, the same with as wide a result, and scoring."""
    from pyspark.sql.pandas.types import to_arrow_schema

    import indicrules.spark

    frame = session.createDataFrame(table).repartition(4).cache()
    scored = indicrules.spark.score(frame, ruleset, key=key)
    schema = to_arrow_schema(scored.schema)

    def same(batches):
        yield from batches

    def as_wide(batches):
        for batch in batches:
            zeros = [pa.array([0] * batch.num_rows, pa.int8()).cast(field.type) for field in schema]
            for again in chain([batch], batches):
                yield pa.RecordBatch.from_arrays([each.slice(0, again.num_rows) for each in zeros], schema=schema)

    jobs = {
        "identity": frame.mapInArrow(same, frame.schema),
        "identity, as wide as the scores": frame.mapInArrow(as_wide, scored.schema),
        "score": scored,
    }
    uses = {
        "all columns read": lambda job: job.write.format("noop").mode("overwrite").save(),
        "rows counted": lambda job: job.count(),
    }
    for use, work in uses.items():
        seconds = {name: [] for name in jobs}
        for at in range(WARM + rounds):
            for name, job in jobs.items():
                taken = best(1, lambda job=job, work=work: work(job))
                if at >= WARM:
                    seconds[name].append(taken)
        base = median(seconds["identity"])
        for name, found in seconds.items():
            print(f"  {use:16}  {name:32} {median(found):6.2f} s  {median(found) / base:5.2f} × identity")
    frame.unpersist()


def spark_session():
    """A Spark of two cores in this machine's memory."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.showConsoleProgress", "false")
    session = builder.config("spark.ui.enabled", "false").config("spark.driver.memory", "4g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def main():
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spark", type=int, default=0, help="so many rounds on Spark too; it needs Java")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, pyarrow {pa.__version__}, {len(os.sched_getaffinity(0))} cores")

    print("rows, in memory, 30 indicators:")
    ruleset, table = indicrules.loads(ruleset_text(30)), departments(30, given.rows)
    for rows in (given.rows // 30, given.rows // 3, given.rows):
        part = table.slice(0, rows)
        seconds = best(given.rounds, lambda part=part: ruleset.score_table(part, key="unit"))
        print(f"  {rows:9,} rows {seconds * 1000:8.1f} ms  {seconds / rows * 1e9:7.0f} ms per million")

    print(f"indicators, {given.rows // 3:,} rows in memory; loading the ruleset, its first row, its first table:")
    for indicators in (5, 10, 30, 100):
        text, part = ruleset_text(indicators), departments(indicators, given.rows // 3)
        loading = best(given.rounds, lambda text=text: indicrules.loads(text))
        sized = indicrules.loads(text)
        first = best(1, lambda sized=sized, part=part: sized.score_table(part.slice(0, 1), key="unit"))
        begun = best(1, lambda sized=sized, part=part: sized.score_table(part, key="unit"))
        seconds = best(given.rounds, lambda sized=sized, part=part: sized.score_table(part, key="unit"))
        each = seconds / (given.rows // 3) / indicators * 1e9
        print(
            f"  {indicators:4} indicators {seconds * 1000:8.1f} ms  {each:5.1f} ns an indicator"
            f"  loading {loading * 1000:6.1f} ms  first row {first * 1000:6.1f} ms"
            f"  first table {begun * 1000:6.1f} ms"
        )

    print(f"files, {given.rows:,} rows of 30 indicators:")
    with tempfile.TemporaryDirectory() as folder:
        files(Path(folder), ruleset_text(30), table, given.rounds)
    if given.spark:
        sys.path.append(str(Path(__file__).resolve().parent / "peers"))
        import data
        import indicrules_peer

        session = spark_session()
        print("Spark, 1,000,000 rows of the benchmark's six indicators:")
        rows = data.arrow_floats(data.canonical(1_000_000))
        on_spark(session, indicrules.loads(indicrules_peer.RULESET), rows, (), given.spark)
        for indicators in (6, 30):
            print(f"Spark, {given.rows:,} rows of {indicators} indicators:")
            ruleset = indicrules.loads(ruleset_text(indicators))
            on_spark(session, ruleset, departments(indicators, given.rows), "unit", given.spark)
        session.stop()


if __name__ == "__main__":
    main()
