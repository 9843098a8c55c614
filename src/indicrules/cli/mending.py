"""Write mended files, or show how they would differ."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from indicrules.cli.checked import STANDARD_INPUT, Checked
from indicrules.cli.output import painted
from indicrules.cli.speech import tell
from indicrules.files.rulesets import read_bytes
from indicrules.files.whole import refused, whole
from indicrules.text.render import visible
from indicrules.text.sentence import say

_MARK = b"\xef\xbb\xbf"


def write(checked: Checked) -> None:
    """Replace each changed file as a whole; a link stays a link, and the mark that a file opens with stays there.

    Raise `NotWritten` where one cannot be written.
    """
    for path, _, after in checked.changed:
        if path == STANDARD_INPUT:
            continue
        target = Path(os.path.realpath(path))
        with refused(path):
            mark = _MARK if read_bytes(target).startswith(_MARK) else b""
        with whole(target, path) as file:
            file.write(mark + after.encode("utf-8"))


def difference(checked: Checked, color: bool) -> Iterator[str]:
    """Give the lines in which mended files would differ."""
    for path, before, after in checked.changed:
        lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path)
        yield from painted((visible(each.rstrip("\r\n")) for each in lines), color)


def mended_lines(checked: Checked, kept: bool) -> Iterator[str]:
    """Say what was mended, or would be where the files are kept."""
    for each in checked.mended:
        place = checked.path if each.span is None else _place(checked, each.span.source.name, each.span.line)
        key = "report.would-mend" if kept else "report.mended"
        yield tell(say(key, place=place, message=each.said, code=each.code))


def _place(checked: Checked, name: str, line: int) -> str:
    return f"{checked.paths.get(name, name)}:{line}"
