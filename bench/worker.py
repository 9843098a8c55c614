"""One peer in one process: questions as JSON lines in, answers as JSON lines out. `run.py` drives it."""

import importlib
import json
import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "peers")]
clock = time.perf_counter


def memory(key):
    """Give a figure of /proc/self/status in MB: VmRSS is what is used now, VmHWM the most so far."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    return 0.0


def per_call(function, arguments, budget):
    """Give the median seconds of a call, measured for about `budget` seconds in slices of a few milliseconds."""
    began = clock()
    function(arguments[0])
    once = max(clock() - began, 1e-7)
    chunk = max(1, int(0.004 / once))
    end = clock() + budget
    calls, slices = 0, []
    while True:
        began = clock()
        for i in range(chunk):
            function(arguments[(calls + i) % len(arguments)])
        ended = clock()
        calls += chunk
        slices.append((ended - began) / chunk)
        if ended > end:
            return sorted(slices)[len(slices) // 2]


class Worker:
    """A loaded peer and the input that it was last handed; a method a question."""

    def __init__(self, module, name):
        began = clock()
        self.peer = getattr(importlib.import_module(module), name)()
        self.source = self.peer.ruleset_text()
        self.obj = self.peer.load(self.source)
        self.first = clock() - began
        import data  # after the peer: numpy must not count in its time
        import oracle

        self.data, self.oracle = data, oracle
        self.batch_input = None

    def init(self):
        return {"first_s": self.first, "trace": self.peer.trace, "row_engine": self.peer.row_engine}

    def load(self, budget):
        """From the text to the first score, whatever a peer leaves until then."""
        what = self._named("score")
        return {"s": per_call(lambda row: getattr(self.peer.load(self.source), what)(row), self._departments(), budget)}

    def single(self, budget):
        return {"s": per_call(self._scorer("score"), self._departments(), budget)}

    def explain(self, budget):
        return {"s": per_call(self._scorer("explain"), self._departments(), budget)}

    def to_dict(self, budget):
        return {"s": per_call(self._reasons("to_dict"), self._departments(), budget)}

    def text(self, budget):
        return {"s": per_call(self._reasons("text"), self._departments(), budget)}

    def prep(self, n, kind):
        self.batch_input = None
        self.batch_input = self._shaped(self.data.canonical(n, kind=kind))
        return {}

    def batch(self, explain=False):
        before = memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # forget the high-water mark
        function = self.obj.explain_batch if explain else self.obj.score_batch
        cpu_began, began = time.process_time(), clock()
        result = function(self.batch_input)  # named, so that freeing it is not timed
        seconds, cpu = clock() - began, time.process_time() - cpu_began
        del result
        return {"s": seconds, "cpu": cpu, "peak_mb": memory("VmHWM") - before}

    def check(self, n, kind):
        canonical = self.data.canonical(n, kind=kind)
        got = self.obj.to_arrays(self.obj.score_batch(self._shaped(canonical)))
        return self.oracle.compare(canonical, got, self.peer.unit)

    def _shaped(self, canonical):
        return self.data.SHAPES[self.peer.shape](canonical)

    def _scorer(self, what):
        return getattr(self.obj, self._named(what))

    def _reasons(self, form):
        """Peers that go by columns have their reasons in one form alone."""
        return self._scorer(form if self.peer.row_engine else "explain")

    def _named(self, what):
        return f"{what}_one" if self.peer.row_engine else f"{what}_batch"

    def _departments(self):
        canonical = self.data.canonical(64)
        if self.peer.row_engine:
            return self._shaped(canonical)
        return [
            self._shaped(
                {
                    "n": 1,
                    "cols": {key: column[i : i + 1] for key, column in canonical["cols"].items()},
                    "present": {key: mask[i : i + 1] for key, mask in canonical["present"].items()},
                }
            )
            for i in range(16)
        ]


def main():
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # keep the chatter of libraries off the protocol
    worker = Worker(*sys.argv[1].split(":"))
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = getattr(worker, question.pop("cmd"))(**question)
        except Exception as error:  # reported, not hidden
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        out.write(json.dumps(answer) + "\n")
        out.flush()


main()
