"""Measure the peers side by side and print a table.

    python bench/run.py --mode single|load|explain|to_dict|text|batch|check
        [--peers a,b | row | vec | floor] [--n N] [--rounds R]

One process a peer; rounds are interleaved over the peers, medians reported, ratios against `--base`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent

# group: name on the command line: module under peers/ and class in it
GROUPS = {
    "row": {
        "indic_row": "indicrules_peer:IndicRow",
        "indic_batch": "indicrules_peer:IndicBatch",
        "indic_batch_ints": "indicrules_peer:IndicBatchInts",
        "indic_batch_decimals": "indicrules_peer:IndicBatchDecimals",
        "indic_kernel": "indicrules_peer:IndicKernel",
        "indic_kernel_ints": "indicrules_peer:IndicKernelInts",
        "py_decimal": "hand_rows:PyDecimal",
        "py_float_round": "hand_rows:PyFloatRound",
        "py_float_floor": "hand_rows:PyFloatFloor",
        "zen": "eng_zen:Zen",
        "zen_decision": "eng_zen:ZenDecision",
        "cel": "eng_cel:Cel",
        "cel_compiled": "eng_cel:CelCompiled",
        "rule_engine": "eng_rule_engine:RuleEngine",
        "bkflow_feel": "eng_bkflow:Bkflow",
        "json_logic": "eng_jsonlogic:JsonLogic",
        "rego": "eng_rego:Rego",
        "spiff_dmn": "eng_spiff:Spiff",
        "formulas": "eng_excel:Formulas",
        "pycel": "eng_excel:Pycel",
    },
    "vec": {
        "openfisca": "eng_openfisca:OpenFisca",
        "np_float_round": "hand_numpy:NpFloatRound",
        "np_float_floor": "hand_numpy:NpFloatFloor",
        "np_int64": "hand_numpy:NpInt64",
        "np_f64int": "hand_numpy:NpF64Int",
        "np_filter": "hand_numpy:NpFilter",
        "np_filter2": "hand_numpy:NpFilter2",
        "polars_float": "tables:PlFloat",
        "polars_float_away": "tables:PlFloatAway",
        "polars_decimal": "tables:PlDecimal",
        "polars_int128": "tables:PlInt128",
        "duckdb_double": "tables:DdDouble",
        "duckdb_bigint": "tables:DdBigint",
        "duckdb_hugeint": "tables:DdHugeint",
    },
    "floor": {
        "np_copy": "floor_c:NpCopy",
        "c_int64": "floor_c:CInt64",
        "c_int64_const": "floor_c:CInt64Const",
        "c_int128": "floor_c:CInt128",
        "c_f64int": "floor_c:CF64Int",
        "numba_int64": "floor_c:NumbaInt64",
    },
}
PEERS = {name: place for group in GROUPS.values() for name, place in group.items()}
INDICATORS = 6
REASONS = ("explain", "to_dict", "text")  # modes for peers that can say why


class Worker:
    """One peer in its own process."""

    def __init__(self, name, environment):
        self.name = name
        self.log = Path(tempfile.gettempdir()) / f"indicrules_bench_{name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(HERE / "worker.py"), PEERS[name]],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, **environment},
            )
        self.info = self.ask("init")
        self.n = 0

    def ask(self, cmd, **question):
        """Give the worker's answer, or None where it has none, which is said."""
        try:
            self.process.stdin.write(json.dumps({"cmd": cmd, **question}) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline() or "null")
        except BrokenPipeError:
            answer = None
        if answer is None or "error" in answer:
            print(
                f"# {self.name}: {answer['error'] if answer else f'could not start, see {self.log}'}", file=sys.stderr
            )
            return None
        return answer

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()


def one_department(workers, options):
    """Print the time of a call for one department (of a load and the first such call, with mode `load`)."""
    seconds = {worker: [] for worker in workers if options.mode not in REASONS or worker.info["trace"]}
    for _ in range(options.rounds):
        for worker, found in seconds.items():
            if answer := worker.ask(options.mode, budget=options.budget):
                found.append(answer["s"])
    medians = {worker: median(found) for worker, found in seconds.items() if found}
    base = next((value for worker, value in medians.items() if worker.name == options.base), None)
    header(["peer", f"{options.mode}, median µs", f"ratio to {options.base}", "first import and load, s"])
    for worker, value in sorted(medians.items(), key=lambda pair: pair[1]):
        ratio = f"{value / base:.2f}" if base else ""
        row([worker.name, f"{value * 1e6:.2f}", ratio, f"{worker.info['first_s']:.3f}"])


