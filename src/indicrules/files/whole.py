"""Turn what is written piece by piece into a file that appears under its name once it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from indicrules.text.classes import mutable
from indicrules.text.patterns import pattern

_PLAIN: Final = 0o666  # as any new file: the umask takes from it
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_STREAMS: Final = pattern(r"/dev/(?:std(?:out|err)|fd/\d+)|/proc/self/fd/\d+")
_NAMED: Final = {"/dev/stdout": 1, "/dev/stderr": 2}

# The files that are being written, for a process that is told to stop.
_unfinished: set[str] = set()


class NotWritten(Exception):
    """An output that could not be written; `name` is the output, `problem` why."""

    def __init__(self, name: str, problem: OSError) -> None:
        super().__init__(name, problem)
        self.name = name
        self.problem = problem


@mutable
class Output:
    """An open binary file whose refusals name it: each `OSError` becomes `NotWritten`."""

    name: str
    _file: BinaryIO
    closed: bool = False
    _written: int = 0

    def write(self, content: bytes) -> int:
        """Write all of `content`, bytes or a buffer, and give how many bytes that is."""
        with refused(self.name):
            self._file.write(content)
        size = memoryview(content).nbytes
        self._written += size
        return size

    def flush(self) -> None:
        """Hand on what is still held back."""
        with refused(self.name):
            self._file.flush()

    def tell(self) -> int:
        """Give how many bytes were written."""
        return self._written

    def close(self) -> None:
        """Write no more; the file underneath is closed by who opened it."""
        self.closed = True

    def readable(self) -> bool:
        """Say no."""
        return False

    def writable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say no."""
        return False


@contextlib.contextmanager
def refused(name: str) -> Iterator[None]:
    """Raise `NotWritten` for the output `name` in place of an `OSError`."""
    try:
        yield
    except OSError as problem:
        raise NotWritten(name, problem) from None


@contextlib.contextmanager
def output(target: Path) -> Iterator[Output]:
    """Open a path for writing: a pipe or a device as it is, any other as a whole; raise `NotWritten`.

    `/dev/stdout` and its like are what the process has open there already.
    """
    name = str(target)
    with refused(name):
        if _STREAMS.fullmatch(name):
            opened = os.fdopen(os.dup(_NAMED.get(name) or int(target.name)), "wb")
        elif _is_special(target):
            opened = target.open("wb")
        else:
            opened = None
    if opened is None:
        with whole(target) as fresh:
            yield fresh
        return
    with _quietly_closed(opened) as file:
        yield Output(name, file)
        with refused(name):
            file.close()


@contextlib.contextmanager
def whole(target: Path, name: str | None = None) -> Iterator[Output]:
    """Open a fresh file beside `target` that takes its place when all of it is written and synced; raise `NotWritten`.

    What stood there is replaced, never written into: a link by a file, a file with other names under this one. It
    keeps its permissions and, where that is allowed, its owner; a new one has those of any new file. One that may not
    be written is left alone. Where anything goes wrong nothing is left beside it. Messages call it `name`.
    """
    name = name or str(target)
    with refused(name):
        old = _replaced(target)
        part = str(target.with_name(f".{target.name[:50]}.{os.urandom(8).hex()}.part"))
        if os.path.lexists(part):  # 64 random bits do not come twice
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), part)
    # INVARIANT: listed before it is there, so that a process that is told to stop knows of it.
    _unfinished.add(part)
    try:
        with refused(name):
            descriptor = os.open(part, _FLAGS, _PLAIN if old is None else stat.S_IMODE(old.st_mode) & 0o777)
        with _quietly_closed(os.fdopen(descriptor, "wb")) as file:
            yield Output(name, file)
            with refused(name):
                file.flush()
                os.fsync(file.fileno())
                file.close()
        with refused(name):
            if old is not None:
                _as_before(part, old)
            os.replace(part, target)
            _sync_folder(target.parent)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(part)
        _unfinished.discard(part)


def discard_unfinished() -> None:
    """Remove the files that are being written; for a process that is told to stop."""
    for part in tuple(_unfinished):
        with contextlib.suppress(OSError):
            os.unlink(part)


@contextlib.contextmanager
def _quietly_closed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Close a file in the end; what it still held back, where it did not take all, was refused before."""
    try:
        yield file
    finally:
        with contextlib.suppress(OSError):
            file.close()


def _is_special(target: Path) -> bool:
    """Say whether a path is a pipe, a device or a socket, and no link to one."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))


def _replaced(target: Path) -> os.stat_result | None:
    """Give what is known of the file that is replaced, None where a new one comes; raise `OSError` where none may."""
    if target.is_dir() or not target.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    try:
        old = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(old.st_mode):
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return old


def _as_before(part: str, old: os.stat_result) -> None:
    if os.name != "nt":
        new = os.stat(part)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            with contextlib.suppress(OSError):  # only root may give files away
                os.chown(part, old.st_uid, old.st_gid)
    os.chmod(part, stat.S_IMODE(old.st_mode) & 0o777)


def _sync_folder(folder: Path) -> None:
    """Have the name, too, outlive a power cut, where the system can promise that."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # a folder that may not be read, a file system that syncs none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
