"""How time grows with the size of rulesets and of data: an exponent a piece of work, none of which may pass 1.25.

python bench/growth.py [--rounds 3] [--only WORD]

Rulesets have 250 to 4,000 indicators in several shapes, data 1 KB to 2 MB. What is timed is CPU time of this process
against that of a fixed piece of work just before and after; sizes take turns, and the least of the rounds counts. The
exponent is the slope of the line through log(time) over log(size), once over all sizes and once over the upper half,
where constant parts weigh less; the steeper one counts. Growing like n log n is an
exponent of about 1.1 here. The exit code is 1 where an exponent passes 1.25.
"""

import argparse
import contextlib
import functools
import gc
import io
import json
import math
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import pyarrow as pa

import indicrules
from indicrules.files.actuals import read_cells
from indicrules.syntax.formatter import format_text
from indicrules.tables import stream
from indicrules.tables.read import files

MOST = 1.25
RULESETS = (250, 500, 1000, 2000, 4000)
BYTES = (1 << 10, 1 << 13, 1 << 16, 1 << 18, 1 << 20, 2_000_000)
ROWS = 100
SHORT = 1e-4  # seconds below which a time says nothing of growth


# ---- rulesets: each shape gives a text of n indicators


def flat(n):
    """Indicators side by side, every third with a deduction."""
    lines = ["ruleset flat", f"  total {2 * n}", "  missing zero", "  grade A >= 10", "  grade B otherwise"]
    for at in range(n):
        lines += [f"indicator i{at}", "  weight 2", f"  target >= {40 + at} 件"]
        if at % 3 == 2:
            lines += [f'  deduct 0.1 per full 5 below {40 + at} up to 1 because "0.1 for each 5 below"']
    return "\n".join(lines) + "\n"


def grouped(n):
    """Ten to a group, ten groups to a wing; redistribution on each level."""
    lines = ["ruleset grouped", f"  total {n}", "  missing rescale"]
    for at in range(n):
        if at % 100 == 0:
            lines += [f"group w{at // 100}", f"  weight {min(100, n - at)}"]
        if at % 10 == 0:
            lines += [f"group g{at // 10} in w{at // 100}", f"  weight {min(10, n - at)}"]
        lines += [
            f"indicator i{at} in g{at // 10}",
            "  weight 1",
            f"  target >= {40 + at % 7}%",
            f"  actual a{at} / b",
        ]
        lines += [f'  cap 0.5 if a{at} < 3 because "few"']
    lines += ["input b 万元 from 1", *(f"input a{at} 万元 from 0" for at in range(n))]
    return "\n".join(lines) + "\n"


def chinese(n):
    """Keywords and names in Chinese, rows of bands, units that convert."""
    lines = ["规则集 全市考核", f"  总分 {2 * n}", "  缺失 零分"]
    for at in range(n):
        lines += [f"指标 指标第{at}项", "  权重 2", f"  目标 >= {90 + at % 10}%", "  得分 按 完成值"]
        lines += ["    >= 95%: 2", "    80% 至 < 95%: 1.5", "    其余: 0"]
        lines += ["  取整 得分 0.01 half_up", f'  佐证 "第{at}号台账"']
    return "\n".join(lines) + "\n"


def chained(n):
    """Each metric reads the one before, in runs of fifty, and an indicator reads each."""
    lines = ["ruleset chained", f"  total {n}", "input x number from 0 to 10"]
    for at in range(n):
        lines += [f"metric m{at} = {'x' if at % 50 == 0 else f'm{at - 1}'} + {at % 3}"]
        lines += [f"indicator i{at}", "  weight 1", f"  actual m{at}", "  target >= 50"]
    return "\n".join(lines) + "\n"


def tested(indicators, examples):
    """Examples that each give all values and expect one score; to test takes their number times that of indicators."""
    given = [f"  given i{at} = {40 + at} 件" for at in range(indicators)]
    lines = [flat(indicators)]
    for at in range(examples):
        lines += [f'example "number {at}"', *given, f"  expect score(i{at % indicators}) = 2"]
    return "\n".join(lines) + "\n"


def spoilt(n):
    """A mistake in every tenth indicator: a word misspelt, a unit or a name that there is none of."""
    slips = ("  wieght 2", "  target >= 5 件 +", "  actual nobody", "  target >= 3 宗户 / 0")
    lines = flat(n).split("\n")
    headers = [at for at, line in enumerate(lines) if line.startswith("indicator")]
    for count, at in enumerate(headers[::10]):
        lines[at + 1] = slips[count % len(slips)]
    return "\n".join(lines)


SHAPES = {each.__name__: each for each in (flat, grouped, chinese, chained)}


def actuals(ruleset):
    """A number for each input, some on target and some not."""
    return {name: f"{37 + at % 60}" for at, name in enumerate(ruleset.model.inputs)} | (
        {"x": "3"} if "x" in ruleset.model.inputs else {}
    )


