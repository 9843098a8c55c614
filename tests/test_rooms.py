"""Turn the imports of the package into the order of its rooms, and hold the order."""

from __future__ import annotations

import ast
import functools
import graphlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

PACKAGE: Final = Path(__file__).resolve().parents[1] / "src" / "indicrules"

# Lowest first: a room imports itself and the rooms before it.
ROOMS: Final = (
    "text",
    "exact",
    "language",
    "syntax",
    "highlight",
    "model",
    "meaning",
    "std",
    "files",
    "lint",
    "evaluate",
    "intake",
    "compile",
    "card",
    "tables",
    "explain",
    "editing",
    "proof",
    "audit",
    "forms",
    "departments",
    "report",
    "receipts",
    "lsp",
    "cli",
)

# The public face beside the rooms: it may import any room, and only the door for people imports it.
FACE: Final = frozenset(
    {"__init__.py", "files/__init__.py", "__main__.py", "auditing.py", "ruleset.py", "scorecard.py", "spark.py"}
)
DOORS: Final = frozenset({"cli"})

# Where a library from outside may be imported: everywhere, in a room, or in the one module of it; some have two homes.
HOMES: Final[dict[str, str | tuple[str, ...]]] = {
    "attrs": "",
    "lark": "syntax/parser.py",
    "click": "cli/",
    "pytest": "cli/plugin.py",
    "numpy": "tables/",
    "llvmlite": "tables/native/engine.py",
    "polars": "tables/read/frames.py",
    "pygments": "highlight/lexer.py",
    "pyarrow": "tables/",
    "pyspark": "tables/engines/",
    "openpyxl": "forms/",
    "defusedxml": "forms/workbooks.py",
    "docx": ("forms/", "report/document/"),
    "xlsxwriter": "report/workbook/writing.py",
    "lxml": "forms/pages.py",
    "lsprotocol": "lsp/",
    "pygls": "lsp/",
    "py4j": "tables/engines/freight.py",
}

VAGUE: Final = frozenset({"utils", "util", "helpers", "helper", "common", "base", "misc"})


def findings(package: Path) -> list[str]:
    """Give what breaks the rules of the rooms in `package`, one line each, in file order."""
    return [
        f"{place}: {what}"
        for path in sorted(package.rglob("*.py"))
        for place in [path.relative_to(package).as_posix()]
        for what in (*_layout(place), *_module(place, path.read_text("utf-8")))
    ]


def imported(package: Path) -> set[str]:
    """Give the libraries from outside that modules of `package` import at home."""
    names = {
        (path.relative_to(package).as_posix(), name.split(".")[0])
        for path in package.rglob("*.py")
        for node in _read(path.read_text("utf-8")).anywhere
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    return {top for place, top in names if top in HOMES and place.startswith(HOMES[top])}


class Imports(NamedTuple):
    """Whether a module has a docstring, what it imports anywhere, and what as soon as it is imported itself."""

    documented: bool
    anywhere: tuple[ast.Import | ast.ImportFrom, ...]
    at_once: tuple[ast.Import | ast.ImportFrom, ...]


@functools.lru_cache(2048)
def _read(text: str) -> Imports:
    """Read a module once for all tests here."""
    tree = ast.parse(text)
    # whole file: imports inside functions and under TYPE_CHECKING count
    anywhere = tuple(node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    at_once = tuple(node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom)))
    return Imports(ast.get_docstring(tree) is not None, anywhere, at_once)


def _layout(place: str) -> Iterator[str]:
    parts = place.removesuffix(".py").split("/")
    if len(parts) == 1 and place not in FACE:
        yield "stands in no room"
    if len(parts) > 1 and parts[0] not in ROOMS:
        yield f"room {parts[0]} is not listed"
    yield from (f"{part} says nothing" for part in parts if part in VAGUE)


def _module(place: str, text: str) -> Iterator[str]:
    found = _read(text)
    if not found.documented:
        yield "no docstring"
    for node in found.anywhere:
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield from _import(place, alias.name.split("."))
            case ast.ImportFrom(level=0, module=str(module), names=names):
                for alias in names:
                    yield from _import(place, [*module.split("."), alias.name])
            case _:
                yield "relative import"


def _import(place: str, parts: list[str]) -> Iterator[str]:
    top = parts[0]
    if top == "indicrules":
        yield from _inside(place, parts[1:])
    elif top not in sys.stdlib_module_names and not place.startswith(HOMES.get(top, "nowhere")):
        yield f"imports {top}"


