"""What a keystroke takes in an editor, against reading the whole ruleset: every diagnostic is read, lints included.

python bench/editing.py [--indicators 1000] [--keystrokes 60]

In rulesets of several shapes keystrokes of an author are made inside indicators, each time another one: a digit that
changes, a clause that is typed letter by letter and taken out again. In one shape they are made inside examples and
checks, and in remarks between any blocks. In the shape `declared` they are made inside blocks of each other kind, a row
of the table a kind: inputs, params, methods, units and tables that some ten indicators read, metrics that thirty read,
and the ruleset's own clauses; a digit changes, and a last word, or a clause, is typed letter by letter, so that most
of the time the block is broken. The row `all` is of an input that every indicator reads, which has no limit. What is
timed is CPU time of this process; a full check of the same text, from nothing, is timed between the keystrokes. It
prints the median and the slowest keystroke, the full check, and the ratio of the medians; the exit code is 1 where that
passes 0.15, or a median 50 ms.
"""

import argparse
import random
import re
import statistics
import sys
import time

import growth

import indicrules

RATIO, SECONDS = 0.15, 0.05
TYPED = {"chinese": '  说明 "x"\n'}


def tried(n):
    """Indicators side by side, an example for every tenth, and a check for every twentieth."""
    lines = [growth.flat(n)]
    for at in range(0, n, 10):
        lines += [f'check i{at} >= 0 because "c{at}"\n'] if at % 20 == 0 else []
        lines += [
            f'example "number {at}"\n',
            *(f"  given i{at + each} = {40 + at} 件\n" for each in range(min(10, n - at))),
        ]
        lines += [f"  expect score(i{at}) = 2\n"]
    return "".join(lines)


def declared(n):
    """Indicators that read inputs, params, metrics, methods, units and tables, each of them read by some."""
    lines = [f"ruleset declared\n  total {2 * n}\n  missing zero\n  grade A >= {n}\n  grade B otherwise\n"]
    lines += ["  round total 0.01\n", 'input all 万元 from 1 to 1000 "Read by all"\n']
    for at in range(0, n, 10):
        some = at // 30 * 30
        lines += [f"param p{at} = {5 + at % 7}\n", f'input c{at} 万元 from 0 to 1000 "Number {at}"\n']
        lines += [f"metric n{at} = c{at} * 10 / all\n"] if at == some else []
        lines += [f"unit u{at} = 12 件\n", f"input d{at} u{at} from 0 to 99\n"] if at % 50 == 0 else []
        lines += [f"table t{at}(n)\n  1: 10\n  2: 20\n  3: 30\n"] if at % 100 == 0 else []
        lines += [f"method m{at}(least)\n  score full * min(1, completion / least)\n"]
        for each in range(at, min(at + 10, n)):
            lines += [f"indicator i{each}\n  weight 2\n  target >= p{at}\n  actual n{some} * 2 + c{at} / all\n"]
            lines += [f"  score m{at}(0.{each % 9 + 1})\n"]
            lines += [f"  cap 1 if d{at} > 3 u{at} or t{at // 100 * 100}(n{some} * 2) > 9\n"] if at % 50 == 0 else []
    return "".join(lines)


KINDS = ("ruleset", "input", "param", "metric", "method", "unit", "table")
BY_ALL = "all"  # an input that every indicator reads, which is told and not judged
SHAPES = {**growth.SHAPES, "tried": tried, **dict.fromkeys((*KINDS, BY_ALL), declared)}
CLAUSES = {"ruleset": "  round score 0.1\n", "table": "  4: 40\n"}


def keystrokes(text, shape, count):
    """Give changes of a text one after another, as (start, end, new)."""
    if shape in KINDS or shape == BY_ALL:
        return _in_declared(text, shape, count)
    return (_in_examples if shape == "tried" else _in_indicators)(text, shape, count)