@functools.lru_cache(len(RULESETS))
def made(name, n):
    """The text of a shape, its ruleset, actuals, and a table of texts and one of numbers."""
    text = SHAPES[name](n)
    ruleset = indicrules.loads(text)
    given = actuals(ruleset)
    primed(ruleset)
    texts = pa.table({key: [value] * ROWS for key, value in given.items()})
    numbers = pa.table({key: [float(value) + at / 4 for at in range(ROWS)] for key, value in given.items()})
    return text, ruleset, given, texts, numbers


def primed(ruleset):
    """Have a ruleset's scorer compiled, as the fifth score does: "first score" alone is to time the first."""
    for _ in range(5):
        ruleset.score(actuals(ruleset))
    return ruleset


WORK = {
    "load": lambda text, ruleset, given, texts, numbers: indicrules.loads(text),
    "warnings": lambda text, ruleset, given, texts, numbers: indicrules.loads(text).warnings,
    "fmt": lambda text, ruleset, given, texts, numbers: format_text(text, name="bench"),
    "first score": lambda text, ruleset, given, texts, numbers: indicrules.loads(text).score(given).total,
    "score": lambda text, ruleset, given, texts, numbers: read(ruleset.score(given)),
    "explain as text": lambda text, ruleset, given, texts, numbers: ruleset.score(given).explain(),
    "explain as JSON": lambda text, ruleset, given, texts, numbers: ruleset.score(given).explain("json"),
    "explain one": lambda text, ruleset, given, texts, numbers: ruleset.score(given).explain(
        indicator=next(iter(ruleset.model.items))
    ),
    "first table": lambda text, ruleset, given, texts, numbers: indicrules.loads(text).score_table(numbers),
    "table of texts": lambda text, ruleset, given, texts, numbers: ruleset.score_table(texts),
    "table of numbers": lambda text, ruleset, given, texts, numbers: ruleset.score_table(numbers),
}


def of_rulesets(n):
    """What there is to do with rulesets of n indicators: a name, and what prepares it."""
    for shape in SHAPES:
        for name, work in WORK.items():
            yield f"{shape}: {name}", lambda shape=shape, work=work: functools.partial(work, *made(shape, n))
    yield "five examples: test", lambda: primed(indicrules.loads(tested(n, 5))).test
    yield "five indicators: test", lambda: primed(indicrules.loads(tested(5, n))).test
    yield "spoilt: check", lambda: functools.partial(indicrules.diagnose, spoilt(n))


def read(card):
    """Read all that a scorecard says of each item."""
    return [(each.score, each.lost, each.ledger) for each in card.items]


# ---- data: each gives the bytes of a file of about so many bytes, and its format

SMALL = indicrules.loads(flat(200))


