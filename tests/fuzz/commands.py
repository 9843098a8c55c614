"""Turn chance into command lines with odd words and files, and into table files whose bytes are damaged."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, Literal

import attrs
import click
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from indicrules.cli import main as program
from tests.fuzz import data
from tests.fuzz.changes import ODD, damaged, rewritten
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_readable
from tests.fuzz.rulesets import text

TableFormat = Literal["parquet", "arrow", "stream", "csv", "ndjson"]
_RULESET = """ruleset small
  missing zero
input n0
input p0 %
input t0 yes/no
input d0 date
input c0 one of "a", "b"
indicator a
  weight 10
  actual n0
  target >= 43
indicator b
  weight 10
  score if t0 then full else if c0 = "a" then full / 2 else 0
  deduct 1 if present(d0)
indicator p0
  weight 5
  target >= 95%
"""
_CODE = re.compile(r"error\[([a-z0-9-]+)\]")


@attrs.frozen
class Command:
    """Words, the files that they are run beside, and what stands on standard input."""

    words: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]
    stdin: bytes = b""


def run(command: Command) -> str:
    """Run a command line in a folder of its own; give its exit code, with the first code of what it says."""
    before = os.getcwd()
    said_to = io.BytesIO()
    out, err = (io.TextIOWrapper(stream, encoding="utf-8") for stream in (io.BytesIO(), said_to))
    stdin = sys.stdin
    with tempfile.TemporaryDirectory(prefix="commands.") as folder:
        for name, content in command.files:
            Path(folder, name).write_bytes(content)
        os.chdir(folder)
        sys.stdin = io.TextIOWrapper(io.BytesIO(command.stdin), encoding="utf-8")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = _exit_code(command.words)
        finally:
            err.flush()
            os.chdir(before)
            sys.stdin = stdin
        left = {path.name for path in Path(folder).iterdir()} - {name for name, _ in command.files}
    written = {name.replace(".indic", "_test.indic") for name, _ in command.files if "--write" in command.words}
    hold(left <= written.union(command.words), f"files left behind: {left}")
    said = said_to.getvalue().decode("utf-8")
    hold(code in (0, 1, 2), f"the exit code {code}")
    hold(code != 2 or bool(said), "an exit code of 2 without a word")
    if said:
        hold_readable(re.sub(r"\x1b\[[0-9;]*m", "", said))
    found = _CODE.search(said)
    return f"{code} {found[1]}" if found else str(code)


def _exit_code(words: tuple[str, ...]) -> Any:
    try:
        program.main(list(words))
    except SystemExit as left:
        return left.code
    return 0


@cache
def _options(name: str) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """Give the options of a command, each with the words that it takes: None where it takes none."""
    context = click.Context(program._program)
    command = program._program.get_command(context, name)
    found: list[tuple[str, tuple[str, ...] | None]] = [
        ("--help", None),
        ("-h", None),
        ("--version", None),
        ("-V", None),
    ]
    for parameter in command.params if command is not None else ():
        flag = isinstance(parameter, click.Option) and parameter.is_flag
        fit = tuple(map(str, parameter.type.choices)) if isinstance(parameter.type, click.Choice) else _FIT
        found += [
            (each, None if flag else fit) for each in (*parameter.opts, *parameter.secondary_opts) if each[:1] == "-"
        ]
    return tuple(found)


_FIT = ("unit", "n0", "a", "2024", "2", "out.csv", "out.parquet")
_FILES = ("good.indic", "bad.indic", "data.json", "data.toml", "data.csv", "table.csv", "table.ndjson", "table.parquet")
_COMMANDS = ("score", "explain", "report", "check", "fmt", "test")
_LOOSE = (
    "",
    "-",
    "--",
    "-x",
    "nope.indic",
    ".",
    "2024",
    "0",
    "-1",
    "99999",
    "n0",
    "unit",
    "甲",
    "\x1b[2J",
    "a\nb",
    "x" * 300,
)


def _command(random: Random) -> Command:
    words = [random.choice(_COMMANDS) if random.random() < 0.95 else random.choice(_LOOSE)]
    if words[0] in ("score", "explain", "report"):
        words += ["good.indic" if random.random() < 0.9 else random.choice(_FILES), random.choice((*_FILES[2:], "-"))]
    else:
        words += random.choices((*_FILES[:2], "-", "data.json", "."), k=random.choice((1, 1, 2)))
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        word, fit = random.choice(_options(words[0]))
        words.append(word)
        if fit is not None:
            words.append(random.choice(fit) if fit and random.random() < 0.8 else random.choice((*_LOOSE, *_FILES)))
    if random.random() < 0.1:
        words[random.randrange(len(words))] = random.choice((*_LOOSE, *ODD))
    words = [
        each for each in words if not any("\ud800" <= letter <= "\udfff" or letter == "\x00" for letter in each)
    ]  # no shell gives these
    return Command(tuple(words), _files(random), _content(random, "json"))


def _files(random: Random) -> tuple[tuple[str, bytes], ...]:
    good = _RULESET if random.random() < 0.8 else text(random)
    csv, ndjson, parquet = (_table_bytes(format, random) for format in ("csv", "ndjson", "parquet"))
    data_files = tuple((f"data.{format}", _content(random, format)) for format in ("json", "toml", "csv"))
    tables = (("table.csv", csv), ("table.ndjson", ndjson), ("table.parquet", parquet))
    rulesets = (("good.indic", good), ("bad.indic", rewritten(random, _RULESET)))
    return (*((name, each.encode("utf-8", "surrogatepass")) for name, each in rulesets), *data_files, *tables)


def _content(random: Random, format: Any) -> bytes:
    if format == "json" and random.random() < 0.5:
        return b'{"n0": 43, "p0": "95%", "t0": true, "c0": "a", "d0": "2024-05-05"}'
    return data.file(format, random).content


@cache
def _tables() -> tuple[Any, ...]:
    """Give tables of which files are made, some with columns that nothing reads."""
    random = Random("tables")
    found = []
    for rows in (1, 3, 20, 300):
        columns = {
            "unit": [f"县{row}" for row in range(rows)],
            "n0": [random.randrange(100) for _ in range(rows)],
            "p0": [random.choice(("95%", "N/A", None, "89.5")) for _ in range(rows)],
            "t0": [random.random() < 0.5 for _ in range(rows)],
            "d0": [random.choice(("2024-05-05", None)) for _ in range(rows)],
            "c0": [random.choice(("a", "b", "x")) for _ in range(rows)],
        }
        found.append(pa.table(columns))
        found.append(
            pa.table({**columns, "list": [[row] for row in range(rows)], "n0": [row / 7 for row in range(rows)]})
        )
    return tuple(found)


@cache
def _file_bytes(format: TableFormat) -> tuple[bytes, ...]:
    return tuple(_encoded(table, format) for table in _tables())


def _encoded(table: Any, format: TableFormat) -> bytes:
    sink = io.BytesIO()
    match format:
        case "parquet":
            pa.parquet.write_table(table, sink, compression="none")
        case "arrow":
            with pa.ipc.new_file(sink, table.schema) as file:
                file.write_table(table)
        case "stream":
            with pa.ipc.new_stream(sink, table.schema) as stream:
                stream.write_table(table)
        case "csv":
            plain = table.drop_columns([name for name in ("list",) if name in table.column_names])
            pa.csv.write_csv(plain, sink)
        case "ndjson":
            for row in table.to_pylist():
                sink.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
    return sink.getvalue()


def _table_bytes(format: TableFormat, random: Random) -> bytes:
    content = random.choice(_file_bytes(format))
    return damaged(random, content, _file_bytes(format)) if random.random() < 0.9 else content


_ENDINGS = {"parquet": "parquet", "arrow": "arrow", "stream": "arrow", "csv": "csv", "ndjson": "ndjson"}


def _table(format: TableFormat, random: Random) -> Command:
    name = f"table.{_ENDINGS[format]}"
    words = ["score", "small.indic", name]
    for option in (("--key", "unit"), ("--out", "out.csv"), ("--absent", "missing"), ("--workers", "1")):
        words += option if random.random() < 0.4 else ()
    return Command(tuple(words), (("small.indic", _RULESET.encode()), (name, _table_bytes(format, random))))


KINDS = (
    Kind("command-line", _command, run, 12, 3.0),
    *(Kind(f"table-{format}", partial(_table, format), run, 3, 3.0) for format in _ENDINGS),  # type: ignore[arg-type]  # its keys are the formats
)
