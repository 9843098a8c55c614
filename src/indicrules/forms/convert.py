"""Turn a file of an old or foreign kind into a workbook or document of today, by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from indicrules.files.cells import refused
from indicrules.text.errors import DataError
from indicrules.text.sentence import say

Made = Literal["xlsx", "docx"]

SECONDS = 60.0
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)

# Of each kind the ending by which LibreOffice knows it, and what it becomes.
_KINDS: Mapping[str, tuple[str, Made]] = MappingProxyType(
    {
        "doc": ("doc", "docx"),
        "xls": ("xls", "xlsx"),
        "rtf": ("rtf", "docx"),
        "xml": ("xml", "xlsx"),
        "xlsb": ("xlsb", "xlsx"),
        "odt": ("odt", "docx"),
        "ods": ("ods", "xlsx"),
    }
)
_OFFICE = "/org.openoffice.Office"
_CLOSED = f"{_OFFICE}.Common/Security/Scripting"
_SET = 'oor:op="fuse"><value>'
_UPDATE = "Content/Update"
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="{_CLOSED}"><prop oor:name="DisableMacrosExecution" {_SET}true</value></prop></item>
<item oor:path="{_CLOSED}"><prop oor:name="MacroSecurityLevel" {_SET}3</value></prop></item>
<item oor:path="{_CLOSED}"><prop oor:name="BlockUntrustedRefererLinks" {_SET}true</value></prop></item>
<item oor:path="{_OFFICE}.Calc/{_UPDATE}"><prop oor:name="Link" {_SET}2</value></prop></item>
<item oor:path="{_OFFICE}.Writer/{_UPDATE}"><prop oor:name="Link" {_SET}0</value></prop></item>
</oor:items>
"""


def converted(content: bytes, name: str, kind: str) -> tuple[bytes, Made]:
    """Give the content as a workbook or document of today; raise `DataError` where that cannot be done.

    Macros are not run and links not followed; what LibreOffice keeps beside is thrown away afterwards.
    """
    known = kind_of_ole(content, name) if kind == "ole" else kind
    if known not in _KINDS:
        raise refused(name, "unknown-format", say("unknown-format.form"), say("unknown-format.kind.hint"))
    ending, made = _KINDS[known]
    program = next(filter(None, map(shutil.which, (*_PROGRAMS, *_PLACES))), None)
    if program is None:
        said = say("not-converted.lacking", ending=ending)
        raise refused(name, "not-converted", said, say("not-converted.lacking.hint", made=made))
    with tempfile.TemporaryDirectory(prefix="indicrules-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder, "profile")
        Path(profile, "user").mkdir(parents=True)
        Path(profile, "user", "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        given, given_out = Path(folder, f"form.{ending}"), Path(folder, "out")
        given.write_bytes(content)
        _run([
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", made, "--outdir", str(given_out), str(given),
        ], name, made)  # fmt: skip
        result = given_out / f"form.{made}"
        if not result.is_file():
            raise _failed(name, made)
        return result.read_bytes(), made


def _run(command: list[str], name: str, made: Made) -> None:
    """Run a program for no longer than it may, and whatever it has started with it."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        try:
            running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            said = say("not-converted.time", seconds=f"{SECONDS:.0f}")
            raise refused(name, "not-converted", said, say("not-converted.hint", made=made)) from None
        finally:
            _end(running)
    if running.returncode != 0:
        raise _failed(name, made)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End what is still running of a program: it starts others, which the session holds together."""
    if os.name == "posix":
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
    elif running.poll() is None:
        running.kill()


def _failed(name: str, made: Made) -> DataError:
    return refused(name, "not-converted", say("not-converted"), say("not-converted.hint", made=made))


def kind_of_ole(content: bytes, name: str) -> str:
    """Tell what an old file of Office is by the streams in it; raise `DataError` for one that is locked."""
    locked = refused(name, "encrypted-file", say("encrypted-file"), say("encrypted-file.hint"))
    if _entry(content, "EncryptedPackage") >= 0:
        raise locked
    word = _stream(content, "WordDocument")
    if word is not None:
        # The file information block: flags stand at 10, and the bit 0x0100 of them tells of a password.
        if word[:2] == b"\xec\xa5" and len(word) > 11 and word[11] & 1:
            raise locked
        return "doc"
    book = _stream(content, "Workbook") or _stream(content, "Book")
    if book is not None:
        if _is_locked(book):
            raise locked
        return "xls"
    return ""


def _entry(content: bytes, stream: str) -> int:
    """Give where the entry of a stream stands in the directory, -1 where it has none."""
    wanted = (stream + "\0").encode("utf-16-le")
    at = content.find(wanted)
    while at >= 0 and at % 128:
        at = content.find(wanted, at + 1)
    return at


def _stream(content: bytes, stream: str) -> bytes | None:
    """Give the first sector of a stream; None where there is none of the name."""
    at = _entry(content, stream)
    if at < 0:
        return None
    size = 1 << min(int.from_bytes(content[30:32], "little"), 20)
    start = int.from_bytes(content[at + 116 : at + 120], "little")
    return content[(start + 1) * size : (start + 2) * size]


def _is_locked(book: bytes) -> bool:
    """Tell whether a record of a password stands among the first of a workbook."""
    at = 0
    for _ in range(8):
        kind, length = int.from_bytes(book[at : at + 2], "little"), int.from_bytes(book[at + 2 : at + 4], "little")
        if kind == 0x2F:
            return True
        at += 4 + length
        if at + 4 > len(book):
            return False
    return False