def plain(size):
    """Names that the ruleset has, and as many more that it has not."""
    return [(f"i{at}", f"{at % 97}.25 件") for at in range(max(1, size // 24))]


def data_files(size):
    """Files of one department, well-formed and otherwise."""
    pairs = plain(size)
    yield "JSON", "json", json.dumps(dict(pairs), ensure_ascii=False)
    yield "TOML", "toml", "\n".join(f'"{name}" = "{value}"' for name, value in pairs)
    yield "CSV", "csv", "\n".join(f"{name},{value}" for name, value in pairs)
    yield "JSON, one long text", "json", json.dumps({"i0": "长" * (size // 3)}, ensure_ascii=False)
    yield "JSON, one long number", "json", '{"i0": "' + "1" * size + '!"}'
    yield "JSON, one long name", "json", '{"' + "i" * size + '": 1}'
    yield "JSON, long escapes", "json", '{"i0": "' + "\\u4ef6" * (size // 6) + '"}'
    yield "JSON, nested", "json", '{"i0": ' + "[" * size
    yield "JSON, blanks", "json", "{" + " " * size + "}"
    yield "JSON, names twice", "json", "{" + ",".join(['"i0": 1'] * (size // 8)) + "}"
    yield "CSV, one long cell", "csv", f'i0,"{"1" * size}'
    yield "CSV, ragged", "csv", "\n".join(["i0,1,2"] * (size // 7))
    yield "CSV, quotes", "csv", "i0," + '"' * size
    yield "TOML, mistakes", "toml", "\n".join(["i0 == 1"] * (size // 8))
    yield "TOML, one long number", "toml", "i0 = " + "1" * min(size, 9_000) + "\n" * max(0, size - 9_000)


def of_data(size):
    """What there is to do with data of about so many bytes."""
    for name, form, text in data_files(size):
        content = text.encode()
        yield f"{name}: read and scored", lambda content=content, form=form: functools.partial(given, content, form)
    for name, value in {
        "digits": "1" * size + "!",
        "digits with places": "1." + "1" * size,
        "separators": "1," * (size // 2),
        "blanks": " " * size + "1",
        "blanks inside": "1" + " " * size + "件 件",
        "unit of many factors": "1 件" + "*件" * (size // 4),
        "signs": "-" * size,
        "full-width": "１" * (size // 3),
        "marks of bounds": "≥" * (size // 3) + "1",
    }.items():
        yield f"value, {name}", lambda value=value: functools.partial(refused, value)


def of_tables(size):
    """What there is to do with tables of about so many bytes."""
    rows = max(1, size // 60)
    cells = [[f"{(at * 7 + row) % 89}.{row % 100:02}" for at in range(10)] for row in range(rows)]
    names = [f"i{at}" for at in range(10)]
    yield "table, CSV", "t.csv", "\n".join([",".join(names), *(",".join(each) for each in cells)])
    yield "table, NDJSON", "t.ndjson", "\n".join(json.dumps(dict(zip(names, each, strict=True))) for each in cells)
    units = [[f"{each} 件" for each in row] for row in cells]
    yield "table, CSV with units", "t.csv", "\n".join([",".join(names), *(",".join(each) for each in units)])
    odd = [["N/A" if at == row % 10 else "12x" for at in range(10)] for row in range(rows)]
    yield "table, CSV of mistakes", "t.csv", "\n".join([",".join(names), *(",".join(each) for each in odd)])


def given(content, form):
    """Read a department's file and score it, or find out all that is wrong with it."""
    with contextlib.suppress(indicrules.DataError):
        cells = read_cells(content, form, name="bench")
        return SMALL.score({each.name: each.value for each in cells}).total
    return None


def refused(value):
    """Score a value that is none."""
    with contextlib.suppress(indicrules.DataError):
        SMALL.score({"i0": value})


def from_file(folder, name, text):
    """Score a table's file batch by batch, every value read."""
    place = folder / name
    place.write_text(text, encoding="utf-8")

    def work():
        table = files.table_file(place)
        columns = stream.needed(TEN, table.schema)
        scored = stream.scored(TEN, table.reader(columns), workers=1)
        return sum(batch.num_rows - batch.column("total").null_count for batch in scored)

    return work


TEN = indicrules.loads(flat(10))


# ---- timing


def yardstick():
    """The CPU time of a fixed piece of work, in seconds; machines that others use too run at half speed for minutes."""
    times = []
    for _ in range(3):
        start = time.process_time()
        made = {number: Fraction(number, number + 1) for number in range(1, 3000)}
        sum(each.numerator for each in made.values())
        times.append(time.process_time() - start)
    return min(times)


def once(work):
    """The CPU time of a piece of work in yardsticks; quick work is repeated until it can be told."""
    gc.collect()
    gc.freeze()  # what other sizes keep is no part of this one's work
    before, times = yardstick(), []
    while sum(times) < 0.02 and len(times) < 200:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) / min(before, yardstick())


def slope(points):
    """The slope of the line through the logarithms of sizes and times, by least squares."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    middle = [sum(axis) / len(logs) for axis in zip(*logs, strict=True)]
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    return over / sum((x - middle[0]) ** 2 for x, _ in logs)


def exponent(points):
    """The steeper of the slopes over all sizes and over the upper half, None where times are too short to tell."""
    told = [(size, seconds) for size, seconds in points if seconds >= SHORT]
    if len(told) < 3:
        return None
    return max(slope(told), slope(told[-3:]))


def measured(sizes, works, rounds, only):
    """Time every piece of work at every size, the sizes in turn; give its name and points, one after the other."""
    prepared, usual = {size: dict(works(size)) for size in sizes}, min(yardstick() for _ in range(9))
    for name in prepared[sizes[0]]:
        if only in name:
            work = {size: prepared[size][name]() for size in sizes}
            found = [{size: once(work[size]) for size in sizes} for _ in range(rounds)]
            yield name, [(size, usual * min(each[size] for each in found)) for size in sizes]


def main():
    """Print the exponents; exit with 1 where one is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="WORD", help="only work whose name holds this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stderr(io.StringIO()):
        folder = Path(place)

        def tables(size):
            for name, file, text in of_tables(size):
                yield name, lambda file=f"{size}-{file}", text=text: from_file(folder, file, text)

        steep = []
        print(f"{'work':36} {'exponent':>8}   seconds at the smallest … largest size")
        for sizes, works in ((RULESETS, of_rulesets), (BYTES, of_data), (BYTES, tables)):
            for name, points in measured(sizes, works, asked.rounds, asked.only):
                found = exponent(points)
                steep += [name] if found is not None and found > MOST else []
                shown = "   short" if found is None else f"{found:8.2f}"
                print(f"{name:36} {shown}   " + "  ".join(f"{seconds:.4f}" for _, seconds in points), flush=True)
    print(f"above {MOST}: {', '.join(steep) or 'none'}")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
