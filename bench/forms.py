"""What reading forms takes: plain ones of each kind, and such as do harm to readers without limits, a process each.

python bench/forms.py [--only hostile]

Harmful inputs are made here, of nothing but repetition, and read by this library alone.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from memory import resident

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def varied(count):
    """Give the XML of rows of a hundred cells that do not pack well."""
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c t="str"><v>{row * 7919 % 10007}宗{at}</v></c>' for at in range(100))
        + "</row>"
        for row in range(1, count // 100 + 1)
    )


def hostile():
    """Give what writes each harmful form."""
    from tests.forms.made import cell, document, sheet, table

    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    columns = (
        "<cols>" + "".join(f'<col min="{1 + at % 9}" max="16383" hidden="1"/>' for at in range(90_000)) + "</cols>"
    )
    return {
        "unpacks to 300 MB.xlsx": lambda folder: sheet(folder, " " * 300_000_000),
        "far cell.xlsx": lambda folder: sheet(folder, far),
        "merge of all.xlsx": lambda folder: sheet(folder, far[: far.index("</row>") + 6], rest=merge),
        "columns again and again.xlsx": lambda folder: sheet(folder, far[: far.index("</row>") + 6], top=columns),
        "300,000 cells.xlsx": lambda folder: sheet(folder, varied(300_000)),
        "99,900 cells.xlsx": lambda folder: sheet(folder, varied(99_900)),
        "deep.xlsx": lambda folder: sheet(folder, "<row>" * 20_000 + "</row>" * 20_000),
        "110,000 cells.docx": lambda folder: document(folder, table(*[cell("x") * 100] * 1100)),
        "19,900 cells.docx": lambda folder: document(folder, table(*[cell("x") * 100] * 199)),
        "190,000 paragraphs.docx": lambda folder: document(folder, "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 190_000),
        "deep.html": lambda folder: text(folder, "<html>" + "<div>" * 390_000),
        "100,000 nested tables.html": lambda folder: text(folder, "<html>" + "<table><tr><td>" * 100_000),
        "100,000 paragraphs.html": lambda folder: text(folder, "<html>" + "<p>x" * 100_000),
        "spans.html": lambda folder: text(folder, "<html><table>" + "<tr><td rowspan=9999 colspan=999>x" * 3_800),
        "2,490,000 cells.csv": lambda folder: text(folder, "a," * 2_490_000),
        "2,490,000 lines.txt": lambda folder: text(folder, "a\n" * 2_490_000),
        "29,000 lines of columns.txt": lambda folder: text(folder, "a  b  c  d\na    b  c  d\n" * 14_500),
        "marks.txt": lambda folder: text(folder, "a|b\n-|-\n" + "** __a" * 700_000 + "|\n"),
        "blanks.txt": lambda folder: text(folder, "a|b\n" + " " * 4_000_000 + "-|x\n"),
        "70,000 parts.xlsx": many,
    }  # fmt: skip


def plain():
    """Give what writes a plain form of each kind."""
    from tests.forms.written import WITH_MERGES, WITHOUT

    def writer(name, write):
        def made(folder):
            write(folder / name)
            return folder / name

        return made

    return {name: writer(name, write) for name, write in {**WITH_MERGES, **WITHOUT}.items()}


def text(folder, content):
    """Write a text."""
    path = folder / "form"
    path.write_text(content, "utf-8")
    return path


def many(folder):
    """Write a zip of many parts."""
    path = folder / "form"
    with zipfile.ZipFile(path, "w") as packed:
        for at in range(70_000):
            packed.writestr(f"{at}.xml", "")
    return path


def measured(path, times):
    """Read a form in this process; print seconds of processor time, the peak beyond what was there, what came of it."""
    import docx  # noqa: F401
    import lxml.html  # noqa: F401
    import openpyxl  # noqa: F401

    from indicrules.forms.reading import read_pages
    from indicrules.text.errors import IndicrulesError

    if times > 1:
        read_pages(path)
    before = resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # forget the high-water mark
    start = time.process_time()
    said = "read"
    for _ in range(times):
        try:
            read_pages(path)
        except IndicrulesError as refused:
            said = refused.problems[0].code
    print(f"{(time.process_time() - start) / times:.4f} {resident('VmHWM') - before:.0f} {said}")


def main():
    """Print a line a form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["plain", "hostile"])
    parser.add_argument("--one", type=Path, help="a file, measured in this process")
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    if given.one:
        measured(given.one, given.times)
        return
    print("| form | ms | peak MB | outcome |")
    print("| --- | --- | --- | --- |")
    for kind, forms, times in (("plain", plain, 20), ("hostile", hostile, 1)):
        if given.only in (None, kind):
            for name, write in forms().items():
                with tempfile.TemporaryDirectory() as folder:
                    path = write(Path(folder)).rename(Path(folder, name))
                    command = [sys.executable, __file__, "--one", str(path), "--times", str(times)]
                    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
                print(f"| {name} | {float(found[0]) * 1000:,.1f} | {found[1]} | {found[2]} |", flush=True)


if __name__ == "__main__":
    main()
