"""Long use of one process: does its memory grow, and does it slow down?

Five kinds of work take turns, each on data that is never the same twice: rulesets loaded and dropped, tables,
periods, explanations, and requests to a small HTTP service on the loopback. Each kind is done `--count` times, in ten
tenths, or until `--seconds` are over for it. A tenth's time is the median CPU time of its pieces of work; between
them a fixed piece of arithmetic is timed, and where its median is longer than in the first tenth, as on a machine
that others use, so much longer is what the tenth may take. A tenth's memory is what is resident at its end. The first
tenth warms up. A kind grows where the median of its last three tenths is more than 1.2 times that of the second to
fourth, or where its last tenth ends more than `--megabytes` above the second. Then the exit code is 1.

`python bench/soak.py`; memory is read from `/proc` and needs Linux.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import http.client
import json
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pyarrow as pa

import indicrules

TENTHS = 10
SLOWER = 1.2
ITEMS = 6
Work = Callable[[int], object]


def text(seed: int = 0) -> str:
    """Give a ruleset whose targets differ by `seed`, with a param that is dated."""
    lines = ["ruleset soak", f"  total {10 * ITEMS}", "  grade good >= 40", "  grade poor otherwise", "param bar"]
    lines += [f"  from {year}-01-01: {90 + year % 10}" for year in range(2000, 2030)]
    for at in range(ITEMS):
        target = "bar" if at == 0 else str(100 + at + seed)
        lines += [f"indicator i{at}", "  weight 10", f"  target >= {target}", "  missing zero", "  round score 0.01"]
        lines += ["  deduct 0.5 per 10 below target"] if at % 3 == 0 else []
    return "\n".join(lines) + "\n"


def actuals(chance: random.Random) -> dict[str, float]:
    """Give the numbers of one department."""
    return {f"i{at}": round(chance.lognormvariate(4, 1.5), 2) for at in range(ITEMS)}


def table(chance: random.Random) -> Any:
    """Give 20 to 400 departments, some values missing."""
    rows = chance.randint(20, 400)
    cells = {f"i{at}": [round(chance.lognormvariate(4, 1.5), 2) for _ in range(rows)] for at in range(ITEMS)}
    cells["i1"] = [None if chance.random() < 0.05 else each for each in cells["i1"]]
    return pa.table(cells)


PERIOD = datetime.date(2024, 6, 1)


class _Service(BaseHTTPRequestHandler):
    """Scores what is posted."""

    ruleset: indicrules.Ruleset

    def do_POST(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = json.dumps(str(self.ruleset.score(given, period=PERIOD).total)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def service(ruleset: indicrules.Ruleset) -> Iterator[int]:
    """Serve on a free port of the loopback."""
    server = HTTPServer(("127.0.0.1", 0), type("Service", (_Service,), {"ruleset": ruleset}))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked(port: int, given: dict[str, float]) -> None:
    """Ask the service once, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/", json.dumps(given))
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    json.loads(answer.read())
    connection.close()


def works(chance: random.Random, port: int, ruleset: indicrules.Ruleset) -> dict[str, tuple[Work, int]]:
    """Give each kind of work, and how many times `--count` it is done."""

    def rulesets(at: int) -> object:
        fresh = indicrules.loads(text(at + 1))
        return fresh.score(actuals(chance), period=PERIOD).total, fresh.score_table(table(chance), period=PERIOD)

    def periods(at: int) -> object:
        return ruleset.score(actuals(chance), period=datetime.date(2001, 1, 1) + datetime.timedelta(at)).total

    return {
        "rulesets": (rulesets, 1),
        "tables": (lambda at: ruleset.score_table(table(chance), period=PERIOD), 10),
        "periods": (periods, 2),
        "explanations": (lambda at: ruleset.score(actuals(chance), period=PERIOD).explain("markdown"), 4),
        "service": (lambda at: asked(port, actuals(chance)), 10),
    }


def resident() -> float:
    """Give the memory of this process in MB."""
    gc.collect()
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise SystemExit("memory cannot be read here")


def soaked(work: Work, count: int, seconds: float) -> tuple[list[float], list[float], int]:
    """Do a piece of work again and again; give milliseconds and megabytes by tenths, and how often it was done."""
    times: list[float] = []
    memory: list[float] = []
    done, first = 0, 0.0
    end = time.monotonic() + seconds
    for tenth in range(TENTHS):
        part: list[float] = []
        fixed: list[float] = []
        until = end - seconds * (TENTHS - 1 - tenth) / TENTHS
        while len(part) < max(1, count // TENTHS) and (len(part) < 5 or time.monotonic() < until):
            part.append(_timed(lambda: work(done)))  # noqa: B023  # called at once
            fixed.append(_timed(yardstick))
            done += 1
        first = first or statistics.median(fixed)
        times.append(statistics.median(part) * first / statistics.median(fixed))
        memory.append(resident())
    return times, memory, done


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def yardstick() -> Fraction:
    """Do what takes as long each time."""
    return sum((Fraction(at, 7) for at in range(1, 300)), Fraction(0))


def grown(times: list[float], memory: list[float], megabytes: float) -> list[str]:
    """Give what grew."""
    early, late = statistics.median(times[1:4]), statistics.median(times[-3:])
    found = [f"time by {late / early:.2f}"] if late > SLOWER * early else []
    return found + ([f"memory by {memory[-1] - memory[1]:.0f} MB"] if memory[-1] > memory[1] + megabytes else [])


def main() -> int:
    """Print a line a kind, and give the exit code."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--count", type=int, default=1000, help="how often rulesets are loaded; tables: 10 times that")
    options.add_argument("--seconds", type=float, default=120, help="the most that one kind of work may take")
    options.add_argument("--megabytes", type=float, default=40, help="how much more memory is no growth")
    options.add_argument("--kinds", default="", help="only these, parted by commas")
    asked_for = options.parse_args()
    ruleset, failed = indicrules.loads(text()), False
    with service(ruleset) as port:
        for name, (work, share) in works(random.Random(9), port, ruleset).items():
            if asked_for.kinds and name not in asked_for.kinds.split(","):
                continue
            times, memory, done = soaked(work, share * asked_for.count, asked_for.seconds)
            found = grown(times, memory, asked_for.megabytes)
            failed |= bool(found)
            print(f"{name}, {done:,} times: {'GROWS: ' + ', '.join(found) if found else 'flat'}")
            print("  ms " + " ".join(f"{each:8.2f}" for each in times))
            print("  MB " + " ".join(f"{each:8.0f}" for each in memory), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
