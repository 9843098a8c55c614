"""What `indicrules audit RULESET FOLDER` takes for many forms: seconds, and the memory of it and of its processes.

python bench/many_forms.py [--n 1000] [--indicators 30] [--workers 2] [--most 60]

Workbooks of one national form are written into a temporary folder, each with its own actuals and scores, a few of them
wrong; their writing is not timed. Memory is measured at a tenth of the forms and at all of them: it must not grow with
their number. Fails where the whole takes longer than `--most` seconds, or the second is more than 1.2 times the first.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KINDS = ("新建数量", "维修数量", "巡查次数", "培训人次", "走访户数")
PLACES = ("道路", "桥梁", "水渠", "学校", "医院", "村庄", "公园", "市场", "车站", "图书馆")
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


def names(count):
    """Give the names of so many indicators."""
    return [f"{place}{kind}" for place in PLACES for kind in KINDS][:count]


def ruleset(count):
    """Give the ruleset that all are audited by."""
    items = [f"indicator {name}\n  weight 3\n  target >= 100 个\n" for name in names(count)]
    return (
        f"ruleset many\n  total {3 * count}\n  grade 优 >= {3 * count * 9 // 10}\n  grade 良 otherwise\n\n"
        + "\n".join(items)
    )


def write(folder, count, indicators):
    """Write so many forms."""
    import xlsxwriter

    drawn = random.Random(14)
    for number in range(count):
        with xlsxwriter.Workbook(str(folder / f"单位{number:05}.xlsx")) as book:
            sheet = book.add_worksheet("自评表")
            sheet.write_row(0, 0, ["项目支出绩效自评表"])
            sheet.write_row(1, 0, HEADS)
            total = 0
            for at, name in enumerate(names(indicators), 2):
                actual = drawn.choice((100, 104, 120, 97, 88, 131))
                score = min(300, (300 * actual + 50) // 100) / 100 + (drawn.random() < 0.01) * 0.5
                total += score
                sheet.write_row(at, 0, ["产出指标", "数量指标", name, "≥100个", f"{actual}个", 3, score, ""])
            sheet.write_row(indicators + 2, 0, ["总分", "", "", "", "", 3 * indicators, round(total, 2), ""])


def measured(ruleset_file, folder, workers):
    """Audit a folder in a process of its own; give its seconds, the most MB of one process, and its rows."""
    code = (
        "import resource, sys; from indicrules.cli.main import run; code = run(sys.argv[1:]);"
        "most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN));"
        "print(most, file=sys.stderr); sys.exit(code)"
    )
    arguments = ["audit", str(ruleset_file), str(folder), "--format", "csv", "--workers", str(workers)]
    start = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    if ran.returncode == 2:
        sys.exit(ran.stderr)
    return time.monotonic() - start, int(ran.stderr.splitlines()[-1]) / 1024, ran.stdout.count("\n") - 1


def main():
    """Print a line for a tenth of the forms and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--indicators", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=float, default=60)
    given = parser.parse_args()
    print("| forms | rows | seconds | user seconds | most MB of a process |")
    print("| --- | --- | --- | --- | --- |")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "many.indic")
        rules.write_text(ruleset(given.indicators), encoding="utf-8")
        for count in (max(1, given.n // 10), given.n):
            forms = Path(folder, str(count))
            forms.mkdir()
            write(forms, count, given.indicators)
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            seconds, most, rows = measured(rules, forms, given.workers)
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            print(f"| {count:,} | {rows:,} | {seconds:.1f} | {used:.1f} | {most:.0f} |", flush=True)
            found.append((seconds, most))
    sys.exit(found[1][0] > given.most or found[1][1] > 1.2 * found[0][1])


if __name__ == "__main__":
    main()
