"""Turn a data file in JSON, TOML or CSV into one department's actuals, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from indicrules.files.cells import Cell, as_csv, refused
from indicrules.files.decoded import MOST_BYTES, decoded
from indicrules.text.options import a_text, one_of
from indicrules.text.sentence import say

Format = Literal["json", "toml", "csv"]

# Each format with the module and the function that read it, so that a run loads one of them.
_READERS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        "json": ("indicrules.files.json_actuals", "json_cells"),
        "toml": ("indicrules.files.toml_actuals", "toml_cells"),
        "csv": ("indicrules.files.csv_actuals", "csv_cells"),
    }
)
_ENDINGS: Mapping[str, Format] = MappingProxyType({".json": "json", ".toml": "toml", ".csv": "csv", ".tsv": "csv"})


def read_actuals(
    source: Path | bytes, format: Format | None = None, *, name: str = "<data>", encoding: str | None = None
) -> dict[str, object]:
    """Give each name's value; see `read_cells`."""
    return {cell.name: cell.value for cell in read_cells(source, format, name=name, encoding=encoding)}


def read_cells(
    source: Path | bytes, format: Format | None = None, *, name: str = "<data>", encoding: str | None = None
) -> tuple[Cell, ...]:
    """Read a file, or bytes that `name` stands for in messages.

    Without `format` the file's ending says it, for bytes it is JSON. Without `encoding` the text is UTF-8, or UTF-16
    with its mark. Raise `DataError` with every problem and its line, `OSError` where the file cannot be read,
    `ValueError` for a format or encoding that there is not.
    """
    a_text("name", name)
    if format is not None:
        one_of("format", format, _READERS)
    if isinstance(source, bytes):
        return _read(source, format or "json", name, encoding)
    chosen = format or _ENDINGS.get(source.suffix.lower())
    if chosen is None:
        advice = as_csv(source) or say("unknown-format.hint")
        raise refused(source.name, "unknown-format", say("unknown-format", ending=source.suffix), advice)
    with source.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return _read(content, chosen, source.name, encoding)


def _read(content: bytes, format: Format, name: str, encoding: str | None) -> tuple[Cell, ...]:
    module, function = _READERS[format]
    found: tuple[Cell, ...] = getattr(import_module(module), function)(decoded(content, name, encoding), name)
    return found