def many_departments(workers, options):
    """Print the time and memory of a batch."""
    seconds = {worker: [] for worker in workers if not options.explain or worker.info["trace"]}
    for worker in seconds:
        prepare(worker, options)
    for _ in range(options.rounds):
        for worker, found in seconds.items():
            if answer := worker.ask("batch", explain=options.explain):
                found.append((answer["s"] / worker.n, answer["cpu"] / worker.n, answer["peak_mb"]))
    medians = {worker: median(each[0] for each in found) for worker, found in seconds.items() if found}
    base = next((value for worker, value in medians.items() if worker.name == options.base), None)
    header(
        [
            "peer",
            "departments run",
            f"ms per {options.n}",
            "CPU ms",
            "M evaluations/s",
            f"× {options.base}",
            "peak extra MB",
        ]
    )
    for worker, value in sorted(medians.items(), key=lambda pair: pair[1]):
        cpu = median(each[1] for each in seconds[worker])
        peak = max(each[2] for each in seconds[worker])
        row(
            [
                worker.name,
                worker.n,
                f"{value * options.n * 1e3:.2f}",
                f"{cpu * options.n * 1e3:.1f}",
                f"{INDICATORS / value / 1e6:.3f}",
                f"{base / value:.2f}" if base else "",
                f"{peak:.1f}",
            ]
        )


def prepare(worker, options):
    """Hand the worker its input: as many departments as it scores in half the cap, if it goes one by one."""
    probe = min(options.n, 200)
    worker.n = options.n
    worker.ask("prep", n=probe, kind=options.kind)
    worker.ask("batch")
    answer = worker.ask("batch")
    each = answer["s"] / probe if answer else 0
    if worker.info["row_engine"] and each * options.n > options.cap:
        worker.n = max(probe, int(options.cap / 2 / each))
    worker.ask("prep", n=worker.n, kind=options.kind)
    if worker.n > probe:
        worker.ask("batch")


def correctness(workers, options):
    """Print how many scores, totals and grades differ from the exact ones."""
    header(
        [
            "peer",
            "kind",
            "departments",
            "scores wrong (of 6 each)",
            "by BUD/A/B/C/D/E",
            "totals wrong",
            "totals with float dust",
            "grades wrong",
        ]
    )
    for worker in workers:
        one_by_one = worker.info["row_engine"] and not worker.name.startswith("py_")
        n = min(options.n, options.row_n) if one_by_one else options.n
        for kind in options.kind.split("+"):
            if found := worker.ask("check", n=n, kind=kind):
                by_indicator = "/".join(map(str, found["per_indicator"]))
                counts = [found["total_mismatch"], found["dust"], found["grade_mismatch"]]
                row([worker.name, kind, found["n"], found["score_mismatch"], by_indicator, *counts])


def header(cells):
    row(cells)
    row(["---"] * len(cells))


def row(cells):
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


MODES = {
    "single": one_department,
    "load": one_department,
    "explain": one_department,
    "to_dict": one_department,
    "text": one_department,
    "batch": many_departments,
    "check": correctness,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=MODES, default="single")
    parser.add_argument("--peers", default="row", help="names and groups (row, vec, floor), with commas")
    parser.add_argument("--base", default="py_decimal", help="the peer that the others are compared with")
    parser.add_argument("--n", type=int, default=100_000, help="departments (batch, check)")
    parser.add_argument("--row-n", type=int, default=2_000, help="check: departments for peers that go one by one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--budget", type=float, default=0.15, help="seconds a peer and round (modes of one department)")
    parser.add_argument("--cap", type=float, default=8.0, help="batch: seconds a run before the departments are cut")
    parser.add_argument("--kind", default="random", help="random, ties or edge; check: several with +")
    parser.add_argument("--threads", default="", help="threads for polars and numba")
    parser.add_argument("--explain", action="store_true", help="batch: explain as well")
    options = parser.parse_args()
    names = [name for part in options.peers.split(",") for name in GROUPS.get(part, (part,))]
    if unknown := sorted(set(names) - set(PEERS)):
        parser.error(f"no such peer: {', '.join(unknown)}")
    threads = {"POLARS_MAX_THREADS": options.threads, "NUMBA_NUM_THREADS": options.threads} if options.threads else {}
    workers = [worker for worker in (Worker(name, threads) for name in dict.fromkeys(names)) if worker.info]
    MODES[options.mode](workers, options)
    for worker in workers:
        worker.close()


if __name__ == "__main__":
    main()
