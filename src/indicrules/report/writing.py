"""Turn a report into a file that appears under its name once it is whole, in the format of its ending."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicrules.files.whole import NotWritten, output
from indicrules.report.rendering import Format
from indicrules.text.options import shown

ENDINGS: Mapping[str, Format] = MappingProxyType(
    {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".xlsx": "xlsx", ".docx": "docx"}
)
"""The format of each ending that a file of a report may have."""


def format_of(path: Path) -> Format | None:
    """Give the format of a file by its ending; None where that says nothing."""
    return ENDINGS.get(path.suffix.lower())


def encoded(report: str | bytes) -> bytes:
    """Give the bytes of a report's file."""
    return report.encode("utf-8") if isinstance(report, str) else report


def write(path: str | os.PathLike[str], report: Callable[[Any], str | bytes]) -> None:
    """Write what `report` gives for the format of a path; raise `ValueError` where its ending says none, `OSError`."""
    target = Path(path)
    format = format_of(target)
    if format is None:
        raise ValueError(f"`path` is `{shown(str(path))}`: write an ending of .html, .md, .xlsx or .docx")
    content = encoded(report(format))
    try:
        with output(target) as file:
            file.write(content)
    except NotWritten as refused:
        raise refused.problem from None