def _in_declared(text, kind, count):
    """Change a digit of a block of one kind, and type its last word or a clause letter by letter."""
    chance = random.Random(count)
    header = "input all" if kind == BY_ALL else "input c" if kind == "input" else f"{kind} "
    headers = [each.start() for each in re.finditer(rf"(?m)^{header}", text)]
    while True:
        at = chance.choice(headers)
        end = text.index("\n", at)
        if kind == "method":
            end = text.index("\n", end + 1)
        digit = re.compile(r"(?<= )\d").search(text, at).end()
        yield digit, digit, "1"
        yield digit, digit + 1, ""
        clause = CLAUSES.get(kind)
        if clause is not None:
            place = text.index("\n", at) + 1
            for index, letter in enumerate(clause):
                yield place + index, place + index, letter
            yield place, place + len(clause), ""
            continue
        word = text[text.rindex(" ", at, end) : end]
        yield end - len(word), end, ""
        for index, letter in enumerate(word):
            yield end - len(word) + index, end - len(word) + index, letter


def _in_examples(text, shape, count):
    """Change examples and checks, and write remarks behind any block."""
    chance = random.Random(count)
    headers = {word: [each.start() for each in re.finditer(rf"(?m)^{word} ", text)] for word in ("example", "check")}
    ends = [each.start() for each in re.finditer(r"\n(?=\w)", text)]
    while True:
        at = chance.choice(headers[chance.choice(("example", "check"))])
        digit = re.compile(r"= \d").search(text, at).end()
        yield digit, digit, "1"
        yield digit, digit + 1, ""
        at = chance.choice(headers["example"])
        for clause, place in (
            ("  expect total >= 1\n", text.index("\n", at) + 1),
            ("\n# remark", chance.choice(ends)),
        ):
            for index, letter in enumerate(clause):
                yield place + index, place + index, letter
            yield place, place + len(clause), ""


def _in_indicators(text, shape, count):
    """Give changes of a text one after another, as (start, end, new): half in digits, half a clause by its letters."""
    chance = random.Random(count)
    headers = [found.start() for found in re.finditer(r"(?m)^(?:indicator|指标) ", text)]
    while True:
        at = chance.choice(headers)
        digit = re.compile(r">= \d").search(text, at).end()
        yield digit, digit, "1"
        yield digit, digit + 1, ""
        clause = TYPED.get(shape, '  note "x"\n')
        place = text.index("\n", at) + 1
        for index, letter in enumerate(clause):
            yield place + index, place + index, letter
        yield place, place + len(clause), ""


def cpu(work):
    """Give the CPU seconds of a piece of work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(shape, indicators, count):
    """Give the CPU seconds of each keystroke, and of each full check of the same text."""
    text = SHAPES[shape](indicators)
    document = indicrules.Document(text)
    len(document.diagnostics)
    strokes, checks = [], []
    for index, (start, end, new) in zip(range(count), keystrokes(text, shape, count), strict=False):
        strokes.append(cpu(lambda change=(start, end, new): len(document.replace(*change))))
        if index % (count // 5 or 1) == 0:
            checks.append(cpu(lambda: len(indicrules.diagnose(document.text))))
    assert document.diagnostics == indicrules.Document(document.text).diagnostics
    return strokes, checks


def main():
    """Print the figures; exit with 1 where a keystroke takes too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--indicators", type=int, default=1000)
    parser.add_argument("--keystrokes", type=int, default=60)
    asked = parser.parse_args()
    slow = []
    print(f"{'shape':10} {'keystroke, ms':>14} {'slowest':>9} {'full check':>11} {'ratio':>7}")
    for shape in SHAPES:
        strokes, checks = measured(shape, asked.indicators, asked.keystrokes)
        usual, full = statistics.median(strokes), statistics.median(checks)
        print(
            f"{shape:10} {1000 * usual:14.1f} {1000 * max(strokes):9.1f} {1000 * full:11.0f} {usual / full:7.3f}",
            flush=True,
        )
        slow += [shape] if shape != BY_ALL and (usual > SECONDS or usual / full > RATIO) else []
    print(f"too slow: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