def _inside(place: str, parts: list[str]) -> Iterator[str]:
    if place in FACE:
        return
    own = place.split("/")[0]
    if parts and parts[0] in ROOMS:
        if own in ROOMS and ROOMS.index(parts[0]) > ROOMS.index(own):
            yield f"imports {parts[0]}, which is above {own}"
    elif own not in DOORS:
        yield "imports the public face"


def test_package_keeps_the_order_of_its_rooms() -> None:
    """Nothing in the package breaks a rule."""
    assert findings(PACKAGE) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """A module needs none of those that need it, directly or by way of others, before it is there."""
    modules = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    needed = {name: _needed(path, frozenset(modules)) for name, path in modules.items()}
    assert sum(map(len, needed.values())) > len(needed)
    graphlib.TopologicalSorter(needed).prepare()  # raises `CycleError`, which names the circle


def _needed(path: Path, modules: frozenset[str]) -> set[str]:
    """Give the modules that one imports when it is imported itself."""
    at_once = [node for node in _read(path.read_text("utf-8")).at_once if isinstance(node, ast.ImportFrom)]
    names = {(node.module or "", alias.name) for node in at_once for alias in node.names}
    return {f"{module}.{name}" if f"{module}.{name}" in modules else module for module, name in names} & modules


def test_every_room_and_every_home_holds_something() -> None:
    """A room that is listed is a package, and a home is where its library is imported."""
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(ROOMS)
    assert {place for place in FACE if not (PACKAGE / place).is_file()} == set()
    assert imported(PACKAGE) == set(HOMES)


def test_the_page_on_design_lists_the_rooms_in_their_order() -> None:
    """The table of rooms in `docs/design.md` is the list here."""
    page = (PACKAGE.parents[1] / "docs" / "design.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE) == list(ROOMS)


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("text/a.py", "from indicrules.model.units import Unit", ["imports model, which is above text"]),
        ("text/a.py", "import indicrules.model.units", ["imports model, which is above text"]),
        ("text/a.py", "from indicrules import card", ["imports card, which is above text"]),
        ("text/a.py", "def f():\n    import indicrules.cli.main", ["imports cli, which is above text"]),
        (
            "text/a.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from indicrules.cli import x",
            ["imports cli, which is above text"],
        ),
        ("text/a.py", "from indicrules import loads", ["imports the public face"]),
        ("text/a.py", "import indicrules", ["imports the public face"]),
        ("text/a.py", "from .source import Span", ["relative import"]),
        ("text/a.py", "from . import source", ["relative import"]),
        ("syntax/formatter.py", "import lark", ["imports lark"]),
        ("model/a.py", "from lark import Tree", ["imports lark"]),
        ("ruleset.py", "import click", ["imports click"]),
        ("explain/a.py", "import click.testing", ["imports click"]),
        ("cli/a.py", "import rich.table", ["imports rich"]),
        ("card/a.py", "import numpy as np", ["imports numpy"]),
        ("files/a.py", "import pyarrow.csv", ["imports pyarrow"]),
        ("card/a.py", "import z3", ["imports z3"]),
        ("exact/utils.py", "", ["utils says nothing"]),
        ("model/helpers/a.py", "", ["helpers says nothing"]),
        ("model/common.py", "", ["common says nothing"]),
        ("model/base.py", "", ["base says nothing"]),
        ("other.py", "", ["stands in no room"]),
        ("web/a.py", "", ["room web is not listed"]),
    ],
)
def test_each_rule_is_noticed_when_broken(tmp_path: Path, place: str, text: str, expected: list[str]) -> None:
    """A small tree with one mistake yields that mistake and no other."""
    _write(tmp_path / place, f'"""Say something."""\n{text}\n')
    assert findings(tmp_path) == [f"{place}: {what}" for what in expected]


def test_module_without_docstring_is_noticed(tmp_path: Path) -> None:
    """A comment at the top does not stand for a docstring."""
    _write(tmp_path / "text" / "a.py", "# Turn a into b.\n")
    assert findings(tmp_path) == ["text/a.py: no docstring"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("model/a.py", "from indicrules.syntax.tree import File"),
        ("model/a.py", "from indicrules.model.units import Unit"),
        ("model/a.py", "import attrs, json"),
        ("syntax/parser.py", "import lark"),
        ("tables/score/kernel.py", "import numpy as np\nimport pyarrow as pa"),
        ("cli/main.py", "import click\nfrom indicrules import load"),
        ("__init__.py", "from indicrules.card.scorecard import Scorecard"),
        ("ruleset.py", "from indicrules.explain.text import render"),
    ],
)
def test_what_is_allowed_passes(tmp_path: Path, place: str, text: str) -> None:
    """A small tree without a mistake yields nothing."""
    _write(tmp_path / place, f'"""Say something."""\n{text}\n')
    assert findings(tmp_path) == []


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
